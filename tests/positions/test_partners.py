"""The other of two who are in contact."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.builders import attribution, build, telling
from tests.positions.reading import acts_of

CALL = "[[orlo|President Orlo]] spoke with [[vesk|President Vesk]]. "


@pytest.mark.parametrize(
    ("hearer", "heard"), [("her guest", ("vesk",)), ("the Calderan", ("vesk",)), ("her aides", ()), ("the press", ())]
)
def test_one_without_a_name_who_is_spoken_to_is_the_other_of_two(hearer: str, heard: tuple[str, ...]) -> None:
    made = build(f"{CALL}[[orlo|She]] urged {hearer} to wait.")
    row = attribution(made, "urged", "to wait", source="She", actor="orlo", rule="urge")
    (act,) = acts_of(made, [replace(row, addressee=(made.at(hearer),))], [telling(made)])
    assert act.addressee == heard


def test_who_is_asked_is_asked_by_the_other() -> None:
    made = build(f"{CALL}[[vesk|He]] was asked to wait.")
    row = attribution(made, "asked", "to wait", rule="ask", to="vesk")
    row = replace(row, source_actor=None, source=(), addressee=(made.at("He"),))
    (act,) = acts_of(made, [row], [telling(made)])
    assert (act.actor, act.act, act.addressee) == ("orlo", "request", ("vesk",))


def test_an_invitation_is_accepted_by_who_was_invited() -> None:
    made = build(f"{CALL}[[orlo|She]] invited [[vesk|him]] to visit. The invitation was accepted.")
    asked = attribution(made, "invited", "to visit", source="She", actor="orlo", rule="invite", to="vesk")
    taken = attribution(made, "accepted", "The invitation", actor="joint", rule="accept+agree")
    taken = replace(taken, source=())
    acts = acts_of(made, [asked, taken], [telling(made)])
    assert [(act.actor, act.act) for act in acts] == [("orlo", "invite"), ("vesk", "agree")]
    assert acts_of(made, [taken], [telling(made)]) == []
