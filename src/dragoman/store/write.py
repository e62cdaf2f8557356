"""Writes documents and rows, and the digests of the words they rest on."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping
from itertools import groupby
from operator import itemgetter
from typing import Any

from dragoman.model.codec import document_of, encode, spans_of, write_json
from dragoman.model.errors import UnknownId
from dragoman.model.records import Document
from dragoman.model.span import Span
from dragoman.model.tables import NEVER_DERIVED, TABLES
from dragoman.store.columns import Columns, columns_of
from dragoman.store.connection import Connection, Row
from dragoman.store.index import index_document, index_evidence, unindex_document
from dragoman.store.read import document_number

WORDS_DIGEST_BYTES = 8
MOST_ENTRIES = 1 << 18  # spans that are gathered to be written document by document

DERIVED = [table for table in TABLES.values() if table.name not in NEVER_DERIVED]
OF_ONE_DOCUMENT = tuple(table.name for table in DERIVED if table.per_document)
OF_ALL_DOCUMENTS = tuple(table.name for table in DERIVED if not table.per_document)

SOURCE_LEFT_OUT = ("id", "path", "text")

DOCUMENT_COLUMNS = (*columns_of("documents").names, "digest")
UPSERT_DOCUMENT = (
    f"INSERT INTO documents ({', '.join(DOCUMENT_COLUMNS)}) VALUES ({', '.join('?' * len(DOCUMENT_COLUMNS))}) "
    f"ON CONFLICT (id) DO UPDATE SET {', '.join(f'{name} = excluded.{name}' for name in DOCUMENT_COLUMNS[1:])}"
)
INSERT_SPAN = (
    'INSERT INTO spans (doc, start, "end", field, "table", "row", role, digest) VALUES (?, ?, ?, ?, ?, ?, ?, ?)'
)
DELETE_SPANS_OF_ROW = 'DELETE FROM spans WHERE "row" = ? AND "table" = ?'
DELETE_SPANS_OF_DOCUMENT = (
    f'DELETE FROM spans WHERE doc = ? AND "table" IN ({", ".join(repr(name) for name in OF_ONE_DOCUMENT)})'
)

Entry = tuple[str, int, int, str, str, str, str]  # doc, start, end, field, table, row, role


def words_digest(words: str) -> bytes:
    """What is kept of the words of a span, to know them again."""
    return hashlib.blake2b(words.encode("utf-8", "surrogatepass"), digest_size=WORDS_DIGEST_BYTES).digest()


def add_document(
    connection: Connection, document: Document, rows: Mapping[str, Iterable[Any]], mark: str, failed: int
) -> None:
    """Write a document with its rows in place of whatever was known of it; decisions about it stay."""
    number = document_number(connection, document.id)
    if number is not None:
        unindex_document(connection, number)
        connection.run(DELETE_SPANS_OF_DOCUMENT, (number,))
        for table in OF_ONE_DOCUMENT:
            connection.run(f"DELETE FROM {table} WHERE doc = ?", (document.id,))
    connection.run(UPSERT_DOCUMENT, (*columns_of("documents").to_row(document), words_digest(document.text)))
    is_new = number is None
    number = document_number(connection, document.id)
    entries: list[Entry] = []
    for table in OF_ONE_DOCUMENT:
        entries += _insert(connection, columns_of(table), rows.get(table, ()))
    if is_new:
        entries += _entries(columns_of("decisions"), _decisions_about(connection, document.id))
    connection.run_many(INSERT_SPAN, [_span_row(number or 0, document, entry) for entry in entries])
    index_document(connection, number or 0, document, [row.span for row in rows.get("sentences", ())])
    connection.run("INSERT OR REPLACE INTO readings (doc, mark, failed) VALUES (?, ?, ?)", (document.id, mark, failed))
    set_linked(connection, False)


def add_source(connection: Connection, document: Document) -> None:
    """Write down what one path said of a document that is held."""
    told = {column: value for column, value in encode(document).items() if column not in SOURCE_LEFT_OUT}
    connection.run(
        "INSERT OR REPLACE INTO sources (doc, path, told) VALUES (?, ?, ?)",
        (document.id, document.path, write_json(told)),
    )


def add_rows(connection: Connection, table: str, records: Iterable[Any]) -> None:
    """Add rows that no stage derives: decisions and runs. A row that is held is written again."""
    columns = columns_of(table)
    listed = list(records)
    _delete(connection, columns, listed)
    _write_spans(connection, _insert(connection, columns, listed))


def remove_rows(connection: Connection, table: str, records: Iterable[Any]) -> None:
    """Remove rows that no stage derives."""
    _delete(connection, columns_of(table), records)


def replace(connection: Connection, rows: Mapping[str, Iterable[Any]]) -> bool:
    """Give each of the tables exactly these rows, touching only what differs; whether anything did."""
    entries: list[Entry] = []
    changed = False
    for table in (name for name in TABLES if name in rows):
        columns = columns_of(table)
        gone, new = _differences(connection, columns, rows[table])
        _delete(connection, columns, map(columns.to_record, gone))
        entries += _insert(connection, columns, new)
        changed = changed or bool(gone or new)
        if len(entries) > MOST_ENTRIES:
            _write_spans(connection, entries)
            entries.clear()
    _write_spans(connection, entries)
    return changed


def _differences(connection: Connection, columns: Columns, records: Iterable[Any]) -> tuple[list[Row], list[Any]]:
    """The rows held that are not among those wanted, and the records wanted that are not held.

    One walk over both in the order of their keys, so that of the rows held only those that differ are kept. A record
    that is wanted twice is one row. Sorts the records by their keys.
    """
    held = connection.each(columns.select())
    row = next(held, None)
    gone: list[Row] = []
    new: list[Any] = []
    for key, same in groupby(sorted(records, key=columns.key), key=columns.key):
        record = next(same)
        while row is not None and columns.key_of_row(row) < key:
            gone.append(row)
            row = next(held, None)
        if row is None or columns.key_of_row(row) != key:
            new.append(record)
            continue
        if row != columns.to_row(record):
            gone.append(row)
            new.append(record)
        row = next(held, None)
    return [*gone, *([row] if row is not None else ()), *held], new


def finish_linking(connection: Connection, changed: bool) -> None:
    """Say that the rows of the whole record follow from the documents held, and make their evidence searchable."""
    if changed or not is_linked(connection):
        index_evidence(connection)
    set_linked(connection, True)


def forget(connection: Connection, doc_id: str) -> None:
    """Remove a document and every row that rests on it; decisions about it stay, for when it is read again.

    Raises:
        UnknownId: there is no such document.
    """
    number = document_number(connection, doc_id)
    if number is None:
        raise UnknownId(f"The record has no document {doc_id}.", "`dragoman search WORDS` shows the ids of documents.")
    connection.run("PRAGMA secure_delete = ON")  # what is forgotten is overwritten
    resting = connection.fetch('SELECT DISTINCT "table", "row" FROM spans WHERE doc = ?', (number,))
    for table in OF_ALL_DOCUMENTS:
        columns = columns_of(table)
        addresses = {row for name, row in resting if name == table}
        records = map(columns.to_record, connection.fetch(columns.select()))
        _delete(
            connection, columns, [r for r in records if document_of(r) == doc_id or columns.address(r) in addresses]
        )
    paths = connection.fetch("SELECT path FROM sources WHERE doc = ?", (doc_id,))
    connection.run_many("DELETE FROM input_problems WHERE path = ?", paths)
    connection.run("DELETE FROM input_problems WHERE doc = ?", (doc_id,))
    unindex_document(connection, number)
    connection.run("DELETE FROM documents WHERE n = ?", (number,))
    connection.run("INSERT INTO search (search) VALUES ('optimize')")  # or its words stay among the terms
    set_linked(connection, False)


def is_linked(connection: Connection) -> bool:
    return bool(connection.fetch("SELECT linked FROM state")[0][0])


def set_linked(connection: Connection, linked: bool) -> None:
    connection.run("UPDATE state SET linked = ? WHERE linked <> ?", (linked, linked))


# ---------------------------------------------------------------- rows and their spans


def _insert(connection: Connection, columns: Columns, records: Iterable[Any]) -> list[Entry]:
    """Insert rows, and list the spans that are to be written for them."""
    listed = list(records)
    connection.run_many(columns.insert(), map(columns.to_row, listed))
    return _entries(columns, listed)


def _entries(columns: Columns, records: Iterable[Any]) -> list[Entry]:
    table = columns.table.name
    return [
        (span.doc_id, span.start, span.end, span.field, table, columns.address(record), role)
        for record in records
        for role, span in spans_of(record)
    ]


def _delete(connection: Connection, columns: Columns, records: Iterable[Any]) -> None:
    listed = list(records)
    connection.run_many(columns.delete(), map(columns.key, listed))
    connection.run_many(DELETE_SPANS_OF_ROW, [(columns.address(r), columns.table.name) for r in listed])


def _write_spans(connection: Connection, entries: list[Entry]) -> None:
    """Write spans of any documents, one document at a time; those of documents that are not held are left out."""
    entries.sort(key=itemgetter(0))
    for doc_id, group in groupby(entries, key=itemgetter(0)):
        held = connection.fetch("SELECT n, text, title FROM documents WHERE id = ?", (doc_id,))
        for number, text, title in held:
            document = Document(doc_id, "", text, "", title)
            connection.run_many(INSERT_SPAN, [_span_row(number, document, entry) for entry in group])


def _span_row(number: int, document: Document, entry: Entry) -> tuple[Any, ...]:
    doc_id, start, end, field, *address = entry
    return (number, start, end, field, *address, words_digest(document.slice(Span(doc_id, start, end, field))))


def _decisions_about(connection: Connection, doc_id: str) -> list[Any]:
    columns = columns_of("decisions")
    return [columns.to_record(row) for row in connection.fetch(columns.select("doc = ?"), (doc_id,))]
