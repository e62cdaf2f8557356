"""Where a phrase stands with some words changed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from typing import NamedTuple

from dragoman.reuse.bridges import Bridges
from dragoman.reuse.edges import Edges
from dragoman.reuse.phrases import Phrases
from dragoman.reuse.readings import Place, Readings, Wording
from dragoman.reuse.settings import PassageSettings


class _Match(NamedTuple):
    """Where a window has a wording, and how many words of the wording it lacks before and after that."""

    start: int
    end: int
    before: int
    after: int


class _Sought:
    """A wording, of which so many words are to stand in a window of words."""

    def __init__(self, wording: Wording, least: float) -> None:
        self.wording = wording
        self.least = least
        self._counts = Counter(wording)
        self._matches: dict[Wording, _Match | None] = {}

    def may_be_in(self, words: Sequence[int]) -> bool:
        return sum(map(self._counts.__contains__, words)) >= self.least

    def match(self, window: Wording) -> _Match | None:
        if window not in self._matches:
            self._matches[window] = self._find_match(window)
        return self._matches[window]

    def _find_match(self, window: Wording) -> _Match | None:
        if (Counter(window) & self._counts).total() < self.least:
            return None
        blocks = SequenceMatcher(None, self.wording, window, autojunk=False).get_matching_blocks()[:-1]
        if not blocks or sum(block.size for block in blocks) < self.least:
            return None
        first, last = blocks[0], blocks[-1]
        return _Match(first.b, last.b + last.size, first.a, len(self.wording) - last.a - last.size)


class Variants:
    """The variants of phrases, in the documents that passages lead to."""

    def __init__(
        self, readings: Readings, edges: Edges, bridges: Bridges, phrases: Phrases, settings: PassageSettings
    ) -> None:
        self._readings = readings
        self._edges = edges
        self._bridges = bridges
        self._phrases = phrases
        self._settings = settings

    def find(self, wording: Wording, places: Sequence[Place]) -> Iterator[Place]:
        """The places of variants of a phrase that are in no phrase yet, in order; each is to be taken at once."""
        telling = self._edges.find_telling(places)
        sought = _Sought(wording, self._settings.variant_share * len(wording))
        for near in self._bridges.across(places):
            if not sought.may_be_in(self._phrases.free_words(near)):
                continue
            variant = self._find_near(near, sought)
            if variant and self._phrases.is_free(variant) and self._is_like(variant, telling):
                yield variant

    def _find_near(self, near: Place, sought: _Sought) -> Place | None:
        """Where a sentence has the wording with some words changed: as far as the wording goes, or to a mark.

        None where less than ``variant_share`` of its words stand there, or as many others. It has no more loose ends
        than the wording.
        """
        found = sought.match(self._readings.wording_of(near))
        if found is None:
            return None
        begins, edges = self._readings.begins, self._edges
        start, end = near.start + found.start, near.start + found.end
        if 1 in begins[start + 1 : end]:
            return None
        for _ in range(found.before):
            start -= not begins[start] and self._readings.stand_together(start - 1)
        for _ in range(found.after):
            end += not begins[end] and self._readings.stand_together(end - 1)
        while end > start and (loose := edges.loose_end([start], end - start)):
            end -= loose
        while end > start and (loose := edges.loose_beginning([start], end - start)):
            start += loose
        most = len(sought.wording) / self._settings.variant_share
        return Place(start, end) if sought.least <= end - start <= most else None

    def _is_like(self, variant: Place, telling: set[int]) -> bool:
        """Has it half of the words that tell something, or all but one, and does it tell anything?"""
        shared = telling.intersection(self._readings.wording_of(variant))
        if len(telling) - len(shared) > max(1, len(telling) // 2):
            return False
        return bool(shared or self._edges.find_telling([variant]))
