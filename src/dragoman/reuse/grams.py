"""Where two documents have four words in a row in common.

Every gram of words is hashed and all are sorted, so that equal ones stand side by side; what
stands alone is dropped. Sorting is by the hash with the place in its low bits: one plain
sort of integers, which costs less than counting with a sketch first.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from dragoman.reuse.settings import OverlapSettings
from dragoman.reuse.words import LETTER_FACTOR, Bools, Hashes, Ints, Words, mix

PLACE_BITS = 32  # of a match: the place in the first document, below the distance to the second


@dataclass(frozen=True, slots=True)
class Postings:
    """Places of grams that occur twice or more: equal grams side by side, places rising among them.

    ``first`` and ``size`` give of every row where its gram's rows begin and how many they are.
    """

    places: Ints  # the number of the gram's first word
    hashes: Hashes
    docs: Ints
    first: Ints
    size: Ints

    def __len__(self) -> int:
        return len(self.places)


@dataclass(frozen=True, slots=True)
class Runs:
    """Stretches that two documents have in common word for word."""

    a: Ints  # the number of the first word, in the document that comes first
    b: Ints
    words: Ints


def find_postings(words: Words, settings: OverlapSettings) -> Postings:
    """The grams that occur more than once, each with its places.

    Of one gram in one document only the first ``most_repeats`` places are kept. Costs a sort.
    """
    hashes, all_places = _hash_grams(words, settings.gram_words)
    bits = np.uint64(max(1, len(words)).bit_length())
    keys = hashes >> bits << bits | all_places.astype(np.uint64)
    keys.sort()
    gram = keys >> bits
    again = gram[1:] == gram[:-1]
    kept = np.zeros(len(gram), bool)
    kept[1:] |= again
    kept[:-1] |= again
    gram = gram[kept]
    places = (keys[kept] & ((np.uint64(1) << bits) - np.uint64(1))).astype(np.int64)
    docs = words.docs[places]
    rows = np.arange(len(gram))
    own = np.maximum.accumulate(np.where(begin_flags(gram) | begin_flags(docs), rows, 0))
    few = rows - own < settings.most_repeats
    gram, places, docs = gram[few], places[few], docs[few]
    first = np.flatnonzero(begin_flags(gram))
    size = np.diff(np.append(first, len(gram)))
    full = hashes[np.searchsorted(all_places, places)]  # the low bits gave way to the place
    return Postings(places, full, docs, np.repeat(first, size), np.repeat(size, size))


def match_postings(postings: Postings, settings: OverlapSettings) -> Runs:
    """Pair the places of each gram across documents, and join the pairs that follow one another.

    A gram with more than ``most_places`` places has each paired with the earliest ones only.
    Costs the number of pairs.
    """
    popular = postings.size > settings.most_places
    found = [np.zeros(0, np.uint64)]
    rows, step = np.flatnonzero(~popular), 1
    while len(rows):
        rows = rows[rows + step < postings.first[rows] + postings.size[rows]]
        found.append(_match(postings, rows, rows + step))
        step += 1
    rows = np.flatnonzero(popular)
    for step in range(settings.earliest_places):
        later = rows[postings.first[rows] + step < rows]
        found.append(_match(postings, postings.first[later] + step, later))
    matches = np.concatenate(found)
    matches.sort()
    first = np.flatnonzero(begin_flags(matches - np.arange(len(matches)).astype(np.uint64)))
    length = np.diff(np.append(first, len(matches)))
    a = (matches[first] & np.uint64((1 << PLACE_BITS) - 1)).astype(np.int64)
    distance = (matches[first] >> np.uint64(PLACE_BITS)).astype(np.int64)
    return Runs(a, a + distance, length + settings.gram_words - 1)


def find_popular(words: Words, postings: Postings, settings: OverlapSettings) -> Runs:
    """Stretches, long enough to be an overlap, of which not all copies were compared with each other.

    ``a`` is the place in the earliest document that has such a stretch, ``b`` the number of
    places of its most popular gram.
    """
    popular = np.flatnonzero(postings.size > settings.most_places)
    popular = popular[np.argsort(postings.places[popular], kind="stable")]
    places = postings.places[popular]
    first = np.flatnonzero(begin_flags(places - np.arange(len(places))))
    length = np.diff(np.append(first, len(places)))
    if not len(first):
        return Runs(first, first, first)
    most = np.maximum.reduceat(postings.size[popular], first)
    long = length + settings.gram_words - 1 >= settings.least_words
    first, length, most = first[long], length[long], most[long]
    gram = postings.first[popular[first]]
    order = np.argsort(gram, kind="stable")
    earliest = np.sort(order[begin_flags(gram[order])])
    return Runs(places[first[earliest]], most[earliest], length[earliest] + settings.gram_words - 1)


def _hash_grams(words: Words, size: int) -> tuple[Hashes, Ints]:
    """Every gram that lies in one document, with the number of its first word, in order."""
    last = max(0, len(words) - size + 1)
    places = np.flatnonzero(words.docs[:last] == words.docs[len(words) - last :])
    hashes = np.zeros(len(places), np.uint64)
    for offset in range(size):
        hashes = hashes * np.uint64(LETTER_FACTOR) + words.hashes[places + offset]
    return mix(hashes), places


def _match(postings: Postings, one: Ints, two: Ints) -> Hashes:
    """Pairs of rows as numbers that follow one another where both places do; none within one document."""
    good = (postings.docs[one] != postings.docs[two]) & (postings.hashes[one] == postings.hashes[two])
    a, b = postings.places[one[good]].astype(np.uint64), postings.places[two[good]].astype(np.uint64)
    return np.asarray(b - a << np.uint64(PLACE_BITS) | a)


def begin_flags(values: Hashes | Ints) -> Bools:
    """Where a value differs from the one before it; the first always does."""
    begins = np.ones(len(values), bool)
    begins[1:] = values[1:] != values[:-1]
    return begins
