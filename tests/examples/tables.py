"""The example, read, and its tables as the tests of its README look at them."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from dragoman import read
from dragoman.export.views import export_rows
from dragoman.model.tables import TABLES

EXAMPLES = Path(__file__).resolve().parents[2] / "examples"

LH_FEB, LH_JUNE = "linden-house-2024-02-13.txt", "linden-house-2024-06-18.txt"
AL_FEB, AL_JUNE = "alcarra-2024-02-13.txt", "alcarra-2024-06-18.txt"
GAZETTE, COURIER = "harbour-gazette-2024-02-14.txt", "aldsund-courier-2024-02-14.html"
LANTERN, LEDGER = "morning-lantern.txt", "narrows-ledger-2024-06-19.txt"
FEBRUARY, JUNE = {LH_FEB, AL_FEB, GAZETTE, COURIER, LANTERN}, {LH_JUNE, AL_JUNE, LEDGER}

HALVORN, PEREVAL, VOSSMAAR = "x:astrid-halvorn", "x:luciano-pereval", "x:hendrik-vossmaar"
LINDEN_HOUSE, ALCARRA = "x:linden-house", "x:alcarra"
BOTH = {HALVORN, PEREVAL}

Row = dict[str, Any]


class Tables:
    """The exported tables, with documents under their file names."""

    def __init__(self, rows: dict[str, list[Row]]) -> None:
        self.rows = rows
        self.file = {row["id"]: Path(row["path"]).name for row in rows["documents"]}
        self.document = {self.file[row["id"]]: row for row in rows["documents"]}
        self.teller = {row["id"]: row["teller"] for row in rows["accounts"]}

    def of(self, table: str, file: str) -> list[Row]:
        return [row for row in self.rows[table] if self.file.get(row["doc"]) == file]

    def words(self, file: str, spans: list[list[int]]) -> str:
        return " ".join(self.document[file]["text"][start:end] for start, end in spans)

    def side(self, side: Row) -> tuple[str, str]:
        """The file and the words of one side of a passage."""
        file = self.file[side["doc"]]
        return file, self.words(file, [side["span"]])

    def files(self, row: Row) -> set[str]:
        return {self.file[place["doc"]] for place in row["evidence"]}

    def day(self, date: str | None) -> str | None:
        return next((row["to"] for row in self.rows["dates"] if row["id"] == date), None)


def read_example(folder: Path) -> Tables:
    """The tables of a record of the example that is kept in ``folder``."""
    with read([EXAMPLES], record=folder / "example.db") as record:
        return Tables({name: list(export_rows(record.store, name)) for name, table in TABLES.items() if table.exported})


def main_contact(tables: Tables, file: str) -> Row:
    (contact,) = {row["contact"] for row in tables.of("reports", file) if row["main"]}
    return next(row for row in tables.rows["contacts"] if row["id"] == contact)


def told_in(tables: Tables, contact: Row, *, main: bool | None = None) -> set[str]:
    rows = [row for row in tables.rows["reports"] if row["contact"] == contact["id"]]
    return {tables.file[row["doc"]] for row in rows if main is None or row["main"] is main}


def quotes(row: Row) -> str:
    return plain(" ".join(place["quote"] for place in row["evidence"]))


def plain(text: str) -> str:
    return " ".join(text.split())


def places(value: Any) -> Iterator[Row]:
    if isinstance(value, dict):
        if {"doc", "span", "quote"} <= value.keys():
            yield value
        for inner in value.values():
            yield from places(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from places(inner)


def accounts_of_officials(tables: Tables) -> list[Row]:
    """The accounts of the two officials together; what one of them said alone is another."""
    names = {row["id"]: row["name"] for row in tables.rows["actors"]}
    return [row for row in tables.rows["accounts"] if names.get(row["teller"], "").startswith("two Norvian officials")]
