"""Whom a cue's words were said to, kept apart from the cue and from the content."""

from __future__ import annotations

import pytest

from tests.attribution.reading import read, read_one

ORLO = "[[orlo|President Orlo]]"


@pytest.mark.parametrize(
    ("told", "cue", "addressee", "to", "content"),
    [
        ("told [[vesk|the Calderan leader]] that it sails", "told", "the Calderan leader", "vesk", "it sails"),
        ("told [[vesk|him]] it sails", "told", "him", "vesk", "it sails"),
        ("told [[senn|her]] it sails", "told", "her", "senn", "it sails"),
        ("told her [[caldera|Caldera]] sails", "told", "her", None, "Caldera sails"),
        ("told her adviser, [[senn|Senn]], that it sails", "told", "her adviser, Senn", "senn", "it sails"),
        ("pressed [[vesk|Vesk]] on Tuesday to sail", "pressed", "Vesk", "vesk", "to sail"),
        ("told reporters on Monday that it sails", "told", "reporters", None, "it sails"),
        ("told [[vesk|him]] “it sails”", "told", "him", "vesk", "it sails"),
        ("told [[vesk|him]], according to officials, that it sails", "told", "him", "vesk", "it sails"),
        ("called on [[caldera|Caldera]] to sail", "called on", "Caldera", "caldera", "to sail"),
        ("called on the [[castle|Castle]] to sail", "called on", "the Castle", "castle", "to sail"),
        ("called on the other side to sail", "called on", "the other side", None, "to sail"),
        ("urged all its allies to sail", "urged", "all its allies", None, "to sail"),
        ("offered [[vesk|Vesk]] a new ferry", "offered", "Vesk", "vesk", "a new ferry"),
        ("offered [[caldera|C.A.]] help", "offered", "", None, "C.A. help"),
        ("offered its ferry to [[vesk|Vesk]]", "offered", "", None, "its ferry to Vesk"),
        ("told the [[caldera|Calderan]] people that it sails", "told", "the Calderan people", "caldera", "it sails"),
        ("urged a return to sailing", "urged", "", None, "a return to sailing"),
        ("made clear to [[vesk|Vesk]] that it sails", "made clear", "Vesk", "vesk", "it sails"),
        ("was clear with [[vesk|Vesk]] that it sails", "was clear", "Vesk", "vesk", "it sails"),
        ("conveyed to [[vesk|Vesk]] that it sails", "conveyed", "Vesk", "vesk", "it sails"),
        ("thanked [[vesk|Vesk]] for sailing", "thanked", "Vesk", "vesk", "for sailing"),
        ("invited [[vesk|Vesk]] to sail", "invited", "Vesk", "vesk", "to sail"),
        ("warned [[caldera|Caldera]] against sailing", "warned", "Caldera", "caldera", "against sailing"),
        ("asked [[vesk|Vesk]] and [[tarn|Tarn]] to sail", "asked", "Vesk and Tarn", "vesk", "to sail"),
        (
            "urged President [[vesk|Vesk]] and [[tarn|Tarn]] to sail",
            "urged",
            "President Vesk and Tarn",
            "vesk",
            "to sail",
        ),
        ("urged [[caldera|Caldera]]'s [[vesk|Vesk]] to sail", "urged", "Caldera's Vesk", "caldera", "to sail"),
        ("gave [[vesk|Vesk]] a promise of ships", "gave", "Vesk", "vesk", "a promise of ships"),
        ("gave her guest credit for sailing", "gave her guest credit", "her guest", None, "for sailing"),
        ("drew [[vesk|Vesk]]'s attention to ships", "drew Vesk's attention", "Vesk", "vesk", "to ships"),
        ("conveyed her greetings to [[vesk|Vesk]]", "conveyed", "Vesk", "vesk", "her greetings"),
        ("sent [[vesk|Vesk]] a message of thanks for ships", "sent", "Vesk", "vesk", "a message of thanks for ships"),
        ("urged both [[vesk|Vesk]] and [[tarn|Tarn]] to sail", "urged", "both Vesk and Tarn", "vesk", "to sail"),
        ("condoled [[vesk|Vesk]] on the flood", "condoled", "Vesk", "vesk", "on the flood"),
        ("condoled with [[vesk|Vesk]] on the flood", "condoled", "Vesk", "vesk", "on the flood"),
        ("offered her sympathy to [[vesk|Vesk]] over it", "offered her sympathy", "Vesk", "vesk", "over it"),
        ("voiced her thanks and praise", "voiced", "", None, "her thanks and praise"),
        (
            "expressed thanks and warm appreciation to [[vesk|Vesk]] for it",
            "expressed thanks and warm appreciation",
            "Vesk",
            "vesk",
            "for it",
        ),
        (
            "reaffirmed her support to [[vesk|Vesk]] in the strait",
            "reaffirmed her support",
            "",
            None,
            "to Vesk in the strait",
        ),
        ("thanked the people of [[caldera|Caldera]] for it", "thanked", "the people of Caldera", "caldera", "for it"),
        ("complained to [[vesk|Vesk]] about ferries", "complained", "Vesk", "vesk", "about ferries"),
    ],
)
def test_the_one_spoken_to_stands_apart(told: str, cue: str, addressee: str, to: str | None, content: str) -> None:
    row = next(row for row in read(f"{ORLO} {told}.") if row.actor == "orlo")
    assert (row.cue, row.addressee, row.to, row.content) == (cue, addressee, to, content)


def test_the_one_spoken_to_may_stand_after_a_postposed_cue() -> None:
    row = read_one("“It sails,” [[marr|Marr]] told reporters.")
    assert (row.addressee, row.content) == ("reporters", "It sails")


def test_the_owner_of_what_is_told_is_not_spoken_to() -> None:
    row = read_one(f"{ORLO} thanked [[vesk|Vesk]]’s pilots for their work.")
    assert row.to is None
    row = read_one(f"{ORLO} asked [[vesk|Vesk]]'s help to open the strait.")
    assert row.to is None
    row = read_one(f"{ORLO} welcomed [[caldera|Caldera]]’s offer.")
    assert (row.addressee, row.content) == ("", "Caldera’s offer")


def test_nobody_tells_himself() -> None:
    (row,) = read("[[orlo|President Orlo]] invited [[orlo|the president]] to come.")
    assert (row.actor, row.to) == ("orlo", None)
