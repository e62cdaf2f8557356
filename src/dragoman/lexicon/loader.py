"""Reads the package's own tables."""

from __future__ import annotations

import csv
from functools import cache
from importlib.resources import files


@cache
def load_rows(name: str) -> tuple[dict[str, str], ...]:
    """The rows of ``data/NAME.csv``, in file order, as text by column name.

    Lines that begin with ``#`` are comments. An absent table is a defect of the
    package and raises ``FileNotFoundError``.
    """
    text = files("dragoman.lexicon").joinpath("data").joinpath(f"{name}.csv").read_text(encoding="utf-8")
    lines = [line for line in text.splitlines() if line.strip() and not line.startswith("#")]
    return tuple(csv.DictReader(lines))


@cache
def load_words(name: str, column: str = "word") -> frozenset[str]:
    """One column of a table as a set of words."""
    return frozenset(row[column] for row in load_rows(name))
