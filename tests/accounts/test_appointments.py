"""A commitment to meet or speak, and what came of it."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.accounts.world import World
from tests.builders import build, contact, report, telling

PLAN = "their ministers would meet in Vell"


def _after(status: str, *, later: str = "2024-03-20", held_on: str | None = "2024-03-19", inside: bool = True) -> World:
    """A call of 1 March with a plan, and a text that tells of the same contact as held or as called off."""
    world = World()
    words = f"They agreed that {PLAN}." if inside else f"They agreed to sign a pact. Besides, {PLAN}."
    made = build(f"[[orlo|Orlo]] spoke with [[vesk|Vesk]]. {words}", "call.txt", kind="readout", issuer="palace")
    world.add(made, published="2024-03-01")
    world.undertake(made, PLAN if inside else "to sign a pact")
    planned = telling(made, PLAN, status="planned")
    world.reports.append(replace(report(made, "c_2", planned, main=False), evidence=(made.at(PLAN),)))
    told = build("The ministers met in Vell on Tuesday.", "wire.txt")
    world.add(told, "c_2", "met", published=later)
    world.reports[-1] = replace(world.reports[-1], evidence=(told.at("The ministers met in Vell"),))
    world.contacts.append(contact("c_2", status=status, from_=held_on, to=held_on))
    return world


@pytest.mark.parametrize(
    ("status", "reading", "stands"),
    [
        ("held", "tells of it as held", "fulfilled"),
        ("cancelled", "tells that it was called off", "open"),
    ],
)
def test_a_later_text_of_the_contact_that_was_promised_is_a_follow_up(status: str, reading: str, stands: str) -> None:
    world = _after(status)
    (row,) = world.commitments()
    assert [(found.reading, world.words([found.span])) for found in row.follow_ups] == [
        (reading, "The ministers met in Vell")
    ]
    assert row.status == stands


@pytest.mark.parametrize(
    "world",
    [
        _after("planned"),  # still to come
        _after("held", later="2024-03-01"),  # told of on the same day: it may be the same plan
        _after("held", later="2024-03-10"),  # told of before it was held
        _after("held", inside=False),  # it is not what was promised
    ],
)
def test_nothing_else_is(world: World) -> None:
    (row,) = world.commitments("2024-12-31")
    assert (row.follow_ups, row.status) == ((), "open")
