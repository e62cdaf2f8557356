"""From a meaning and the day it leans on to the days it means."""

from __future__ import annotations

from datetime import date, timedelta
from typing import NamedTuple

from dragoman.dating.days import (
    EASTER,
    SEASON_ORDER,
    Stretch,
    day_of,
    decade_of,
    easter_of,
    month_of,
    moved_by,
    narrowed,
    quarter_of,
    season_of,
    shifted,
    week_of,
    year_of,
)
from dragoman.dating.meaning import SHIFTS, Meaning

LENGTH_UNITS = {"D": "day", "W": "week", "M": "month", "Y": "year"}
# A date without a year lies on the side its verb points to, unless that is FAR_DAYS off or more and the other side
# within NEAR_DAYS: then the verb was misread, or the text was published a little before or after the day.
NEAR_DAYS = 21
FAR_DAYS = 270
HALF_A_YEAR = timedelta(days=183)


class Days(NamedTuple):
    """The days an expression means, with their TIMEX3 value; None where they have no beginning or no end."""

    first: date | None
    last: date | None
    value: str


def reckon(meaning: Meaning, direction: str | None, anchor: date | None) -> Days | None:
    """The days that the words mean, or None where they cannot be known.

    ``anchor`` is the day the words lean on: None where it is unknown, and then only what
    names its own year has days. A day that no calendar has (30 February) is not known either.
    """
    try:
        found = _reckon(meaning, direction, anchor)
    except (ValueError, OverflowError):
        return None
    if isinstance(found, Stretch):
        part = f"T{meaning.part}" if meaning.part and found.first == found.last else ""
        return Days(found.first, found.last, found.value + part)
    return found


def _reckon(meaning: Meaning, direction: str | None, anchor: date | None) -> Days | Stretch | None:
    if meaning.kind == "calendar":
        return _on_calendar(meaning, direction, anchor)
    if anchor is None or meaning.kind == "duration":
        return None
    if meaning.kind == "weekday":
        return day_of(_weekday(int(meaning.arg), meaning.choice, direction, anchor))
    if meaning.kind == "season":
        return narrowed(_season(meaning, direction, anchor), meaning.place, anchor)
    if meaning.kind in SHIFTS:
        return _unit(meaning, direction, anchor)
    if meaning.kind == "reference":
        return day_of(anchor + timedelta(days=int(meaning.arg)))
    return _from_anchor(meaning, anchor)


def _from_anchor(meaning: Meaning, anchor: date) -> Days | Stretch | None:
    if meaning.kind == "recent":
        return Days(None, anchor, "PAST_REF")
    if meaning.kind == "ahead":
        return Days(anchor, None, "FUTURE_REF")
    if meaning.kind == "hence":
        if meaning.arg[1] == "T" or "X" in meaning.arg:
            return None
        return shifted(anchor, LENGTH_UNITS[meaning.arg[-1]], int(meaning.arg[1:-1]))
    far = moved_by(anchor, meaning.arg, 1 if meaning.kind == "coming" else -1)
    if far is None:
        return None
    first, last = sorted((anchor, far))
    return Days(first, last, f"{first.isoformat()}/{last.isoformat()}")


def _weekday(number: int, choice: str, direction: str | None, anchor: date) -> date:
    """The weekday last past or next to come, the anchor itself included unless "last" or "next" stands before it."""
    back = (anchor.isoweekday() - number) % 7
    ahead = (number - anchor.isoweekday()) % 7
    if choice == "last":
        return anchor - timedelta(days=back or 7)
    if choice == "next":
        return week_of(anchor).last + timedelta(days=number)
    if direction == "future" or (choice == "this" and direction is None):
        return anchor + timedelta(days=ahead)
    return anchor - timedelta(days=back)


def _unit(meaning: Meaning, direction: str | None, anchor: date) -> Stretch:
    count = int(meaning.arg)
    found = shifted(anchor, meaning.kind, count)
    if meaning.kind == "weekend" and count == 0 and direction == "past" and found.first > anchor:
        found = shifted(anchor, "weekend", -1)  # "over the weekend", told on a Monday
    return narrowed(found, meaning.place, anchor)


