"""Documents as arrays of word hashes, with the way back to the code points.

A word's hash depends on its letters alone, so that it is the same in every run, on every
machine, and words can be compared across documents that were never read together.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, fields
from typing import Any

import numpy as np
from numpy.typing import NDArray

from dragoman.text.folding import IGNORED, UNSPACED, Folded, fold_text
from dragoman.text.quotes import MARK

BATCH_CHARS = 1 << 18  # characters hashed at a time: what stays in the processor's cache
LETTER_FACTOR = 0x9E3779B97F4A7C15
MIX = (0xBF58476D1CE4E5B9, 0x94D049BB133111EB)  # the finaliser of SplitMix64 (Steele, Lea and Flood, 2014)
SPACE = ord(" ")

Bools = NDArray[np.bool_]
Ints = NDArray[np.int64]
Hashes = NDArray[np.uint64]
Counts = NDArray[np.integer[Any]]  # of any width
Codes = NDArray[np.uint8] | NDArray[np.uint32]


@dataclass(frozen=True, slots=True)
class Words:
    """The words of documents one after the other; all but ``first`` have a row a word."""

    hashes: Hashes
    docs: Counts  # the number of the document, from 0
    before_mark: Bools  # a quotation mark stands between this word and the next
    first: Ints  # the words of document d are first[d] to first[d + 1]

    def __len__(self) -> int:
        return len(self.hashes)


@dataclass(frozen=True, slots=True)
class PlacedWords(Words):
    """Words as they were read, with the way back to their documents."""

    starts: Ints  # first code point in the document
    ends: Ints  # one past the last
    capital: Bools  # it is written with a capital


def read_words(texts: Sequence[str], skipped: Sequence[Iterable[tuple[int, int]]] = ()) -> PlacedWords:
    """Fold the texts of documents to words and hash these.

    ``skipped`` gives of each document the stretches whose words are left out, as if they
    were not there. No texts give no words. Linear.
    """
    batches = [_read_batch([], [], 0)]
    begin = size = 0
    for index, text in enumerate(texts):
        size += len(text)
        if size >= BATCH_CHARS or index + 1 == len(texts):
            batches.append(_read_batch(texts[begin : index + 1], skipped[begin : index + 1], begin))
            begin, size = index + 1, 0
    columns = {
        field.name: np.concatenate([getattr(batch, field.name) for batch in batches])
        for field in fields(PlacedWords)
        if field.name != "first"
    }
    counts = np.bincount(columns["docs"], minlength=len(texts))
    return PlacedWords(**columns, first=np.concatenate([np.zeros(1, np.int64), np.cumsum(counts)]))


def mix(values: Hashes) -> Hashes:
    """Spread every bit of the values over all bits."""
    values = (values ^ (values >> np.uint64(30))) * np.uint64(MIX[0])
    values = (values ^ (values >> np.uint64(27))) * np.uint64(MIX[1])
    return values ^ (values >> np.uint64(31))


def _read_batch(texts: Sequence[str], skipped: Sequence[Iterable[tuple[int, int]]], number: int) -> PlacedWords:
    """The words of some of the documents, the first of which has this number; ``first`` is left empty."""
    folded = [fold_text(text) for text in texts]
    parts = [fold.text for fold in folded]
    for index, stretches in enumerate(skipped):
        for start, end in stretches:
            parts[index] = _blanked(folded[index], parts[index], start, end)
    joined = " ".join(parts) + " "
    codes: Codes
    if joined.isascii():
        codes = np.frombuffer(joined.encode("ascii"), np.uint8)
    else:
        codes = np.frombuffer(joined.encode("utf-32-le"), np.uint32)
    starts, ends = _find_words(codes)
    hashes = _hash_words(codes, starts, ends)
    origins = np.cumsum([0] + [len(part) + 1 for part in parts])
    docs = np.repeat(np.arange(len(parts)), np.diff(np.searchsorted(starts, origins)))
    starts, ends = starts - origins[docs], ends - origins[docs]
    for index, fold in enumerate(folded):
        if fold.places is not None:
            places, own = np.asarray(fold.places), docs == index
            starts[own], ends[own] = places[starts[own]], places[ends[own] - 1] + 1
    before_mark, capital = _look_up(texts, docs, starts)
    return PlacedWords(hashes, docs + number, before_mark, np.zeros(0, np.int64), starts, ends, capital)


def _blanked(fold: Folded, text: str, start: int, end: int) -> str:
    """The folded text with spaces for what lies between two places of the source."""
    if fold.places is not None:
        start, end = (int(place) for place in np.searchsorted(fold.places, [start, end]))
    return text[:start] + " " * (min(end, len(text)) - start) + text[end:]


def _find_words(codes: Codes) -> tuple[Ints, Ints]:
    """Start and end of every word in the folded characters, the last of which is a space."""
    inside = codes != SPACE
    begins = inside.copy()
    begins[1:] &= ~inside[:-1]
    if codes.dtype != np.uint8:
        alone = np.zeros(len(codes), bool)
        for low, high in UNSPACED:
            alone |= (codes >= low) & (codes <= high)
        begins |= alone
        follows = np.flatnonzero(alone) + 1  # a word may begin after such a character, past its marks
        while len(follows):
            marks = codes[follows] == ord(IGNORED)
            begins[follows[~marks]] |= inside[follows[~marks]]
            follows = follows[marks] + 1
    last = inside[:-1] & (~inside[1:] | begins[1:])  # what follows is a space or begins a word
    return np.flatnonzero(begins), np.flatnonzero(last) + 1


def _hash_words(codes: Codes, starts: Ints, ends: Ints) -> Hashes:
    """A hash of every word: the sum of its letters, each times the power of a factor for its place in the word.

    All sums come from one running sum over the characters, in which a letter has a power for its place in the
    batch; the factor is odd, so that it has an inverse, and the power of a word's beginning can be taken out again.
    """
    ignored = codes == ord(IGNORED)
    if ignored.any():
        before = np.concatenate([np.zeros(1, np.int64), np.cumsum(ignored)])
        codes, starts, ends = codes[~ignored], starts - before[starts], ends - before[ends]
    powers, inverses = (
        np.cumprod(np.full(len(codes), factor, np.uint64))
        for factor in (LETTER_FACTOR, pow(LETTER_FACTOR, -1, 1 << 64))
    )
    sums = np.zeros(len(codes) + 1, np.uint64)
    np.cumsum(codes * powers, out=sums[1:])
    return mix(np.asarray((sums[ends] - sums[starts]) * inverses[starts], np.uint64))


def _look_up(texts: Sequence[str], docs: Ints, starts: Ints) -> tuple[Bools, Bools]:
    """Of every word: is there a quotation mark before the next one, and is it written with a capital?"""
    before_mark = np.zeros(len(docs), bool)
    origins = np.cumsum([0] + [len(text) + 1 for text in texts])
    places = starts + origins[docs]
    joined = "\n".join(texts)
    marks = np.array([match.start() for match in MARK.finditer(joined)], np.int64)
    words = np.searchsorted(places, marks) - 1
    before_mark[words[words >= 0]] = True
    letters = np.frombuffer(joined.encode("utf-32-le", "surrogatepass"), np.uint32)[places]
    distinct = np.sort(letters)
    distinct = distinct[np.append(True, distinct[1:] != distinct[:-1])] if len(distinct) else distinct
    capital = np.array([chr(code).isupper() for code in distinct.tolist()], bool)
    return before_mark, capital[np.searchsorted(distinct, letters)]
