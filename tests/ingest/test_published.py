from __future__ import annotations

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.ingest.published import read_published


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("2021-04-13", "2021-04-13"),
        ("2021-04-13T10:00:00Z", "2021-04-13T10:00:00+00:00"),
        ("2021-09-24 17:28:07-04:00", "2021-09-24T17:28:07-04:00"),
        ("2021-04-13T10:00+0200", "2021-04-13T10:00:00+02:00"),
        ("13 April 2021", "2021-04-13"),
        ("April 13, 2021", "2021-04-13"),
        ("Apr. 3rd, 2021", "2021-04-03"),
        ("Sept. 4, 2020", "2020-09-04"),
        ("Tuesday, April 13, 2021 at 10:15 AM EST", "2021-04-13"),
        ("Tue, 13 Apr 2021 10:00:00 +0000", "2021-04-13T10:00:00+00:00"),
        ("13.04.2021", "2021-04-13"),
        ("2021/4/13", "2021-04-13"),
        ("20210413", "2021-04-13"),
        ("  13\n April   2021 ", "2021-04-13"),
    ],
)
def test_common_spellings_become_iso(written: str, read: str) -> None:
    assert read_published(written) == read


def test_a_time_without_a_zone_is_left_out() -> None:
    assert read_published("2022-02-26T11:13:07") == "2022-02-26"


@pytest.mark.parametrize("written", ["13/04/2021", "04/13/2021"])
def test_slashes_are_read_where_one_number_can_be_no_month(written: str) -> None:
    assert read_published(written) == "2021-04-13"


@pytest.mark.parametrize("written", ["03/04/2021", "yesterday", "2021", "April 2021", "2021-13-40", "31 June 2021", ""])
def test_what_names_no_single_day_is_not_read(written: str) -> None:
    assert read_published(written) is None


@given(st.datetimes(timezones=st.just(UTC)))
def test_what_was_read_is_read_again_as_the_same(moment: datetime) -> None:
    once = read_published(str(moment))
    assert once is None or read_published(once) == once
