"""What somebody had the chance to do, and so did: "gave A an opportunity to meet B"."""

from __future__ import annotations

from dragoman.contacts.cast import Cast
from dragoman.contacts.parties import NOBODY, Party, coordinated
from dragoman.contacts.reading import Unit
from dragoman.lexicon.contacts import load_contact_class

LONGEST_CHANCE = 9  # pieces between "gave" and what somebody was given an opportunity to do
AHEAD = frozenset(("will", "to", "not", "no"))


def had_chance(unit: Unit, verb: int) -> bool:
    """Was the verb at a piece what somebody had the chance to do?"""
    words = [piece.lower for piece in unit.pieces[max(0, verb - LONGEST_CHANCE) : verb]]
    if words[-1:] != ["to"] or not set(words[-2:-1]) & load_contact_class("chance"):
        return False
    before = set(words[:-2])
    return bool(before & load_contact_class("taken")) and not before & (load_contact_class("unreal") | AHEAD)


def chance_taker(unit: Unit, verb: int, cast: Cast) -> Party:
    """Who was given that chance, as the object of "gave"; nobody where it is not told that way."""
    if not had_chance(unit, verb):
        return NOBODY
    for place in range(verb - 3, max(0, verb - LONGEST_CHANCE), -1):
        if unit.pieces[place].person:
            return coordinated(unit, place, cast)
    return NOBODY
