"""Contacts called off, of bodies by themselves, and ahead of those who travel to them."""

from __future__ import annotations

import pytest

from tests.contacts.made import found_rows, made, tellings, told

BOTH = ("orlo", "vesk")


@pytest.mark.parametrize(
    "text",
    [
        "Orlo called Vesk. They discussed the Harbour Council, which is set to convene in Mirna on Tuesday.",
        "Orlo called Vesk. They told officials to report before the Grain Commission meets on Tuesday.",
    ],
)
def test_a_body_that_meets_is_no_meeting_of_the_two(text: str) -> None:
    assert told(made(text)) == [("call", "held", BOTH)]


def test_all_behind_with_took_part_in_what_was_called_off() -> None:
    assert told(made("A planned call with Orlo, Vesk and Halt was scrapped.")) == [
        ("call", "cancelled", ("halt", "orlo", "vesk"))
    ]
    assert told(made("Orlo held a call with Vesk and Halt was angry.")) == [("call", "held", BOTH)]


@pytest.mark.parametrize("journey", ["travel on to Mirna", "be in Mirna", "fly to Mirna"])
def test_a_meeting_somebody_travels_to_is_still_to_come(journey: str) -> None:
    assert told(made(f"Orlo will {journey} for her meeting with Vesk.")) == [("meeting", "planned", BOTH)]


def test_to_see_each_other_is_to_meet() -> None:
    assert ("meeting", "planned", BOTH) in told(made("Orlo called Vesk. They will see each other in Mirna."))
    assert told(made("Orlo and Vesk see each other as friends.")) == []


def test_talks_of_others_behind_a_meeting_add_nobody_to_it() -> None:
    text = "Orlo called Vesk. They will meet on Tuesday, ahead of Tarn's long-awaited talks with Halt."
    assert ("meeting", "planned", BOTH) in told(made(text))


def test_the_tense_of_calling_off_says_nothing_of_the_day() -> None:
    (plain,) = tellings(made("Orlo called off Tuesday's meeting with Vesk."))
    assert "weekday:plain" in plain.hints
    (held,) = tellings(made("Orlo met Vesk on Tuesday."))
    assert "weekday:plain" not in held.hints
    assert found_rows(made("Orlo called off Tuesday's meeting with Vesk."))
