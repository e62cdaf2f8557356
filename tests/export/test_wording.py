"""Two wordings are compared by words; case and punctuation make no difference."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.export.wording import Piece, compare_wordings, count_changed, key_of_words

WORDS = st.lists(st.sampled_from("the ferry of, strait free “safe” U.S. build-up".split()), max_size=9).map(" ".join)


def changes(old: str, new: str) -> list[tuple[str, str]]:
    return [(piece.old, piece.new) for piece in compare_wordings(old, new) if not piece.same]


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("for the free ferry", "for the safe ferry", [("free", "safe")]),
        ("for the free ferry", "for the free and open ferry", [("", "and open")]),
        ("a vital, lasting peace", "a lasting peace", [("vital,", "")]),
        ("support for", "commitment to", [("support for", "commitment to")]),
        ("the build-up of troops", "the build-down of troops", [("up", "down")]),
        ("", "the ferry", [("", "the ferry")]),
    ],
)
def test_only_the_words_that_changed_are_told(old: str, new: str, expected: list[tuple[str, str]]) -> None:
    assert changes(old, new) == expected


@pytest.mark.parametrize(
    ("old", "new"),
    [("The Free Ferry", "the free ferry."), ("Norvia’s U.S. ally", "Norvia's US ally"), ("build-up", "Build up")],
)
def test_case_and_marks_are_no_change(old: str, new: str) -> None:
    assert changes(old, new) == []
    assert key_of_words(old) == key_of_words(new)


def test_marks_stay_with_their_word() -> None:
    assert compare_wordings("the free ferry", "the “safe,” ferry.") == (
        Piece("the", "the", True), Piece("free", "“safe,”", False), Piece("ferry", "ferry.", True),
    )  # fmt: skip


def test_longer_side_counts() -> None:
    assert count_changed(compare_wordings("the free ferry sails", "the safe and open ferry")) == 4
    assert count_changed(compare_wordings("the ferry", "the ferry")) == 0


@given(WORDS, WORDS)
def test_pieces_give_both_wordings_back(old: str, new: str) -> None:
    pieces = compare_wordings(old, new)
    assert key_of_words(" ".join(piece.old for piece in pieces)) == key_of_words(old)
    assert key_of_words(" ".join(piece.new for piece in pieces)) == key_of_words(new)
    assert all(key_of_words(piece.old) == key_of_words(piece.new) for piece in pieces if piece.same)
