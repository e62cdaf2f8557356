"""The day on which a text that a report embeds was issued."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from datetime import date
from itertools import accumulate
from typing import NamedTuple

from dragoman.dating.meaning import read_meaning
from dragoman.dating.reckoning import reckon
from dragoman.dating.settings import ResolveSettings
from dragoman.dating.stretches import united
from dragoman.model.records import DateExpression, Document, Overlap, Region
from dragoman.model.span import Span
from dragoman.text.layout import find_paragraphs
from dragoman.text.sentences import find_sentences

# Words by which a sentence tells of the contact that the embedded text is about, and not of some other event.
CONTACT = re.compile(
    r"\b(?:calls?|called|phoned?|spoke|spoken|talks?|talked|conversations?|met|meetings?|discuss(?:ed|ions?)|readout)\b",
    re.IGNORECASE,
)
DAY_KINDS = frozenset({"weekday", "day", "calendar"})


class Issue(NamedTuple):
    """An embedded text with its own day, None where unknown, and what that day leans on."""

    span: Span
    day: date | None
    anchor: str  # document, published
    constraints: tuple[str, ...]


def find_issues(
    documents: Sequence[Document],
    regions: Sequence[Region],
    expressions: dict[str, list[DateExpression]],
    published: dict[str, date],
    overlaps: Sequence[Overlap],
    settings: ResolveSettings,
) -> dict[str, list[Issue]]:
    """The embedded texts of each document with their days.

    The day is that of the dated text which shares most of the embedded one; else the day on
    which the report itself says the contact took place; else the report's own publication
    day. Linear in the documents that embed a text, and in the overlaps times the embedded texts of a document.
    """
    spans: dict[str, list[Span]] = {}
    for region in sorted(regions, key=lambda row: (row.span, row.id)):
        if region.kind == "embedded" and region.span.field == "text":
            spans.setdefault(region.span.doc_id, []).append(region.span)
    if not spans:
        return {}
    matched = _match_days(spans, published, overlaps, settings)
    found: dict[str, list[Issue]] = {}
    for document in documents:
        embedded = spans.get(document.id, [])
        if not embedded:
            continue
        rows = expressions.get(document.id, []) if any(span not in matched for span in embedded) else []
        telling = _days_told(document, embedded, rows)
        found[document.id] = [_issue(span, telling, published.get(document.id), matched.get(span)) for span in embedded]
    return found


def _issue(span: Span, telling: list[DateExpression], published: date | None, matched: date | None) -> Issue:
    if matched:
        return Issue(span, matched, "document", ())
    told = _told_day(span, telling)
    if told:
        days = reckon(read_meaning(told.meaning), told.direction, published)
        if days and days.first is not None and days.first == days.last:
            return Issue(span, days.first, "document", ())
        meaning = read_meaning(told.meaning)
        weekday = (f"weekday:{meaning.arg}",) if meaning.kind == "weekday" else ()
        return Issue(span, published, "published" if published else "document", (f"same:{told.id}", *weekday))
    return Issue(span, published, "published" if published else "document", ())


def _match_days(
    spans: dict[str, list[Span]], published: dict[str, date], overlaps: Sequence[Overlap], settings: ResolveSettings
) -> dict[Span, date]:
    """The day of the dated text that shares most of each embedded one; the earliest of equals."""
    shared: dict[tuple[Span, str], list[tuple[int, int]]] = {}
    for overlap in overlaps:
        for here, there in ((overlap.a, overlap.b), (overlap.b, overlap.a)):
            embedded = spans.get(here.doc_id, [])
            if not embedded or there.doc_id not in published:
                continue
            for span in embedded[: bisect_left(embedded, here.end, key=lambda span: span.start)]:
                if here.touches(span):
                    piece = (max(here.start, span.start), min(here.end, span.end))
                    shared.setdefault((span, there.doc_id), []).append(piece)
    best: dict[Span, tuple[int, date]] = {}
    for (span, other), pieces in shared.items():
        covered = sum(end - start for start, end in united(pieces))
        day, own = published[other], published.get(span.doc_id)
        if covered < settings.least_embedded_share * len(span) or (own and day > own):
            continue
        if span not in best or (-covered, day) < (-best[span][0], best[span][1]):
            best[span] = (covered, day)
    return {span: day for span, (_, day) in best.items()}


def _days_told(document: Document, embedded: list[Span], rows: list[DateExpression]) -> list[DateExpression]:
    """The past days outside the embedded texts that the report itself gives for a contact."""
    starts = [span.start for span in embedded]
    ends = [0, *accumulate((span.end for span in embedded), max)]  # the furthest of as many as begin before a place
    past = [
        row
        for row in rows
        if row.span.field == "text" and row.direction != "future" and read_meaning(row.meaning).kind in DAY_KINDS
    ]
    own = [row for row in past if row.span.end > ends[bisect_right(starts, row.span.start)]]
    if not own:
        return []
    text = document.text
    sentences = [pair for start, end in find_paragraphs(text) for pair in find_sentences(text, start, end)]
    return [row for row in own if _tells(text, sentences, row.span)]


def _told_day(span: Span, telling: list[DateExpression]) -> DateExpression | None:
    """The day nearest before the embedded text, else after it."""
    before = [row for row in telling if row.span.end <= span.start]
    after = [row for row in telling if row.span.start >= span.end]
    return before[-1] if before else after[0] if after else None


def _tells(text: str, sentences: list[tuple[int, int]], span: Span) -> bool:
    """Does the sentence around the date speak of a contact?"""
    begun = bisect_right(sentences, span.start, key=lambda pair: pair[0])
    around = sentences[max(0, begun - 1) : begun]
    return any(span.end <= end and CONTACT.search(text, start, end) for start, end in around)
