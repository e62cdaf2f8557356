"""What people write to name a contact or a document, and which one they mean."""

from __future__ import annotations

import re
from datetime import date

from dragoman.model.errors import InputError, UnknownId
from dragoman.model.records import Contact, Document
from dragoman.store import Store

DAY = re.compile(r"\d{4}-\d{1,2}-\d{1,2}")
ID = re.compile(r"c_\S*")
MOST_NAMED = 5
LIST_CONTACTS = "`dragoman contacts` lists them all, with their ids."


def find_contact(store: Store, named: str) -> Contact:
    """The contact with an id, an old one, the beginning of one, or the day that only one contact has.

    Raises:
        InputError: it is written as a day, and there is no such day.
        UnknownId: there is none, or several could be meant.
    """
    if DAY.fullmatch(named):
        return _find_on_day(store, named)
    if not ID.fullmatch(named):
        raise UnknownId(
            f"{named!r} names no contact: a contact is named by its id, by the beginning of it, or by its day, as in "
            "2021-04-13.",
            f'`dragoman contacts --actor "{named}"` lists those with this participant.',
        )
    found: Contact = store.row("contacts", named)
    return found


def _find_on_day(store: Store, day: str) -> Contact:
    try:
        date.fromisoformat(day)
    except ValueError as error:
        raise InputError(f"There is no day {day}.", "Write a day as 2021-04-13.") from error
    on_day: list[Contact] = [row for row in store.rows("contacts") if row.from_ == row.to == day]
    if len(on_day) > 1:
        ids = ", ".join(contact.id for contact in on_day)
        raise UnknownId(f"There were {len(on_day)} contacts on {day}: {ids}.", "Name one by its id.")
    if not on_day:
        raise UnknownId(f"The record has no contact on {day}.", LIST_CONTACTS)
    return on_day[0]


def find_document(store: Store, named: str) -> Document:
    """The document with an id, the beginning of one, a path, or the name of a file that only one has.

    Raises:
        UnknownId: there is none, or several could be meant.
    """
    documents: list[Document] = store.rows("documents")
    for chosen in (
        [row for row in documents if row.id == named or row.path == named],
        [row for row in documents if row.id.startswith(named) or file_name(row.path) == named],
    ):
        if len(chosen) == 1:
            return chosen[0]
        if chosen:
            raise UnknownId(f"{named} could be any of {len(chosen)} documents: {_listed(chosen)}.", "Write the id.")
    near = [row for row in documents if named and named.casefold() in row.path.casefold()] or documents
    raise UnknownId(
        f"The record has no document {named}.", f"It has {_listed(near)}." if near else "It has no document at all."
    )


def file_name(path: str) -> str:
    """The last part of a path."""
    return path.replace("\\", "/").rstrip("/").rpartition("/")[2]


def _listed(documents: list[Document]) -> str:
    """Documents by id and path; a few of them where they are many."""
    more = len(documents) - MOST_NAMED
    shown = ", ".join(f"{row.id} ({row.path})" for row in documents[:MOST_NAMED])
    return shown + (f" and {more} more" if more > 0 else "")
