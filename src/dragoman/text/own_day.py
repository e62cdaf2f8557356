"""The day that a text bears on itself."""

from __future__ import annotations

import re
from collections.abc import Iterable

from dragoman.model.records import DateExpression, Document, Region

FULL = re.compile(r"calendar:(\d{4}-\d\d-\d\d)")
DATED = frozenset({"dateline", "byline"})


def own_day(document: Document, regions: Iterable[Region], dates: Iterable[DateExpression]) -> str | None:
    """The ISO day, or day and time, of publication as given, else the one full date of the datelines; or None."""
    if document.published:
        return document.published
    places = [region.span for region in regions if region.kind in DATED]
    told = {
        full[1]
        for when in dates
        if any(place.covers(when.span) for place in places) and (full := FULL.fullmatch(when.meaning))
    }
    return told.pop() if len(told) == 1 else None
