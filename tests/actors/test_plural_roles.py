"""The holders of an office of several states: who they are, and that all are known or none."""

from __future__ import annotations

import pytest

from dragoman.actors.leading import leading_office
from tests.actors.reading import PACKAGED, SETTINGS, shown

VESK, SENN, HALT = "x:ilmar-vesk", "x:odra-senn", "x:bruno-halt"
SPEAKING = "2024-03-01"


def roles(text: str, published: str | None = SPEAKING) -> list[tuple[str, str]]:
    about = {"published": published} if published else {}
    return [(words, actor) for words, actor, form in shown(text, **about) if form == "role"]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("The presidents of Norvia and Caldera spoke.", ("The presidents of Norvia", "Caldera")),
        ("Presidents of Norvia and of Caldera spoke.", ()),
        ("The Norvian and Calderan presidents spoke.", ("The Norvian", "Calderan presidents")),
        ("Norvian, Calderan presidents speak.", ("Norvian", "Calderan presidents")),
        ("The leaders of Norvia and Caldera spoke.", ("The leaders of Norvia", "Caldera")),
        ("The Norvian and Calderan leaders spoke.", ("The Norvian", "Calderan leaders")),
        ("The heads of state of Norvia and Caldera met.", ("The heads of state of Norvia", "Caldera")),
        ("The ML presidents of Norvia and Caldera met.", ("The ML presidents of Norvia", "Caldera")),
    ],
)
def test_a_plural_names_one_holder_a_state(text: str, words: tuple[str, ...]) -> None:
    assert roles(text) == list(zip(words, (VESK, SENN), strict=False))


def test_the_day_tells_who_held_the_office() -> None:
    assert [actor for _, actor in roles("The presidents of Norvia and Caldera spoke.", "2024-09-01")] == [VESK, HALT]


@pytest.mark.parametrize(
    "text",
    [
        "The foreign ministers of Norvia and Caldera spoke.",  # of one nobody knows who it is
        "The former presidents of Norvia and Caldera spoke.",
        "The presidents of Norvia and Caldera Rail spoke.",
        "The presidents of Norvia and Caldera's largest bank spoke.",
        "The presidents of Norvia met.",
        "The clerks of Norvia and Caldera spoke.",
    ],
)
def test_where_not_all_are_plain_nobody_is_named(text: str) -> None:
    assert roles(text) == []


def test_without_a_day_only_persons_of_the_document_are_meant() -> None:
    assert roles("The presidents of Norvia and Caldera spoke.", None) == []
    text = "President Ilmar Vesk wrote to President Bruno Halt. The presidents of Norvia and Caldera spoke."
    assert [actor for _, actor in roles(text, None)] == [VESK, HALT]


def test_the_leader_of_whom_nobody_is_named_is_who_led_the_state_that_day() -> None:
    assert roles("The Norvian leader spoke.") == [("The Norvian leader", VESK)]
    assert roles("The Norvian leader spoke.", None) == []
    assert roles("Foreign Minister Lena Orlo came. The Norvian leader spoke.") == [("The Norvian leader", VESK)]


@pytest.mark.parametrize(
    ("state", "office"),
    [("Q142", "president"), ("Q183", "chancellor"), ("Q668", "prime minister"), ("Q30", "president"), ("Q1016", "")],
)
def test_each_state_has_its_leading_office(state: str, office: str) -> None:
    assert leading_office(state, PACKAGED.index) == office


def test_a_state_with_one_high_office_in_the_table_is_led_by_it() -> None:
    assert leading_office("x:norvia", SETTINGS.index) == "president"


def test_counterparts_of_several_states_are_the_equals_of_who_acts() -> None:
    text = "Merz met his French and British counterparts in Mirna."
    found = [actor for _, actor, form in shown(text, PACKAGED, published="2025-09-15") if form == "role"]
    assert found == ["Q3052772", "x:keir-starmer"]


@pytest.mark.parametrize(
    ("text", "actor"),
    [
        ("Macron met his Indian counterpart.", None),  # a president and a prime minister may both be meant
        ("Macron met his Spanish counterpart.", "Q6070218"),
        ("Xi met his North Korean counterpart.", "Q56226"),
        ("Droupadi Murmu met her Portuguese counterpart.", "Q6756617"),
    ],
)
def test_the_equal_of_who_leads_a_state_is_who_leads_the_other(text: str, actor: str | None) -> None:
    found = [meant for _, meant, form in shown(text, PACKAGED, published="2025-09-15") if form == "role"]
    assert found == ([actor] if actor else [])


def test_the_president_in_the_words_of_a_house_is_its_own() -> None:
    text = "The Kremlin said the president had spoken with President Odra Senn of Caldera."
    assert ("the president", "Q7747", "role") in shown(text, PACKAGED, published=SPEAKING)


def test_a_room_behind_a_title_is_no_part_of_it() -> None:
    text = "He will receive the Ukrainian president at Downing Street."
    assert ("the Ukrainian president", "Q3874799", "role") in shown(text, PACKAGED, published="2025-09-15")


def test_of_another_year_only_those_are_meant_who_held_the_office_through_it() -> None:
    assert [actor for _, actor in roles("In 2022 the presidents of Norvia and Caldera met.")] == [VESK, SENN]
    assert roles("In 2017 the presidents of Norvia and Caldera met.") == []


def test_a_bare_name_before_that_of_a_spouse_is_the_presidents() -> None:
    found = shown("Vesk and Ivo Vesk met President Odra Senn.", published=SPEAKING)
    assert ("Vesk", VESK, "name") in found
