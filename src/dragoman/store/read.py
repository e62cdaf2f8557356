"""Reads rows as records, and finds rows by their ids."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from dragoman.model.codec import in_text_order, read_json, spans_of
from dragoman.model.errors import UnknownId
from dragoman.model.records import ActorSeen, Document
from dragoman.model.span import Span
from dragoman.model.tables import TABLES
from dragoman.store.columns import columns_of
from dragoman.store.connection import Connection, Row

# A row is looked for in the tables of the contract first: a date has the id of the expression it resolves.
NAMED = [table for table in TABLES.values() if table.key in (("id",), ("key",))]
BY_ID = tuple(table.name for table in sorted(NAMED, key=lambda table: not table.exported))
WITHOUT_SPANS = tuple(table.name for table in NAMED if not table.evidence)
LAST_CHARACTER = "\U0010ffff"
MOST_NAMED = 5  # of the ids that a prefix could mean


def read_rows(connection: Connection, table: str, doc: str | None = None) -> list[Any]:
    """All rows of a table in the order of its key, or those of one document in text order.

    A row of the whole record is a document's where it says so or has a span in it.
    """
    columns = columns_of(table)
    if doc is None:
        return [columns.to_record(row) for row in connection.fetch(columns.select())]
    if table == "documents":
        found = connection.fetch(columns.select("id = ?"), (doc,))
    elif "doc" in columns.names:
        found = connection.fetch(columns.select("doc = ?"), (doc,))
    elif TABLES[table].key == ("id",):
        found = connection.fetch(
            columns.select(
                'id IN (SELECT "row" FROM spans JOIN documents ON documents.n = spans.doc '
                'WHERE documents.id = ? AND "table" = ?)'
            ),
            (doc, table),
        )
    else:
        return [record for record in read_rows(connection, table) if _stands_in(record, doc)]
    return in_text_order(map(columns.to_record, found), columns.key)


def read_rows_of_contact(connection: Connection, table: str, contact: str) -> list[Any]:
    """The rows of a table that name a contact, in the order of its key."""
    columns = columns_of(table)
    return [columns.to_record(row) for row in connection.fetch(columns.select("contact = ?"), (contact,))]


def read_headings(connection: Connection) -> list[Document]:
    """All documents in the order of their ids, each without its text."""
    columns = columns_of("documents")
    sql = columns.select().replace('"text"', "''", 1)
    return [columns.to_record(row) for row in connection.fetch(sql)]


def read_own_actors(connection: Connection) -> list[ActorSeen]:
    """Where documents name actors of the user's own, by document and actor. The condition is that of an index."""
    columns = columns_of("actors_seen")
    return [
        columns.to_record(row) for row in connection.fetch(columns.select("json_extract(actor, '$.origin') = 'user'"))
    ]


def read_row(connection: Connection, table: str, row_id: str) -> Any | None:
    """The row of a table with an id (of ``topics``, a key), or None."""
    columns = columns_of(table)
    condition, parameters = f"{TABLES[table].key[0]} = ?", [row_id]
    if TABLES[table].per_document and table not in WITHOUT_SPANS:  # these are kept by document
        condition += (
            ' AND doc IN (SELECT documents.id FROM spans JOIN documents ON documents.n = spans.doc WHERE "row" = ?)'
        )
        parameters.append(row_id)
    found = connection.fetch(columns.select(condition), parameters)
    return columns.to_record(found[0]) if found else None


def find_row(connection: Connection, asked: str, tables: Sequence[str] = BY_ID) -> tuple[str, Any]:
    """The one row with this id, or whose id alone begins so, and its table; an old id of a contact finds the new.

    Raises:
        UnknownId: no row has it, or several could be meant.
    """
    wanted = (*tables, "redirects")
    found = _rows_with_id(connection, asked, wanted)
    if not found:
        named = {row_id: _rows_with_id(connection, row_id, wanted) for row_id in sorted(_ids_like(connection, asked))}
        named = {row_id: rows for row_id, rows in named.items() if rows}
        if len(named) > 1:
            listed = ", ".join(list(named)[:MOST_NAMED]) + (" ..." if len(named) > MOST_NAMED else "")
            raise UnknownId(f"{asked} could be any of {len(named)} rows: {listed}.", "Write more of the id.")
        found = [row for rows in named.values() for row in rows]
    for table, record in found:
        return find_row(connection, record.contact, tables) if table == "redirects" else (table, record)
    raise UnknownId(f"The record has no row {asked}.", "Ids stand in every listing with --json and in the export.")


def _rows_with_id(connection: Connection, row_id: str, tables: Sequence[str]) -> list[tuple[str, Any]]:
    """The rows with an id, in the order of the tables."""
    found = ((table, read_row(connection, table, row_id)) for table in tables)
    return [(table, record) for table, record in found if record is not None]


def read_document(connection: Connection, doc_id: str) -> Document:
    """A document.

    Raises:
        UnknownId: the record does not have it.
    """
    for document in read_rows(connection, "documents", doc_id):
        if isinstance(document, Document):
            return document
    raise UnknownId(f"The record has no document {doc_id}.", "`dragoman search WORDS` shows the ids of documents.")


def read_sources(connection: Connection, doc_id: str) -> list[Document]:
    """The document as each path that holds it tells of it, by path; without its text."""
    return [
        Document(id=doc_id, path=path, text="", **read_json(told))
        for path, told in connection.fetch("SELECT path, told FROM sources WHERE doc = ? ORDER BY path", (doc_id,))
    ]


def read_paths(connection: Connection) -> dict[str, list[str]]:
    """The ids of the documents that were read at each path, in order."""
    found: dict[str, list[str]] = {}
    for path, doc_id in connection.fetch("SELECT path, doc FROM sources ORDER BY path, doc"):
        found.setdefault(path, []).append(doc_id)
    return found


def document_number(connection: Connection, doc_id: str) -> int | None:
    """What spans and the search name a document by; None where it is not held."""
    found: list[Row] = connection.fetch("SELECT n FROM documents WHERE id = ?", (doc_id,))
    return int(found[0][0]) if found else None


def _ids_like(connection: Connection, prefix: str) -> set[str]:
    """The ids that begin so; a few of them where they are many."""
    bounds = (prefix, prefix + LAST_CHARACTER)
    statements = ['SELECT DISTINCT "row" FROM spans WHERE "row" >= ? AND "row" < ? LIMIT 100']
    for table in WITHOUT_SPANS:
        key = TABLES[table].key[0]
        statements.append(f'SELECT "{key}" FROM {table} WHERE "{key}" >= ? AND "{key}" < ? LIMIT 100')
    return {row[0] for statement in statements for row in connection.fetch(statement, bounds)}


def _stands_in(record: Any, doc: str) -> bool:
    return any(span.doc_id == doc for _, span in spans_of(record))


def slice_words(document: Document, span: Span, context_chars: int) -> tuple[str, str, str]:
    """The words of a span with those before and after it, at most so many characters of each."""
    source = document.title or "" if span.field == "title" else document.text
    before = source[max(0, span.start - context_chars) : span.start]
    return before, source[span.start : span.end], source[span.end : span.end + context_chars]
