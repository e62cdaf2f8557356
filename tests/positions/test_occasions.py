"""What was said or done on another occasion than the contact is no act of it."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.builders import attribution, build, telling
from tests.positions.reading import acts_of

CALL = "[[orlo|President Orlo]] of [[norvia|Norvia]] spoke with [[vesk|President Vesk]]. "


def _acts(sentence: str, cue: str, rule: str, *, actor: str = "orlo", kind: str = "report", to: str = "") -> list[str]:
    """The acts of a sentence whose source is marked, of which the content is "grain"."""
    made = build(f"{CALL}{sentence}", kind=kind)
    row = attribution(made, cue, "grain", source="She", actor=actor, rule=rule, to=to or None)
    row = replace(row, addressee=(made.at("him"),)) if to else row
    return [act.act for act in acts_of(made, [row], [telling(made)])]


@pytest.mark.parametrize(
    ("sentence", "cue", "rule"),
    [
        ("At a news conference, [[orlo|She]] condemned grain.", "condemned", "condemn"),
        ("Speaking to reporters, [[orlo|She]] praised grain.", "praised", "praise"),
        ("Before the talks, [[orlo|She]] called for grain.", "called for", "call for"),
        ("Last year [[orlo|She]] condemned grain.", "condemned", "condemn"),
        ("In a letter to the King, [[orlo|She]] offered grain.", "offered", "offer"),
        ("[[orlo|She]] has repeatedly condemned grain.", "condemned", "condemn"),
        ("[[orlo|She]] has offered grain.", "has offered", "offer"),
        ("[[orlo|She]] would have offered grain.", "offered", "offer"),
        ("[[orlo|She]] will raise grain.", "raise", "raise"),
        ("[[orlo|She]] later denied grain.", "denied", "deny"),
        ("[[orlo|She]] wrote on X about grain.", "wrote", "write"),
        ("[[orlo|She]] condemned, at a news conference, grain.", "condemned", "condemn"),
    ],
)
def test_elsewhere_is_not_in_the_contact(sentence: str, cue: str, rule: str) -> None:
    if sentence.endswith("at a news conference, grain."):
        made = build(f"{CALL}{sentence}", kind="report")
        row = attribution(made, cue, "at a news conference, grain", source="She", actor="orlo", rule=rule)
        assert acts_of(made, [row], [telling(made)]) == []
    else:
        assert _acts(sentence, cue, rule) == []


@pytest.mark.parametrize(
    ("sentence", "cue", "rule"),
    [
        ("[[orlo|She]] condemned grain.", "condemned", "condemn"),
        ("At the meeting, [[orlo|She]] condemned grain.", "condemned", "condemn"),
        ("[[orlo|She]] repeatedly condemned grain.", "condemned", "condemn"),
        ("[[orlo|She]] later condemned grain.", "condemned", "condemn"),
    ],
)
def test_the_rest_is(sentence: str, cue: str, rule: str) -> None:
    assert len(_acts(sentence, cue, rule)) == 1


def test_what_is_said_to_one_who_took_part_was_said_to_him() -> None:
    assert _acts("Later, [[orlo|She]] told [[vesk|him]] of grain.", "told", "tell", to="vesk") == ["inform"]
    assert _acts("Last year [[orlo|She]] told [[vesk|him]] of grain.", "told", "tell", to="vesk") == []


def test_a_state_is_no_actor_of_a_contact_by_what_lasts() -> None:
    lasting = "[[norvia|She]] condemns grain."
    assert _acts(lasting, "condemns", "condemn", actor="norvia") == []
    assert _acts(lasting, "condemns", "condemn", actor="norvia", kind="readout") == ["condemn"]
    assert _acts("[[norvia|She]] condemned grain.", "condemned", "condemn", actor="norvia") == ["condemn"]


@pytest.mark.parametrize(("to", "acts"), [("", []), ("vesk", ["reject"])])
def test_a_colleague_who_took_no_part_speaks_to_the_world(to: str, acts: list[str]) -> None:
    made = build(f"{CALL}[[senn|She]] rejected grain before [[vesk|him]].", kind="report")
    norvian = [
        replace(row, actor=replace(row.actor, member_of="norvia")) for row in made.seen if row.actor.id == "senn"
    ]
    made = replace(made, seen=(*made.seen, *norvian))
    row = attribution(made, "rejected", "grain", source="She", actor="senn", rule="reject", to=to or None)
    row = replace(row, addressee=(made.at("him"),)) if to else row
    assert [act.act for act in acts_of(made, [row], [telling(made)])] == acts


def test_who_goes_on_speaking_there_is_still_there() -> None:
    made = build(f"{CALL}In an interview, [[orlo|She]] praised grain. [[orlo|She]] condemned rice.", kind="report")
    one = attribution(made, "praised", "grain", source="She", actor="orlo", rule="praise")
    two = attribution(made, "condemned", "rice", source="She", actor="orlo", rule="condemn")
    assert acts_of(made, [one, two], [telling(made)]) == []
    assert [act.act for act in acts_of(made, [two], [telling(made)])] == ["condemn"]


def test_who_asked_for_the_call_did_so_before_it() -> None:
    made = build(f"{CALL}[[norvia|Norvia]] reached out last week to request the call.", kind="report")
    row = attribution(made, "request", "the call", source="Norvia", actor="norvia", rule="request")
    assert [act.act for act in acts_of(made, [row], [telling(made)])] == ["request"]
