"""The codes of what expressions mean."""

from __future__ import annotations

import pytest

from dragoman.dating.grammar import phrases
from dragoman.dating.meaning import constraints, is_relative, read_meaning, timex_value


@pytest.mark.parametrize(
    "code",
    [
        "calendar:2031-06-09:w1",
        "calendar:XXXX-01-24:week",
        "calendar:XXXX-06:y-1",
        "weekday:2:last:MO",
        "month:+1:early",
        "season:SU:later:this",
        "day:-1:NI",
        "past:PT48H",
        "ahead",
        "recent",
        "reference:+2",
        "duration:P5Y",
    ],
)
def test_a_code_is_read_back_as_it_was_written(code: str) -> None:
    assert read_meaning(code).code == code


def test_every_phrase_of_the_table_has_a_code_that_can_be_read() -> None:
    codes = [code for code in phrases().values() if code != "none"]
    assert [read_meaning(code).code for code in codes] == codes


def test_an_unknown_part_is_named() -> None:
    with pytest.raises(ValueError, match="soonish"):
        read_meaning("day:0:soonish")


@pytest.mark.parametrize(
    ("code", "value"),
    [
        ("calendar:XXXX-02-05", "XXXX-02-05"),
        ("weekday:2:MO", "XXXX-WXX-2TMO"),
        ("ahead", "FUTURE_REF"),
        ("recent", "PAST_REF"),
        ("duration:P5Y", "P5Y"),
        ("week:-1", ""),
    ],
)
def test_the_value_holds_what_the_words_alone_give(code: str, value: str) -> None:
    assert timex_value(read_meaning(code)) == value


@pytest.mark.parametrize(
    ("code", "direction", "known"),
    [
        ("weekday:2", "past", ("weekday:2", "not_after:published")),
        ("calendar:XXXX-02-05", "future", ("month:02", "day:05", "not_before:published")),
        ("calendar:2031-02-05:w3", None, ("weekday:3", "year:2031", "month:02", "day:05")),
        ("calendar:XXXX-01-29/XXXX-01-30", None, ("month:01",)),
        ("calendar:2031-Q2", None, ("year:2031", "quarter:2")),
        ("week:-1", "past", ("week:-1", "not_after:published")),
        ("ahead", "future", ("not_before:published",)),
        ("duration:P5Y", None, ()),
    ],
)
def test_constraints_say_what_is_known_without_a_date(code: str, direction: str | None, known: tuple[str, ...]) -> None:
    assert constraints(read_meaning(code), direction) == known


def test_only_a_full_date_leans_on_nothing() -> None:
    assert not is_relative(read_meaning("calendar:2031-06-09"))
    assert is_relative(read_meaning("calendar:XXXX-06-09"))
    assert is_relative(read_meaning("weekday:2"))
