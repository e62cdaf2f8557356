"""Several contacts of one clause, and contacts that only what stands around them tells of."""

from __future__ import annotations

import pytest

from tests.contacts.made import made, tellings, told, when

BOTH = ("orlo", "vesk")


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("Orlo will meet Vesk on Tuesday and Halt on March 9.", [["on Tuesday"], ["on March 9"]]),
        ("Orlo was due to hold talks with Vesk in Mirna and with Halt on March 9.", [[], ["on March 9"]]),
        ("Orlo spoke yesterday with Vesk, and this morning with Halt.", [["yesterday"], ["this morning"]]),
        ("Orlo will be speaking with Vesk and with Halt tomorrow.", [["tomorrow"], ["tomorrow"]]),
    ],
)
def test_a_clause_goes_on_with_another_contact_and_its_own_day(text: str, days: list[list[str]]) -> None:
    rows = made(text)
    first, second = tellings(rows)
    assert (first.participants, second.participants) == (BOTH, ("halt", "orlo"))
    assert (first.kind, first.status) == (second.kind, second.status)
    assert [when(rows, first), when(rows, second)] == days


@pytest.mark.parametrize(
    "text",
    [
        "Orlo met Vesk on Tuesday and Halt said on March 9 that grain was dear.",
        "Orlo met Vesk on Tuesday and Halt on March 9 called for calm.",
        "Orlo held a meeting with Vesk on Tuesday, with Halt absent.",
    ],
)
def test_a_clause_of_its_own_is_no_further_contact(text: str) -> None:
    assert told(made(text)) == [("meeting", "held", BOTH)]


@pytest.mark.parametrize(
    "text",
    [
        "Orlo and Vesk exchanged letters on Tuesday.",
        "Orlo and Vesk exchanged congratulatory messages on Tuesday.",
        "Orlo sent a letter to Vesk on Tuesday.",
        "Orlo sent a message of condolence to Vesk on Tuesday.",
        "In a message to Vesk on Tuesday, Orlo praised the harvest.",
        "Orlo wrote to Vesk on Tuesday.",
        "Orlo had written to Vesk on Tuesday.",
        "Orlo wrote a letter on Tuesday to Vesk, with a copy to Halt.",
    ],
)
def test_what_is_written_to_somebody_is_a_letter(text: str) -> None:
    rows = made(text)
    (telling,) = tellings(rows)
    assert (telling.kind, telling.participants, when(rows, telling)) == ("letter", BOTH, ["on Tuesday"])


@pytest.mark.parametrize(
    "text",
    [
        "Orlo sent a clear message to Vesk on Tuesday.",
        "Orlo exchanged views with Vesk.",
        "Orlo was consistent in her message to Vesk.",
        "Orlo praised the written response to Vesk.",
        "Orlo sent a message of condolence to the Vesk family.",
    ],
)
def test_a_message_that_is_no_courtesy_is_no_letter(text: str) -> None:
    assert told(made(text)) == []


@pytest.mark.parametrize(
    ("text", "kind", "status", "day"),
    [
        ("Orlo was received by Vesk on Tuesday.", "meeting", "held", ["on Tuesday"]),
        ("Orlo will be received by Vesk on March 9.", "meeting", "planned", ["on March 9"]),
        ("Orlo briefed Vesk by phone on Tuesday.", "call", "held", ["on Tuesday"]),
        ("Orlo told Vesk on Tuesday by telephone that grain was dear.", "call", "held", ["on Tuesday"]),
        ("Orlo received a courtesy call from Vesk on Tuesday.", "meeting", "held", ["on Tuesday"]),
        ("Orlo held a video conference with Vesk on Tuesday.", "video_call", "held", ["on Tuesday"]),
        ("Orlo had lunch with Vesk on Tuesday.", "meeting", "held", ["on Tuesday"]),
        ("Orlo discussed the exchange of envoys with Vesk in Aldport on Tuesday.", "meeting", "held", ["on Tuesday"]),
        ("Orlo will fly to Mirna on Tuesday for talks with Vesk.", "meeting", "planned", ["on Tuesday"]),
        ("Orlo is due to visit Mirna on March 9 for talks with Vesk.", "meeting", "planned", ["on March 9"]),
        ("Orlo in a telephone conversation with Vesk on Tuesday called for calm.", "call", "held", ["on Tuesday"]),
        ("ALDPORT, May 2. /DESK/. Orlo in a call with Vesk on Tuesday asked for calm.", "call", "held", ["on Tuesday"]),
        ("Orlo and Vesk spoke of grain during a long call on Tuesday.", "call", "held", ["on Tuesday"]),
        ("Orlo and Vesk held their first talks in five years on Tuesday.", "conversation", "held", ["on Tuesday"]),
        ("Orlo had spoken with Vesk beforehand on Tuesday.", "conversation", "held", ["on Tuesday"]),
        ("Orlo will meet her counterpart, Ilmar Vesk, on March 9.", "meeting", "planned", ["on March 9"]),
        ("The fair gave Orlo an opportunity to meet Vesk on Tuesday.", "meeting", "held", ["on Tuesday"]),
        (
            "The fair gave Orlo an opportunity to have a talk with Vesk on Tuesday.",
            "conversation",
            "held",
            ["on Tuesday"],
        ),
        ("Orlo will have an opportunity to meet Vesk on March 9.", "meeting", "planned", ["on March 9"]),
        ("Orlo said on Tuesday she would meet Vesk on March 9.", "meeting", "planned", ["on March 9"]),
        ("Orlo postponed a visit to Caldera that had been planned for March 9.", "visit", "cancelled", ["March 9"]),
        ("The Castle denied that Orlo planned to meet Vesk.", "meeting", "denied", []),
        ("The Castle did not rule out that Orlo would meet Vesk.", "meeting", "intended", []),
        ("Orlo extended an invitation to Vesk to visit Norvia.", "visit", "proposed", []),
        ("Orlo invited Vesk to Aldport.", "visit", "proposed", []),
    ],
)
def test_contacts_are_told_in_other_constructions(text: str, kind: str, status: str, day: list[str]) -> None:
    rows = made(text, published="2031-03-05")
    (telling,) = tellings(rows)
    assert (telling.kind, telling.status, when(rows, telling)) == (kind, status, day)


