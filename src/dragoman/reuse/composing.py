"""Two texts that both share wording with a third at the same place share it with each other.

Two copies of a short passage, each edited in its own way, may have too little left in common to be
found side by side; beside the text that both come from, each is. What the two have from the same words
of it they have in common: the alignment of the two is composed of theirs with it.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from dragoman.reuse.aligning import Aligned
from dragoman.reuse.chains import Chains, drop_shadows, sort_chains
from dragoman.reuse.grams import PLACE_BITS, PLACE_MASK, Table, begin_flags, expand
from dragoman.reuse.settings import OverlapSettings
from dragoman.reuse.words import Ints

SIDES_AT_A_TIME = 1 << 19

Numbers = NDArray[np.int32]


@dataclass(frozen=True, slots=True)
class Sides(Table):
    """The chains seen from one of their two documents, with the other beyond; every chain gives two rows."""

    chain: Ints
    start: Ints
    end: Ints
    beyond: Ints  # where the stretch of the other document begins
    beyond_end: Ints
    weight: Ints  # how many words the other document shares in all


def compose_chains(found: Aligned, settings: OverlapSettings) -> Chains:
    """The further chains of documents that share wording through a third: the fourth kernel, on all chains at once.

    The third of a stretch, its hub, is the document that shares most words in all, among those that share
    the stretch. A composed chain needs ``least_hub_words`` of the hub's between its ends, and
    ``least_common_words`` that both sides have. Left out is what lies near a chain of the same two documents,
    and what has so many words in a row that it would have been found, had it not been too popular to
    be compared. Places are those of the corpus; the chains come by pair and place. Costs sorts of the
    chains, and at most ``most_long_places`` pairs of neighbours a stretch.
    """
    spokes = _find_spokes(found.chains)
    spokes = spokes.select(np.lexsort((spokes.start, spokes.beyond)))
    blocks = _SpokeBlocks(found, spokes)
    parts = [found.chains.select(slice(0, 0))]
    rows = np.arange(len(spokes))
    for step in range(1, settings.most_long_places + 1):
        rows = rows[rows + step < len(spokes)]
        common = np.minimum(spokes.beyond_end[rows], spokes.beyond_end[rows + step]) - spokes.beyond[rows + step]
        rows, common = rows[common > 0], common[common > 0]
        if not len(rows):
            break
        apart = spokes.start[rows] >> PLACE_BITS != spokes.start[rows + step] >> PLACE_BITS
        both = rows[apart & (common >= settings.least_hub_words)]
        parts.append(blocks.compose(both, both + step, settings))
    composed = _drop_known(found.chains, Chains.concatenate(parts), settings)
    pairs = number_pairs(composed)
    order = sort_chains(composed, pairs)
    composed = composed.select(order)
    return composed.select(drop_shadows(composed, pairs[order], settings))


def _find_spokes(chains: Chains) -> Sides:
    """Of every stretch of a document the chain to its hub; the chains of some documents are looked at together."""
    a, b = ((start >> PLACE_BITS).astype(np.int32) for start in (chains.a_start, chains.b_start))
    last = int(max(a.max(), b.max())) + 1 if len(chains) else 0
    shared = (np.bincount(a, chains.matched, last) + np.bincount(b, chains.matched, last)).astype(np.int64)
    before = np.concatenate([np.zeros(1, np.int64), np.cumsum(np.bincount(a, None, last) + np.bincount(b, None, last))])
    steps = np.arange(0, 2 * len(chains), SIDES_AT_A_TIME)
    bounds = [*np.unique(np.searchsorted(before, steps)).tolist(), last]
    parts = [_view_sides(chains, a, b, shared, slice(0, 0))]
    for low, high in pairwise(bounds):
        parts.append(_choose_hubs(_view_sides(chains, a, b, shared, slice(low, high))))
    return Sides.concatenate(parts)


def _view_sides(chains: Chains, a: Numbers, b: Numbers, shared: Ints, docs: slice) -> Sides:
    """The sides of chains that lie in some documents; ``a`` and ``b`` are the documents of each chain."""
    rows = [np.flatnonzero((side >= docs.start) & (side < docs.stop)) for side in (a, b)]
    one, two = chains.select(rows[0]), chains.select(rows[1])
    return Sides(
        np.concatenate(rows),
        np.concatenate([one.a_start, two.b_start]),
        np.concatenate([one.a_end, two.b_end]),
        np.concatenate([one.b_start, two.a_start]),
        np.concatenate([one.b_end, two.a_end]),
        shared[np.concatenate([b[rows[0]], a[rows[1]]])],
    )


def _choose_hubs(sides: Sides) -> Sides:
    """Of the sides at one place of a document the one whose other document weighs most, of these the first.

    Neighbours are compared, the lesser left out, and again, as long as any two lap over by half of the shorter.
    """
    sides = sides.select(np.lexsort((sides.beyond, sides.end, sides.start)))
    while len(sides):
        size, weight = sides.end - sides.start, sides.weight
        common = np.minimum(sides.end[:-1], sides.end[1:]) - sides.start[1:]
        lap = 2 * common >= np.minimum(size[:-1], size[1:])
        heavier = (weight[1:] > weight[:-1]) | ((weight[1:] == weight[:-1]) & (sides.beyond[1:] < sides.beyond[:-1]))
        dropped = np.zeros(len(sides), bool)
        dropped[1:] |= lap & ~heavier
        dropped[:-1] |= lap & heavier
        if not dropped.any():
            break
        sides = sides.select(~dropped)
    return sides


class _SpokeBlocks:
    """The blocks of spokes, by spoke and place in the hub."""

    def __init__(self, found: Aligned, spokes: Sides) -> None:
        chains, blocks = found.chains, found.blocks
        first = np.searchsorted(blocks.chain, np.arange(len(chains) + 1))
        spoke, rows = expand(first[spokes.chain], first[spokes.chain + 1])
        is_a = (chains.a_start[spokes.chain] == spokes.start)[spoke]
        hub = np.where(is_a, blocks.b[rows], blocks.a[rows])
        self._low = spokes.beyond
        self._own = np.where(is_a, blocks.a[rows], blocks.b[rows])
        self._size = blocks.words[rows]
        self._start = (spoke << PLACE_BITS) + hub - self._low[spoke]  # rises: blocks are in order on both sides
        self._end = np.maximum.accumulate(self._start + self._size)
        self._first = np.searchsorted(spoke, np.arange(len(spokes) + 1))

    def compose(self, one: Ints, two: Ints, settings: OverlapSettings) -> Chains:
        """The chains of pairs of spokes of one hub."""
        pair, x = expand(self._first[one], self._first[one + 1])
        ahead = (self._start[x] & PLACE_MASK) + self._low[one[pair]] - self._low[two[pair]]
        base = two[pair] << PLACE_BITS
        low = np.searchsorted(self._end, base + np.maximum(ahead, 0), "right")
        high = np.searchsorted(self._start, base + np.maximum(ahead + self._size[x], 0), "left")
        row, y = expand(low, high)
        pair, x, ahead = pair[row], x[row], ahead[row]
        there = self._start[y] & PLACE_MASK
        begin = np.maximum(ahead, there)
        size = np.minimum(ahead + self._size[x], there + self._size[y]) - begin
        good = size > 0
        a, b = (self._own[x] + begin - ahead)[good], (self._own[y] + begin - there)[good]
        return _make_chains(pair[good], np.minimum(a, b), np.maximum(a, b), size[good], settings)


def _make_chains(pair: Ints, a: Ints, b: Ints, size: Ints, settings: OverlapSettings) -> Chains:
    """Chains of blocks, those of a pair side by side and in order."""
    first = np.flatnonzero(begin_flags(pair))
    if not len(first):
        return Chains(pair, pair, pair, pair, pair, pair)
    last = np.append(first[1:], len(pair)) - 1
    gap = np.zeros(len(pair), np.int64)
    gap[1:] = np.maximum(0, np.maximum(a[1:] - (a + size)[:-1], b[1:] - (b + size)[:-1]))
    gap[first] = 0
    matched, missed = np.add.reduceat(size, first), np.add.reduceat(gap, first)
    popular = np.maximum.reduceat(size, first) >= settings.least_words
    good = ~popular & (matched >= settings.least_common_words)
    return Chains(a[first], (a + size)[last], b[first], (b + size)[last], matched, missed).select(good)


def _drop_known(chains: Chains, composed: Chains, settings: OverlapSettings) -> Chains:
    """The composed chains with no chain of the same two documents at the same place or near it."""
    pairs, own = number_pairs(chains), number_pairs(composed)
    order = np.argsort(pairs, kind="stable")
    known_pairs = pairs[order]
    row, rank = expand(np.searchsorted(known_pairs, own, "left"), np.searchsorted(known_pairs, own, "right"))
    known, here = chains.select(order[rank]), composed.select(row)
    reach = settings.longest_gap
    near = (
        (known.a_start < here.a_end + reach)
        & (known.a_end > here.a_start - reach)
        & (known.b_start < here.b_end + reach)
        & (known.b_end > here.b_start - reach)
    )
    dropped = np.zeros(len(composed), bool)
    dropped[row[near]] = True
    return composed.select(~dropped)


def number_pairs(chains: Chains) -> Ints:
    """A number for the two documents of each chain."""
    return np.asarray((chains.a_start >> PLACE_BITS << PLACE_BITS) | (chains.b_start >> PLACE_BITS))
