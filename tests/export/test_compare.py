"""The accounts of a contact stand side by side."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest

from dragoman.export.compare import compare
from dragoman.model.errors import UnknownId
from dragoman.store import IN_MEMORY, Store, open_store
from tests.store.small import CALL, FILLINGS, OF_BOTH, READOUT, fill


@pytest.fixture
def store() -> Iterator[Store]:
    with open_store(IN_MEMORY) as opened:
        yield fill(opened)


def test_columns_are_accounts_with_the_names_of_their_tellers(store: Store) -> None:
    table = compare(store, "c_call")
    assert table.contact == CALL
    assert [(column.teller, column.stated, column.whole) for column in table.columns] == [
        ("the Rose Palace", True, True),
        ("Harbour Gazette, in its own voice", False, False),
    ]


def test_rows_are_topics_and_cells_have_their_words(store: Store) -> None:
    grain, spring = compare(store, "c_call").rows
    assert (grain.topic.label, grain.shared) == ("grain shipments", True)
    assert [(cell.cell, [quote.words for quote in cell.quotes]) for cell in grain.cells] == [
        ("says", ["grain"]),
        ("says", ["grain"]),
    ]
    assert grain.cells[0].quotes[0].document == "readout.txt"
    assert (spring.topic.label, spring.shared) == ("a spring meeting", False)
    assert [(cell.cell, cell.quotes) for cell in spring.cells] == [("silent", ()), ("not_carried", ())]


def test_what_a_cited_account_does_not_bear_out_is_listed(store: Store) -> None:
    (claim,) = compare(store, "c_call").unsupported
    assert (claim.teller, claim.claim.words) == ("the Rose Palace", "Nobody answered")
    assert [quote.words for quote in claim.citing] == ["The Rose Palace said"]


def test_a_contact_is_found_by_an_old_id_or_the_beginning_of_one(store: Store) -> None:
    assert compare(store, "c_old") == compare(store, "c_ca") == compare(store, "c_call")
    with pytest.raises(UnknownId):
        compare(store, "c_none")


def test_a_contact_without_accounts_has_an_empty_table(store: Store) -> None:
    lone = replace(CALL, id="c_lone", evidence=(READOUT.span(0, 9),))
    store.replace(OF_BOTH | {"contacts": [CALL, lone]}, FILLINGS)
    table = compare(store, "c_lone")
    assert (table.columns, table.rows, table.unsupported) == ((), (), ())
