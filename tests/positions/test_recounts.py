"""What somebody who took part tells of a contact afterwards, and contacts that are told of in passing."""

from __future__ import annotations

import pytest

from tests.builders import attribution, build, telling
from tests.positions.reading import acts_of

CALL = "[[orlo|President Orlo]] spoke with [[vesk|President Vesk]]. "


def _told(
    inner: str, *, cue: str = "thanked", rule: str = "thank", to: str | None = None, kind: str = "report",
    participants: tuple[str, ...] = ("orlo", "vesk"),
) -> list[tuple[str, str | None]]:  # fmt: skip
    """The acts of "Orlo said that" with a clause of hers behind it, and who does them."""
    made = build(f"{CALL}[[orlo|She]] said that [[orlo|she]] {inner} for grain.", kind=kind)
    outer = attribution(made, "said", f"she {inner} for grain", source="She", actor="orlo", rule="say", to=to)
    row = attribution(made, cue, "for grain", source="she", actor="orlo", rule=rule, parent=outer)
    return [(act.act, act.actor) for act in acts_of(made, [outer, row], [telling(made, participants=participants)])]


@pytest.mark.parametrize("inner", ["thanked him", "had thanked him", "had also warmly thanked him"])
def test_what_a_person_says_was_done_is_an_act_and_the_saying_none(inner: str) -> None:
    assert _told(inner) == [("thank", "orlo")]


@pytest.mark.parametrize("inner", ["would have thanked him", "is thanked", "was thanked"])
def test_what_was_not_done_by_the_one_who_tells_is_what_she_said(inner: str) -> None:
    assert _told(inner) == [("inform", "orlo")]


def test_what_is_said_to_the_other_or_by_an_official_text_is_said_in_the_contact() -> None:
    assert _told("had thanked him", to="vesk") == [("inform", "orlo")]
    assert _told("had thanked him", kind="readout") == [("inform", "orlo")]


def test_who_took_no_part_recounts_nothing() -> None:
    assert _told("had thanked him", participants=("marr", "vesk")) == []


def test_an_act_of_nobody_in_the_main_contact_is_of_the_one_told_of_in_passing() -> None:
    made = build(f"{CALL}Her chat with [[marr|Lena Marr]] was short. [[marr|Marr]] asked for pilots.")
    row = attribution(made, "asked", "for pilots", source="Marr", actor="marr", rule="ask")
    passing = telling(made, "chat", ("orlo", "marr"), main=False)
    (act,) = acts_of(made, [row], [telling(made), passing])
    assert act.telling == passing.id
