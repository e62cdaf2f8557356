"""Shared wording as evidence: copies of one contact's text, told from stock phrases of many contacts."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from dragoman.contacts.settings import ContactSettings
from dragoman.model.records import Document, Overlap
from dragoman.model.span import Span

TOUCHING_SHARE = 0.6  # of a stretch that another overlap must cover to be the same wording

Sides = tuple[str, ...]
Pair = tuple[str, str]  # of documents, the smaller id first


class Subject(NamedTuple):
    """The contact that a document is mainly about, as far as the document itself tells."""

    sides: Sides
    day: str | None  # where it is known to the day
    official: bool


@dataclass(frozen=True, slots=True)
class Copy:
    """What two documents share beyond stock wording."""

    words: int
    sentence: int  # words of the longest stretch that is the same word for word
    enough: bool  # by itself, or only where a weekday says the same
    evidence: tuple[Span, ...]  # of both documents


def find_copies(
    documents: Mapping[str, Document],
    overlaps: Sequence[Overlap],
    subjects: Mapping[str, Subject],
    settings: ContactSettings,
) -> dict[Sides, dict[Pair, Copy]]:
    """Pairs of documents about contacts of the same sides that share enough wording to carry one text, or a sentence.

    Two documents whose days are known need no copy to tell, and what two official texts share is stock. A
    stretch that stands in documents of two known contacts is a formula and does not count. Linear in the overlaps,
    times those of one document where a copy is likely.
    """
    shared: dict[Pair, list[tuple[int, Overlap]]] = {}
    for overlap in overlaps:
        if _may_tell(subjects.get(overlap.a.doc_id), subjects.get(overlap.b.doc_id)):
            words = len(documents[overlap.a.doc_id].slice(overlap.a).split())
            if words >= settings.shortest_words:
                shared.setdefault((overlap.a.doc_id, overlap.b.doc_id), []).append((words, overlap))
    likely = {pair: stretches for pair, stretches in shared.items() if _read_copy(stretches, settings) is not None}
    stock = Stock({doc_id for pair in likely for doc_id in pair}, overlaps, subjects)
    found: dict[Sides, dict[Pair, Copy]] = {}
    for pair, stretches in sorted(likely.items(), key=lambda item: item[0]):
        copy = _read_copy([held for held in stretches if not stock.holds(held[1])], settings)
        if copy is not None:
            found.setdefault(subjects[pair[0]].sides, {})[pair] = copy
    return found


def _may_tell(one: Subject | None, two: Subject | None) -> bool:
    """Can a copy show that two documents are about one contact?"""
    if one is None or two is None or one.sides != two.sides:
        return False
    return not (one.official and two.official) and not (one.day and two.day)


def _read_copy(stretches: Sequence[tuple[int, Overlap]], settings: ContactSettings) -> Copy | None:
    """What stretches, each with its words, make together; None where that is too little."""
    sizes = [words for words, _ in stretches]
    sentence = max((words for words, overlap in stretches if overlap.verbatim), default=0)
    enough = max(sizes, default=0) >= settings.copied_words or sum(sizes) >= settings.copied_total
    if not enough and sentence < settings.sentence_words:
        return None
    spans = (span for _, overlap in stretches for span in (overlap.a, overlap.b))
    return Copy(sum(sizes), sentence, enough, tuple(sorted(spans)))


class Stock:
    """What some documents share with texts of contacts whose day is known."""

    def __init__(self, documents: set[str], overlaps: Iterable[Overlap], subjects: Mapping[str, Subject]) -> None:
        self._contacts = {doc_id: subject[:2] for doc_id, subject in subjects.items() if subject.day}
        self._known: dict[str, list[tuple[Span, tuple[Sides, str | None]]]] = {}
        for overlap in overlaps:
            for here, there in ((overlap.a, overlap.b), (overlap.b, overlap.a)):
                if here.doc_id in documents and there.doc_id in self._contacts:
                    self._known.setdefault(here.doc_id, []).append((here, self._contacts[there.doc_id]))

    def holds(self, overlap: Overlap) -> bool:
        """Does the stretch stand in documents of two known contacts?"""
        spans = (overlap.a, overlap.b)
        contacts = {self._contacts[span.doc_id] for span in spans if span.doc_id in self._contacts}
        for span in spans:
            for here, contact in self._known.get(span.doc_id, ()):
                if contact not in contacts and _covers(here, span):
                    contacts.add(contact)
                    if len(contacts) > 1:
                        return True
        return False


def _covers(here: Span, span: Span) -> bool:
    common = min(here.end, span.end) - max(here.start, span.start)
    return here.field == span.field and common > 0 and common >= TOUCHING_SHARE * len(span)
