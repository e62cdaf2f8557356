"""The engine: from the words of documents to the stretches that two of them share.

It runs four kernels, plain functions from arrays to arrays, that know nothing of one another, of files
or of the size of the corpus:

1. ``grams.find_grams(words, numbers, settings) -> Grams``, of some documents;
2. ``grams.match_grams(grams, settings) -> Matches, Popular``, of all grams in a part of the hashes;
3. ``aligning.align_matches(words, numbers, matches, settings) -> Aligned``, of all matches of some pairs of documents;
4. ``composing.compose_chains(aligned, settings) -> Chains``, of all chains, which are a hundredth of the words.

A small corpus is one part, in memory. A large one is cut up: grams by their hash, matches by the blocks
that their two documents lie in, so that the words of two blocks are all that is needed to align
them. What comes out is the same, row for row, however many parts there are.

A large one is set down in files, and each kernel's work marked as done, so that a run after a kill
goes on from there. Kernels give the same for the same, so what is lost or damaged is done again by itself.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

from dragoman.model.ids import digest
from dragoman.model.version import VERSION
from dragoman.reuse.aligning import Aligned, align_matches, are_verbatim
from dragoman.reuse.chains import Blocks, Chains, sort_chains
from dragoman.reuse.composing import compose_chains, number_pairs
from dragoman.reuse.grams import (
    PLACE_BITS,
    Grams,
    Matches,
    Popular,
    Repeated,
    Table,
    find_grams,
    find_popular,
    find_repeated,
    match_grams,
)
from dragoman.reuse.holdings import Holdings
from dragoman.reuse.settings import OVERLAPS_VERSION, OverlapSettings
from dragoman.reuse.spool import Spool, Tray, count_rows, take_all, take_part
from dragoman.reuse.words import Bools, Ints, PlacedWords
from dragoman.reuse.workplace import open_workplace

WORD_BYTES = 128  # that a word takes where all is done in one part
MOST_MATCHES = 1 << 19  # aligned at a time
NO_GRAMS = Grams(np.zeros(0, np.uint64), np.zeros(0, np.uint32), np.zeros(0, np.int64))


@dataclass(frozen=True, slots=True)
class Shared:
    """Stretches that pairs of documents share, by pair and place, and wording that was not compared throughout.

    Places are those of the corpus (see ``grams``); ``holdings`` has what is known of the words there.
    """

    chains: Chains
    verbatim: Bools
    popular: Matches
    repeated: Matches
    holdings: Holdings


@contextmanager
def find_shared(batches: Iterable[PlacedWords], about: int, corpus: str, settings: OverlapSettings) -> Iterator[Shared]:
    """Find what documents share with one another. The batches have the documents in order, about so many words in all.

    Where wording is more popular than ``most_long_places``, copies are compared with those in the
    documents of the lowest numbers, so number the documents by age. Costs a sort of all grams,
    and the number of places that two documents have a gram in common. Temporary files, which a corpus of more than
    ``memory_mb`` needs, are there as long as the context. ``corpus`` tells the documents, in their order, from any
    others: where a run on the same ones was killed, its words, parts and blocks are taken up as far as they were done.
    """
    parts = settings.partitions or max(1, -(-about * WORD_BYTES // (settings.memory_mb << 20)))
    with ExitStack() as stack:
        name = digest(corpus, VERSION, OVERLAPS_VERSION, sys.byteorder, parts, repr(settings))
        work = _Work(stack.enter_context(open_workplace(name)) if parts > 1 else None, parts)
        _read(batches, work, settings)
        _match(work, settings)
        popular = find_popular(take_all(Popular, work.matched), settings)
        repeated = find_repeated(take_all(Repeated, work.matched), settings)
        yield compose_shared(_align(work, settings), popular, repeated, work.holdings, settings)


@dataclass(frozen=True, slots=True)
class Verbatim(Table):
    """Of every chain: have both sides the same words?"""

    of: Bools


class _Work:
    """What is done of a run: a tray for the words, one for the grams, one for each part and for each block."""

    def __init__(self, folder: Path | None, parts: int) -> None:
        def tray(name: str) -> Tray:
            return Tray(folder / name if folder else None)

        self.parts = parts
        self.blocks = -(-parts // 2)
        self.words = tray("words")
        self.grams = tray("grams")
        self.matched = [tray(f"matched-{part}") for part in range(parts)]
        self.aligned = [tray(f"aligned-{block}") for block in range(self.blocks)]
        self.holdings = Holdings(self.words)


def part_hashes(grams: Grams, parts: int) -> Ints:
    """The part of each gram, by the upper bits of its hash."""
    return ((grams.hashes >> np.uint64(32)) * np.uint64(parts) >> np.uint64(32)).astype(np.int64)


def _read(batches: Iterable[PlacedWords], work: _Work, settings: OverlapSettings) -> None:
    """Set down the words, and their grams by parts, unless both are there or the grams are no longer needed."""
    if work.words.whole and (work.grams.whole or all(tray.whole for tray in work.matched)):
        return
    work.words.clear()
    work.grams.clear()
    work.holdings = Holdings(work.words)
    grams = Spool(Grams, work.parts, work.grams)
    for words in batches:
        found = find_grams(words, work.holdings.add(words), settings)
        grams.add(found, part_hashes(found, work.parts) if work.parts > 1 else None)
    work.words.mark()
    work.grams.mark()


def _match(work: _Work, settings: OverlapSettings) -> None:
    """Match the grams part by part, and set the matches down by the blocks of their two documents."""
    for part, tray in enumerate(work.matched):
        if tray.whole:
            continue
        tray.clear()
        found = match_grams(take_part(Grams, [work.grams], part, work.parts) or NO_GRAMS, settings)
        one, two = (
            work.holdings.block_of(side >> PLACE_BITS, work.blocks) for side in (found.matches.a, found.matches.b)
        )
        Spool(Matches, work.blocks**2, tray).add(found.matches, one * work.blocks + two)
        Spool(Popular, 1, tray).add(found.popular)
        Spool(Repeated, 1, tray).add(found.repeated)
        tray.mark()
    work.grams.clear()


def _align(work: _Work, settings: OverlapSettings) -> Aligned:
    """Align the matches of every two blocks of documents, and put the chains together.

    What one block has with those after it comes before all that the next one has, so no more than that is ever sorted.
    """
    count = 0
    for one, tray in enumerate(work.aligned):
        if not tray.whole:
            tray.clear()
            found = order_aligned(put_together(list(_align_block(one, work, settings))))
            own, blocks = found.chains, found.blocks
            narrow = Chains(own.a_start, own.a_end, own.b_start, own.b_end, _narrow(own.matched), _narrow(own.missed))
            Spool(Chains, 1, tray).add(narrow)
            owner = _narrow(blocks.chain + count)
            Spool(Blocks, 1, tray).add(Blocks(owner, blocks.a, blocks.b, _narrow(blocks.words)))
            Spool(Verbatim, 1, tray).add(Verbatim(found.verbatim))
            tray.mark()
        count += count_rows(Chains, tray)
    chains, blocks = take_all(Chains, work.aligned), take_all(Blocks, work.aligned)
    return Aligned(chains, blocks, take_all(Verbatim, work.aligned).of)


def _narrow(values: Ints) -> Any:
    """Numbers that are no places take half the room."""
    return values.astype(np.int32)


def _align_block(one: int, work: _Work, settings: OverlapSettings) -> Iterator[Aligned]:
    """Align the matches of the documents of one block with those of its own and of later ones."""
    words_with = work.holdings.beside(one, work.blocks)
    for two in range(one, work.blocks):
        matches = take_part(Matches, work.matched, one * work.blocks + two, work.blocks**2)
        if not matches:
            continue
        words, numbers = words_with(two)
        for some in cut_matches(matches):
            yield align_matches(words, numbers, some, settings)


def put_together(found: Sequence[Aligned]) -> Aligned:
    """The chains of all in this order, with their blocks."""
    none = np.zeros(0, np.int64)
    firsts = np.cumsum([0, *(len(one.chains) for one in found)]).tolist()
    pieces = [
        Blocks(one.blocks.chain + first, one.blocks.a, one.blocks.b, one.blocks.words)
        for one, first in zip(found, firsts[:-1], strict=True)
    ]
    return Aligned(
        Chains.concatenate([Chains(none, none, none, none, none, none), *(one.chains for one in found)]),
        Blocks.concatenate([Blocks(none, none, none, none), *pieces]),
        np.concatenate([np.zeros(0, bool), *(one.verbatim for one in found)]),
    )


def cut_matches(matches: Matches) -> Iterator[Matches]:
    """The matches, at most so many at a time, those of one document of the lower number together."""
    if len(matches) <= MOST_MATCHES:
        yield matches
        return
    order = np.argsort(matches.a, kind="stable")
    docs = matches.a[order] >> PLACE_BITS
    low = 0
    while low < len(docs):
        high = min(low + MOST_MATCHES, len(docs))
        if high < len(docs):
            before = int(np.searchsorted(docs, docs[high], "left"))
            high = before if before > low else int(np.searchsorted(docs, docs[high], "right"))
        yield matches.select(order[low:high])
        low = high


def order_aligned(found: Aligned) -> Aligned:
    """The chains by pair and place, with their blocks."""
    order = sort_chains(found.chains, number_pairs(found.chains))
    rank = np.empty_like(order)
    rank[order] = np.arange(len(order))
    owner = rank[found.blocks.chain]
    moved = Blocks(owner, found.blocks.a, found.blocks.b, found.blocks.words)
    return Aligned(found.chains.select(order), moved.select(np.lexsort((moved.a, owner))), found.verbatim[order])


def compose_shared(
    found: Aligned, popular: Matches, repeated: Matches, holdings: Holdings, settings: OverlapSettings
) -> Shared:
    """All chains, with those composed through a third document."""
    composed = compose_chains(found, settings)
    rows = holdings.rows_of_chains(composed)
    verbatim = np.concatenate([found.verbatim, are_verbatim(rows, holdings.hashes.take)])
    chains = Chains.concatenate([found.chains, composed])
    order = sort_chains(chains, number_pairs(chains))
    return Shared(chains.select(order), verbatim[order], popular, repeated, holdings)
