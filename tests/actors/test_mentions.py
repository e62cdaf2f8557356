"""Names, titles, states and seats: the words that name an actor outright."""

from __future__ import annotations

import textwrap
import time

import pytest
from hypothesis import given

from dragoman.actors.describe import describe
from dragoman.actors.mentions import find_mentions
from dragoman.model.records import JOINT, ActorSeen, Document, Mention
from tests.actors.reading import PACKAGED, SETTINGS, document, meant, region, rows, sentences_of, shown, title_span
from tests.strategies import documents


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("President Ilmar Vesk of Norvia spoke.", "President Ilmar Vesk of Norvia"),
        ("Norvian President Ilmar Vesk spoke.", "Norvian President Ilmar Vesk"),
        ("President of Norvia Ilmar Vesk spoke.", "President of Norvia Ilmar Vesk"),
        ("Norvia's President Ilmar Vesk spoke.", "Norvia's President Ilmar Vesk"),
        ("President Ilmar T. Vesk, Jr. spoke.", "President Ilmar T. Vesk, Jr."),
        ("President Ilmar Vesk’s aides spoke.", "President Ilmar Vesk"),
        ("Former President Ilmar Vesk spoke.", "Former President Ilmar Vesk"),
        ("His Excellency Ilmar Vesk spoke.", "His Excellency Ilmar Vesk"),
        ("PRESIDENT VESK: Thank you.", "PRESIDENT VESK"),
    ],
)
def test_title_and_place_belong_to_the_name_and_the_possessive_does_not(text: str, words: str) -> None:
    assert shown(text, published="2024-02-01") == [(words, "x:ilmar-vesk", "name")]


def test_a_name_may_run_over_a_line_end_where_text_is_wrapped() -> None:
    words = (
        "In the morning, before the first of the boats had left the harbour and before it was light, old President "
        "Ilmar Vesk of Norvia had a word with the crews who were making ready on the quay, and he wished them well."
    )
    found = shown(textwrap.fill(words, 60))[0]
    assert (" ".join(found[0].split()), found[1]) == ("President Ilmar Vesk of Norvia", "x:ilmar-vesk")
    assert "\n" in found[0]


def test_middle_initials_are_passed_over() -> None:
    assert meant("Ilmar Q. Vesk spoke.", "Ilmar Q. Vesk") == "x:ilmar-vesk"


@pytest.mark.parametrize(
    "words", ["U.S. ", "J. ", "President and ", "President of Norvia and Prime Minister of Caldera and ", "Norvia "]
)
def test_a_row_without_end_ends_the_search_in_text_and_title(words: str) -> None:
    row = (words * 3000)[:12_000]
    began = time.process_time()
    shown(f"{row} spoke.", PACKAGED, title=row)
    assert time.process_time() - began < 5


def test_more_initials_than_anybody_has_are_no_part_of_a_name() -> None:
    assert meant("Ilmar Q. R. S. T. Vesk spoke.", "Ilmar Q. R. S. T. Vesk") == "x:ilmar-vesk"
    assert meant("Ilmar Q. R. S. T. U. Vesk spoke.", "Ilmar Q. R. S. T. U. Vesk") is None


def test_a_name_is_found_without_its_accents_and_in_another_spelling() -> None:
    assert meant("Recep Tayyip Erdogan spoke.", "Recep Tayyip Erdogan", PACKAGED) == "Q39259"
    assert meant("Mohamed Bin Zayed spoke.", "Mohamed Bin Zayed", PACKAGED) == "Q1951896"
    assert meant("Prime Minister Kishida Fumio spoke.", "Prime Minister Kishida Fumio", PACKAGED) == "Q359480"
    assert meant("President Niinistӧ spoke.", "President Niinistӧ", PACKAGED) == "Q29207"


def test_a_junior_is_somebody_else() -> None:
    assert meant("Odra Senn Jr. spoke.", "Odra Senn Jr.") is None


def test_an_unknown_person_with_a_title_becomes_an_actor_with_role_and_state() -> None:
    actors, mentions = rows(document("Calderan Deputy Finance Minister Mira Tolle spoke. Minister Tolle left."))
    assert [m.actor for m in mentions] == ["x:mira-tolle", "x:mira-tolle"]
    tolle = actors["x:mira-tolle"]
    assert (tolle.name, tolle.kind, tolle.member_of, tolle.origin) == ("Mira Tolle", "person", "x:caldera", "text")
    assert [(role.title, role.state) for role in tolle.roles] == [("Deputy Finance Minister", "Caldera")]
    assert tolle.aliases == ("Tolle",)


def test_a_title_after_the_name_tells_who_it_is() -> None:
    actors, mentions = rows(document("He met Rikard Aune, Secretary General of the Meridian League, on Tuesday."))
    assert [m.actor for m in mentions if m.form == "name"] == ["x:rikard-aune"]
    assert actors["x:rikard-aune"].roles[0].state == "Meridian League"


