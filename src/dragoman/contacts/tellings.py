"""What one document tells of contacts: one row a contact."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from dragoman.contacts.addressed import is_unnamed, read_addressed, read_direct, read_named, read_pairs
from dragoman.contacts.candidates import Candidate
from dragoman.contacts.capitals import states_of_capitals
from dragoman.contacts.cast import Cast
from dragoman.contacts.doubts import is_disowned
from dragoman.contacts.gather import HELD, gather
from dragoman.contacts.gathered import Frame, Gathered
from dragoman.contacts.hearers import read_joint, read_told
from dragoman.contacts.hints import find_hints
from dragoman.contacts.houses import stand_for
from dragoman.contacts.initiators import Start, read_starts
from dragoman.contacts.moments import points
from dragoman.contacts.nouns import read_nouns
from dragoman.contacts.reading import Unit, read_units
from dragoman.contacts.settings import TellingSettings
from dragoman.contacts.titles import find_signer, read_heading, read_remarks, read_together
from dragoman.contacts.verbs import read_verbs
from dragoman.lexicon.contacts import load_contact_class
from dragoman.model.ids import row_id
from dragoman.model.records import (
    JOINT,
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
from dragoman.text.own_day import own_day

OFFICIAL = frozenset({"readout", "statement"})  # kinds of documents
PLAIN_WEEKDAY = re.compile(r"weekday:\d")  # not "weekday:5:last"


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
    every place. At most one is ``main``. What is within one state or body is none, nor the generic ("in touch with").

    Args:
        sentences: of the text, in order; the title is read beside them.
        actors_seen: tells the kinds and sides of those mentioned; groups this stage found before are harmless.

    Yields:
        Tellings in text order, the title's first, after the groups they name; nothing without a word of contact.
    """
    seen = [row.actor for row in actors_seen]
    cast = Cast([*seen, *states_of_capitals()])
    description = descriptions[0] if descriptions else Description(document.id, "other")
    signer = find_signer(document, mentions, cast) or description.issuer
    units = read_units(document, regions, sentences, mentions, date_expressions, signer, cast)
    candidates = [c for unit in units for c in _read(unit, cast)]
    if any(c.spoken for c in candidates):
        candidates = [c for c in candidates if c.unit.heading or _is_of_its_own(c, cast)]
    elif description.kind == "transcript":
        candidates = [replace(c, aside=not c.unit.heading) for c in candidates if _is_told(c, cast)]
    groups = {actor.id: actor for c in candidates for actor in c.groups}
    cast = Cast([*seen, *states_of_capitals(), *groups.values()])
    if description.kind not in OFFICIAL:
        candidates = stand_for(candidates, (actor.id for actor in seen), cast)
    principal = _principal(description, signer, candidates, mentions, cast)
    together = next((read_together(unit, cast) for unit in units if unit.heading), ())
    bare = all(one.unit.heading for one in candidates) and description.kind == "report"
    told = bare or any(map(is_unnamed, candidates))
    addressed = tuple(read_addressed(document, sentences, mentions, date_expressions, cast)) if told else ()
    candidates += read_direct(document, sentences, addressed, settings.lead_sentences, cast) if bare else ()
    several = len({c.members for c in candidates}) > 1 or any(JOINT in c.members for c in candidates)
    pairs = read_pairs(document, sentences, mentions, cast) if several else {}
    named = read_named(sentences, mentions, cast) if any(JOINT in c.members for c in candidates) else {}
    day = own_day(document, regions, date_expressions)
    frame = Frame(day, principal, together, cast, addressed, pairs, named, candidates)
    found = [g for g in gather(candidates, frame) if _is_diplomatic(g, description, cast)]
    main = _main(found, settings, [pairs[place] for place in (0, 1) if place in pairs])
    starts = [start for unit in units for start in read_starts(unit, cast)]
    hints = _things(document, sentences) if main is not None else ()
    tellings = []
    for contact in found:
        starter = _starter(contact, main, starts, cast)
        contact.members = _with_host(contact, starter, cast)
        dated = None if contact is main and description.kind in OFFICIAL else day
        tellings.append(_telling(document, contact, contact is main, starter, hints, dated, cast))
    used = {member for contact in found for member in contact.members} - {actor.id for actor in seen}
    yield from (ActorSeen(document.id, groups[key]) for key in sorted(groups) if key in used)
    yield from sorted(tellings, key=lambda t: (t.span.field != "title", t.span.start, t.span.end, t.id))


def _is_of_its_own(candidate: Candidate, cast: Cast) -> bool:
    """In what was said at a meeting, only another contact told with its people and its day counts."""
    today = any(when.meaning.startswith("day:0") for when in candidate.dates)
    return len(cast.sides(m for m in candidate.members if m != JOINT)) > 1 and bool(candidate.dates) and not today


