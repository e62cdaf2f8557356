"""Who is meant where: the kernel of the ``mentions`` stage."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from dragoman.actors import hits as sorts
from dragoman.actors.cast import Cast, gender_before, is_full
from dragoman.actors.hits import Hit
from dragoman.actors.issuers import speaking_title
from dragoman.actors.private_offices import name_offices
from dragoman.actors.references import Resolver
from dragoman.actors.scan import Scanner
from dragoman.actors.settings import ActorSettings
from dragoman.actors.shorts import ShortNames
from dragoman.actors.tokens import Tokens, read_tokens
from dragoman.actors.unnamed import is_plural, points_back
from dragoman.model.ids import row_id, slug
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
)
from dragoman.model.span import Span
from dragoman.text.own_day import own_day

QUIET_REGIONS = frozenset({"dateline", "byline", "credit", "tags"})
FORMS = {
    sorts.PERSON: "name",
    sorts.SHORT: "name",
    sorts.ROLE: "role",
    sorts.BODY: "name",
    sorts.SEAT: "metonym",
    sorts.PRONOUN: "pronoun",
    sorts.GROUP: "group",
    sorts.UNNAMED: "group",
}


@dataclass(slots=True)
class Reading:
    """One text of the document, the title or the text itself, and what was found in it."""

    field: str
    tokens: Tokens
    headlines: frozenset[int]
    quiet: set[int]
    hits: list[Hit]


FIRST_PERSON = re.compile(r"\bI\b(?!\.)")
SIGNED_TITLE = re.compile(r"(?:^|[-–—:.,]\s+)(?:Statement|Message|Address|Letter|Speech)\s+(?:by|from|of)\s", re.I)
SPOKEN_FOR = re.compile(
    r"\b(?:(?:statement|remarks|address|speech|message|letter|comment|article)s? (?:by|from|of)|spokes\w+|"
    r"press secretary|briefing|interview|gaggle)\b",
    re.I,
)
QUOTED = re.compile(r"[“\"][^“”\"]*[”\"]")


def find_mentions(
    document: Document,
    descriptions: Sequence[Description],
    regions: Sequence[Region],
    sentences: Sequence[Sentence],
    dates: Sequence[DateExpression],
    settings: ActorSettings,
) -> Iterator[ActorSeen | Mention]:
    """Find who is named, called by office or pointed back to, in the title and in the text.

    Args:
        dates: a date in the dateline tells who held an office on the day of the text.
        settings: its ``actors`` are the persons, states and institutions known beforehand.

    Yields:
        Each actor once, in id order, then the mentions, those of the title first, in text order. Mentions do not
        overlap and slice exactly. A role, pronoun or group that does not plainly mean somebody is left out;
        a group whose members are not plain has none. A text without names yields nothing.
        Linear in the text for a bounded number of persons.
    """
    index = settings.index
    cast = Cast(index, (own_day(document, regions, dates) or "")[:10] or None)
    readings = _read(document, regions, sentences, settings)
    _take_in(cast, readings)
    issuers = _issuers(descriptions, regions)
    main = _main_persons(cast, readings)
    unnamed: dict[str, Actor] = {}
    mentions: list[Mention] = []
    for reading in readings:
        issuer_at = issuers.at if reading.field == "text" else lambda _: issuers.document
        speaker = _speaker(document, regions, cast, readings) or _head_of_office(
            document, descriptions, cast, readings[0]
        )
        resolver = Resolver(cast, main, issuer_at, speaker)
        resolver.resolve(reading.tokens, reading.hits)
        main = _main_persons(cast, readings)  # the title may have told more
        _name_unnamed(document.id, reading, unnamed)
    owners: list[str] = []
    for reading in readings:
        owners += name_offices(reading.tokens, reading.hits, cast, unnamed)
        mentions += _mentions(document.id, reading)
    yield from _actors_seen(document.id, mentions, cast, unnamed, issuers.all + owners)
    yield from mentions


# ---------------------------------------------------------------- reading


def _read(
    document: Document, regions: Sequence[Region], sentences: Sequence[Sentence], settings: ActorSettings
) -> list[Reading]:
    """Title and text with their hits, nobody resolved yet."""
    readings = []
    quiet = [(r.span.start, r.span.end) for r in regions if r.kind in QUIET_REGIONS]
    heads = [(r.span.start, r.span.end) for r in regions if r.kind == "headline"]
    for field, text in (("title", document.title or ""), ("text", document.text)):
        starts = sorted({0, *(s.span.start for s in sentences)}) if field == "text" else [0]
        tokens = read_tokens(text, starts)
        headlines = _headlines(tokens, heads if field == "text" else [(0, len(text))], settings)
        scanner = Scanner(tokens, settings.index, headlines, quiet if field == "text" else ())
        readings.append(Reading(field, tokens, headlines, scanner.quiet, scanner.scan()))
    return readings


def _headlines(tokens: Tokens, regions: list[tuple[int, int]], settings: ActorSettings) -> frozenset[int]:
    """Sentences in headline regions whose words nearly all have capitals."""
    counts: dict[int, list[int]] = {}
    for place, start in enumerate(tokens.starts):
        if any(a <= start < b for a, b in regions) and len(tokens.keys[place]) > 3:
            count = counts.setdefault(tokens.sentences[place], [0, 0])
            count[0] += tokens.upper[place]
            count[1] += 1
    return frozenset(s for s, (capitals, all_) in counts.items() if capitals >= settings.headline_share * all_)


def _take_in(cast: Cast, readings: list[Reading]) -> None:
    """Settle who the names are: full names first, the text's before the title's, then short ones."""
    for reading in reversed(readings):
        for hit in reading.hits:
            if is_full(hit):
                person = cast.admit(reading.tokens, hit)
                hit.resolved = (person.id,) if person else ()
    for reading in reversed(readings):
        for hit in reading.hits:
            if hit.sort == sorts.PERSON and not hit.resolved and not is_full(hit):
                hit.resolved = _short_person(cast, reading.tokens, hit)
    for reading in reversed(readings):
        found = ShortNames(reading.tokens, reading.hits, cast, reading.headlines, reading.quiet).find()
        reading.hits = sorted(reading.hits + found, key=lambda hit: hit.first)


def _short_person(cast: Cast, tokens: Tokens, hit: Hit) -> tuple[str, ...]:
    """Whom a title with a part of a name means: somebody of the document, of the table, or one not met before."""
    assert hit.name is not None
    words, offices = hit.name.words, hit.offices
    named = cast.find_short(words, offices, titled=True, gender=gender_before(tokens, hit))
    found = cast.find_in_table(words, offices) if offices else cast.find_bare(words) if not named else None
    if named and (found is None or any(cast.person_holds(named[0], office) for office in offices)):
        if len(named) == 1:
            cast.note(tokens, hit, named[0])
        return (named[0].id,) if len(named) == 1 else ()
    if found is None and (not hit.offices or hit.complement):
        return ()
    person = cast.person_of_table(found) if found else cast.newcomer(tokens, hit.name, hit.offices)
    cast.note(tokens, hit, person)
    return (person.id,)


def _speaker(document: Document, regions: Sequence[Region], cast: Cast, readings: Sequence[Reading]) -> tuple[str, ...]:
    """Who signed a statement, by its title or headline: "Statement by President X on ..."; nobody for another."""
    words, reading, start = document.title or "", readings[0], 0
    if not words and (headline := next((r.span for r in regions if r.kind == "headline"), None)):
        words, reading, start = document.slice(headline), readings[1], headline.start
    signed = SIGNED_TITLE.search(words)
    if signed is None or not FIRST_PERSON.search(document.text):
        return ()
    named = (hit for hit in reading.hits if hit.sort in (sorts.PERSON, sorts.SHORT) and hit.resolved)
    first = next((hit for hit in named if start + signed.end() <= hit.start < start + len(words)), None)
    return () if first is None or cast.is_spokesperson(first.resolved[0]) else first.resolved[:1]


def _head_of_office(
    document: Document, descriptions: Sequence[Description], cast: Cast, title: Reading
) -> tuple[str, ...]:
    """Who says "I" in what a person issued, or the office of a head of state or government: its holder on that day.

    Nobody where the title says that another speaks, where "I" stands in quotations only, or in a transcript.
    """
    told = next((d for d in descriptions if d.issuer), None)
    if told is None or told.issuer is None or told.kind not in ("statement", "readout"):
        return ()
    if not FIRST_PERSON.search(QUOTED.sub("", document.text)):
        return ()
    holders = [told.issuer] if told.issuer in cast.index.words else _holders(told.issuer, document, cast)
    if len(holders) != 1 or (SPOKEN_FOR.search(document.title or "") and not _names(title, holders[0])):
        return ()
    return (cast.person_of_table(holders[0]).id,)


def _holders(issuer: str, document: Document, cast: Cast) -> list[str]:
    """Who held the office of an issuer on the document's day, by what is known; nobody where that day is not."""
    key, bodies = speaking_title(issuer, document.outlet, cast.index), cast.index.bodies(issuer)
    found = (cast.index.holders(key, body, cast.date) for body in bodies if key and cast.date)
    return next((holders for holders in found if holders), [])


