"""The words by which a text says that something was said on another occasion than the contact."""

from __future__ import annotations

import pytest

from dragoman.lexicon.loader import load_rows
from dragoman.lexicon.occasions import load_occasions

SIDES = {"opening", "earlier", "letter", "often", "future", "later", "behind", "tail", "hearers"}


def test_every_row_is_of_a_known_side() -> None:
    assert {row["side"] for row in load_rows("occasions")} == SIDES


@pytest.mark.parametrize(
    ("words", "side"),
    [
        ("Speaking later to reporters,", "opening"),
        ("In an interview with the Gazette,", "opening"),
        ("At a joint news conference,", "opening"),
        ("Ahead of the talks,", "opening"),
        ("Last week", "earlier"),
        ("In March 2019", "earlier"),
        ("Two days earlier", "earlier"),
        ("In his letter to the King", "letter"),
        ("has repeatedly", "often"),
        ("would have", "often"),
        ("is due to", "future"),
        ("on television", "behind"),
        ("in a post", "behind"),
    ],
)
def test_each_wording_stands_on_its_side(words: str, side: str) -> None:
    assert load_occasions(side).match(words)
    others = {"earlier", "letter", "often", "future"} - {side}
    assert not any(load_occasions(other).match(words) for other in others)


@pytest.mark.parametrize(
    "words", ["At the meeting,", "In a phone call,", "During the talks,", "In his remarks,", "On Monday,"]
)
def test_the_contact_itself_is_no_other_occasion(words: str) -> None:
    assert not load_occasions("opening", "earlier", "letter").match(words)
