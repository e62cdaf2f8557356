"""Who sits at the table: whether two lists of people can be of one contact, and what both say together."""

from __future__ import annotations

from collections.abc import Sequence

from dragoman.contacts.cast import Cast

LEAST_NAMED = 3  # sides that must be named for a group without names to be them


def seats_agree(one: Sequence[str], two: Sequence[str], cast: Cast) -> bool:
    """Are the same sides at the table, each with someone in common where both name persons?

    A group without names ("European leaders") agrees with three sides or more that take in the other sides told.
    """
    mine, theirs = cast.sides(one), cast.sides(two)
    if set(mine) == set(theirs):
        return all(_meet(mine[side], theirs[side], cast) for side in mine)
    for few, many in ((mine, theirs), (theirs, mine)):
        groups = {side for side, actors in few.items() if all(cast.kind(a) == "group" for a in actors)}
        plain = few.keys() - groups
        if groups and plain <= many.keys() and len(many) >= LEAST_NAMED and not any(side in groups for side in many):
            return all(_meet(few[side], many[side], cast) for side in plain)
    return False


def seats_extend(one: Sequence[str], two: Sequence[str], cast: Cast) -> bool:
    """Does one list name some of those in the other, two sides or more, or does either have a group for the rest?"""
    mine, theirs = cast.sides(one), cast.sides(two)
    common = {side for side in mine.keys() & theirs.keys() if _meet(mine[side], theirs[side], cast)}
    if any(cast.kind(actor) == "group" for actor in (*one, *two)):
        return bool(common)
    return len(common) > 1 and common in (mine.keys(), theirs.keys())


def seats_hold(contact: Sequence[str], named: Sequence[str], cast: Cast) -> bool:
    """Can everyone named be one of those in the contact?"""
    sides = cast.sides(contact)
    return all(cast.side(m) in sides and _meet((m,), sides[cast.side(m)], cast) for m in named)


def _meet(one: Sequence[str], two: Sequence[str], cast: Cast) -> bool:
    if set(one) & set(two):
        return True
    return not any(map(cast.is_person, one)) or not any(map(cast.is_person, two))


def join_seats(old: Sequence[str], new: Sequence[str], cast: Cast) -> tuple[str, ...]:
    """All who are named; a state gives way to persons of its side, a group to the three sides or more it stands for."""
    both = tuple(dict.fromkeys((*old, *new)))
    sides = cast.sides(both)
    people = {side for side, actors in sides.items() if any(map(cast.is_person, actors))}
    kept = tuple(m for m in both if cast.is_person(m) or cast.side(m) not in people)
    return tuple(m for m in kept if cast.kind(m) != "group") if len(people) >= LEAST_NAMED else kept
