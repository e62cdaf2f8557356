"""What those who talk arrange for others, and what two did at another time, is no part of their contact."""

from __future__ import annotations

import pytest

from tests.contacts.made import made, tellings, told, when

BOTH = ("orlo", "vesk")
HELD = ("conversation", "held", BOTH)


@pytest.mark.parametrize(
    "text",
    [
        "Orlo and Vesk spoke on Tuesday to arrange a summit between their kings.",
        "Orlo and Vesk spoke on Tuesday about a planned meeting of their ministers.",
        "Orlo and Vesk spoke on Tuesday. They agreed their port ministers would meet next month.",
        "Orlo and Vesk spoke on Tuesday. Orlo said their aides had met last week.",
        "Orlo and Vesk spoke on Tuesday. Negotiators from both sides will meet next month.",
        "Orlo and Vesk spoke on Tuesday. Their deputies will hold talks next month.",
        "Orlo and Vesk spoke on Tuesday. Talks between experts will be held next month.",
        "Orlo and Vesk spoke on Tuesday, and called for their envoys to meet next month.",
        "Orlo and Vesk spoke on Tuesday. The ministers' meeting on March 9 was long.",
        "Orlo and Vesk spoke on Tuesday. Vesk wants his envoys to meet next month.",
    ],
)
def test_what_others_are_to_do_is_not_told_of_those_who_arrange_it(text: str) -> None:
    rows = made(text)
    assert [(t.kind, t.status, t.participants) for t in tellings(rows)] == [HELD]
    assert when(rows, tellings(rows)[0]) == ["on Tuesday"]


def test_one_who_cuts_something_short_to_meet_somebody_still_acts() -> None:
    text = "Orlo cut short her long holiday to meet Vesk on Tuesday."
    assert told(made(text)) == [("meeting", "held", BOTH)]


def test_an_event_that_a_headline_has_in_view_is_not_of_those_who_speak() -> None:
    title = "Orlo, Vesk speak ahead of planned Mirna summit"
    assert told(made("The port was open.", title)) == [HELD]
    title = "Orlo, Vesk speak ahead of their summit in Mirna next month"
    assert ("summit", "planned", BOTH) in told(made("The port was open.", title))


def test_the_with_of_another_contact_is_not_of_those_who_prepare_it() -> None:
    rows = told(made("Orlo and Vesk met on Tuesday to prepare Senn's talks with Halt."))
    assert rows[0] == ("meeting", "held", BOTH)


@pytest.mark.parametrize(
    ("text", "other"),
    [
        ("Orlo spoke to Vesk on Tuesday, weeks before the two meet in Mirna.", ("meeting", "held")),
        ("Orlo called Vesk on Tuesday, days after the two had met on March 3.", ("meeting", "held")),
    ],
)
def test_what_two_do_before_or_after_is_another_contact(text: str, other: tuple[str, str]) -> None:
    rows = made(text)
    found = tellings(rows)
    assert when(rows, found[0]) == ["on Tuesday"]
    assert found[0].kind != other[0]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Orlo greeted Vesk. The two then met on Tuesday.", "meeting"),
        ("Vesk came on Monday and was thanked by Orlo. The two leaders spoke by phone on Tuesday.", "call"),
        ("Vesk said that he liked Orlo. The pair had lunch on Tuesday.", "meeting"),
    ],
)
def test_the_two_are_those_whom_the_sentence_before_names(text: str, kind: str) -> None:
    rows = made(text)
    (telling,) = tellings(rows)
    assert (telling.kind, telling.status, telling.participants) == (kind, "held", BOTH)
    assert when(rows, telling) == ["on Tuesday"]


def test_two_who_acted_together_meet_a_third_together() -> None:
    rows = told(made("Orlo and Vesk signed the pact. On Tuesday the two presidents met Halt."))
    assert rows == [("meeting", "held", ("halt", "orlo", "vesk"))]


def test_a_sentence_that_names_three_tells_nobody_who_the_two_are() -> None:
    assert told(made("Vesk thanked Orlo and Halt. The two met on Tuesday.")) == []


def test_those_of_whom_a_plural_and_their_names_tell_act_together() -> None:
    text = "The leaders of Norvia and Caldera, Ada Orlo and Ilmar Vesk, met on Tuesday."
    assert told(made(text)) == [("meeting", "held", BOTH)]


def test_who_is_joined_by_two_others_talks_with_neither_of_them_alone() -> None:
    rows = told(made("Halt will join Orlo and Senn for a call with Vesk on Tuesday."))
    assert rows == [("call", "planned", ("halt", "vesk"))]


@pytest.mark.parametrize(
    "text",
    [
        "President Orlo told President Vesk on Tuesday that the ferries would sail.",
        "President Orlo on Tuesday assured President Vesk that the ferries would sail.",
        "The port is shut. President Orlo told President Vesk on Tuesday that it would open.",
        "President Orlo and President Vesk discussed the grain ban on Tuesday.",
        "President Orlo and President Vesk on Tuesday agreed to open the port.",
    ],
)
def test_what_one_head_of_state_tells_another_on_a_day_is_said_in_a_contact(text: str) -> None:
    assert told(made(text, kind="report")) == [("conversation", "held", ("orlo", "vesk"))]


@pytest.mark.parametrize(
    "text",
    [
        "President Orlo told President Vesk that the ferries would sail.",  # nobody says when
        "President Orlo told President Vesk in a letter on Tuesday that the ferries would sail.",
        "President Orlo told President Vesk on Tuesday in a post that the ferries would sail.",
        "President Orlo and President Vesk discussed the grain ban.",
        "President Orlo and President Vesk agreed to open the port on Tuesday.",  # when it is to open
        "President Orlo and President Vesk on Tuesday attended the fair.",
        "President Orlo warned President Vesk on Tuesday to open the port.",  # anybody may have heard it
        "President Orlo told Pell on Tuesday that the ferries would sail.",  # a governor
        "One. Two. Three. President Orlo told President Vesk on Tuesday that it would open.",  # far down
    ],
)
def test_what_is_said_in_public_or_in_writing_is_said_in_none(text: str) -> None:
    assert ("conversation", "held", ("orlo", "vesk")) not in told(made(text, kind="report"))


@pytest.mark.parametrize(
    "text",
    [
        "President Orlo spoke to Harbour Radio on Monday.",
        "President Orlo met with Harbour Radio in Mirna.",
        "President Orlo, speaking to Harbour Radio, called for calm.",
    ],
)
def test_who_speaks_with_the_press_gives_an_interview(text: str) -> None:
    assert told(made(text)) == []


@pytest.mark.parametrize(
    "text",
    [
        "Vesk called for an end to the dispute between Norvia and Sund in a phone call with Halt.",
        "Vesk said that ties between Norvia and Sund were vital in a phone call with Halt.",
        "Vesk spoke of the border between Norvia and Sund in a phone call with Halt.",
    ],
)
def test_a_pair_that_is_spoken_of_takes_no_part(text: str) -> None:
    assert told(made(text)) == [("call", "held", ("halt", "vesk"))]
