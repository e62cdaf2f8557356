"""Forms of English verbs by rule, irregular ones from a table."""

from __future__ import annotations

import pytest

from dragoman.lexicon.cues import load_cues
from dragoman.lexicon.verbs import inflect


@pytest.mark.parametrize(
    ("base", "forms"),
    [
        ("affirm", {"affirm", "affirms", "affirmed", "affirming"}),
        ("urge", {"urge", "urges", "urged", "urging"}),
        ("agree", {"agree", "agrees", "agreed", "agreeing"}),
        ("stress", {"stress", "stresses", "stressed", "stressing"}),
        ("deny", {"deny", "denies", "denied", "denying"}),
        ("convey", {"convey", "conveys", "conveyed", "conveying"}),
        ("plan", {"plan", "plans", "planned", "planning"}),
        ("commit", {"commit", "commits", "committed", "committing"}),
        ("say", {"say", "says", "said", "saying"}),
        ("tell", {"tell", "tells", "told", "telling"}),
        ("write", {"write", "writes", "wrote", "written", "writing"}),
        ("draw", {"draw", "draws", "drew", "drawn", "drawing"}),
        ("read", {"read", "reads", "reading"}),
        ("be", {"be", "is", "was", "been", "being"}),
        ("offer", {"offer", "offers", "offered", "offering"}),
        ("focus", {"focus", "focuses", "focused", "focusing"}),
        ("reach", {"reach", "reaches", "reached", "reaching"}),
    ],
)
def test_a_verb_has_its_forms(base: str, forms: set[str]) -> None:
    assert set(inflect(base)) == forms


def test_a_form_knows_the_parts_it_can_play() -> None:
    assert inflect("urge")["urged"] == {"past", "participle"}
    assert inflect("write")["wrote"] == {"past"}
    assert inflect("read")["read"] == {"base", "past", "participle"}
    assert inflect("say")["says"] == {"third"}


def test_every_verb_of_the_cue_table_has_all_five_parts() -> None:
    for cues in load_cues().values():
        for cue, _ in cues:
            played = frozenset().union(*inflect(cue.verb).values())
            assert played == {"base", "third", "past", "participle", "gerund"}, cue.verb


@pytest.mark.parametrize("base", ["refer", "rebut", "admit", "concur", "recommit", "plan", "ship", "fulfil"])
def test_a_final_consonant_is_doubled_where_english_doubles_it(base: str) -> None:
    assert base + base[-1] + "ed" in inflect(base)
