from __future__ import annotations

import pytest

from dragoman.contacts.days import Days, date_telling, days_between, weekday
from dragoman.model.records import Description, Publication, ResolvedDate, Telling
from dragoman.model.span import Span

SPAN = Span("a", 0, 4)


def row(key: str, first: str | None, last: str | None = None, anchor: str = "published", *told: str) -> ResolvedDate:
    return ResolvedDate(key, SPAN, first or "", first, last or first, anchor, first is not None, told)


def days(
    *rows: ResolvedDate, status: str = "held", main: bool = True, kind: str = "report",
    published: str | None = "2031-03-03", from_: str = "metadata", hints: tuple[str, ...] = (),
) -> Days:  # fmt: skip
    dates = tuple(r.id for r in rows)
    telling = Telling("k", SPAN, "call", ("orlo", "vesk"), status, dates=dates, main=main, hints=hints)
    publication = Publication("a", published, from_) if published else None
    return date_telling(telling, {r.id: r for r in rows}, publication, Description("a", kind))


def test_words_give_the_day() -> None:
    found = days(row("t", "2031-03-02"))
    assert (found.first, found.last, found.basis, found.exact) == ("2031-03-02", "2031-03-02", "published", True)


def test_words_that_lean_on_a_matched_publication_say_match() -> None:
    assert days(row("t", "2031-03-02"), from_="match").basis == "match"
    assert days(row("t", "2031-03-02", None, "expression"), from_="match").basis == "text"


def test_several_expressions_mean_what_they_have_in_common() -> None:
    found = days(row("t", "2031-03-01", "2031-03-31"), row("u", "2031-03-02"))
    assert (found.first, found.last) == ("2031-03-02", "2031-03-02")


def test_a_month_and_day_told_goes_before_tomorrow() -> None:
    found = days(row("t", "2031-03-04"), row("u", "2031-03-03", None, "published", "month:03", "day:03"))
    assert found.first == "2031-03-03"


def test_the_weekday_of_what_was_held_is_the_one_before_publication() -> None:
    ahead = row("t", "2031-03-07", None, "published", "weekday:5", "not_before:published")
    assert (days(ahead).first, days(ahead).latest) == ("2031-02-28", "2031-02-28")
    assert days(ahead, status="planned").first == "2031-03-07"
    assert days(ahead, hints=("status:assumed",)).first == "2031-03-07"


def test_a_day_told_to_lie_ahead_is_not_that_of_what_was_held() -> None:
    ahead = row("t", "2031-04-01", "2031-04-30", "published", "month:04", "not_before:published")
    assert (days(ahead).first, days(ahead).latest) == (None, "2031-03-03")
    assert days(row("t", "2031-04-01", None, "expression", "month:04")).first == "2031-04-01"


def test_a_long_range_is_no_day() -> None:
    assert not days(row("t", "2031-03-01", "2031-03-31")).exact


@pytest.mark.parametrize("kind", ["readout", "statement", "transcript"])
def test_an_official_account_of_what_was_just_held_is_dated_by_its_publication(kind: str) -> None:
    assert (days(kind=kind).first, days(kind=kind).basis) == ("2031-03-03", "published")


def test_nothing_else_is_dated_by_its_publication() -> None:
    for found in (
        days(), days(kind="readout", main=False), days(kind="readout", status="planned"),
        days(kind="readout", published=None), days(row("t", None), kind="readout"),
        days(kind="statement", hints=("status:assumed",)),
    ):  # fmt: skip
        assert (found.first, found.last, found.basis) == (None, None, None)


def test_a_weekday_without_a_date_is_kept_as_a_constraint() -> None:
    assert days(row("t", None, None, "published", "weekday:2")).weekdays == {2}


def test_what_was_held_lies_before_its_publication_and_what_is_planned_after() -> None:
    assert (days().earliest, days().latest) == (None, "2031-03-03")
    assert (days(status="planned").earliest, days(status="planned").latest) == ("2031-03-03", None)


def test_days_are_counted_and_named() -> None:
    assert (days_between("2031-02-27", "2031-03-02"), days_between("2031-03-02", "2031-02-27")) == (3, -3)
    assert weekday("2031-03-03") == 1


def test_a_weekday_of_what_was_called_off_is_the_nearer_one() -> None:
    plain = {"status": "cancelled", "hints": ("weekday:plain",), "published": "2031-03-04"}
    told = ("weekday:5", "not_after:published")
    assert days(row("t", "2031-02-28", None, "published", *told), **plain).first == "2031-03-07"
    assert days(row("t", "2031-03-03", None, "published", *told), **plain).first == "2031-03-03"
    assert days(row("t", "2031-02-28", None, "published", *told), status="cancelled").first == "2031-02-28"
