"""Acts told by a noun."""

from __future__ import annotations

import pytest

from tests.attribution.reading import read

SPOKE = "[[orlo|President Orlo]] met [[vesk|President Vesk]]. "


@pytest.mark.parametrize(
    ("sentence", "actor", "cue", "content"),
    [
        ("[[orlo|Orlo]]'s offer of pilots was accepted.", "orlo", "offer", "of pilots"),
        ("[[orlo|His]] request for a ferry was politely turned down.", "orlo", "request", "for a ferry"),
        ("[[vesk|Vesk]]'s warm thanks for the grain came first.", "vesk", "thanks", "for the grain"),
        ("[[vesk|Vesk]]'s warning that it would sink was ignored.", "vesk", "warning", "it would sink"),
        ("Congratulations from [[vesk|Vesk]] opened the talks.", "vesk", "Congratulations", "opened the talks"),
    ],
)
def test_a_noun_tells_of_an_act_that_was_done_or_answered(sentence: str, actor: str, cue: str, content: str) -> None:
    (row,) = read(f"{SPOKE}{sentence}")
    assert (row.actor, row.cue, row.content) == (actor, cue, content)


@pytest.mark.parametrize(
    "sentence",
    [
        "[[orlo|Orlo]]'s support for the league fell.",
        "[[orlo|Orlo]]'s concern about the port is old.",
        "[[orlo|Orlo]]'s offer of pilots was accepted by the crews.",
        "[[orlo|Orlo]]'s ferry was accepted.",
        "[[orlo|His]] thanks, he wrote, came late.",
        "Grain from [[vesk|Vesk]] came first.",
    ],
)
def test_other_nouns_and_other_verbs_tell_of_none(sentence: str) -> None:
    assert [row for row in read(f"{SPOKE}{sentence}") if row.cue in ("support", "concern", "offer", "thanks")] == []


@pytest.mark.parametrize(
    ("sentence", "actor", "to", "cue", "content"),
    [
        ("[[vesk|Vesk]] won a pledge from [[orlo|Orlo]] to wait.", "orlo", "vesk", "pledge", "from Orlo to wait"),
        ("[[vesk|Vesk]] secured [[orlo|Orlo]]'s agreement to a truce.", "orlo", "vesk", "agreement", "to a truce"),
        ("[[vesk|He]] got a promise of grain from [[orlo|Orlo]].", "orlo", "vesk", "promise", "of grain"),
    ],
)
def test_who_gets_a_pledge_is_not_the_one_who_makes_it(
    sentence: str, actor: str, to: str, cue: str, content: str
) -> None:
    (row,) = read(f"{SPOKE}{sentence}")
    assert (row.actor, row.to, row.cue) == (actor, to, cue)
    assert content.endswith(row.content)


@pytest.mark.parametrize(
    "sentence", ["[[vesk|Vesk]] won a cup from [[orlo|Orlo]].", "[[vesk|Vesk]] got support at home."]
)
def test_what_else_is_got_is_no_act(sentence: str) -> None:
    assert read(f"{SPOKE}{sentence}") == []


@pytest.mark.parametrize(
    ("sentence", "content"),
    [
        ("There was a long exchange of views on grain.", "on grain"),
        ("There was agreement between them that it sails.", "it sails"),
    ],
)
def test_what_there_was_both_did(sentence: str, content: str) -> None:
    (row,) = read(f"{SPOKE}{sentence}")
    assert (row.actor, row.content) == ("joint", content)
    assert read(f"{SPOKE}There was no agreement on grain.") == []


def test_a_call_that_somebody_got_is_no_act() -> None:
    text = "[[vesk|Vesk]] received a phone call today from [[orlo|Orlo]] and got a long message from [[orlo|Orlo]]."
    assert read(text) == []
