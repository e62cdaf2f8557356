"""Where words stand."""

from __future__ import annotations

import pytest
from hypothesis import given

from dragoman.model.records import Document
from dragoman.model.span import Span, hull, trimmed
from tests.strategies import documents_with_spans


def test_a_span_covers_what_lies_in_it_and_itself() -> None:
    outer, inner = Span("d", 2, 8), Span("d", 2, 5)
    assert outer.covers(inner)
    assert outer.covers(outer)
    assert not inner.covers(outer)


def test_spans_touch_where_they_share_a_code_point() -> None:
    assert Span("d", 2, 5).touches(Span("d", 4, 8))
    assert not Span("d", 2, 5).touches(Span("d", 5, 8))


@pytest.mark.parametrize("other", [Span("e", 2, 5), Span("d", 2, 5, "title")])
def test_spans_of_another_text_neither_cover_nor_touch(other: Span) -> None:
    assert not Span("d", 2, 5).covers(other)
    assert not Span("d", 2, 5).touches(other)


def test_spans_are_ordered_by_document_then_place() -> None:
    spans = [Span("d", 5, 6), Span("c", 9, 10), Span("d", 2, 8), Span("d", 2, 5)]
    assert sorted(spans) == [spans[1], spans[3], spans[2], spans[0]]


def test_no_spans_have_no_hull() -> None:
    with pytest.raises(ValueError, match="empty"):
        hull([])


def test_a_span_is_trimmed_of_white_space_or_of_what_is_named() -> None:
    assert trimmed(" ab\u00a0", Span("d", 0, 4)) == Span("d", 1, 3)
    assert trimmed("(ab)", Span("d", 0, 4, "title"), "()") == Span("d", 1, 3, "title")
    assert trimmed(" \n ", Span("d", 0, 3)) is None


@given(documents_with_spans())
def test_a_hull_covers_its_spans_and_no_more(made: tuple[Document, tuple[Span, ...]]) -> None:
    _, spans = made
    if not spans:
        return
    whole = hull(spans)
    assert all(whole.covers(span) for span in spans)
    assert (whole.start, whole.end) == (min(s.start for s in spans), max(s.end for s in spans))
    assert hull(reversed(spans)) == whole
