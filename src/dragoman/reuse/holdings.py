"""The words of a corpus, kept for as long as they are compared: in memory or in temporary files."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import numpy as np

from dragoman.reuse.chains import Chains
from dragoman.reuse.grams import PLACE_BITS, PLACE_MASK
from dragoman.reuse.spool import Column
from dragoman.reuse.words import Bools, Ints, PlacedWords, Words


class Holdings:
    """What is known of every word, by its row: the words of all documents, one after the other."""

    def __init__(self, folder: Path | None) -> None:
        def column(kind: type[np.generic], name: str) -> Column:
            return Column(kind, folder / name if folder else None)

        self.hashes = column(np.uint64, "hashes")
        self.before_mark = column(np.bool_, "before_mark")
        self.starts = column(np.int32, "starts")  # first code point in the document
        self.ends = column(np.int32, "ends")  # one past the last
        self.plain = column(np.int32, "plain")  # words of the document up to this one that mark no name
        self._sizes: list[Ints] = []
        self._first: Ints | None = None

    @property
    def first(self) -> Ints:
        """The first row of every document, and one past the last of all."""
        if self._first is None:
            self._first = np.concatenate([np.zeros(1, np.int64), np.cumsum(np.concatenate([*self._sizes, self.none]))])
        return self._first

    none = np.zeros(0, np.int64)

    def add(self, words: PlacedWords) -> Ints:
        """Keep the words of further documents, and number these."""
        begin = sum(map(len, self._sizes))
        self._sizes.append(np.diff(words.first))
        self._first = None
        self.hashes.append(words.hashes)
        self.before_mark.append(words.before_mark)
        self.starts.append(words.starts)
        self.ends.append(words.ends)
        small = np.cumsum(~_mark_names(words))
        before = np.concatenate([np.zeros(1, np.int64), small])[words.first[words.docs]]
        self.plain.append(small - before)
        return np.arange(begin, begin + len(words.first) - 1)

    def block_of(self, docs: Ints, blocks: int) -> Ints:
        """The block of each document, of so many that have about as many words each."""
        return np.asarray(self.first[docs] * blocks // max(1, int(self.first[-1])))

    def words_of(self, chosen: Sequence[int], blocks: int) -> tuple[Words, Ints]:
        """The words of all documents in some blocks, in order, and the numbers of these documents."""
        block = self.block_of(np.arange(len(self.first) - 1), blocks)
        numbers = np.flatnonzero(np.isin(block, chosen))
        ranges = [np.searchsorted(block, [one, one + 1]) for one in chosen]
        rows = [(int(self.first[low]), int(self.first[high])) for low, high in ranges]
        sizes = np.diff(self.first)[numbers]
        hashes, marks = (
            np.concatenate([column.read(low, high) for low, high in rows]) for column in (self.hashes, self.before_mark)
        )
        docs = np.repeat(np.arange(len(numbers)), sizes)
        return Words(hashes, docs, marks, np.concatenate([np.zeros(1, np.int64), np.cumsum(sizes)])), numbers

    def rows(self, places: Ints) -> Ints:
        """The rows of places of the corpus."""
        return np.asarray(self.first[places >> PLACE_BITS] + (places & PLACE_MASK))

    def rows_of_chains(self, chains: Chains) -> Chains:
        """The chains with rows for places; an end is counted on from its start."""
        a, b = self.rows(chains.a_start), self.rows(chains.b_start)
        sizes = chains.a_end - chains.a_start, chains.b_end - chains.b_start
        return Chains(a, a + sizes[0], b, b + sizes[1], chains.matched, chains.missed)

    def count_plain(self, starts: Ints, ends: Ints) -> Ints:
        """How many words of each range of rows, which has one at least, mark no name."""
        before = np.where(np.isin(starts, self.first), 0, self.plain.take(np.maximum(starts - 1, 0)))
        return np.asarray(self.plain.take(ends - 1) - before)


def _mark_names(words: PlacedWords) -> Bools:
    """Words with a capital, in documents where capitals tell names from other words."""
    capitals = np.bincount(words.docs, words.capital, len(words.first) - 1)
    mostly = 2 * capitals > np.diff(words.first)
    return np.asarray(words.capital & ~mostly[words.docs])
