"""A commitment to meet or speak, and the texts that tell whether that came to pass."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

from dragoman.model.records import Contact, FollowUp, Publication, Report, Undertaking
from dragoman.model.span import Span

HELD = "tells of it as held"
CALLED_OFF = "tells that it was called off"
READINGS = {"held": HELD, "cancelled": CALLED_OFF}
MOST = 0.5  # of the words that tell of the contact, those that lie in the commitment


class Appointments:
    """Finds, for a commitment, the later texts of the contact that it tells of as still to come.

    That the text of the commitment and a later one tell of one contact is known by who takes part, how and when: see
    the room of contacts. Linear in the reports.
    """

    def __init__(
        self, contacts: Sequence[Contact], reports: Sequence[Report], publications: Sequence[Publication]
    ) -> None:
        self._contacts = {contact.id: contact for contact in contacts}
        self._published = {row.doc_id: row.published[:10] for row in publications}
        self._told_in: dict[str, list[tuple[Span, str]]] = defaultdict(list)  # by document: the words, the contact
        self._told_of: dict[str, list[Span]] = defaultdict(list)  # by contact: the first words of each document
        for report in reports:
            spans = sorted(span for span in report.evidence if span.field == "text")
            self._told_in[report.doc_id] += [(span, report.contact) for span in spans]
            if spans:
                self._told_of[report.contact].append(spans[0])

    def find(self, row: Undertaking, own: str | None) -> Iterator[FollowUp]:
        """Where later texts tell of what was to be held, in the order of the documents.

        Args:
            own: the contact in which the commitment was made, which is not what it promises.
        """
        today = self._published.get(row.doc_id)
        for contact_id in sorted(self._promised(row) - {own}):
            contact = self._contacts.get(contact_id)
            if contact is None or contact.status not in READINGS or today is None:
                continue
            first = (contact.from_ or "") if contact.status == "held" else ""  # nobody tells of it as held before
            for place in sorted(self._told_of[contact_id]):
                day = self._published.get(place.doc_id)
                if day is not None and day > today and day >= first:
                    yield FollowUp(place, READINGS[contact.status])

    def _promised(self, row: Undertaking) -> set[str]:
        """The contacts of whose telling most lies in the commitment."""
        found = set()
        for span, contact in self._told_in.get(row.doc_id, ()):
            inside = sum(max(0, min(span.end, own.end) - max(span.start, own.start)) for own in row.evidence)
            if inside > MOST * len(span):
                found.add(contact)
        return found
