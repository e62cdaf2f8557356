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
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

from dragoman.reuse.aligning import Aligned, align_matches, are_verbatim
from dragoman.reuse.chains import Blocks, Chains, sort_chains
from dragoman.reuse.composing import compose_chains, number_pairs
from dragoman.reuse.grams import PLACE_BITS, Grams, Matches, Popular, find_grams, find_popular, match_grams
from dragoman.reuse.holdings import Holdings
from dragoman.reuse.settings import OverlapSettings
from dragoman.reuse.spool import Column, Spool
from dragoman.reuse.words import Bools, Ints, PlacedWords
from dragoman.reuse.workplace import open_workplace

WORD_BYTES = 128  # that a word takes where all is done in one part
MOST_MATCHES = 1 << 19  # aligned at a time


@dataclass(frozen=True, slots=True)
class Shared:
    """Stretches that pairs of documents share, by pair and place, and wording too popular to compare throughout.

    Places are those of the corpus (see ``grams``); ``holdings`` has what is known of the words there.
    """

    chains: Chains
    verbatim: Bools
    popular: Matches
    holdings: Holdings


@contextmanager
def find_shared(batches: Iterable[PlacedWords], about: int, settings: OverlapSettings) -> Iterator[Shared]:
    """Find what documents share with one another. The batches have the documents in order, about so many words in all.

    Where wording is more popular than ``most_long_places``, copies are compared with those in the
    documents of the lowest numbers, so number the documents by age. Costs a sort of all grams,
    and the number of places that two documents have a gram in common. Temporary files, which a corpus of more than
    ``memory_mb`` needs, are there as long as the context.
    """
    parts = settings.partitions or max(1, -(-about * WORD_BYTES // (settings.memory_mb << 20)))
    with ExitStack() as stack:
        folder = stack.enter_context(open_workplace()) if parts > 1 else None
        holdings = Holdings(folder)
        grams = Spool(Grams, parts, folder)
        for words in batches:
            numbers = holdings.add(words)
            found = find_grams(words, numbers, settings)
            grams.add(found, part_hashes(found, parts) if parts > 1 else None)
        blocks = -(-parts // 2)
        matches, popular = _match(grams, parts, blocks, holdings, folder, settings)
        yield compose_shared(
            _align(matches, blocks, holdings, folder, settings), find_popular(popular, settings), holdings, settings
        )


def part_hashes(grams: Grams, parts: int) -> Ints:
    """The part of each gram, by the upper bits of its hash."""
    return ((grams.hashes >> np.uint64(32)) * np.uint64(parts) >> np.uint64(32)).astype(np.int64)


def _match(
    grams: Spool[Grams], parts: int, blocks: int, holdings: Holdings, folder: Path | None, settings: OverlapSettings
) -> tuple[Spool[Matches], Popular]:
    """Match the grams part by part, and set the matches down by the blocks of their two documents."""
    matches = Spool(Matches, blocks * blocks, folder)
    all_popular = []
    for part in range(parts):
        rows = grams.take(part)
        if rows is None:
            continue
        found, popular = match_grams(rows, settings)
        all_popular.append(popular)
        one, two = (holdings.block_of(side >> PLACE_BITS, blocks) for side in (found.a, found.b))
        matches.add(found, one * blocks + two)
    none = np.zeros(0, np.int64)
    return matches, Popular.concatenate([Popular(none, none.astype(np.uint64), none), *all_popular])


def _align(
    matches: Spool[Matches], blocks: int, holdings: Holdings, folder: Path | None, settings: OverlapSettings
) -> Aligned:
    """Align the matches of every two blocks of documents, and put the chains together.

    What one block has with those after it comes before all that the next one has, so no more than that is ever sorted.
    """
    chains, pieces = Spool(Chains, 1, folder), Spool(Blocks, 1, folder)
    verbatim = Column(np.bool_, folder / "verbatim" if folder else None)
    count = 0
    for one in range(blocks):
        found = order_aligned(put_together(list(_align_block(one, matches, blocks, holdings, settings))))
        own = found.chains
        chains.add(Chains(own.a_start, own.a_end, own.b_start, own.b_end, _narrow(own.matched), _narrow(own.missed)))
        owner = _narrow(found.blocks.chain + count)
        pieces.add(Blocks(owner, found.blocks.a, found.blocks.b, _narrow(found.blocks.words)))
        verbatim.append(found.verbatim)
        count += len(own)
    return Aligned(chains.take_all(), pieces.take_all(), verbatim.read(0, len(verbatim)))


def _narrow(values: Ints) -> Any:
    """Numbers that are no places take half the room."""
    return values.astype(np.int32)


def _align_block(
    one: int, matches: Spool[Matches], blocks: int, holdings: Holdings, settings: OverlapSettings
) -> Iterator[Aligned]:
    """Align the matches of the documents of one block with those of its own and of later ones."""
    for two in range(one, blocks):
        rows = matches.take(one * blocks + two)
        if rows is None:
            continue
        words, numbers = holdings.words_of(sorted({one, two}), blocks)
        for some in cut_matches(rows):
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


def compose_shared(found: Aligned, popular: Matches, holdings: Holdings, settings: OverlapSettings) -> Shared:
    """All chains, with those composed through a third document."""
    composed = compose_chains(found, settings)
    rows = holdings.rows_of_chains(composed)
    verbatim = np.concatenate([found.verbatim, are_verbatim(rows, holdings.hashes.take)])
    chains = Chains.concatenate([found.chains, composed])
    order = sort_chains(chains, number_pairs(chains))
    return Shared(chains.select(order), verbatim[order], popular, holdings)
