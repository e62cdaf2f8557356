"""The columns of the exported tables, and the form each value takes there."""

from __future__ import annotations

from collections.abc import Callable
from enum import Enum
from functools import cache
from typing import Any, get_args

from dragoman.model.codec import FieldCodec, codec_of, encode
from dragoman.model.span import Span
from dragoman.model.tables import TABLES

COLUMNS: dict[str, tuple[str, ...]] = {
    table: tuple(columns.split())
    for table, columns in {
        "documents": "id path url sha256 title outlet issuer kind published published_from language replaces text",
        "regions": "id doc span kind issuer",
        "sentences": "id doc span",
        "actors": "id name aliases kind member_of roles origin",
        "mentions": "id doc span actor form",
        "dates": "id doc span value from to anchor resolved constraints",
        "attributions": "id doc source cue content addressee mode parent source_actor addressee_actor teller "
        "teller_inferred probability",
        "contacts": "id kind participants from to earliest latest date_basis status initiator place evidence",
        "reports": "doc contact main probability evidence",
        "links": "doc contact fact weighs evidence",
        "accounts": "id contact teller stated whole evidence",
        "positions": "id contact account actor act addressee topics negated hedged attribution same_as probability "
        "evidence",
        "commitments": "id contact account kind parties topics deadline status same_as evidence follow_ups",
        "topics": "key label parent",
        "comparisons": "contact topic account cell evidence",
        "unsupported": "id doc span account evidence",
        "passages": "id kind a b earlier marked similarity direct",
        "clusters": "id source members",
        "formulas": "id wording first contacts actors variants evidence",
        "decisions": "id kind doc span value author made",
        "problems": "id doc span code message next_step path stage",
        "runs": "id started version settings documents",
    }.items()
}

# Columns that other tables of the record fill, and the table that does.
JOINED = {
    ("documents", "issuer"): "descriptions",
    ("documents", "kind"): "descriptions",
    ("attributions", "teller_inferred"): "inferences",
}
QUOTED = ("evidence", "follow_ups")  # the columns that give the words beside the span


class Kind(Enum):
    """What an exported value is made of."""

    VALUE = "a text, number or truth value"
    NAMES = "a list of texts"
    SPAN = "[start, end], in the document of its row"
    SPANS = "a list of those"
    PLACE = "{doc, span}"
    PLACES = "a list of those, with the words as quote where the column gives them, and the record's other values"
    RECORDS = "a list of objects without spans"


@cache
def fields_of(table: str) -> tuple[tuple[str, FieldCodec, Kind], ...]:
    """The columns that come from a table's own records, with the field and kind of each, in the contract's order."""
    fields = {field.column: field for field in codec_of(TABLES[table].record)}
    return tuple(
        (column, fields[column], _kind(fields[column], table)) for column in COLUMNS[table] if column in fields
    )


def has_field(table: str) -> bool:
    """Has the table spans whose field, where it is the title, stands beside them in the row?"""
    return table == "attributions" or "span" in COLUMNS[table]


def _kind(field: FieldCodec, table: str) -> Kind:
    if field.column == "span":
        return Kind.SPAN
    if field.kind is Span:
        return Kind.PLACE
    if not get_args(field.kind):
        return Kind.VALUE
    member: Any = get_args(field.kind)[0]
    if member is Span:
        return Kind.SPANS if table == "attributions" else Kind.PLACES
    if member is str:
        return Kind.NAMES
    return Kind.PLACES if any(inner.column == "span" for inner in codec_of(member)) else Kind.RECORDS


def shaped(value: Any, column: str, kind: Kind, quote: Callable[[Span], str]) -> Any:
    """A field's value as it is exported; None stays None."""
    if value is None or kind is Kind.VALUE:
        return value
    if kind is Kind.SPAN:
        return [value.start, value.end]
    if kind is Kind.SPANS:
        return [[span.start, span.end] for span in value]
    if kind is Kind.PLACE:
        return _placed(value, None)
    if kind is Kind.PLACES:
        return [_placed(member, quote if column in QUOTED else None) for member in value]
    return [encode(member) for member in value] if kind is Kind.RECORDS else list(value)


def _placed(member: Any, quote: Callable[[Span], str] | None) -> dict[str, Any]:
    """A span, or a record that has one: where it is, its words where asked for, and what else the record says."""
    span: Span = member if isinstance(member, Span) else member.span
    place: dict[str, Any] = {"doc": span.doc_id, "span": [span.start, span.end]}
    if quote is not None:
        place["quote"] = quote(span)
    if member is not span:
        place |= {column: value for column, value in encode(member).items() if column != "span"}
    return place if span.field == "text" else place | {"field": span.field}
