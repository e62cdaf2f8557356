"""Contacts as agencies, live reports and posts tell them: in passing, by their names, and of leaders' houses."""

from __future__ import annotations

import pytest

from tests.contacts.made import made, tellings, told, when

BOTH = ("orlo", "vesk")
HELD = [("call", "held", BOTH)]


@pytest.mark.parametrize(
    ("text", "kind", "status", "days"),
    [
        ("The Orlo-Vesk call lasted an hour.", "call", "held", []),
        ("Orlo and Vesk agreed on the port, both capitals said after Tuesday's call.", "call", "held", ["Tuesday"]),
        ("Norvia's Ada Orlo and Caldera's Ilmar Vesk huddled on Tuesday.", "meeting", "held", ["on Tuesday"]),
        ("Norvia's Ada Orlo is scheduled to see Vesk on Tuesday.", "meeting", "planned", ["on Tuesday"]),
        ("Orlo pressed Vesk when the two spoke by phone late on Tuesday.", "call", "held", ["on Tuesday"]),
        ("Marr refuted claims that Orlo had promised Vesk gas in their latest call.", "call", "held", []),
        ("Talks between Orlo and Vesk wrapped up on Tuesday.", "conversation", "held", ["on Tuesday"]),
        ("Negotiations between Orlo and Vesk ended on Tuesday.", "meeting", "held", ["on Tuesday"]),
        ("Orlo held two days of consultations with Vesk.", "meeting", "held", []),
        ("Orlo relented after hours of haggling with Vesk.", "conversation", "held", []),
        ("Orlo, in a call on Tuesday, had offered boats and nets to Vesk.", "call", "held", ["on Tuesday"]),
        ("Orlo spoke of the call that she had held with Vesk on Tuesday.", "call", "held", ["on Tuesday"]),
        ("Orlo had received President Vesk.", "meeting", "held", []),
        ("Orlo sent a written message to President Vesk on Tuesday.", "letter", "held", ["on Tuesday"]),
        ("Orlo spoke, in turn, to President Vesk on Tuesday.", "conversation", "held", ["on Tuesday"]),
        ("Orlo met Vesk in the southern port of Mirna on Tuesday.", "meeting", "held", ["on Tuesday"]),
        ("Orlo was due on Tuesday to see his opposite number, Vesk.", "meeting", "planned", ["on Tuesday"]),
        ("Marr says Orlo'll meet Vesk; she'll ring Vesk tomorrow.", "call", "planned", ["tomorrow"]),
    ],
)
def test_what_a_report_tells_in_passing_is_a_contact(text: str, kind: str, status: str, days: list[str]) -> None:
    rows = made(text)
    found = tellings(rows)
    assert (kind, status, BOTH) in told(rows)
    assert days in [when(rows, telling) for telling in found]


@pytest.mark.parametrize(
    "text",
    [
        "A call between Orlo and Vesk that had been set for Tuesday has been shelved.",
        "A call between Orlo and Vesk, scheduled for Tuesday, had to be put off.",
    ],
)
def test_a_plan_that_was_shelved_is_cancelled(text: str) -> None:
    assert told(made(text)) == [("call", "cancelled", BOTH)]


@pytest.mark.parametrize(
    ("text", "kind", "days"),
    [
        ("Orlo told President Vesk on Tuesday that the port was open. Mirna was cooler about the phone call.", "call",
         ["on Tuesday"]),
        ("Orlo was told by Vesk that the port was shut. The meeting, which took place on Tuesday, was long.", "meeting",
         ["on Tuesday"]),
        ('Orlo assured Vesk of her help. "Take the boats," she said in a call on Tuesday.', "call", ["on Tuesday"]),
    ],
)  # fmt: skip
def test_who_told_whom_took_part_in_the_contact_named_behind(text: str, kind: str, days: list[str]) -> None:
    rows = made(text)
    assert told(rows) == [(kind, "held", BOTH)]
    assert when(rows, tellings(rows)[0]) == days


def test_the_call_of_others_is_not_that_of_who_told_whom() -> None:
    text = "President Orlo spoke by phone with Halt on Tuesday. She told Vesk that all was well. The call was long."
    assert told(made(text)) == [("call", "held", ("halt", "orlo"))]


def test_a_first_contact_since_a_day_tells_of_the_one_before() -> None:
    rows = made("Orlo met Vesk on Tuesday. It was their first meeting since March 3.")
    assert [when(rows, telling) for telling in tellings(rows)] == [["on Tuesday"], ["March 3"]]


def test_which_of_several_it_was_tells_of_no_other() -> None:
    assert len(told(made("Orlo spoke by phone with Vesk on Tuesday, their third conversation in ten days."))) == 1
    assert len(told(made("Orlo met Vesk on Tuesday. It was their fifth meeting."))) == 1


