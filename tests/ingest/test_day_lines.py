"""A line that is only a day is a dateline, wherever near the head or foot it stands; a day in a sentence is none."""

from __future__ import annotations

import pytest

from tests.ingest.regions_of import regions_of, words_of

TITLE = "Telephone conversation with President of Norvia Ilmar Vesk"
LEAD = "Odra Senn of Caldera had a telephone conversation with President of Norvia Ilmar Vesk."
REST = "The leaders went on with their exchange of views on the harvest convoys, and agreed to speak again."

LINES = [
    "March 18, 2031",
    "MARCH 18, 2031",
    "18 March 2031",
    "18th March 2031",
    "Tuesday, 18 March 2031",
    "18.03.2031",
    "18.03.2031 21:40",
    "18 March 2031 – 21:40",
    "2031-03-18",
    "2031-03-18 14:03:22",
    "Tue 18 Mar 2031 01.12 GMT",
    "Tue, Mar 18, 2031, 1:12 AM",
    "Posted On: 18 MAR 2031 9:12AM by PIB Tarn",
    "(March 18, 2031)",
    "Tarn, 18 March 2031",
    "Paris, 18 March 2031",
    "• March 18, 2031",
    "Published: 18 March 2031",
    "Date: 18 March 2031",
    "Press release 18 March 2031",
    "Media release, 18 March 2031",
]


@pytest.mark.parametrize("line", LINES)
def test_a_day_of_its_own_is_a_dateline_wherever_it_stands_near_head_or_foot(line: str) -> None:
    below_title = f"{TITLE}\n{line}\n\n{LEAD}\n\n{REST}"
    above_title = f"{line}\n\n{TITLE}\n\n{LEAD}\n\n{REST}"
    below_lead = f"{TITLE}\n\n{LEAD}\n\n{line}\n\n{REST}"
    at_foot = f"{TITLE}\n\n{LEAD}\n\n{REST}\n\n{REST}\n\n{REST}\n\n{line}"
    for text in (below_title, above_title, below_lead, at_foot):
        assert ("dateline", line) in regions_of(text), text
        assert words_of("headline", text) == [TITLE]


def test_an_hour_below_the_day_belongs_to_it() -> None:
    text = f"{TITLE}\n\n{LEAD}\n\nMarch 18, 2031\n19:40\n\n{REST}"
    assert words_of("dateline", text) == ["March 18, 2031", "19:40"]


def test_the_name_of_who_writes_stands_above_the_day() -> None:
    assert words_of("dateline", f"VESK PALACE\nTarn, 19 March 2031\n\n{TITLE}\n\n{LEAD}") == ["Tarn, 19 March 2031"]


@pytest.mark.parametrize(
    "line",
    [
        "The two spoke on March 18, 2031.",
        "Updated: March 18, 2031",
        "Joint Statement, 18 March 2031",
        "Next meeting, 18 March 2031",
        "March 18",
        "On March 18, 2031",
    ],
)
def test_other_lines_with_a_day_are_no_datelines(line: str) -> None:
    assert words_of("dateline", f"{TITLE}\n\n{LEAD}\n\n{line}\n\n{REST}") == []


def test_the_days_of_a_chronicle_are_no_datelines() -> None:
    text = f"{TITLE}\n\n{LEAD}\n\nMarch 2, 2031\n\n{REST}\n\nMarch 5, 2031\n\n{REST}"
    assert words_of("dateline", text) == []


def test_a_day_far_inside_a_text_is_no_dateline() -> None:
    text = "\n\n".join([TITLE, LEAD, *[REST] * 4, "March 2, 2031", *[REST] * 4])
    assert words_of("dateline", text) == []
