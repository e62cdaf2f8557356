"""Names as news and posts write them: a state's own, hyphened pairs, handles, shortened words, houses by their town."""

from __future__ import annotations

import pytest

from dragoman.actors.issuers import office_and_body
from dragoman.actors.tokens import read_tokens
from tests.actors.reading import PACKAGED, SETTINGS, document, meant, rows, shown

ON = {"published": "2024-02-01"}


def test_a_state_s_own_is_a_person_by_a_given_name() -> None:
    assert meant("Norvia's Aaron Quell said so.", "Aaron Quell") == "x:aaron-quell"
    actors, _ = rows(document("Norvia's Aaron Quell said so."))
    assert actors["x:aaron-quell"].member_of == "x:norvia"
    assert shown("Norvia's Grand Canal was full.") == [("Norvia", "x:norvia", "name")]


def test_he_is_the_state_s_own_who_acted() -> None:
    assert meant("Norvia's Ilmar Vesk left. Then he wrote to the crews.", "he", **ON) == "x:ilmar-vesk"


def test_he_is_not_the_one_with_whom_he_talked() -> None:
    text = "President Ilmar Vesk left early. In a call with Bruno Halt on Monday he signalled his wish."
    assert meant(text, "he", published="2024-08-01") == "x:ilmar-vesk"


def test_a_hyphen_joins_two_who_are_known() -> None:
    text = "Ilmar Vesk met Odra Senn. The Vesk-Senn talks were long."
    assert [(words, actor) for words, actor, _ in shown(text, **ON)][-2:] == [
        ("Vesk", "x:ilmar-vesk"),
        ("Senn", "x:odra-senn"),
    ]


@pytest.mark.parametrize("words", ["he'll", "he’d", "he's"])
def test_a_shortened_pronoun_is_one(words: str) -> None:
    assert meant(f"President Ilmar Vesk said {words} sailed.", "he", **ON) == "x:ilmar-vesk"


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Talks with @IlmarVesk went well.", "IlmarVesk"),
        ("Talks with @ilmarvesk went well.", "ilmarvesk"),
        ("Talks with @_IlmarVesk went well.", "IlmarVesk"),
        ("Talks with President @IlmarVesk went well.", "President @IlmarVesk"),
        ("Talks with @IlmarVeskNV went well.", "IlmarVesk"),
    ],
)
def test_a_handle_names_a_person(text: str, words: str) -> None:
    assert meant(text, words, **ON) == "x:ilmar-vesk"


def test_a_handle_of_nobody_known_is_written_apart_with_its_title() -> None:
    actors, _ = rows(document("Talks with Foreign Minister @AaronQuell of Caldera went well."))
    assert actors["x:aaron-quell"].name == "Aaron Quell"


def test_the_words_of_a_handle_have_their_places() -> None:
    tokens = read_tokens("@SecAdaOrlo left", [0])
    assert [(tokens.keys[i], tokens.starts[i], tokens.ends[i]) for i in range(2)] == [("ada", 4, 7), ("orlo", 7, 11)]


def test_a_house_in_a_capital_is_that_of_its_state() -> None:
    assert meant("The presidency in Ankara said so.", "The presidency in Ankara", PACKAGED) == "x:turkish-presidency"
    assert meant("The royal court in Amman said so.", "The royal court in Amman", PACKAGED) == "Q810"
    assert shown("They met at the presidency in Ankara.", PACKAGED) == []


def test_whose_spokesperson_speaks_is_whose_text_it_is() -> None:
    found = office_and_body("Office of the Spokesperson for the Meridian League Secretary General", SETTINGS.index)
    assert found == ("secretary general", "x:league")


def test_a_part_of_a_longer_name_is_short_for_it() -> None:
    found = meant("Premier Luiz Vorr spoke. Vorr left.", "Vorr")
    assert found == "x:luiz-vorr"
    table = "President Ali Bongo was ill. Bongo rested."
    assert meant(table, "Bongo", PACKAGED, published="2022-02-01") == "Q57521"


def test_a_father_s_name_is_no_short_name() -> None:
    text = "Prince Faisal bin Farhan bin Abdullah met the envoy. Wagner left."
    found = shown(text, PACKAGED, published="2025-06-19")
    assert [words for words, _, form in found if form == "name"] == ["Prince Faisal bin Farhan"]
