"""Does every span still slice to the words it was made of?"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby
from operator import itemgetter

from dragoman.model.codec import spans_of
from dragoman.model.records import Document
from dragoman.model.span import Span
from dragoman.model.tables import TABLES
from dragoman.store.columns import columns_of
from dragoman.store.connection import Connection
from dragoman.store.read import read_rows
from dragoman.store.write import words_digest

SPANS = 'SELECT doc, start, "end", field, "table", "row", role, digest FROM spans ORDER BY doc, rowid'


@dataclass(frozen=True, slots=True)
class Fault:
    """Something in the record that is not as it was written."""

    table: str
    row: str  # its id
    message: str
    span: Span | None = None


def check(connection: Connection) -> list[Fault]:
    """Everything that is wrong with the record; nothing where it is whole.

    The file itself, the text of each document against its digest, each span against the digest
    of its words, and each row against the spans kept of it: a row without evidence is a fault.
    Reads the whole record once.
    """
    return [*_check_file(connection), *_check_words(connection), *_check_rows(connection)]


def _check_file(connection: Connection) -> Iterator[Fault]:
    for (message,) in connection.fetch("PRAGMA quick_check"):
        if message != "ok":
            yield Fault("", "", f"the file is damaged: {message}")
    for table, *_ in connection.fetch("PRAGMA foreign_key_check"):
        yield Fault(table, "", "a row belongs to a document that is not held")


def _check_words(connection: Connection) -> Iterator[Fault]:
    for number, spans in groupby(connection.fetch(SPANS), key=itemgetter(0)):
        held = connection.fetch("SELECT id, text, title, digest FROM documents WHERE n = ?", (number,))
        for doc_id, text, title, digest in held:
            document = Document(doc_id, "", text, "", title)
            if words_digest(text) != digest:
                yield Fault("documents", doc_id, "its text is not the one that was read")
            for _, start, end, field, table, row, role, kept in spans:
                span = Span(doc_id, start, end, field)
                if not is_inside(document, span):
                    yield Fault(table, row, f"{role} runs out of its document", span)
                elif words_digest(document.slice(span)) != kept:
                    yield Fault(table, row, f"{role} does not slice to the words it was made of", span)


def _check_rows(connection: Connection) -> Iterator[Fault]:
    kept: dict[tuple[str, str], list[Span]] = {}
    ids: dict[int, str] = dict(connection.fetch("SELECT n, id FROM documents"))
    held = set(ids.values())
    for number, start, end, field, table, row, _, _ in connection.fetch(SPANS):
        kept.setdefault((table, row), []).append(Span(ids.get(number, ""), start, end, field))
    for table in TABLES.values():
        columns = columns_of(table.name)
        for record in read_rows(connection, table.name):
            row = columns.address(record)
            spans = [span for _, span in spans_of(record)]
            if table.evidence and not spans:
                yield Fault(table.name, row, "it has no evidence")
            if table.name == "decisions":
                spans = [span for span in spans if span.doc_id in held]
            if sorted(spans) != sorted(kept.pop((table.name, row), [])):
                yield Fault(table.name, row, "its spans are not those that were kept of it")
    for table_name, row in kept:
        yield Fault(table_name, row, "spans are kept of a row that is not there")


def is_inside(document: Document, span: Span) -> bool:
    """Does the span hold at least one character, all of them the document's?"""
    source = document.title or "" if span.field == "title" else document.text
    return 0 <= span.start < span.end <= len(source)
