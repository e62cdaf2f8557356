"""From scores to attributions: the best legal tags, then the pointers."""

from __future__ import annotations

import numpy as np

from training.attribution.windows import ROLES, TAGS, Window

IMPOSSIBLE = -1e9


def legal_moves() -> np.ndarray:
    """0 where tag j may follow tag i, else a large negative number: an I follows only its own B or I."""
    moves = np.zeros((len(TAGS), len(TAGS)), np.float32)
    for j, after in enumerate(TAGS):
        if after.startswith("I-"):
            for i, before in enumerate(TAGS):
                if before[2:] != after[2:]:
                    moves[i, j] = IMPOSSIBLE
    return moves


MOVES = legal_moves()


def best_tags(scores: np.ndarray) -> np.ndarray:
    """The legal tag sequence of the highest score, by Viterbi; ``scores`` is ``(words, 7)``."""
    count = len(scores)
    if not count:
        return np.zeros(0, np.int64)
    total = scores[0].copy()
    total[[i for i, tag in enumerate(TAGS) if tag.startswith("I-")]] = IMPOSSIBLE
    back = np.zeros(scores.shape, np.int64)
    for index in range(1, count):
        ways = total[:, None] + MOVES
        back[index] = ways.argmax(0)
        total = ways.max(0) + scores[index]
    best = np.zeros(count, np.int64)
    best[-1] = total.argmax()
    for index in range(count - 1, 0, -1):
        best[index - 1] = back[index, best[index]]
    return best


def runs_of(tags: np.ndarray, first: int) -> dict[str, list[tuple[int, int]]]:
    """Runs of words by role as half-open word indexes; ``first`` is the index of the first tag's word."""
    runs: dict[str, list[tuple[int, int]]] = {role: [] for role in ROLES}
    for index, tag in enumerate(tags):
        if tag == 0:
            continue
        role = ROLES[(tag - 1) // 2]
        if (tag - 1) % 2 == 0 or not runs[role] or runs[role][-1][1] != first + index:
            runs[role].append((first + index, first + index + 1))
        else:
            runs[role][-1] = (runs[role][-1][0], first + index + 1)
    return runs


def decode(window: Window, tags: np.ndarray, cue: np.ndarray, source: np.ndarray) -> list[dict[str, list[list[int]]]]:
    """The attributions of a window as places in the document; a cue without a content is none."""
    best = best_tags(tags[window.context : len(window.words)])
    runs = runs_of(best, window.context)
    by_cue: dict[tuple[int, int], list[tuple[int, int]]] = {run: [] for run in runs["cue"]}
    if not by_cue:
        return []
    for run in runs["content"]:
        scores = {other: float(cue[run[0] : run[1], other[0]].mean()) for other in runs["cue"]}
        by_cue[max(scores, key=lambda other: (scores[other], -other[0]))].append(run)
    found = []
    for run, contents in by_cue.items():
        if not contents:
            continue
        options = {other: float(source[run[0], other[0]]) for other in runs["source"]}
        options[run] = float(source[run[0], run[0]])
        chosen = max(options, key=lambda other: (options[other], -other[0]))
        found.append(
            {
                "source": [] if chosen == run else [_place(window, chosen)],
                "cue": [_place(window, run)],
                "content": [_place(window, content) for content in contents],
            }
        )
    return found


def _place(window: Window, run: tuple[int, int]) -> list[int]:
    return [window.places[run[0]][0], window.places[run[1] - 1][1]]
