"""Growing chains at both ends, through words changed, left out and put in.

The x-drop extension of sequence alignment (Zhang, Berman, Wiehe and Miller 1999, as BLAST has
it), on words: go on as long as what was matched outweighs what was not. All chains take a step
at a time together, so that a step is a handful of operations on arrays.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from dragoman.reuse.chains import Blocks, Chains
from dragoman.reuse.settings import OverlapSettings
from dragoman.reuse.words import Bools, Hashes, Ints, Words

FORWARD, BACKWARD = 1, -1
BLOCK_CHAINS = 1 << 14  # grown together: few enough for the processor's cache
LEAST_BLOCK, MOST_CELLS = 4, 1 << 20  # words compared at a time in a long run, and over all chains
NO_STEP = -1e9
TIE = 1e-3  # of two equal steps, the one that leaves out less on the other side

Floats = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Steps:
    """The best way on from the ends of some chains: words left out on either side, then matched."""

    gain: Floats  # NO_STEP where nothing near matches
    skip_a: Ints
    skip_b: Ints
    matched: Ints
    missed: Ints


def grow_chains(words: Words, chains: Chains, settings: OverlapSettings) -> tuple[Chains, Blocks]:
    """Extend every chain at its end, then at its beginning, never past its documents.

    The order is kept; what was matched on the way is given as blocks.
    """
    grown: list[Chains] = []
    blocks: list[Blocks] = []
    for first in range(0, len(chains), BLOCK_CHAINS):
        part = chains.select(slice(first, first + BLOCK_CHAINS))
        for direction in (FORWARD, BACKWARD):
            part, found = _grow(words, part, direction, settings)
            found.chain[:] += first
            blocks.append(found)
        grown.append(part)
    none = np.zeros(0, np.int64)
    return Chains.concatenate(grown) if grown else chains, Blocks.concatenate([Blocks(none, none, none, none), *blocks])


def may_grow(words: Words, runs: Blocks, settings: OverlapSettings) -> Bools:
    """Which runs ``grow_chains`` may extend; those that it will not are found at a glance, and nearly all of them."""
    hopeful = _may_match(words, runs.a + runs.words, runs.b + runs.words, FORWARD, settings.first_reach)
    rest = np.flatnonzero(~hopeful)
    hopeful[rest] = _may_match(words, runs.a[rest] - 1, runs.b[rest] - 1, BACKWARD, settings.first_reach)
    return hopeful


def _grow(words: Words, chains: Chains, direction: int, settings: OverlapSettings) -> tuple[Chains, Blocks]:
    """Extend the chains in one direction, keeping of each way the stretch with the best score."""
    a, a_room = _edges(words, chains.a_start, chains.a_end, direction)
    b, b_room = _edges(words, chains.b_start, chains.b_end, direction)
    best_a, best_b, best_matched, best_missed = a.copy(), b.copy(), chains.matched.copy(), chains.missed.copy()
    matched, missed = best_matched.copy(), best_missed.copy()
    score, best = np.zeros(len(chains)), np.zeros(len(chains))
    alive = np.flatnonzero((a_room > 0) & (b_room > 0))
    alive, further = alive[_may_match(words, a[alive], b[alive], direction, settings.first_reach)], [alive[:0]]
    blocks: list[Blocks] = []
    for reach in (settings.first_reach, settings.further_reach):
        while len(alive):
            step = _find_steps(words, a[alive], b[alive], a_room[alive], b_room[alive], direction, reach, settings)
            score[alive] += step.gain
            taken = score[alive] > best[alive] - settings.most_dropped
            moved_a, moved_b = step.skip_a + step.matched, step.skip_b + step.matched
            back = step.matched - 1 if direction == BACKWARD else 0
            begins = (a[alive] + direction * step.skip_a - back, b[alive] + direction * step.skip_b - back)
            blocks.append(Blocks(alive, *begins, step.matched).select(taken))
            a[alive] += direction * moved_a
            b[alive] += direction * moved_b
            a_room[alive] -= moved_a
            b_room[alive] -= moved_b
            matched[alive] += step.matched
            missed[alive] += step.missed
            better = alive[taken & (score[alive] > best[alive])]
            best[better], best_a[better], best_b[better] = score[better], a[better], b[better]
            best_matched[better], best_missed[better] = matched[better], missed[better]
            alive = alive[taken]
            alive = alive[(a_room[alive] > 0) & (b_room[alive] > 0)]
            if reach == settings.first_reach:
                earned = matched[alive] - settings.edit_cost * missed[alive] >= settings.promising_words
                further.append(alive[earned])
                alive = alive[~earned]
                alive = alive[_may_match(words, a[alive], b[alive], direction, reach)]
        alive = np.concatenate(further)
        further = [alive[:0]]
    if direction == FORWARD:
        grown = Chains(chains.a_start, best_a, chains.b_start, best_b, best_matched, best_missed)
    else:
        grown = Chains(best_a + 1, chains.a_end, best_b + 1, chains.b_end, best_matched, best_missed)
    return grown, _keep_inside(blocks, grown)


def _keep_inside(blocks: list[Blocks], chains: Chains) -> Blocks:
    """The blocks that lie within their chains: not those of a way that led nowhere."""
    none = np.zeros(0, np.int64)
    found = Blocks.concatenate([Blocks(none, none, none, none), *blocks])
    inside = (found.a >= chains.a_start[found.chain]) & (found.a + found.words <= chains.a_end[found.chain])
    return found.select(inside)


def _may_match(words: Words, a: Ints, b: Ints, direction: int, reach: int) -> Bools:
    """Can any of the next ``reach`` words of one side be one of the other's? Most matches end at this cheap question.

    Each side's words are two sets of 64 bits; where two sets have nothing in common, neither have the words.
    """
    sets = []
    for at in (a, b):
        one, two = np.zeros(len(at), np.uint64), np.zeros(len(at), np.uint64)
        for step in range(reach):
            hashes = words.hashes.take(at + direction * step, mode="clip")
            one |= np.uint64(1) << (hashes & np.uint64(63))
            two |= np.uint64(1) << (hashes >> np.uint64(58))
        sets.append((one, two))
    return np.asarray((sets[0][0] & sets[1][0] != 0) & (sets[0][1] & sets[1][1] != 0))


def _edges(words: Words, start: Ints, end: Ints, direction: int) -> tuple[Ints, Ints]:
    """The next word beyond each stretch, and how many there are up to the end of its document."""
    docs = words.docs[start]
    if direction == FORWARD:
        return end.copy(), words.first[docs + 1] - end
    return start - 1, start - words.first[docs]


def _find_steps(
    words: Words, a: Ints, b: Ints, a_room: Ints, b_room: Ints, direction: int, reach: int, settings: OverlapSettings
) -> Steps:
    """Compare the next ``reach`` words of both sides, each with each, and choose the best run of matches.

    The score of a run is its length less the cost of the words before it, on the side that has more.
    """
    offsets = np.arange(reach)
    same = (
        _read(words.hashes, a, a_room, offsets, direction, 0)[:, :, None]
        == (_read(words.hashes, b, b_room, offsets, direction, 1)[:, None, :])
    )
    none = np.zeros(len(a), np.int64)
    gain, skip_a, skip_b, matched, missed = np.full(len(a), NO_STEP), none, none.copy(), none.copy(), none.copy()
    some = np.flatnonzero(same.any((1, 2)))
    grid = same[some].astype(np.int16)
    for row in range(reach - 2, -1, -1):
        grid[:, row, :-1] *= grid[:, row + 1, 1:] + 1
    runs = grid.reshape(len(some), reach * reach)
    omitted = _count_omitted(words, a[some], b[some], offsets, direction)
    value = np.where(runs > 0, runs - np.float32(settings.edit_cost) * omitted, np.float32(NO_STEP))
    value -= (TIE * np.minimum(offsets[:, None], offsets[None, :])).reshape(-1).astype(np.float32)
    choice, rows = value.argmax(1), np.arange(len(some))
    gain[some] = value[rows, choice]
    skip_a[some], skip_b[some] = np.divmod(choice, reach)
    matched[some], missed[some] = runs[rows, choice], omitted[rows, choice]
    edge = some[np.maximum(skip_a[some], skip_b[some]) + matched[some] == reach]
    moved_a, moved_b = skip_a[edge] + matched[edge], skip_b[edge] + matched[edge]
    room = np.minimum(a_room[edge] - moved_a, b_room[edge] - moved_b)
    more = _measure_runs(words.hashes, a[edge] + direction * moved_a, b[edge] + direction * moved_b, room, direction)
    matched[edge] += more
    gain[edge] += more
    return Steps(gain, skip_a, skip_b, matched, missed)


def _read(hashes: Hashes, at: Ints, room: Ints, offsets: Ints, direction: int, beyond: int) -> Hashes:
    """The words from each place on; ``beyond`` stands for those past the document's end."""
    found = hashes.take(at[:, None] + direction * offsets, mode="clip")
    found[offsets >= room[:, None]] = beyond
    return found


