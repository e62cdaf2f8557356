"""Any row is said in one line."""

from __future__ import annotations

from dataclasses import replace

import pytest

from dragoman.export.described import describe
from dragoman.export.sources import Sources
from dragoman.model.tables import TABLES
from dragoman.store import Store
from tests.store.small import CALL, COMMITMENT, DUE, POSITION, READOUT, SAID


@pytest.mark.parametrize(
    ("row", "said"),
    [
        (CALL, "call of Ada Orlo, Ilmar Vesk, 2031-03-14, held"),
        (POSITION, "together: agree"),
        (
            replace(POSITION, actor="orlo", addressee=("vesk",), negated=True),
            "Ada Orlo: agree, to Ilmar Vesk, in the negative",
        ),
        (replace(POSITION, hedged=True), "together: agree, with reserve"),
        (COMMITMENT, "agreement of Ada Orlo, Ilmar Vesk, open"),
        (SAID, "The Rose Palace said, mixed, by the account of the Rose Palace"),
        (DUE, "2031-05-01 to 2031-05-31"),
        (replace(DUE, from_=None, constraints=("weekday:2",)), "a day not known: weekday:2"),
        (READOUT, "readout.txt, Readout of the call with Caldera"),
    ],
)
def test_row_is_said_in_a_line(store: Store, row: object, said: str) -> None:
    assert describe(Sources(store), row) == said


def test_every_row_can_be_said(store: Store) -> None:
    sources = Sources(store)
    assert all("\n" not in describe(sources, row) for table in TABLES for row in store.rows(table))
