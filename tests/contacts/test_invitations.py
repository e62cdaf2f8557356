from __future__ import annotations

import pytest

from tests.contacts.made import made, tellings


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("Orlo accepted Vesk's invitation to visit Mirna.", "planned"),
        ("Orlo has accepted an invitation from President Vesk to visit Mirna next month.", "planned"),
        ("Orlo received an invitation by Vesk to visit Mirna.", "proposed"),
    ],
)
def test_who_owns_the_invitation_asked_for_the_visit(text: str, status: str) -> None:
    (telling,) = tellings(made(text))
    assert (telling.kind, telling.status, telling.participants, telling.initiator) == (
        "visit", status, ("orlo", "vesk"), "vesk",
    )  # fmt: skip


def test_an_invitation_turned_down_is_no_visit() -> None:
    assert tellings(made("Orlo declined Vesk's invitation to visit Mirna.")) == []


def test_who_invited_is_the_one_named_right_before_who() -> None:
    text = "Orlo thanked Vesk, who invited her to visit Mirna next month."
    assert [(t.status, t.initiator) for t in tellings(made(text))] == [("proposed", "vesk")]
