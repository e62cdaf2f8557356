from __future__ import annotations

import pytest

from dragoman.ingest.voices import find_surnames, score_voice

NAMES = frozenset({"Vesk", "Senn"})


@pytest.mark.parametrize(
    "text",
    [
        "The President also thanked Prime Minister Senn and underscored our support for the Grain Accord.",
        "The two leaders agreed to remain in close contact.",
        "We will not rest until our ships can sail.",
        "During the call, the President raised the detention of the crew.",
    ],
)
def test_a_government_in_its_own_voice_scores_above_nothing(text: str) -> None:
    assert score_voice(text, NAMES) > 0


@pytest.mark.parametrize(
    "text",
    [
        "Vesk told reporters Monday that he expected progress.",
        "The call comes days after Caldera moved troops, according to officials.",
        "“It was a good call,” a spokesman for Senn said.",
        "Senn’s office didn’t comment, and Vesk has said little.",
    ],
)
def test_a_reporter_scores_far_below(text: str) -> None:
    assert score_voice(text, NAMES) <= -2


def test_what_is_quoted_is_not_the_writers_own() -> None:
    assert score_voice("He spoke of “our support, and what we will do.”", NAMES) < 0


def test_surnames_are_those_behind_a_title() -> None:
    text = "President Joseph R. Vesk, Jr. spoke with Prime Minister Odra Senn and Secretary General Jens Dahl."
    assert find_surnames(text) == {"Vesk", "Senn", "Dahl"}