def _count_omitted(words: Words, a: Ints, b: Ints, offsets: Ints, direction: int) -> NDArray[np.int16]:
    """For every way on, the words left out on the side that has more; none where they are an attribution.

    An attribution stands on one side alone, between two quotation marks: "we agree," he said, "to meet".
    """
    plain = np.maximum(offsets[:, None], offsets[None, :]).astype(np.int16)
    cells = np.repeat(plain[None], len(a), axis=0)
    for at, side in ((a, cells[:, 1:, 0]), (b, cells[:, 0, 1:])):
        rows = np.flatnonzero(words.before_mark[at - 1 if direction == FORWARD else at])
        side[rows] *= ~_are_attributions(words, at[rows], offsets[1:], direction)
    return cells.reshape(len(a), plain.size)


def _are_attributions(words: Words, at: Ints, sizes: Ints, direction: int) -> Bools:
    """Does a quotation mark follow so many words from each place on, before which there is one?"""
    far = at[:, None] + (sizes - 1 if direction == FORWARD else -sizes)
    return np.asarray(words.before_mark[np.clip(far, 0, len(words) - 1)])


def _measure_runs(hashes: Hashes, a: Ints, b: Ints, room: Ints, direction: int) -> Ints:
    """How many words from two places on are the same, at most ``room``."""
    lengths = np.zeros(len(a), np.int64)
    alive, block = np.flatnonzero(room > 0), LEAST_BLOCK
    while len(alive):
        offsets = np.arange(block)
        left = room[alive] - lengths[alive]
        ahead = direction * lengths[alive]
        same = _read(hashes, a[alive] + ahead, left, offsets, direction, 0) == (
            _read(hashes, b[alive] + ahead, left, offsets, direction, 1)
        )
        full = same.all(1)
        lengths[alive] += np.where(full, block, same.argmin(1))
        alive = alive[full & (left > block)]
        block = max(LEAST_BLOCK, min(2 * block, MOST_CELLS // max(1, len(alive))))
    return lengths
