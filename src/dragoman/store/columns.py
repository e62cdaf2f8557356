"""How the records of each table become rows of SQL, and the statements that write and read them.

The text of every statement is made once, from the names in ``TABLES`` and of the record
classes' fields; values are always parameters.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from operator import itemgetter
from sys import intern
from typing import Any

from dragoman.model.codec import FieldCodec, codec_of, encode_span, key_of, read_json, values_of, write_json, write_span
from dragoman.model.ids import digest
from dragoman.model.span import Span
from dragoman.model.tables import TABLES, Table
from dragoman.store.connection import Row

SPAN_COLUMNS = ("start", "end", "field")

Put = Callable[[list[Any], Any], None]  # appends the columns of one value to a row
Get = Callable[[Row], Any]


@dataclass(frozen=True, slots=True)
class Columns:
    """The columns of a table and what turns its records into rows and back."""

    table: Table
    names: tuple[str, ...]
    puts: tuple[Put, ...]
    gets: tuple[Get, ...]
    key_places: tuple[int, ...]  # of the key's columns among ``names``

    def to_row(self, record: Any) -> Row:
        """The values of a record, in the order of ``names``."""
        row: list[Any] = []
        for put, value in zip(self.puts, values_of(record), strict=True):
            put(row, value)
        return tuple(row)

    def to_record(self, row: Row) -> Any:
        """The record that ``to_row`` made the row of."""
        return self.table.record(*[get(row) for get in self.gets])

    def key(self, record: Any) -> tuple[Any, ...]:
        return key_of(record, self.table.key)

    def key_of_row(self, row: Row) -> tuple[Any, ...]:
        """The key of the record that ``to_row`` made the row of; SQLite has rows in the order of these."""
        return tuple(row[index] for index in self.key_places)

    def address(self, record: Any) -> str:
        """The one word a row is known by in ``spans``: its id, or a digest of its key."""
        key = self.key(record)
        return str(key[0]) if len(key) == 1 else f"{self.table.name}:{digest(*key)}"

    def select(self, condition: str = "") -> str:
        """Reads rows in the order of the key."""
        order = ", ".join(map(quoted, self.table.key))
        where = f" WHERE {condition}" if condition else ""
        return f"SELECT {', '.join(map(quoted, self.names))} FROM {self.table.name}{where} ORDER BY {order}"

    def insert(self) -> str:
        places = ", ".join("?" * len(self.names))
        return f"INSERT INTO {self.table.name} ({', '.join(map(quoted, self.names))}) VALUES ({places})"

    def delete(self) -> str:
        """Deletes the row of a key."""
        condition = " AND ".join(f"{quoted(column)} = ?" for column in self.table.key)
        return f"DELETE FROM {self.table.name} WHERE {condition}"


@cache
def columns_of(table: str) -> Columns:
    """The columns of one of ``TABLES``."""
    record = TABLES[table].record
    names: list[str] = []
    puts: list[Put] = []
    gets: list[Get] = []
    has_doc = any(field.column == "doc" for field in codec_of(record))
    for field in codec_of(record):
        if field.name == "span":
            puts.append(_place_putter(names.index("doc")) if has_doc else _put_span)
            names += SPAN_COLUMNS if has_doc else ("doc", *SPAN_COLUMNS)
            gets.append(_get_span(names.index("doc"), len(names) - len(SPAN_COLUMNS)))
        else:
            gets.append(_getter(field, len(names)))
            names.append(field.column)
            puts.append(_putter(field))
    key_places = tuple(map(names.index, TABLES[table].key))
    return Columns(TABLES[table], tuple(names), tuple(puts), tuple(gets), key_places)


def quoted(column: str) -> str:
    return f'"{column}"'


def _put_span(row: list[Any], span: Span) -> None:
    row += (span.doc_id, span.start, span.end, span.field)


def _place_putter(doc: int) -> Put:
    """What puts a span whose document has a column of its own, the one at ``doc``."""

    def put(row: list[Any], span: Span | None) -> None:
        if span is not None and span.doc_id != row[doc]:
            raise ValueError(f"a row of document {row[doc]} has a span of {span.doc_id}")
        row += (None, None, None) if span is None else (span.start, span.end, span.field)

    return put


def _putter(field: FieldCodec) -> Put:
    code = field.encode
    if code is None:
        return list.append
    if code is encode_span:
        return lambda row, span: row.append(write_span(span))

    def put(row: list[Any], value: Any) -> None:
        row.append("[]" if value == () else None if value is None else write_json(code(value)))

    return put


def _getter(field: FieldCodec, index: int) -> Get:
    code = field.decode
    if code is not None:
        return lambda row: () if row[index] == "[]" else None if row[index] is None else code(read_json(row[index]))
    if field.kind is bool:
        return lambda row: None if row[index] is None else bool(row[index])
    if field.column == "doc":
        return lambda row: None if row[index] is None else intern(row[index])
    return itemgetter(index)


def _get_span(doc: int, start: int) -> Get:
    def get(row: Row) -> Span | None:
        if row[start] is None:
            return None
        return Span(intern(row[doc]), row[start], row[start + 1], row[start + 2])

    return get
