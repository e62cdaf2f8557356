"""The tables of a record as text, to compare two records byte for byte."""

from __future__ import annotations

from pathlib import Path

from dragoman.model.codec import encode, write_json
from dragoman.model.tables import TABLES
from dragoman.store import Store, open_store


def dump(store: Store) -> str:
    """Every row of every table, those of the runs left out."""
    return "\n".join(
        f"{table} {write_json(encode(row))}" for table in TABLES if table != "runs" for row in store.rows(table)
    )


def dump_file(path: Path) -> str:
    with open_store(path, writable=False) as store:
        assert store.check() == []
        return dump(store)
