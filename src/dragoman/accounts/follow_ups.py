"""Later text that shows what became of a commitment."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence, Set
from typing import NamedTuple

from dragoman.accounts.matters import MatterReader
from dragoman.accounts.outcomes import find_outcomes, load_pattern
from dragoman.accounts.settings import CommitmentSettings
from dragoman.accounts.successions import Successions
from dragoman.accounts.tidings import LEAST_COMMON, TidingsFinder
from dragoman.model.records import (
    JOINT,
    Contact,
    Document,
    FollowUp,
    Mention,
    Passage,
    Publication,
    Report,
    ResolvedDate,
    Sentence,
    Undertaking,
)
from dragoman.model.span import Span

FULFILLED = "presupposes that it was done"
TAKEN_UP = "takes it up again in the same words"


class _Done(NamedTuple):
    """A place that takes a matter for done, and the content words of the matter."""

    place: Span
    stems: frozenset[str]
    head: frozenset[str] | None  # of the noun that names the matter; None where a clause tells it


class FollowUpFinder:
    """Finds, for a commitment, the places in texts of later contacts of the same people that speak of its matter.

    Every text is searched once, and what is found is kept by who took part and by the words of its matter, so that a
    commitment is compared with what shares both with it. Linear in the sentences but for that.
    """

    def __init__(
        self,
        undertakings: Sequence[Undertaking],
        documents: Sequence[Document],
        sentences: Sequence[Sentence],
        mentions: Sequence[Mention],
        contacts: Sequence[Contact],
        reports: Sequence[Report],
        dates: Sequence[ResolvedDate],
        publications: Sequence[Publication],
        passages: Sequence[Passage],
        settings: CommitmentSettings,
    ) -> None:
        self.settings = settings
        self.successions = Successions(contacts, reports)
        told_in = {row.doc_id for row in undertakings}
        naming = _naming(mentions, self.successions.people.keys()) if undertakings else set()
        read = told_in | self.successions.documents | naming
        self.texts = {document.id: document.text for document in documents if document.id in read}
        self.matters = MatterReader(self.texts, mentions, dates, {JOINT, *self.successions.people})
        self.sentences = _by_document(sentence.span for sentence in sentences if sentence.span.doc_id in read)
        self.formulas = _formula_sides(passages, told_in)
        self.done: dict[tuple[str, str], list[_Done]] = defaultdict(list)  # by participant and stem
        for doc_id in sorted(self.successions.documents):
            self._note_done(self.texts[doc_id], doc_id)
        naming_texts = {doc_id: self.texts[doc_id] for doc_id in sorted(naming & self.texts.keys())}
        self.tidings = TidingsFinder(naming_texts, self.sentences, self.matters, mentions, publications, settings)

    def find(self, row: Undertaking, contact_id: str | None) -> Iterator[FollowUp]:
        """Places that take one undertaking's matter for done, or say outright what became of it, in text order.

        The first kind: a place counts that says so ("building on the extension ...") and has the commitment's
        content words, those of its own before those of its sentence; who takes part and when are not among
        them. It must come from a text of another contact of at least two of the same participants that
        is not known to be earlier. What says it outright may stand in any later text that names two of them.
        """
        contact = self.successions.contact(contact_id)
        if contact is None:
            return
        own = self._own_stems(row)
        people = self.successions.rarer_people(contact)
        likely = {done for person in people for stem in own for done in self.done.get((person, stem), ())}
        around = self._sentences_at(span for span in row.evidence if span.field == "text")
        known = own.union(*map(self.matters.stems, around))  # the sentence names what "the extension" is of
        places = {} if self._is_lasting(row) else self.tidings.find(row.doc_id, contact, own, known)
        for done in likely:
            later = self.successions.comes_later(done.place.doc_id, contact, row.doc_id)
            if later and self._speaks_of(done, own, known):
                places[done.place] = FULFILLED
        yield from (FollowUp(place, places[place]) for place in sorted(places))

    def taken_up(self, row: Undertaking, contact_id: str | None, later: Set[tuple[str, str]]) -> Iterator[FollowUp]:
        """Places where the commitment's own wording recurs in a text of a later contact of the same people.

        Nearly all its content words must stand in one sentence there.
        ``later`` holds the pairs (contact, other) in which the other is shown to come later by what it
        takes for done; otherwise days decide, and where neither does the place does not count.
        """
        contact = self.successions.contact(contact_id)
        if contact is None:
            return
        places: set[Span] = set()
        for here, there in self.formulas.get(row.doc_id, ()):
            held = sum(max(0, min(here.end, span.end) - max(here.start, span.start)) for span in row.evidence)
            if held < self.settings.retold_share * sum(len(span) for span in row.evidence):
                continue
            if self.successions.comes_later(there.doc_id, contact, row.doc_id, later):
                places.update(
                    Span(there.doc_id, max(there.start, sentence.start), min(there.end, sentence.end))
                    for sentence in self._sentences_at([there])
                )
        own = self._own_stems(row) if places else set()
        for place in sorted(places):
            if own and len(own & self.matters.stems(place)) >= self.settings.taken_up_share * len(own):
                yield FollowUp(place, TAKEN_UP)

    def _note_done(self, text: str, doc_id: str) -> None:
        """Keeps what a document takes for done."""
        people = self.successions.people_of(doc_id)
        for sentence in self.sentences.get(doc_id, ()):
            for outcome in find_outcomes(text, sentence.start, sentence.end):
                stems = frozenset(self.matters.stems(Span(doc_id, outcome.begin, outcome.end)))
                head = frozenset(self.matters.stems(Span(doc_id, *outcome.head))) if outcome.head else None
                done = _Done(Span(doc_id, outcome.start, outcome.end), stems, head)
                for stem in stems if head is None else head:
                    for person in people:
                        self.done[person, stem].append(done)

    def _speaks_of(self, done: _Done, own: Set[str], known: Set[str]) -> bool:
        """Is what a place takes for done the matter of a commitment with these content words?"""
        common = done.stems & known
        if len(common) < self.settings.follow_up_words or len(common) * 2 < len(done.stems):
            return False
        if done.head is None:
            return len(done.stems & own) >= self.settings.follow_up_words
        return not done.head.isdisjoint(own)

    def _is_lasting(self, row: Undertaking) -> bool:
        """Is it a thing that no one deed fulfils? "To remain in touch"; not what only is called so, in capitals."""
        return any(
            self.texts[span.doc_id][match.start()].islower()
            for span in row.evidence
            if span.field == "text"
            for match in load_pattern("lasting").finditer(self.texts[span.doc_id], span.start, span.end)
        )

    def _own_stems(self, row: Undertaking) -> set[str]:
        return {stem for span in row.evidence for stem in self.matters.stems(span)}

    def _sentences_at(self, spans: Iterable[Span]) -> Iterator[Span]:
        """The sentences that touch each of the spans."""
        for span in spans:
            sentences = self.sentences.get(span.doc_id, ())
            first = bisect_right(sentences, span.start, key=lambda sentence: sentence.end)
            yield from sentences[first : bisect_left(sentences, span.end, key=lambda sentence: sentence.start)]


def _naming(mentions: Iterable[Mention], people: Set[str]) -> set[str]:
    """The documents that name so many of these that they may tell what became of a matter between them."""
    named: dict[str, set[str]] = defaultdict(set)
    for mention in mentions:
        if mention.actor in people:
            named[mention.span.doc_id].add(mention.actor)
    return {doc_id for doc_id, actors in named.items() if len(actors) >= LEAST_COMMON}


def _by_document(spans: Iterable[Span]) -> dict[str, list[Span]]:
    """Spans that do not overlap by document, in text order."""
    found: dict[str, list[Span]] = defaultdict(list)
    for span in spans:
        found[span.doc_id].append(span)
    for listed in found.values():
        listed.sort(key=lambda span: span.start)
    return found


def _formula_sides(passages: Sequence[Passage], documents: Set[str]) -> dict[str, list[tuple[Span, Span]]]:
    """By document, of those given: its side of every formula, and the other document's."""
    sides: dict[str, list[tuple[Span, Span]]] = defaultdict(list)
    for passage in passages:
        if passage.kind == "formula":
            for here, there in ((passage.a, passage.b), (passage.b, passage.a)):
                if here.doc_id in documents:
                    sides[here.doc_id].append((here, there))
    return sides
