"""Which texts come after a contact: those about another contact of the same people that is not known to be earlier."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence, Set

from dragoman.model.records import Contact, Report

LEAST_COMMON = 2  # participants that the contacts must share


class Successions:
    """The contacts of a record, their people, and the documents mainly about them."""

    def __init__(self, contacts: Sequence[Contact], reports: Sequence[Report]) -> None:
        self.people = Counter(person for contact in contacts for person in contact.participants)
        self._contacts = {contact.id: contact for contact in contacts}
        self._told_in: dict[str, set[str]] = defaultdict(set)
        self._mains: dict[str, list[str]] = defaultdict(list)
        for report in reports:
            self._told_in[report.doc_id].add(report.contact)
            if report.main and report.contact in self._contacts:
                self._mains[report.doc_id].append(report.contact)

    @property
    def documents(self) -> Set[str]:
        """Those that are mainly about a contact."""
        return self._mains.keys()

    def contact(self, contact_id: str | None) -> Contact | None:
        return self._contacts.get(contact_id or "")

    def people_of(self, doc_id: str) -> set[str]:
        """Who took part in the contacts that a document is mainly about."""
        return {person for contact in self._mains.get(doc_id, ()) for person in self._contacts[contact].participants}

    def rarer_people(self, contact: Contact) -> list[str]:
        """All participants but the one of most contacts.

        Whoever shares two participants with the contact shares one of these, so that it is enough to look there.
        """
        return sorted(contact.participants, key=lambda person: (self.people[person], person))[: 1 - LEAST_COMMON]

    def comes_later(self, doc_id: str, contact: Contact, own: str, later: Set[tuple[str, str]] | None = None) -> bool:
        """Is a document mainly about a later contact of the same people? Its ``own`` document is not.

        ``later`` holds pairs of contacts of which the second is shown to come later; where it is given, one that is
        neither among them nor known to be later by its days does not count.
        """
        if doc_id == own or contact.id in self._told_in.get(doc_id, ()):
            return False
        return any(self._follows(self._contacts[other], contact, later) for other in self._mains.get(doc_id, ()))

    def _follows(self, other: Contact, contact: Contact, later: Set[tuple[str, str]] | None) -> bool:
        if len(set(contact.participants).intersection(other.participants)) < LEAST_COMMON:
            return False
        if _known_earlier(other, contact):
            return False
        return later is None or (contact.id, other.id) in later or _known_earlier(contact, other)


def _known_earlier(other: Contact, contact: Contact) -> bool:
    """Is the other contact known to lie before this one? Without dates it is not."""
    last = other.to or other.latest
    first = contact.from_ or contact.earliest
    return bool(last and first and last <= first)