def _is_told(candidate: Candidate, cast: Cast) -> bool:
    """In what was said freely, what names persons on two sides, or leans with a day, counts; "the call" may be any."""
    if candidate.unit.heading:
        return True
    sides = cast.sides(m for m in candidate.members if cast.is_person(m))
    if len(sides) > 1 or (candidate.dates and candidate.definite):
        return True
    return bool(sides) and candidate.status == "planned"


def _read(unit: Unit, cast: Cast) -> list[Candidate]:
    """What one unit tells of, in text order."""
    remarks = read_remarks(unit, cast)
    if remarks is not None:
        return [remarks]
    if unit.pieces[0].person and unit.pieces[-1].lower == "?" and not unit.heading:
        return []  # "A met B on Monday?"
    found = sorted(
        [*read_verbs(unit, cast), *read_nouns(unit, cast), *read_told(unit, cast), *read_joint(unit, cast)],
        key=lambda c: (c.span.start, c.span.end),
    )
    found = [replace(c, status="denied") if is_disowned(unit, _first_piece(c)) else c for c in found]
    if unit.heading:
        people = read_heading(unit, cast)
        found = [c for c in found if not _is_of_another(c, cast)]
        found = [c for c in found if c.members or not _is_beyond(c, found, cast)]
        found = [_completed(c, people) if not c.members or c.status == "proposed" else c for c in found]
    return found


def _first_piece(candidate: Candidate) -> int:
    """The piece at which its words begin."""
    return next((i for i, p in enumerate(candidate.unit.pieces) if p.start >= candidate.span.start), 0)


def _is_of_another(candidate: Candidate, cast: Cast) -> bool:
    """Does a headline name one side of what may be, and no other: "A tells B that C is ready to host talks"?"""
    return candidate.status == "intended" and JOINT not in candidate.members and len(cast.sides(candidate.members)) < 2


def _is_beyond(event: Candidate, found: Sequence[Candidate], cast: Cast) -> bool:
    """Is it an event that a contact in the same headline has in view: "A and B speak ahead of planned Mirna summit"?"""
    told = [c for c in found if len(cast.sides(c.members)) > 1 and c.span.end <= event.span.start]
    leads = load_contact_class("in_view")
    between = (p for c in told for p in event.unit.pieces if c.span.end <= p.start < event.span.start)
    return any(piece.lower in leads for piece in between)


def _completed(candidate: Candidate, people: tuple[str, ...]) -> Candidate:
    return replace(candidate, members=people) if people and set(candidate.members) <= set(people) else candidate


def _principal(
    description: Description,
    signer: str | None,
    candidates: Sequence[Candidate],
    mentions: Sequence[Mention],
    cast: Cast,
) -> str | None:
    """The person whose contacts the document tells of: its issuer, or whom it names most on the issuer's side."""
    issuer = description.issuer
    if signer is not None and (cast.is_person(signer) and cast.leads(signer)):
        return signer
    named = [m.actor for m in mentions if m.actor != JOINT and cast.is_person(m.actor)]
    if issuer is not None:
        named = [a for a in named if cast.side(a) == cast.side(issuer)]
    told, counted = Counter(a for c in candidates for a in c.members), Counter(named)
    if issuer is None or not counted:
        return None
    return min(counted, key=lambda a: (not cast.leads(a), -told[a], -counted[a], a))


def _is_diplomatic(contact: Gathered, description: Description, cast: Cast) -> bool:
    """Do two states or bodies take part?

    A person whose side nobody knows is taken for a foreigner where the title of a readout names them, else for one of
    the issuer's own people. A group counts as a side; a leader's visit abroad may name no host. Who speaks with the
    press gives an interview.
    """
    if any(map(cast.is_press, contact.members)):
        return False
    known = {cast.side(a) for a in contact.members if cast.kind(a) in ("group", "state") or cast.side(a) != a}
    home = cast.side(description.issuer) if description.issuer else None
    if all(cast.kind(a) == "group" for a in contact.members):
        return home not in known
    if len(known) > 1:
        return True
    if len(cast.sides(contact.members)) > 1:
        told = description.kind == "readout" and any(c.unit.heading for c in contact.places)
        offices = [cast.unique_offices(a) for a in contact.members]
        told = told or (len(offices) > 1 and bool(frozenset.intersection(*offices)))  # of two foreign ministers
        return told or (home is not None and bool(known) and home not in known)
    return home is not None and contact.first.kind == "visit" and len(contact.members) == 1 and bool(known)


def _main(found: Sequence[Gathered], settings: TellingSettings, opening: Sequence[tuple[str, ...]]) -> Gathered | None:
    """What the document is about: told in its title or headline, else in its lead, by most places.

    In the lead those go first whom the title or the first sentence makes act together (``opening``).
    """
    titled = [g for g in found if any(c.unit.heading for c in g.places)]
    if titled:
        return max(titled, key=lambda g: (_rank(g), -g.first.unit.place, len(g.places), -found.index(g)))
    lead = [g for g in found if not g.ordinals & {"earlier", "last"}]
    near = [g for g in lead if g.first.unit.place <= settings.lead_sentences]
    acting = [g for g in lead if g.status in (None, HELD) and any(set(pair) <= set(g.members) for pair in opening)]
    acting = [g for g in acting if g.first.unit.place <= settings.lead_sentences + len(opening)]
    return max(acting or near, key=lambda g: (_rank(g), -g.first.unit.place, len(g.places)), default=None)


