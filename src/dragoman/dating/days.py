"""Stretches of the calendar as first and last day, both meant.

Weeks run from Monday to Sunday. Seasons are those of the northern half of the globe, by
their usual days.
"""

from __future__ import annotations

import re
from datetime import date, timedelta
from typing import NamedTuple

ONE_DAY = timedelta(days=1)
SEASONS = {"SP": (3, 20), "SU": (6, 21), "FA": (9, 23), "WI": (12, 21)}  # month and day of the first day
EASTER = "EA"  # where a TIMEX3 value has a month: the feast that moves
SEASON_ORDER = ("SP", "SU", "FA", "WI")
LENGTH = re.compile(r"P(T?)(\d+)([A-Z])")


class Stretch(NamedTuple):
    """A stretch of days with its TIMEX3 value."""

    first: date
    last: date
    value: str


def day_of(day: date) -> Stretch:
    return Stretch(day, day, day.isoformat())


def week_of(day: date) -> Stretch:
    monday = day - timedelta(days=day.weekday())
    year, week, _ = monday.isocalendar()
    return Stretch(monday, monday + timedelta(days=6), f"{year}-W{week:02d}")


def weekend_of(day: date) -> Stretch:
    saturday = day + timedelta(days=5 - day.weekday())
    year, week, _ = saturday.isocalendar()
    return Stretch(saturday, saturday + ONE_DAY, f"{year}-W{week:02d}-WE")


def month_of(year: int, month: int) -> Stretch:
    """A month; a number outside 1 to 12 counts on into the years around."""
    year, month = year + (month - 1) // 12, (month - 1) % 12 + 1
    after = date(year + month // 12, month % 12 + 1, 1)
    return Stretch(date(year, month, 1), after - ONE_DAY, f"{year:04d}-{month:02d}")


def quarter_of(year: int, quarter: int) -> Stretch:
    """A quarter; a number outside 1 to 4 counts on into the years around."""
    first = month_of(year, 3 * quarter - 2)
    year, month = first.first.year, first.first.month
    return Stretch(first.first, month_of(year, month + 2).last, f"{year:04d}-Q{(month + 2) // 3}")


def year_of(year: int) -> Stretch:
    return Stretch(date(year, 1, 1), date(year, 12, 31), f"{year:04d}")


def decade_of(year: int) -> Stretch:
    first = year - year % 10
    return Stretch(date(first, 1, 1), date(first + 9, 12, 31), f"{first // 10:03d}")


def season_of(year: int, season: str) -> Stretch:
    """The season that begins in the year; a winter ends in the next one."""
    following = SEASON_ORDER[(SEASON_ORDER.index(season) + 1) % 4]
    first = date(year, *SEASONS[season])
    after = date(year + (season == "WI"), *SEASONS[following])
    return Stretch(first, after - ONE_DAY, f"{year:04d}-{season}")


def easter_of(year: int) -> Stretch:
    """Easter Sunday of the western churches, by the rule of the Gregorian calendar (after Gauss and Butcher)."""
    golden, century, in_century = year % 19, year // 100, year % 100
    skipped = century - century // 4 - (century - (century + 8) // 25 + 1) // 3
    moon = (19 * golden + skipped + 15) % 30
    sunday = (32 + 2 * (century % 4) + 2 * (in_century // 4) - moon - in_century % 4) % 7
    late = (golden + 11 * moon + 22 * sunday) // 451
    month, day = divmod(moon + sunday - 7 * late + 114, 31)
    return day_of(date(year, month, day + 1))


def shifted(day: date, unit: str, count: int) -> Stretch:
    """The unit that lies ``count`` units from the one that holds the day.

    Raises:
        ValueError: it lies outside the years 1 to 9999.
        KeyError: there is no such unit.
    """
    if unit in ("day", "week", "weekend"):
        try:
            moved = day + timedelta(days=count * (1 if unit == "day" else 7))
        except OverflowError as error:
            raise ValueError(str(error)) from error
        return {"day": day_of, "week": week_of, "weekend": weekend_of}[unit](moved)
    if unit == "month":
        return month_of(day.year, day.month + count)
    if unit == "quarter":
        return quarter_of(day.year, (day.month + 2) // 3 + count)
    return {"year": year_of, "decade": decade_of}[unit](day.year + count * (1 if unit == "year" else 10))


def moved_by(day: date, length: str, sign: int) -> date | None:
    """The day a TIMEX3 length after (``sign`` 1) or before it (-1); None for a length without a number.

    Hours count as whole days, rounded up; a day that a shorter month lacks becomes its last.
    """
    match = LENGTH.fullmatch(length)
    if not match:
        return None
    count, unit = int(match.group(2)), match.group(3)
    if match.group(1):
        per_day = 24 if unit == "H" else 1440
        return day + sign * timedelta(days=-(-count // per_day))
    if unit in "DW":
        return day + sign * timedelta(days=count * (7 if unit == "W" else 1))
    months = month_of(day.year, day.month + sign * count * (12 if unit == "Y" else 1))
    return min(months.first + timedelta(days=day.day - 1), months.last)


def narrowed(whole: Stretch, place: str, today: date) -> Stretch:
    """The part of a stretch that a place in it means.

    ``early``, ``mid`` and ``late`` are thirds; of a year its first quarter, its last, and what
    lies between. ``end`` is the last day. ``earlier`` and ``later`` lie on either side of
    ``today`` where the stretch holds it.
    """
    first, last = whole.first, whole.last
    if place == "earlier":
        return whole._replace(last=min(last, max(first, today)))
    if place == "later":
        return whole._replace(first=max(first, min(last, today)) if today <= last else first)
    length = (last - first).days + 1
    if place in ("first", "second"):
        half = first + timedelta(days=length // 2)
        if length > 360:
            half = date(first.year, 7, 1)
        return whole._replace(last=half - ONE_DAY) if place == "first" else whole._replace(first=half)
    if place == "end":
        return whole._replace(first=last)
    if place in ("early", "mid", "late"):
        return _third(whole, place, length)
    return whole


def _third(whole: Stretch, place: str, length: int) -> Stretch:
    first, last = whole.first, whole.last
    if 28 <= length <= 31:
        bounds = (first + timedelta(days=10), first + timedelta(days=20))
    elif 360 < length < 370:
        bounds = (date(first.year, 4, 1), date(first.year, 10, 1))
    elif length == 7:  # early is to Tuesday, late from Thursday: the working week is meant
        bounds = (first + timedelta(days=2), first + timedelta(days=3))
    elif length > 3650:
        bounds = (date(first.year + 4, 1, 1), date(first.year + 7, 1, 1))
    else:
        bounds = (first + timedelta(days=(length + 2) // 3), last - timedelta(days=max(length // 3, 1) - 1))
    if place == "early":
        return whole._replace(last=bounds[0] - ONE_DAY)
    if place == "late":
        return whole._replace(first=bounds[1])
    return whole._replace(first=bounds[0], last=max(bounds[0], bounds[1] - ONE_DAY))
