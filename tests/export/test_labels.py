"""Keys and days as words."""

from __future__ import annotations

from dataclasses import replace

import pytest

from dragoman.export.labels import basis, deadline, long_day, percent, plain, untold, when
from dragoman.model.records import FollowUp
from tests.store.small import CALL, COMMITMENT, DUE

NO_DAY = replace(CALL, from_=None, to=None, date_basis=None)


def test_days_are_written_short_and_long() -> None:
    assert when(CALL) == "2031-03-14"
    assert when(CALL, long=True) == "14 March 2031"
    assert long_day("2031-03-14T09:30:00+02:00") == "14 March 2031"
    assert long_day("the ides") == "the ides"


@pytest.mark.parametrize(
    ("from_", "to", "earliest", "latest", "said"),
    [
        ("2031-03-14", "2031-03-16", None, None, "2031-03-14 to 2031-03-16"),
        ("2031-03-14", None, None, None, "from 2031-03-14"),
        (None, "2031-03-14", None, None, "until 2031-03-14"),
        (None, None, "2031-03-01", "2031-03-14", "between 2031-03-01 and 2031-03-14"),
        (None, None, "2031-03-01", None, "not before 2031-03-01"),
        (None, None, None, "2031-03-14", "not after 2031-03-14"),
        (None, None, None, None, "no day known"),
    ],
)
def test_what_is_known_of_a_day_is_said(
    from_: str | None, to: str | None, earliest: str | None, latest: str | None, said: str
) -> None:
    assert when(replace(CALL, from_=from_, to=to, earliest=earliest, latest=latest)) == said


def test_basis_says_where_a_day_is_known_from() -> None:
    assert basis(CALL) == "the texts give the day"
    assert basis(replace(CALL, date_basis="match")) == "found by matching with a dated text"
    assert basis(NO_DAY) == ""


def test_deadline_without_a_day_gives_the_words() -> None:
    assert deadline(DUE, "May") == "by 2031-05-31"
    assert deadline(replace(DUE, from_=None, to=None), "May") == "by “May”, a day not known"


def test_keys_and_shares_are_words() -> None:
    assert plain("express_concern") == "express concern"
    assert [percent(share) for share in (0.004, 0.125, 1.0)] == ["less than 1 %", "12 %", "100 %"]


def test_that_a_deadline_passed_is_not_that_nothing_was_done() -> None:
    assert untold(COMMITMENT) == ""
    overdue = replace(COMMITMENT, status="overdue")
    assert untold(overdue) == "(no text here tells whether it was done)"
    assert untold(replace(overdue, follow_ups=(FollowUp(CALL.evidence[0], "says that it is not done"),))) == ""
