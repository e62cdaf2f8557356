"""Which contact of a document an act belongs to: who takes part, whose words, and where they stand."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Mapping, Sequence

from dragoman.lexicon.cues import load_hearing
from dragoman.lexicon.words import load_class
from dragoman.model.records import JOINT, ActorSeen, Attribution, Document, Mention, Telling
from dragoman.model.span import Span
from dragoman.text.words import read_words

# In the words that tell of a contact: it stands in a relative clause.
ASIDE = re.compile(r",\s+who(?:m|\s+(?:had|has|have))\b")
PERFECT = re.compile(r"has\s+(?!to\b)")
PATTERNS = frozenset(("according to", "introduced"))  # rules of attributions that only carry an account


def find_sides(seen: Sequence[ActorSeen]) -> dict[str, set[str]]:
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


def takes_part(actor: str, telling: Telling, sides: dict[str, set[str]]) -> bool:
    """Is the actor one of those in contact, or of a side of theirs? A letter is its writer's alone, or the state's."""
    if is_in(actor, telling):
        return True
    if telling.kind == "letter":
        return bool(sides.get(actor, set()) & set(telling.participants))
    around = sides.get(actor, set())
    return bool(around & set(telling.participants)) or any(
        sides.get(other, set()) & set(telling.participants) for other in around
    )


def is_in(actor: str, telling: Telling) -> bool:
    return actor == JOINT or actor in telling.participants or actor == telling.initiator


def is_of_before(row: Attribution, document: Document, starts: Sequence[int], tellings: Sequence[Telling]) -> bool:
    """Is it what one has done at some time: "Vesk has threatened to", in a sentence that tells of no contact?

    Not what is told to somebody, nor what several have done. ``starts`` are those of the sentences.
    """
    cue = row.cue[0]
    alone = row.source_actor not in (None, JOINT) and row.rule not in load_hearing() and cue.field == "text"
    if not alone or not PERFECT.match(document.text, cue.start):
        return False
    place = bisect_right(starts, cue.start)
    start, end = starts[place - 1] if place else 0, starts[place] if place < len(starts) else len(document.text)
    places = (span for telling in tellings for span in (telling.span, *telling.evidence))
    return not any(span.field == "text" and start <= span.start < end for span in places)


def find_scenes(document: Document, attributions: Sequence[Attribution], tellings: Sequence[Telling]) -> list[Telling]:
    """The contacts that something can be said in: the main one, and others held that a clause of its own tells of.

    One that is only mentioned ("discussed the Chancellor's recent trip"; "Orlo, who had met Tarn, also warned") or is
    still to come is no scene.
    """
    said = [span for row in attributions if not carries(row) for span in row.content]
    verbs = load_class("contact_verb") | load_class("telling_verb")

    def is_scene(telling: Telling) -> bool:
        places = [span for span in (telling.span, *telling.evidence) if span.field == "text"]
        told = [span for span in places if not any(content.covers(span) for content in said)]
        told = [span for span in told if not ASIDE.search(document.text, span.start, span.end)]
        words = [[word.lower for word in read_words(document.text, span.start, span.end)] for span in told]
        # "spoke with the King, and today | with the Emir": the verb is that of the contact before
        return any(told[:1] == ["with"] or not verbs.isdisjoint(told) for told in words)

    if not any(telling.main for telling in tellings):
        return [t for t in tellings if t.status in ("held", "planned")]
    return [
        t for t in tellings
        if (t.main and t.status in ("held", "planned")) or (t.status == "held" and is_scene(t))
    ]  # fmt: skip


def told_here(row: Attribution, tellings: Sequence[Telling], paragraphs: Sequence[int]) -> list[Telling]:
    """Of the contacts that an address about other things tells of, those its paragraph has told of up to the cue.

    What the speaker says elsewhere is said to the audience.
    """
    place, end = bisect_right(paragraphs, row.cue[0].start), row.cue[0].end

    def is_near(span: Span) -> bool:
        return span.field == "text" and span.start <= end and bisect_right(paragraphs, span.start) == place

    return [telling for telling in tellings if any(map(is_near, (telling.span, *telling.evidence)))]


def of_members(
    row: Attribution, tellings: Sequence[Telling], members: Mapping[Span, tuple[str, ...]],
    sides: dict[str, set[str]],
) -> Sequence[Telling]:  # fmt: skip
    """The contacts of those whom "the two leaders" means, where the text says whom; else all of them."""
    meant = members.get(row.source[0], ()) if row.source and row.source_actor == JOINT else ()
    theirs = [t for t in tellings if meant and all(takes_part(actor, t, sides) for actor in meant)]
    exact = [t for t in theirs if set(meant) <= set(t.participants)]
    return exact or theirs or tellings


def with_hearer(
    row: Attribution, tellings: list[Telling], sides: dict[str, set[str]], persons: frozenset[str]
) -> list[Telling]:
    """The contacts in which the person spoken to took part: what was told to others was told elsewhere."""
    hearer = row.addressee_actor
    if hearer not in persons or hearer is None:
        return tellings
    return [t for t in tellings if len(t.participants) < 2 or takes_part(hearer, t, sides)]


def of_teller(row: Attribution, tellings: Sequence[Telling], sides: dict[str, set[str]]) -> Sequence[Telling]:
    """The contacts of the side that says what was not talked about; where it has none, the main ones, else all."""
    teller = row.source_actor or JOINT
    theirs = [t for t in tellings if takes_part(teller, t, sides)]
    exact = [t for t in theirs if teller in t.participants]
    return exact or [t for t in theirs or tellings if t.main] or theirs or tellings


def telling_of(
    row: Attribution, tellings: Sequence[Telling], sides: dict[str, set[str]], paragraphs: Sequence[int],
    contacts: Sequence[Telling] = (), mentions: Sequence[Mention] = (),
) -> Telling | None:  # fmt: skip
    """The contact of an act: the one told of last before it in which its source takes part, else the main one.

    Who is himself in one of ``contacts`` does not act in those of his side. Of two contacts of the same people,
    one told in passing holds for its paragraph only.
    """
    if not row.source_actor:
        return None
    able = [t for t in tellings if takes_part(row.source_actor, t, sides)]
    if any(is_in(row.source_actor, t) and (t.status == "held" or t in able) for t in contacts):
        able = [t for t in able if is_in(row.source_actor, t)]  # and not in that of a colleague
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
    if chosen:
        return _of_the_one_named(row, chosen, tellings, mentions, paragraphs)
    if any(t.main for t in tellings):  # what is told before a contact in passing is not of it
        able = [t for t in able if t.main or t.span.field != "text"]
    return able[0] if able else None


def _of_the_one_named(
    row: Attribution, chosen: Telling, tellings: Sequence[Telling], mentions: Sequence[Mention],
    paragraphs: Sequence[int],
) -> Telling:  # fmt: skip
    """Of contacts that one paragraph tells of together, the one whose other side was named last before the act.

    "He spoke with the King, and with the Emir. ... The King insisted that ... He replied that ...". Else ``chosen``.
    """
    place = bisect_right(paragraphs, chosen.span.start)
    beside = [
        t for t in tellings
        if row.source_actor in t.participants
        and t.span.field == chosen.span.field == "text"
        and bisect_right(paragraphs, t.span.start) == place
    ]  # fmt: skip
    if len(beside) < 2 or chosen not in beside or row.addressee_actor in chosen.participants:
        return chosen
    told = max(telling.span.end for telling in beside)
    between = [m for m in mentions if m.span.field == "text" and told <= m.span.start < row.cue[0].start]
    for mention in sorted(between, key=lambda m: m.span, reverse=True):
        theirs = [t for t in beside if mention.actor in t.participants and mention.actor != row.source_actor]
        if len(theirs) == 1:
            return theirs[0]
    return chosen


def carries(row: Attribution) -> bool:
    """Does the attribution only carry somebody's account, rather than tell what a participant said?"""
    return row.rule in PATTERNS or row.teller == row.source_actor or row.rule in ("read", "conclude")
