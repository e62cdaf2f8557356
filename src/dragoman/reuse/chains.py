"""Chains: stretches of two documents that go on from match to match, through edits.

Matches that follow one another on nearly the same diagonal (the same distance between the two
places) are joined; where paragraphs changed places the diagonals part, and so do the chains.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, fields

import numpy as np
from numpy.typing import NDArray

from dragoman.reuse.grams import PLACE_BITS, Runs, begin_flags
from dragoman.reuse.settings import OverlapSettings
from dragoman.reuse.words import Bools, Ints, Words

UNJOINED = -1


@dataclass(frozen=True, slots=True)
class Chains:
    """Pairs of stretches, a row each: half-open numbers of words, and how much they share.

    ``missed`` counts the words, on the side that has more of them, that stand between matches
    without one; an attribution between two quotations is not among them.
    """

    a_start: Ints
    a_end: Ints
    b_start: Ints
    b_end: Ints
    matched: Ints
    missed: Ints

    def __len__(self) -> int:
        return len(self.a_start)

    def select(self, rows: Ints | Bools | slice) -> Chains:
        return Chains(*(getattr(self, field.name)[rows] for field in fields(self)))

    def score(self, settings: OverlapSettings) -> NDArray[np.float64]:
        """Words shared, less the cost of those that are not."""
        return np.asarray(self.matched - settings.edit_cost * self.missed)


def concatenate(parts: Sequence[Chains]) -> Chains:
    """The chains of all parts, of which there is one at least, in order."""
    return Chains(*(np.concatenate([getattr(part, field.name) for part in parts]) for field in fields(Chains)))


def start_chains(runs: Runs) -> Chains:
    """A chain for every run of matches."""
    return Chains(
        runs.a, runs.a + runs.words, runs.b, runs.b + runs.words, runs.words.copy(), np.zeros(len(runs.a), np.int64)
    )


def join_chains(words: Words, chains: Chains, settings: OverlapSettings) -> Chains:
    """Join chains of the same two documents that follow one another in both.

    Of several that one could follow the one with the least between them is taken, and of
    several that would follow it the nearest; the others stay by themselves. Costs a sort.
    """
    chains, pairs = sort_chains(words, chains)
    rows = np.arange(len(chains))
    before = np.full(len(chains), UNJOINED)
    cost = np.full(len(chains), np.iinfo(np.int64).max)
    missed = np.zeros(len(chains), np.int64)
    lap = np.zeros(len(chains), np.int64)
    for step in range(1, min(settings.reach_chains + 1, len(chains))):
        one = np.flatnonzero(pairs[:-step] == pairs[step:])
        if not len(one):
            break
        two = one + step
        between_a = chains.a_start[two] - chains.a_end[one]
        between_b = chains.b_start[two] - chains.b_end[one]
        least, most = np.minimum(between_a, between_b), np.maximum(between_a, between_b)
        price = 2 * (most - least) + np.maximum(least, 0)
        good = (
            (most <= settings.longest_gap)
            & (least <= settings.longest_rewording)
            & (least >= -settings.longest_lap)
            & (most - least <= settings.longest_skew)
            & _goes_on(chains, one, two)
            & (price < cost[two])
        )
        one, two = one[good], two[good]
        before[two], cost[two] = one, price[good]
        lap[two] = np.maximum(0, -least[good])
        missed[two] = np.where(
            _is_attribution(words, chains, one, two), np.maximum(0, least[good]), np.maximum(0, most[good])
        )
    after = np.flatnonzero(before != UNJOINED)
    after = after[np.lexsort((after, cost[after], before[after]))]
    before[after[~begin_flags(before[after])]] = UNJOINED
    _part_ends(before, chains.matched, np.where(before != UNJOINED, lap, 0), missed * settings.edit_cost)
    joined = before != UNJOINED
    head = _find_heads(np.where(joined, before, rows))
    return _merge(chains, head, np.where(joined, lap, 0), np.where(joined, missed, 0))


def _part_ends(before: Ints, matched: Ints, lap: Ints, cost: NDArray[np.floating]) -> None:
    """Part from its chain, in place, what stands at an end of it and shares less than the way there costs.

    So the name of whom both texts speak does not draw in the sentence that stands between it and the copied one.
    """
    while True:
        joined = np.flatnonzero(before != UNJOINED)
        others = before[joined]
        last = np.ones(len(before), bool)
        last[others] = False
        first = before[others] == UNJOINED
        gained_here, gained_there = (matched - lap)[joined], matched[others]
        parted = joined[(last[joined] & (gained_here < cost[joined])) | (first & (gained_there < cost[joined]))]
        if not len(parted):
            return
        before[parted] = UNJOINED


def drop_shadows(words: Words, chains: Chains, settings: OverlapSettings) -> Chains:
    """Leave out chains that another of the same two documents overlaps on both sides and outdoes.

    They come from wording that repeats itself. Costs a sort, and the number of chains side by side.
    """
    chains, pairs = sort_chains(words, chains)
    score = chains.score(settings)
    dropped = np.zeros(len(chains), bool)
    one, step = np.arange(len(chains)), 1
    while step < len(chains):
        one = one[one + step < len(chains)]
        two = one + step
        near = (pairs[one] == pairs[two]) & (chains.a_start[two] < chains.a_end[one])
        one, two = one[near], two[near]
        if not len(one):
            break
        lesser = np.where(score[one] < score[two], one, two)
        common_a = np.minimum(chains.a_end[one], chains.a_end[two]) - chains.a_start[two]
        common_b = np.minimum(chains.b_end[one], chains.b_end[two]) - np.maximum(
            chains.b_start[one], chains.b_start[two]
        )
        share = settings.shadow_share
        inside = (common_a >= share * (chains.a_end - chains.a_start)[lesser]) & (
            common_b >= share * (chains.b_end - chains.b_start)[lesser]
        )
        dropped[lesser[inside]] = True
        step += 1
    return chains.select(~dropped)


def sort_chains(words: Words, chains: Chains) -> tuple[Chains, Ints]:
    """The chains by pair of documents, then by place, and a number for the pair of each."""
    pairs = words.docs[chains.a_start] * len(words.first) + words.docs[chains.b_start]
    starts, ends = (a << PLACE_BITS | b for a, b in ((chains.a_start, chains.b_start), (chains.a_end, chains.b_end)))
    order = np.lexsort((ends, starts, pairs))
    return chains.select(order), pairs[order]


def _goes_on(chains: Chains, one: Ints, two: Ints) -> Bools:
    """Does the second begin and end after the first in both documents?"""
    return np.asarray(
        (chains.a_start[two] > chains.a_start[one])
        & (chains.b_start[two] > chains.b_start[one])
        & (chains.a_end[two] > chains.a_end[one])
        & (chains.b_end[two] > chains.b_end[one])
    )


def _is_attribution(words: Words, chains: Chains, one: Ints, two: Ints) -> Bools:
    """Do the words between stand between two quotation marks, in one of the documents?

    So "we agree," the ministry said, "to meet" gives back a sentence that was not interrupted.
    """
    marks = words.before_mark
    return np.asarray(
        (marks[chains.a_end[one] - 1] & marks[chains.a_start[two] - 1])
        | (marks[chains.b_end[one] - 1] & marks[chains.b_start[two] - 1])
    )


def _find_heads(before: Ints) -> Ints:
    """Of every row the one its chain of predecessors begins with, which is its own predecessor."""
    while True:
        further = before[before]
        if np.array_equal(further, before):
            return before
        before = further


def _merge(chains: Chains, head: Ints, lap: Ints, missed: Ints) -> Chains:
    is_head = head == np.arange(len(head))
    heads, member = np.flatnonzero(is_head), (np.cumsum(is_head) - 1)[head]
    merged = chains.select(heads)
    a_end, b_end = merged.a_end.copy(), merged.b_end.copy()
    np.maximum.at(a_end, member, chains.a_end)
    np.maximum.at(b_end, member, chains.b_end)
    matched = np.bincount(member, chains.matched - lap, len(heads)).astype(np.int64)
    total = np.bincount(member, chains.missed + missed, len(heads)).astype(np.int64)
    return Chains(merged.a_start, a_end, merged.b_start, b_end, matched, total)
