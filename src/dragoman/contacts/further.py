"""The further contacts that a clause adds to the one it tells: "met A on Monday and B on Tuesday"."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from dragoman.contacts.candidates import Candidate
from dragoman.contacts.cast import Cast
from dragoman.contacts.circumstances import end_of_adverbial, find_dates_behind, find_dates_between, find_place
from dragoman.contacts.parties import NOBODY, Party, is_finite, read_party
from dragoman.contacts.reading import Unit
from dragoman.lexicon.contacts import load_contact_class
from dragoman.model.records import JOINT

JOINERS = frozenset((",", "and", "&", "then", "also", "later", "on", "in", "as", "well"))


def read_further(unit: Unit, told: Candidate, cast: Cast) -> list[Candidate]:
    """The contact told, and those that go on with its verb: "with B in Mirna and with C on Friday".

    Each has those who act in the first, and its own other side, day and place. A day behind the last counts for all
    of them where none of the others has a day or place.
    """
    found = [told, *_following(unit, told, cast)]
    days = [candidate.dates for candidate in found if candidate.dates]
    if len(found) > 1 and len(days) == 1 and found[-1].dates and not any(c.place for c in found[:-1]):
        found = [replace(candidate, dates=days[0]) for candidate in found]
    return found


def _following(unit: Unit, told: Candidate, cast: Cast) -> Iterator[Candidate]:
    pieces = unit.pieces
    own = tuple(m for m in told.members if m not in told.others)
    if not told.others or JOINT in told.others:
        return
    behind = next((i for i in range(len(pieces) - 1, -1, -1) if pieces[i].end <= told.span.end), -1) + 1
    dated = bool(told.dates)
    while True:
        first = end_of_adverbial(unit, behind)
        start = first
        while start < len(pieces) and (pieces[start].when is not None or pieces[start].lower in JOINERS):
            start += 1
        if not {"and", ",", "&"} & {piece.lower for piece in pieces[first:start]} or start >= len(pieces):
            return
        again = pieces[start].lower in ("with", "to")
        party = _party(unit, start + again, again, dated, cast)
        if not party.members or set(cast.sides(party.members)) & set(cast.sides(told.members)):
            return
        dates = [*find_dates_between(unit, first, start), *find_dates_behind(unit, party.last + 1)]
        joined = bool({"and", "&"} & {piece.lower for piece in pieces[first:start]})
        if not dates and not (again and joined):
            return  # "with B, with C looking on"
        reach = max([party.last, *dates])
        yield replace(
            told,
            span=unit.span(start, reach),
            members=(*own, *party.members),
            dates=unit.dates(dates),
            others=party.members,
            place=find_place(unit, party.last + 1, end_of_adverbial(unit, reach + 1)),
            groups=party.groups,
            ordinal="",
        )
        behind, dated = reach + 1, bool(dates)


def _party(unit: Unit, start: int, again: bool, dated: bool, cast: Cast) -> Party:
    """The persons or group named there; nobody where a clause of their own begins, as without "with" it may."""
    if start >= len(unit.pieces) or unit.pieces[start].lower in load_contact_class("verb_bar"):
        return NOBODY
    party = read_party(unit, start, cast)
    people = all(cast.is_person(m) or cast.kind(m) == "group" for m in party.members)
    if not people or JOINT in party.members:
        return NOBODY
    if again:
        return party
    behind = end_of_adverbial(unit, party.last + 1)
    timed = dated and bool(find_dates_between(unit, party.last + 1, behind))
    return party if timed and not (behind < len(unit.pieces) and is_finite(unit.pieces[behind])) else NOBODY
