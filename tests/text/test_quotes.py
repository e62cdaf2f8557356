"""Quotation marks and what they enclose."""

from __future__ import annotations

import pytest
from hypothesis import given

from dragoman.text.layout import find_paragraphs
from dragoman.text.quotes import Quotation, find_quotations
from tests.strategies import texts


def _quotations(text: str) -> list[Quotation]:
    return find_quotations(text, find_paragraphs(text))


def _inner(text: str) -> list[tuple[str, bool]]:
    return [(text[quotation.inner_start : quotation.inner_end], quotation.closed) for quotation in _quotations(text)]


@pytest.mark.parametrize(
    ("text", "inner"),
    [
        ("He said “go” and “stay”.", ["go", "stay"]),
        ('He said "go" and "stay".', ["go", "stay"]),
        ('He said "go” and “stay".', ["go", "stay"]),
        ("He said «go» and „stay”.", ["go", "stay"]),
        ("He said „go“ and „stay“.", ["go", "stay"]),
        ("It isn’t ‘go’ or 'stay'.", []),
        ("It is 5' 11\" long, he said “go”.", ["go"]),
        ("He said ” and no more.", []),
        ("“”", [""]),
    ],
)
def test_any_opening_mark_pairs_with_any_closing_one(text: str, inner: list[str]) -> None:
    assert _inner(text) == [(words, True) for words in inner]


def test_a_quotation_runs_to_its_paragraphs_end_where_it_is_never_closed() -> None:
    assert _inner("He said “go.\n\nThen “stay”.") == [("go.", False), ("stay", True)]
    assert not any(quotation.continues for quotation in _quotations("He said “go.\n\nThen “stay”."))


def test_a_new_opening_mark_ends_an_unclosed_quotation() -> None:
    assert _inner("He said “go and “stay”.") == [("go and", False), ("stay", True)]


def test_a_quotation_over_paragraphs_opens_each_of_them_and_closes_the_last() -> None:
    made = _quotations("“One.\n\n“Two.\n\n“Three.”")
    assert [(quotation.closed, quotation.continues) for quotation in made] == [
        (False, True),
        (False, True),
        (True, False),
    ]


def test_marks_lie_outside_inner_and_inside_the_whole() -> None:
    (quotation,) = _quotations("He said “go”.")
    assert (quotation.start, quotation.inner_start, quotation.inner_end, quotation.end) == (8, 9, 11, 12)


def test_no_marks_no_quotations() -> None:
    assert _quotations("") == _quotations("He said so.") == []


@given(texts)
def test_quotations_are_in_order_and_inside_one_paragraph(text: str) -> None:
    paragraphs = find_paragraphs(text)
    done = 0
    for quotation in find_quotations(text, paragraphs):
        assert done <= quotation.start < quotation.inner_start <= quotation.inner_end <= quotation.end
        assert any(start <= quotation.start and quotation.end <= end for start, end in paragraphs)
        assert quotation.closed or quotation.inner_end == quotation.end or not text[quotation.inner_end : quotation.end]
        done = quotation.end
