"""What one document tells of contacts: one row a contact."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from dragoman.contacts.candidates import Candidate
from dragoman.contacts.cast import Cast
from dragoman.contacts.gather import HELD, Gathered, gather
from dragoman.contacts.hints import find_hints
from dragoman.contacts.initiators import Start, read_starts
from dragoman.contacts.kinds import choose_kind
from dragoman.contacts.nouns import read_nouns
from dragoman.contacts.reading import Unit, read_units
from dragoman.contacts.settings import TellingSettings
from dragoman.contacts.titles import read_heading, read_remarks
from dragoman.contacts.verbs import read_verbs
from dragoman.model.ids import row_id
from dragoman.model.records import (
    JOINT,
    Actor,
    ActorSeen,
    DateExpression,
    Description,
    Document,
    Mention,
    Region,
    Sentence,
    Telling,
)
from dragoman.model.span import Span


def find_tellings(
    document: Document,
    descriptions: Sequence[Description],
    regions: Sequence[Region],
    sentences: Sequence[Sentence],
    actors_seen: Sequence[ActorSeen],
    mentions: Sequence[Mention],
    date_expressions: Sequence[DateExpression],
    settings: TellingSettings,
) -> Iterator[Telling | ActorSeen]:
    """Find the contacts a document tells of, one row each, and the groups it names among those who took part.

    All places that tell of one contact are gathered in its row: ``span`` has the words that tell it best, ``evidence``
    every place. At most one is ``main``. Contacts within one state or body are none, and so is the generic ("remains
    in touch with"). A document without a word of contact yields nothing.

    Args:
        sentences: of the text, in order; the title is read beside them.
        actors_seen: tells the kinds and sides of those mentioned; groups this stage found before are harmless.

    Yields:
        Tellings in text order, the title's first, after the groups they name.
    """
    units = read_units(document, regions, sentences, mentions, date_expressions)
    if not units:
        return
    cast = Cast(seen.actor for seen in actors_seen)
    description = descriptions[0] if descriptions else Description(document.id, "other")
    candidates = [c for unit in units for c in _read(unit, cast, description)]
    groups = {actor.id: actor for c in candidates for actor in c.groups}
    cast = Cast([*(seen.actor for seen in actors_seen), *groups.values()])
    principal = _principal(description, candidates, mentions, cast)
    found = [g for g in gather(candidates, principal, document.published, cast) if _is_diplomatic(g, cast)]
    main = _main(found, settings)
    starts = [start for unit in units for start in read_starts(unit, cast)]
    hints = _things(document, sentences, units)
    used: set[str] = set()
    tellings = []
    for contact in found:
        tellings.append(_telling(document, contact, contact is main, _starter(contact, main, starts), hints))
        used.update(contact.members)
    yield from (ActorSeen(document.id, groups[key]) for key in sorted(groups) if key in used)
    yield from sorted(tellings, key=lambda t: (t.span.field != "title", t.span.start, t.span.end, t.id))


def _read(unit: Unit, cast: Cast, description: Description) -> list[Candidate]:
    """What one unit tells of, in text order."""
    remarks = read_remarks(unit, cast)
    if remarks is not None:
        return [remarks]
    found = sorted([*read_verbs(unit, cast), *read_nouns(unit, cast)], key=lambda c: (c.span.start, c.span.end))
    if unit.heading:
        people = read_heading(unit, cast)
        found = [_completed(c, people) if not c.members or c.status == "proposed" else c for c in found]
    return found


def _completed(candidate: Candidate, people: tuple[str, ...]) -> Candidate:
    from dataclasses import replace

    return replace(candidate, members=people) if people and set(candidate.members) <= set(people) else candidate


def _principal(
    description: Description, candidates: Sequence[Candidate], mentions: Sequence[Mention], cast: Cast
) -> str | None:
    """The person whose contacts the document tells of: its issuer, or whom it names most on the issuer's side."""
    issuer = description.issuer
    if issuer is not None and cast.is_person(issuer):
        return issuer
    named = [m.actor for m in mentions if m.actor != JOINT and cast.is_person(m.actor)]
    if issuer is not None:
        named = [a for a in named if cast.side(a) == cast.side(issuer)]
    told = Counter(a for c in candidates for a in c.members if a in named)
    counted = told or Counter(named)
    return min(counted, key=lambda a: (-counted[a], a)) if counted and issuer is not None else None


def _is_diplomatic(contact: Gathered, cast: Cast) -> bool:
    """Do two sides take part, or does a leader travel?"""
    if len(cast.sides(contact.members)) > 1:
        return True
    return contact.first.kind == "visit" and len(contact.members) == 1


def _main(found: Sequence[Gathered], settings: TellingSettings) -> Gathered | None:
    """What the document is about: told in its title or headline, else in its lead, by most places."""
    titled = [g for g in found if any(c.unit.heading for c in g.places)]
    if titled:
        return max(titled, key=lambda g: (_rank(g), -g.first.unit.place, len(g.places), -found.index(g)))
    lead = [g for g in found if g.first.unit.place <= settings.lead_sentences and not g.ordinals & {"earlier", "last"}]
    return max(lead, key=lambda g: (_rank(g), -g.first.unit.place, len(g.places)), default=None)


def _rank(contact: Gathered) -> int:
    return {"proposed": 0, "intended": 0, "cancelled": 1, "denied": 1}.get(contact.status or HELD, 2)


def _starter(contact: Gathered, main: Gathered | None, starts: Iterable[Start]) -> tuple[str, Span] | None:
    """Who started a contact, and where it is told."""
    for place in contact.places:
        if place.initiator is not None:
            return place.initiator, place.span
    for start in starts:
        units = {place.unit.place for place in contact.places}
        near = start.unit.place in units or (contact is main)
        if near and (not start.addressed or set(start.addressed) & {*contact.members, JOINT}):
            return start.actor, start.span
    return None


def _things(document: Document, sentences: Sequence[Sentence], units: Sequence[Unit]) -> tuple[str, ...]:
    found = [h for s in sentences for h in find_hints(document.text[s.span.start : s.span.end])]
    return tuple(dict.fromkeys(found))


def _telling(
    document: Document, contact: Gathered, main: bool, starter: tuple[str, Span] | None, things: tuple[str, ...]
) -> Telling:
    places = contact.places
    best = max(places, key=lambda c: (c.status is not None and not c.unit.heading, len(set(c.members)), bool(c.dates)))
    best = next(c for c in places if _weight(c) == _weight(best))
    evidence = {c.span for c in places} | ({starter[1]} if starter else set())
    hints = [f"ordinal:{name}" for name in sorted(contact.ordinals)] + list(things if main else ())
    dates = tuple(dict.fromkeys(when.id for c in places for when in c.dates))
    return Telling(
        id=row_id("tl", document.id, "telling", [best.span], *contact.members),
        span=best.span,
        kind=choose_kind(contact.kinds),
        participants=tuple(sorted(contact.members)),
        status=contact.status or HELD,
        initiator=starter[0] if starter else None,
        place=next((c.place for c in places if c.place), None),
        dates=dates,
        main=main,
        issued=next((c.unit.issued for c in places if c.unit.issued), None),
        hints=tuple(hints),
        evidence=tuple(sorted(evidence, key=lambda s: (s.field != "title", s))),
    )


def _weight(c: Candidate) -> tuple[bool, int, bool]:
    return (c.status is not None and not c.unit.heading, len(set(c.members)), bool(c.dates))
