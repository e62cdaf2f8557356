"""From a meaning and a day to the days meant. 11 June 2031 is a Wednesday."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.dating.meaning import SHIFTS, read_meaning
from dragoman.dating.reckoning import reckon

WEDNESDAY = date(2031, 6, 11)


def days(code: str, direction: str | None = None, anchor: date | None = WEDNESDAY) -> tuple[str | None, ...] | None:
    found = reckon(read_meaning(code), direction, anchor)
    return found and tuple(day.isoformat() if day else None for day in (found.first, found.last))


def both(code: str, direction: str | None, anchor: date) -> tuple[date, date]:
    found = reckon(read_meaning(code), direction, anchor)
    assert found is not None
    assert found.first is not None
    assert found.last is not None
    return found.first, found.last


@pytest.mark.parametrize(
    ("code", "direction", "first", "last"),
    [
        ("weekday:2", "past", "2031-06-10", "2031-06-10"),
        ("weekday:3", "past", "2031-06-11", "2031-06-11"),  # published on that weekday
        ("weekday:4", "past", "2031-06-05", "2031-06-05"),
        ("weekday:4", None, "2031-06-05", "2031-06-05"),  # news tells of what was
        ("weekday:4", "future", "2031-06-12", "2031-06-12"),
        ("weekday:3", "future", "2031-06-11", "2031-06-11"),
        ("weekday:3:last", "past", "2031-06-04", "2031-06-04"),
        ("weekday:2:next", "future", "2031-06-17", "2031-06-17"),
        ("weekday:5:this", None, "2031-06-13", "2031-06-13"),
        ("day:0", None, "2031-06-11", "2031-06-11"),
        ("week:-1", "past", "2031-06-02", "2031-06-08"),
        ("week:0:earlier", "past", "2031-06-09", "2031-06-11"),
        ("week:0:later", "future", "2031-06-11", "2031-06-15"),
        ("week:+1:early", "future", "2031-06-16", "2031-06-17"),
        ("week:-1:late", "past", "2031-06-05", "2031-06-08"),
        ("weekend:0", "past", "2031-06-07", "2031-06-08"),
        ("weekend:0", "future", "2031-06-14", "2031-06-15"),
        ("month:+1:early", "future", "2031-07-01", "2031-07-10"),
        ("month:-6", "past", "2030-12-01", "2030-12-31"),
        ("month:0:end", "future", "2031-06-30", "2031-06-30"),
        ("month:0:late", "future", "2031-06-21", "2031-06-30"),
        ("quarter:-2", "past", "2030-10-01", "2030-12-31"),
        ("year:+1:early", "future", "2032-01-01", "2032-03-31"),
        ("year:-1:late", "past", "2030-10-01", "2030-12-31"),
        ("year:-1:mid", "past", "2030-04-01", "2030-09-30"),
        ("decade:0", None, "2030-01-01", "2039-12-31"),
        ("season:SU:later:this", "future", "2031-06-21", "2031-09-22"),
        ("season:SP", "past", "2031-03-20", "2031-06-20"),
        ("season:FA:this", "past", "2031-09-23", "2031-12-20"),
        ("season:WI:last", "past", "2030-12-21", "2031-03-19"),
        ("season:WI:next", "future", "2031-12-21", "2032-03-19"),
        ("past:P2W", "past", "2031-05-28", "2031-06-11"),
        ("coming:PT48H", "future", "2031-06-11", "2031-06-13"),
        ("coming:P3M", "future", "2031-06-11", "2031-09-11"),
        ("hence:P2W", "future", "2031-06-23", "2031-06-29"),
        ("ahead", "future", "2031-06-11", None),
        ("recent", "past", None, "2031-06-11"),
    ],
)
def test_words_lean_on_the_anchor(code: str, direction: str | None, first: str | None, last: str | None) -> None:
    assert days(code, direction) == (first, last)


@pytest.mark.parametrize(
    ("code", "direction", "first", "last"),
    [
        ("calendar:XXXX-02-05", "past", "2031-02-05", "2031-02-05"),
        ("calendar:XXXX-02-05", "future", "2032-02-05", "2032-02-05"),
        ("calendar:XXXX-07-01", None, "2031-07-01", "2031-07-01"),  # the nearest
        ("calendar:XXXX-11", "past", "2030-11-01", "2030-11-30"),
        ("calendar:XXXX-11", "future", "2031-11-01", "2031-11-30"),
        ("calendar:XXXX-06-13", "past", "2031-06-13", "2031-06-13"),  # two days off: the verb was misread
        ("calendar:XXXX-06-08:w7", "past", "2031-06-08", "2031-06-08"),
        ("calendar:XXXX-06-08:w6", None, "2030-06-08", "2030-06-08"),  # the year in which it is a Saturday
        ("calendar:XXXX-12-30/XXXX-01-02", "past", "2030-12-30", "2031-01-02"),
        ("calendar:XXXX-06-11:week", None, "2031-06-09", "2031-06-15"),
        ("calendar:XXXX-06:y-1", None, "2030-06-01", "2030-06-30"),
        ("calendar:XXXX-06:last", "past", "2030-06-01", "2030-06-30"),
        ("calendar:XXXX-05:next", "future", "2032-05-01", "2032-05-31"),
        ("calendar:XXXX-12:this", None, "2031-12-01", "2031-12-31"),
        ("calendar:XXXX-12-25", "future", "2031-12-25", "2031-12-25"),
        ("calendar:XXXX-EA", "past", "2031-04-13", "2031-04-13"),
        ("calendar:XXXX-EA", "future", "2032-03-28", "2032-03-28"),
    ],
)
def test_a_date_without_a_year_takes_the_one_its_verb_points_to(
    code: str, direction: str | None, first: str, last: str
) -> None:
    assert days(code, direction) == (first, last)


@pytest.mark.parametrize(
    "day", ["1818-03-22", "1943-04-25", "2000-04-23", "2008-03-23", "2024-03-31", "2025-04-20", "2038-04-25"]
)
def test_easter_is_the_sunday_of_the_gregorian_rule(day: str) -> None:
    assert days(f"calendar:{day[:4]}-EA", anchor=None) == (day, day)


@pytest.mark.parametrize(
    ("code", "first", "last"),
    [
        ("calendar:2031-06-09", "2031-06-09", "2031-06-09"),
        ("calendar:2032-02", "2032-02-01", "2032-02-29"),
        ("calendar:2031", "2031-01-01", "2031-12-31"),
        ("calendar:2031:first", "2031-01-01", "2031-06-30"),
        ("calendar:2031-Q1", "2031-01-01", "2031-03-31"),
        ("calendar:2030-WI", "2030-12-21", "2031-03-19"),
        ("calendar:199:mid", "1994-01-01", "1996-12-31"),
        ("calendar:2028/2030", "2028-01-01", "2030-12-31"),
    ],
)
def test_a_date_with_its_year_needs_no_anchor(code: str, first: str, last: str) -> None:
    assert days(code, None, None) == (first, last)


@pytest.mark.parametrize("code", ["weekday:2", "day:0", "calendar:XXXX-02-05", "ahead", "past:P2W", "reference:+1"])
def test_without_an_anchor_nothing_relative_has_days(code: str) -> None:
    assert days(code, "past", None) is None


@pytest.mark.parametrize(
    "code", ["calendar:2031-02-30", "calendar:XXXX-02-30", "year:-5000", "duration:P5Y", "past:PXD"]
)
def test_what_no_calendar_has_is_not_known(code: str) -> None:
    assert days(code) is None


def test_values_are_timex3() -> None:
    def value(code: str) -> str:
        found = reckon(read_meaning(code), "past", WEDNESDAY)
        assert found is not None
        return found.value

    assert value("weekday:2:MO") == "2031-06-10TMO"
    assert value("week:-1") == "2031-W23"
    assert value("weekend:-1") == "2031-W23-WE"
    assert value("calendar:2031-06-08/2031-06-09") == "2031-06-08/2031-06-09"


@given(st.sampled_from(sorted(SHIFTS)), st.integers(-30, 30), st.dates(date(1950, 1, 1), date(2100, 1, 1)))
def test_units_in_a_row_leave_no_day_out(unit: str, count: int, anchor: date) -> None:
    first, last = both(f"{unit}:{count:+d}", None, anchor)
    following, _ = both(f"{unit}:{count + 1:+d}", None, anchor)
    assert first <= last
    assert following - last == timedelta(days=6 if unit == "weekend" else 1)


@given(st.integers(1, 7), st.dates(date(1950, 1, 1), date(2100, 1, 1)))
def test_a_weekday_lies_within_a_week_on_its_side(number: int, anchor: date) -> None:
    past, _ = both(f"weekday:{number}", "past", anchor)
    future, _ = both(f"weekday:{number}", "future", anchor)
    assert past.isoweekday() == future.isoweekday() == number
    assert 0 <= (anchor - past).days < 7
    assert 0 <= (future - anchor).days < 7
