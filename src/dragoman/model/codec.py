"""Records as plain values, and back, by the type hints of their classes.

A plain value is what JSON can hold. A ``Span`` becomes ``[doc, start, end]``, with its
field as a fourth where that is not the text; a tuple becomes a list; a record inside a
record becomes an object with the names of its columns. What a class needs is worked
out once.
"""

from __future__ import annotations

import json
import types
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, fields, is_dataclass
from functools import cache
from operator import attrgetter
from typing import Any, TypeVar, Union, get_args, get_origin, get_type_hints

from dragoman.model.span import Span

SCALARS = (str, int, float, bool)
TEXT = "text"

Record = TypeVar("Record")
Coder = Callable[[Any], Any]

write_json = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode
read_json = json.JSONDecoder().decode


@dataclass(frozen=True, slots=True)
class FieldCodec:
    """How one field of a record class becomes a plain value."""

    name: str  # of the attribute
    column: str  # of the table: "from" for "from_", "doc" for "doc_id"
    kind: Any  # its type, without None
    encode: Coder | None  # None where the value is plain already
    decode: Coder | None
    spans: Callable[[Any], Iterable[Span]] | None  # None where it holds no spans


@cache
def codec_of(record: type) -> tuple[FieldCodec, ...]:
    """How each field of a record class is coded, in the order of its fields.

    Raises:
        TypeError: the class is no dataclass, or a field has a type that no record may have.
    """
    hints = get_type_hints(record)
    return tuple(_field_codec(field.name, hints[field.name]) for field in fields(record))


def encode(record: Any) -> dict[str, Any]:
    """A record as plain values by the name of their column."""
    return {
        field.column: field.encode(value) if field.encode else value
        for field, value in zip(codec_of(record.__class__), values_of(record), strict=True)
    }


def decode(record: type[Record], row: Mapping[str, Any]) -> Record:
    """The record of a class that ``encode`` made the plain values of; a missing column is an error."""
    kind: type = record
    return record(*(f.decode(row[f.column]) if f.decode else row[f.column] for f in codec_of(kind)))


def values_of(record: Any) -> tuple[Any, ...]:
    """The values of all fields of a record, in their order."""
    values: tuple[Any, ...] = _getter(record.__class__)(record)
    return values


def key_of(record: Any, columns: tuple[str, ...]) -> tuple[Any, ...]:
    """The values of some columns of a record, as text where they are not plain: what tells rows of a table apart."""
    get, coders = _key_reader(record.__class__, columns)
    values: tuple[Any, ...] = get(record)
    if not coders:
        return values
    return tuple(
        write_json(coder(value)) if coder and value is not None else value
        for coder, value in zip(coders, values, strict=True)
    )


def spans_of(record: Any) -> list[tuple[str, Span]]:
    """Every span of a record with the name of its field, in the order of the fields."""
    return [(name, span) for name, get, find in _span_fields(record.__class__) for span in find(get(record))]


def document_of(record: Any) -> str | None:
    """The document that a row belongs to; None for rows of the whole record."""
    doc: str | None = getattr(record, "doc_id", None)
    span = getattr(record, "span", None)
    return span.doc_id if doc is None and isinstance(span, Span) else doc


def in_text_order(records: Iterable[Any], key: Callable[[Any], Any]) -> list[Any]:
    """Rows of one document by start, end and ``key``; what stands in the title, or nowhere, first.

    A row without a span of its own stands at the least stretch that covers all it has.
    """
    return sorted(records, key=lambda record: (*_extent(record), key(record)))


def _extent(record: Any) -> tuple[bool, int, int]:
    span = getattr(record, "span", None)
    if isinstance(span, Span):
        return span.field == TEXT, span.start, span.end
    spans = [span for _, span in spans_of(record)]
    listed = [span for span in spans if span.field == TEXT] or spans
    if not listed:
        return False, 0, 0
    return listed[0].field == TEXT, min(span.start for span in listed), max(span.end for span in listed)


# ---------------------------------------------------------------- what a class needs


@cache
def _getter(record: type) -> Callable[[Any], tuple[Any, ...]]:
    return _all_of([field.name for field in fields(record)])


