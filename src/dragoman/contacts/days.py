"""The days of a telling: read from its words, or from the day it was published."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from dragoman.model.records import Description, Publication, Region, ResolvedDate, Telling
from dragoman.model.span import Span

OFFICIAL = frozenset({"readout", "statement", "transcript"})
MONTH_AND_DAY = re.compile(r"XXXX-(\d\d-\d\d)")  # a TIMEX3 value without a year
DECIDED = "decision"  # the basis of a day that a person gave
WEEK = 7
LONGEST_EXACT = 3  # days; a longer range says when about, not when


@dataclass(frozen=True, slots=True)
class Days:
    """When a contact was, as far as one telling says.

    ``basis`` is ``text`` where words give it, ``match`` where they lean on a publication date found by matching,
    ``published`` where an official account of a contact just held says no day, ``decision`` where a person gave it.
    """

    first: str | None = None
    last: str | None = None
    basis: str | None = None
    earliest: str | None = None
    latest: str | None = None
    weekdays: frozenset[int] = frozenset()
    evidence: tuple[Span, ...] = ()
    leans: bool = False  # on the day of publication, which may be a day off
    issued: str | None = None  # of a text of no known day, the month and day of its dateline: "10-30"

    @property
    def exact(self) -> bool:
        """Is it known to the day, or to a few days running? A person knows how long it took."""
        if self.first is None or self.last is None:
            return False
        return self.basis == DECIDED or days_between(self.first, self.last) < LONGEST_EXACT


def read_datelines(regions: Iterable[Region], dates: Iterable[ResolvedDate]) -> dict[str, str]:
    """By document the month and day of its dateline, as in "10-30", where that tells no year and one day alone."""
    datelines: dict[str, list[Span]] = {}
    for region in regions:
        if region.kind == "dateline":
            datelines.setdefault(region.span.doc_id, []).append(region.span)
    found: dict[str, set[str]] = {}
    for row in dates:
        told = MONTH_AND_DAY.fullmatch(row.value)
        if told and not row.resolved and any(span.covers(row.span) for span in datelines.get(row.span.doc_id, ())):
            found.setdefault(row.span.doc_id, set()).add(told[1])
    return {doc_id: days.pop() for doc_id, days in found.items() if len(days) == 1}


def date_telling(
    telling: Telling,
    dates: Mapping[str, ResolvedDate],
    publication: Publication | None,
    description: Description | None,
) -> Days:
    """The days of a telling; nothing is guessed from the publication date but for official accounts of what was held.

    Readouts, statements and transcripts come out on the day of the contact unless they say otherwise. Any other
    telling of a contact held is bounded by its publication, and so is a plan.
    """
    rows = [dates[key] for key in telling.dates if key in dates]
    published = publication.published[:10] if publication else None
    held = telling.status == "held"
    known = [row for row in rows if row.resolved and (row.from_ or row.to)]
    if "weekday:plain" in telling.hints and published:
        known = [_as_called_off(row, published) for row in known]
    if held and published and "status:assumed" not in telling.hints:
        known = [kept for row in known if (kept := _as_held(row, published)) is not None]
    weekdays = frozenset(
        int(c.split(":")[1]) for row in rows if not row.resolved for c in row.constraints if c.startswith("weekday:")
    )
    matched = publication is not None and publication.published_from == "match"
    earliest = published if telling.status == "planned" else None
    latest = published if held else None
    if known:
        first, last, chosen = _narrowest(known)
        leans = any(row.anchor == "published" for row in chosen)
        basis = "match" if leans and matched else "published" if leans else "text"
        spans = tuple(row.span for row in chosen)
        return Days(first, last, basis, first or earliest, last or latest, weekdays, spans, leans)
    official = description is not None and description.kind in OFFICIAL
    if "status:assumed" in telling.hints and description is not None and description.kind == "statement":
        official = False
    if telling.main and held and official and published and not rows:
        basis = "match" if matched else "published"
        return Days(published, published, basis, published, published, weekdays, leans=True)
    spans = tuple(row.span for row in rows)
    return Days(None, None, None, earliest, latest, weekdays, spans)


def _as_held(row: ResolvedDate, published: str) -> ResolvedDate | None:
    """A date of what was held by the day of publication, as a verb tells: of a weekday ahead of it, the one before.

    None where other words point ahead, so that the day is another event's.
    """
    if row.anchor != "published" or not row.from_ or row.from_ <= published:
        return row
    if row.from_ == row.to and any(c.startswith("weekday:") for c in row.constraints) and not _is_calendar(row):
        day = moved(row.from_, -WEEK * -(-days_between(published, row.from_) // WEEK))
        return replace(row, value=day, from_=day, to=day)
    return None if "not_before:published" in row.constraints else row


def _as_called_off(row: ResolvedDate, published: str) -> ResolvedDate:
    """The weekday of what was called off: its verb tells when that was done, so of the two the nearer counts."""
    if row.anchor != "published" or row.from_ is None or row.from_ != row.to or _is_calendar(row):
        return row
    ago = days_between(row.from_, published)
    if ago <= WEEK // 2 or not any(c.startswith("weekday:") for c in row.constraints):
        return row
    day = moved(row.from_, WEEK * -(-ago // WEEK))
    return replace(row, value=day, from_=day, to=day)


def _narrowest(rows: list[ResolvedDate]) -> tuple[str | None, str | None, list[ResolvedDate]]:
    """The days that all the expressions mean; where they have none in common, those of one.

    A day and month told goes before "tomorrow", which counts from a publication that may be late; then the narrowest.
    """
    lows = [row.from_ for row in rows if row.from_]
    highs = [row.to for row in rows if row.to]
    first, last = max(lows, default=None), min(highs, default=None)
    if first is None or last is None or first <= last:
        return first, last, rows
    best = min(rows, key=lambda r: (not _is_calendar(r), _length(r), r.span, r.id))
    return best.from_, best.to, [best]


def _is_calendar(row: ResolvedDate) -> bool:
    return row.anchor == "expression" or any(c.startswith("month:") for c in row.constraints)


def _length(row: ResolvedDate) -> int:
    return days_between(row.from_, row.to) if row.from_ and row.to else 10**6


def days_between(one: str, two: str) -> int:
    """Days from one day to another; negative where the second is earlier."""
    return (datetime.date.fromisoformat(two[:10]) - datetime.date.fromisoformat(one[:10])).days


def moved(day: str, days: int) -> str:
    """The day so many days after one, or before it."""
    return (datetime.date.fromisoformat(day[:10]) + datetime.timedelta(days=days)).isoformat()


def weekday(day: str) -> int:
    """The day of the week, Monday 1."""
    return datetime.date.fromisoformat(day[:10]).isoweekday()
