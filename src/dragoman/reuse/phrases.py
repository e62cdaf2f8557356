"""Phrases that recur in the stretches documents share: found by what most documents have, then grown."""

from __future__ import annotations

from array import array
from collections import defaultdict
from collections.abc import Iterable, Sequence
from heapq import heapify, heappop, heappush

import numpy as np

from dragoman.reuse.edges import Edges
from dragoman.reuse.readings import Place, Ranges, Readings, Wording
from dragoman.reuse.settings import PassageSettings

FACTOR = 0x9E3779B97F4A7C15  # odd, so that the words of a gram weigh differently


class Phrases:
    """The phrases in the shared stretches of documents, the most widespread first, each place in one only."""

    def __init__(self, readings: Readings, edges: Edges, shared: Ranges, settings: PassageSettings) -> None:
        self._readings = readings
        self._edges = edges
        self._size = settings.phrase_words
        self._least_size = settings.whole_phrase_words
        self._keep_share = settings.phrase_share
        self._taken = bytearray(len(readings.words))  # 1 for a word that stands in a phrase
        self._starts, self._first = _find_repeated(readings, shared, self._size)
        spreads = (self._spread(self._starts_of(gram)) for gram in range(len(self._first) - 1))
        self._waiting = [(-spread, gram) for gram, spread in enumerate(spreads) if spread > 1]
        heapify(self._waiting)

    def next(self) -> tuple[Wording, list[Place]] | None:
        """The next phrase and its places, which no later phrase will have; None where there is none."""
        while self._waiting:
            spread, gram = heappop(self._waiting)
            starts = self._free(gram)
            now = self._spread(starts)
            if now < -spread:
                if now > 1:
                    heappush(self._waiting, (-now, gram))
                continue
            places = self._grow(starts)
            if places and places[0].end - places[0].start >= self._least_size:
                return self._readings.wording_of(places[0]), places
        return None

    def take(self, places: Iterable[Place]) -> None:
        """Keep these places from later phrases."""
        for start, end in places:
            self._taken[start:end] = b"\1" * (end - start)

    def is_free(self, place: Place) -> bool:
        return 1 not in self._taken[place.start : place.end]

    def free_words(self, place: Place) -> list[int]:
        """The words of a place that are in no phrase yet."""
        words, taken = self._readings.words[place.start : place.end], self._taken[place.start : place.end]
        if 0 not in taken:
            return []
        return [word for word, is_taken in zip(words, taken, strict=True) if not is_taken]

    def _starts_of(self, gram: int) -> Sequence[int]:
        return self._starts[self._first[gram] : self._first[gram + 1]]

    def _free(self, gram: int) -> list[int]:
        """Where a gram stands with most of its words in no phrase yet."""
        size, taken = self._size, self._taken
        return [start for start in self._starts_of(gram) if 2 * taken.count(1, start, start + size) < size]

    def _spread(self, starts: Sequence[int]) -> int:
        """In how many contacts the places lie."""
        return self._readings.count_contacts(starts)

    def _grow(self, starts: list[int]) -> list[Place]:
        """Add the words that most places have in common, on either side, as long as it is most of them.

        What then leans on other words is taken away; with it what else stood in the way of more places.
        """
        size, least = self._size, max(2.0, self._keep_share * self._spread(starts))
        for step in (1, -1):
            grown = {size: starts}  # where it stands, by how many words there are of it
            while True:
                found = self._find_further(starts, size, step)
                spreads = {word: self._spread(places) for word, places in found.items()}
                best = max(spreads, key=lambda word: (spreads[word], word), default=None)
                if best is None or spreads[best] < least:
                    break
                size, starts = size + 1, found[best]
                grown[size] = starts
            size, starts = self._trim(grown, step)
            if not size:
                return []
        return [Place(start, start + size) for start in starts]

    def _trim(self, grown: dict[int, list[int]], step: int) -> tuple[int, list[int]]:
        """Take away from one side of a phrase what leans on other words."""
        size, starts = max(grown.items())
        while True:
            find = self._edges.loose_end if step > 0 else self._edges.loose_beginning
            loose = find(starts, size) if size else 0
            if not loose:
                return size, starts
            size -= loose
            if size in grown:
                starts = grown[size]
            elif step < 0:
                starts = [start + loose for start in starts]

    def _find_further(self, starts: Iterable[int], size: int, step: int) -> dict[int, list[int]]:
        """By the next free word in the same sentence, after so many words (or before): where the places then start."""
        words, begins, taken = self._readings.words, self._readings.begins, self._taken
        found: dict[int, list[int]] = defaultdict(list)
        for start in starts:
            border, at = (start + size, start + size) if step > 0 else (start, start - 1)
            if not begins[border] and not taken[at]:
                found[words[at]].append(start if step > 0 else at)
        return found


def _find_repeated(readings: Readings, shared: Ranges, size: int) -> tuple[array[int], list[int]]:
    """Where so many words in a row stand in one sentence of a shared stretch, and in another place as well.

    Gives the places in the order of what stands there, those of equal words in text order, and where each such
    group begins, with one more for the end.
    """
    count = len(readings.words)
    steps = np.zeros(count + 1, np.int64)
    np.add.at(steps, shared[:, 0], 1)
    np.add.at(steps, shared[:, 1], -1)
    inside = np.concatenate([[0], np.cumsum(np.cumsum(steps)[:count] > 0)])
    begun = np.concatenate([[0], np.cumsum(np.frombuffer(readings.begins, np.uint8)[:count], dtype=np.int64)])
    starts = np.arange(max(0, count - size + 1))
    starts = starts[(inside[starts + size] - inside[starts] == size) & (begun[starts + size] == begun[starts + 1])]
    words = np.frombuffer(readings.words, np.int32)
    hashes = np.zeros(len(starts), np.uint64)
    for step in range(size):
        hashes = (hashes + words[starts + step].astype(np.uint64)) * np.uint64(FACTOR)
    _, grams, counts = np.unique(hashes, return_inverse=True, return_counts=True)
    starts = starts[counts[grams] > 1]  # a quick look, by which most are done with
    rows = words[starts[:, None] + np.arange(size)]
    order = np.lexsort(rows.T[::-1])
    rows, starts = rows[order], starts[order]
    begins = np.flatnonzero((rows[1:] != rows[:-1]).any(axis=1)) + 1
    first = [0, *begins.tolist(), len(starts)] if len(starts) else [0]
    return array("i", starts.astype(np.int32).tobytes()), first
