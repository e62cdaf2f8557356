"""Attributions read as acts: what a participant did with words in a contact."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence

from dragoman.lexicon.content_rules import load_content_rules
from dragoman.lexicon.cues import act_of_rule
from dragoman.lexicon.words import load_class
from dragoman.model.ids import row_id
from dragoman.model.records import (
    JOINT,
    Act,
    ActorSeen,
    Attribution,
    DateExpression,
    Document,
    Mention,
    Sentence,
    Telling,
    Undertaking,
)
from dragoman.model.span import Span, hull
from dragoman.positions.settings import PositionSettings
from dragoman.positions.undertakings import read_undertaking
from dragoman.text.layout import find_paragraphs
from dragoman.text.topics import choose_topics, find_topics
from dragoman.text.words import read_words

HEDGES = re.compile(
    r"\b(?:may|might|could|possibly|perhaps|reportedly|apparently|allegedly|appears?|seems?|reports of)\b"
)  # as written: "May" is a month
NEGATED = re.compile(
    r"\b((?:(?:did|do|does|has|have|had|is|was|were|are|will|would|can|could|should)\s+)?(?:not|never)|cannot|\w+n[’']t)\s+$",
    re.I,
)
NEGATION_CHARS = 24  # the longest of these words
NEGATIONS = frozenset(("not", "never", "n’t", "n't", "cannot"))
# Acts whose content says that something is so; to ask that a thing not be done denies nothing.
SAYING = frozenset(("inform", "emphasise", "affirm", "reaffirm", "announce", "agree"))
PATTERNS = frozenset(("according to", "introduced"))  # rules of attributions that only carry an account


def read_acts(
    document: Document,
    sentences: Sequence[Sentence],
    mentions: Sequence[Mention],
    seen: Sequence[ActorSeen],
    date_expressions: Sequence[DateExpression],
    attributions: Sequence[Attribution],
    tellings: Sequence[Telling],
    settings: PositionSettings,
) -> Iterator[Act | Undertaking]:
    """Read a document's attributions as acts of the closed set, with what they bind to.

    An attribution is an act where its source takes part in a contact that the document
    tells of, alone or jointly, and it stands in an account or in the outlet's own voice:
    what somebody is reported to have said inside another act is that act's content.
    Acts come in text order, an undertaking after its act. A document that tells of no
    contact has none. Linear in attributions times tellings.
    """
    by_id = {row.id: row for row in attributions}
    sides = _sides(seen)
    paragraphs = [start for start, _ in find_paragraphs(document.text)]
    groups = frozenset(row.actor.id for row in seen if row.actor.kind == "group")
    scenes = _scenes(document, attributions, tellings)
    speaks = any(document.slice(mention.span) == "I" for mention in mentions)
    named = {(mention.span.field, mention.span.start): mention.actor for mention in mentions}
    is_address = speaks and not any(telling.main for telling in tellings)
    for row in attributions:
        act = _act_of(document, row)
        if not act or not row.content or _inside_act(row, by_id):
            continue
        near = _told_here(row, scenes, paragraphs) if is_address else scenes
        telling = _telling_of(row, near, sides, paragraphs)
        if telling is None or not row.source_actor:
            continue
        content = " ".join(document.slice(span) for span in row.content)
        topics = choose_topics(
            [hit for span in row.content for hit in find_topics(document.text, span.start, span.end)],
            settings.most_topics,
        )
        made = Act(
            id=row_id("y", document.id, "act", (*row.cue, *row.content)),
            doc_id=document.id,
            attribution=row.id,
            act=act,
            actor=_actor_of(document, row, act, telling, groups),
            addressee=(row.addressee_actor,) if row.addressee_actor else (),
            topics=topics,
            negated=_is_told_as_false(row, by_id)
            != (act not in ("reject", "deny") and _is_negated(document, row, act, content, settings)),
            hedged=bool(HEDGES.search(content[:80])),
            telling=telling.id,
            evidence=_evidence(document, row),
        )
        yield made
        doer = _doer_of(made, row.content[0], named, telling, sides)
        undertaking = read_undertaking(document, made, row, telling, date_expressions, doer)
        if undertaking and not made.negated:
            yield undertaking


def _act_of(document: Document, row: Attribution) -> str:
    if row.rule in PATTERNS or (row.teller and row.teller == row.source_actor):
        return ""
    act = act_of_rule(row.rule)
    content = document.slice(hull(row.content)).lower().replace("\n", " ") if row.content else ""
    for rule in load_content_rules():
        if act in rule.acts and "+" not in row.rule and rule.pattern.match(content):
            return rule.act
    return act


def _inside_act(row: Attribution, by_id: dict[str, Attribution]) -> bool:
    """Does the row stand inside what a participant said, and not only inside accounts?"""
    parent = by_id.get(row.parent or "")
    while parent:
        if not _carries(parent):
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


def _sides(seen: Sequence[ActorSeen]) -> dict[str, set[str]]:
    """For every state or institution, the persons of its side: those with a role in it, or members of it."""
    names = {row.actor.name: row.actor.id for row in seen if row.actor.kind != "person"}
    sides: dict[str, set[str]] = {}
    for row in seen:
        for role in row.actor.roles:
            if role.state in names:
                sides.setdefault(names[role.state], set()).add(row.actor.id)
        if row.actor.member_of:
            sides.setdefault(row.actor.member_of, set()).add(row.actor.id)
            sides.setdefault(row.actor.id, set()).add(row.actor.member_of)
    return sides


def _takes_part(actor: str, telling: Telling, sides: dict[str, set[str]]) -> bool:
    if actor == JOINT or actor in telling.participants or actor == telling.initiator:
        return True
    around = sides.get(actor, set())
    return bool(around & set(telling.participants)) or any(
        sides.get(other, set()) & set(telling.participants) for other in around
    )


def _doer_of(
    act: Act, content: Span, named: Mapping[tuple[str, int], str], telling: Telling, sides: dict[str, set[str]]
) -> str:
    """Whom a content opens with ("France would send ..."): the ``actor`` or its side, another ``party``, or nobody.

    ``named`` has the actors of mentions by their field and start.
    """
    places = range(content.start, min(content.end, content.start + len("that the ")))
    opening = {named[content.field, place] for place in places if (content.field, place) in named}
    if any(actor == act.actor or act.actor in sides.get(actor, ()) for actor in opening):
        return "actor"
    return "party" if any(_takes_part(actor, telling, sides) for actor in opening) else ""


def _scenes(document: Document, attributions: Sequence[Attribution], tellings: Sequence[Telling]) -> list[Telling]:
    """The contacts that something can be said in: the main one, and others held that a clause of its own tells of.

    One that is only mentioned ("discussed the Chancellor's recent trip") or is still to come is no scene.
    """
    said = [span for row in attributions if not _carries(row) for span in row.content]
    verbs = load_class("contact_verb")

    def is_scene(telling: Telling) -> bool:
        places = [span for span in (telling.span, *telling.evidence) if span.field == "text"]
        told = [span for span in places if not any(content.covers(span) for content in said)]
        words = {word.lower for span in told for word in read_words(document.text, span.start, span.end)}
        return bool(words & verbs)

    if not any(telling.main for telling in tellings):
        return [t for t in tellings if t.status in ("held", "planned")]
    return [
        t for t in tellings
        if (t.main and t.status in ("held", "planned")) or (t.status == "held" and is_scene(t))
    ]  # fmt: skip


def _carries(row: Attribution) -> bool:
    """Does the attribution only carry somebody's account, rather than tell what a participant said?"""
    return row.rule in PATTERNS or row.teller == row.source_actor or row.rule in ("read", "conclude")


