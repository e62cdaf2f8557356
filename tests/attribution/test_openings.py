"""What stands between a cue and its content and belongs to neither."""

from __future__ import annotations

import pytest

from tests.attribution.reading import read_one

ORLO = "[[orlo|President Orlo]]"


@pytest.mark.parametrize(
    "between",
    [
        "",
        " that",
        " on Monday that",
        " Monday that",
        " in a statement that",
        " in a statement late on Monday that",
        " at a briefing in the port that",
        ", without giving details, that",
        ", however, that",
    ],
)
def test_adjuncts_and_asides_before_the_content_are_left_out(between: str) -> None:
    assert read_one(f"{ORLO} said{between} the ferries would sail.").content == "the ferries would sail"


@pytest.mark.parametrize("between", [" in a statement:", " on Monday,"])
def test_adjuncts_before_a_quotation_are_left_out(between: str) -> None:
    row = read_one(f"{ORLO} said{between} “the ferries will sail.”")
    assert (row.content, row.mode) == ("the ferries will sail", "direct")


@pytest.mark.parametrize(
    "content",
    [
        "on Monday the ferries would sail",
        "during the talks on the strait, the crews had been freed",
        "in the end the ferries would sail",
    ],
)
def test_an_adjunct_of_the_content_itself_stays(content: str) -> None:
    assert read_one(f"{ORLO} said that {content}.").content == content