def _names(title: Reading, person: str) -> bool:
    return any(person in hit.resolved for hit in title.hits)


def _main_persons(cast: Cast, readings: list[Reading]) -> tuple[str, ...]:
    """Whom the document is about: the persons of its title, else of its headline or first sentence with two."""
    title, text = readings
    named = _persons(cast, title.hits)
    if len(named) > 1:
        return named
    by_sentence: dict[int, list[Hit]] = {}
    for hit in text.hits:
        by_sentence.setdefault(hit.sentence, []).append(hit)
    for sentence in sorted(by_sentence)[:4]:
        found = _persons(cast, by_sentence[sentence])
        if len(found) > 1 and set(named) <= set(found):
            return found
    return named


def _persons(cast: Cast, hits: list[Hit]) -> tuple[str, ...]:
    """The persons of the hits by name or office, in order, without those who only speak for others."""
    ids = [id for hit in hits if hit.sort in (sorts.PERSON, sorts.SHORT, sorts.ROLE) for id in hit.resolved]
    return tuple(dict.fromkeys(id for id in ids if id in cast.persons and not cast.is_spokesperson(id)))


@dataclass(frozen=True, slots=True)
class Issuers:
    """Who speaks in the document, and in the texts embedded in it."""

    document: str | None
    embedded: tuple[tuple[int, int, str], ...]

    def at(self, place: int) -> str | None:
        return next((issuer for start, end, issuer in self.embedded if start <= place < end), self.document)

    @property
    def all(self) -> list[str]:
        return [issuer for issuer in (self.document, *(i for _, _, i in self.embedded)) if issuer]


