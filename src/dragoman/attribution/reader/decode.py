"""From the network's scores to attributions: the best legal tags, then the pointers."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from dragoman.attribution.reader.tags import MARKS, ROLES, TAGS, may_end, may_follow, may_start
from dragoman.attribution.reader.windows import OUTSIDE, Window

Floats = NDArray[np.float32]
Run = tuple[int, int]  # word indexes of a window, half-open

NEVER = np.float32(-1e9)
MOVES = np.array([[0 if may_follow(i, j) else NEVER for j in range(len(TAGS))] for i in range(len(TAGS))], np.float32)
STARTS = np.array([0 if may_start(i) else NEVER for i in range(len(TAGS))], np.float32)
ENDS = np.array([0 if may_end(i) else NEVER for i in range(len(TAGS))], np.float32)


@dataclass(frozen=True, slots=True)
class Reading:
    """One attribution in words of a window.

    ``scores`` are logarithms of probabilities, by which its own is told: of the tags of source, cue and content (the
    mean of each, the least certain content counting), of the content's cue, and of the cue's source.
    """

    source: Run | None
    cue: Run
    content: tuple[Run, ...]
    scores: tuple[float, ...]


def read_scores(window: Window, tags: Floats, to_cue: Floats, to_source: Floats) -> Iterator[Reading]:
    """The attributions of one window in the order of their cues.

    ``tags`` is ``(words, tags)``, the pointers ``(words, words)``, unscaled. A content goes to the cue of its
    paragraph that its words point to most, or, where it is quoted and its paragraph has none, to any cue; a cue to
    the source of its paragraph that it points to, or to none where it points to itself. A cue that no content points
    to is no attribution.
    """
    sure = log_softmax(tags)
    best = best_tags(sure[window.context :])
    runs = runs_of(best, window.context)
    if not runs["cue"]:
        return
    path = sure[np.arange(window.context, len(sure)), best]
    paragraph = np.cumsum([word.starts for word in window.words])

    def certainty(run: Run) -> float:
        return float(path[run[0] - window.context : run[1] - window.context].mean())

    def beside(run: Run, others: list[Run]) -> list[Run]:
        return [other for other in others if paragraph[other[0]] == paragraph[run[0]]]

    contents: dict[Run, list[tuple[Run, float]]] = {cue: [] for cue in runs["cue"]}
    for content in runs["content"]:
        cues = beside(content, runs["cue"])
        if not cues:
            if window.words[content[0]].quotation == OUTSIDE:
                continue  # only what is quoted goes on from one paragraph to the next
            cues = runs["cue"]
        cue, score = _chosen(to_cue[content[0] : content[1]].mean(0), cues)
        contents[cue].append((content, score))
    for cue, held in contents.items():
        if held:
            source, score = _chosen(to_source[cue[0]], [cue, *beside(cue, runs["source"])])
            scores = (
                0.0 if source == cue else certainty(source), certainty(cue),
                min(certainty(content) for content, _ in held), min(pointing for _, pointing in held), score,
            )  # fmt: skip
            yield Reading(None if source == cue else source, cue, tuple(content for content, _ in held), scores)


def _chosen(pointing: Floats, runs: list[Run]) -> tuple[Run, float]:
    """The run whose first word is pointed to most, and the logarithm of its probability among them."""
    shares = log_softmax(pointing[[run[0] for run in runs]])
    number = int(shares.argmax())
    return runs[number], float(shares[number])


def log_softmax(scores: Floats) -> Floats:
    """Over the last axis."""
    shifted = scores - scores.max(-1, keepdims=True)
    return np.asarray(shifted - np.log(np.exp(shifted).sum(-1, keepdims=True)), np.float32)


def best_tags(scores: Floats) -> NDArray[np.int64]:
    """The legal tag sequence of the highest score for ``(words, tags)``, by Viterbi's algorithm (1967)."""
    count = len(scores)
    best = np.zeros(count, np.int64)
    if not count:
        return best
    total = scores[0] + STARTS
    back = np.zeros(scores.shape, np.int64)
    for index in range(1, count):
        ways = total[:, None] + MOVES
        back[index] = ways.argmax(0)
        total = ways.max(0) + scores[index]
    best[-1] = (total + ENDS).argmax()
    for index in range(count - 1, 0, -1):
        best[index - 1] = back[index, best[index]]
    return best


def runs_of(tags: NDArray[np.int64], first: int) -> dict[str, list[Run]]:
    """The runs of words by role, in order; ``first`` is the word index of the first tag."""
    runs: dict[str, list[Run]] = {role: [] for role in ROLES}
    start = 0
    for index, tag in enumerate(tags.tolist()):
        if tag:
            role, mark = ROLES[(tag - 1) // len(MARKS)], MARKS[(tag - 1) % len(MARKS)]
            if mark in "BS":
                start = index
            if mark in "ES":
                runs[role].append((first + start, first + index + 1))
    return runs
