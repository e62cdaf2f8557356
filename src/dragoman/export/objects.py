"""Views of the record as plain objects, for JSON: the contract's rows by table, and what things are called."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from dragoman.export.compare import ComparisonTable
from dragoman.export.contact import ContactView
from dragoman.export.described import describe
from dragoman.export.formulas import FormulaHistory, Use
from dragoman.export.shapes import COLUMNS, fields_of, shaped
from dragoman.export.shares import SHARES
from dragoman.export.sources import Sources
from dragoman.export.timeline import Moment
from dragoman.model.codec import document_of
from dragoman.store import Fault, Hit, Trace

Object = dict[str, Any]

SHARE_DIGITS = 4

OF_A_CONTACT = ("reports", "links", "accounts", "positions", "commitments", "comparisons")


def rows_as_objects(sources: Sources, table: str, rows: Iterable[Any]) -> list[Object]:
    """Rows of an exported table in the shape of the export; columns joined from other tables are left out."""
    listed = []
    for row in rows:
        values: Object = {"doc": document_of(row)}
        for column, field, kind in fields_of(table):
            values[column] = shaped(getattr(row, field.name), column, kind, sources.words)
        listed.append({column: values[column] for column in COLUMNS[table] if column in values})
        span = getattr(row, "span", None)
        if span is not None and span.field != "text":
            listed[-1]["field"] = span.field
    return listed


def contacts_as_object(sources: Sources, moments: list[Moment]) -> Object:
    """Contacts in order of time, and which documents tell of them."""
    wanted = {moment.contact.id for moment in moments}
    reports = [row for row in sources.store.rows("reports") if row.contact in wanted]
    named = {actor for moment in moments for actor in moment.contact.participants}
    return {
        "contacts": rows_as_objects(sources, "contacts", [moment.contact for moment in moments]),
        "reports": rows_as_objects(sources, "reports", reports),
        "names": _names(sources, named),
    }


def timeline_as_object(sources: Sources, moments: list[Moment]) -> Object:
    """Contacts in order of time, with what was committed to in them and by when."""
    dues = [due for moment in moments for due in moment.commitments]
    return contacts_as_object(sources, moments) | {
        "commitments": rows_as_objects(sources, "commitments", [due.commitment for due in dues]),
        "dates": rows_as_objects(sources, "dates", [due.deadline for due in dues if due.deadline]),
    }


def contact_as_object(sources: Sources, view: ContactView) -> Object:
    """All rows that tell of a contact."""
    store, contact = sources.store, view.contact
    rows = {table: store.rows_of_contact(table, contact.id) for table in OF_A_CONTACT}
    rows |= {"unsupported": [*view.unsupported], "passages": [*view.passages]}
    rows["dates"] = [entry.deadline for entry in view.commitments if entry.deadline]
    named = {
        *contact.participants,
        *(row.teller for row in rows["accounts"]),
        *(row.actor for row in rows["positions"]),
    }
    return {
        "contact": rows_as_objects(sources, "contacts", [contact])[0],
        **{table: rows_as_objects(sources, table, listed) for table, listed in rows.items()},
        "shares": [
            {"doc": share.doc_id} | {name: round(getattr(share, name), SHARE_DIGITS) for name in SHARES}
            for share in view.shares
        ],
        "names": _names(sources, named),
        "documents": {entry.report.doc_id: sources.label(entry.report.doc_id) for entry in view.reports},
    }


def comparison_as_object(sources: Sources, table: ComparisonTable) -> Object:
    """The cells of a comparison, with its topics, its accounts and the claims that they do not bear out."""
    store, accounts = sources.store, {column.account.id: column.account for column in table.columns}
    claims = [row for row in store.rows("unsupported") if row.account in accounts]
    cells = store.rows_of_contact("comparisons", table.contact.id)
    return {
        "contact": rows_as_objects(sources, "contacts", [table.contact])[0],
        "topics": rows_as_objects(sources, "topics", [row.topic for row in table.rows]),
        "accounts": rows_as_objects(sources, "accounts", accounts.values()),
        "comparisons": rows_as_objects(sources, "comparisons", cells),
        "unsupported": rows_as_objects(sources, "unsupported", claims),
        "names": _names(sources, {account.teller for account in accounts.values()}),
    }


def formulas_as_object(sources: Sources, histories: Iterable[FormulaHistory]) -> Object:
    """Formulas, their forms with what changed, their uses with who used them, and what actors are called."""
    listed = list(histories)
    uses = [use for history in listed for use in history.uses]
    forms = [
        {
            "formula": history.formula.id,
            "wording": form.wording,
            "changed": form.changed,
            "changes": [{"old": piece.old, "new": piece.new} for piece in form.pieces if not piece.same],
            "uses": [_use(sources, use) for use in form.uses],
        }
        for history in listed
        for form in history.forms
    ]
    return {
        "formulas": rows_as_objects(sources, "formulas", [history.formula for history in listed]),
        "forms": forms,
        "names": _names(sources, {actor for use in uses for actor in (use.teller, *use.speakers)}),
        "documents": {doc_id: sources.document(doc_id).path for doc_id in sorted({use.span.doc_id for use in uses})},
    }


def _use(sources: Sources, use: Use) -> Object:
    return {
        "doc": use.span.doc_id,
        "span": [use.span.start, use.span.end],
        "quote": sources.words(use.span),
        "day": use.day,
        "contacts": list(use.contacts),
        "teller": use.teller,
        "speakers": list(use.speakers),
    }


def trace_as_object(sources: Sources, trace: Trace) -> Object:
    """The steps from a row to its words, each with its places."""
    return {
        "asked": trace.asked,
        "redirected": trace.redirected,
        "steps": [
            {
                "relation": step.relation,
                "table": step.table,
                "id": step.id,
                "says": describe(sources, step.row),
                "places": [
                    {
                        "role": place.role,
                        "doc": place.span.doc_id,
                        "path": place.path,
                        "span": [place.span.start, place.span.end],
                        "field": place.span.field,
                        "before": place.before,
                        "quote": place.words,
                        "after": place.after,
                    }
                    for place in step.places
                ],
            }
            for step in trace.steps
        ],
    }


def hits_as_object(sources: Sources, hits: Iterable[Hit]) -> Object:
    """The places that have the words, and the rows that rest on them."""
    return {
        "hits": [
            {
                "doc": hit.span.doc_id,
                "path": sources.document(hit.span.doc_id).path,
                "span": [hit.span.start, hit.span.end],
                "field": hit.span.field,
                "quote": hit.words,
                "matches": [list(match) for match in hit.matches],
                "rows": [{"table": table, "id": row} for table, row in hit.rows],
            }
            for hit in hits
        ]
    }


def faults_as_object(documents: int, faults: Iterable[Fault]) -> Object:
    """What is not as it was written, and how many documents were looked at."""
    return {
        "documents": documents,
        "faults": [
            {
                "table": fault.table,
                "id": fault.row,
                "doc": fault.span.doc_id if fault.span else None,
                "span": [fault.span.start, fault.span.end] if fault.span else None,
                "message": fault.message,
            }
            for fault in faults
        ],
    }


def _names(sources: Sources, actors: set[str]) -> dict[str, str]:
    return {actor: sources.name(actor) for actor in sorted(actors)}
