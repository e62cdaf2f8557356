"""The other of two who are in contact."""

from __future__ import annotations

from dataclasses import replace

import pytest

from dragoman.model.records import Role
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


@pytest.mark.parametrize("hearer", ["both leaders", "the two", "his counterparts", "both of them"])
def test_several_without_a_name_are_all_the_others(hearer: str) -> None:
    made = build(
        f"[[orlo|President Orlo]], [[vesk|President Vesk]] and [[tarn|Tarn]] spoke. [[orlo|She]] thanked {hearer}."
    )
    row = attribution(made, "thanked", "", source="She", actor="orlo", rule="thank")
    row = replace(row, addressee=(made.at(hearer),), content=(made.at(hearer),))
    (act,) = acts_of(made, [row], [telling(made, participants=("orlo", "tarn", "vesk"))])
    assert act.addressee == ("tarn", "vesk")


def test_all_who_are_named_with_their_titles_are_spoken_to() -> None:
    made = build(f"{CALL}[[orlo|She]] invited President [[vesk|Vesk]] and Secretary General [[tarn|Tarn]] to Lund.")
    row = attribution(made, "invited", "to Lund", source="She", actor="orlo", rule="invite", to="vesk")
    row = replace(row, addressee=(made.at("President Vesk and Secretary General Tarn"),))
    (act,) = acts_of(made, [row], [telling(made)])
    assert act.addressee == ("vesk", "tarn")


def test_a_chief_of_the_league_is_no_league() -> None:
    made = build(
        "[[orlo|President Orlo]] spoke with [[tarn|Joss Tarn]]. [[orlo|She]] thanked the [[league|League]] chief again."
    )
    row = attribution(made, "thanked", "again", source="She", actor="orlo", rule="thank", to="league")
    row = replace(row, addressee=(made.at("the League chief"),))
    (act,) = acts_of(made, [row], [telling(made, participants=("orlo", "tarn"))])
    assert act.addressee == ("tarn",)


def test_who_is_all_that_is_thanked_is_thanked() -> None:
    made = build(f"{CALL}[[orlo|She]] thanked [[vesk|him]].")
    row = attribution(made, "thanked", "him", source="She", actor="orlo", rule="thank")
    (act,) = acts_of(made, [row], [telling(made)])
    assert act.addressee == ("vesk",)


@pytest.mark.parametrize(("words", "actor"), [("The secretary general", "tarn"), ("The League leader", "tarn")])
def test_a_title_is_the_one_of_those_who_took_part(words: str, actor: str) -> None:
    named = words.replace("League", "[[league|League]]")
    made = build(f"[[orlo|President Orlo]] spoke with [[tarn|Joss Tarn]]. {named} offered pilots.")
    row = attribution(made, "offered", "pilots", source=words, rule="offer")
    (act,) = acts_of(made, [row], [telling(made, participants=("orlo", "tarn"))])
    assert act.actor == actor


def test_a_title_that_was_laid_down_later_was_borne_on_the_day_of_the_text() -> None:
    made = build("[[orlo|President Orlo]] spoke with [[vesk|President Vesk]]. The president offered pilots.")
    made = replace(made, document=replace(made.document, published="2024-02-13"))
    roles = {"orlo": Role("President", "Norvia", "2020", "2025-01-20"), "vesk": Role("President", "Caldera", "2021")}
    made = replace(
        made,
        seen=[
            replace(row, actor=replace(row.actor, roles=(roles[row.actor.id],))) if row.actor.id in roles else row
            for row in made.seen
        ],
    )
    row = attribution(made, "offered", "pilots", source="The president", rule="offer")
    assert acts_of(made, [row], [telling(made)]) == []  # it may be either
