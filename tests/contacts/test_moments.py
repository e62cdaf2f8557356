from __future__ import annotations

import pytest

from dragoman.contacts.candidates import Candidate
from dragoman.contacts.moments import moments_agree, points
from dragoman.contacts.reading import Unit
from dragoman.model.records import DateExpression
from dragoman.model.span import Span


def when(meaning: str, value: str = "", direction: str | None = None) -> DateExpression:
    return DateExpression("t_" + meaning, Span("a", 0, 1), meaning, value, direction=direction)


def place(*dates: DateExpression, issued: str | None = None) -> Candidate:
    unit = Unit("a", "text", 1, (), False, issued)
    return Candidate(unit, Span("a", 0, 1), "call", ("orlo", "vesk"), "held", dates=dates)


@pytest.mark.parametrize(
    ("one", "two", "published", "agree"),
    [
        (("day:0", ""), ("day:0:MO", ""), None, True),
        (("day:0:MO", ""), ("day:0:AF", ""), None, False),
        (("day:0:EV", ""), ("day:0:NI", ""), None, True),
        (("day:0", ""), ("day:-1", ""), None, False),
        (("day:0", ""), ("calendar:XXXX-03-03", "XXXX-03-03"), "2031-03-03", True),
        (("day:0", ""), ("calendar:XXXX-03-03", "XXXX-03-03"), "2031-03-04", False),
        (("day:0", ""), ("calendar:XXXX-03-03", "XXXX-03-03"), None, False),
        (("weekday:1", ""), ("day:0", ""), "2031-03-03", True),
        (("weekday:2", ""), ("day:0", ""), "2031-03-03", False),
        (("month:-1", ""), ("day:0", ""), "2031-03-03", False),
        (("week:+1", ""), ("calendar:XXXX-03-12", "XXXX-03-12"), "2031-03-03", True),
        (("week:+1", ""), ("calendar:XXXX-03-18", "XXXX-03-18"), "2031-03-03", False),
        (("month:+1", ""), ("calendar:XXXX-04-30", "XXXX-04-30"), "2031-03-03", True),
        (("month:-1", ""), ("calendar:XXXX-12-02", "XXXX-12-02"), "2031-01-03", True),
    ],
)
def test_times_of_one_document_are_compared(
    one: tuple[str, str], two: tuple[str, str], published: str | None, agree: bool
) -> None:
    a, b = place(when(*one)), place(when(*two))
    assert moments_agree(a, b, published) is agree
    assert moments_agree(b, a, published) is agree


def test_a_place_without_a_time_agrees_with_any() -> None:
    assert moments_agree(place(), place(when("day:0")), None)


def test_an_embedded_text_counts_from_its_own_day() -> None:
    assert moments_agree(place(when("weekday:2:MO")), place(when("day:0"), issued="r"), None)
    assert not moments_agree(place(when("weekday:2:MO")), place(when("day:0")), None)


@pytest.mark.parametrize(
    ("meaning", "status"),
    [("day:-1", "held"), ("month:+1", "planned"), ("week:0:last", "held"), ("ahead", "planned"), ("day:0", None)],
)
def test_a_time_points_back_or_ahead(meaning: str, status: str | None) -> None:
    assert points(when(meaning), None) == status


@pytest.mark.parametrize(
    ("value", "status"),
    [
        ("2031-03-01", "held"), ("XXXX-03-01", "held"), ("XXXX-03-09", "planned"), ("XXXX-03-04", None),
        ("XXXX-12-01", None), ("2031-03", None),
    ],
)  # fmt: skip
def test_a_day_of_the_calendar_points_from_the_day_of_publication(value: str, status: str | None) -> None:
    assert points(when("calendar:" + value, value), "2031-03-04") == status
