"""Windows as arrays: word pieces, states and labels, padded together by length."""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence

import numpy as np
from tokenizers import Tokenizer

from training.attribution.windows import NO_TARGET, Window

BATCH_PIECES = 1024
FIRST, LAST = "[CLS]", "[SEP]"


def encode(window: Window, tokenizer: Tokenizer) -> dict[str, list[int]]:
    """Word pieces of a window with the first piece of every word."""
    pieces, quotes, parts, firsts = [tokenizer.token_to_id(FIRST)], [0], [0], []
    for index, word in enumerate(window.words):
        ids = tokenizer.encode(word, add_special_tokens=False).ids or [tokenizer.token_to_id("[UNK]")]
        firsts.append(len(pieces))
        pieces += ids[:6]
        quotes += [window.quotes[index]] * len(ids[:6])
        parts += [int(index < window.context)] * len(ids[:6])
    pieces.append(tokenizer.token_to_id(LAST))
    return {
        "pieces": pieces[:510], "quotes": [*quotes, 0][:510], "parts": [*parts, 0][:510],
        "firsts": [min(first, 509) for first in firsts],
    }  # fmt: skip


def make_batches(count: Sequence[int], seed: int | None) -> list[list[int]]:
    """Row numbers grouped by length so that a batch holds about ``BATCH_PIECES``; shuffled with a seed."""
    order = sorted(range(len(count)), key=lambda i: (count[i], i))
    batches: list[list[int]] = [[]]
    for number in order:
        if batches[-1] and count[number] * (len(batches[-1]) + 1) > BATCH_PIECES:
            batches.append([])
        batches[-1].append(number)
    if seed is not None:
        random.Random(seed).shuffle(batches)
    return batches


def pad(rows: Sequence[dict[str, list[int]]], windows: Sequence[Window]) -> dict[str, np.ndarray]:
    """Arrays of one batch; labels are padded with ``NO_TARGET``, which no loss counts."""
    size, pieces = len(rows), max(len(row["pieces"]) for row in rows)
    words = max(len(row["firsts"]) for row in rows)
    out = {name: np.zeros((size, pieces), np.int64) for name in ("pieces", "mask", "quotes", "parts")}
    out["firsts"] = np.zeros((size, words), np.int64)
    labels = {name: np.full((size, words), NO_TARGET, np.int64) for name in ("tags", "cue_of", "source_of")}
    for index, (row, window) in enumerate(zip(rows, windows, strict=True)):
        length = len(row["pieces"])
        for name in ("pieces", "quotes", "parts"):
            out[name][index, :length] = row[name]
        out["mask"][index, :length] = 1
        out["firsts"][index, : len(row["firsts"])] = row["firsts"]
        if window.tags:
            labels["tags"][index, window.context : len(window.tags)] = window.tags[window.context :]
            labels["cue_of"][index, : len(window.cue_of)] = window.cue_of
            labels["source_of"][index, : len(window.source_of)] = window.source_of
    return out | labels


def iterate(
    encoded: Sequence[dict[str, list[int]]], windows: Sequence[Window], seed: int | None
) -> Iterator[tuple[list[int], dict[str, np.ndarray]]]:
    """Batches with the numbers of their rows."""
    for batch in make_batches([len(row["pieces"]) for row in encoded], seed):
        yield batch, pad([encoded[i] for i in batch], [windows[i] for i in batch])
