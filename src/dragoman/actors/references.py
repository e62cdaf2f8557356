"""Who is meant by "the President", "he", "they" and "the two leaders", sentence by sentence."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import lru_cache
from itertools import pairwise

from dragoman.actors import hits as sorts
from dragoman.actors.cast import Cast
from dragoman.actors.clauses import (
    AUXILIARIES,
    CLAUSE_OPENERS,
    OBJECTS,
    OWNERS,
    in_content,
    is_acting,
    is_inserted,
    is_met,
    is_past,
    is_quoted,
    is_subject,
    joined,
    opens_clause,
    owns_next,
    takes_infinitive,
)
from dragoman.actors.groups import NUMBERS, may_be_joint, members_of
from dragoman.actors.hits import Hit
from dragoman.actors.index import not_names
from dragoman.actors.private_offices import office_after
from dragoman.actors.roles import Focus, Roles
from dragoman.actors.tokens import COMMA, TIGHT, Tokens
from dragoman.lexicon.loader import load_words
from dragoman.lexicon.words import load_class
from dragoman.model.records import JOINT

SUBJECT_REACH = 2  # sentences a subject is remembered when none takes its place
PAIR_REACH = 4  # sentences two persons named together are remembered
HE, SHE = frozenset({"he", "him", "his", "himself"}), frozenset({"she", "her", "herself"})
ADVERBS = frozenset("last again since never first next already even still once".split())
TIME_LEADS = frozenset("on in last earlier since at by during this two three".split())
LONGEST_TIME = 5  # words of "in the first week of"
SIGNED = frozenset({"i", "me", "my"})


class Resolver:
    """Resolves the hits of one text in order. ``main`` are the persons the document is about."""

    def __init__(
        self,
        cast: Cast,
        main: tuple[str, ...],
        issuer_at: Callable[[int], str | None],
        speaker: tuple[str, ...] = (),
    ) -> None:
        self.speaker = speaker
        self.cast = cast
        self.main = main
        self.issuer_at = issuer_at
        self.focus = Focus()
        self.met: set[str] = set()  # persons named in the sentences read so far
        self.roles = Roles(cast, main, issuer_at, self.focus, self.met)

    def resolve(self, tokens: Tokens, hits: list[Hit]) -> None:
        """Fill ``resolved`` of every hit that plainly means somebody. Linear in the hits, for few persons."""
        begin = 0
        while begin < len(hits):
            end = begin
            while end < len(hits) and hits[end].sentence == hits[begin].sentence:
                end += 1
            if begin:
                self._age(hits[begin].sentence - hits[begin - 1].sentence)
            self._resolve_sentence(tokens, hits[begin:end])
            begin = end

    def _age(self, sentences: int) -> None:
        self.focus.subject_age += sentences
        self.focus.pair_age += sentences
        if self.focus.subject_age > SUBJECT_REACH:
            self.focus.subject = ()
        if self.focus.pair_age > PAIR_REACH:
            self.focus.pair = ()
        if sentences > 1:
            self.focus.talked = ()

    def _resolve_sentence(self, tokens: Tokens, hits: list[Hit]) -> None:
        subject: tuple[str, ...] | None = None  # None: not met yet; empty: no person
        outer: tuple[str, ...] = ()  # who says what the clauses after "that" tell
        last_subject: Hit | None = None
        for place, hit in enumerate(hits):
            owner = place > 0 and owns_next(tokens, hits[place - 1], hit)  # "Orlo and Caldera's Vesk"
            together = last_subject is not None and joined(tokens, last_subject, hits[place - 1] if owner else hit)
            begins = is_subject if subject is None else opens_clause
            opens = not together and begins(tokens, hit, hits[:place])
            self._resolve_hit(tokens, hit, hits[:place], subject, opens=opens)
            persons = tuple(id for id in hit.resolved if id in self.cast.persons)
            if len(persons) == 1 and office_after(tokens, hit):
                self.focus.office = persons
            if opens and (subject is None or persons) and hit.sort != sorts.UNNAMED:
                if last_subject is not None:
                    outer = (outer or subject or ()) if in_content(tokens, last_subject, hit) else ()
                subject, last_subject = persons, hit
            elif subject and persons and together:
                subject = subject + tuple(id for id in persons if id not in subject)
                last_subject = hit
        subject = outer or subject
        if self.speaker and (subject is None or set(subject) <= set(self.speaker)):
            subject = self._beside_speaker(hits)  # "I" stays whoever it is: "he" is the other
        if subject:
            self.focus.subject, self.focus.subject_age = subject, 0
        elif any(hit.sort == sorts.PRONOUN and hit.resolved and hit.resolved == self.focus.subject for hit in hits):
            self.focus.subject_age = 0  # still the one whom "he" means
        named = [i for h in hits if h.sort in (sorts.PERSON, sorts.SHORT, sorts.ROLE) for i in h.resolved]
        self.met.update(named)
        pair = tuple(dict.fromkeys(id for id in named if not self.cast.is_spokesperson(id)))
        if named:
            self.focus.named = tuple(dict.fromkeys(id for id in named if id in self.cast.persons))
        if len(pair) == 2:
            self.focus.pair, self.focus.pair_age = pair, 0
        if named or not any(hit.actor == JOINT for hit in hits):
            self.focus.talked = pair if self._have_talked(tokens, hits, pair) else ()

    def _have_talked(self, tokens: Tokens, hits: list[Hit], pair: tuple[str, ...]) -> bool:
        """Does a sentence tell that the two whom it names, of two sides, met or spoke with each other?"""
        people = [self.cast.persons[id] for id in pair if id in self.cast.persons]
        if len(pair) != 2 or len(people) != 2 or people[0].state == people[1].state:
            return False
        words = tokens.keys[hits[0].last : hits[-1].first]
        return not load_class("contact_verb").isdisjoint(words) and "had" not in words

    def _beside_speaker(self, hits: list[Hit]) -> tuple[str, ...]:
        """The one other person in a sentence of the one who says "I": "I briefed him", "Later met President Vesk"."""
        others = {id for h in hits for id in h.resolved if id in self.cast.persons and id not in self.speaker}
        return tuple(others) if len(others) == 1 else ()

    def _resolve_hit(
        self, tokens: Tokens, hit: Hit, before: list[Hit], subject: tuple[str, ...] | None, *, opens: bool
    ) -> None:
        if hit.resolved:
            return
        if hit.sort in (sorts.BODY, sorts.SEAT):
            hit.resolved = (hit.actor,)
        elif hit.sort == sorts.ROLE and hit.together:
            self.roles.resolve_together(tokens, hit, before, subject)
        elif hit.sort == sorts.ROLE:
            hit.resolved = self.roles.holder_meant(tokens, hit, before, subject, opens=opens)
        elif hit.sort == sorts.PRONOUN and hit.word == "they":
            if self._is_joint_they(tokens, hit, before):
                hit.actor, hit.resolved = JOINT, self._they()
        elif hit.sort == sorts.PRONOUN:
            hit.resolved = self._pronoun(tokens, hit, before, subject)
        elif hit.sort == sorts.GROUP and may_be_joint(hit.word, self.main, self.focus.pair, self.cast):
            two = not NUMBERS.isdisjoint(tokens.keys[hit.first : hit.last])
            main = self.focus.talked or self.main
            hit.actor, hit.resolved = JOINT, members_of(hit.word, self.focus.pair, main, self.cast, two=two)

    # ------------------------------------------------------------ pronouns

    def _pronoun(self, tokens: Tokens, hit: Hit, before: list[Hit], subject: tuple[str, ...] | None) -> tuple[str, ...]:
        """He and she: the sentence's subject, else the one person before who fits, else the last subject.

        "I" is whoever signed the text.
        """
        if hit.word in SIGNED:
            return () if is_quoted(tokens.text, hit.start) else self.speaker
        gender = _gender_of(hit)
        if subject and is_inserted(tokens, hit):  # who speaks of somebody by name is another: the one before
            speaker = self._one_of(tuple(id for id in self.focus.subject if id not in subject), (), gender)
            return (speaker,) if speaker else ()
        persons = [h for h in before if h.sort in (sorts.PERSON, sorts.SHORT, sorts.ROLE) and len(h.resolved) == 1]
        if subject is None and len(persons) == 1 and is_met(tokens, persons[0]):
            persons = []  # "In a call with Vesk, he said": he is the other
        fits = [id for id in dict.fromkeys(h.resolved[0] for h in persons) if self._fits(id, gender)]
        single = self._one_of(subject or (), fits, gender)
        if hit.word in OBJECTS or (hit.word == "her" and not _owns_next(tokens, hit)):
            return self._object(tokens, hit, before, fits, subject)
        if hit.word in OWNERS:
            if self.focus.office and office_after(tokens, hit) and self._fits(self.focus.office[0], gender):
                return self.focus.office
            owner = next((h for h in reversed(before) if h in persons or (h.word in OBJECTS and h.resolved)), None)
            if owner is not None and self._fits(owner.resolved[0], gender):
                if takes_infinitive(tokens, owner, hit) or _is_thanked(tokens, owner, hit):
                    return owner.resolved
        if single:
            return (single,)
        if len(fits) == 1:
            return (fits[0],)
        if fits or set(subject or ()) - set(self.speaker) or _names_stranger(tokens, hit, before):
            return ()
        last = self._one_of(self.focus.subject, self.focus.named, gender) or self._only_one(gender)
        return (last,) if last else ()

    def _only_one(self, gender: str) -> str | None:
        """The only woman, or man, of the two named last, or whom the document is about, the other known to be none."""
        for pair in (self.focus.pair, self.main):
            genders = [self.cast.persons[id].gender for id in pair if id in self.cast.persons]
            if len(genders) == len(pair) == 2 and None not in genders and genders.count(gender) == 1:
                return pair[genders.index(gender)]
        return None

    def _one_of(self, subject: tuple[str, ...], others: Sequence[str], gender: str) -> str | None:
        """The one of a subject's persons whom the gender fits.

        A person known to be of it goes before those of whom it is not known, and a woman among the ``others`` before
        a subject of whom it is not: few leaders of whom no gender is known are women.
        """
        fits = [id for id in subject if self._fits(id, gender)]
        if len(fits) == 1 and (gender == "m" or self.cast.persons[fits[0]].gender):
            return fits[0]
        known = [
            id for id in dict.fromkeys((*fits, *others)) if self._fits(id, gender) and self.cast.persons[id].gender
        ]
        chosen = known or fits
        return chosen[0] if fits and len(chosen) == 1 else None

    def _object(
        self, tokens: Tokens, hit: Hit, before: list[Hit], fits: list[str], subject: tuple[str, ...] | None
    ) -> tuple[str, ...]:
        """ "him": anybody but who acts in its clause: the nearest there, the sentence's subject, the nearest at all.

        Else the only one of the last sentence.
        """
        gender = _gender_of(hit)
        persons = (h for h in reversed(before) if h.resolved and h.resolved[0] in self.cast.persons)
        taker = next((h for h in before if takes_infinitive(tokens, h, hit)), None)  # "urged Vesk to meet him"
        acting = taker or next((h for h in persons if is_acting(tokens, h)), None)
        inner = acting is not None and set(acting.resolved).isdisjoint(subject or ())
        own = set(acting.resolved) if acting is not None and inner else set(subject or ())
        near = dict.fromkeys((*(id for id in subject or () if self._fits(id, gender)), *fits))
        others = [id for id in near if id not in own]
        if acting is not None and inner:
            nearer = [h.resolved[0] for h in before if h.first > acting.first and h.resolved]
            beside = [id for id in others if id in nearer]
            others = beside or [id for id in others if id in (subject or ())] or others
        if others:
            return (others[-1],)
        earlier = [id for id in self.focus.named if id not in own and self._fits(id, gender)]
        if (subject or own) and len(earlier) == 1:
            return (earlier[0],)
        further = acting is not None and "and" in tokens.keys[acting.last : hit.first]  # another verb, of another one
        return tuple(id for id in fits if id not in (subject or ()))[-1:] if further else ()

    def _they(self) -> tuple[str, ...]:
        """Those whom the last sentence had for its subject together, or else the participants."""
        if self.focus.talked:
            return tuple(sorted(self.focus.talked))
        together = self.focus.subject if self.focus.subject_age <= 1 else ()
        if len(together) > 1 and not set(together) <= set(self.main):
            return tuple(sorted(together))
        return members_of("leaders", self.focus.pair, self.main, self.cast)

    def _fits(self, id: str, gender: str) -> bool:
        if id in self.speaker:
            return False  # who says "I" is not "he"
        person = self.cast.persons.get(id)
        return person is not None and person.gender in (None, gender)

    def _is_joint_they(self, tokens: Tokens, hit: Hit, before: list[Hit]) -> bool:
        """Does "they" mean those who talked: before a verb of talking, or right after two were named?"""
        if self.speaker or not (self.focus.pair or len(self.main) > 1):
            return False  # with the one who says "I" it would be "we"
        opens = hit.first == 0 or tokens.sentences[hit.first - 1] != hit.sentence or tokens.joins[hit.first] >= COMMA
        opens = opens or (not before and _stands_behind_time(tokens, hit))
        if _verb_behind(tokens, hit.last) in joint_verbs():
            return opens or tokens.keys[hit.first - 1] in CLAUSE_OPENERS
        together = len(self.focus.subject) > 1 and self.focus.subject_age <= 1
        at_once = together or (self.focus.pair and self.focus.pair_age <= 1 and len(self.focus.subject) != 1)
        plural_since = [h for h in before if h.sort in (sorts.UNNAMED, sorts.BODY)]
        return bool(
            opens and at_once and not plural_since and hit.first and tokens.sentences[hit.first - 1] != hit.sentence
        )


def _verb_behind(tokens: Tokens, place: int) -> str:
    """The first word at a token or behind it that is no auxiliary and no adverb of time; empty where a mark comes."""
    while place < len(tokens) and tokens.joins[place] == TIGHT:
        if tokens.keys[place] in joint_verbs() or tokens.keys[place] not in AUXILIARIES | ADVERBS:
            return tokens.keys[place]
        place += 1
    return ""


def _stands_behind_time(tokens: Tokens, hit: Hit) -> bool:
    """Does no more than a time stand before it in its sentence: "On Monday they", "In late June they"?"""
    least = max(0, hit.first - LONGEST_TIME)
    first = next((i for i in range(least, hit.first) if tokens.sentences[i] == hit.sentence), hit.first)
    opens = first == 0 or tokens.sentences[first - 1] != hit.sentence
    return opens and tokens.keys[first] in TIME_LEADS


def _gender_of(hit: Hit) -> str:
    return "m" if hit.word in HE else "f"


def _owns_next(tokens: Tokens, hit: Hit) -> bool:
    """Is "her" followed by what is hers?"""
    if hit.last >= len(tokens) or tokens.joins[hit.last] != TIGHT:
        return False
    return tokens.keys[hit.last] not in CLAUSE_OPENERS | {
        "to",
        "for",
        "with",
        "on",
        "in",
        "at",
        "by",
        "from",
        "about",
        "of",
    }


def _names_stranger(tokens: Tokens, hit: Hit, before: list[Hit]) -> bool:
    """Does the sentence name somebody before the pronoun of whom nothing is known, whom it may mean?"""
    known = {place for other in before for place in range(other.first, other.last)}
    place = hit.first - 1
    while place > 0 and tokens.sentences[place - 1] == hit.sentence:
        pair = tokens.upper[place] and tokens.upper[place - 1] and tokens.joins[place] == TIGHT
        if pair and not {place, place - 1} & known and tokens.keys[place - 1] not in not_names():
            return True
        place -= 1
    return False


def _is_thanked(tokens: Tokens, person: Hit, hit: Hit) -> bool:
    """Is the pronoun the person's before it, as in "thanked the Minister for his work", with no other verb between?"""
    if tokens.keys[person.last : hit.first] == ["and"] and not tokens.owns[person.last - 1]:
        return True  # "the Minister and his government"
    if not person.first or tokens.keys[person.first - 1] not in praise_verbs():
        return False
    between = tokens.keys[person.last : hit.first]
    verbs = [word for opener, word in pairwise(between) if opener in ("and", "also") and is_past(word)]
    return all(verb in praise_verbs() for verb in verbs)


@lru_cache(maxsize=1)
def praise_verbs() -> frozenset[str]:
    return load_words("praise_verbs")


@lru_cache(maxsize=1)
def joint_verbs() -> frozenset[str]:
    return load_words("joint_verbs")