@cache
def _key_reader(record: type, columns: tuple[str, ...]) -> tuple[Callable[[Any], tuple[Any, ...]], tuple[Any, ...]]:
    """What reads the columns of a record, and what makes them plain; nothing where all are."""
    fields_by_column = {field.column: field for field in codec_of(record)}
    chosen = [fields_by_column[column] for column in columns]
    coders = tuple(field.encode for field in chosen)
    return _all_of([field.name for field in chosen]), coders if any(coders) else ()


def _all_of(names: Sequence[str]) -> Callable[[Any], tuple[Any, ...]]:
    """What gives the named attributes of an object, as a tuple however many they are."""
    if len(names) == 1:
        get = attrgetter(names[0])
        return lambda value: (get(value),)
    return attrgetter(*names)


@cache
def _span_fields(record: type) -> tuple[tuple[str, Callable[[Any], Any], Callable[[Any], Iterable[Span]]], ...]:
    return tuple((f.name.rstrip("_"), attrgetter(f.name), f.spans) for f in codec_of(record) if f.spans)


def _field_codec(name: str, hint: Any) -> FieldCodec:
    kind, optional = _without_none(hint)
    encode_value, decode_value = _coders(kind)
    column = "doc" if name == "doc_id" else name.rstrip("_")
    return FieldCodec(
        name,
        column,
        kind,
        _or_none(encode_value) if optional else encode_value,
        _or_none(decode_value) if optional else decode_value,
        _span_finder(kind),
    )


def _without_none(hint: Any) -> tuple[Any, bool]:
    if get_origin(hint) in (Union, types.UnionType):
        kinds = [kind for kind in get_args(hint) if kind is not types.NoneType]
        if len(kinds) != 1 or len(get_args(hint)) != 2:
            raise TypeError(f"no record may have a field of type {hint}")
        return kinds[0], True
    return hint, False


def _coders(kind: Any) -> tuple[Coder | None, Coder | None]:
    """Encoder and decoder of a type; None where nothing needs doing."""
    if kind in SCALARS:
        return None, None
    if kind is Span:
        return encode_span, decode_span
    if get_origin(kind) is tuple and len(get_args(kind)) == 2 and get_args(kind)[1] is Ellipsis:
        encode_member, decode_member = _coders(get_args(kind)[0])
        if encode_member is None or decode_member is None:
            return list, tuple
        return _each(list, encode_member), _each(tuple, decode_member)
    if isinstance(kind, type) and is_dataclass(kind):
        inner = kind
        codec_of(inner)  # a wrong type inside is an error now
        return encode, lambda row: decode(inner, row)
    raise TypeError(f"no record may have a field of type {kind}")


def _each(make: Callable[[Iterable[Any]], Any], code: Coder) -> Coder:
    return lambda values: make(map(code, values))


def _or_none(code: Coder | None) -> Coder | None:
    if code is None:
        return None
    return lambda value: None if value is None else code(value)


def encode_span(span: Span) -> list[Any]:
    """A span as ``[doc, start, end]``, with its field where that is not the text."""
    place: list[Any] = [span.doc_id, span.start, span.end]
    return place if span.field == TEXT else [*place, span.field]


def write_span(span: Span) -> str:
    """The JSON of ``encode_span``, at a third of the time: no value is written so often."""
    place = f"[{write_json(span.doc_id)},{span.start},{span.end}"
    return f"{place}]" if span.field == TEXT else f"{place},{write_json(span.field)}]"


def decode_span(place: list[Any]) -> Span:
    """The span that ``encode_span`` wrote."""
    return Span(*place)


def _span_finder(kind: Any) -> Callable[[Any], Iterable[Span]] | None:
    """What finds the spans in a value of a type, None included; None where there cannot be any."""
    if kind is Span:
        return lambda span: () if span is None else (span,)
    if get_origin(kind) is tuple:
        member = get_args(kind)[0]
        if member is Span:
            return lambda spans: spans or ()
        find = _span_finder(member)
        return None if find is None else lambda values: [span for value in values or () for span in find(value)]
    if isinstance(kind, type) and is_dataclass(kind) and _span_fields(kind):
        return lambda value: () if value is None else [span for _, span in spans_of(value)]
    return None
