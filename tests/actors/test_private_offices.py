"""The offices of persons."""

from __future__ import annotations

from tests.actors.reading import PACKAGED, document, meant, rows

TEXT = "Mayor Mira Tolle rang President Ilmar Vesk. Tolle's office said so. Her office said more. "


def test_a_persons_office_is_one_actor_by_whatever_words() -> None:
    actors, mentions = rows(document(TEXT + "Tolle's press office agreed."))
    offices = [m.actor for m in mentions if "office" in m.actor]
    assert offices == ["x:office-of-mira-tolle"] * 3
    assert (actors[offices[0]].name, actors[offices[0]].kind) == ("office of Mira Tolle", "office")


def test_his_office_is_that_of_which_was_spoken_before() -> None:
    text = "Mayor Mirko Tolle rang President Ilmar Vesk. Tolle's office said Tolle thanked Vesk. His office said more."
    assert meant(text, "His office") == "x:office-of-mirko-tolle"


def test_the_office_of_a_head_of_government_is_the_institution() -> None:
    for words in ("Netanyahu's office", "The prime minister's office"):
        text = f"Benjamin Netanyahu rang. {words} said so."
        assert meant(text, words, PACKAGED, published="2025-06-10") == "x:israeli-prime-ministers-office"


def test_he_is_the_person_whose_office_speaks() -> None:
    assert meant("Ilmar Vesk's office said he had rung.", "he") == "x:ilmar-vesk"


def test_an_office_where_people_are_is_a_room() -> None:
    assert meant("Ilmar Vesk met Odra Senn in his office.", "his") == "x:ilmar-vesk"
    assert meant("Ilmar Vesk left his office.", "his") == "x:ilmar-vesk"
