"""Later text that shows what became of a commitment."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence, Set

from dragoman.accounts.settings import AccountSettings
from dragoman.lexicon.loader import load_rows
from dragoman.model.records import (
    Contact,
    Document,
    FollowUp,
    Passage,
    Report,
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
        contacts: Sequence[Contact],
        reports: Sequence[Report],
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
        self.done = re.compile(rf"\b(?:{_patterns('done')})\s+(?=\w)", re.I)
        self.undone = re.compile(rf"\b(?:{_patterns('undone')})\b", re.I)
        self.formulas = _formula_sides(passages)

    def find(self, row: Undertaking, contact_id: str | None) -> Iterator[FollowUp]:
        """Places that take one undertaking's matter for done, in document and text order.

        A place counts that says so ("building on the extension ...") and has the commitment's
        own content words, without a word that undoes it ("after agreeing to extend"). It must
        come from a text of another contact of at least two of the same participants that is not
        known to be earlier.
        """
        contact = self.contacts.get(contact_id or "")
        if contact is None:
            return
        key = self._key(row)
        for doc_id in self._later_documents(contact, row.doc_id):
            text = self.texts[doc_id]
            for sentence in sorted(self.sentences[doc_id]):
                for match in self.done.finditer(text, sentence.start, sentence.end):
                    end = self._phrase_end(text, match.end(), sentence.end)
                    if self._speaks_of(text, match.end(), end, key) and not self.undone.search(text, match.end(), end):
                        yield FollowUp(Span(doc_id, match.start(), end), FULFILLED)

    def taken_up(self, row: Undertaking, contact_id: str | None, later: Set[tuple[str, str]]) -> Iterator[FollowUp]:
        """Places where the commitment's own wording recurs in a text of a later contact of the same people.

        ``later`` holds the pairs (contact, other) in which the other is shown to come later by what it
        takes for done; otherwise days decide, and where neither does the place does not count.
        """
        contact = self.contacts.get(contact_id or "")
        if contact is None:
            return
        found: set[Span] = set()
        for here, there in self.formulas.get(row.doc_id, ()):
            held = sum(max(0, min(here.end, span.end) - max(here.start, span.start)) for span in row.evidence)
            if held < self.settings.retold_share * sum(len(span) for span in row.evidence):
                continue
            if there.doc_id in self._later_documents(contact, row.doc_id, later):
                found.add(there)
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

    def _key(self, row: Undertaking) -> dict[str, bool]:
        """Content stems of the commitment and of the sentence it stands in, which names what "the extension" is of."""
        text = self.texts[row.doc_id]
        stems: dict[str, bool] = {}
        for sentence in self.sentences[row.doc_id]:
            if any(sentence.touches(span) for span in row.evidence):
                stems.update(content_stems(text, sentence.start, sentence.end))
        return stems

    def _speaks_of(self, text: str, start: int, end: int, key: dict[str, bool]) -> bool:
        given = content_stems(text, start, end)
        common = [stem for stem in given if stem in key]
        return len(common) >= self.settings.follow_up_words and len(common) * 2 >= len(given)

    def _phrase_end(self, text: str, start: int, limit: int) -> int:
        """To the first comma, stop or conjunction of a clause after the phrase's start."""
        match = re.compile(r"[,;:.!?—–”\"]|\s(?:and|but|according)\s").search(text, start, limit)
        end = match.start() if match else limit
        while end > start and text[end - 1].isspace():
            end -= 1
        return end


def _patterns(kind: str) -> str:
    return "|".join(row["pattern"] for row in load_rows("outcomes") if row["kind"] == kind)


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
