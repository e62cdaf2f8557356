"""What a person decides about a contact, as rows bound to the words that tell of it."""

from __future__ import annotations

from datetime import UTC, date, datetime

from dragoman.model.errors import InputError, UnknownId
from dragoman.model.ids import row_id
from dragoman.model.records import Contact, Decision, Report
from dragoman.model.span import Span, write_place
from dragoman.record.naming import find_contact, find_document
from dragoman.store import Store

KINDS = ("same", "different", "date", "reject", "confirm")


def make_decisions(store: Store, kind: str, named: str, value: str, author: str) -> list[Decision]:
    """The rows of one decision; see ``Record.decide``.

    Raises:
        InputError: there is no such kind, or the value is none of its kind.
        UnknownId: there is no such contact or document, or several could be meant.
    """
    if kind not in KINDS:
        raise InputError(f"Nobody can decide {kind!r}.", f"The kinds are {', '.join(KINDS)}.")
    contact = find_contact(store, named)
    tellings = _tellings(store, contact)
    made = datetime.now(UTC).isoformat(timespec="microseconds")
    if kind == "date":
        days = _read_days(value)
        return [_decision(kind, span, days, author, made) for span in tellings.values()]
    first = next(iter(tellings.values()))
    if kind == "same":
        other = find_contact(store, value)
        if other.id == contact.id:
            raise InputError(f"{named} and {value} are one contact already.", "Name two.")
        return [_decision(kind, first, write_place(next(iter(_tellings(store, other).values()))), author, made)]
    if kind == "different":
        doc_id = find_document(store, value).id
        kept = [span for told_in, span in tellings.items() if told_in != doc_id]
        if doc_id not in tellings or not kept:
            raise InputError(
                f"{value} is not one of several documents that tell of {named}.",
                f"`dragoman show {contact.id}` lists those that do.",
            )
        return [_decision(kind, kept[0], write_place(tellings[doc_id]), author, made)]
    if value:
        raise InputError(f"Who would {kind} a contact gives nothing beside it, and not {value!r}.", "Leave it out.")
    return [_decision(kind, first, "", author, made)]


def find_decision(store: Store, named: str) -> Decision:
    """The decision with an id, or the beginning of one.

    Raises:
        UnknownId: there is none, or several could be meant.
    """
    found = [row for row in store.rows("decisions") if named and row.id.startswith(named)]
    if len(found) != 1:
        raise UnknownId(
            f"{named!r} is the id of {len(found) or 'no'} decision{'s' * (len(found) > 1)}.",
            "`dragoman decide list` lists them all, with their ids.",
        )
    decision: Decision = found[0]
    return decision


def _tellings(store: Store, contact: Contact) -> dict[str, Span]:
    """The words by which each document tells of a contact, in the order of documents."""
    reports: list[Report] = store.rows_of_contact("reports", contact.id)
    spans = (store.row("tellings", report.telling).span for report in reports)
    return {span.doc_id: span for span in sorted(spans)}


def _decision(kind: str, span: Span, value: str, author: str, made: str) -> Decision:
    return Decision(row_id("e", span.doc_id, kind, [span], value, author, made), kind, span, value, author, made)


def _read_days(value: str) -> str:
    """A day, or the first and the last with a slash between them, as they are kept."""
    try:
        days = [date.fromisoformat(day).isoformat() for day in value.split("/")]
    except ValueError as error:
        raise InputError(f"{value!r} is no day.", "Write it as 2021-04-13, or as 2021-04-13/2021-04-15.") from error
    if len(days) > 2 or days != sorted(days):
        raise InputError(f"{value} is no first and last day.", "Write them as 2021-04-13/2021-04-15.")
    return "/".join(days)