def _rank(contact: Gathered) -> int:
    return {"proposed": 0, "intended": 0, "cancelled": 1, "denied": 1}.get(contact.status or HELD, 2)


def _assumed(contact: Gathered, published: str | None) -> str:
    """The status where nothing tells it: what has a later day, or the visit a title announces, is still to come.

    The rest was held.
    """
    titled = any(c.in_title for c in contact.places)
    days = [when for c in contact.places for when in c.dates]
    ahead = published is not None and bool(days) and all(_is_ahead(when, published) for when in days)
    return "planned" if ahead or (titled and contact.kinds == {"visit"}) else HELD


def _is_ahead(when: DateExpression, published: str | None) -> bool:
    return when.direction != "past" and points(when, published) == "planned"


def _starter(contact: Gathered, main: Gathered | None, starts: Iterable[Start], cast: Cast) -> tuple[str, Span] | None:
    """Who started a contact, and where it is told."""
    for place in contact.places:
        if place.initiator is not None:
            return place.initiator, place.span
    for start in starts:
        units = {place.unit.place for place in contact.places}
        near = start.unit.place in units or contact is main
        own = cast.side(start.actor) in cast.sides(contact.members)
        if near and own and (not start.addressed or set(start.addressed) & {*contact.members, JOINT}):
            return start.actor, start.span
    return None


def _with_host(contact: Gathered, starter: tuple[str, Span] | None, cast: Cast) -> tuple[str, ...]:
    """Those who took part, the one who invited a guest in place of the state that is visited.

    "A paid a visit to Caldera at the invitation of its president, B".
    """
    host = starter[0] if starter is not None and contact.kinds == {"visit"} else None
    if host is None or cast.kind(host) != "person" or host in contact.members:
        return contact.members
    return tuple(host if cast.kind(m) == "state" and cast.side(m) == cast.side(host) else m for m in contact.members)


def _things(document: Document, sentences: Sequence[Sentence]) -> tuple[str, ...]:
    """The things the document treats as done or as still to be done, each once."""
    found = [h for s in sentences for h in find_hints(document.text[s.span.start : s.span.end])]
    return tuple(dict.fromkeys(found))


def _telling(
    document: Document,
    contact: Gathered,
    main: bool,
    starter: tuple[str, Span] | None,
    things: tuple[str, ...],
    published: str | None,
    cast: Cast,
) -> Telling:
    """The row of a contact; by ``published``, where given, days that lie ahead make a plan of it."""
    places = contact.places
    best = max(places, key=_weight)  # the first of equals
    evidence = {c.span for c in places} | ({starter[1]} if starter else set())
    hints = [f"ordinal:{name}" for name in sorted(contact.ordinals)] + list(things if main else ())
    if contact.status is None:
        hints.append("status:assumed")
    told = [when for c in places for when in c.dates]
    if contact.status == "cancelled" and all(PLAIN_WEEKDAY.fullmatch(when.meaning) for when in told):
        hints.append("weekday:plain")  # the tense is that of calling it off
    dates = tuple(dict.fromkeys(when.id for when in told))
    return Telling(
        id=row_id("tl", document.id, contact.kind, [best.span], contact.status or "", *sorted(contact.members)),
        span=best.span,
        kind=contact.kind,
        participants=tuple(sorted(_participants(contact, cast))),
        status=contact.status or _assumed(contact, published),
        initiator=starter[0] if starter else None,
        place=next((c.place for c in places if c.place and not (c.leaning and contact.kind == "call")), None),
        dates=dates,
        main=main,
        issued=next((c.unit.issued for c in places if c.unit.issued), None),
        hints=tuple(hints),
        evidence=tuple(sorted(evidence, key=lambda s: (s.field != "title", s))),
    )


def _participants(contact: Gathered, cast: Cast) -> tuple[str, ...]:
    """Those told, without those a guest brings: where a title names people of a side, nobody else of that side."""
    titled = {m for c in contact.places if c.unit.heading for m in c.members if cast.is_person(m)}
    sides = {cast.side(m) for m in titled}
    kept = [m for m in contact.members if m in titled or cast.side(m) not in sides]
    without = [m for m in kept if not cast.accompanies(m)]
    return tuple(without if len(cast.sides(without)) == len(cast.sides(kept)) else kept)


def _weight(place: Candidate) -> tuple[bool, int, bool]:
    """How well a place tells of its contact: a sentence before a title, more people before fewer, with a day."""
    return place.status is not None and not place.unit.heading, len(set(place.members)), bool(place.dates)
