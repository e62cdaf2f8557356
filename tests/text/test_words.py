"""Words and marks with their places."""

from __future__ import annotations

import pytest
from hypothesis import given

from dragoman.text.words import read_words
from tests.strategies import texts


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("The U.S. said so.", ["The", "U.S.", "said", "so", "."]),
        ("Norvia’s build-up", ["Norvia", "’s", "build-up"]),
        ("Norvia's ferries", ["Norvia", "'s", "ferries"]),
        ("didn’t", ["didn’t"]),
        ("2,500.5 tons on the 10th", ["2,500.5", "tons", "on", "the", "10th"]),
        ("a 3-day visit", ["a", "3-day", "visit"]),
        ("“Go,” he said", ["“", "Go", ",", "”", "he", "said"]),
        ("naïve Ürün", ["naïve", "Ürün"]),
        ("a\nb\u00a0c", ["a", "b", "c"]),
        ("", []),
        (" \n\t", []),
    ],
)
def test_words_are_as_written(text: str, words: list[str]) -> None:
    assert [word.text for word in read_words(text)] == words


def test_a_part_of_a_text_keeps_the_texts_offsets() -> None:
    assert [(word.text, word.start, word.end) for word in read_words("one two three", 4, 7)] == [("two", 4, 7)]


def test_words_tell_marks_and_capitals_apart() -> None:
    first, mark, number = read_words("Orlo , 5")
    assert (first.is_word, first.is_capitalised, first.lower) == (True, True, "orlo")
    assert (mark.is_word, number.is_word) == (False, True)


@given(texts)
def test_words_slice_to_their_text_and_leave_only_space_between(text: str) -> None:
    done = 0
    for word in read_words(text):
        assert text[word.start : word.end] == word.text
        assert not text[done : word.start].strip()
        done = word.end
    assert not text[done:].strip()
