"""Ids that last as long as the words they stand for."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.model.ids import digest, document_id, row_id, slug
from dragoman.model.span import Span


@given(st.lists(st.text(), max_size=3), st.lists(st.text(), max_size=3))
def test_parts_are_kept_apart(one: list[str], two: list[str]) -> None:
    plain = not any("\x1f" in part for part in one + two)
    if plain:
        assert (digest(*one) == digest(*two)) == (one == two)


def test_a_digest_has_128_bits_in_hexadecimal() -> None:
    assert len(digest("a")) == 32
    assert int(digest(), 16) >= 0


def test_a_lone_surrogate_is_no_error() -> None:
    assert digest("\ud800") != digest("\ud801")


def test_a_document_is_its_text_and_its_name() -> None:
    assert document_id("a.txt", "text") == document_id("a.txt", "text")
    assert len({document_id("a.txt", "text"), document_id("b.txt", "text"), document_id("a.txt", "texts")}) == 3
    assert document_id("a.txt", "text").startswith("d_")


def test_a_row_is_its_document_kind_spans_and_what_else_tells_it_apart() -> None:
    span = Span("d_1", 0, 3)
    ids = {
        row_id("a", "d_1", "attribution", [span]),
        row_id("a", "d_1", "sentence", [span]),
        row_id("a", "d_2", "attribution", [span]),
        row_id("a", "d_1", "attribution", [Span("d_1", 0, 4)]),
        row_id("a", "d_1", "attribution", [Span("d_1", 0, 3, "title")]),
        row_id("a", "d_1", "attribution", [span, span]),
        row_id("a", "d_1", "attribution", [span], "orlo"),
        row_id("a", "d_1", "attribution", []),
    }
    assert len(ids) == 8
    assert all(id_.startswith("a_") for id_ in ids)


@pytest.mark.parametrize(
    ("name", "slugged"),
    [
        ("The Rose Palace", "the-rose-palace"),
        ("Ilmar Vesk", "ilmar-vesk"),
        ("Łódź’s  Mayor", "lodz-s-mayor"),
        ("Recep Tayyip Erdoğan", "recep-tayyip-erdogan"),
        ("Ýmir — Ørn", "ymir-orn"),
        ("", ""),
    ],
)
def test_a_slug_is_letters_and_digits_joined_by_hyphens(name: str, slugged: str) -> None:
    assert slug(name) == slugged
