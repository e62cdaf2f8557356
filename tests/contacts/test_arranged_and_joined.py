"""Contacts that somebody asks or hopes for, those whom others join, and a length of time between verb and day."""

from __future__ import annotations

import pytest

from tests.contacts.made import made, tellings, told, when

BOTH = ("orlo", "vesk")


@pytest.mark.parametrize(
    ("text", "row"),
    [
        ("Orlo called on Vesk to meet her in the port.", ("meeting", "proposed", BOTH)),
        ("Orlo challenged Vesk to sit down with her.", ("meeting", "proposed", BOTH)),
        ("Orlo asked Vesk to receive her in the port.", ("meeting", "proposed", BOTH)),
        ("Halt hoped Orlo and Vesk would meet once more.", ("meeting", "intended", BOTH)),
        ("Halt said he hoped that Orlo and Vesk would meet.", ("meeting", "intended", BOTH)),
        ("Orlo is arranging to meet Vesk in Mirna.", ("meeting", "planned", BOTH)),
        ("Orlo had flown to Mirna to see Vesk.", ("meeting", "held", BOTH)),
        ("Orlo was the guest of Vesk on Tuesday.", ("meeting", "held", BOTH)),
        ("Orlo and Vesk exchanged congratulations over the feast.", ("letter", "held", BOTH)),
        ("Orlo held talks with Vesk on the sidelines of a fair.", ("meeting", "held", BOTH)),
        ("Orlo, together with Halt, met Vesk on Tuesday.", ("meeting", "held", ("halt", "orlo", "vesk"))),
        ("Orlo, joined by Halt and Tarn, met Vesk.", ("meeting", "held", ("halt", "orlo", "tarn", "vesk"))),
        ("Orlo, along with her ministers, met Vesk.", ("meeting", "held", BOTH)),
        ("Orlo spoke with Vesk. The call took place yesterday.", ("call", "held", BOTH)),
        ("Orlo proposed to Vesk that they meet in Mirna.", ("meeting", "proposed", BOTH)),
        ("Orlo said she had suggested to Vesk that the two meet.", ("meeting", "proposed", BOTH)),
        ("Orlo's trip to Mirna to see Vesk was dropped.", ("visit", "cancelled", BOTH)),
        ("Orlo and Vesk spent three hours together in Mirna.", ("meeting", "held", BOTH)),
        ("Orlo received at the port President Vesk.", ("meeting", "held", BOTH)),
        ("Orlo and Vesk agreed over the phone to act.", ("call", "held", BOTH)),
        ("Orlo and Vesk wrapped up two days of talks.", ("conversation", "held", BOTH)),
        ("Good talk with Vesk. Glad to meet him again. — Ada Orlo", ("conversation", "held", BOTH)),
        ("A meeting of Orlo and Vesk is planned for Tuesday.", ("meeting", "planned", BOTH)),
        ("A call between Orlo, Halt and Vesk is set for Tuesday.", ("call", "planned", ("halt", "orlo", "vesk"))),
        ("Orlo paid a visit to Caldera at the invitation of Vesk.", ("visit", "held", BOTH)),
    ],
)
def test_a_construction_tells_of_its_contact(text: str, row: tuple[str, str, tuple[str, ...]]) -> None:
    assert told(made(text)) == [row]


@pytest.mark.parametrize(
    "text",
    [
        "The wife of President Orlo met Vesk on Tuesday.",
        "Aides to Orlo met Vesk on Tuesday.",
        "Orlo ended trade talks with Caldera on Tuesday.",
        "Orlo and Vesk complained of goods that were ordered by phone.",
        "Orlo and Vesk were informed by phone.",
        "Orlo called Vesk brave.",
        "The Orlo-Vesk-Tolle trilateral was long.",
    ],
)
def test_what_others_do_and_what_is_known_in_part_is_not_told(text: str) -> None:
    assert told(made(text)) == []


def test_who_asks_others_to_meet_takes_no_part() -> None:
    assert told(made("Halt urged Orlo to meet Vesk.")) == []


def test_those_who_are_among_the_callers_call_one_by_one() -> None:
    rows = told(made("Orlo and Halt were among those who called Vesk on Tuesday."))
    assert sorted(rows) == [("call", "held", ("halt", "vesk")), ("call", "held", BOTH)]


def test_what_somebody_calls_weak_is_not_called_by_phone() -> None:
    assert told(made("Orlo scrapped a visit after Vesk called her weak and Orlo called his idea absurd.")) == []


@pytest.mark.parametrize(
    "text",
    [
        "Orlo and Vesk met for about an hour and a half on Tuesday.",
        "Orlo met Vesk for just over 40 minutes on Tuesday.",
        "Orlo met Vesk, general secretary of the Harbour Union, in Mirna on Tuesday.",
        "Orlo had on Tuesday a long meeting with Vesk.",
        "Orlo flew out on Tuesday. Later she met Vesk.",
    ],
)
def test_the_day_is_found_behind_a_length_or_a_title_and_before_the_noun(text: str) -> None:
    rows = made(text)
    (telling,) = tellings(rows)
    assert (telling.kind, telling.participants) == ("meeting", BOTH)
    assert [words.removeprefix("on ") for words in when(rows, telling)] == ["Tuesday"]


def test_a_line_without_a_stop_is_a_headline() -> None:
    assert told(made("Orlo speaks to Vesk, praises the port")) == [("conversation", "held", BOTH)]
    assert told(made("Orlo speaks to Vesk.")) == []
