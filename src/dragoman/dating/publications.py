"""When each document was published: as given, as its dateline says, or by the dated text it carries."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from dragoman.dating.expressions import find_meanings
from dragoman.dating.matching import Matcher
from dragoman.dating.meaning import is_relative
from dragoman.dating.reckoning import reckon
from dragoman.dating.settings import MatchSettings
from dragoman.dating.zones import local_day, puts_day_first
from dragoman.model.records import Description, Document, Overlap, Publication, Region
from dragoman.model.span import Span

NUMBERS = re.compile(r"(\d{1,2})\.\s?(\d{1,2})\.\s?\d{4}")
MOST_MONTHS = 12
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
    it carries (``match``), with the carried stretches of both texts as evidence. A document for which
    none holds has no row. The order of the input does not matter. Linear in the overlaps but
    for sorting; those of an undated document are looked at again when one that it shares wording with is dated.
    """
    issuers = {row.doc_id: row.issuer for row in descriptions}
    known: dict[str, Publication] = {}
    for document in documents:
        found = _as_given(document, issuers.get(document.id))
        if found:
            known[document.id] = found
    by_id = {document.id: document for document in documents}
    for region in sorted(regions, key=lambda row: row.span):
        if region.kind in DATED_REGIONS and region.span.field == "text" and region.span.doc_id not in known:
            found = _as_dated(by_id[region.span.doc_id], region.span, issuers.get(region.span.doc_id))
            if found:
                known[region.span.doc_id] = found
    days = {doc_id: row.published for doc_id, row in known.items()}
    matcher = Matcher(documents, descriptions, regions, overlaps, days, settings)
    known.update((row.doc_id, row) for row in matcher.match_all())
    yield from (known[doc_id] for doc_id in sorted(known))


def _as_given(document: Document, issuer: str | None) -> Publication | None:
    day = local_day(document.published, issuer) if document.published else None
    return Publication(document.id, day.isoformat(), document.published_from or "given") if day else None


def _as_dated(document: Document, span: Span, issuer: str | None) -> Publication | None:
    """The one full date of a dateline; two different ones tell nothing."""
    found: dict[str, Span] = {}
    for start, end, meaning in find_meanings(document.slice(span)):
        if meaning.kind != "calendar" or is_relative(meaning) or len(meaning.arg) != 10:
            continue
        if _is_ambiguous(document.text[span.start + start : span.start + end], issuer):
            continue
        days = reckon(meaning, None, None)
        if days:
            found.setdefault(days.value, Span(document.id, span.start + start, span.start + end))
    if len(found) != 1:
        return None
    day, place = found.popitem()
    return Publication(document.id, day, "text", (place,))


def _is_ambiguous(words: str, issuer: str | None) -> bool:
    """Could the first number of ``04.05.2025`` be the month? Not where the issuer's country is known to put the day."""
    numbers = NUMBERS.fullmatch(words)
    if numbers is None or numbers[1] == numbers[2] or int(numbers[1]) > MOST_MONTHS:
        return False
    return not puts_day_first(issuer)
