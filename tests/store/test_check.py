"""What was changed behind the program's back is noticed."""

from __future__ import annotations

import pytest

from dragoman.store import Store
from tests.store.small import READOUT


def faults(store: Store) -> set[tuple[str, str]]:
    return {(fault.table, fault.row) for fault in store.check()}


def test_a_record_as_it_was_written_has_no_faults(store: Store, empty: Store) -> None:
    assert store.check() == []
    assert empty.check() == []


def test_a_changed_text_is_noticed_with_every_span_it_changes(store: Store) -> None:
    store._connection.run("UPDATE documents SET text = replace(text, 'ferry', 'fairy') WHERE id = ?", (READOUT.id,))
    found = faults(store)
    assert ("documents", READOUT.id) in found
    assert {("positions", "o_first"), ("commitments", "m_ferry"), ("passages", "w_1")} <= found
    assert ("contacts", "c_call") not in found


def test_a_shortened_text_is_noticed(store: Store) -> None:
    store._connection.run("UPDATE documents SET text = substr(text, 1, 40) WHERE id = ?", (READOUT.id,))
    assert any("runs out of its document" in fault.message for fault in store.check())


@pytest.mark.parametrize(
    ("sql", "row"),
    [
        ("UPDATE sentences SET start = start + 1 WHERE start = 0", "sentences"),
        ("UPDATE positions SET evidence = '[]' WHERE id = 'o_first'", "positions"),
        ("DELETE FROM commitments", "commitments"),
        ("""DELETE FROM spans WHERE "row" = 'm_ferry'""", "commitments"),
        ("UPDATE spans SET start = start + 1 WHERE \"row\" = 'a_own'", "accounts"),
        ("UPDATE spans SET digest = x'00' WHERE \"row\" = 'e_1'", "decisions"),
    ],
)
def test_a_changed_row_is_noticed(sql: str, row: str, store: Store) -> None:
    store._connection.run(sql)
    assert {table for table, _ in faults(store)} == {row}


def test_a_row_without_evidence_is_a_fault(store: Store) -> None:
    store._connection.run("UPDATE accounts SET evidence = '[]' WHERE id = 'a_own'")
    store._connection.run("DELETE FROM spans WHERE \"row\" = 'a_own'")
    assert [fault.message for fault in store.check()] == ["it has no evidence"]


def test_a_row_of_a_document_that_is_gone_is_a_fault(store: Store) -> None:
    store._connection.run("PRAGMA foreign_keys = OFF")
    store._connection.run("DELETE FROM documents WHERE id = ?", (READOUT.id,))
    assert any("not held" in fault.message for fault in store.check())
