from __future__ import annotations

import pytest

from tests.contacts.made import made, tellings, told

BOTH = ("orlo", "vesk")


@pytest.mark.parametrize(
    "text",
    [
        "The Castle denied a newspaper report that President Orlo had held a phone call with President Vesk.",
        "The Castle dismissed as false claims that Orlo had met Vesk.",
        "Reports of a phone call between Orlo and Vesk are not true, the Castle said.",
        "Rumours that Orlo and Vesk had met in Mirna are baseless, the Castle said.",
        "The Castle denied a planned meeting between Orlo and Vesk.",
        "The Castle rejected a meeting between Orlo and Vesk.",
    ],
)
def test_what_is_denied_also_through_a_report_is_denied(text: str) -> None:
    assert [(t.status, t.participants) for t in tellings(made(text))] == [("denied", BOTH)]


def test_a_headline_denies_without_that() -> None:
    (telling,) = tellings(made("Grain is dear.", title="Castle denies Orlo spoke with Vesk"))
    assert (telling.status, telling.participants) == ("denied", BOTH)


@pytest.mark.parametrize(
    "text",
    [
        "No date has been set for a meeting between Orlo and Vesk.",
        "There is no plan for a call between Orlo and Vesk, the Castle said.",
        "The Castle has not agreed on a date for a meeting between Orlo and Vesk.",
        "A call between Orlo and Vesk is not on the agenda, the Castle said.",
        "A meeting between Orlo and Vesk is not planned.",
        "Orlo has no plans to meet Vesk.",
        "Orlo does not plan to meet Vesk on March 9.",
        "The call between Orlo and Vesk did not take place.",
        "There was no meeting between Orlo and Vesk.",
        "There is no evidence that Orlo met Vesk.",
        "Orlo skipped the summit with Vesk.",
    ],
)
def test_what_is_not_set_or_not_planned_is_no_contact(text: str) -> None:
    assert told(made(text)) == []


@pytest.mark.parametrize(
    "text",
    [
        "The Castle declined to say whether Orlo had spoken to Vesk.",
        "Whether or not Orlo met Vesk is unknown.",
        "It was unclear whether Orlo would meet Vesk.",
        "Marr was asked if Orlo and Vesk had spoken.",
        "Halt said that if Orlo met Vesk, grain would be cheap.",
        "Had Orlo met Vesk earlier, grain would be cheap.",
        "Orlo would have met Vesk on March 3.",
        "Orlo would have held talks with Vesk on March 3.",
        "Neither Orlo nor Halt spoke to Vesk.",
        "Instead of a meeting with Vesk, Orlo gave a speech.",
        "Orlo, who never met Vesk, gave a speech.",
        "Orlo, who had missed a call from Vesk, gave a speech.",
    ],
)
def test_what_is_asked_or_supposed_is_no_contact(text: str) -> None:
    assert told(made(text)) == []


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("The Castle did not rule out a meeting between Orlo and Vesk.", "intended"),
        ("The Castle did not deny that Orlo had spoken to Vesk.", "held"),
        ("Orlo will not only speak to Vesk but rest.", "planned"),
        ("The Castle confirmed that Orlo had spoken to Vesk.", "held"),
        ("Halt said a summit between Orlo and Vesk should be held.", "proposed"),
        ("A meeting between Orlo and Vesk will take place in Mirna on March 9.", "planned"),
        ("A meeting between Orlo and Vesk took place in Mirna on March 9.", "held"),
        ("Halt urged Orlo to hold talks with Vesk.", "intended"),
        ("Orlo stressed the need of holding a summit with Vesk.", "intended"),
        ("Orlo, who had missed the vote, met Vesk on Tuesday.", "held"),
    ],
)
def test_a_status_is_read_with_what_turns_it(text: str, status: str) -> None:
    assert [(t.status, t.participants) for t in tellings(made(text))] == [(status, BOTH)]


