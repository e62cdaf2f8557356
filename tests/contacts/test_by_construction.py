"""Contacts by the construction that tells them: appositions, errands, openings, quotations, reports that are denied."""

from __future__ import annotations

import pytest

from tests.contacts.made import made, tellings, told, when

BOTH = ("orlo", "vesk")


@pytest.mark.parametrize(
    "text",
    [
        "Ada Orlo, the Norvian president, and Ilmar Vesk, her guest, met on Tuesday.",
        "Orlo met Vesk, her old ally, on Tuesday.",
        "It was Orlo who met Vesk on Tuesday.",
        "Orlo travelled for six hours to see Vesk on Tuesday.",
        "Orlo saw Vesk on Tuesday.",
        "Meeting in Mirna on Tuesday, Orlo and Vesk agreed to act.",
        "Welcoming Vesk to Norvia on Tuesday, Orlo said that the port was open.",
        "Over lunch on Tuesday, Orlo told Vesk to act.",
        "Orlo and Vesk went through the list over dinner on Tuesday.",
        "Orlo spent three hours with Vesk on Tuesday.",
        "Orlo received Vesk for a short hour at his request on Tuesday.",
        "A dinner brought Orlo and Vesk together on Tuesday.",
        "Orlo has met her good friend Vesk on Tuesday.",
        "Orlo and Vesk signed the pact. The two met on Tuesday.",
    ],
)
def test_it_is_a_meeting_held_on_that_day(text: str) -> None:
    rows = made(text)
    (telling,) = tellings(rows)
    assert (telling.kind, telling.status, telling.participants) == ("meeting", "held", BOTH)
    assert when(rows, telling) == ["on Tuesday"]


@pytest.mark.parametrize(
    ("text", "row"),
    [
        ("In a call on Tuesday, Orlo set out to Vesk her plans.", ("call", "held")),
        ("During their call, Orlo and Vesk took stock.", ("call", "held")),
        ("Orlo was briefed by Vesk over the phone.", ("call", "held")),
        ("Orlo picked up the phone to Vesk.", ("call", "held")),
        ("Orlo held a long, tense and useful call with Vesk.", ("call", "held")),
        ("Orlo held a conference call with Vesk.", ("call", "held")),
        ("Speaking by phone, Orlo and Vesk agreed to act.", ("call", "held")),
        ("“I had a useful call with Vesk,” said Orlo.", ("call", "held")),
        ("“My call with Vesk on Tuesday was useful,” said Orlo.", ("call", "held")),
        ("Orlo granted an audience to Vesk.", ("meeting", "held")),
        ("Orlo is flying to Mirna on Tuesday to see Vesk.", ("meeting", "planned")),
        ("A meeting between Orlo and Vesk is on the cards for Tuesday.", ("meeting", "planned")),
        ("Orlo pushed back her meeting with Vesk to Tuesday.", ("meeting", "planned")),
        ("Orlo's call with Vesk, first set for Monday, is now expected on Tuesday.", ("call", "planned")),
        ("Orlo's meeting with Vesk has been delayed.", ("meeting", "planned")),
        ("A call between Orlo and Vesk was rescheduled.", ("call", "planned")),
        ("A call between Orlo and Vesk was deferred.", ("call", "planned")),
        ("Orlo's delayed meeting with Vesk took place.", ("meeting", "held")),
        ("Orlo withdrew from a planned meeting with Vesk.", ("meeting", "cancelled")),
        ("Orlo pulled out of her call with Vesk.", ("call", "cancelled")),
        ("Orlo is mulling a call to Vesk.", ("call", "intended")),
        ("Orlo sought a call with Vesk.", ("call", "proposed")),
        ("Marr called reports of a secret meeting between Orlo and Vesk “fake”.", ("meeting", "denied")),
        ("Marr said that Orlo and Vesk had held no talks.", ("conversation", "denied")),
        ("Orlo rejected the idea of a meeting with Vesk.", ("meeting", "denied")),
    ],
)
def test_the_construction_tells_kind_and_status(text: str, row: tuple[str, str]) -> None:
    assert told(made(text)) == [(*row, BOTH)]


@pytest.mark.parametrize(
    "text",
    [
        "Orlo saw Vesk as a rival on Tuesday.",
        "Orlo came to see Vesk as a rival.",
        "Speaking on Tuesday, Orlo and Vesk called for calm.",
        "“I spoke to Vesk on Tuesday,” an aide to Orlo said.",
        "Trade talks between Norvia and Caldera have stalled.",
        "Marr said that no meeting between Orlo and Vesk was planned.",
        "Q And has Orlo met Vesk?",
    ],
)
def test_it_is_no_contact(text: str) -> None:
    assert told(made(text)) == []


def test_what_somebody_says_of_another_after_whose_is_of_that_one() -> None:
    rows = told(made("Orlo met Vesk, whose meeting with Halt was cancelled."))
    assert rows == [("meeting", "held", BOTH), ("meeting", "cancelled", ("halt", "vesk"))]


def test_the_call_of_two_who_told_a_third_is_of_all_three() -> None:
    rows = told(made("Orlo and Halt have told Vesk to open the port. In a call on Tuesday, they said so again."))
    assert rows == [("call", "held", ("halt", "orlo", "vesk"))]


@pytest.mark.parametrize("word", ["though", "but", "while", "although", "whereas"])
def test_who_refuses_in_a_clause_of_his_own_is_the_one_who_would_have_met(word: str) -> None:
    rows = told(made(f"Orlo wants peace, {word} Vesk has rejected the idea of meeting Halt."))
    assert rows == [("meeting", "denied", ("halt", "vesk"))]


def test_the_day_that_opens_the_sentence_is_that_of_the_meeting_it_goes_on_with() -> None:
    rows = made("On Tuesday, a meeting between Orlo and Vesk ended in a quarrel.")
    (telling,) = tellings(rows)
    assert (telling.status, when(rows, telling)) == ("held", ["Tuesday"])


def test_a_journey_ahead_does_not_make_a_meeting_that_is_over_a_plan() -> None:
    text = "Orlo came out of her long meeting with Vesk on Tuesday.\n\nVesk would travel to Norvia next year, she said."
    assert ("meeting", "held", BOTH) in told(made(text))
