"""What somebody does by saying it of himself or of his side."""

from __future__ import annotations

import pytest

from dragoman.model.records import Attribution
from tests.builders import Made, attribution, build, telling
from tests.positions.reading import acts_of

CALL = "[[orlo|President Orlo]] spoke with [[vesk|President Vesk]]. [[norvia|Norvia]] and [[caldera|Caldera]] trade. "


def _said(content: str) -> tuple[Made, Attribution]:
    made = build(f"{CALL}[[orlo|Orlo]] said that {content}.", kind="report")
    words = made.document.text.split("said that ")[1].removesuffix(".")
    return made, attribution(made, "said", words, source="Orlo", actor="orlo", rule="say")


@pytest.mark.parametrize(
    ("content", "act"),
    [
        ("[[norvia|Norvia]] was ready to host talks", "offer"),
        ("[[norvia|Norvia]] stands fully ready to deepen trade", "affirm"),
        ("[[orlo|she]] was open to a pause", "affirm"),
        ("[[orlo|she]] was not ready to wait", "reject"),
        ("[[norvia|Norvia]] would never accept that", "reject"),
        ("[[norvia|Norvia]] strongly condemned it", "condemn"),
        ("[[norvia|Norvia]] supports the league", "affirm"),
        ("[[orlo|she]] was grateful for the grain", "thank"),
        ("[[orlo|she]] regretted the delay", "express_concern"),
        ("[[orlo|she]] wanted a pause", "express_interest"),
        ("[[orlo|she]] wants to wait", "inform"),
        ("[[orlo|she]] wanted [[caldera|Caldera]] to wait", "call_on"),
        ("we thank the crews", "thank"),
        ("[[norvia|Norvia]] was ready to send pilots, and that the war must end", "offer"),
        ("[[caldera|Caldera]] was ready to host talks", "inform"),
        ("[[norvia|Norvia]] had sent grain", "inform"),
        ("[[orlo|she]] thanked the crews", "inform"),
        ("the annexation was illegal", "condemn"),
        ("the terms were unacceptable", "reject"),
        ("[[caldera|Caldera]] had violated the treaty", "accuse"),
        ("[[norvia|Norvia]] had violated the treaty", "inform"),
        ("it was vital to wait", "emphasise"),
        ("the raids had to stop", "call_on"),
    ],
)
def test_the_content_makes_the_act(content: str, act: str) -> None:
    made, row = _said(content)
    assert [done.act for done in acts_of(made, [row], [telling(made)])] == [act]


def test_what_holds_is_said_and_not_told_of() -> None:
    made, outer = _said("[[norvia|Norvia]] supported the league")
    inner = attribution(made, "supported", "the league", source="Norvia", actor="norvia", rule="support", parent=outer)
    (act,) = acts_of(made, [outer, inner], [telling(made)])
    assert (act.act, act.actor, act.attribution) == ("affirm", "orlo", outer.id)


def test_what_happened_before_is_told_of() -> None:
    made, outer = _said("[[orlo|she]] had accepted the offer")
    inner = attribution(made, "accepted", "the offer", source="she", actor="orlo", rule="accept", parent=outer)
    (act,) = acts_of(made, [outer, inner], [telling(made)])
    assert (act.act, act.attribution) == ("agree", inner.id)