@pytest.mark.parametrize(
    "text",
    [
        "A meeting between Orlo and Vesk was cancelled on Tuesday.",
        "A meeting between Orlo and Vesk was scheduled last week.",
    ],
)
def test_the_day_it_was_called_off_or_scheduled_is_not_the_contacts(text: str) -> None:
    assert [t.dates for t in tellings(made(text))] == [()]


def test_the_day_behind_will_take_place_is_the_contacts() -> None:
    (telling,) = tellings(made("A meeting between Orlo and Vesk will take place in Mirna on March 9."))
    assert (len(telling.dates), telling.place) == (1, "Mirna")


@pytest.mark.parametrize(
    "text",
    [
        "Orlo was due to speak to Vesk this morning but the call has been cancelled, the Castle said.",
        "Orlo was to meet Vesk in Mirna next month, but the summit has been shelved.",
        "Orlo had been expected to meet Vesk on Tuesday but the talks fell through.",
        "Orlo was due to meet Vesk on Tuesday. The meeting was postponed.",
        "Orlo was due to meet Vesk on Tuesday. The Castle later called off the meeting.",
        "Orlo said she had cancelled a planned meeting with Vesk in Mirna.",
        "Talks between Orlo and Vesk, which had been planned for next month, were postponed.",
    ],
)
def test_what_is_called_off_later_is_cancelled(text: str) -> None:
    assert [(t.status, t.participants) for t in tellings(made(text))] == [("cancelled", BOTH)]


def test_what_is_called_off_after_a_contact_held_leaves_it_held() -> None:
    assert told(made("Orlo met Vesk on Tuesday. A dinner was cancelled. A second meeting was cancelled.")) == [
        ("meeting", "held", BOTH)
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Southern officials, who spoke on condition of anonymity, said grain was dear.",
        "Southern officials spoke on the condition of anonymity.",
    ],
)
def test_those_who_spoke_to_a_reporter_met_nobody(text: str) -> None:
    assert told(made(text)) == []


@pytest.mark.parametrize(
    "text",
    [
        "Orlo declined to give details of her call with Vesk on Tuesday.",
        "Orlo dismissed criticism of her call with Vesk.",
        "Orlo rejected claims by Vesk during a call with Vesk on Tuesday.",
        "Orlo wants peace and held a call with Vesk on Tuesday.",
    ],
)
def test_what_is_refused_besides_leaves_the_contact_held(text: str) -> None:
    assert [(t.kind, t.status, t.participants) for t in tellings(made(text))] == [("call", "held", BOTH)]


def test_ministers_who_speak_of_a_summit_hold_none() -> None:
    text = "Senn and Tarn held a call today. They confirmed their commitment to holding a summit."
    assert [t.kind for t in tellings(made(text))] == ["call"]


def test_a_headline_about_another_who_is_ready_is_no_contact_of_its_names() -> None:
    text = "Orlo told Vesk in a phone call on Tuesday that the port was ready to host talks."
    rows = made(text, title="Orlo tells Vesk port ready to host talks")
    assert told(rows) == [("call", "held", BOTH)]


def test_a_visit_with_its_host_may_be_put_off_behind_a_relative_clause() -> None:
    text = "A visit of President Orlo to Caldera, which had been planned for last week, was postponed."
    assert told(made(text)) == [("visit", "cancelled", ("caldera", "orlo"))]


@pytest.mark.parametrize(
    "text",
    [
        "President Halt urged talks between Orlo and Vesk.",
        "President Halt backed direct talks between Orlo and Vesk.",
        "President Halt demanded a meeting between Orlo and Vesk.",
        "A meeting between Orlo and Vesk is needed, Halt said.",
    ],
)
def test_talks_that_others_urge_are_no_more_than_proposed(text: str) -> None:
    assert [(t.status, t.participants) for t in tellings(made(text))] == [("proposed", BOTH)]


def test_urging_something_else_says_nothing_of_the_meeting_named_beside_it() -> None:
    rows = made("Halt encouraged restraint and hailed the recent meeting between Orlo and Vesk.")
    assert [(t.status, t.participants) for t in tellings(rows)] == [("held", BOTH)]
