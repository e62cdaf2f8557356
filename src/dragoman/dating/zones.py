"""The day a document was published on, where its issuer sits."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from functools import lru_cache

from dragoman.lexicon.loader import load_rows


def local_day(published: str, issuer: str | None) -> date | None:
    """The day of a date, or of a date and time, where the issuer sits.

    A time with an offset of its own is taken as local; one in UTC is moved to the issuer's
    zone where the table has it, since servers write UTC whatever the clock on the wall says.
    None for what is no ISO 8601 date.
    """
    try:
        moment = datetime.fromisoformat(published.strip())
    except ValueError:
        return None
    zone = _zones().get(issuer or "")
    if moment.tzinfo is None or moment.utcoffset() != timedelta(0) or zone is None:
        return moment.date()
    offset, rule = zone
    naive = moment.replace(tzinfo=None)
    local = naive + timedelta(hours=offset)
    return (local + timedelta(hours=1) if _is_summer(rule, naive, local) else local).date()


def puts_day_first(issuer: str | None) -> bool:
    """Is the issuer known to sit outside North America, where the day of a date in numbers comes before the month?"""
    zone = _zones().get(issuer or "")
    return zone is not None and zone[1] != "us"


@lru_cache(maxsize=1)
def _zones() -> dict[str, tuple[float, str]]:
    return {row["actor"]: (float(row["offset"]), row["summer"]) for row in load_rows("zones")}


def _is_summer(rule: str, utc: datetime, local: datetime) -> bool:
    """Does the clock stand an hour ahead? By the rules in force since 2007 in the US and 1996 in Europe."""
    year = utc.year
    if rule == "us":  # from 2:00 on the second Sunday of March to 2:00 summer time on the first of November
        return _at(_sunday(year, 3, 8), 2) <= local < _at(_sunday(year, 11, 1), 1)
    if rule == "eu":  # from 1:00 UTC on the last Sunday of March to 1:00 UTC on the last of October
        return _at(_sunday(year, 3, 25), 1) <= utc < _at(_sunday(year, 10, 25), 1)
    return False


def _sunday(year: int, month: int, day: int) -> date:
    """The first Sunday on or after a day."""
    first = date(year, month, day)
    return first + timedelta(days=(7 - first.isoweekday()) % 7)


def _at(day: date, hour: int) -> datetime:
    return datetime(day.year, day.month, day.day, hour)
