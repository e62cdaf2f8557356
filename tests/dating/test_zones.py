"""The day where the issuer sits."""

from __future__ import annotations

import pytest

from dragoman.dating.zones import local_day

STATE = "x:us-department-of-state"
KYIV = "x:office-of-the-president-of-ukraine"


@pytest.mark.parametrize(
    ("published", "issuer", "day"),
    [
        ("2031-06-09", STATE, "2031-06-09"),
        ("2031-06-10T01:10:00+00:00", STATE, "2031-06-09"),  # the evening before
        ("2031-06-10T03:59:00Z", STATE, "2031-06-09"),  # summer: four hours
        ("2031-06-10T04:01:00Z", STATE, "2031-06-10"),
        ("2031-01-10T04:01:00Z", STATE, "2031-01-09"),  # winter: five
        ("2031-06-09T21:30:00Z", KYIV, "2031-06-10"),
        ("2031-06-10T01:10:00+00:00", None, "2031-06-10"),  # nobody known to move it to
        ("2031-06-10T01:10:00+00:00", "x:caldera-herald", "2031-06-10"),
        ("2031-06-09T23:30:00-04:00", STATE, "2031-06-09"),  # an offset of its own is local
        ("2031-06-09T23:30:00", STATE, "2031-06-09"),
    ],
)
def test_a_time_in_utc_is_moved_to_the_issuers_zone(published: str, issuer: str | None, day: str) -> None:
    assert str(local_day(published, issuer)) == day


@pytest.mark.parametrize(
    ("published", "day"),
    [
        ("2031-03-09T04:59:00Z", "2031-03-08"),
        ("2031-03-10T04:01:00Z", "2031-03-10"),  # the clock went forward at 07:00 UTC on the 9th
        ("2031-11-02T04:01:00Z", "2031-11-02"),  # still summer time
        ("2031-11-03T04:59:00Z", "2031-11-02"),
    ],
)
def test_summer_time_begins_and_ends_on_its_sundays(published: str, day: str) -> None:
    assert str(local_day(published, STATE)) == day


def test_what_is_no_date_gives_no_day() -> None:
    assert local_day("last Tuesday", STATE) is None
