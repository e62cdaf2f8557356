"""Whom a source's words mean, and whether they are a teller."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from dragoman.attribution.drafts import Draft, Place
from dragoman.attribution.first_person import TWO_SIDED, Scene, read_person, scene_at
from dragoman.attribution.source_words import (
    LEADING,
    before_clause,
    head_noun,
    is_name,
    means_all,
    stands_second,
    whole_of,
    without_day,
)
from dragoman.lexicon.cues import act_of_rule
from dragoman.lexicon.loader import load_rows
from dragoman.lexicon.words import load_agent_nouns, load_class
from dragoman.model.ids import slug
from dragoman.model.records import JOINT, Actor, ActorSeen, Description, Mention
from dragoman.text.words import read_words

SPOKEN = re.compile(r"spokes|press secretary|press office", re.I)
BRIEFER = re.compile(r"(?:spokes\w*|aide|diplomat|official|advis[eo]r|assistant|source)\Z", re.I)
# Behind a verb: "described the talks to journalists".
TOLD_PRESS = re.compile(r"[^.\n“\"]*?\bto (?:the press|(?:the )?(?:reporters|journalists))\b", re.I)
ASIDE_CHARS = 60  # from the verb to these words
# "The ministry issued a statement", "said in a written statement": whose text "the statement" further down is.
ISSUED = re.compile(
    r"\s+(?:\w+ly\s+)?(?:has\s+|had\s+|later\s+)?(?:issued|released|published|posted|put out|made|said in|wrote in)\s+"
    r"(?:\w+\s+){1,4}?(?:statement|readout|read-out|communiqu[eé]|summary|account|transcript|declaration)\b",
    re.I,
)
AGAIN = re.compile(r"(?:(?:one|two|some|several|both|all) of )?(?:the|these|those) ", re.I)
# "The Secretary and his counterparts", "the group": those who took part, together.
TOGETHER = re.compile(r"\band\s+(?:his|her|their|the)\s", re.I)
THE_GROUP = re.compile(r"(?:the|both|all)\s+(?:group|participants|attendees|parties)|both(?:\s+of\s+them)?", re.I)
ONE_OF_THEM = re.compile(
    r"(?:one|two|some|several|both|another|a (?:second|third)) of (?:them|these|those)|both|another"
)
SENTENCE_END = re.compile(r"[.!?][\"”’]?\s+|\n+")
# "its minister, Ilmar Vesk,": a name in apposition says who is meant, whether or not anybody knows it.
APPOSED = re.compile(r",\s+(?P<name>(?:[^\W\d_a-z][\w’'.-]+\s+)+[^\W\d_a-z][\w’'.-]+),?$")
ACRONYM = re.compile(r"(?:the\s+)?[A-Z]{2,6}")
LONGEST_REACH_CHARS = 400  # of "it", back to the sentence that names whom it means
BODIES = frozenset(("institution", "office", "state"))
# "the statement", "its official readout": the text cited before. "A separate statement" is another one.
BARE_DOCUMENT = re.compile(
    r"(?:the|this|that|its|their|the same)\s+(?:(?:official|full|written|brief|short|same|press|public)\s+)*[\w-]+",
    re.I,
)


@dataclass(slots=True)
class SourceReader:
    """Resolves the sources of one document, in text order: "the statement" is the one named before."""

    doc_id: str
    text: str
    mentions: Sequence[Mention]
    actors: dict[str, Actor]
    issuer: str | None
    scenes: Sequence[Scene] = ()
    official: bool = False  # a readout or statement, in nobody's own voice: "they" are those who took part
    unnamed: dict[str, str] = field(default_factory=dict)  # head noun to the unnamed actor last met under it
    documents: list[tuple[int, str]] = field(default_factory=list)  # where texts were cited or issued, and whose
    speaking: str | None = None  # the text's issuer or the body that spoke last, for "it added"
    spoke_at: int = 0
    last_told: str | None = None  # who told something last
    group: str | None = None  # the unnamed people who told last, for "they said"
    group_at: int = 0
    briefer: str | None = None  # the one of them who told last
    briefers: set[str] = field(default_factory=set)  # those who have told the press of the contact
    new_actors: list[ActorSeen] = field(default_factory=list)

    def resolve(self, draft: Draft, *, nested: bool = False) -> tuple[str | None, str]:
        """The actor of a draft's source, which may be ``nested`` in what somebody tells, and what kind of source it is.

        The kind is ``person``, ``document``, ``body``, ``pair``, ``side`` or ``""`` where it is not known;
        the actor is None where the words do not tell.
        """
        if draft.together:
            return JOINT, "pair"
        if draft.source is None and draft.addressee and draft.addressee[1] <= draft.cue[0]:
            return None, ""  # "she was asked to": by whom is not told here
        draft = replace(draft, source=without_day(self.text, draft.source)) if draft.source else draft
        words = self.text[slice(*draft.source)] if draft.source else ""
        scene = scene_at(self.scenes, draft.cue[0])
        actor = read_person(draft, words, scene) if scene and (draft.level == "act" or words in ("", "I")) else None
        if actor or draft.source is None:
            return actor, self._kind_of(actor) if actor else ""
        if words.lower() in ("he", "she") and not nested and self._goes_on_briefing(draft):
            return self.briefer, "person"
        pronoun = self._of_pronoun(words.lower(), draft, draft.source, scene)
        if pronoun:
            return pronoun
        head = head_noun(words)
        inside = self._mentions_in(draft.source)
        whole = whole_of(inside, draft.source, self.text) or whole_of(
            inside, before_clause(words, draft.source), self.text
        )
        if self.official and draft.level != "report" and whole != JOINT and means_all(words, head):
            return JOINT, "pair"
        side = self._side(words, head, inside)
        if side:
            return side, "pair" if self.official else "side"
        if whole and whole.startswith(f"x:{self.doc_id}:") and self._means_briefer(words, head, draft):
            whole = self.briefer or whole  # "the aide", who has a name
        persons = [m for m in self.mentions if self._kind_of(m.actor) == "person"] if "," in words else []
        if stands_second(self.text, persons, draft.source):
            return JOINT, "pair"
        if whole:
            return whole, self._kind_of(whole)
        return self._of_phrase(draft, draft.source, words, head, inside)

    def _of_phrase(
        self, draft: Draft, source: Place, words: str, head: str, inside: Sequence[Mention]
    ) -> tuple[str | None, str]:
        """The actor and kind of a source that is no name alone, with its ``head`` noun and the mentions in it."""
        kind = load_agent_nouns().get(head, "")
        apposed = APPOSED.search(words)
        if apposed and not any(m.span.end > source[0] + apposed.start("name") for m in inside):
            return self._unknown(apposed["name"], draft), "person"
        if inside and draft.level == "act" and TOGETHER.search(words):
            return JOINT, "pair"
        if kind == "talk":
            return (JOINT, "pair") if act_of_rule(draft.rule) == "discuss" else (None, "")
        if THE_GROUP.fullmatch(words):
            return JOINT, "pair"
        if kind == "document":
            return self._of_document(inside, source), "document"
        named = self._named_beside(inside, source)
        if named:
            return named.actor, self._kind_of(named.actor)
        if kind in ("person", "body", "pair") and not (kind == "pair" and inside):
            return self._unnamed(words, head, kind, draft), kind
        if inside and inside[-1].span.end == source[1] and self._kind_of(inside[-1].actor) == "person":
            return inside[-1].actor, "person"
        if is_name(words):
            return self._unknown(words, draft), "person"
        if inside and inside[-1].span.end == source[1]:
            return inside[-1].actor, self._kind_of(inside[-1].actor)
        if draft.level == "report" and ACRONYM.fullmatch(words):
            name = words.split()[-1]
            return self._make(Actor(f"x:{slug(name)}", name, "institution", origin="text")), "body"
        return None, kind

    def _of_pronoun(self, word: str, draft: Draft, source: Place, scene: Scene | None) -> tuple[str | None, str] | None:
        """Whom "who", "it", "he" or "they" means, where the text before tells it better than its mention does."""
        if word in ("who", "which"):  # "Orlo, who told her that"
            before = next((m for m in reversed(self.mentions) if m.span.end <= source[0]), None)
            beside = before and self.text[before.span.end : source[0]].strip() in ("", ",")
            actor = before.actor if before and beside else None
            return actor, self._kind_of(actor) if actor else ""
        if word in ("the latter", "the former"):
            return self._of_two(word, source[0])
        if word == "they" and draft.level == "report" and self.group and self.last_told == self.group:
            return self.group, "person"
        if draft.level == "report" and self.group and ONE_OF_THEM.fullmatch(word):
            return self.group, "person"
        if self._mentions_in(source):
            return None
        if word == "it":
            speaking = self._spoken_of(source[0])
            return speaking, "body" if speaking else ""
        if scene and word in ("he", "she"):
            other = self._beside_speaker(scene, source[0])
            return other, "person" if other else ""
        if word == "they" and draft.level == "report":
            near = self.group and self.group_at >= source[0] - LONGEST_REACH_CHARS
            return (self.group, "person") if near else (None, "")
        if scene and word.isalpha():
            other = self.other_in_scene(source)
            return (other, "person") if other else None
        return None

    def _of_two(self, word: str, place: int) -> tuple[str | None, str]:
        """Whom "the latter" or "the former" means: of the persons of the sentence before, the second or the first."""
        ends = [m.end() for m in SENTENCE_END.finditer(self.text, max(0, place - LONGEST_REACH_CHARS), place)]
        opening = ends[-2] if len(ends) > 1 else max(0, place - LONGEST_REACH_CHARS)
        named = dict.fromkeys(
            m.actor for m in self.mentions
            if opening <= m.span.start < place and m.form != "pronoun" and self._kind_of(m.actor) == "person"
        )  # fmt: skip
        if len(named) != 2:
            return None, ""
        return list(named)[word == "the latter"], "person"

    def resolve_speaker(self, draft: Draft, speaker: str | None) -> tuple[str | None, str]:
        """Who is "I" in what a speaker says, and "we" where two do it; nobody where the words mean somebody else."""
        words = self.text[slice(*draft.source)].lower() if draft.source else ""
        if words == "we" and draft.level == "act" and act_of_rule(draft.rule) in TWO_SIDED and not draft.addressee:
            return JOINT, "pair"
        return (speaker, self._kind_of(speaker)) if speaker and words in ("i", "we") else (None, "")

    def remember(self, draft: Draft, actor: str | None, kind: str, *, tells: bool) -> None:
        """Keep whose text was cited, for "the statement" further down, and who spoke last, for "it added"."""
        alone = actor is not None and actor.startswith(f"x:{self.doc_id}:")
        if tells and actor and kind == "person" and not alone:
            self.briefers.add(actor)
            self.briefer = actor
        outside = actor is not None and kind in ("document", "body")
        if outside and actor and tells:
            self.documents.append((draft.cue[0], actor))
        if tells and actor and alone and self.actors[actor].kind == "group":
            self.group, self.group_at = actor, draft.cue[0]
            self.unnamed.setdefault(draft.head.rstrip("s"), actor)  # for "one of the officials"
        if draft.level == "report":
            self.last_told = actor
            self.speaking, self.spoke_at = (actor if outside else None), draft.cue[0]

    def is_teller(self, draft: Draft, actor: str | None, kind: str) -> bool:
        """Does the source stand outside the contact and tell of it, rather than act in it?"""
        if draft.level != "report" and self._speaks_for_others(actor):
            return True
        if draft.level != "report" and not (kind in ("document", "body") and "quote" in draft.rule):
            return kind == "document" and draft.rule not in ("agree", "discuss")
        if actor is None:
            return False
        if kind in ("document", "body"):
            return True
        if actor == JOINT or kind == "pair":
            return False
        known = self.actors.get(actor)
        if known is None or known.kind in ("institution", "office", "state", "group"):
            return True
        if self._speaks_for_others(actor) or known.id.startswith(f"x:{self.doc_id}:"):
            return True
        if draft.addressee:
            return any(word.lower in load_class("press_word") for word in read_words(self.text, *draft.addressee))
        if TOLD_PRESS.search(self.text, draft.cue[0], draft.cue[1] + ASIDE_CHARS):
            return True
        return actor in self.briefers and not self.official

    def _speaks_for_others(self, actor: str | None) -> bool:
        known = self.actors.get(actor or "")
        return known is not None and speaks_for_others(known)

    def _kind_of(self, actor: str) -> str:
        if actor == JOINT:
            return "pair"
        kind = self.actors[actor].kind if actor in self.actors else ""
        return "body" if kind in ("institution", "office") else "person" if kind == "person" else ""

    def _mentions_in(self, place: Place) -> list[Mention]:
        return [m for m in self.mentions if place[0] <= m.span.start and m.span.end <= place[1]]

    def _of_document(self, inside: Sequence[Mention], source: Place) -> str | None:
        """Who issued the text that the source names: an institution in its name, else the one cited last."""
        for mention in inside:
            known = self.actors.get(mention.actor)
            if known and known.kind in ("institution", "office", "state"):
                return mention.actor
            if re.search(r"\b(?:by|from)\s+(?:the\s+)?$", self.text[source[0] : mention.span.start]):
                return mention.actor
        if inside:
            return None
        words = self.text[source[0] : source[1]]
        spoke = self._spoken_of(source[0]) if words[:4].lower() == "its " else None
        if spoke or not BARE_DOCUMENT.fullmatch(words):
            return spoke or self._of_state(words)
        issued = [(m.span.start, m.actor) for m in self.mentions if ISSUED.match(self.text, m.span.end)]
        before = [pair for pair in (*self.documents, *issued) if pair[0] < source[0] and pair[1] != JOINT]
        return max(before, default=(0, self.issuer), key=lambda pair: pair[0])[1]

    def _of_state(self, words: str) -> str | None:
        """The state of "the Norvian readout", where the adjective says which; a text of somebody else's is nobody's."""
        states = {row["form"]: row["state"] for row in load_rows("demonyms")}
        named = {states[word] for word in re.findall(r"\w+", words) if word in states}
        return named.pop() if len(named) == 1 else None

    def _side(self, words: str, head: str, inside: Sequence[Mention]) -> str | None:
        """The state of "the Norvian side", or JOINT for "the Norvian and Calderan sides"."""
        if head == "sides":
            return JOINT
        if head != "side":
            return None
        named = [m.actor for m in inside if m.actor in self.actors and self.actors[m.actor].kind == "state"]
        state = named[0] if len(named) == 1 else self._of_state(words)
        return state if state in self.actors else None

    def _named_beside(self, inside: Sequence[Mention], source: Place) -> Mention | None:
        """ "Ann Lee, a spokeswoman for the ministry", "the minister, Ann Lee": the name beside the comma is meant."""
        for mention in inside:
            if mention.span.start == source[0] and self.text[mention.span.end : mention.span.end + 1] == ",":
                return mention
            if mention.span.end == source[1] and self.text[source[0] : mention.span.start].rstrip().endswith(","):
                return mention
        return None

    def _goes_on_briefing(self, draft: Draft) -> bool:
        """Is "he" the one who told the press a little before, and whom nobody followed?"""
        near = self.spoke_at >= draft.cue[0] - LONGEST_REACH_CHARS
        return draft.level == "report" and self.last_told is not None and self.last_told == self.briefer and near

    def other_in_scene(self, place: Place) -> str | None:
        """Whom "him" or a first name means where a leader goes on about a contact with one person."""
        scene = scene_at(self.scenes, place[0])
        other = self._beside_speaker(scene, place[0]) if scene else None
        word = self.text[slice(*place)]
        names = self.actors[other].name.split() if other else []
        known = word.lower() in ("him", "her") or any(name.startswith(word) and len(word) > 2 for name in names)
        return other if known else None

    def _means_briefer(self, words: str, head: str, draft: Draft) -> bool:
        """Is it "the aide", behind one with a name who told the press?"""
        return draft.level == "report" and words.lower() == f"the {head}" and bool(BRIEFER.search(head))

    def _beside_speaker(self, scene: Scene, place: int) -> str | None:
        """The one person named since a leader began to tell of a contact, beside the leader; nobody of two."""
        others = {m.actor for m in self.mentions if scene.opened <= m.span.start < place} - {scene.speaker}
        people = [actor for actor in others if actor in self.actors and self._kind_of(actor) == "person"]
        return people[0] if len(people) == 1 else None

    def _spoken_of(self, place: int) -> str | None:
        """Whom "it" means: the body that opens the sentence before ("The palace's account differed. It said ..."),
        else the one that spoke in that sentence or in this one; nobody further back."""
        ends = [m.end() for m in SENTENCE_END.finditer(self.text, max(0, place - LONGEST_REACH_CHARS), place)]
        opening = ends[-2] if len(ends) > 1 else max(0, place - LONGEST_REACH_CHARS)
        if ends and ends[-1] == place:
            for mention in self.mentions:
                known = self.actors.get(mention.actor)
                if opening <= mention.span.start <= opening + 4 and known and known.kind in BODIES:
                    return mention.actor
        return self.speaking if self.spoke_at >= opening else None

    def _named_before(self, head: str, draft: Draft) -> str | None:
        """The institution last named with a noun before a draft: "Norvia's foreign ministry" for "the ministry"."""
        for mention in reversed(self.mentions):
            known = self.actors.get(mention.actor)
            if mention.span.end <= draft.cue[0] and known and known.kind in ("institution", "office"):
                if self.text[mention.span.start : mention.span.end].lower().endswith(head):
                    return mention.actor
        return None

    def _unknown(self, words: str, draft: Draft) -> str | None:
        """Somebody named here whom no table knows, as an actor of that name."""
        if draft.level != "report":
            return None
        name = " ".join(words.split(",")[0].split())
        return self._make(Actor(f"x:{slug(name)}", name, "person", origin="text"))

    def _make(self, actor: Actor) -> str:
        if actor.id not in self.actors:
            self.actors[actor.id] = actor
            self.new_actors.append(ActorSeen(self.doc_id, actor))
        return actor.id

    def _unnamed(self, words: str, head: str, kind: str, draft: Draft) -> str | None:
        stem = head.rstrip("s")
        words = words.split(",")[0]  # not "who asked not to be named"
        bare = LEADING.sub("", words.strip())
        if kind == "pair":
            return JOINT if draft.level == "act" else None
        again = AGAIN.match(words)
        if again and words[again.end() :].lower() == head:
            # "The officials", "one of the officials": those met before. "The ministry": the one named before.
            met = self.unnamed.get(stem) or (self._named_before(head, draft) if kind == "body" else None)
            if self._means_briefer(words, head, draft):
                met = met or self.briefer  # "the diplomat", of a spokeswoman who has a name
            if met:
                return met
        if draft.level != "report":
            return None  # an unnamed group that acts is the mentions' business; only tellers are made here
        name = " ".join(words.split())
        what = "group" if kind == "body" or head.endswith("s") or head == "people" else "person"
        made = self._make(Actor(f"x:{self.doc_id}:{slug(bare)}", name, what, origin="text"))
        self.unnamed[stem] = made
        return made


def speaks_for_others(actor: Actor) -> bool:
    """Is it somebody's office to tell of others: a spokeswoman's, a press secretary's?"""
    return any(SPOKEN.search(role.title) for role in actor.roles)


def is_official(text: str, mentions: Sequence[Mention], descriptions: Sequence[Description]) -> bool:
    """Is the text a readout or statement that nobody tells in the first person? ``mentions`` are those of the text."""
    signed = any(text[mention.span.start : mention.span.end] == "I" for mention in mentions)
    return bool(descriptions) and descriptions[0].kind in ("readout", "statement") and not signed
