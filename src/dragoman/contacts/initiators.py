"""Who started a contact, where the text tells: "reached out to request the call", "at the request of"."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from dragoman.contacts.cast import Cast
from dragoman.contacts.parties import NOBODY, read_party
from dragoman.contacts.reading import Unit
from dragoman.contacts.subjects import read_subject
from dragoman.lexicon.contacts import load_contact_class, load_contact_nouns
from dragoman.lexicon.loader import load_rows
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
        elif words[0] in ("at", "on", "upon") and words[1:2] == ["the"]:
            start = _wished(unit, index, cast)
            if start is not None:
                yield start
        elif words[0] in load_contact_class("wished") and index > 1 and pieces[index - 1].lower in ("'s", "’s"):
            owner = pieces[index - 2].who
            if owner is not None and owner.actor != JOINT and index > 2 and pieces[index - 3].lower in ("at", "on"):
                yield Start(unit, unit.span(index - 3, index), owner.actor, ())
        elif words[1:2] == ["by"] and words[0] in load_contact_class("requested") and _is_passive(unit, index):
            actor, last = _side_named(unit, index + 2, cast)
            if actor:
                yield Start(unit, unit.span(index, last), actor, ())
        elif _requests(words) and any(w in nouns for w in words[1:5]):
            actor = _one(read_subject(unit, index, cast).members)
            if actor:
                yield Start(unit, unit.span(_first(unit, index, cast), index + 1), actor, ())


def _wished(unit: Unit, index: int, cast: Cast) -> Start | None:
    """ "at the request of A", "on the initiative of the Norvian side", "at the latter's request".

    And "at the Norvian side's initiative".
    """
    words, wished = [p.lower for p in unit.pieces[index + 2 : index + 6]], load_contact_class("wished")
    if words[1:2] == ["side"] and words[2:3] in (["'s"], ["’s"]) and words[3:] and words[3] in wished:
        actor = _of_side(unit, unit.pieces[index + 2].text, cast)
        return Start(unit, unit.span(index, index + 5), actor, ()) if actor else None
    if words[:1] in (["latter"], ["former"]) and words[2:] and words[2] in wished:
        people = list(dict.fromkeys(p.who.actor for p in unit.pieces[:index] if p.who is not None and p.person))
        if len(people) < 2:
            return None
        return Start(unit, unit.span(index, index + 4), people[-1] if words[0] == "latter" else people[-2], ())
    if words[:1] and words[0] in wished and words[1:2] == ["of"]:
        actor, last = _side_named(unit, index + 4, cast)
        return Start(unit, unit.span(index, last), actor, ()) if actor else None
    return None


def _side_named(unit: Unit, start: int, cast: Cast) -> tuple[str | None, int]:
    """The one actor named from a piece on, or the one person of the sentence who is of "the Norvian side"."""
    party = read_party(unit, start, cast)
    if party.members:
        return _one(party.members), party.last
    words = unit.pieces[start : start + 3]
    if len(words) < 3 or words[0].lower != "the" or words[2].lower != "side":
        return None, start
    return _of_side(unit, words[1].text, cast), start + 2


def _of_side(unit: Unit, adjective: str, cast: Cast) -> str | None:
    """The one person of the sentence who is of a state, else the state; None where the word is of none."""
    state = _states().get(adjective)
    people = dict.fromkeys(p.who.actor for p in unit.pieces if p.who is not None and p.person)
    own = [person for person in people if state is not None and cast.is_of(person, state)]
    return own[0] if len(own) == 1 else state


@lru_cache(maxsize=1)
def _states() -> dict[str, str]:
    return {row["form"]: row["state"] for row in load_rows("demonyms")}


def _is_passive(unit: Unit, index: int) -> bool:
    """Does a noun of contact and "was" or "had been" stand right before the verb?"""
    before = [p.lower for p in unit.pieces[max(0, index - 4) : index]]
    return bool(load_contact_class("being") & set(before)) and any(word in load_contact_nouns() for word in before)


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
