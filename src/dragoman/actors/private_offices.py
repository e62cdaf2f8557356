"""The offices of persons: "Vesk's office", "his office", "the president's press office"."""

from __future__ import annotations

from dragoman.actors.cast import Cast
from dragoman.actors.clauses import OWNERS
from dragoman.actors.hits import ROLE, Hit
from dragoman.actors.issuers import head_institution
from dragoman.actors.seats import place_words
from dragoman.actors.tokens import TIGHT, Tokens
from dragoman.model.ids import slug
from dragoman.model.records import Actor

OFFICE = "office"
OF_WHICH_KIND = frozenset({"press", "media", "private", "own", "executive"})


def name_offices(tokens: Tokens, hits: list[Hit], cast: Cast, found: dict[str, Actor]) -> list[str]:
    """Let every person before "office" mean the office: the table's, where the person heads one, else one of its own.

    The hits are changed in place, once all are resolved; ``found`` takes in the offices that the table does not have.
    An office in which somebody is met is a room, and stays a person's. Linear.

    Returns:
        The persons whose offices they are, in text order.
    """
    owners: list[str] = []
    for hit in hits:
        last = office_after(tokens, hit)
        person = cast.persons.get(hit.resolved[0]) if last and len(hit.resolved) == 1 else None
        if person is None:
            continue
        actor = _held_by(cast, person.id)
        if actor is None:
            actor = f"x:office-of-{slug(person.name)}"
            member = person.known.member_of if person.known else person.state
            found.setdefault(actor, Actor(actor, f"office of {person.name}", "office", (), member, (), "text"))
        hit.sort, hit.last, hit.end = ROLE, last, tokens.ends[last - 1]
        hit.actor, hit.resolved = actor, (actor,)
        owners.append(person.id)
    return owners


def office_after(tokens: Tokens, hit: Hit) -> int:
    """The token after the office that is the hit's own; 0 where there is none, or where it is a room."""
    owner = hit.word in OWNERS and hit.last == hit.first + 1
    if not (owner or tokens.owns[hit.last - 1]):
        return 0
    place = hit.last + (tokens.keys[hit.last : hit.last + 1] != [OFFICE])
    if place >= len(tokens) or tokens.keys[place] != OFFICE or tokens.sentences[place] != hit.sentence:
        return 0
    if place > hit.last and tokens.keys[hit.last] not in OF_WHICH_KIND:
        return 0
    if any(tokens.joins[i] != TIGHT for i in range(hit.last, place + 1)):
        return 0
    before = tokens.keys[hit.first - 1] if hit.first and tokens.joins[hit.first] == TIGHT else ""
    return 0 if before in place_words("seat") else place + 1


def _held_by(cast: Cast, person: str) -> str | None:
    """The institution of the table that a person heads on the document's day, or did last where there is none."""
    index = cast.index
    if person not in index.words:
        return None
    roles = index.roles(person)
    held = [r for r in roles if r.covers(cast.date)] if cast.date else roles[:1]
    return next((id for r in held if r.owner and (id := head_institution(r.key, r.owner, index))), None)
