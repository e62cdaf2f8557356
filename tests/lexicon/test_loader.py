"""The package's own tables."""

from __future__ import annotations

import csv
from importlib.resources import files

import pytest

from dragoman.lexicon.loader import load_rows, load_words

TABLES = sorted(
    path.name.removesuffix(".csv")
    for path in files("dragoman.lexicon").joinpath("data").iterdir()
    if path.name.endswith(".csv")
)


@pytest.mark.parametrize("name", TABLES)
def test_every_table_has_rows_and_every_row_its_columns(name: str) -> None:
    rows = load_rows(name)
    assert rows
    for row in rows:
        assert None not in row, f"{name}: a row has more fields than columns: {row}"
        assert None not in row.values(), f"{name}: a row has fewer fields than columns: {row}"


@pytest.mark.parametrize("name", TABLES)
def test_comments_are_no_rows(name: str) -> None:
    first = next(csv.reader([next(iter(load_rows(name)[0].values()))]), [""])
    assert not (first and first[0].startswith("#"))


def test_words_are_one_column_as_a_set() -> None:
    assert "said" not in load_words("abbreviations")
    assert "mr" in load_words("abbreviations")
    assert "no" in load_words("abbreviations", "ends")


def test_an_absent_table_is_an_error() -> None:
    with pytest.raises(FileNotFoundError):
        load_rows("no_such_table")