def _issuers(descriptions: Sequence[Description], regions: Sequence[Region]) -> Issuers:
    issuer = next((d.issuer for d in descriptions if d.issuer), None)
    return Issuers(
        issuer, tuple((r.span.start, r.span.end, r.issuer) for r in regions if r.kind == "embedded" and r.issuer)
    )


# ---------------------------------------------------------------- rows


def _name_unnamed(doc_id: str, reading: Reading, unnamed: dict[str, Actor]) -> None:
    """Make actors of the unnamed tellers; "the officials" are those met last."""
    last = ""
    for hit in reading.hits:
        if hit.sort != sorts.UNNAMED:
            continue
        if points_back(reading.tokens, hit.first, hit.last):
            hit.resolved = (last,) if last else ()
            continue
        words = reading.tokens.text[hit.start : hit.end].split()
        name = " ".join(words[1:] if words[0].lower() in ("a", "an", "the") else words)
        last = f"x:{doc_id}:{slug(name)}"
        kind = "group" if is_plural(reading.tokens, hit.first, hit.last) else "person"
        unnamed.setdefault(last, Actor(last, name.lower() if name.isupper() else name, kind, origin="text"))
        hit.resolved = (last,)


def _mentions(doc_id: str, reading: Reading) -> Iterator[Mention]:
    for hit in reading.hits:
        span = Span(doc_id, hit.start, hit.end, reading.field)
        if hit.actor == JOINT:
            yield Mention(row_id("m", doc_id, "mention", [span], JOINT), span, JOINT, FORMS[hit.sort], hit.resolved)
        elif hit.resolved:
            actor = hit.resolved[0]
            yield Mention(row_id("m", doc_id, "mention", [span], actor), span, actor, FORMS[hit.sort])


def _actors_seen(
    doc_id: str, mentions: list[Mention], cast: Cast, unnamed: dict[str, Actor], issuers: list[str]
) -> Iterator[ActorSeen]:
    """Every actor the mentions and issuers name, with those they are members of, in id order."""
    rows: dict[str, Actor] = {}
    wanted = [id for m in mentions for id in (m.actor, *m.members) if id != JOINT] + issuers
    while wanted:
        id = wanted.pop()
        if id in rows:
            continue
        actor = unnamed.get(id) or (
            cast.actor_of(cast.persons[id]) if id in cast.persons else cast.index.actors.get(id)
        )
        if actor is not None:
            rows[id] = actor
            if actor.member_of:
                wanted.append(actor.member_of)
    for id in sorted(rows):
        yield ActorSeen(doc_id, rows[id])
