"""The tables of the contract, joined from what the stages wrote."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import lru_cache
from itertools import pairwise
from typing import Any

from dragoman.export.shapes import COLUMNS, JOINED, fields_of, has_field, shaped
from dragoman.export.tables import Tables
from dragoman.model.codec import document_of, spans_of
from dragoman.model.errors import InputError
from dragoman.model.records import Document

NEEDS_NO_STAGE = ("documents", "problems", "decisions", "runs")
MOST_DOCUMENTS_HELD = 2_000  # while their words are copied out
DAY_CHARS = len("2021-04-13")


def exported_tables(store: Tables) -> list[str]:
    """The tables that a stage fills, and those that need none, in the contract's order."""
    filled = _filled(store)
    return [table for table in COLUMNS if table in NEEDS_NO_STAGE or table in filled]


def exported_columns(store: Tables, table: str) -> tuple[str, ...]:
    """The columns of a table, in the contract's order, those left out that no stage fills.

    Raises:
        InputError: the contract has no such table.
    """
    if table not in COLUMNS:
        raise InputError(f"There is no table {table!r}.", f"The tables are {', '.join(COLUMNS)}.")
    filled = _filled(store)
    return tuple(column for column in COLUMNS[table] if JOINED.get((table, column), "") in ("", *filled))


def export_rows(store: Tables, table: str) -> Iterator[dict[str, Any]]:
    """The rows of a table as the contract has them: plain values by column, rows in the order of their ids.

    Evidence comes with its words. A span in a title says so in ``field``; so does a row whose
    own spans are in one, in a last key of that name. The same record gives the same rows.

    Raises:
        InputError: the contract has no such table.
    """
    columns = exported_columns(store, table)
    joined = _joined_columns(store, table)
    documents = lru_cache(maxsize=MOST_DOCUMENTS_HELD)(store.document)
    for record in _records(store, table):
        row: dict[str, Any] = {"doc": document_of(record)}
        for column, field, kind in fields_of(table):
            row[column] = shaped(getattr(record, field.name), column, kind, lambda s: documents(s.doc_id).slice(s))
        row |= joined.get(row.get("id", ""), {})
        yield {column: row.get(column) for column in columns} | _field_of(table, record)


def _filled(store: Tables) -> set[str]:
    return {table for filling in store.fillings().values() for table in filling.writes}


def _records(store: Tables, table: str) -> Iterable[Any]:
    if table != "problems":
        return store.rows(table)
    listed = (*store.rows("input_problems"), *store.rows("document_problems"), *store.rows("problems"))
    by_id = {problem.id: problem for problem in listed}
    return [by_id[problem_id] for problem_id in sorted(by_id)]


def _field_of(table: str, record: Any) -> dict[str, str]:
    """The field of spans that are given without one: a row's own, and those of an attribution's parts."""
    if not has_field(table):
        return {}
    spans = [span for role, span in spans_of(record) if table == "attributions" or role == "span"]
    return {"field": "title"} if spans and all(span.field == "title" for span in spans) else {}


def _joined_columns(store: Tables, table: str) -> dict[str, dict[str, Any]]:
    """The columns that other tables have a say in, by the id of their row."""
    if table == "attributions":
        return {row.attribution: {"teller_inferred": row.teller_inferred} for row in store.rows("inferences")}
    if table == "passages" and "attributions" not in _filled(store):
        return {row.id: {"marked": None} for row in store.rows("passages") if row.marked == "unmarked"}
    if table != "documents":
        return {}
    documents: list[Document] = store.rows("documents")
    joined: dict[str, dict[str, Any]] = {document.id: {} for document in documents}
    for row in store.rows("descriptions"):
        joined[row.doc_id] |= {"kind": row.kind, "issuer": row.issuer}
    undated = {document.id for document in documents if document.published is None}
    for row in store.rows("publications"):
        if row.doc_id in undated:
            joined[row.doc_id] |= {"published": row.published, "published_from": row.published_from}
    for newer, older in earlier_versions(documents).items():
        joined[newer]["replaces"] = older
    return joined


def earlier_versions(documents: Iterable[Document]) -> dict[str, str]:
    """For a document, the earlier version of the same page: of one address, on the last day before its own.

    Only where every version of the page has a day of publication of its own; the order in
    which pages were read says nothing.
    """
    pages: dict[str, list[Document]] = {}
    for document in documents:
        if document.url is not None:
            pages.setdefault(document.url, []).append(document)
    found = {document.id: document.replaces for document in documents if document.replaces}
    for versions in pages.values():
        days = {(version.published or "")[:DAY_CHARS]: version for version in versions}
        if len(days) == len(versions) and "" not in days:
            in_order = [days[day] for day in sorted(days)]
            found |= {newer.id: older.id for older, newer in pairwise(in_order)}
    return found
