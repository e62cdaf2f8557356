from __future__ import annotations

import pytest

from dragoman.lexicon.contacts import (
    contact_gate,
    load_contact_class,
    load_contact_nouns,
    load_contact_status,
    load_contact_verbs,
    load_contact_words,
)
from dragoman.lexicon.loader import load_rows

KINDS = {"call", "video_call", "conversation", "meeting", "visit", "summit", "letter"}
STATUSES = {"held", "planned", "proposed", "intended", "cancelled", "denied", "none"}
PATTERNS = {"with", "object", "joint", "light", "noun", "modifier", "manner", "group", "barred"}
NEEDS = {
    "",
    "date",
    "place",
    "person",
    "light",
    "channel",
    "sight",
    "ahead",
    "spell",
    "given",
    "manner",
    "caller",
    "guest",
    "bare",
    "town",
    "formal",
}


def test_every_row_of_the_cue_table_is_of_a_known_pattern_kind_and_need() -> None:
    for row in load_rows("contact_cues"):
        assert row["pattern"] in PATTERNS, row
        assert row["kind"] in KINDS | {""}, row
        assert row["needs"] in NEEDS, row
        assert (row["kind"] != "") == (row["pattern"] in {"with", "object", "joint", "noun", "modifier", "manner"}), row


def test_no_cue_stands_in_one_pattern_twice() -> None:
    rows = [(row["cue"], row["pattern"]) for row in load_rows("contact_cues")]
    assert len(rows) == len(set(rows))


def test_verbs_are_known_in_all_their_forms() -> None:
    verbs = load_contact_verbs()
    assert {cue.cue for cue, _ in verbs["spoke"]} == {"speak"}
    assert "participle" in next(parts for cue, parts in verbs["spoken"] if cue.cue == "speak")
    assert {cue.pattern for cue, _ in verbs["met"]} == {"with", "object"}


def test_nouns_are_known_in_the_plural() -> None:
    assert load_contact_nouns()["meetings"].plural
    assert not load_contact_nouns()["talks"].plural


def test_governing_words_give_a_known_status() -> None:
    assert set(load_contact_status().values()) <= STATUSES
    assert load_contact_status()[("looks", "forward", "to")] == "planned"


def test_words_of_a_pattern_come_split_with_their_kind() -> None:
    assert load_contact_words("manner")[("by", "phone")] == "call"


def test_a_class_the_table_lacks_is_a_defect() -> None:
    assert "will" in load_contact_class("before_verb")
    with pytest.raises(KeyError):
        load_contact_class("no_such_class")


def test_the_gate_lets_through_what_may_tell_of_a_contact() -> None:
    assert contact_gate().search("They SPOKE again")
    assert contact_gate().search("his most recent call")
    assert not contact_gate().search("The recall of grain was announced.")
