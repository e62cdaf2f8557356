"""Offices without a name: whom they mean in official texts, and who is whose equal."""

from __future__ import annotations

import pytest

from tests.actors.reading import PACKAGED, meant, shown

CALL = "President Ilmar Vesk of Norvia spoke with President Odra Senn of Caldera. "
MODI, TRUMP, RUTTE, GUTERRES = "Q1058", "Q22686", "Q57792", "Q311440"


@pytest.mark.parametrize(
    "sentence",
    [
        "President praised the boats.",
        "On Monday, it was told that President praised the boats.",
        "President came. President Senn thanked President for the boats.",
        "President came. President Senn told President of the boats.",
    ],
)
def test_in_an_issuers_own_text_a_title_may_be_used_as_a_name(sentence: str) -> None:
    assert meant(CALL + sentence, "President", outlet="Castle") == "x:ilmar-vesk"
    assert meant(CALL + sentence, "President", outlet="Harbour Gazette") is None


def test_a_title_used_as_a_name_is_the_only_one_who_holds_it_where_nobody_knows_the_issuer() -> None:
    text = "Prime Minister Bruno Halt of Norvia spoke with President Odra Senn of Caldera. Prime Minister thanked her."
    assert meant(text, "Prime Minister") == "x:bruno-halt"


@pytest.mark.parametrize(
    "sentence",
    [
        "President came. Ilmar Vesk was elected President in May.",
        "Mira Tolle, President, Harbour Union, came.",
        "President & Treasurer of the union Mira Tolle came.",
        "President came. She left the office of President soon.",
    ],
)
def test_a_title_that_somebody_is_given_is_nobody(sentence: str) -> None:
    found = shown(CALL + sentence, outlet="Castle")
    assert [words for words, _, form in found if form == "role"] == ["President"] * sentence.startswith(
        "President came"
    )


@pytest.mark.parametrize(
    ("text", "words", "actor"),
    [
        ("PM praised the boats.", "PM", MODI),
        ("EAM praised the boats.", "EAM", "x:subrahmanyam-jaishankar"),
        ("PM Modi praised the boats.", "PM Modi", MODI),
        ("The UK PM praised the boats.", "The UK PM", "x:keir-starmer"),
        ("Boats sailed at 3 PM on Monday.", "PM", None),
    ],
)
def test_titles_in_letters_are_titles(text: str, words: str, actor: str | None) -> None:
    assert meant(text, words, PACKAGED, outlet="Prime Minister of India", published="2025-09-03") == actor


def test_titles_that_tell_their_state_are_found_by_the_day() -> None:
    text = "POTUS met Prime Minister Mark Carney. He said he would call."
    assert meant(text, "POTUS", PACKAGED, published="2025-05-06") == TRUMP
    assert meant(text, "He", PACKAGED, published="2025-05-06") == TRUMP
    assert meant(text, "POTUS", PACKAGED) is None


def test_the_head_of_an_organisation_is_meant_in_its_own_texts() -> None:
    text = "The Secretary-General met NATO Secretary General Mark Rutte."
    about = {"published": "2025-02-03"}
    assert meant(text, "The Secretary-General", PACKAGED, outlet="UN", **about) == GUTERRES
    assert meant("The Secretary General left.", "The Secretary General", PACKAGED, outlet="NATO", **about) == RUTTE


def test_the_secretary_is_the_head_of_the_department_that_issued_the_text() -> None:
    about = {"outlet": "Department of State", "published": "2025-09-24"}
    assert meant("Will the Secretary come?", "the Secretary", PACKAGED, **about) == "x:marco-rubio"
    assert meant("Will the Minister come?", "the Minister", PACKAGED, **about) is None


@pytest.mark.parametrize("words", ["His Majesty", "HM"])
def test_a_form_of_address_means_the_one_so_addressed(words: str) -> None:
    text = f"King Abdullah II met President Emmanuel Macron. {words} praised the boats."
    assert meant(text, words, PACKAGED, outlet="Royal Court of Jordan", published="2025-09-24") == "Q57464"


def test_an_excellency_is_no_pronoun() -> None:
    found = shown("President Vesk had a call from H.E. Odra Senn and HE Lena Orlo.")
    assert [words for words, _, _ in found] == ["President Vesk", "H.E. Odra Senn", "HE Lena Orlo"]


@pytest.mark.parametrize("words", ["his interlocutor", "his colleague", "his counterpart", "his Calderan colleague"])
def test_the_other_one_who_talked_is_meant(words: str) -> None:
    assert meant(CALL + f"Vesk told {words} of the boats.", words) == "x:odra-senn"


def test_a_ministers_counterpart_is_no_president() -> None:
    text = "President Odra Senn of Caldera was told. Foreign Minister Lena Orlo will meet her Calderan counterpart."
    assert meant(text, "her Calderan counterpart", published="2024-02-01") is None
    named = text + " Calderan Foreign Minister Hugo Brand agreed."
    assert meant(named, "her Calderan counterpart", published="2024-02-01") == "x:hugo-brand"


def test_her_counterpart_is_that_of_a_woman() -> None:
    text = "I am told by my friend Foreign Minister Lena Orlo that she met her Calderan counterpart, Hugo Brand."
    assert meant(text, "I", outlet="Ilmar Vesk") == "x:ilmar-vesk"
    assert meant(CALL + "Vesk said Lena Orlo had met her Calderan counterpart.", "her Calderan counterpart") is None


def test_a_given_name_before_a_fathers_name_may_stand_alone() -> None:
    text = "Harun bin Salim Al Tahir, Foreign Minister of Caldera, came. Harun spoke."
    assert meant(text, "Harun") == meant(text, "Harun bin Salim Al Tahir") == "x:harun-bin-salim-al-tahir"


@pytest.mark.parametrize(
    ("outlet", "actor"),
    [
        ("10 Downing Street", "x:keir-starmer"),
        ("Prime Minister's Office of India", MODI),
        ("Prime Minister's Office, Israel", "Q43723"),
        ("Harbour Gazette", "Q43723"),  # no Prime Minister's office of its own: the one who is named
    ],
)
def test_in_the_text_of_a_prime_ministers_office_no_guest_is_the_prime_minister(outlet: str, actor: str) -> None:
    head = "PM meets Prime Minister Netanyahu of Israel\n\n"
    body = "Prime Minister Netanyahu came for talks. The Prime Minister praised the boats."
    assert meant(head + body, "The Prime Minister", PACKAGED, outlet=outlet, published="2025-05-19") == actor


def test_of_a_deputy_s_meeting_with_a_president_the_guest_is_the_president() -> None:
    text = "Vice President JD Vance met with President Macron of France. Vice President Vance thanked the President."
    title = "Readout of Vice President Vance's Meeting with President Macron"
    about = {"outlet": "The White House", "published": "2025-05-19", "title": title}
    assert meant(text, "the President", PACKAGED, **about) == "Q3052772"
