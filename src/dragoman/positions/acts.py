"""Attributions read as acts: what a participant did with words in a contact."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from dragoman.lexicon.content_rules import load_content_rules
from dragoman.lexicon.cues import act_of_rule, load_cues, load_quoting
from dragoman.lexicon.words import load_class
from dragoman.model.ids import row_id
from dragoman.model.records import (
    JOINT,
    Act,
    ActorSeen,
    Attribution,
    DateExpression,
    Description,
    Document,
    Mention,
    Sentence,
    Telling,
    Undertaking,
)
from dragoman.model.span import Span, hull
from dragoman.positions.assertions import is_left_open
from dragoman.positions.denials import read_denial
from dragoman.positions.occasions import Occasions
from dragoman.positions.partners import hearers_of, of_other, read_answer, with_hearer_as_object
from dragoman.positions.performed import is_own, read_performed
from dragoman.positions.recounts import recounter_of
from dragoman.positions.scenes import PATTERNS, carries, is_in, takes_part
from dragoman.positions.settings import PositionSettings
from dragoman.positions.settling import Setting, read_setting
from dragoman.positions.undertakings import ITSELF, read_undertaking
from dragoman.text.topics import choose_topics, find_topics
from dragoman.text.words import read_words

HEDGES = re.compile(
    r"\b(?:may|might|could|possibly|perhaps|reportedly|apparently|allegedly|appears?|seems?)\b"
)  # as written: "May" is a month
AUXILIARY = r"(?:did|do|does|has|have|had|is|was|were|are|will|would|can|could|should)"
NEGATION = rf"((?:{AUXILIARY}\s+)?(?:not|never)|cannot|\w+n[’']t)\s+"
NEGATED = re.compile(rf"\b{NEGATION}$", re.I)
NEGATED_CUE = re.compile(rf"\b(?:{NEGATION}|no\s+(?=\w))", re.I)  # "did not mention" may be a cue as a whole
OPEN_QUOTE = re.compile(r"[“\"«„]")  # what is quoted are the speaker's own words
# "he would halve the duty", "Norvia will send": who does it, and what; to abandon nobody is to promise too.
PROMISE = re.compile(
    r"(?:that\s+)?(?:the\s+)?([\w’'.-]+(?:\s+[A-Z][\w’'.-]+)?)(?:\s+(?:would|will|shall)|[’']ll)\s+"
    r"(?:\w+ly\s+|also\s+|now\s+|continue to\s+|not\s+(?=abandon|let|forget|leave)){0,2}(\w+)\b(?!\s+(?:no|nothing)\b)",
    re.I,
)
TELLING_CHARS = 40  # from the opening of a content to the contact that it tells of
DURING = re.compile(r"\b(?:in|during|on|over)\s+\Z")  # "said that grain would sail in a call on Monday"
TELLING_WORDS = 12  # of a content, beside those that tell of the contact
HEARER_CHARS = 80  # between a cue and its content, where one who takes no part is spoken to
REPORTING = frozenset(("inform", "announce"))
TELLING = frozenset(("", "inform"))  # acts, or none, by which somebody tells what was not talked about
WITH = re.compile(r"\b(?:with|to|and)\b")  # a partner is named, beside the verb or the one who talks
NEGATION_CHARS = 24  # the longest of these words
NONE_OF_IT = re.compile(r"no\s", re.I)  # "gave no such assurance": the noun that makes the act is denied
NOTHING = re.compile(
    r"(?:\w+\s+)?(?:nothing|none|neither|no\s+one|nobody)\b(?!\s+(?:but|less|short|more))", re.I
)  # "promised nothing"
TOGETHER = frozenset(("consider", "examine"))  # verbs that only those who do it together do with words
FOUND_TOGETHER = frozenset(("conclude",))  # what two find together they agree on
ORDERING = frozenset(("tell", "advise"))  # verbs that ask for something where an infinitive follows
STANDING = frozenset(("be ready", "be willing", "be prepared", "stand ready"))  # told by others it is no word of theirs
PRESENT = re.compile(r"(?:is|are|am|stands?)\b", re.I)
# What may stand between two who are spoken to: "President Orlo and Prime Minister Vesk".
BETWEEN = re.compile(r"(?:\W|\b(?:and|both|the)\b|\b[A-Z][\w.-]*)*")
OWNER = re.compile(r"[’']s?\b")
LASTING = frozenset("affirm condemn express_concern express_interest thank welcome".split())
NEGATIONS = frozenset(("not", "never", "n’t", "n't", "cannot"))
# Acts whose content says that something is so; to ask that a thing not be done denies nothing.
SAYING = frozenset(("inform", "emphasise", "affirm", "reaffirm", "announce", "agree"))


def read_acts(
    document: Document,
    sentences: Sequence[Sentence],
    mentions: Sequence[Mention],
    seen: Sequence[ActorSeen],
    date_expressions: Sequence[DateExpression],
    attributions: Sequence[Attribution],
    tellings: Sequence[Telling],
    descriptions: Sequence[Description],
    settings: PositionSettings,
) -> Iterator[Act | Undertaking]:
    """Read a document's attributions as acts of the closed set, with what they bind to.

    An attribution is an act where its source takes part in a contact that the document tells of, alone or jointly,
    and it stands in an account or in the outlet's own voice: what somebody is reported to have said inside another
    act is that act's content, but for what a person tells to have been done in a contact. What a teller says was not
    talked about is one too, in the negative. Acts come in text order, an undertaking after its act; without a contact
    there are none. Linear in attributions times tellings.
    """
    by_id = {row.id: row for row in attributions}
    setting = read_setting(document, mentions, seen, attributions, tellings, descriptions)
    groups = frozenset(row.actor.id for row in seen if row.actor.kind == "group")
    made: list[tuple[Act, Undertaking | None]] = []
    recounting: set[str] = set()
    performed: dict[str, int] = {}  # where the verb stands by which one does what he says of himself
    starts = [sentence.span.start for sentence in sentences if sentence.span.field == "text"]
    occasions = Occasions(document, starts, setting)
    for row in attributions:
        row = with_hearer_as_object(document, of_other(document, row, tellings, setting), setting)
        if not row.content or not row.source_actor:
            continue
        holder = None if setting.official else recounter_of(document, row, by_id, setting.persons)
        if _inside_act(holder or row, by_id) or (holder and _is_of_saying(document, row, holder, performed, setting)):
            continue
        content = " ".join(document.slice(span) for span in row.content)
        act = _act_of(document, row)
        denied = read_denial(row, content, negated=_negation(document, row) is not None) if act in TELLING else None
        telling = setting.telling_for(row, holder, denied=bool(denied)) if act or denied else None
        if telling is None or (not denied and is_left_open(document, starts, row, by_id)):
            continue
        apart = not (denied or holder) and occasions.is_elsewhere(row, telling, by_id)
        if apart and _topics_of(document, row, telling, settings) != ITSELF:
            continue  # but who asks for a call has always done so before it
        answerer = read_answer(document, row, made, telling)
        if answerer is None or (not denied and _only_tells_of_it(document, row, act, telling, setting.persons)):
            continue
        actor = denied[1] if denied else answerer or _actor_of(document, row, act, telling, groups)
        negated = bool(denied) or _is_told_as_false(row, by_id) != _is_negated(document, row, act, content, settings)
        hearers = hearers_of(document, row, telling, () if denied else _spoken_to(document, row, mentions), setting)
        done = _make(document, row, denied[0] if denied else act, actor, hearers, telling, settings)
        done = replace(done, negated=negated, hedged=not denied and _is_hedged(document, row))
        doer = _doer_of(done, row.content[0], telling, setting)
        done, performed[row.id] = _own_act(done, document, row, telling, setting)
        undertaking = read_undertaking(document, done, row, telling, date_expressions, doer)
        made.append((done, None if done.negated else undertaking))
        if holder:
            recounting.add(holder.id)
    for done, undertaking in made:
        if done.attribution not in recounting:  # who tells of the contact is not taking part in it
            yield from (done, undertaking) if undertaking else (done,)


def _is_of_saying(
    document: Document, row: Attribution, holder: Attribution, performed: Mapping[str, int], setting: Setting
) -> bool:
    """Is an act the saying itself ("said that Norvia supports it"), and none that was done before and is told of?

    What holds is done by saying it wherever it is said; what happened is, where the saying is an act of the contact.
    """
    own = read_performed(document, holder, setting)
    if own is None or not row.cue[0].start <= own.place < row.cue[0].end:
        return False
    return own.act in LASTING or performed.get(holder.id) == own.place


def _make(
    document: Document, row: Attribution, act: str, actor: str, hearers: tuple[str, ...], telling: Telling,
    settings: PositionSettings,
) -> Act:  # fmt: skip
    return Act(
        id=row_id("y", document.id, "act", (*row.cue, *row.content)),
        doc_id=document.id,
        attribution=row.id,
        act=act,
        actor=actor,
        addressee=hearers,
        topics=_topics_of(document, row, telling, settings),
        negated=False,
        hedged=False,
        telling=telling.id,
        evidence=_evidence(document, row),
    )


def _act_of(document: Document, row: Attribution) -> str:
    if row.rule in PATTERNS or (row.teller and row.teller == row.source_actor):
        return ""
    act = act_of_rule(row.rule)
    if row.rule == "expect" and _negation(document, row):
        return ""  # who does not expect it asks for nothing
    if row.rule in TOGETHER and (row.source_actor != JOINT or not document.slice(row.cue[-1]).endswith("ed")):
        return ""
    if row.rule in STANDING and (row.parent or not PRESENT.match(document.slice(row.cue[0]))):
        return ""
    if row.source_actor == JOINT and row.rule in FOUND_TOGETHER:
        return "agree"
    content = document.slice(hull(row.content)).lower().replace("\n", " ").removeprefix("that ") if row.content else ""
    for rule in load_content_rules():
        if act in rule.acts and "+" not in row.rule and rule.pattern.match(content):
            return rule.act
    if row.rule in ORDERING and content.startswith(("to ", '"to ', "“to ")):
        return "call_on"  # "told her to wait"
    return act


def _only_tells_of_it(
    document: Document, row: Attribution, act: str, telling: Telling, persons: frozenset[str]
) -> bool:
    """Does somebody only tell of the contact ("said he had a useful call with Vesk"), or an aide of another one?"""
    if act not in REPORTING or "+" in row.rule or row.rule not in load_quoting():
        return False
    if row.addressee_actor in telling.participants and row.addressee_actor in persons:
        return False  # "told her in a call on Monday that": so it was said in it
    outside = row.source_actor in persons and not is_in(row.source_actor or "", telling)
    if outside and persons.intersection(telling.participants):
        return True
    for span in (telling.span, *telling.evidence):
        held = next((place for place in row.content if place.covers(span)), None)
        if (
            held
            and span.start - held.start <= TELLING_CHARS
            and not DURING.search(document.text, held.start, span.start)
        ):
            rest = document.text[held.start : span.start] + document.text[span.end : held.end]
            if len(rest.split()) <= TELLING_WORDS:
                return True
    return False


def _spoken_to(document: Document, row: Attribution, mentions: Sequence[Mention]) -> tuple[str, ...]:
    """Whom an act is said to: one actor, or each of those named side by side; empty where nobody is known."""
    if row.addressee_actor is None or not row.addressee:
        return (row.addressee_actor,) if row.addressee_actor else ()
    there = [m for m in mentions if any(span.covers(m.span) for span in row.addressee)]
    there = [m for m in there if not OWNER.match(document.text, m.span.end)] or there  # "Norvia's Orlo and Vesk"
    words = OWNER.sub("", document.slice(row.addressee[0]))
    for mention in there:
        words = words.replace(document.slice(mention.span), "")
    several = dict.fromkeys(m.actor for m in sorted(there, key=lambda m: m.span))
    return tuple(several) if BETWEEN.fullmatch(words) else (row.addressee_actor,)


def _topics_of(document: Document, row: Attribution, telling: Telling, settings: PositionSettings) -> tuple[str, ...]:
    """Topics of the content, and of what leads to it: "expressed support for | Norvia", "urged the rebels | to"."""
    spans = list(row.content)
    if row.addressee_actor not in telling.participants and 0 <= spans[0].start - row.cue[-1].end <= HEARER_CHARS:
        spans[0] = replace(spans[0], start=row.cue[-1].start)
    hits = [hit for span in spans for hit in find_topics(document.text, span.start, span.end)]
    return choose_topics(hits, settings.most_topics)


def _inside_act(row: Attribution, by_id: dict[str, Attribution]) -> bool:
    """Does the row stand inside what a participant said, and not only inside accounts?

    What nobody in particular is told to say ("is said to have asked") is no such saying.
    """
    parent = by_id.get(row.parent or "")
    while parent:
        hearsay = not parent.source and parent.rule in load_quoting()
        if not (hearsay or carries(parent)):
            return True
        parent = by_id.get(parent.parent or "")
    return False


def _is_told_as_false(row: Attribution, by_id: dict[str, Attribution]) -> bool:
    """Does the row stand in what a teller denies? "The ministry denied that he had threatened anybody"."""
    parent = by_id.get(row.parent or "")
    while parent:
        if act_of_rule(parent.rule) == "deny":
            return True
        parent = by_id.get(parent.parent or "")
    return False


def _doer_of(act: Act, content: Span, telling: Telling, setting: Setting) -> str:
    """Whom a content opens with ("France would send ..."): the ``actor`` or its side, another ``party``, or nobody."""
    places = range(content.start, min(content.end, content.start + len("that the ")))
    opening = {m.actor for place in places if (m := setting.mention_at.get((content.field, place)))}
    if any(actor == act.actor or act.actor in setting.sides.get(actor, ()) for actor in opening):
        return "actor"
    return "party" if any(takes_part(actor, telling, setting.sides) for actor in opening) else ""


def _own_act(done: Act, document: Document, row: Attribution, telling: Telling, setting: Setting) -> tuple[Act, int]:
    """The act, or where one tells what he or his side does or will do, the pledge or the other act that it is.

    With it where the verb of that act stands, -1 where it is none.
    """
    if row.rule not in load_quoting() or _negation(document, row):
        return done, -1
    if done.act == "accuse" and is_own(document, row, setting):
        return replace(done, act="inform"), -1
    own = read_performed(document, row, setting) if act_of_rule(row.rule) == "inform" else None
    if done.act not in ("inform", "call_on"):
        return done, own.place if own else -1
    for span in row.content if done.act == "inform" else ():
        match = PROMISE.match(document.slice(span))
        if match is None or match[2].lower() in load_class("event_verb"):
            continue
        if match[1].lower() in ("i", "we") or _doer_of(done, span, telling, setting) == "actor":
            return replace(done, act="pledge", negated=False), -1
    if own is None:
        return done, -1
    return replace(done, act=own.act, negated=done.negated and own.act != "reject"), own.place


def _actor_of(document: Document, row: Attribution, act: str, telling: Telling, groups: frozenset[str]) -> str:
    """Who acts: one participant, or all together.

    Talking is joint where only its purpose or its subject is told ("called him to discuss X", "spoke
    with him about X", but not "she also spoke about X"), and so is what a group does that stands for all who took part.
    """
    actor = row.source_actor or JOINT
    if actor in groups and actor in telling.participants:
        return JOINT
    if act == "discuss" and len(telling.participants) > 1:
        start = row.cue[0].start
        before, verb = document.text[max(0, start - 4) : start].lower(), document.slice(row.cue[0]).lower().split()[0]
        bare = any("base" in parts for _, parts in load_cues().get(verb, ()))  # "met to review X and discuss Y"
        purpose = before.endswith("to ") or verb == "to" or (before == "and " and bare)
        talk = " ".join((*map(document.slice, row.source), document.text[start : row.content[0].start]))
        if purpose or (row.rule in ("speak about", "talk about") and WITH.search(talk)):
            return JOINT
    return actor


def _is_hedged(document: Document, row: Attribution) -> bool:
    content = " ".join(document.slice(span) for span in row.content)
    return bool(HEDGES.search(OPEN_QUOTE.split(content[:80])[0]) or HEDGES.search(document.slice(row.cue[0])))


def _is_negated(document: Document, row: Attribution, act: str, content: str, settings: PositionSettings) -> bool:
    if act in ("reject", "deny"):
        return False
    opened = OPEN_QUOTE.search(content)
    words = [word.lower for word in read_words(content[: opened.start()] if opened else content)]
    words = words[: settings.negation_words]
    for index, word in enumerate(words if act in SAYING else ()):
        if word in ("that", "which", "who", "if", "unless", "while", "to"):
            break  # what is denied further in is not what was said
        if word in NEGATIONS or word.endswith(("n’t", "n't")) or (word == "no" and "there" in words[:index]):
            return True
    if ("+" in row.rule and NONE_OF_IT.match(content)) or NOTHING.match(content):
        return True
    return _negation(document, row) is not None


def _negation(document: Document, row: Attribution) -> Span | None:
    """The words right before the cue, or the first of it, that deny it, with their auxiliary: "did not"."""
    start = row.cue[0].start
    match = NEGATED.search(document.text, max(0, start - NEGATION_CHARS), start)
    inside = None if match else NEGATED_CUE.search(document.text, start, row.cue[0].end)
    if inside and " no " in row.rule:
        inside = None  # "left her in no doubt" denies nothing
    if match:
        return document.span(match.start(1), match.end(1))
    return document.span(inside.start(), inside.end()) if inside else None


def _evidence(document: Document, row: Attribution) -> tuple[Span, ...]:
    """What denies the cue, the cue and its content as one stretch; apart where the content runs over paragraphs."""
    negation = _negation(document, row)
    cue = (negation, *row.cue) if negation else row.cue
    if len(row.content) == 1:
        return (hull((*cue, *row.content)),)
    return tuple(sorted((*cue, *row.content)))
