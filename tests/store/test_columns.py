"""Records become rows of SQL and come back as they were; the schema has their columns."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dragoman.model.records import Problem
from dragoman.model.span import Span
from dragoman.model.tables import TABLES, Table
from dragoman.store import IN_MEMORY, Store, open_store
from dragoman.store.columns import columns_of, quoted
from tests.strategies import records

BESIDE_THE_RECORD = {"documents": {"n", "digest"}}


def column_names(store: Store, table: str) -> set[str]:
    return {row[1] for row in store._connection.fetch(f"PRAGMA table_info({table})")}


@pytest.mark.parametrize("table", TABLES)
def test_schema_has_the_columns_of_the_record_class(table: str, empty: Store) -> None:
    assert column_names(empty, table) - BESIDE_THE_RECORD.get(table, set()) == set(columns_of(table).names)


def is_coherent(row: Any) -> bool:
    """A problem with a span names the document the span lies in."""
    return not isinstance(row, Problem) or row.span is None or row.span.doc_id == row.doc_id


@settings(max_examples=15)
@given(st.data())
@pytest.mark.parametrize("table", TABLES.values(), ids=lambda table: table.name)
def test_a_record_comes_back_from_sqlite_as_it_was(table: Table, data: st.DataObject) -> None:
    columns = columns_of(table.name)
    row = data.draw(records(table.record).filter(is_coherent))
    with open_store(IN_MEMORY) as store:
        connection = store._connection
        connection.run("PRAGMA foreign_keys = OFF")
        names, values = columns.names, columns.to_row(row)
        if table.name == "documents":
            names, values = (*names, "digest"), (*values, b"")
        elif getattr(row, "doc_id", "") is None and table.per_document:
            return  # a row of a document's own tables has a document
        places = ", ".join("?" * len(names))
        connection.run(f"INSERT INTO {table.name} ({', '.join(map(quoted, names))}) VALUES ({places})", values)
        assert store.rows(table.name) == [row]


def test_a_row_whose_span_is_of_another_document_is_refused() -> None:
    problem = Problem("p_1", "unclosed_quotation", "", "", doc_id="d_1", span=Span("d_2", 0, 1))
    with pytest.raises(ValueError, match="has a span of d_2"):
        columns_of("document_problems").to_row(problem)


def test_rows_without_an_id_have_an_address_made_of_their_key() -> None:
    columns = columns_of("reports")
    one = TABLES["reports"].record("d_1", "c_1", True, None, ())
    other = TABLES["reports"].record("d_1", "c_2", True, None, ())
    assert columns.address(one) == columns.address(TABLES["reports"].record("d_1", "c_1", False, 0.5, ()))
    assert columns.address(one) != columns.address(other)
