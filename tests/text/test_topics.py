"""Which topics a stretch of text touches, and by which words."""

from __future__ import annotations

import pytest
from hypothesis import given

from dragoman.text.topics import choose_topics, find_topics
from tests.strategies import texts


def _topics(text: str) -> tuple[str, ...]:
    return choose_topics(find_topics(text))


@pytest.mark.parametrize(
    ("text", "topics"),
    [
        ("the price of grain", ("food_security",)),
        ("CLIMATE change and Migration", ("climate", "migration")),
        ("cyberattacks on the ports", ("cyber",)),
        ("Iran's nuclear plans", ("iran_nuclear",)),
        ("Iran’s nuclear plans", ("iran_nuclear",)),
        ("the U.S.-Calderan partnership", ("bilateral_relations",)),
        ("the U.S.–Calderan partnership", ("bilateral_relations",)),
        ("the commitment to the defence of Norvia", ("defence_cooperation",)),
        ("firm support for Ukraine’s sovereignty", ("ukraine_sovereignty",)),
        ("firm support for Ukraine", ("ukraine_support",)),
        ("gas transit and deliveries of gas", ("energy",)),
        ("renewable energy", ("energy",)),
        ("patience is no renewable resource", ()),
        ("the root causes of the conflict in Norvia", ()),
        ("Russia named the root causes of the conflict", ("ukraine_diplomacy",)),
        ("an island in the Arctic", ()),
        ("visas for drivers", ()),
        ("freedom of navigation in the strait", ("fisheries",)),
        ("freedom of navigation off the coast of China", ("south_china_sea",)),
        ("the crews now in custody", ("detainees",)),
        ("two more batteries of air-defence guns for Ukraine", ("defence_cooperation", "ukraine_support")),
        ("the delivery of missiles to Norvia", ("defence_cooperation",)),
        ("F-16 jets and IRIS-T launchers", ("defence_cooperation",)),
        ("the strikes on Kharkiv, in Ukraine", ("ukraine_war",)),
        ("air strikes on civilian infrastructure", ("attacks",)),
        ("an attack on Zaporizhzhia in Ukraine", ("ukraine_war",)),
        ("the Zaporizhzhia plant", ("nuclear_plants",)),
        ("the proceeds of frozen Caldera assets", ("frozen_assets",)),
        ("a naval group to guard undersea cables", ("maritime_security",)),
        ("sanctions against Damascus, said Moscow", ("syria",)),
        ("an invitation to NATO", ("nato",)),
        ("the President of Iran", ()),
        ("Iran", ("iran",)),
        ("in close coordination with its partners", ()),
        ("close coordination of the two staffs", ("communication",)),
        ("as he had promised in a phone call", ()),
        ("as follow-up to the summit", ()),
        ("a strait closed to vessels", ("fisheries", "maritime_security")),
        ("a range of issues", ("general",)),
        ("a range of issues, among them energy", ("energy",)),
        ("to settle the long conflict", ("peace_settlement",)),  # words may stand between
        ("to settle. Of conflict he said nothing", ()),  # but no stop
        ("a ministry of conflicts to settle", ()),  # in this order
        ("curbs on defence or defense procurement", ("defence_cooperation",)),
        ("interference in the spring election", ("election_interference",)),
        ("the weather", ()),
        ("", ()),
    ],
)
def test_topics_are_those_a_reader_would_name(text: str, topics: tuple[str, ...]) -> None:
    assert _topics(text) == topics


def test_signs_are_asked_for() -> None:
    text = "the price of fuel"
    assert find_topics(text) == []
    assert [(topic, text[start:end]) for topic, start, end in find_topics(text, signs=True)] == [("energy", "fuel")]


def test_where_signs_are_asked_for_what_is_part_of_a_longer_term_counts() -> None:
    text = "an end to the conflict in Ukraine"
    assert _topics(text) == ("ukraine_diplomacy",)
    assert "ukraine_war" in {topic for topic, _, _ in find_topics(text, signs=True)}
    assert "iran" in {topic for topic, _, _ in find_topics("President of Iran", signs=True)}


def test_a_general_topic_gives_way_to_a_particular_one() -> None:
    assert "iran" in {topic for topic, _, _ in find_topics("the nuclear deal with Iran")}
    assert _topics("the nuclear deal with Iran") == ("iran_nuclear",)


def test_topics_come_in_order_of_first_mention_and_no_more_than_asked_for() -> None:
    hits = find_topics("energy, climate, migration, energy again")
    assert choose_topics(hits) == ("energy", "climate", "migration")
    assert choose_topics(list(reversed(hits))) == ("energy", "climate", "migration")
    assert choose_topics(hits, most=2) == ("energy", "climate")


def test_a_hit_is_the_words_that_carry_it() -> None:
    text = "They spoke of Norvia’s energy security."
    assert [(topic, text[start:end]) for topic, start, end in find_topics(text)] == [("energy", "energy")]


def test_only_the_stretch_is_read_and_offsets_are_the_texts() -> None:
    text = "energy and climate"
    assert find_topics(text, 11, len(text)) == [("climate", 11, 18)]


@given(texts)
def test_hits_are_in_text_order_and_slice_to_words(text: str) -> None:
    hits = find_topics(text)
    assert [start for _, start, _ in hits] == sorted(start for _, start, _ in hits)
    for _, start, end in hits:
        assert text[start:end].strip() == text[start:end] != ""


def test_what_a_later_paragraph_turns_to_is_not_what_an_earlier_one_is_about() -> None:
    curbs = "They agreed to pause the export controls."
    moscow = "The Kremlin kept silent."
    assert _topics(f"{moscow}\n\n{curbs}") == ("russia_response",)
    assert _topics(f"{curbs} {moscow}") == ("russia_response",)
    assert _topics(f"{curbs}\n\n{moscow}") == ("trade",)
