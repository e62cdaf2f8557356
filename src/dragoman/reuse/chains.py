"""Chains: stretches of two documents that go on from match to match, through edits.

Matches that follow one another on nearly the same diagonal (the same distance between the two
places) are joined; where paragraphs changed places the diagonals part, and so do the chains.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from dragoman.reuse.grams import PLACE_BITS, PLACE_MASK, Table, begin_flags
from dragoman.reuse.settings import OverlapSettings
from dragoman.reuse.words import Bools, Ints, Words

UNJOINED = -1


@dataclass(frozen=True, slots=True)
class Chains(Table):
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

    def score(self, settings: OverlapSettings) -> NDArray[np.float64]:
        """Words shared, less the cost of those that are not."""
        return np.asarray(self.matched - settings.edit_cost * self.missed)


@dataclass(frozen=True, slots=True)
class Blocks(Table):
    """What chains are made of: words in a row that both sides have."""

    chain: Ints  # the row of the chain
    a: Ints
    b: Ints
    words: Ints


def join_chains(words: Words, chains: Chains, settings: OverlapSettings) -> tuple[Chains, Ints]:
    """Join chains of the same two documents that follow one another in both; with it of every chain its new row.

    Of several that one could follow the one with the least between them is taken, and of
    several that would follow it the nearest; the others stay by themselves. Costs a sort.
    """
    pairs = pair_documents(words, chains.a_start, chains.b_start)
    order = sort_chains(chains, pairs)
    chains, pairs = chains.select(order), pairs[order]
    rows = np.arange(len(chains))
    before = np.full(len(chains), UNJOINED)
    cost = np.full(len(chains), np.iinfo(np.int64).max)
    missed = np.zeros(len(chains), np.int64)
    lap = np.zeros(len(chains), np.int64)
    one = rows
    for step in range(1, settings.reach_chains + 1):
        one = one[one + step < len(chains)]
        one = one[pairs[one] == pairs[one + step]]
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
        first, second = one[good], two[good]
        before[second], cost[second] = first, price[good]
        lap[second] = np.maximum(0, -least[good])
        missed[second] = np.where(
            _is_attribution(words, chains, first, second), np.maximum(0, least[good]), np.maximum(0, most[good])
        )
    after = np.flatnonzero(before != UNJOINED)
    after = after[np.lexsort((after, cost[after], before[after]))]
    before[after[~begin_flags(before[after])]] = UNJOINED
    _part_ends(before, chains.matched, np.where(before != UNJOINED, lap, 0), missed * settings.edit_cost)
    joined = before != UNJOINED
    head = _find_heads(np.where(joined, before, rows))
    merged, member = _merge(chains, head, np.where(joined, lap, 0), np.where(joined, missed, 0))
    new = np.empty_like(order)
    new[order] = member
    return merged, new


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


def drop_shadows(chains: Chains, pairs: Ints, settings: OverlapSettings) -> Ints:
    """The rows of sorted chains that no other of the same two documents overlaps on both sides and outdoes.

    The others come from wording that repeats itself. Costs the number of chains side by side.
    """
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
    return np.flatnonzero(~dropped)


def pair_documents(words: Words, a: Ints, b: Ints) -> Ints:
    """A number for the two documents of each pair of words."""
    return np.asarray(words.docs[a].astype(np.int64) * len(words.first) + words.docs[b])


def sort_chains(chains: Chains, pairs: Ints) -> Ints:
    """The order of chains by their two documents, then by where they begin; else as they are.

    Most are the only one of their documents: all are sorted by these in the quickest way, and the others once more.
    """
    order, alone = order_pairs(pairs)
    rows = np.sort(order[~alone])
    starts = (chains.a_start[rows] & PLACE_MASK) << PLACE_BITS | chains.b_start[rows] & PLACE_MASK
    order[~alone] = rows[np.lexsort((starts, pairs[rows]))]  # the pair tells the documents
    return order


def order_pairs(pairs: Ints) -> tuple[Ints, Bools]:
    """An order of chains by their two documents, and which of them, in this order, are the only ones of theirs."""
    order = np.argsort(pairs)
    begins = begin_flags(pairs[order])
    return order, begins & np.append(begins[1:], True)


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


def _merge(chains: Chains, head: Ints, lap: Ints, missed: Ints) -> tuple[Chains, Ints]:
    """One chain of all that have a head, and of every row which it is."""
    is_head = head == np.arange(len(head))
    heads, member = np.flatnonzero(is_head), (np.cumsum(is_head) - 1)[head]
    merged, rest = chains.select(heads), np.flatnonzero(~is_head)  # most are alone
    own, others = member[rest], chains.select(rest)
    np.maximum.at(merged.a_end, own, others.a_end)
    np.maximum.at(merged.b_end, own, others.b_end)
    np.add.at(merged.matched, own, others.matched - lap[rest])
    np.add.at(merged.missed, own, others.missed + missed[rest])
    return merged, member
