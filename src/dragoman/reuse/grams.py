"""Where documents have words in a row in common: the first two kernels, from words to matches.

Every gram of words is hashed, and all of one hash come together by a sort; what stands alone is
dropped. The kernels are plain functions over arrays. Both may be given a part of the corpus:

1. ``find_grams`` takes the words of some documents; a gram's hash depends on its words alone.
2. ``match_grams`` takes all grams of some hashes, from all documents, in any order.

A place is one number for a word of the corpus: the number of its document above ``PLACE_BITS`` bits for
the word's own. So places are in the order of the documents, and the next word is the next number.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, fields
from typing import Self

import numpy as np
from numpy.typing import NDArray

from dragoman.reuse.settings import OverlapSettings
from dragoman.reuse.words import LETTER_FACTOR, Bools, Counts, Hashes, Ints, Words, mix

PLACE_BITS = 32
PLACE_MASK = (1 << PLACE_BITS) - 1
NO_TAIL = 0


class Table:
    """A row a thing, in arrays of one length, which a subclass names."""

    __slots__ = ()

    def __len__(self) -> int:
        return len(getattr(self, fields(self)[0].name))  # type: ignore[arg-type]

    def select(self, rows: Ints | Bools | slice) -> Self:
        return type(self)(*(getattr(self, field.name)[rows] for field in fields(self)))  # type: ignore[arg-type]

    @classmethod
    def concatenate(cls, parts: Sequence[Self]) -> Self:
        """The rows of all parts, of which there is one at least, in order."""
        if len(parts) == 1:
            return parts[0]
        names = [field.name for field in fields(cls)]  # type: ignore[arg-type]
        return cls(*(np.concatenate([getattr(part, name) for part in parts]) for name in names))


@dataclass(frozen=True, slots=True)
class Grams(Table):
    """Grams and where they stand."""

    hashes: Hashes
    tails: NDArray[np.uint32]  # a hash of the words that make it a long gram; NO_TAIL where the document ends
    places: Ints


@dataclass(frozen=True, slots=True)
class Matches(Table):
    """Pairs of places, in two documents, from which so many words are the same."""

    a: Ints  # in the document of the lower number
    b: Ints
    words: Counts


@dataclass(frozen=True, slots=True)
class Popular(Table):
    """Places of long grams that were compared with the earliest alone."""

    places: Ints
    hashes: Hashes
    sizes: Ints  # how many places this gram has


@dataclass(frozen=True, slots=True)
class Repeated(Table):
    """Places of grams that were not compared, since their document has them too often; some other has them, too."""

    places: Ints


@dataclass(frozen=True, slots=True)
class Matched:
    """What grams have in common, and what was not compared."""

    matches: Matches
    popular: Popular
    repeated: Repeated


def find_grams(words: Words, numbers: Ints, settings: OverlapSettings) -> Grams:
    """Every gram of the words of documents with these numbers, in text order: the first kernel. Linear."""
    size, longer = settings.gram_words, settings.long_gram_words
    last = max(0, len(words) - size + 1)
    rows = np.flatnonzero(words.docs[:last] == words.docs[len(words) - last :])
    hashes = np.zeros(len(rows), np.uint64)
    for offset in range(size):
        hashes = hashes * np.uint64(LETTER_FACTOR) + words.hashes[rows + offset]
    docs = words.docs[rows]
    tails = np.zeros(len(rows), np.uint64)
    whole = rows + longer <= words.first[docs + 1]
    for offset in range(size, longer):
        tails = tails * np.uint64(LETTER_FACTOR) + words.hashes[np.minimum(rows + offset, len(words) - 1)]
    short = np.where(whole, np.maximum(tails >> np.uint64(PLACE_BITS), np.uint64(1)), np.uint64(NO_TAIL))
    hashes = mix(hashes)
    if settings.winnow_grams > 1:
        kept = winnow(hashes, docs, settings.winnow_grams)
        hashes, short, rows, docs = hashes[kept], short[kept], rows[kept], docs[kept]
    return Grams(hashes, short.astype(np.uint32), (numbers[docs] << PLACE_BITS) + rows - words.first[docs])


def winnow(hashes: Hashes, docs: Counts, window: int) -> Ints:
    """The rows whose hash is the least of a window of so many in a row, the last of equal ones.

    Any stretch of ``window`` grams that two documents share gives both a row of the same gram
    (Schleimer, Wilkerson and Aiken 2003). A document of fewer grams is one window. Linear.
    """
    kept = np.zeros(len(hashes), bool)
    if not len(hashes):
        return np.flatnonzero(kept)
    first = np.flatnonzero(begin_flags(docs))
    last = np.append(first[1:], len(docs)) - 1
    rows = np.arange(len(hashes))
    end = np.repeat(last, last - first + 1)
    best = rows.copy()
    for step in range(1, window):
        other = np.minimum(rows + step, end)
        best = np.where(hashes[other] <= hashes[best], other, best)
    begins = np.minimum(np.maximum(last - window + 1, first), last)
    full = rows <= np.repeat(begins, last - first + 1)
    kept[best[full]] = True
    return np.flatnonzero(kept)


def match_grams(grams: Grams, settings: OverlapSettings) -> Matched:
    """Pair the places of each gram across documents: the second kernel.

    Of one gram in one document only the first ``most_repeats`` places are kept. A gram of more than
    ``most_places`` is too common to tell anything: its places are paired where the long gram is the same,
    and where even that has more than ``most_long_places``, with the earliest few only. Neither the order of the rows
    nor which other grams are there makes a difference. Costs a sort, and the number of pairs.
    """
    hashes, rows = _gather(grams)
    hashes, rows, repeated = _drop_repeats(hashes, grams.places[rows], rows, settings)
    first, size = _measure_groups(hashes)
    common = np.repeat(size > settings.most_places, size)
    plain = np.flatnonzero(~common & (np.repeat(size, size) > 1))
    short = _pair_all(grams.places[rows[plain]], hashes[plain], settings.gram_words)
    hashes, rows = hashes[common], rows[common]
    tailed = grams.tails[rows] != NO_TAIL
    hashes, rows = hashes[tailed], rows[tailed]
    hashes = mix(hashes * np.uint64(LETTER_FACTOR) + grams.tails[rows].astype(np.uint64))
    order = np.argsort(hashes, kind="stable")
    hashes, places = hashes[order], grams.places[rows[order]]
    first, size = _measure_groups(hashes)
    each = np.repeat(size, size)
    popular = each > settings.most_long_places
    usual = np.flatnonzero(~popular & (each > 1))
    long = _pair_all(places[usual], hashes[usual], settings.long_gram_words)
    begin = np.repeat(first, size)
    earliest = _pair_earliest(places, begin, np.flatnonzero(popular), settings)
    told = Popular(places[popular], hashes[popular], each[popular])
    return Matched(Matches.concatenate([short, long, earliest]), told, repeated)


def find_popular(popular: Popular, settings: OverlapSettings) -> Matches:
    """Stretches, long enough to be an overlap, of which not all copies were compared with each other.

    ``a`` is the place in the earliest document that has such a stretch, ``b`` the number of
    places of its most popular gram. Costs a sort.
    """
    popular = popular.select(np.argsort(popular.places, kind="stable"))
    first, length = _find_stretches(popular.places, settings.long_gram_words, settings)
    if not len(first):
        return Matches(first, first, length)
    most = np.maximum.reduceat(popular.sizes, first)
    long = length >= settings.least_words
    first, length, most = first[long], length[long], most[long]
    order = np.argsort(popular.hashes[first], kind="stable")
    earliest = np.sort(order[begin_flags(popular.hashes[first][order])])
    return Matches(popular.places[first[earliest]], most[earliest], length[earliest])


def find_repeated(repeated: Repeated, settings: OverlapSettings) -> Matches:
    """The longest stretch of each document, long enough to be an overlap, that was not compared as it repeats itself.

    ``a`` is its place, ``b`` how many such stretches the document has. Costs a sort.
    """
    places = np.sort(repeated.places)
    first, length = _find_stretches(places, settings.gram_words, settings)
    long = length >= settings.least_words
    first, length = places[first[long]], length[long]
    begins = np.flatnonzero(begin_flags(first >> PLACE_BITS))
    count = np.diff(np.append(begins, len(first)))
    longest = np.lexsort((first, -length, first >> PLACE_BITS))[begins]
    return Matches(first[longest], count, length[longest])


def _find_stretches(places: Ints, words: int, settings: OverlapSettings) -> tuple[Ints, Ints]:
    """Where stretches of rising places of grams begin, and how long they are, with so many words a gram."""
    begins = np.ones(len(places), bool)
    begins[1:] = np.diff(places) > settings.winnow_grams
    first = np.flatnonzero(begins)
    last = np.append(first[1:], len(places)) - 1 if len(first) else first
    return first, places[last] - places[first] + words


def begin_flags(values: Hashes | Counts) -> Bools:
    """Where a value differs from the one before it; the first always does."""
    begins = np.ones(len(values), bool)
    begins[1:] = values[1:] != values[:-1]
    return begins


def expand(low: Ints, high: Ints) -> tuple[Ints, Ints]:
    """Every number of each range, beside the number of its range."""
    counts = np.maximum(high - low, 0)
    owner = np.repeat(np.arange(len(low)), counts)
    return owner, np.arange(int(counts.sum())) - np.repeat(np.cumsum(counts) - counts, counts) + low[owner]


def _gather(grams: Grams) -> tuple[Hashes, Ints]:
    """The hashes that stand twice or more, in order, and their rows, those of one hash by place.

    Sorts the hash with the row in its low bits, one plain sort of integers; what the row took away is
    looked up for the few that are left.
    """
    if len(grams) > 1 and bool((grams.places[1:] < grams.places[:-1]).any()):
        by_place = np.argsort(grams.places, kind="stable")
    else:
        by_place = np.arange(0)
    hashes = grams.hashes[by_place] if len(by_place) else grams.hashes
    bits = np.uint64(max(1, len(grams)).bit_length())
    keys = hashes >> bits << bits | np.arange(len(grams), dtype=np.uint64)
    keys.sort()
    again = keys[1:] >> bits == keys[:-1] >> bits
    kept = np.zeros(len(keys), bool)
    kept[1:] |= again
    kept[:-1] |= again
    rows = (keys[kept] & ((np.uint64(1) << bits) - np.uint64(1))).astype(np.int64)
    full = hashes[rows]
    if bool((full[1:] < full[:-1]).any()):  # two hashes that differ in the low bits alone
        order = np.argsort(full, kind="stable")
        rows, full = rows[order], full[order]
    return full, by_place[rows] if len(by_place) else rows


def _drop_repeats(hashes: Hashes, places: Ints, rows: Ints, settings: OverlapSettings) -> tuple[Hashes, Ints, Repeated]:
    """Keep the first ``most_repeats`` places of each gram in each document, and tell of those that others have."""
    begins = begin_flags(hashes) | begin_flags(places >> PLACE_BITS)
    count = np.arange(len(hashes))
    few = count - np.maximum.accumulate(np.where(begins, count, 0)) < settings.most_repeats
    dropped = np.flatnonzero(~few)
    first = np.searchsorted(hashes, hashes[dropped], "left")
    last = np.searchsorted(hashes, hashes[dropped], "right") - 1
    shared = places[first] >> PLACE_BITS != places[last] >> PLACE_BITS
    return hashes[few], rows[few], Repeated(places[dropped[shared]])


def _measure_groups(hashes: Hashes) -> tuple[Ints, Ints]:
    """Where each group of equal hashes begins, and its size."""
    first = np.flatnonzero(begin_flags(hashes))
    return first, np.diff(np.append(first, len(hashes)))


def _pair_all(places: Ints, hashes: Hashes, words: int) -> Matches:
    """Every two places of one hash in two documents, the places of each hash rising."""
    found = [(places[:0], places[:0])]
    rows, step = np.arange(len(places)), 1
    while len(rows):
        rows = rows[rows + step < len(places)]
        rows = rows[hashes[rows] == hashes[rows + step]]
        found.append((places[rows], places[rows + step]))
        step += 1
    return _make_matches(found, words)


def _pair_earliest(places: Ints, begin: Ints, rows: Ints, settings: OverlapSettings) -> Matches:
    """Each of the rows with the earliest places of its group, which begins at ``begin``."""
    found = [(places[:0], places[:0])]
    for step in range(settings.earliest_places):
        later = rows[begin[rows] + step < rows]
        found.append((places[begin[later] + step], places[later]))
    return _make_matches(found, settings.long_gram_words)


def _make_matches(found: Sequence[tuple[Ints, Ints]], words: int) -> Matches:
    """The pairs of places that lie in two documents."""
    a, b = (np.concatenate(side) for side in zip(*found, strict=True))
    apart = a >> PLACE_BITS != b >> PLACE_BITS
    a, b = a[apart], b[apart]
    return Matches(a, b, np.full(len(a), words, np.uint8))
