"""When each document was published: as given, as its dateline says, or by the dated text it carries."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from dragoman.dating.expressions import find_meanings
from dragoman.dating.matching import Dateline, Matcher
from dragoman.dating.meaning import Meaning, is_relative
from dragoman.dating.reckoning import reckon
from dragoman.dating.settings import MatchSettings
from dragoman.dating.zones import local_day, puts_day_first
from dragoman.model.records import Description, Document, Overlap, Publication, Region
from dragoman.model.span import Span

NUMBERS = re.compile(r"(\d{1,2})\.\s?(\d{1,2})\.\s?\d{4}")
MOST_MONTHS = 12
DAY_CHARS = len("2021-04-13")
ANY_YEAR = "XXXX-"
DATED_REGIONS = frozenset({"dateline", "byline"})


def match_publications(
    documents: Sequence[Document],
    descriptions: Sequence[Description],
    regions: Sequence[Region],
    overlaps: Sequence[Overlap],
    settings: MatchSettings,
) -> Iterator[Publication]:
    """The publication day of every document for which it is known, in the order of document ids.

    What was given comes first, as the day where the issuer sits; then a full date in the
    document's own dateline or byline (``text``); then the day of the dated official text whose wording
    it carries (``match``), with the carried stretches of both texts as evidence. A dateline without a year bounds
    the days that it can match, and is believed with little such wording. A document for which none holds has no
    row. The order of the input does not matter. Linear in the overlaps but for sorting; those of an undated document
    are looked at again when one that it shares wording with is dated.
    """
    issuers = {row.doc_id: row.issuer for row in descriptions}
    known: dict[str, Publication] = {}
    for document in documents:
        found = _as_given(document, issuers.get(document.id))
        if found:
            known[document.id] = found
    by_id = {document.id: document for document in documents}
    datelines: dict[str, Dateline] = {}
    for region in sorted(regions, key=lambda row: row.span):
        if region.kind in DATED_REGIONS and region.span.field == "text" and region.span.doc_id not in known:
            document, issuer = by_id[region.span.doc_id], issuers.get(region.span.doc_id)
            found = _as_dated(document, region.span, issuer)
            if found:
                known[document.id] = found
            elif (told := _without_year(document, region.span, issuer)) is not None:
                datelines.setdefault(document.id, told)
    days = {doc_id: row.published for doc_id, row in known.items()}
    matcher = Matcher(documents, descriptions, regions, overlaps, days, datelines, settings)
    known.update((row.doc_id, row) for row in matcher.match_all())
    yield from (known[doc_id] for doc_id in sorted(known))


def _as_given(document: Document, issuer: str | None) -> Publication | None:
    day = local_day(document.published, issuer) if document.published else None
    return Publication(document.id, day.isoformat(), document.published_from or "given") if day else None


def _as_dated(document: Document, span: Span, issuer: str | None) -> Publication | None:
    """The one full date of a dateline; two different ones tell nothing."""
    found: dict[str, Span] = {}
    for place, meaning in _calendar_days(document, span, issuer):
        days = None if is_relative(meaning) else reckon(meaning, None, None)
        if days:
            found.setdefault(days.value, place)
    if len(found) != 1:
        return None
    day, place = found.popitem()
    return Publication(document.id, day, "text", (place,))


def _without_year(document: Document, span: Span, issuer: str | None) -> Dateline | None:
    """The one day and month of a dateline that has no year."""
    found = {
        meaning.arg: Dateline(meaning.arg.removeprefix(ANY_YEAR), place)
        for place, meaning in _calendar_days(document, span, issuer)
        if meaning.arg.startswith(ANY_YEAR)
    }
    return found.popitem()[1] if len(found) == 1 else None


def _calendar_days(document: Document, span: Span, issuer: str | None) -> Iterator[tuple[Span, Meaning]]:
    """The days of the calendar that a stretch names, each where it stands."""
    for start, end, meaning in find_meanings(document.slice(span)):
        place = Span(document.id, span.start + start, span.start + end)
        if meaning.kind == "calendar" and len(meaning.arg) == DAY_CHARS:
            if not _is_ambiguous(document.slice(place), issuer):
                yield place, meaning


def _is_ambiguous(words: str, issuer: str | None) -> bool:
    """Could the first number of ``04.05.2025`` be the month? Not where the issuer's country is known to put the day."""
    numbers = NUMBERS.fullmatch(words)
    if numbers is None or numbers[1] == numbers[2] or int(numbers[1]) > MOST_MONTHS:
        return False
    return not puts_day_first(issuer)
