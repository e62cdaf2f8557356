"""The contacts in order of their days, with the documents that tell of them and what was committed to."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass

from dragoman.export.sources import Sources
from dragoman.model.records import Commitment, Contact, Report, ResolvedDate
from dragoman.store import Store

NO_DAY = "9999-12-31"  # after all others


@dataclass(frozen=True, slots=True)
class Told:
    """A document that tells of a contact."""

    doc_id: str
    label: str  # who published it, and when
    main: bool  # is it what the document is about?


@dataclass(frozen=True, slots=True)
class Due:
    """A commitment made in a contact, retellings left out, and its deadline where it has one."""

    commitment: Commitment
    deadline: ResolvedDate | None
    retold: int  # how many other tellings of it there are


@dataclass(frozen=True, slots=True)
class Moment:
    """A contact at its place in time."""

    contact: Contact
    dated: bool  # False where it stands where its bounds allow, or last
    documents: tuple[Told, ...]  # those about it first, then by day of publication
    commitments: tuple[Due, ...]  # by deadline, those without one last


def read_timeline(store: Store) -> tuple[Moment, ...]:
    """All contacts by first day; one without a day stands by its bounds, and last where it has none either."""
    with store.snapshot():
        sources = Sources(store)
        dates: dict[str, ResolvedDate] = {date.id: date for date in store.rows("dates")}
        told: defaultdict[str, list[Told]] = defaultdict(list)
        for report in _in_order(sources, store.rows("reports")):
            told[report.contact].append(Told(report.doc_id, sources.label(report.doc_id), report.main))
        due = _commitments(store.rows("commitments"), dates)
        contacts: list[Contact] = store.rows("contacts")
        moments = [
            Moment(contact, contact.from_ is not None, tuple(told[contact.id]), tuple(due[contact.id]))
            for contact in sorted(contacts, key=_place)
        ]
    return tuple(moments)


def _place(contact: Contact) -> tuple[str, str, str]:
    first = contact.from_ or contact.earliest or contact.latest or NO_DAY
    return first, contact.to or contact.latest or first, contact.id


def _in_order(sources: Sources, reports: list[Report]) -> list[Report]:
    return sorted(reports, key=lambda r: (not r.main, sources.published(r.doc_id) or NO_DAY, r.doc_id))


def _commitments(commitments: list[Commitment], dates: dict[str, ResolvedDate]) -> defaultdict[str, list[Due]]:
    """Commitments by contact; one that retells another is counted with it."""
    retold: defaultdict[str, int] = defaultdict(int)
    for commitment in commitments:
        if commitment.same_as is not None:
            retold[commitment.same_as] += 1
    due: defaultdict[str, list[Due]] = defaultdict(list)
    for commitment in commitments:
        if commitment.same_as is None and commitment.contact is not None:
            deadline = dates.get(commitment.deadline) if commitment.deadline else None
            due[commitment.contact].append(Due(commitment, deadline, retold[commitment.id]))
    for listed in due.values():
        listed.sort(key=_deadline)
    return due


def _deadline(due: Due) -> tuple[str, str]:
    day = due.deadline.last_day or due.deadline.from_ if due.deadline else None
    return day or NO_DAY, due.commitment.id
