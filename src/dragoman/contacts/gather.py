"""Gathers the places of one document that tell of the same contact."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace

from dragoman.contacts.candidates import Candidate
from dragoman.contacts.cast import Cast
from dragoman.contacts.kinds import kinds_agree
from dragoman.contacts.moments import moments_agree
from dragoman.model.records import JOINT

HELD = "held"


@dataclass(slots=True)
class Gathered:
    """One contact of a document while its places are being gathered."""

    members: tuple[str, ...]
    places: list[Candidate] = field(default_factory=list)

    @property
    def first(self) -> Candidate:
        return self.places[0]

    @property
    def status(self) -> str | None:
        return next((c.status for c in self.places if c.status is not None), None)

    @property
    def kinds(self) -> set[str]:
        return {c.kind for c in self.places}

    @property
    def ordinals(self) -> set[str]:
        return {c.ordinal for c in self.places if c.ordinal}


def gather(candidates: Sequence[Candidate], principal: str | None, published: str | None, cast: Cast) -> list[Gathered]:
    """The contacts a document tells of, each with its places, in the order they are first told of.

    Those who name both sides come first and found the contacts; a place that names one side, or nobody, joins the
    contact it can lean on, or is completed by ``principal``, whose account the document is, or tells of none.
    """
    found: list[Gathered] = []
    apart = _separate(candidates)
    waiting: list[Candidate] = []
    for candidate in candidates:
        for one in _split(candidate, apart, cast):
            members = tuple(m for m in one.members if m != JOINT)
            if len(cast.sides(members)) > 1 or (JOINT not in one.members and _is_travel(one)):
                _place(replace(one, members=members), found, published, cast)
            elif found and (one.members or one.dates or one.definite):
                _lean(one, found, published, cast, principal)
            else:
                waiting.append(one)
    for one in waiting:
        _lean(one, found, published, cast, principal)
    for contact in found:
        contact.places.sort(key=lambda c: (c.unit.place, c.span.start, c.span.end))
    return sorted(found, key=lambda g: (g.first.unit.place, g.first.span.start, g.members))


def _is_travel(one: Candidate) -> bool:
    return one.kind == "visit" and bool(one.members) and bool(one.dates) and not one.definite


def _separate(candidates: Iterable[Candidate]) -> set[str]:
    """Those whom the document tells to have been spoken with one by one."""
    return {m for c in candidates if c.separate for m in c.members}


def _split(one: Candidate, apart: set[str], cast: Cast) -> list[Candidate]:
    """"Calls with A and B" is a contact with A and one with B; so is what the same document tells of all three."""
    if not (one.separate or (len(one.members) > 2 and set(one.members) <= apart)):
        return [one]
    sides = cast.sides(one.members)
    host = next((side for side, actors in sides.items() if one.members[0] in actors), None)
    if host is None or len(one.members) - len(sides[host]) < 2:
        return [one]
    others = [m for m in one.members if m not in sides[host]]
    return [replace(one, members=(*sides[host], other), separate=False) for other in others]


def members_agree(one: Sequence[str], two: Sequence[str], cast: Cast) -> bool:
    """Are the same sides at the table, each with someone in common where both name persons?"""
    mine, theirs = cast.sides(one), cast.sides(two)
    if set(mine) != set(theirs):
        return False
    return all(_meet(mine[side], theirs[side], cast) for side in mine)


def _meet(one: Sequence[str], two: Sequence[str], cast: Cast) -> bool:
    if set(one) & set(two):
        return True
    return not any(map(cast.is_person, one)) or not any(map(cast.is_person, two))


def _place(one: Candidate, found: list[Gathered], published: str | None, cast: Cast) -> None:
    """Adds a place to the contact it tells of, or founds one."""
    for contact in found:
        if members_agree(one.members, contact.members, cast) and _fits(one, contact, published):
            contact.places.append(one)
            contact.members = _union(contact.members, one.members, cast)
            return
    found.append(Gathered(one.members, [one]))


def _union(old: Sequence[str], new: Sequence[str], cast: Cast) -> tuple[str, ...]:
    """All who are named; states and institutions give way to persons of the same side."""
    both = tuple(dict.fromkeys((*old, *new)))
    sides = cast.sides(both)
    people = {side for side, actors in sides.items() if any(map(cast.is_person, actors))}
    return tuple(m for m in both if cast.is_person(m) or cast.side(m) not in people)


def _fits(one: Candidate, contact: Gathered, published: str | None) -> bool:
    if not all(kinds_agree(one.kind, kind) for kind in contact.kinds):
        return False
    status = contact.status
    if one.status is not None and status is not None and one.status != status:
        return False
    if one.ordinal == "again" or ("again" in contact.ordinals and not one.definite):
        return False
    if one.ordinal in ("earlier", "later", "last") and one.ordinal not in contact.ordinals:
        return False
    if contact.ordinals & {"earlier", "later", "last"} and one.ordinal not in contact.ordinals:
        return False
    return all(moments_agree(one, other, published) for other in contact.places)


def _lean(
    one: Candidate, found: list[Gathered], published: str | None, cast: Cast, principal: str | None
) -> None:
    """Gives a place that does not name both sides to a contact that is told of, or founds one with its people."""
    named = tuple(m for m in one.members if m != JOINT)
    for contact in found:
        inside = all(any(_meet((m,), (o,), cast) and cast.side(m) == cast.side(o) for o in contact.members) for m in named)
        if inside and _fits(one, contact, published):
            contact.places.append(one)
            return
    if not found and principal is None:
        return
    base = found[0].members if found else ()
    members = named
    if JOINT in one.members or (not named and one.dates):
        members = _union(base, named, cast)
    elif one.status == "proposed" and named and set(named) <= set(base):
        members = base
    elif len(cast.sides(named)) == 1 and principal is not None and cast.side(principal) not in cast.sides(named):
        members = (principal, *named)
    elif named and set(named) <= set(base) and one.dates and (one.definite or one.status not in (None, HELD)):
        members = base
    if len(cast.sides(members)) > 1:
        _place(replace(one, members=members), found, published, cast)