def test_two_titles_joined_by_and_belong_to_one_person() -> None:
    text = "Calderan Deputy Prime Minister and Foreign Minister Mira Tolle spoke."
    actors, mentions = rows(document(text))
    assert len(mentions) == 1
    assert {role.title for role in actors["x:mira-tolle"].roles} == {"Deputy Prime Minister", "Foreign Minister"}


def test_coordinated_offices_are_each_a_mention() -> None:
    found = shown("President Vesk met Prime Minister Mira Tolle. The President and Prime Minister Tolle agreed.")
    assert [actor for _, actor, _ in found] == ["x:ilmar-vesk", "x:mira-tolle", "x:ilmar-vesk", "x:mira-tolle"]
    assert found[2][0] == "The President"


def test_offices_of_two_states_are_two_persons() -> None:
    found = shown("President of Norvia Ilmar Vesk and President of Caldera Odra Senn met.")
    assert [actor for _, actor, _ in found] == ["x:ilmar-vesk", "x:odra-senn"]


def test_a_family_name_means_the_person_named_in_full() -> None:
    assert meant("Mira Tolle, the mayor, came. Tolle spoke.", "Tolle") == "x:mira-tolle"


def test_a_family_name_alone_means_the_one_in_office_on_the_day() -> None:
    assert meant("Halt Presses Senn", "Senn", published="2024-02-01") == "x:odra-senn"
    assert meant("On Tuesday Senn agreed.", "Senn", published="2025-02-01") is None


def test_a_title_with_a_family_name_finds_the_holder() -> None:
    assert meant("President Senn agreed.", "President Senn", published="2023-01-01") == "x:odra-senn"
    assert meant("Secretary-General Ober agreed.", "Secretary-General Ober") == "x:jarl-ober"


def test_the_first_lady_does_not_take_the_presidents_name() -> None:
    text = "Tora Vesk opened the fair. President Vesk came later. Vesk spoke."
    assert meant(text, "President Vesk") == "x:ilmar-vesk"
    assert meant(text, "Vesk") == "x:ilmar-vesk"


def test_another_first_name_is_another_person() -> None:
    assert meant("President Ilmar Vesk came. Hugo Vesk stayed.", "Vesk") is None


def test_a_common_word_is_nobodys_name() -> None:
    assert shown("May brought rain, and the Moon was full over the Park.", PACKAGED, published="2021-05-01") == []


def test_states_are_mentions_and_their_adjectives_are_not() -> None:
    assert shown("Norvia's boats met Calderan boats off Caldera.") == [
        ("Norvia", "x:norvia", "name"),
        ("Caldera", "x:caldera", "name"),
    ]


def test_acronyms_are_states_only_in_capitals() -> None:
    text = "The U.S. and the UK told us that Nato and the UN would join us."
    assert [actor for _, actor, _ in shown(text, PACKAGED)] == ["Q30", "Q145", "Q7184", "Q1065"]


def test_a_state_inside_another_name_is_none() -> None:
    assert shown("Boats crossed the South China Sea off New Mexico.", PACKAGED) == []


@pytest.mark.parametrize(
    ("text", "actor"),
    [
        ("Mirna asked for the call.", "x:caldera"),
        ("They urged Mirna to wait.", "x:caldera"),
        ("They met in Mirna on Tuesday.", None),
        ("He flew to Mirna.", None),
        ("The Mirna region was calm.", None),
        ("Trains left for Oldby, Mirna, Fastholm.", None),
        ("Norvia and Mirna held talks.", "x:caldera"),
        ("They flew to Oldby and Mirna.", None),
        ("MIRNA (TMP) — Boats sailed.", None),
    ],
)
def test_a_capital_is_an_actor_only_where_it_is_no_place(text: str, actor: str | None) -> None:
    found = [(a, form) for words, a, form in shown(text) if words.lower() == "mirna"]
    assert found == ([(actor, "metonym")] if actor else [])


def test_a_seat_of_power_acts_unless_people_are_at_it() -> None:
    assert meant("The Kremlin said so.", "The Kremlin", PACKAGED) == "x:kremlin"
    assert meant("They met at the White House.", "the White House", PACKAGED) is None


def test_the_administration_is_the_white_house_in_an_american_document() -> None:
    text = "President Joe Biden spoke. The Biden-Harris Administration agreed, and the administration said so."
    assert meant(text, "The Biden-Harris Administration", PACKAGED) == "x:white-house"
    assert meant(text, "the administration", PACKAGED) == "x:white-house"
    assert meant("President Ilmar Vesk spoke, and the administration said so.", "the administration") is None


def test_unnamed_tellers_are_actors_of_their_document() -> None:
    doc = document("Two officials familiar with the call said so. The officials spoke quietly.")
    actors, mentions = rows(doc)
    assert {m.actor for m in mentions} == {f"x:{doc.id}:two-officials-familiar-with-the-call"}
    assert [doc.slice(m.span) for m in mentions] == ["Two officials familiar with the call", "The officials"]
    assert next(iter(actors.values())).kind == "group"


def test_officials_that_nothing_tells_apart_are_left_out() -> None:
    assert shown("Officials said so, and people agreed with other officials.") == []


