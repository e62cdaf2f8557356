"""The days that time expressions mean, once it is known what they lean on."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date, timedelta

from dragoman.dating.embedded import Issue, find_issues
from dragoman.dating.meaning import Meaning, constraints, read_meaning
from dragoman.dating.reckoning import Days, reckon
from dragoman.dating.settings import ResolveSettings
from dragoman.model.records import EXCLUSIVE, DateExpression, Document, Overlap, Publication, Region, ResolvedDate

BEFORE = re.compile(r"\b(?:before|prior to|ahead of)\s+(?:the\s+)?$", re.IGNORECASE)
BEFORE_CHARS = 24  # room for the longest of these and its spaces
STOP = re.compile(r"[.!?][\"'”’)]*\s+(?=[\"'“‘(]?[A-Z])|\n\s*\n")  # the end of a sentence


def resolve_dates(
    documents: Sequence[Document],
    regions: Sequence[Region],
    date_expressions: Sequence[DateExpression],
    publications: Sequence[Publication],
    overlaps: Sequence[Overlap],
    settings: ResolveSettings,
) -> Iterator[ResolvedDate]:
    """Give each date expression its days, or what its words say of them without a date.

    Words lean on the publication day; in an embedded text on that text's own day; "the next day" on
    the date named before it, and so does a term that the same sentence tells to have been set then.
    An unknown day leaves ``from_`` and ``to`` empty: nothing is guessed. A stretch without an end ("in
    the coming months") is not resolved, though it opens on a known day. Rows come in the order of
    document ids, in text order within. Linear but for sorting.
    """
    published = {row.doc_id: date.fromisoformat(row.published) for row in publications}
    by_doc: dict[str, list[DateExpression]] = {}
    for row in sorted(date_expressions, key=_place):
        by_doc.setdefault(row.span.doc_id, []).append(row)
    issues = find_issues(documents, regions, by_doc, published, overlaps, settings)
    texts = {document.id: document.text for document in documents}
    for doc_id in sorted(by_doc):
        own = issues.get(doc_id, [])
        yield from _resolve_document(by_doc[doc_id], texts[doc_id], published.get(doc_id), own, settings)


def _place(row: DateExpression) -> tuple[bool, int, int, str]:
    """Where an expression stands in its document, the title before the text."""
    return row.span.field != "title", row.span.start, row.span.end, row.id


def _resolve_document(
    rows: list[DateExpression], text: str, published: date | None, issues: list[Issue], settings: ResolveSettings
) -> Iterator[ResolvedDate]:
    last_named: ResolvedDate | None = None
    for row in rows:
        meaning = read_meaning(row.meaning)
        if meaning.kind == "reference":
            found = _resolve_reference(row, meaning, last_named, published, settings)
        else:
            told = _told_day(row, meaning, last_named, text, published, settings)
            found = _resolve_term(row, meaning, told) if told else _resolve_leaning(row, meaning, published, issues)
        yield replace(found, constraints=(*found.constraints, EXCLUSIVE)) if _is_outside(row, meaning, text) else found
        if found.from_ == found.to and meaning.kind != "duration":
            last_named = found


def _is_outside(row: DateExpression, meaning: Meaning, text: str) -> bool:
    """Is it the time before the day that is meant, as in "before 1 May"? "Before the end of May" is May still."""
    start = row.span.start
    return (
        row.span.field == "text"
        and meaning.place != "end"
        and bool(BEFORE.search(text, max(0, start - BEFORE_CHARS), start))
    )


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


def _told_day(
    row: DateExpression,
    meaning: Meaning,
    named: ResolvedDate | None,
    text: str,
    published: date | None,
    settings: ResolveSettings,
) -> ResolvedDate | None:
    """The past day, named before a term in the same sentence, at which the term was set: "on May 3 ... by June 5".

    Only a day of the last year counts: one further back is history, and the term leans on the present.
    """
    if not (named and named.from_ and published and row.direction == "future"):
        return None
    if meaning.kind != "calendar" or not row.value.startswith("XXXX") or row.anchor != "published":
        return None
    past = timedelta(0) < published - date.fromisoformat(named.from_) <= timedelta(days=settings.told_days)
    near = named.span.same_field(row.span) and row.span.field == "text" and named.span.end <= row.span.start
    return named if past and near and not STOP.search(text, named.span.end, row.span.start) else None


def _resolve_term(row: DateExpression, meaning: Meaning, told: ResolvedDate) -> ResolvedDate:
    """A term that leans on the day at which it was set."""
    days = reckon(meaning, row.direction, date.fromisoformat(told.from_ or ""))
    return _row(row, days, "document", (f"after:{told.id}",))


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
