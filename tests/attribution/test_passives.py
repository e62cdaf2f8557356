"""What official texts tell in the passive, and what they tell of a "side"."""

from __future__ import annotations

from dataclasses import replace

import pytest

from dragoman.model.records import Actor, ActorSeen
from tests.attribution.reading import Told, parts, read, tell
from tests.builders import build

SPOKE = "[[orlo|President Orlo]] spoke with [[vesk|President Vesk]]. "


def _official(marked: str) -> list[Told]:
    return read(SPOKE + marked, kind="readout", issuer="palace")


@pytest.mark.parametrize(
    ("sentence", "cue", "content"),
    [
        ("It was stressed that the ferries would sail.", "stressed", "the ferries would sail"),
        ("It was also pointed out that grain is short.", "pointed out", "grain is short"),
        ("It has been agreed to meet in spring.", "agreed", "to meet in spring"),
        ("It was noted with satisfaction that the strait is open.", "noted", "the strait is open"),
        ("Deep concern was voiced over the storm.", "concern was voiced", "over the storm"),
        ("Readiness to open the strait was reaffirmed.", "reaffirmed", "Readiness to open the strait"),
        ("Special attention was paid to the ferries.", "attention was paid", "to the ferries"),
        ("Views were exchanged on grain.", "Views were exchanged", "on grain"),
        ("A frank exchange of views took place on grain.", "exchange of views took place", "on grain"),
        ("A frank exchange of views on grain took place.", "took place", "on grain"),
        ("During the call, grain, timber and ferries were discussed.", "discussed", "grain, timber and ferries"),
        ("The importance of the strait was underlined.", "underlined", "The importance of the strait"),
    ],
)
def test_those_who_took_part_did_together_what_nobody_is_said_to_have_done(
    sentence: str, cue: str, content: str
) -> None:
    (row,) = _official(sentence)
    assert (row.source, row.actor, row.cue, row.content, row.teller) == ("", "joint", cue, content, None)


def test_clauses_beside_one_another_are_read_apart() -> None:
    rows = _official("Grain was discussed, and it was agreed to meet in spring.")
    assert parts(rows) == [("", "discussed", "Grain"), ("", "agreed", "to meet in spring")]


def test_one_who_is_named_behind_the_verb_did_it() -> None:
    (row,) = _official("It was stressed by [[vesk|President Vesk]] that the ferries would sail.")
    assert (row.source, row.actor, row.content) == ("President Vesk", "vesk", "the ferries would sail")


@pytest.mark.parametrize(
    "sentence",
    [
        "The ferries were painted.",
        "The matters that were discussed are secret.",
        "Grain was discussed at the league's last summit.",
        "Grain was discussed by the league.",
        "The talks were held in a good spirit.",
        "[[caldera|Caldera]]'s concerns were voiced.",
        "It is stressed everywhere that the strait is deep.",
    ],
)
def test_what_else_stands_in_the_passive_tells_of_no_act(sentence: str) -> None:
    assert _official(sentence) == []


def test_news_do_not_tell_of_a_contact_in_this_way() -> None:
    assert read(f"{SPOKE}It was stressed that the ferries would sail.") == []


@pytest.mark.parametrize(
    ("source", "actor"), [("The Russian side", "Q159"), ("The Turkish side", None), ("Both sides", "joint")]
)
def test_the_side_of_a_state_acts_where_the_text_knows_the_state(source: str, actor: str | None) -> None:
    made = build(f"{SPOKE}{source} reaffirmed that the ferries would sail.", kind="readout", issuer="palace")
    made = replace(made, seen=[*made.seen, ActorSeen(made.document.id, Actor("Q159", "Russia", "state"))])
    (row,) = tell(made)
    assert (row.source, row.actor, row.teller) == (source, actor, None)


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("[[vesk|Vesk]] was asked to open the strait.", (None, "vesk", "asked", "to open the strait")),
        ("[[vesk|Vesk]] was then thanked for the pilots.", (None, "vesk", "thanked", "for the pilots")),
        ("[[vesk|Vesk]] had been warned against delay.", (None, "vesk", "warned", "against delay")),
        ("[[vesk|Vesk]] was urged to wait by [[orlo|Orlo]].", ("orlo", "vesk", "urged", "to wait")),
    ],
)
def test_what_one_was_asked_or_thanked_for_was_said_to_him(
    sentence: str, expected: tuple[str | None, str, str, str]
) -> None:
    (row,) = read(f"{SPOKE}{sentence}")
    assert (row.actor, row.to, row.cue, row.content) == expected


@pytest.mark.parametrize(
    "sentence",
    ["[[vesk|Vesk]] was asked by reporters about grain.", "The plan was told to wait.", "Asked to go, he left."],
)
def test_what_others_are_asked_is_said_to_nobody_here(sentence: str) -> None:
    assert not [row for row in read(f"{SPOKE}{sentence}") if row.to == "vesk" and row.actor is None]


@pytest.mark.parametrize(
    ("sentence", "content"),
    [
        ("Grain was also discussed.", "Grain"),
        ("It was agreed to meet in spring.", "to meet in spring"),
        ("It was also agreed that the ferries would sail.", "the ferries would sail"),
    ],
)
def test_a_report_goes_on_in_the_passive_with_what_the_two_did(sentence: str, content: str) -> None:
    rows = read(SPOKE + sentence, kind="report")
    assert [(row.actor, row.content) for row in rows] == [("joint", content)]


def test_another_passive_of_a_report_is_nobodys_deed() -> None:
    assert "joint" not in [row.actor for row in read(SPOKE + "The budget was discussed in spring.", kind="report")]