def _told_here(row: Attribution, tellings: Sequence[Telling], paragraphs: Sequence[int]) -> list[Telling]:
    """Of the contacts that an address about other things tells of, those its paragraph has told of up to the cue.

    What the speaker says elsewhere is said to the audience.
    """
    place, end = bisect_right(paragraphs, row.cue[0].start), row.cue[0].end

    def is_near(span: Span) -> bool:
        return span.field == "text" and span.start <= end and bisect_right(paragraphs, span.start) == place

    return [telling for telling in tellings if any(map(is_near, (telling.span, *telling.evidence)))]


def _telling_of(
    row: Attribution, tellings: Sequence[Telling], sides: dict[str, set[str]], paragraphs: Sequence[int]
) -> Telling | None:
    """The contact of an act: the one told of last before it in which its source takes part, else the main one.

    Of two contacts of the same people, one told in passing holds for its paragraph only.
    """
    if not row.source_actor:
        return None
    able = [t for t in tellings if _takes_part(row.source_actor, t, sides)]
    named = [t for t in able if row.addressee_actor and row.addressee_actor in t.participants]
    main = next((t for t in able if t.main), None)
    place = bisect_right(paragraphs, row.cue[0].start)
    best: tuple[int, str] | None = None
    chosen: Telling | None = None
    for telling in named or able:
        in_passing = main is not None and telling.id != main.id and telling.participants == main.participants
        for span in (telling.span, *telling.evidence):
            if span.field != "text" or span.start > row.cue[0].start:
                continue
            if in_passing and bisect_right(paragraphs, span.start) != place:
                continue
            if best is None or (span.start, telling.id) > best:
                best, chosen = (span.start, telling.id), telling
    if chosen is None or (chosen.status != "held" and main):
        chosen = main or chosen
    return chosen or (able[0] if able else None)


def _actor_of(document: Document, row: Attribution, act: str, telling: Telling, groups: frozenset[str]) -> str:
    """Who acts: one participant, or all together.

    Talking is joint where only its purpose or its subject is told ("called him to discuss X", "spoke
    with him about X"), and so is what a group does that stands for all who took part.
    """
    actor = row.source_actor or JOINT
    if actor in groups and actor in telling.participants:
        return JOINT
    if act == "discuss" and len(telling.participants) > 1:
        start = row.cue[0].start
        purpose = document.text[max(0, start - 3) : start].lower().endswith("to ")
        if purpose or row.rule in ("speak about", "talk about"):
            return JOINT
    return actor


def _is_negated(document: Document, row: Attribution, act: str, content: str, settings: PositionSettings) -> bool:
    words = [word.lower for word in read_words(content)][: settings.negation_words]
    for index, word in enumerate(words if act in SAYING else ()):
        if word in ("that", "which", "who", "if", "unless", "while", "to"):
            break  # what is denied further in is not what was said
        if word in NEGATIONS or word.endswith(("n’t", "n't")) or (word == "no" and "there" in words[:index]):
            return True
    return _negation(document, row) is not None


def _negation(document: Document, row: Attribution) -> Span | None:
    """The words right before the cue that deny it, with their auxiliary: "did not"."""
    start = row.cue[0].start
    match = NEGATED.search(document.text, max(0, start - NEGATION_CHARS), start)
    return document.span(match.start(1), match.end(1)) if match else None


def _evidence(document: Document, row: Attribution) -> tuple[Span, ...]:
    """What denies the cue, the cue and its content as one stretch; apart where the content runs over paragraphs."""
    negation = _negation(document, row)
    cue = (negation, *row.cue) if negation else row.cue
    if len(row.content) == 1:
        return (hull((*cue, *row.content)),)
    return tuple(sorted((*cue, *row.content)))
