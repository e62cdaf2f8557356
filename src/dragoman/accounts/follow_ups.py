"""Later text that shows what became of a commitment."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence, Set

from dragoman.accounts.outcomes import Outcome, find_outcomes, load_plain_stems
from dragoman.accounts.settings import AccountSettings
from dragoman.model.records import (
    JOINT,
    Contact,
    Document,
    FollowUp,
    Mention,
    Passage,
    Report,
    ResolvedDate,
    Sentence,
    Undertaking,
)
from dragoman.model.span import Span
from dragoman.text.stems import content_stems

FULFILLED = "presupposes that it was done"
TAKEN_UP = "takes it up again in the same words"


class FollowUpFinder:
    """Finds, for a commitment, the places in texts of later contacts of the same people that speak of its matter."""

    def __init__(
        self,
        documents: Sequence[Document],
        sentences: Sequence[Sentence],
        mentions: Sequence[Mention],
        contacts: Sequence[Contact],
        reports: Sequence[Report],
        dates: Sequence[ResolvedDate],
        passages: Sequence[Passage],
        settings: AccountSettings,
    ) -> None:
        self.settings = settings
        self.texts = {document.id: document.text for document in documents}
        self.contacts = {contact.id: contact for contact in contacts}
        self.sentences: dict[str, list[Span]] = defaultdict(list)
        for sentence in sentences:
            self.sentences[sentence.span.doc_id].append(sentence.span)
        self.docs_of: dict[str, list[str]] = defaultdict(list)
        self.told_in: dict[str, set[str]] = defaultdict(set)
        for report in reports:
            if report.main:
                self.docs_of[report.contact].append(report.doc_id)
            self.told_in[report.doc_id].add(report.contact)
        self.by_person: dict[str, set[str]] = defaultdict(set)
        for contact in contacts:
            for person in contact.participants:
                self.by_person[person].add(contact.id)
        self.beside = _beside_the_matter(mentions, dates, {JOINT, *self.by_person})
        self.formulas = _formula_sides(passages)

    def find(self, row: Undertaking, contact_id: str | None) -> Iterator[FollowUp]:
        """Places that take one undertaking's matter for done, in document and text order.

        A place counts that says so ("building on the extension ...") and has the commitment's
        content words, those of its own before those of its sentence; who takes part and when are not among
        them. It must come from a text of another contact of at least two of the same participants that
        is not known to be earlier.
        """
        contact = self.contacts.get(contact_id or "")
        if contact is None:
            return
        own = {stem for span in row.evidence for stem in self._stems(span)}
        around = {
            stem
            for sentence in self.sentences[row.doc_id]
            if any(sentence.touches(span) for span in row.evidence)
            for stem in self._stems(sentence)  # names what "the extension" is of
        }
        for doc_id in self._later_documents(contact, row.doc_id):
            text = self.texts[doc_id]
            for sentence in sorted(self.sentences[doc_id]):
                places = {
                    Span(doc_id, outcome.start, outcome.end)
                    for outcome in find_outcomes(text, sentence.start, sentence.end)
                    if self._speaks_of(doc_id, outcome, own, own | around)
                }
                yield from (FollowUp(place, FULFILLED) for place in sorted(places))

    def taken_up(self, row: Undertaking, contact_id: str | None, later: Set[tuple[str, str]]) -> Iterator[FollowUp]:
        """Places where the commitment's own wording recurs in a text of a later contact of the same people.

        Nearly all its content words must stand in one sentence there.
        ``later`` holds the pairs (contact, other) in which the other is shown to come later by what it
        takes for done; otherwise days decide, and where neither does the place does not count.
        """
        contact = self.contacts.get(contact_id or "")
        if contact is None:
            return
        own = {stem for span in row.evidence for stem in self._stems(span)}
        found: set[Span] = set()
        for here, there in self.formulas.get(row.doc_id, ()):
            held = sum(max(0, min(here.end, span.end) - max(here.start, span.start)) for span in row.evidence)
            if held < self.settings.retold_share * sum(len(span) for span in row.evidence):
                continue
            if there.doc_id not in self._later_documents(contact, row.doc_id, later):
                continue
            for sentence in self.sentences[there.doc_id]:
                piece = Span(there.doc_id, max(there.start, sentence.start), min(there.end, sentence.end))
                if piece.start < piece.end and self._is_taken_up(own, piece):
                    found.add(piece)
        for span in sorted(found):
            yield FollowUp(span, TAKEN_UP)

    def _later_documents(self, contact: Contact, own: str, later: Set[tuple[str, str]] | None = None) -> list[str]:
        """Documents mainly about later contacts of the same people, in id order; by ``later`` where it is given."""
        near: dict[str, int] = defaultdict(int)
        for person in contact.participants:
            for other_id in self.by_person[person]:
                near[other_id] += 1
        found: set[str] = set()
        for other_id, common in near.items():
            other = self.contacts[other_id]
            if other_id == contact.id or common < 2 or _known_earlier(other, contact):
                continue
            if later is not None and (contact.id, other_id) not in later and not _known_earlier(contact, other):
                continue
            found.update(doc for doc in self.docs_of[other_id] if doc != own and contact.id not in self.told_in[doc])
        return sorted(found)

    def _speaks_of(self, doc_id: str, outcome: Outcome, own: Set[str], known: Set[str]) -> bool:
        """Is what a place takes for done the matter of a commitment with these content words?"""
        given = self._stems(Span(doc_id, outcome.begin, outcome.end))
        common = given & known
        if len(common) < self.settings.follow_up_words or len(common) * 2 < len(given):
            return False
        if outcome.head is None:
            return len(given & own) >= self.settings.follow_up_words
        return not self._stems(Span(doc_id, *outcome.head)).isdisjoint(own)

    def _is_taken_up(self, own: Set[str], place: Span) -> bool:
        return bool(own) and len(own & self._stems(place)) >= self.settings.taken_up_share * len(own)

    def _stems(self, span: Span) -> set[str]:
        """The stems of a span's content words, without those that tell of its people and days."""
        text, start = self.texts[span.doc_id], span.start
        stems: set[str] = set()
        for other in self.beside[span.doc_id]:
            if other.end <= start or other.start >= span.end:
                continue
            stems.update(content_stems(text, start, max(start, other.start)))
            start = other.end
        stems.update(content_stems(text, start, max(start, span.end)))
        return stems - load_plain_stems()


def _beside_the_matter(
    mentions: Sequence[Mention], dates: Sequence[ResolvedDate], people: Set[str]
) -> dict[str, list[Span]]:
    """By document: where the people of contacts and days are named, in text order."""
    beside: dict[str, list[Span]] = defaultdict(list)
    named = [mention.span for mention in mentions if mention.actor in people]
    for span in sorted(span for span in (*named, *(row.span for row in dates)) if span.field == "text"):
        beside[span.doc_id].append(span)
    return beside


def _formula_sides(passages: Sequence[Passage]) -> dict[str, list[tuple[Span, Span]]]:
    """By document: its side of every formula, and the other document's."""
    sides: dict[str, list[tuple[Span, Span]]] = defaultdict(list)
    for passage in passages:
        if passage.kind == "formula":
            sides[passage.a.doc_id].append((passage.a, passage.b))
            sides[passage.b.doc_id].append((passage.b, passage.a))
    return sides


def _known_earlier(other: Contact, contact: Contact) -> bool:
    """Is the other contact known to lie before this one? Without dates it is not."""
    last = other.to or other.latest
    first = contact.from_ or contact.earliest
    return bool(last and first and last <= first)
