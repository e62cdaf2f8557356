"""From matches to the stretches that two documents share: the third kernel."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from dragoman.reuse.chains import Blocks, Chains, drop_shadows, join_chains, order_pairs, pair_documents, sort_chains
from dragoman.reuse.grams import PLACE_BITS, PLACE_MASK, Matches, begin_flags, expand
from dragoman.reuse.growth import grow_chains, may_grow
from dragoman.reuse.settings import OverlapSettings
from dragoman.reuse.words import Bools, Counts, Hashes, Ints, Words


@dataclass(frozen=True, slots=True)
class Aligned:
    """Chains with the blocks they are made of, by chain and place. All places are those of the whole corpus."""

    chains: Chains
    blocks: Blocks
    verbatim: Bools  # of every chain: have both sides the same words, none more and none less?


def align_matches(words: Words, numbers: Ints, matches: Matches, settings: OverlapSettings) -> Aligned:
    """Chain the matches of pairs of documents: the third kernel.

    ``words`` are those of the documents with these ``numbers``, which rise; they may be more documents than
    the matches need, and the matches come in any order, but all of a pair of documents must be here. The chains come
    by pair and place. Costs a sort, and the length of the chains.
    """
    runs = join_matches(_local(matches.a, words, numbers), _local(matches.b, words, numbers), matches.words)
    runs = _drop_chance(words, runs, settings)
    member = np.arange(len(runs))
    chains = Chains(
        runs.a, runs.a + runs.words, runs.b, runs.b + runs.words, runs.words.copy(), np.zeros(len(runs), np.int64)
    )
    chains, member = join_chains(words, chains, settings)
    chains, grown = grow_chains(words, chains, settings)
    blocks = Blocks.concatenate([Blocks(member, runs.a, runs.b, runs.words), grown])
    chains, again = join_chains(words, chains, settings)
    rows = np.flatnonzero(chains.score(settings) >= settings.least_words)
    pairs = pair_documents(words, chains.a_start[rows], chains.b_start[rows])
    order = sort_chains(chains.select(rows), pairs)
    rows, pairs = rows[order], pairs[order]
    kept = chains.select(rows)
    own = drop_shadows(kept, pairs, settings)
    final = np.full(len(chains), -1)
    final[rows[own]] = np.arange(len(own))
    owner = final[again[blocks.chain]]
    inside = owner >= 0
    blocks = Blocks(owner[inside], blocks.a[inside], blocks.b[inside], blocks.words[inside])
    blocks = blocks.select(np.lexsort((blocks.a, blocks.chain)))
    chains = kept.select(own)
    return _everywhere(Aligned(chains, blocks, are_verbatim(chains, words.hashes.take)), words, numbers)


def are_verbatim(chains: Chains, look_up: Callable[[Ints], Hashes]) -> Bools:
    """Which chains have the same words on both sides? ``look_up`` gives the words of rows."""
    sizes = chains.a_end - chains.a_start
    same = sizes == chains.b_end - chains.b_start
    rows = np.flatnonzero(same)
    if len(rows):
        row, a = expand(chains.a_start[rows], chains.a_end[rows])
        differs = look_up(a) != look_up(a + (chains.b_start - chains.a_start)[rows][row])
        same[rows] = ~np.logical_or.reduceat(differs, np.flatnonzero(begin_flags(row)))
    return np.asarray(same)


def join_matches(a: Ints, b: Ints, sizes: Counts) -> Blocks:
    """Matches that lap over on one diagonal as one run, by distance and place."""
    keys = (b - a).astype(np.uint64) << np.uint64(PLACE_BITS) | a.astype(np.uint64)
    kinds = np.unique(sizes).tolist()
    parts = [np.sort(keys[sizes == kind]) for kind in kinds]  # sorted one by one, without what would tell them apart
    keys = np.concatenate([np.zeros(0, np.uint64), *parts])
    ends = np.concatenate(
        [np.zeros(0, np.uint64), *(part + np.uint64(kind) for part, kind in zip(parts, kinds, strict=True))]
    )
    if len(kinds) > 1:
        order = np.argsort(keys, kind="stable")  # merges sorted stretches
        keys, ends = keys[order], np.maximum.accumulate(ends[order])
    begins = np.ones(len(keys), bool)
    begins[1:] = keys[1:] >= ends[:-1]  # what touches only may lie in the next document
    first = np.flatnonzero(begins)
    last = np.append(first[1:], len(keys)) - 1 if len(keys) else first
    start = (keys[first] & np.uint64(PLACE_MASK)).astype(np.int64)
    length = (ends[last] - keys[first]).astype(np.int64)
    return Blocks(first, start, start + (keys[first] >> np.uint64(PLACE_BITS)).astype(np.int64), length)


def _drop_chance(words: Words, runs: Blocks, settings: OverlapSettings) -> Blocks:
    """The runs but for those that come to nothing: too short, the only ones of their documents, and not to be grown.

    Most runs of a large corpus are such: a few common words that two texts have in a row by chance.
    """
    order, alone = order_pairs(pair_documents(words, runs.a, runs.b))
    lone = order[alone]
    lone = lone[runs.words[lone] < settings.least_words]
    dropped = np.zeros(len(runs), bool)
    dropped[lone[~may_grow(words, runs.select(lone), settings)]] = True
    return runs.select(~dropped)


def _local(places: Ints, words: Words, numbers: Ints) -> Ints:
    """Places of the corpus as rows of the words at hand."""
    first = np.zeros(int(numbers[-1]) + 1 if len(numbers) else 0, np.int64)
    first[numbers] = words.first[:-1]
    return np.asarray(first[places >> PLACE_BITS] + (places & PLACE_MASK))


def _everywhere(found: Aligned, words: Words, numbers: Ints) -> Aligned:
    """Rows of the words at hand as places of the corpus; an end is counted on from its start."""

    def place(start: Ints) -> Ints:
        docs = words.docs[start]
        return np.asarray((numbers[docs] << PLACE_BITS) + start - words.first[docs])

    chains, blocks = found.chains, found.blocks
    a, b = place(chains.a_start), place(chains.b_start)
    return Aligned(
        Chains(
            a, a + chains.a_end - chains.a_start, b, b + chains.b_end - chains.b_start, chains.matched, chains.missed
        ),
        Blocks(blocks.chain, place(blocks.a), place(blocks.b), blocks.words),
        found.verbatim,
    )