def _season(meaning: Meaning, direction: str | None, anchor: date) -> Stretch:
    if meaning.year:
        return season_of(anchor.year + int(meaning.year[1:]), meaning.arg)
    known = [season_of(year, meaning.arg) for year in range(anchor.year - 2, anchor.year + 3)]
    past = [season for season in known if season.last < anchor]
    coming = [season for season in known if season.first > anchor]
    now = [season for season in known if season.first <= anchor <= season.last]
    if meaning.choice == "last":
        return past[-1]
    if meaning.choice == "next":
        return coming[0]
    if now:
        return now[0]
    is_near = meaning.choice == "this" and coming[0].first - anchor < HALF_A_YEAR  # "this autumn", in July
    if direction == "past" and not is_near:
        return past[-1]
    this_year = season_of(anchor.year, meaning.arg)
    return coming[0] if direction == "future" else this_year


# ---------------------------------------------------------------- the calendar


def _on_calendar(meaning: Meaning, direction: str | None, anchor: date | None) -> Days | Stretch | None:
    first, _, last = meaning.arg.partition("/")
    if "XXXX" not in first:
        found = _stretch(first) if not last else _range(first, last)
        return _placed(found, meaning, anchor or found.first)
    if anchor is None:
        return None
    years = [anchor.year + int(meaning.year[1:])] if meaning.year else range(anchor.year - 1, anchor.year + 2)
    known = [stretch for year in years if (stretch := _in_year(first, last, year)) is not None]
    on_weekday = [stretch for stretch in known if stretch.first.isoweekday() == meaning.weekday]
    chosen = _choose(on_weekday or known, meaning.choice, direction, anchor)
    return _placed(chosen, meaning, anchor) if chosen else None


def _placed(found: Stretch, meaning: Meaning, anchor: date) -> Stretch:
    return week_of(found.first) if meaning.whole_week else narrowed(found, meaning.place, anchor)


def _in_year(first: str, last: str, year: int) -> Stretch | None:
    """A date without a year in the given one; None where that year has no such day. A range may run into the next."""
    try:
        if not last:
            return _stretch(first.replace("XXXX", f"{year:04d}"))
        end_year = year + (last < first)
        return _range(first.replace("XXXX", f"{year:04d}"), last.replace("XXXX", f"{end_year:04d}"))
    except ValueError:
        return None


def _choose(known: list[Stretch], choice: str, direction: str | None, anchor: date) -> Stretch | None:
    """The one of several years that is meant."""
    if not known:
        return None
    past = [stretch for stretch in known if stretch.first <= anchor]
    coming = [stretch for stretch in known if stretch.last >= anchor]
    if choice == "last":
        done = [stretch for stretch in known if stretch.last < anchor]
        return done[-1] if done else None
    if choice == "next":
        return next((stretch for stretch in known if stretch.first > anchor), None)
    if choice == "this":
        return next((stretch for stretch in known if stretch.first.year == anchor.year), None)
    nearest = min(known, key=lambda stretch: (_days_off(stretch, anchor), stretch.first))
    if direction == "past" and past:
        told = past[-1]
    elif direction == "future" and coming:
        told = coming[0]
    else:
        return nearest
    misread = nearest.first == nearest.last and (
        _days_off(told, anchor) >= FAR_DAYS and _days_off(nearest, anchor) <= NEAR_DAYS
    )
    return nearest if misread else told


def _days_off(stretch: Stretch, anchor: date) -> int:
    if stretch.first <= anchor <= stretch.last:
        return 0
    return min(abs((stretch.first - anchor).days), abs((stretch.last - anchor).days))


def _stretch(value: str) -> Stretch:
    """The days of a TIMEX3 date.

    Raises:
        ValueError: the calendar has no such day.
    """
    if len(value) == 3:
        return decade_of(int(value) * 10)
    if len(value) == 4:
        return year_of(int(value))
    if len(value) == 10:
        return day_of(date.fromisoformat(value))
    year, mark = int(value[:4]), value[5:]
    if mark in SEASON_ORDER:
        return season_of(year, mark)
    if mark == EASTER:
        return easter_of(year)
    return quarter_of(year, int(mark[1:])) if mark[0] == "Q" else month_of(year, int(mark))


def _range(first: str, last: str) -> Stretch:
    return Stretch(_stretch(first).first, _stretch(last).last, f"{first}/{last}")
