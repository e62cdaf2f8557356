"""Phrases that recur in the stretches documents share: found by what most documents have, then grown."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from heapq import heapify, heappop, heappush

from dragoman.model.span import Span
from dragoman.reuse.facts import Facts
from dragoman.reuse.settings import PassageSettings
from dragoman.reuse.stretches import Stretches
from dragoman.text.folding import FoldedWord, fold_words

Wording = tuple[str, ...]

UNKNOWN_DAY = "9999"


@dataclass(frozen=True, slots=True, order=True)
class Place:
    """A half-open range of a document's words."""

    doc_id: str
    start: int
    end: int


class Reading:
    """A document's folded words, and where spans lie among them."""

    def __init__(self, facts: Facts) -> None:
        self.facts = facts
        self.contacts = frozenset(facts.main or facts.contacts)
        self.words: list[FoldedWord] = fold_words(facts.document.text)
        self.folded: list[str] = [word.text for word in self.words]
        self._starts = [word.start for word in self.words]
        self._openers = {bisect_left(self._starts, sentence.start) for sentence in facts.sentences}

    def place_of(self, span: Span) -> Place:
        """The words that begin inside the span."""
        return Place(span.doc_id, bisect_left(self._starts, span.start), bisect_left(self._starts, span.end))

    def span_of(self, place: Place) -> Span:
        return self.facts.document.span(self.words[place.start].start, self.words[place.end - 1].end)

    def starts_of(self, low: int, high: int, size: int) -> Iterator[int]:
        """Where so many words of a range stand in one sentence."""
        start = low
        for end in [*sorted(opener for opener in self._openers if low < opener < high), high]:
            yield from range(start, end - size + 1)
            start = end

    def parts(self, index: int) -> bool:
        """Does a sentence end between a word and the next?"""
        return index + 1 in self._openers


class Phrases:
    """The phrases in the shared stretches of documents, the most widespread first, each place in one only."""

    def __init__(self, readings: Mapping[str, Reading], shared: Iterable[Place], settings: PassageSettings) -> None:
        self._readings = readings
        self._size = settings.phrase_words
        self._keep_share = settings.phrase_share
        self._taken: dict[str, set[int]] = defaultdict(set)
        self._places: dict[Wording, list[tuple[str, int]]] = defaultdict(list)
        by_doc: dict[str, list[tuple[int, int]]] = defaultdict(list)
        for place in shared:
            by_doc[place.doc_id].append((place.start, place.end))
        for doc_id in sorted(by_doc):
            folded = readings[doc_id].folded
            for low, high in Stretches(by_doc[doc_id]):
                for start in readings[doc_id].starts_of(low, high, self._size):
                    self._places[tuple(folded[start : start + self._size])].append((doc_id, start))
        self._waiting = [
            (-spread, gram) for gram, places in self._places.items() if (spread := self._spread(places)) > 1
        ]
        heapify(self._waiting)

    def next(self) -> tuple[Wording, list[Place]] | None:
        """The next phrase and its places, which no later phrase will have; None where there is none."""
        while self._waiting:
            spread, gram = heappop(self._waiting)
            places = self._free(gram)
            now = self._spread(places)
            if now < -spread:
                if now > 1:
                    heappush(self._waiting, (-now, gram))
                continue
            wording, found = self._grow(gram, places)
            return wording, found
        return None

    def take(self, places: Iterable[Place]) -> None:
        """Keep these places from later phrases."""
        for place in places:
            self._taken[place.doc_id].update(range(place.start, place.end))

    def is_free(self, place: Place) -> bool:
        return self._taken[place.doc_id].isdisjoint(range(place.start, place.end))

    def _free(self, gram: Wording) -> list[tuple[str, int]]:
        """Where a gram stands with most of its words in no phrase yet."""
        free = []
        for doc_id, start in self._places[gram]:
            taken = self._taken[doc_id]
            if not taken or 2 * sum(place in taken for place in range(start, start + self._size)) < self._size:
                free.append((doc_id, start))
        return free

    def _spread(self, places: Sequence[tuple[str, int]]) -> int:
        """In how many contacts the places lie."""
        return len({contact for doc_id, _ in places for contact in self._readings[doc_id].contacts})

    def _grow(self, gram: Wording, places: list[tuple[str, int]]) -> tuple[Wording, list[Place]]:
        """Add the words that most places have in common, on either side, as long as it is most of them."""
        wording, least = list(gram), max(2.0, self._keep_share * self._spread(places))
        starts = places
        for step in (1, -1):
            while True:
                found: dict[str, list[tuple[str, int]]] = defaultdict(list)
                for doc_id, start in starts:
                    at = start + len(wording) if step > 0 else start - 1
                    folded = self._readings[doc_id].folded
                    if 0 <= at < len(folded) and at not in self._taken[doc_id] and not self._ends(doc_id, at, step):
                        found[folded[at]].append((doc_id, start if step > 0 else start - 1))
                best = max(found, key=lambda word: (self._spread(found[word]), word), default=None)
                if best is None or self._spread(found[best]) < least:
                    break
                wording = [*wording, best] if step > 0 else [best, *wording]
                starts = found[best]
        return tuple(wording), [Place(doc_id, start, start + len(wording)) for doc_id, start in starts]

    def _ends(self, doc_id: str, at: int, step: int) -> bool:
        """Does a sentence end between a word and the phrase it would be added to?"""
        return self._readings[doc_id].parts(at - 1 if step > 0 else at)


def find_variant(reading: Reading, near: Place, wording: Wording, settings: PassageSettings) -> Place | None:
    """Where a place has the wording with some words changed: as far as the wording goes, within its sentence.

    None where less than ``variant_share`` of its words stand there, or as many others.
    """
    window = reading.folded[near.start : near.end]
    least = settings.variant_share * len(wording)
    if sum((Counter(window) & Counter(wording)).values()) < least:
        return None
    blocks = SequenceMatcher(None, wording, window, autojunk=False).get_matching_blocks()[:-1]
    if not blocks or sum(block.size for block in blocks) < least:
        return None
    start, end = near.start + blocks[0].b, near.start + blocks[-1].b + blocks[-1].size
    for _ in range(blocks[0].a):
        if start == 0 or reading.parts(start - 1):
            break
        start -= 1
    for _ in range(len(wording) - blocks[-1].a - blocks[-1].size):
        if end == len(reading.words) or reading.parts(end - 1):
            break
        end += 1
    if end - start > len(wording) / settings.variant_share:
        return None
    return Place(near.doc_id, start, end)
