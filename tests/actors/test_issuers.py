"""Which institution the name of an outlet is."""

from __future__ import annotations

import pytest

from dragoman.actors.issuers import office_and_body
from dragoman.actors.settings import ActorSettings
from dragoman.actors.table import read_actors
from tests.actors.reading import PACKAGED, SETTINGS, described, document, shown

TEXT = "Boats sailed on Monday."
MINISTRIES = "id,name,kind,aliases,member_of,roles\nx:quay,The Quay,institution,Norvian Foreign Ministry,x:norvia,\n"
WITH_MINISTRY = SETTINGS.with_actors([*SETTINGS.added, *read_actors("more.csv", MINISTRIES.splitlines())])


def issuer_of(outlet: str, text: str = TEXT, settings: ActorSettings = SETTINGS) -> str | None:
    """Who issued a text of this outlet."""
    description = described(document(text, outlet=outlet, published="2025-03-04"), settings=settings)
    assert description is not None
    return description.issuer


@pytest.mark.parametrize(
    "outlet",
    [
        "Ministry of Foreign Affairs, Norvia",
        "Ministry of Foreign Affairs (Norvia)",
        "The Ministry of Foreign Affairs of the Republic of Norvia",
        "Norvian Ministry of Foreign Affairs",
        "Norvia's Foreign Ministry",
        "MOFA Norvia",
        "Norvia MFA",
        "Press Service of the Ministry of Foreign Affairs of Norvia",
    ],
)
def test_an_institution_and_a_state_together_are_the_actor_of_the_table_or_the_state(outlet: str) -> None:
    assert issuer_of(outlet) == "x:norvia"
    assert issuer_of(outlet, settings=WITH_MINISTRY) == "x:quay"


@pytest.mark.parametrize(
    ("outlet", "office"),
    [
        ("Prime Minister's Office, Norvia", "prime minister"),
        ("Norvia Prime Minister's Office", "prime minister"),
        ("Office of the Prime Minister of Norvia", "prime minister"),
        ("Norvian Presidency", "president"),
        ("Ministry of Defence of Norvia", "defense minister"),
        ("Department of War, Norvia", "defense minister"),
        ("Royal Court of Norvia", "king"),
    ],
)
def test_the_name_tells_whose_institution_it_is(outlet: str, office: str) -> None:
    assert office_and_body(outlet, SETTINGS.index) == (office, "x:norvia")


@pytest.mark.parametrize(
    ("outlet", "issuer"),
    [
        ("Prime Minister's Office, Israel", "x:israeli-prime-ministers-office"),
        ("Prime Minister's Office, 10 Downing Street", "x:downing-street"),
        ("GOV.UK - Prime Minister's Office", "x:downing-street"),
        ("Ministry of External Affairs, India", "x:indian-ministry-of-external-affairs"),
        ("Die Bundesregierung", "x:german-federal-government"),
        ("MOFA Japan", "x:japanese-foreign-ministry"),
        ("Department of War", "x:us-department-of-defense"),
        ("Pentagon", "x:us-department-of-defense"),
        ("UN", "Q1065"),
        ("United Nations Secretary-General", "Q1065"),
        ("President of the European Council", "Q8886"),
        ("Prime Minister's Office, Finland", "Q33"),
    ],
)
def test_real_institutions_are_known_by_their_names(outlet: str, issuer: str) -> None:
    assert issuer_of(outlet, settings=PACKAGED) == issuer


@pytest.mark.parametrize("outlet", ["Reuters", "TASS", "Norvia Daily", "Times of Norvia", "UN News", "Norvia"])
def test_the_press_is_no_issuer(outlet: str) -> None:
    assert issuer_of(outlet) is None


def test_a_bare_prime_ministers_office_is_that_of_the_one_named_or_whose_state_is_named() -> None:
    bare = "Prime Minister's Office"
    assert issuer_of(bare, settings=PACKAGED) is None
    assert issuer_of(bare, "The Prime Minister spoke of the UK's boats.", PACKAGED) == "x:downing-street"
    named = "Prime Minister Benjamin Netanyahu spoke of boats with the UK."
    assert issuer_of(bare, named, PACKAGED) == "x:israeli-prime-ministers-office"


@pytest.mark.parametrize(
    "outlet",
    ["Norvian Foreign Ministry, Press Desk", "Ministry of Foreign Affairs of Norvia / News", "Desk – Norvia MFA"],
)
def test_one_part_of_an_outlets_name_tells_the_issuer(outlet: str) -> None:
    assert issuer_of(outlet, settings=WITH_MINISTRY) == "x:quay"


def test_a_state_beside_the_name_of_a_paper_issues_nothing() -> None:
    assert issuer_of("The Harbour Gazette, Norvia") is None


@pytest.mark.parametrize(
    "words", ["The Norvian foreign ministry", "Norvia's ministry of foreign affairs", "the Norvian foreign ministry"]
)
def test_an_institution_behind_its_state_is_mentioned(words: str) -> None:
    text = f"{words} said boats sailed." if words[0] != "t" else f"Boats sailed, {words} said."
    assert shown(text, settings=WITH_MINISTRY) == [(words, "x:quay", "name")]
    assert shown(text) == [(words, "x:norvia", "name")]


@pytest.mark.parametrize("words", ["Norvian ministries", "the Norvian ministry building", "Norvian offices"])
def test_what_is_no_institution_of_an_office_is_none(words: str) -> None:
    assert all(actor != "x:quay" for _, actor, _ in shown(f"They saw {words}.", settings=WITH_MINISTRY))
