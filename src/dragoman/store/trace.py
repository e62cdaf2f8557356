"""From any row to the words that carry it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from dragoman.model.codec import spans_of
from dragoman.model.records import Document
from dragoman.model.span import Span
from dragoman.store.columns import columns_of
from dragoman.store.connection import Connection
from dragoman.store.read import find_row, read_document, read_row, read_rows, read_rows_of_contact, slice_words

CONTEXT_CHARS = 120

# Where each row leads: the field that has the id, and the table it is an id of.
LEADS: dict[str, tuple[tuple[str, str], ...]] = {
    "positions": (("same_as", "positions"), ("attribution", "attributions"), ("account", "accounts")),
    "commitments": (("same_as", "commitments"), ("deadline", "dates"), ("account", "accounts")),
    "acts": (("attribution", "attributions"), ("telling", "tellings")),
    "undertakings": (("act", "acts"), ("deadline", "date_expressions")),
    "attributions": (("id", "inferences"), ("parent", "attributions")),
    "accounts": (("contact", "contacts"),),
    "unsupported": (("account", "accounts"),),
}


@dataclass(frozen=True, slots=True)
class Place:
    """Words of a document that a row rests on, with those around them."""

    role: str  # the field of the row that has them: span, evidence, source, cue, content ...
    span: Span
    before: str
    words: str
    after: str
    path: str  # of the document
    title: str | None


@dataclass(frozen=True, slots=True)
class Step:
    """A row on the way from the row that was asked for to the documents."""

    relation: str  # the field that leads here; "row" for the first
    table: str
    id: str
    row: Any
    places: tuple[Place, ...]


@dataclass(frozen=True, slots=True)
class Trace:
    """A row, what it rests on, and the words; the row itself is the first step."""

    asked: str
    steps: tuple[Step, ...]

    @property
    def redirected(self) -> bool:
        """Was it the id of a contact that has another one now?"""
        return not self.steps[0].id.startswith(self.asked)


def trace(connection: Connection, asked: str) -> Trace:
    """The way from a row to its words: its attribution, those it is inside of, its account and its contact.

    Args:
        asked: the id of a row of any table, or the beginning of one.

    Raises:
        UnknownId: no row has it, or several could be meant.
    """
    table, row = find_row(connection, asked)
    documents: dict[str, Document] = {}
    steps: list[Step] = []
    seen: set[tuple[str, str]] = set()
    waiting = [("row", table, row)]
    while waiting:
        relation, table, row = waiting.pop(0)
        row_id = columns_of(table).address(row)
        if (table, row_id) in seen:
            continue
        seen.add((table, row_id))
        steps.append(Step(relation, table, row_id, row, _places(connection, row, documents)))
        waiting += [(name, other, found) for name, other, found in _leads(connection, table, row) if found is not None]
        if len(steps) == 1:
            waiting += _further(connection, table, row)
    return Trace(asked, tuple(steps))


def _leads(connection: Connection, table: str, row: Any) -> list[tuple[str, str, Any | None]]:
    found = []
    for name, other in LEADS.get(table, ()):
        row_id = getattr(row, name)
        relation = "teller_inferred" if other == "inferences" else name
        found.append((relation, other, read_row(connection, other, row_id) if row_id else None))
    return found


def _further(connection: Connection, table: str, row: Any) -> list[tuple[str, str, Any]]:
    """What is shown only where it was asked for: all reports of a contact, all mentions of an actor."""
    if table == "contacts":
        reports = read_rows_of_contact(connection, "reports", row.id)
        return [("reports", "reports", report) for report in sorted(reports, key=lambda r: (not r.main, r.doc_id))]
    if table == "actors":
        return [("mentions", "mentions", m) for m in read_rows(connection, "mentions") if m.actor == row.id]
    return []


def _places(connection: Connection, row: Any, documents: dict[str, Document]) -> tuple[Place, ...]:
    places = []
    for role, span in spans_of(row):
        if span.doc_id not in documents:
            documents[span.doc_id] = read_document(connection, span.doc_id)
        document = documents[span.doc_id]
        before, words, after = slice_words(document, span, CONTEXT_CHARS)
        places.append(Place(role, span, before, words, after, document.path, document.title))
    return tuple(places)
