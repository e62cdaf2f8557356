"""Who asked for a contact, in the words that tell it."""

from __future__ import annotations

from pathlib import Path

import pytest

import dragoman
from tests.contacts.made import made, tellings


@pytest.mark.parametrize(
    ("wish", "initiator"),
    [
        ("at the request of President Vesk", "vesk"),
        ("on the invitation of President Orlo", "orlo"),
        ("at the latter's request", "vesk"),
        ("at the latter's invitation", "vesk"),
        ("at the former's initiative", "orlo"),
    ],
)
def test_a_wish_names_who_asked_and_not_the_place(wish: str, initiator: str) -> None:
    (telling,) = tellings(made(f"President Orlo had a telephone conversation with President Vesk {wish}."))
    assert (telling.initiator, telling.place) == (initiator, None)


@pytest.mark.parametrize(
    "told",
    [
        "Xi Jinping spoke by telephone with Joe Biden at the American side's initiative.",
        "Xi Jinping spoke by telephone with Joe Biden on the initiative of the American side.",
        "Xi Jinping spoke by telephone with Joe Biden. The call was initiated by the US side.",
    ],
)
def test_a_side_that_asked_is_its_leader_where_one_took_part(told: str, tmp_path: Path) -> None:
    (tmp_path / "told.txt").write_text(told, encoding="utf-8")
    with dragoman.read(tmp_path, published="2023-03-14") as record:
        (contact,) = record.contacts
        assert (record.name(contact.initiator or ""), contact.place) == ("Joe Biden", None)
