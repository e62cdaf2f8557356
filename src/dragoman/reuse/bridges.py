"""Passages that are formulas, as ways from words of one document to words of another."""

from __future__ import annotations

from collections.abc import Sequence
from operator import attrgetter

import numpy as np
from numpy.typing import NDArray

from dragoman.model.records import Passage
from dragoman.reuse.readings import Place, Ranges, Readings

SLACK_WORDS = 4  # by which a variant may lie off the place where a passage puts it

SIDE_A, SIDE_B = attrgetter("a"), attrgetter("b")
Ints = NDArray[np.int64]


class Bridges:
    """The ways over passages, in both directions."""

    def __init__(self, formulas: Sequence[Passage], readings: Readings) -> None:
        one, two = (readings.places_of([side(passage) for passage in formulas]) for side in (SIDE_A, SIDE_B))
        ways = np.stack([np.hstack([one, two]), np.hstack([two, one])], axis=1).reshape(-1, 4)
        self._first = readings.first
        docs = np.searchsorted(self._first, ways[:, 0], side="right") - 1
        order = np.argsort(docs, kind="stable")
        self._ways = ways[order]  # from a stretch of words to a stretch of words
        self._ways_of = np.searchsorted(docs[order], np.arange(len(self._first)))  # where those of a document begin

    @property
    def stretches(self) -> Ranges:
        """Both sides of all passages."""
        return self._ways[:, :2]

    def across(self, places: Sequence[Place]) -> list[Place]:
        """Where passages put the places in other documents, with some words about them; in order."""
        starts, ends = np.array(places).T
        docs = np.searchsorted(self._first, starts, side="right") - 1
        rows, ways = _each(self._ways_of[docs], self._ways_of[docs + 1])
        starts, ends = starts[rows], ends[rows]
        common = np.minimum(self._ways[ways, 1], ends) - np.maximum(self._ways[ways, 0], starts)
        on_way = 2 * common >= ends - starts
        starts, ends = starts[on_way], ends[on_way]
        here_start, here_end, there_start, there_end = self._ways[ways[on_way]].T
        factor = (there_end - there_start) / (here_end - here_start)
        near_starts = there_start + np.rint((starts - here_start) * factor).astype(np.int64) - SLACK_WORDS
        near_ends = there_start + np.rint((ends - here_start) * factor).astype(np.int64) + SLACK_WORDS
        there = np.searchsorted(self._first, there_start, side="right") - 1
        near_starts = np.maximum(near_starts, self._first[there])
        near_ends = np.minimum(near_ends, self._first[there + 1])
        cells = (near_starts - self._first[there]) // SLACK_WORDS + self._first[there]  # one place in each will do
        _, kept = np.unique(cells, return_index=True)
        return sorted(map(Place, near_starts[kept].tolist(), near_ends[kept].tolist()))


def _each(starts: Ints, ends: Ints) -> tuple[Ints, Ints]:
    """All numbers of some ranges one after the other, after the row of its range for each."""
    sizes = ends - starts
    rows = np.repeat(np.arange(len(sizes)), sizes)
    before = np.cumsum(sizes) - sizes
    return rows, np.arange(len(rows)) - before[rows] + starts[rows]