def test_those_who_last_met_had_another_contact() -> None:
    rows = made("Orlo spoke by phone with Vesk on Tuesday. The two leaders last met on March 3.")
    assert [when(rows, telling) for telling in tellings(rows)] == [["on Tuesday"], ["on March 3"]]


def test_the_house_of_a_leader_is_no_party_to_a_contact() -> None:
    text = "President Orlo is well. The Castle confirmed the Tuesday call with Vesk."
    assert all("castle" not in people for _, _, people in told(made(text)))


def test_a_day_told_with_nobody_is_that_of_the_contact_of_the_headline() -> None:
    rows = made("Orlo gave a warning in a phone call on Tuesday.", "Orlo warns of floods in call with Vesk")
    assert told(rows) == HELD
    assert when(rows, tellings(rows)[0]) == ["on Tuesday"]


def test_what_is_to_be_done_with_a_contact_does_not_make_it_a_plan() -> None:
    assert told(made("We'll be reading out President Orlo's meeting with President Vesk."))[0][1] == "held"
    assert told(made("Orlo will fly to Mirna on Tuesday for talks with Vesk."))[0][1] == "planned"


def test_what_has_a_later_day_is_planned() -> None:
    assert told(made("Orlo meets Vesk tomorrow.")) == [("meeting", "planned", BOTH)]
    assert told(made("The Orlo-Vesk call tomorrow matters.", published="2031-03-01"))[0][1] == "planned"
    assert told(made("Orlo met Vesk on March 9.", published="2031-03-01")) == [("meeting", "held", BOTH)]


def test_calls_of_one_with_several_are_calls_with_each() -> None:
    found = told(made("Orlo phoned President Vesk and Prime Minister Halt on Tuesday."))
    assert [people for _, _, people in found] == [("halt", "orlo"), BOTH]
    found = told(made("Orlo says she urged calm in separate calls with Vesk and Halt."))
    assert [people for _, _, people in found] == [("halt", "orlo"), BOTH]


@pytest.mark.parametrize("hour", ["10:05 AM: ", "17.42 BST\n", "08:15\n"])
def test_the_present_of_a_live_report_is_past(hour: str) -> None:
    assert told(made(f"{hour}President Orlo speaks to President Vesk by phone, says the Castle.")) == HELD
    assert told(made(f"{hour}President Orlo calls President Vesk.")) == HELD


def test_the_present_elsewhere_tells_of_a_habit() -> None:
    assert told(made("President Orlo speaks to President Vesk by phone.")) == []


@pytest.mark.parametrize(
    "text",
    [
        "Caldera will send an envoy to visit Norvia.",
        "President Orlo voiced her wish to join the talks.",
        "The Norvian side spoke. Caldera proposed a meeting on the highest level.",
        "Orlo briefed Vesk on the telephone talks of others.",
    ],
)
def test_the_contacts_of_others_are_none(text: str) -> None:
    assert told(made(text)) == []


def test_headlines_join_two_by_a_comma_and_name_who_says_so_behind_a_dash() -> None:
    title = "Norvia's Orlo, Caldera's Vesk hold talks"
    assert told(made("It rained.", title)) == [("conversation", "held", BOTH)]
    title = "Orlo, Vesk agree on meeting — spokesman Halt"
    assert all("halt" not in people for _, _, people in told(made("It rained.", title)))
    assert told(made("It rained.", "Orlo asks Vesk to speed grain talks")) == []


def test_posts_shorten_with_and_name_by_handles() -> None:
    assert told(made("Phone call w/ President Vesk.", kind="statement", issuer="orlo")) == HELD
    rows = made("Good phone call with @Vesk.", kind="statement", issuer="orlo")
    assert told(rows) == HELD


def test_what_one_told_the_other_dates_the_contact_of_the_title() -> None:
    rows = made("Orlo asked Vesk on Tuesday to open the port. It was long.", title="Orlo talks to Vesk on the phone")
    assert [when(rows, telling) for telling in tellings(rows)] == [["on Tuesday"]]


def test_a_visit_to_come_does_not_keep_the_day_from_a_call() -> None:
    text = "Orlo and Vesk on Tuesday welcomed it. In their call, Orlo was frank. Orlo will visit Caldera tomorrow."
    rows = made(text)
    assert [when(rows, t) for t in tellings(rows) if t.kind == "call"] == [["on Tuesday"]]


@pytest.mark.parametrize("day", ["on Tuesday", "on Tuesday (March 3)", "on Tuesday (3)"])
def test_a_day_in_brackets_stands_between_a_call_and_who_got_it(day: str) -> None:
    assert told(made(f"Orlo placed a call {day} to President Vesk.")) == HELD
