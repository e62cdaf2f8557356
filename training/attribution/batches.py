"""Windows as arrays: word pieces, features and labels, padded together by length."""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence

import numpy as np
from numpy.typing import NDArray

from dragoman.attribution.reader.pieces import Pieces
from training.attribution.windows import NO_TARGET, Labels

Arrays = dict[str, NDArray[np.int64]]


def group_by_length(lengths: Sequence[int], most: int) -> Iterator[list[int]]:
    """Row numbers in groups of near lengths whose padded size is at most ``most``, or one row beyond it."""
    held: list[int] = []
    for number in sorted(range(len(lengths)), key=lengths.__getitem__):
        if held and lengths[number] * (len(held) + 1) > most:
            yield held
            held = []
        held.append(number)
    if held:
        yield held


def pad(rows: Sequence[Pieces]) -> Arrays:
    """The network's inputs: ``pieces`` and ``mask`` ``(rows, pieces)``, ``features`` ``(rows, pieces, 3)``,
    ``firsts`` ``(rows, words)`` with 0 where a row has no word."""
    pieces, words = max(len(row.ids) for row in rows), max(len(row.firsts) for row in rows)
    arrays = {
        "pieces": np.zeros((len(rows), pieces), np.int64),
        "mask": np.zeros((len(rows), pieces), np.int64),
        "features": np.zeros((len(rows), pieces, len(rows[0].features[0])), np.int64),
        "firsts": np.zeros((len(rows), words), np.int64),
    }
    for number, row in enumerate(rows):
        arrays["pieces"][number, : len(row.ids)] = row.ids
        arrays["mask"][number, : len(row.ids)] = 1
        arrays["features"][number, : len(row.ids)] = row.features
        arrays["firsts"][number, : len(row.firsts)] = row.firsts
    return arrays


def pad_labels(labels: Sequence[Labels]) -> Arrays:
    """``(rows, words)`` each; what a row has no word for has no target."""
    most = max(len(row.tags) for row in labels)
    return {
        name: np.array([[*getattr(row, name), *[NO_TARGET] * (most - len(row.tags))] for row in labels], np.int64)
        for name in ("tags", "cue_of", "source_of")
    }


def iterate(encoded: Sequence[Pieces], labels: Sequence[Labels], most: int, seed: int) -> Iterator[Arrays]:
    """Batches of at most ``most`` padded pieces for one pass, mixed by ``seed``."""
    mixed = list(range(len(encoded)))
    random.Random(seed).shuffle(mixed)
    batches = list(group_by_length([len(encoded[i].ids) for i in mixed], most))
    random.Random(seed).shuffle(batches)
    for batch in batches:
        numbers = [mixed[i] for i in batch]
        yield pad([encoded[i] for i in numbers]) | pad_labels([labels[i] for i in numbers])
