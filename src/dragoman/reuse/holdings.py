"""The words of a corpus, kept for as long as they are compared: in memory or in temporary files."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from dragoman.reuse.chains import Chains
from dragoman.reuse.grams import PLACE_BITS, PLACE_MASK
from dragoman.reuse.spool import Tray
from dragoman.reuse.words import Bools, Ints, PlacedWords, Words


class Holdings:
    """What is known of every word, by its row: the words of all documents, one after the other."""

    def __init__(self, tray: Tray) -> None:
        """The words that the tray holds, if any."""
        self.hashes = tray.column("hashes", np.uint64)
        self.before_mark = tray.column("before_mark", np.bool_)
        self.starts = tray.column("starts", np.int32)  # first code point in the document
        self.ends = tray.column("ends", np.int32)  # one past the last
        self.plain = tray.column("plain", np.int32)  # words of the document up to this one that mark no name
        self._sizes = tray.column("sizes", np.int64)  # words of every document
        self._first: Ints | None = None

    @property
    def first(self) -> Ints:
        """The first row of every document, and one past the last of all."""
        if self._first is None:
            self._first = np.concatenate([np.zeros(1, np.int64), np.cumsum(self._sizes.read_all())])
        return self._first

    def add(self, words: PlacedWords) -> Ints:
        """Keep the words of further documents, and number these."""
        begin = len(self._sizes)
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

    def beside(self, one: int, blocks: int) -> Callable[[int], tuple[Words, Ints]]:
        """What gives the words of one block of documents, in order, with those of another that comes after it.

        With them come the numbers of these documents. Both lie in memory that the next words are read into, too.
        """
        begins = np.searchsorted(self.block_of(np.arange(len(self.first) - 1), blocks), np.arange(blocks + 1))
        rows = self.first[begins]
        size, most = int(rows[one + 1] - rows[one]), int(np.diff(rows)[one + 1 :].max(initial=0))
        hashes, marks = np.empty(size + most, np.uint64), np.empty(size + most, np.bool_)
        docs = np.empty(size + most, np.int32)

        def read(block: int, at: int, number: int) -> int:
            """Read a block to a place, its documents from a number on; where it ends there."""
            low, high = rows[block : block + 2].tolist()
            self.hashes.read_into(hashes[at : at + high - low], low)
            self.before_mark.read_into(marks[at : at + high - low], low)
            sizes = np.diff(self.first[begins[block] : begins[block + 1] + 1])
            docs[at : at + high - low] = np.repeat(np.arange(number, number + len(sizes), dtype=np.int32), sizes)
            return int(at + high - low)

        read(one, 0, 0)

        def words(two: int) -> tuple[Words, Ints]:
            chosen = [one] if one == two else [one, two]
            numbers = np.concatenate([np.arange(begins[block], begins[block + 1]) for block in chosen])
            end = size if one == two else read(two, size, int(begins[one + 1] - begins[one]))
            first = np.concatenate([np.zeros(1, np.int64), np.cumsum(np.diff(self.first)[numbers])])
            return Words(hashes[:end], docs[:end], marks[:end], first), numbers

        return words

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
