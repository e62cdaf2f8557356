"""The day that a text bears on itself."""

from __future__ import annotations

from dataclasses import replace

import pytest

from dragoman.model.records import DateExpression, Document, Region
from dragoman.model.span import Span
from dragoman.text.own_day import own_day

TEXT = "Mirna, 3 March 2031\n\nThey spoke on 9 May 2030."
DOC = Document("d_1", "report.txt", TEXT, "0" * 64)
DATELINE = Region("r_1", DOC.span(0, 19), "dateline")


def _date(words: str, value: str) -> DateExpression:
    start = TEXT.index(words)
    span = Span(DOC.id, start, start + len(words))
    return DateExpression(f"t_{start}", span, f"calendar:{value}", value, "expression", None)


MARCH, MAY = _date("3 March 2031", "2031-03-03"), _date("9 May 2030", "2030-05-09")


def test_the_day_given_comes_first() -> None:
    assert own_day(replace(DOC, published="2031-04-01"), [DATELINE], [MARCH]) == "2031-04-01"


def test_a_full_date_in_the_dateline_is_the_day_of_the_text() -> None:
    assert own_day(DOC, [DATELINE], [MAY, MARCH]) == "2031-03-03"


@pytest.mark.parametrize(
    ("regions", "dates"),
    [([], [MARCH, MAY]), ([DATELINE], [MAY]), ([DATELINE], [replace(MARCH, meaning="calendar:XXXX-03-03")]), ([], [])],
)
def test_a_date_elsewhere_or_without_a_year_is_none(regions: list[Region], dates: list[DateExpression]) -> None:
    assert own_day(DOC, regions, dates) is None


def test_two_days_tell_nothing() -> None:
    byline = Region("r_2", DOC.span(20, len(TEXT)), "byline")
    assert own_day(DOC, [DATELINE, byline], [MARCH, MAY]) is None
