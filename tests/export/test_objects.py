"""Views as objects have the rows of the export."""

from __future__ import annotations

import pytest

from dragoman.export.objects import rows_as_objects
from dragoman.export.sources import Sources
from dragoman.export.views import export_rows
from dragoman.store import Store


@pytest.mark.parametrize(
    "table", ["contacts", "reports", "accounts", "positions", "commitments", "comparisons", "unsupported", "passages"]
)
def test_rows_are_those_of_the_export(store: Store, table: str) -> None:
    rows = rows_as_objects(Sources(store), table, store.rows(table))
    assert rows
    assert rows == list(export_rows(store, table))
