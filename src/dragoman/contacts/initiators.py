"""Who started a contact, where the text tells: "reached out to request the call", "at the request of"."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from dragoman.contacts.cast import Cast
from dragoman.contacts.parties import NOBODY, read_party, read_subject
from dragoman.contacts.reading import Unit
from dragoman.lexicon.contacts import load_contact_class, load_contact_nouns
from dragoman.model.records import JOINT
from dragoman.model.span import Span


@dataclass(frozen=True, slots=True)
class Start:
    """Words that tell who started a contact, and whom that side turned to where they say so."""

    unit: Unit
    span: Span
    actor: str
    addressed: tuple[str, ...]


def read_starts(unit: Unit, cast: Cast) -> Iterator[Start]:
    """Who is told to have started a contact, in text order."""
    pieces, nouns = unit.pieces, load_contact_nouns()
    for index, piece in enumerate(pieces):
        if not piece.is_word:
            continue
        words = [p.lower for p in pieces[index : index + 5]]
        if words[0] == "reached" and words[1:2] == ["out"]:
            actor = _one(read_subject(unit, index, cast).members)
            party = read_party(unit, index + 3, cast) if words[2:3] == ["to"] else NOBODY
            addressed, last = party.members, max(party.last, index + 1)
            asked = _asked_for(unit, index)
            if actor and (addressed or asked is not None):
                span = unit.span(*asked) if asked is not None else unit.span(_first(unit, index, cast), last)
                yield Start(unit, span, actor, addressed)
        elif words[:4] == ["at", "the", "request", "of"]:
            party = read_party(unit, index + 4, cast)
            actor = _one(party.members)
            if actor:
                yield Start(unit, unit.span(index, party.last), actor, ())
        elif words[0] == "request" and index > 1 and pieces[index - 1].lower in ("'s", "’s"):
            owner = pieces[index - 2].who
            if owner is not None and owner.actor != JOINT and index > 2 and pieces[index - 3].lower == "at":
                yield Start(unit, unit.span(index - 3, index), owner.actor, ())
        elif _requests(words) and any(w in nouns for w in words[1:5]):
            actor = _one(read_subject(unit, index, cast).members)
            if actor:
                yield Start(unit, unit.span(_first(unit, index, cast), index + 1), actor, ())


def _requests(words: list[str]) -> bool:
    return words[0] in load_contact_class("requested") or words[:2] == ["asked", "for"]


def _first(unit: Unit, index: int, cast: Cast) -> int:
    subject = read_subject(unit, index, cast)
    return subject.first if subject.members and index - subject.first < 20 else index


def _one(members: tuple[str, ...]) -> str | None:
    return members[0] if len(members) == 1 and members[0] != JOINT else None


def _asked_for(unit: Unit, index: int) -> tuple[int, int] | None:
    """The pieces that name the contact somebody reached out for: "to request the call"."""
    nouns = load_contact_nouns()
    for place in range(index + 2, len(unit.pieces)):
        if unit.pieces[place].is_word and unit.pieces[place].lower in nouns:
            opener = (i for i in range(place - 1, index + 1, -1) if unit.pieces[i].lower == "to")
            return next(opener, place), place
    return None
