"""Exported tables as Parquet; importing this needs pyarrow."""

from __future__ import annotations

from itertools import islice
from pathlib import Path
from typing import Any, get_args

import pyarrow as pa
import pyarrow.parquet as pq

from dragoman.export.shapes import QUOTED, Kind, fields_of, has_field
from dragoman.export.tables import Tables
from dragoman.export.views import export_rows, exported_columns
from dragoman.model.codec import FieldCodec, codec_of
from dragoman.model.span import Span

ROWS_AT_ONCE = 10_000

SCALARS: dict[Any, Any] = {str: pa.string(), int: pa.int64(), float: pa.float64(), bool: pa.bool_()}
SPAN = pa.list_(pa.int64())


def write_parquet(store: Tables, table: str, path: Path) -> None:
    """Write one table; its columns have the same types whatever rows it has."""
    columns = exported_columns(store, table)
    if has_field(table):
        columns = (*columns, "field")
    types = {column: _type(field, column, kind) for column, field, kind in fields_of(table)}
    schema = pa.schema([(column, types.get(column, pa.string())) for column in columns])
    rows = export_rows(store, table)
    with pq.ParquetWriter(path, schema) as writer:
        while some := list(islice(rows, ROWS_AT_ONCE)):
            writer.write_table(pa.Table.from_pylist(some, schema))


def _type(field: FieldCodec, column: str, kind: Kind) -> Any:
    if kind is Kind.VALUE:
        return SCALARS[field.kind]
    if kind is Kind.NAMES:
        return pa.list_(pa.string())
    if kind is Kind.SPAN:
        return SPAN
    if kind is Kind.SPANS:
        return pa.list_(SPAN)
    if kind is Kind.PLACE:
        return pa.struct(_place(None, quoted=False))
    member = get_args(field.kind)[0]
    if kind is Kind.PLACES:
        return pa.list_(pa.struct(_place(member, quoted=column in QUOTED)))
    return pa.list_(pa.struct([(inner.column, SCALARS[inner.kind]) for inner in codec_of(member)]))


def _place(member: Any, *, quoted: bool) -> list[tuple[str, Any]]:
    """The parts of a place, in the order in which they are exported."""
    parts = [("doc", pa.string()), ("span", SPAN)]
    if quoted:
        parts.append(("quote", pa.string()))
    if member not in (None, Span):
        parts += [(inner.column, SCALARS[inner.kind]) for inner in codec_of(member) if inner.column != "span"]
    return [*parts, ("field", pa.string())]
