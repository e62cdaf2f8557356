"""Who a noun of contact that names nobody is of, and when it is of nobody: "Over lunch, A told B", "trade talks"."""

from __future__ import annotations

from dragoman.contacts.acting import acting_behind, together_behind
from dragoman.contacts.cast import Cast
from dragoman.contacts.heads import Head
from dragoman.contacts.hearers import WITHIN, told_within
from dragoman.contacts.noun_days import Frame
from dragoman.contacts.parties import NOBODY, POSSESSIVE, POSSESSORS, Party, coordinated, is_nominative
from dragoman.contacts.reading import Piece, Unit
from dragoman.contacts.subjects import have_unknown_subject, is_plain
from dragoman.contacts.time_words import past_time
from dragoman.lexicon.contacts import load_contact_class

LONGEST_DENIAL = 16  # pieces between "no call" and "took place"
OPEN_YET = frozenset(("since", "yet", "planned", "scheduled", "plans", "expected"))  # what was not may still be


def is_gainsaid(unit: Unit, head: Head, frame: Frame, cast: Cast) -> bool:
    """Does somebody say that there was no such contact: "said no call between A and B had taken place"?"""
    people = Party((*frame.subject.members, *frame.other.members), 0, 0)
    words = [piece.lower for piece in unit.pieces]
    if words[head.first] != "no" or not are_two(people, cast) or not OPEN_YET.isdisjoint(words):
        return False
    behind = words[head.index + 1 : head.index + LONGEST_DENIAL]
    took = frame.light is not None or any(word in ("place", "held", "happened", "occurred") for word in behind)
    return took and not load_contact_class("saying").isdisjoint(words[: head.first])


def is_of_unknown(unit: Unit, head: Head, frame: Frame) -> bool:
    """Is it of people nobody knows: "a summit between their presidents", "the leaders' summit", "talks of experts"?"""
    if frame.other.members or frame.head.owner.members:
        return False
    if frame.light is not None and not frame.subject.members and have_unknown_subject(unit, frame.light):
        return True
    pieces, deputies = unit.pieces, load_contact_class("deputies")
    if any(piece.lower in POSSESSIVE for piece in pieces[head.first + 1 : head.first + 2]):
        return pieces[head.first].lower in deputies
    start = past_time(unit, head.index + 1)
    if start >= len(pieces) or pieces[start].lower not in ("between", "among", "of", "by", "with"):
        return False
    if pieces[start].lower in ("between", "among"):
        return True
    behind = next((i for i in range(start + 1, len(pieces)) if not _leads_to_noun(pieces[i])), len(pieces))
    return any(piece.lower in deputies for piece in pieces[start + 1 : behind])


def is_negotiated(unit: Unit, head: Head, frame: Frame, cast: Cast) -> bool:
    """Are they talks on a matter that nobody is named to hold: "trade talks between Norvia and Caldera"?"""
    modified = {piece.lower for piece in unit.pieces[head.first : head.index]} & load_contact_class("negotiated")
    members = (*head.owner.members, *frame.subject.members, *frame.other.members)
    return bool(modified) and head.cue.cue == "talks" and not any(map(cast.is_person, members))


def _leads_to_noun(piece: Piece) -> bool:
    """Is it of "their two countries' senior ministers"?"""
    return is_plain(piece) or piece.lower in POSSESSORS or piece.lower in POSSESSIVE or piece.lower == "the"


def are_two(party: Party, cast: Cast) -> bool:
    """Are persons of two sides in it?"""
    return len(cast.sides(member for member in party.members if cast.is_person(member))) > 1


def pair_behind(unit: Unit, head: Head, cast: Cast) -> tuple[str, ...]:
    """Those who act behind "During their call, A and B": whose call it was; nobody where one alone acts."""
    if head.first != 1 or unit.pieces[0].lower not in WITHIN:
        return ()
    first = acting_behind(unit, head.index, cast)
    party = together_behind(unit, first, cast) if first.members else NOBODY
    return party.members if are_two(party, cast) else ()


def over_a_meal(unit: Unit, head: Head, cast: Cast) -> tuple[Party, Party]:
    """Who spoke to whom, or together: "Over lunch on Monday, A told B", "A and B discussed it over lunch"."""
    speaker, hearer = told_within(unit, head, cast)
    if hearer.members:
        return speaker, hearer
    first = acting_behind(unit, head.index, cast) if head.first == 1 else NOBODY
    party = together_behind(unit, first, cast) if first.members else acting_around(unit, head, cast)
    return (party, NOBODY) if are_two(party, cast) else (NOBODY, NOBODY)


def acting_around(unit: Unit, head: Head, cast: Cast) -> Party:
    """The other side of "the meeting with B": who acts in the clause, before the noun or behind a comma."""
    for place in range(head.first - 1, -1, -1):
        if is_nominative(unit, place):
            return coordinated(unit, place, cast)
    opens = head.first == 1 and unit.pieces[0].lower in load_contact_class("setting")
    for place in range(head.index + 1, len(unit.pieces)):
        before = [p.lower for p in unit.pieces[max(0, place - 2) : place]]
        says = not opens and {p.lower for p in unit.pieces[place + 1 : place + 2]} & load_contact_class("reporting")
        behind = before[-1:] == [","] or before == [",", "the"] or (opens and unit.pieces[place - 1].when is not None)
        if unit.pieces[place].who is not None and behind and not says:
            return coordinated(unit, place, cast)
    return NOBODY
