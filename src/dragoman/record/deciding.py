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
FIRST_YEAR, LONGEST_DAYS = 1800, 366  # beyond these a day was mistyped
LONGEST_AUTHOR = 200  # characters


def make_decisions(store: Store, kind: str, named: str, value: str, author: str) -> list[Decision]:
    """The rows of one decision, which share the moment at which it was made; see ``Record.decide``.

    There is a row for every telling of the contact, so that what was decided holds when a document is forgotten.

    Raises:
        InputError: there is no such kind, the value is none of its kind, or the author is no name.
        UnknownId: there is no such contact or document, or several could be meant.
    """
    if kind not in KINDS:
        raise InputError(f"Nobody can decide {kind!r}.", f"The kinds are {', '.join(KINDS)}.")
    if kind in ("reject", "confirm") and value:
        raise InputError(f"Who would {kind} a contact gives nothing beside it, and not {value!r}.", "Leave it out.")
    contact = find_contact(store, named)
    told = _tellings(store, contact)
    if kind == "same":
        bound = _bind_same(told, _tellings(store, _other(store, contact, named, value)))
    elif kind == "different":
        bound = _bind_different(told, find_document(store, value).id, contact, value)
    else:
        days = _read_days(value) if kind == "date" else ""
        bound = [(span, days) for span in told]
    made, by = datetime.now(UTC).isoformat(timespec="microseconds"), _read_author(author)
    return [
        Decision(row_id("e", span.doc_id, kind, [span], text, by, made), kind, span, text, by, made)
        for span, text in bound
    ]


def find_decisions(store: Store, named: str) -> list[Decision]:
    """The rows of the decision one of which has this id, or an id that begins so.

    Raises:
        UnknownId: there is none, or several could be meant.
    """
    rows: list[Decision] = store.rows("decisions")
    meant = {(row.kind, row.author, row.made) for row in rows if named and row.id.startswith(named)}
    if len(meant) != 1:
        raise UnknownId(
            f"{named!r} is the id of {len(meant) or 'no'} decision{'s' * (len(meant) > 1)}.",
            "`dragoman decide list` lists them all, with their ids.",
        )
    return [row for row in rows if (row.kind, row.author, row.made) in meant]


def _bind_same(one: list[Span], two: list[Span]) -> list[tuple[Span, str]]:
    """Every telling of either side with the first of the other, so that no document need be there for the others."""
    return [*((span, write_place(two[0])) for span in one), *((one[0], write_place(span)) for span in two[1:])]


def _bind_different(told: list[Span], doc_id: str, contact: Contact, value: str) -> list[tuple[Span, str]]:
    """Every other telling of a contact with that of the document which is taken out."""
    kept, taken = ([span for span in told if (span.doc_id == doc_id) is out] for out in (False, True))
    if not kept or not taken:
        raise InputError(
            f"{value} is not one of several documents that tell of {contact.id}.",
            f"`dragoman show {contact.id}` lists those that do.",
        )
    return [(span, write_place(other)) for span in kept for other in taken]


def _other(store: Store, contact: Contact, named: str, value: str) -> Contact:
    """The contact that another is said to be."""
    other = find_contact(store, value)
    if other.id == contact.id:
        raise InputError(f"{named} and {value} are one contact already.", "Name two.")
    return other


def _tellings(store: Store, contact: Contact) -> list[Span]:
    """The words by which documents tell of a contact, in the order of documents.

    Raises:
        InputError: the documents were read anew since the record was linked, and tell of it in other words.
    """
    reports: list[Report] = store.rows_of_contact("reports", contact.id)
    tellings = {row.id: row.span for report in reports for row in store.rows("tellings", report.doc_id)}
    told = sorted({tellings[report.telling] for report in reports if report.telling in tellings})
    if not told:
        raise InputError(f"What tells of {contact.id} was read anew, and is not linked yet.", "Run `dragoman link`.")
    return told


def _read_days(value: str) -> str:
    """A day, or the first and the last with a slash between them, as they are kept.

    Raises:
        InputError: it is neither, or so early or so long that it was mistyped.
    """
    try:
        days = [date.fromisoformat(day) for day in value.split("/")]
    except ValueError:
        days = []
    if "/".join(map(str, days)) != value or days[0].year < FIRST_YEAR:
        raise InputError(f"{value!r} is no day.", "Write it as 2021-04-13, or as 2021-04-13/2021-04-15.")
    if len(days) > 2 or not 0 <= (days[-1] - days[0]).days < LONGEST_DAYS:
        raise InputError(f"{value} is no first and last day.", "Write them as 2021-04-13/2021-04-15.")
    return value


def _read_author(author: str) -> str:
    """The name of who decides; empty where none is given.

    Raises:
        InputError: it is too long for a name, or has characters that no name has.
    """
    name = " ".join(author.split())
    if len(name) > LONGEST_AUTHOR or not name.isprintable():
        raise InputError(
            "The author is no name: it is too long, or has characters that cannot be shown.", "Shorten it."
        )
    return name
