"""The days that time expressions mean, once it is known what they lean on."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from dragoman.dating.embedded import Issue, find_issues
from dragoman.dating.meaning import Meaning, constraints, read_meaning
from dragoman.dating.reckoning import Days, reckon
from dragoman.dating.settings import ResolveSettings
from dragoman.model.records import DateExpression, Document, Overlap, Publication, Region, ResolvedDate


def resolve_dates(
    documents: Sequence[Document],
    regions: Sequence[Region],
    date_expressions: Sequence[DateExpression],
    publications: Sequence[Publication],
    overlaps: Sequence[Overlap],
    settings: ResolveSettings,
) -> Iterator[ResolvedDate]:
    """Give each date expression its days, or what its words say of them without a date.

    Words lean on the publication day; in an embedded text on that text's own day; "the next
    day" on the date named before it. An unknown day leaves ``from_`` and ``to`` empty: nothing
    is guessed. A stretch without an end ("in the coming months") is not resolved, though it
    opens on a known day. Rows come in the order of document ids, in text order within. Linear
    but for sorting.
    """
    published = {row.doc_id: date.fromisoformat(row.published) for row in publications}
    by_doc: dict[str, list[DateExpression]] = {}
    for row in date_expressions:
        by_doc.setdefault(row.span.doc_id, []).append(row)
    issues = find_issues(documents, regions, by_doc, published, overlaps, settings)
    for doc_id in sorted(by_doc):
        rows = sorted(by_doc[doc_id], key=lambda row: (row.span.field != "title", row.span, row.id))
        yield from _resolve_document(rows, published.get(doc_id), issues.get(doc_id, []), settings)


def _resolve_document(
    rows: list[DateExpression], published: date | None, issues: list[Issue], settings: ResolveSettings
) -> Iterator[ResolvedDate]:
    last_named: ResolvedDate | None = None
    for row in rows:
        meaning = read_meaning(row.meaning)
        if meaning.kind == "reference":
            found = _resolve_reference(row, meaning, last_named, published, settings)
        else:
            found = _resolve_leaning(row, meaning, published, issues)
        yield found
        if found.from_ == found.to and meaning.kind != "duration":
            last_named = found


def _resolve_leaning(
    row: DateExpression, meaning: Meaning, published: date | None, issues: list[Issue]
) -> ResolvedDate:
    issue = next((issue for issue in issues if issue.span.covers(row.span)), None)
    day = issue.day if issue else published
    anchor = issue.anchor if issue and row.anchor == "document" else row.anchor
    known = constraints(meaning, row.direction)
    if issue and day is None and meaning.kind == "day" and meaning.arg == "0":
        known += issue.constraints
    return _row(row, reckon(meaning, row.direction, day), anchor, known)


def _resolve_reference(
    row: DateExpression,
    meaning: Meaning,
    named: ResolvedDate | None,
    published: date | None,
    settings: ResolveSettings,
) -> ResolvedDate:
    """A day that leans on the one named before it; a part of the day ("in the afternoon") else on publication."""
    if named and named.span.same_field(row.span) and row.span.start - named.span.end <= settings.reach_chars:
        relation = {"+": "after", "-": "before"}.get(meaning.arg[0], "same")
        days = reckon(meaning, None, date.fromisoformat(named.from_)) if named.from_ else None
        return _row(row, days, "document", (f"{relation}:{named.id}",))
    if meaning.part and published:
        return _row(row, reckon(meaning, None, published), "published", ())
    return _row(row, None, "document", ())


def _row(row: DateExpression, days: Days | None, anchor: str | None, known: tuple[str, ...]) -> ResolvedDate:
    if days is None:
        return ResolvedDate(row.id, row.span, row.value, anchor=anchor, constraints=known)
    return ResolvedDate(
        row.id,
        row.span,
        days.value,
        from_=days.first.isoformat() if days.first else None,
        to=days.last.isoformat() if days.last else None,
        anchor=anchor,
        resolved=days.first is not None and days.last is not None,
        constraints=known,
    )
