"""The table of cues and of the nouns that make acts of light verbs."""

from __future__ import annotations

import pytest

from dragoman.lexicon.cues import cue_gate, load_act_nouns, load_cues
from dragoman.lexicon.loader import load_rows

ACTS = frozenset(
    "discuss raise affirm reaffirm emphasise welcome thank congratulate condole express_concern express_interest "
    "condemn accuse deny reject warn threaten call_on request propose invite offer agree pledge intend "
    "announce inform".split()
)


def test_acts_are_those_of_the_record() -> None:
    acts = {row["act"] for table in ("cues", "cue_nouns", "content_rules") for row in load_rows(table)}
    assert acts - {""} <= ACTS


def test_every_act_of_the_record_has_a_cue() -> None:
    acts = {row["act"] for table in ("cues", "cue_nouns") for row in load_rows(table)}
    assert acts >= ACTS


def test_columns_have_only_the_values_their_heads_name() -> None:
    for row in load_rows("cues"):
        assert row["level"] in {"report", "act", "mind", "light"}, row
        assert set(row["takes"].split("|")) <= {"that", "object", "to", "quote", "prep", "none"}, row
        assert row["addressee"] in {"", "object", "to", "with"}, row


def test_no_cue_stands_twice() -> None:
    cues = [row["cue"] for row in load_rows("cues")]
    assert len(cues) == len(set(cues))


def test_the_longer_cue_comes_first() -> None:
    made = [cue.key for cue, _ in load_cues()["made"]]
    assert made[-1] == "make"
    assert made.index("make it clear") < made.index("make clear")
    assert made.index("make it plain") < made.index("make plain")
    assert [cue.key for cue, _ in load_cues()["extended"]] == ["extend an invitation", "extend"]


@pytest.mark.parametrize("form", ["said", "telling", "urges", "were", "sought", "denied"])
def test_cues_are_found_by_every_form(form: str) -> None:
    assert form in load_cues()


@pytest.mark.parametrize(
    ("verb", "noun", "act"),
    [
        ("express", "concern", "express_concern"),
        ("voice", "concerns", "express_concern"),
        ("underscore", "commitment", "affirm"),
        ("reiterate", "commitment", "reaffirm"),
        ("express", "gratitude", "thank"),
        ("extend", "condolences", "condole"),
        ("offer", "sympathies", "condole"),
        ("underscore", "need", "emphasise"),
        ("accept", "invitation", "agree"),
    ],
)
def test_the_act_noun_decides(verb: str, noun: str, act: str) -> None:
    assert load_act_nouns()[verb, noun].act == act


@pytest.mark.parametrize("form", ["counselled", "counseled", "signalling", "signaling", "besought", "beseeched"])
def test_both_spellings_of_a_form_are_found(form: str) -> None:
    assert form in load_cues()


def test_a_common_verb_opens_the_gate_by_what_stands_behind_it() -> None:
    assert not cue_gate().search("The ships come and go, and the crews let them throw a rope.")
    assert cue_gate().search("They see eye to eye.")
    assert cue_gate().search("They are of one mind.")
