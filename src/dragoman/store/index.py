"""Keeps the words that can be searched: sentences and titles, and the evidence of rows."""

from __future__ import annotations

from collections.abc import Iterable

from dragoman.model.records import Document
from dragoman.model.span import Span
from dragoman.model.tables import TABLES
from dragoman.store.connection import Connection

TEXT, EVIDENCE = "text", "evidence"  # the kinds of units

# Rows whose words say more than that they are words of the document.
NOT_EVIDENCE = (
    "descriptions", "regions", "sentences", "mentions", "date_expressions", "dates", "document_problems", "problems",
    "input_problems", "publications", "overlaps", "clusters", "decisions",
)  # fmt: skip
EVIDENCE_TABLES = tuple(name for name in TABLES if name not in NOT_EVIDENCE)

PLACE = 'doc, start, "end", field'
INSERT_UNIT = f"INSERT INTO units ({PLACE}, kind) VALUES (?, ?, ?, ?, ?)"
EVIDENCE_PLACES = (
    f'SELECT DISTINCT {PLACE} FROM spans WHERE "table" IN ({", ".join(repr(name) for name in EVIDENCE_TABLES)})'
)
EVIDENCE_UNITS = f"SELECT {PLACE} FROM units WHERE kind = '{EVIDENCE}'"


def index_document(connection: Connection, number: int, document: Document, sentences: Iterable[Span]) -> None:
    """Make a document's words searchable: by sentence, by line where it has none, and its title."""
    places = [(span.start, span.end, span.field) for span in sentences] or _lines(document.text)
    if document.title:
        places.append((0, len(document.title), "title"))
    for start, end, field in places:
        words = document.slice(Span(document.id, start, end, field))
        unit = connection.run(INSERT_UNIT, (number, start, end, field, TEXT))
        connection.run("INSERT INTO search (rowid, words) VALUES (?, ?)", (unit, words))


def unindex_document(connection: Connection, number: int) -> None:
    """Take a document's words, evidence included, out of the search, while its text is still held."""
    connection.run(
        "INSERT INTO search (search, rowid, words) SELECT 'delete', n, words FROM unit_words "
        "WHERE n IN (SELECT n FROM units WHERE doc = ?)",
        (number,),
    )
    connection.run("DELETE FROM units WHERE doc = ?", (number,))


def index_evidence(connection: Connection) -> None:
    """Make the evidence of all rows searchable, each stretch once, and what is evidence no more not."""
    stale = connection.fetch(
        f"SELECT n FROM units WHERE kind = '{EVIDENCE}' AND ({PLACE}) IN "
        f"(SELECT * FROM ({EVIDENCE_UNITS}) EXCEPT SELECT * FROM ({EVIDENCE_PLACES}))"
    )
    connection.run_many(
        "INSERT INTO search (search, rowid, words) SELECT 'delete', n, words FROM unit_words WHERE n = ?", stale
    )
    connection.run_many("DELETE FROM units WHERE n = ?", stale)
    last = connection.fetch("SELECT coalesce(max(n), 0) FROM units")[0][0]
    connection.run(
        f"INSERT INTO units ({PLACE}, kind) SELECT {PLACE}, '{EVIDENCE}' FROM "
        f"(SELECT * FROM ({EVIDENCE_PLACES}) EXCEPT SELECT * FROM ({EVIDENCE_UNITS}))"
    )
    connection.run("INSERT INTO search (rowid, words) SELECT n, words FROM unit_words WHERE n > ?", (last,))


def _lines(text: str) -> list[tuple[int, int, str]]:
    """The lines of a text that is not read as sentences; blank ones are left out."""
    places = []
    start = 0
    for line in text.split("\n"):
        if line.strip():
            places.append((start, start + len(line), "text"))
        start += len(line) + 1
    return places
