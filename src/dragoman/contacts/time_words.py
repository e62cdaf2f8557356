"""Where words of time end: "late on Monday", "on Tuesday (Oct 21)", "for about an hour and a half"."""

from __future__ import annotations

from dragoman.contacts.reading import Unit
from dragoman.lexicon.contacts import load_contact_class

TIME_LEADS = frozenset(("on", "in", "at", "late", "early", "earlier", "later", "just"))  # before a day or hour


def past_time(unit: Unit, start: int) -> int:
    """The piece behind the words of time that begin at one, as in "a call late on Monday from"; else the same."""
    pieces, place = unit.pieces, start
    while place < len(pieces) and (
        pieces[place].when is not None or pieces[place].lower in TIME_LEADS or _is_day_in_brackets(unit, start, place)
    ):
        place += 1
    return place if any(piece.when is not None for piece in pieces[start:place]) else start


def _is_day_in_brackets(unit: Unit, start: int, place: int) -> bool:
    """Is a piece one of the brackets of "on Tuesday (Oct 21)" and "this Tuesday (21)", or the number in them?"""
    opener = next((i for i in range(place, max(start, place - 3), -1) if unit.pieces[i].lower == "("), -1)
    inner = unit.pieces[opener + 1 : opener + 3]
    closed = len(inner) == 2 and inner[1].lower == ")" and (inner[0].when is not None or inner[0].lower.isdigit())
    return opener > 0 and closed and unit.pieces[opener - 1].when is not None


def before_time(unit: Unit, last: int) -> int:
    """The piece before the words of time that end at one, as in "received today a call from"; else the same."""
    place = last
    while place > 0 and (unit.pieces[place].when is not None or unit.pieces[place].lower in TIME_LEADS):
        place -= 1
    return place if last > 0 and unit.pieces[last].when is not None else last


def past_length(unit: Unit, start: int) -> int:
    """The piece behind "for about an hour and a half" or "for some 30 minutes" that begins at one; else the same."""
    pieces, lengths = unit.pieces, load_contact_class("hours") | load_contact_class("spell")
    counted = lengths | load_contact_class("number") | load_contact_class("length")
    place = start + 1
    while place < len(pieces) and (pieces[place].lower in counted or pieces[place].lower.isdigit()):
        place += 1
    told = any(piece.lower in lengths for piece in pieces[start + 1 : place])
    return place if start < len(pieces) and pieces[start].lower == "for" and told else start
