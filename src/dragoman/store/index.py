"""Keeps the words that can be searched: sentences and titles, and the evidence of rows."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from operator import itemgetter

from dragoman.model.records import Document
from dragoman.model.span import Span
from dragoman.store.connection import Connection, Row

TEXT, EVIDENCE = "text", "evidence"  # the kinds of units

# Rows a reader may ask for by id, whose words say more than that they are words of the document.
EVIDENCE_TABLES = (
    "attributions", "contacts", "accounts", "positions", "commitments", "unsupported", "passages", "formulas",
)  # fmt: skip

PLACE = 'doc, field, start, "end"'
INSERT_UNIT = f"INSERT INTO units (n, {PLACE}, kind) VALUES (?, ?, ?, ?, ?, ?)"
EVIDENCE_PLACES = (
    f'SELECT DISTINCT {PLACE} FROM spans WHERE "table" IN ({", ".join(repr(name) for name in EVIDENCE_TABLES)})'
)
EVIDENCE_UNITS = f"SELECT {PLACE} FROM units WHERE kind = '{EVIDENCE}'"


def index_document(connection: Connection, number: int, document: Document, sentences: Iterable[Span]) -> None:
    """Make a document's words searchable: by sentence, by line where it has none, and its title."""
    spans = list(sentences) or _lines(document)
    if document.title:
        spans.append(Span(document.id, 0, len(document.title), "title"))
    _add(connection, TEXT, (((number, span.field, span.start, span.end), document.slice(span)) for span in spans))


def unindex_document(connection: Connection, number: int) -> None:
    """Take a document's words, evidence included, out of the search, while its text is still held."""
    _remove(connection, connection.fetch(f"SELECT {PLACE}, n FROM units WHERE doc = ?", (number,)))


def index_evidence(connection: Connection) -> None:
    """Make the evidence of all rows searchable, each stretch once, and what is evidence no more not."""
    # "Not in" would go through all places for each unit that is stale: here these are set against one another once.
    gone = f"{EVIDENCE_UNITS} EXCEPT {EVIDENCE_PLACES}"
    stale = f"SELECT {PLACE}, n FROM ({gone}) JOIN units USING ({PLACE}) WHERE kind = '{EVIDENCE}'"
    _remove(connection, connection.fetch(stale))
    fresh = connection.fetch(f"{EVIDENCE_PLACES} EXCEPT {EVIDENCE_UNITS}")
    _add(connection, EVIDENCE, _with_words(connection, fresh))


def _add(connection: Connection, kind: str, units: Iterable[tuple[Row, str]]) -> None:
    """Add units, given as their place and words."""
    last = connection.fetch("SELECT coalesce(max(n), 0) FROM units")[0][0]
    added = [(last + count, place, words) for count, (place, words) in enumerate(units, 1)]
    connection.run_many(INSERT_UNIT, [(number, *place, kind) for number, place, _ in added])
    connection.run_many(
        "INSERT INTO search (rowid, words) VALUES (?, ?)", [(number, words) for number, _, words in added]
    )


def _remove(connection: Connection, units: Sequence[Row]) -> None:
    """Remove units, given as their place and number; the index must be told the words it had."""
    removed = [(unit[-1], words) for unit, words in _with_words(connection, units)]
    connection.run_many("INSERT INTO search (search, rowid, words) VALUES ('delete', ?, ?)", removed)
    connection.run_many("DELETE FROM units WHERE n = ?", [(number,) for number, _ in removed])


def _with_words(connection: Connection, places: Sequence[Row]) -> Iterator[tuple[Row, str]]:
    """The words at some places, one document at a time."""
    for number, group in groupby(sorted(places), key=itemgetter(0)):
        for text, title in connection.fetch("SELECT text, title FROM documents WHERE n = ?", (number,)):
            document = Document("", "", text, "", title)
            for place in group:
                yield place, document.slice(Span("", place[2], place[3], place[1]))


def _lines(document: Document) -> list[Span]:
    """The lines of a text that is not read as sentences; blank ones are left out."""
    spans = []
    start = 0
    for line in document.text.split("\n"):
        if line.strip():
            spans.append(document.span(start, start + len(line)))
        start += len(line) + 1
    return spans
