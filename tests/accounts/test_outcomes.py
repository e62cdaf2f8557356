"""Places in a sentence that take a matter for done."""

from __future__ import annotations

import pytest
from hypothesis import given

from dragoman.accounts.outcomes import find_outcomes
from tests.strategies import OUTCOMES, clippings


def _found(text: str) -> list[tuple[str, str | None]]:
    """The words of every place, and the noun at the head of its matter."""
    return [
        (text[found.start : found.end], text[found.head[0] : found.head[1]] if found.head else None)
        for found in find_outcomes(text, 0, len(text))
    ]


@pytest.mark.parametrize(
    ("text", "words", "head"),
    [
        ("Building on the extension of the treaty, they met.", "Building on the extension of the treaty", "extension"),
        ("They met after the crews’ return to port.", "after the crews’ return to port", "return"),
        ("They praised the rounds that experts held in May.", "praised the rounds that experts held in May", "rounds"),
        ("Orlo welcomed the resumption of gas transit.", "welcomed the resumption of gas transit", "transit"),
        ("They hailed the release of the crews.", "hailed the release of the crews", "crews"),
        ("Following the signing of the accord, they met.", "Following the signing of the accord", "accord"),
    ],
)
def test_a_noun_phrase_can_be_taken_for_done(text: str, words: str, head: str) -> None:
    assert _found(text) == [(words, head)]


@pytest.mark.parametrize(
    "text",
    [
        "They noted with satisfaction that the crews had been sent home.",
        "They welcomed the fact that the crews were sent home.",
        "They were pleased that the crews returned.",
    ],
)
def test_a_clause_in_the_past_can_be_told_as_come_true(text: str) -> None:
    assert _found(text) == [(text[5:-1], None)]


@pytest.mark.parametrize(
    "text",
    [
        "They agreed to meet after the return of the crews.",
        "They would meet following the return of the crews.",
        "They called for the completion of the return.",
        "They discussed the implementation of the accord.",
        "They looked forward to the resumption of transit.",
        "They praised the plan for the return.",
        "They met after agreeing on the return.",
        "They noted that the crews had been sent home.",
        "They noted with satisfaction that the crews would be sent home.",
        "They noted with satisfaction that no crews had been sent home.",
        "They noted with satisfaction that half of the crews had been sent home.",
        "They welcomed that the crews go home.",
        "",
    ],
)
def test_what_is_planned_asked_for_denied_or_half_done_is_not_done(text: str) -> None:
    assert _found(text) == []


@given(clippings(OUTCOMES))
def test_places_lie_in_their_sentence_with_the_matter_at_their_end(text: str) -> None:
    for found in find_outcomes(text, 0, len(text)):
        assert 0 <= found.start < found.begin < found.end <= len(text)
        assert found.head is None or found.begin <= found.head[0] < found.head[1] <= found.end
