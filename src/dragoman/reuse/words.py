"""Documents as arrays of word hashes, with the way back to the code points.

A word's hash depends on its letters alone, so that it is the same in every run, on every
machine, and words can be compared across documents that were never read together.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from dragoman.text.folding import IGNORED, UNSPACED, Folded, fold_text

BATCH_CHARS = 1 << 18  # characters hashed at a time: what stays in the processor's cache
LETTER_FACTOR = 0x9E3779B97F4A7C15
MIX = (0xBF58476D1CE4E5B9, 0x94D049BB133111EB)  # the finaliser of SplitMix64 (Steele, Lea and Flood, 2014)

U64 = NDArray[np.uint64]
I64 = NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Words:
    """The words of documents one after the other.

    ``hashes``, ``starts``, ``ends`` have a row a word; places are code points of its own
    document. The words of document ``d`` are ``first[d]`` to ``first[d + 1]``, and
    ``docs`` says of every word which document has it.
    """

    hashes: U64
    starts: I64
    ends: I64
    docs: NDArray[np.int32]
    first: I64

    def __len__(self) -> int:
        return len(self.hashes)


def read_words(texts: Sequence[str], skipped: Sequence[Sequence[tuple[int, int]]] = ()) -> Words:
    """Fold texts to words and hash these.

    Args:
        texts: of the documents, in order.
        skipped: of each document, stretches whose words are left out, as if they were not there.

    Linear. No texts give no words.
    """
    batches = []
    begin = size = 0
    for index, text in enumerate(texts):
        size += len(text)
        if size >= BATCH_CHARS or index + 1 == len(texts):
            batches.append(_read_batch(texts[begin : index + 1], skipped[begin : index + 1]))
            begin, size = index + 1, 0
    counts = np.concatenate([np.zeros(1, np.int64), *(counts for _, _, _, counts in batches)])
    first = np.cumsum(counts)
    return Words(
        np.concatenate([np.zeros(0, np.uint64), *(hashes for hashes, _, _, _ in batches)]),
        np.concatenate([np.zeros(0, np.int64), *(starts for _, starts, _, _ in batches)]),
        np.concatenate([np.zeros(0, np.int64), *(ends for _, _, ends, _ in batches)]),
        np.repeat(np.arange(len(texts), dtype=np.int32), counts[1:]),
        first,
    )


def mix(values: U64) -> U64:
    """Spread every bit of the values over all bits."""
    values = (values ^ (values >> np.uint64(30))) * np.uint64(MIX[0])
    values = (values ^ (values >> np.uint64(27))) * np.uint64(MIX[1])
    return values ^ (values >> np.uint64(31))


def _read_batch(texts: Sequence[str], skipped: Sequence[Sequence[tuple[int, int]]]) -> tuple[U64, I64, I64, I64]:
    """Hash, start and end of every word of the texts, and the number of words of each text."""
    folded = [fold_text(text) for text in texts]
    parts = [fold.text for fold in folded]
    for index, stretches in enumerate(skipped):
        for start, end in stretches:
            parts[index] = _blanked(folded[index], parts[index], start, end)
    joined = " ".join(parts) + " "
    plain = joined.isascii()
    codes = np.frombuffer(joined.encode("ascii" if plain else "utf-32-le"), np.uint8 if plain else np.uint32)
    starts, ends = _find_words(codes)
    hashes = _hash_words(codes, starts, ends)
    origins = np.cumsum([0] + [len(part) + 1 for part in parts])
    docs = np.searchsorted(origins, starts, "right") - 1
    starts, ends = starts - origins[docs], ends - origins[docs]
    for index, fold in enumerate(folded):
        if fold.places is not None:
            places, own = np.asarray(fold.places), docs == index
            starts[own], ends[own] = places[starts[own]], places[ends[own] - 1] + 1
    return hashes, starts, ends, np.bincount(docs, minlength=len(texts)).astype(np.int64)


def _blanked(fold: Folded, text: str, start: int, end: int) -> str:
    """The folded text with spaces for what lies between two places of the source."""
    if fold.places is not None:
        start, end = (int(place) for place in np.searchsorted(fold.places, [start, end]))
    return text[:start] + " " * (end - start) + text[end:]


def _find_words(codes: NDArray[np.unsignedinteger]) -> tuple[I64, I64]:
    """Start and end of every word in the folded characters, which close with a space."""
    inside = codes != ord(" ")
    begins = inside.copy()
    begins[1:] &= ~inside[:-1]
    if codes.dtype != np.uint8:
        alone = np.zeros(len(codes), bool)
        for low, high in UNSPACED:
            alone |= (codes >= low) & (codes <= high)
        begins |= alone
        follows = np.flatnonzero(alone[:-1]) + 1  # a word may begin after such a character, past its marks
        while len(follows):
            marks = codes[follows] == ord(IGNORED)
            begins[follows[~marks]] |= inside[follows[~marks]]
            follows = follows[marks] + 1
    last = inside[:-1] & (~inside[1:] | begins[1:])  # what follows is a space or begins a word
    return np.flatnonzero(begins), np.flatnonzero(last) + 1


def _hash_words(codes: NDArray[np.unsignedinteger], starts: I64, ends: I64) -> U64:
    """A hash of every word: the sum of its letters, each times a factor for its place in the word."""
    if not len(starts):
        return np.zeros(0, np.uint64)
    kept = codes != ord(" ")
    letters = codes[kept].astype(np.uint64)
    sizes = ends - starts
    begins = np.cumsum(sizes) - sizes
    marks = np.flatnonzero(letters == ord(IGNORED))
    if len(marks):
        word = np.searchsorted(begins, marks, "right") - 1
        letters = np.delete(letters, marks)
        sizes = sizes - np.bincount(word, minlength=len(sizes))
        begins = np.cumsum(sizes) - sizes
    place = np.arange(len(letters)) - np.repeat(begins, sizes)
    factors = np.cumprod(np.full(int(sizes.max()) + 1, LETTER_FACTOR, np.uint64))
    return mix(np.add.reduceat(letters * factors[place], begins))