def test_datelines_and_credits_hold_no_actors_but_agencies() -> None:
    doc = document("PORT HALLE, Norvia (Reuters)\n\nPresident Ilmar Vesk spoke.\n\nPhoto: Odra Senn")
    regions = [
        region(doc, "PORT HALLE, Norvia (Reuters)", "dateline"),
        region(doc, "Photo: Odra Senn", "credit"),
    ]
    _, mentions = rows(doc, regions)
    assert [doc.slice(m.span) for m in mentions] == ["Reuters", "President Ilmar Vesk"]


def test_a_title_is_searched_as_well_and_its_spans_say_so() -> None:
    doc = document("President Vesk spoke.", title="Vesk Presses Senn on Fish", published="2024-02-01")
    _, mentions = rows(doc)
    assert [(m.span, m.actor) for m in mentions if m.span.field == "title"] == [
        (title_span(doc, "Vesk"), "x:ilmar-vesk"),
        (title_span(doc, "Senn"), "x:odra-senn"),
    ]


def test_a_headline_does_not_swallow_the_words_after_a_name() -> None:
    doc = document("Foreign Minister Mira Tolle spoke.", title="Foreign Minister Tolle Meets Fishermen in Port Halle")
    _, mentions = rows(doc)
    assert doc.slice(mentions[0].span) == "Foreign Minister Tolle"


def test_every_actor_is_seen_once_with_those_it_belongs_to() -> None:
    doc = document("Castle Press Secretary Pavo Dunn spoke. Dunn left.")
    found = list(find_mentions(doc, [], [], sentences_of(doc), [], SETTINGS))
    assert [row.actor.id for row in found if isinstance(row, ActorSeen)] == ["x:castle", "x:norvia", "x:pavo-dunn"]


@given(documents())
def test_odd_text_gives_mentions_that_slice_and_do_not_overlap(doc: Document) -> None:
    found = list(find_mentions(doc, [], [], sentences_of(doc), [], SETTINGS))
    assert found == list(find_mentions(doc, [], [], sentences_of(doc), [], SETTINGS))
    seen = {row.actor.id for row in found if isinstance(row, ActorSeen)}
    past = {"title": 0, "text": 0}
    for row in found:
        if isinstance(row, Mention):
            words = doc.slice(row.span)
            assert words == words.strip()
            assert len(words) == len(row.span) > 0
            assert row.span.start >= past[row.span.field]
            assert {row.actor, *row.members} - {JOINT} <= seen
            past[row.span.field] = row.span.end


def test_the_office_of_a_president_says_i_for_its_holder_on_the_day() -> None:
    text = "I spoke today with President Macron."
    doc = document(text, outlet="President of Ukraine", published="2022-03-02")
    assert _packaged(doc)["I"] == "Q3874799"
    quoted = document('The talks went well. "I liked them," he said.', outlet="Kremlin", published="2022-03-02")
    assert "I" not in _packaged(quoted)
    other = document(text, "Briefing by the Press Secretary", outlet="Kremlin", published="2022-03-02")
    assert "I" not in _packaged(other)


@pytest.mark.parametrize(
    ("outlet", "words", "holder"),
    [
        ("Élysée", "The President of the Republic", "Q3052772"),
        ("Élysée", "The Head of State", "Q3052772"),
        ("10 Downing Street", "The Prime Minister", "Q180589"),
        ("President of Poland", "The President", "Q9151911"),
    ],
)
def test_the_president_of_an_issuing_office_is_its_own(outlet: str, words: str, holder: str) -> None:
    doc = document(f"{words} spoke with President Volodymyr Zelenskyy.", outlet=outlet, published="2022-03-02")
    assert _packaged(doc)[words] == holder


def test_names_in_capitals_are_those_of_the_table() -> None:
    doc = document("Mr. KISHIDA Fumio, Prime Minister of Japan, met the Rt. Hon. Justin TRUDEAU in Tokyo.")
    assert {"Q359480", "Q3099714"} <= set(_packaged(doc).values())


def _packaged(doc: Document) -> dict[str, str]:
    """Who is meant by which words, with the package's own table."""
    found = find_mentions(doc, list(describe(doc, [], PACKAGED)), [], sentences_of(doc), [], PACKAGED)
    return {doc.slice(row.span): row.actor for row in found if isinstance(row, Mention)}


def test_a_title_with_its_state_stands_before_a_style_and_a_name() -> None:
    text = "The Foreign Minister of Caldera, H.E. Dr. Rasa Ilm, came. The President, Mr. Vesk said, was late."
    assert ("Foreign Minister of Caldera, H.E. Dr. Rasa Ilm", "x:rasa-ilm", "name") in shown(text)
    assert ("Mr. Vesk", "x:ilmar-vesk", "name") in shown("Ilmar Vesk spoke. " + text)


def test_two_officials_are_not_the_two_who_spoke() -> None:
    text = "Ilmar Vesk spoke with Bruno Halt. Vesk refused, two officials said. The two officials left."
    assert "joint" not in [actor for words, actor, _ in shown(text) if words == "two officials"]
