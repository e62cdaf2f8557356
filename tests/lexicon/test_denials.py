"""The words by which a text says that a matter was not spoken of."""

from __future__ import annotations

import pytest

from dragoman.lexicon.denials import load_denials
from dragoman.lexicon.loader import load_rows

SIDES = {"before", "after", "loose", "raised", "talk", "clause", "untold", "open"}


def test_every_row_is_of_a_known_side() -> None:
    assert {row["side"] for row in load_rows("denied_talk")} == SIDES


@pytest.mark.parametrize(
    ("words", "side"),
    [
        ("was not discussed", "after"),
        ("wasn’t brought up", "after"),
        ("has never been raised", "after"),
        ("did not come up", "after"),
        ("was not part of the talks", "loose"),
        ("came up", "raised"),
        ("had been mentioned", "raised"),
        ("did not discuss", "before"),
    ],
)
def test_each_wording_stands_on_its_side(words: str, side: str) -> None:
    assert load_denials(side).search(f"the dam {words}")
    others = {"before": ("after", "loose"), "loose": ("after", "before"), "after": ("loose", "before")}.get(side, ())
    assert not any(load_denials(other).search(f"the dam {words}") for other in others)


def test_what_is_no_part_of_a_state_was_still_talked_of() -> None:
    assert not load_denials("after").search("the island was not part of Caldera")
