"""A visit to a capital is one to its state. Capitals are those of the lexicon, and so are the states."""

from __future__ import annotations

import pytest

from dragoman.model.records import ActorSeen
from tests.contacts.made import found_rows, made, tellings, told

JAPAN, PORTUGAL = "Q17", "Q45"


@pytest.mark.parametrize(
    "text",
    [
        "President Orlo visited Tokyo on Monday.",
        "The visit of President Orlo to Tokyo on Monday was her second.",
        "President Orlo's visit to Tokyo was cancelled.",
        "President Orlo visited Tokyo, and spoke in the parliament there.",
    ],
)
def test_a_visit_to_a_capital_has_its_state_for_a_host(text: str) -> None:
    (telling,) = tellings(made(text))
    assert (telling.kind, telling.participants) == ("visit", (JAPAN, "orlo"))


def test_the_state_of_a_capital_is_an_actor_of_the_document() -> None:
    found = found_rows(made("President Orlo visited Tokyo on Monday."))
    assert [(row.actor.id, row.actor.kind) for row in found if isinstance(row, ActorSeen)] == [(JAPAN, "state")]


@pytest.mark.parametrize(
    "text",
    [
        "President Orlo visited Tokyo and Lisbon last week.",
        "President Orlo visited Tokyo Harbour on Monday.",
        "President Orlo visited Brussels on Monday.",
        "President Orlo visited Mirna on Monday.",
    ],
)
def test_a_tour_a_longer_name_or_the_seat_of_another_body_names_no_host(text: str) -> None:
    assert not any(JAPAN in t.participants or PORTUGAL in t.participants for t in tellings(made(text)))


def test_who_receives_the_guest_in_the_capital_stands_for_its_state() -> None:
    rows = made("President Orlo visited Tokyo on Monday. There she met President Vesk.")
    assert ("meeting", "held", ("orlo", "vesk")) in told(rows)


@pytest.mark.parametrize(
    ("text", "participants"),
    [
        ("President Orlo visited Tokyo with President Vesk.", (JAPAN, "orlo", "vesk")),
        (
            "Orlo will travel to Tokyo on March 3 together with Vesk and Halt.",
            (JAPAN, "halt", "orlo", "vesk"),
        ),
        ("President Orlo visited Caldera on March 3, alongside Halt.", ("caldera", "halt", "orlo")),
        ("President Orlo visited Tokyo with Vice President Senn.", (JAPAN, "orlo")),
        ("President Orlo visited Tokyo with a gift for the crews of Halt.", (JAPAN, "orlo")),
    ],
)
def test_leaders_of_other_states_who_come_along_take_part(text: str, participants: tuple[str, ...]) -> None:
    (telling,) = tellings(made(text))
    assert (telling.kind, telling.participants) == ("visit", participants)
