"""All contacts: as a table, and day by day."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from dragoman.export.labels import basis, plain, untold, when
from dragoman.export.layout import Cell, Page, Part, bold, dim, stacked
from dragoman.export.plain.styles import coloured, named_by, short
from dragoman.export.sources import Sources
from dragoman.export.timeline import NO_DAY, Due, Moment

NONE_TOLD = "The documents tell of no contact."
NONE_CHOSEN = "No contact is like that."


def lay_out_contacts(page: Page, sources: Sources, moments: Iterable[Moment]) -> None:
    """A row a contact, in order of time."""
    rows: list[list[Cell]] = [
        [
            stacked([when(moment.contact), dim(basis(moment.contact))]),
            plain(moment.contact.kind),
            sources.names(moment.contact.participants),
            coloured(moment.contact.status),
            stacked(told.label if told.main else f"{told.label}, in passing" for told in moment.documents),
            named_by(moment.contact.id),
        ]
        for moment in moments
    ]
    if rows:
        page.table(("When", "What", "Who", "Status", "Told in", "Id"), rows)
    else:
        page.line(_why_none(sources))


def lay_out_timeline(page: Page, sources: Sources, moments: Iterable[Moment]) -> None:
    """Contacts and the deadlines agreed in them, each at its place in time."""
    entries = sorted((e for moment in moments for e in _entries(sources, moment)), key=lambda entry: entry.place)
    for entry in entries:
        page.gap()
        page.line(bold(entry.day), *entry.parts, hang=2)
        for parts in entry.more:
            page.line(*parts, indent=2, hang=2)
    if not entries:
        page.line(_why_none(sources))


@dataclass(frozen=True, slots=True)
class _Entry:
    place: tuple[str, bool, str]  # in time, contacts before deadlines
    day: str
    parts: list[Part]
    more: list[list[Part]]


def _entries(sources: Sources, moment: Moment) -> Iterator[_Entry]:
    contact = moment.contact
    first = contact.from_ or contact.earliest or contact.latest or NO_DAY
    who = f"{plain(contact.kind)} of {sources.names(contact.participants)},"
    told: list[list[Part]] = [[t.label if t.main else f"{t.label}, in passing"] for t in moment.documents]
    undated = [_due(sources, due) for due in moment.commitments if _day(due) is None]
    parts: list[Part] = [who, coloured(contact.status), named_by(contact.id)]
    yield _Entry((first, False, contact.id), when(contact), parts, [*told, *undated])
    for due in moment.commitments:
        if (day := _day(due)) is not None:
            parts = [*_due(sources, due), dim(f"agreed in {short(contact.id)}")]
            became: list[list[Part]] = [
                [f"{plain(row.reading)}: “{sources.words(row.span)}”", dim(sources.label(row.span.doc_id))]
                for row in due.commitment.follow_ups
            ]
            yield _Entry((day, True, due.commitment.id), f"{day} deadline:", parts, became)


def _day(due: Due) -> str | None:
    return due.deadline.last_day if due.deadline else None


def _due(sources: Sources, due: Due) -> list[Part]:
    commitment = due.commitment
    return [
        f"{plain(commitment.kind)} of {sources.names(commitment.parties)}:",
        f"“{sources.quotes(commitment.evidence)}”",
        coloured(commitment.status),
        dim(untold(commitment)),
        named_by(commitment.id),
    ]


def _why_none(sources: Sources) -> str:
    return NONE_CHOSEN if sources.store.rows("contacts") else NONE_TOLD
