"""Who acts where the subject stands behind an opening clause, or before "whom": "After meeting B in Mirna, A left"."""

from __future__ import annotations

from dragoman.contacts.cast import Cast
from dragoman.contacts.circumstances import end_of_adverbial
from dragoman.contacts.parties import (
    JOINING,
    LONGEST_ROLE,
    MARKS_BEFORE_SUBJECT,
    NOBODY,
    POSSESSIVE,
    Party,
    coordinated,
    find_opener,
    is_nominative,
    leads_name,
)
from dragoman.contacts.reading import Unit
from dragoman.lexicon.contacts import load_contact_class

LONGEST_RELATIVE = 8  # pieces between "whom" and its verb


def acting_behind(unit: Unit, last: int, cast: Cast) -> Party:
    """Who acts behind an opening clause whose last name is at a piece: "After meeting B in Mirna, A left".

    Nobody where a verb follows that name: "Meeting B makes no sense, A said".
    """
    comma = next((i for i in range(last + 1, len(unit.pieces)) if unit.pieces[i].lower == ","), 0)
    end = end_of_adverbial(unit, last + 1)
    goes_on = end < comma and unit.pieces[end].lower not in load_contact_class("content") | {"to"}
    if not comma or goes_on or unit.pieces[last].lower in POSSESSIVE:
        return NOBODY
    marks = (i for i in range(last + 1, len(unit.pieces)) if unit.pieces[i].lower == ",")
    for mark in marks:
        place = mark + 1
        while place < len(unit.pieces) and unit.pieces[place].who is None and leads_name(unit.pieces[place]):
            place += 1
        if place < len(unit.pieces) and is_nominative(unit, place):
            return coordinated(unit, place, cast)
        if place < len(unit.pieces) and unit.pieces[place].lower in ("who", "which", "and", "but"):
            break
    return NOBODY


def together_behind(unit: Unit, first: Party, cast: Cast) -> Party:
    """All who act where a clause begins with somebody: "A of Norvia and B agreed". Linear."""
    last = place = first.last
    while place + 1 < len(unit.pieces):
        piece = unit.pieces[place + 1]
        if piece.who is None and not (piece.capital and piece.when is None) and piece.lower not in JOINING:
            break
        place += 1
        owner = piece.lower in POSSESSIVE and unit.pieces[place - 1].person
        if owner and (named := _past_role(unit, place + 1)) is not None:
            place = named  # "A and B’s foreign minister, C"
        last = place if unit.pieces[place].person else last
    return coordinated(unit, last, cast)


def _past_role(unit: Unit, start: int) -> int | None:
    """The person named behind an office that begins at a piece: "foreign minister, C"; None where none is."""
    for place in range(start, min(start + LONGEST_ROLE, len(unit.pieces))):
        piece = unit.pieces[place]
        if piece.person:
            return place
        if not (piece.is_word and (piece.lower.isalpha() or piece.lower in (",", "-"))):
            return None
    return None


def read_antecedent(unit: Unit, verb: int, pattern: str, cast: Cast) -> Party:
    """Who is meant by "whom" before the subject of a verb: "B, with whom she had spoken", "B, whom he received in".

    The last person named right before; nobody where no "whom" stands there, or "with" is missing or too much.
    """
    pieces = unit.pieces
    least = max(0, verb - LONGEST_RELATIVE)
    whom = next((i for i in range(verb - 1, least, -1) if pieces[i].lower == "whom"), 0)
    clause = pieces[whom + 1 : verb]
    if not whom or sum(p.who is not None for p in clause) != 1 or any(p.lower in MARKS_BEFORE_SUBJECT for p in clause):
        return NOBODY
    governed = pieces[whom - 1].lower in ("with", "to")
    if governed != (pattern == "with"):
        return NOBODY
    place = whom - 1 - governed
    if pieces[place].lower == ",":
        opener = None if pieces[place - 1].person else find_opener(unit, place)
        place = place - 1 if opener is None else opener - 1  # "B, President of Caldera, with whom"
    person = place >= 0 and pieces[place].person and pieces[place].who is not None
    return coordinated(unit, place, cast) if person else NOBODY