@pytest.mark.parametrize(
    "text",
    [
        "Did Orlo meet Vesk on Tuesday?",
        "Will Orlo hold a call with Vesk?",
        "Orlo invited Vesk to the fair in Aldport.",
        "Talks on the relationship with Caldera are to begin, Orlo said.",
        "Norvia’s offer was welcomed by Vesk.",
        "Orlo did not brief Vesk by phone.",
        "Orlo left the hall in order to take the call.",
    ],
)
def test_questions_and_matters_are_no_contacts(text: str) -> None:
    assert told(made(text)) == []


def test_a_question_may_take_a_contact_as_given() -> None:
    assert told(made("Was Orlo ill when she met Vesk on Tuesday?")) == [("meeting", "held", BOTH)]


def test_an_offer_to_host_talks_is_none_with_the_hearer() -> None:
    assert told(made("Orlo told Vesk in a call that Norvia was ready to host talks.")) == [("call", "held", BOTH)]


def test_the_two_met_apart_may_be_brought_together() -> None:
    rows = made("Orlo spoke with Vesk and with Halt today. She will bring the two leaders together next month.")
    assert ("meeting", "planned", ("halt", "orlo", "vesk")) in told(rows)


def test_what_they_do_instead_is_of_those_told_last() -> None:
    rows = made(
        "Orlo met Halt. Orlo was to have lunch with Vesk on Tuesday, but the meeting was called off. "
        "They will instead speak by video next month."
    )
    assert ("video_call", "planned", BOTH) in told(rows)


def test_the_host_of_a_visit_is_whom_the_guest_was_in_contact_with() -> None:
    rows = made("Orlo called Vesk. They spoke of the visit of Vesk to Norvia on March 3.")
    assert [(t.kind, t.participants, when(rows, t)) for t in tellings(rows)] == [
        ("call", BOTH, []),
        ("visit", BOTH, ["on March 3"]),
    ]


def test_the_next_meeting_of_a_body_is_not_that_of_the_two() -> None:
    rows = made("Orlo and Vesk spoke today. They agreed to hold the next meeting of the Harbour Commission in Mirna.")
    assert told(rows) == [("conversation", "held", BOTH)]


def test_a_clause_behind_and_has_the_day_that_opens_it() -> None:
    rows = made("On March 3, Orlo met Vesk and on March 9, Halt met Vesk.")
    assert [when(rows, t) for t in tellings(rows)] == [["March 3"], ["on March 9"]]


def test_a_visit_that_goes_on_is_held() -> None:
    rows = made("Orlo received a courtesy call from Vesk, who is visiting Norvia.")
    assert told(rows) == [("meeting", "held", BOTH)]


def test_a_sentence_without_a_verb_tells_what_its_writer_did() -> None:
    rows = made("Good call with President Vesk on Tuesday. Great to see Halt today.", kind="statement", issuer="orlo")
    assert told(rows) == [("call", "held", BOTH), ("meeting", "held", ("halt", "orlo"))]
