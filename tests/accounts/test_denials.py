"""Is a matter named only to say that it was not spoken of?"""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.accounts.denials import find_clause, find_denial
from dragoman.model.span import Span
from tests.strategies import texts


def _denial(text: str, matter: str) -> str | None:
    start = text.index(matter)
    found = find_denial(text, Span("d", start, start + len(matter)), Span("d", 0, len(text)))
    return text[found.start : found.end] if found else None


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("They met. The dam at Vell was not discussed. They left.", "dam at Vell was not discussed"),
        ("The question of the dam has never been raised.", "dam has never been raised"),
        ("The dam wasn't mentioned.", "dam wasn't mentioned"),
        ("The dam did not come up, the Castle said.", "dam did not come up"),
        ("Neither grain nor the dam came up.", "Neither grain nor the dam"),
        ("They did not discuss grain, oil or the dam.", "did not discuss grain, oil or the dam"),
        ("The statement made no mention of the dam.", "made no mention of the dam"),
        ("They discussed grain and the dam was not raised.", "dam was not raised"),
        ("They did not discuss the dam but spoke of grain.", "did not discuss the dam"),
        (
            "At no point in these days was there any talk, at any level, of the dam.",
            "At no point in these days was there any talk, at any level, of the dam",
        ),
    ],
)
def test_a_matter_that_was_not_spoken_of_is_denied(text: str, words: str) -> None:
    assert _denial(text, "dam") == words


@pytest.mark.parametrize(
    "text",
    [
        "They discussed the dam.",
        "They discussed the dam and grain was not raised.",
        "They discussed the dam, which was not mentioned in May.",
        "They did not discuss grain, but spoke of the dam.",
        "They did not discuss grain. The dam came first.",
        "The dam was not only discussed, it was praised.",
        "They did not only discuss the dam.",
        "The dam is not finished.",
        "Never had they met. The dam came first.",
    ],
)
def test_a_matter_that_was_spoken_of_is_not_denied(text: str) -> None:
    assert _denial(text, "dam") is None


@given(texts, st.integers(0, 200), st.integers(0, 20))
def test_a_clause_lies_around_its_words(text: str, start: int, length: int) -> None:
    start = min(start, len(text))
    end = min(start + length, len(text))
    begin, last = find_clause(text, start, end)
    assert 0 <= begin <= start <= end <= last <= len(text)


def test_a_matter_that_begins_a_sentence_is_not_of_the_one_before() -> None:
    text = "They spoke of grain. Energy was not discussed."
    start = text.index("Energy")
    assert find_clause(text, start, start + 6) == (start, len(text) - 1)
    assert find_denial(text, Span("d", start, start + 6), Span("d", 0, len(text))) == Span("d", start, len(text) - 1)
