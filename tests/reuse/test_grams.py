"""Where documents have words in a row in common."""

from __future__ import annotations

import random

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.reuse.aligning import join_matches
from dragoman.reuse.grams import (
    PLACE_BITS,
    PLACE_MASK,
    Grams,
    Matched,
    find_grams,
    find_popular,
    find_repeated,
    match_grams,
    winnow,
)
from dragoman.reuse.settings import OverlapSettings
from dragoman.reuse.words import Ints, read_words

letters = st.lists(st.sampled_from("abc"), max_size=14).map(" ".join)


def grams_of(texts: list[str], settings: OverlapSettings) -> Grams:
    return find_grams(read_words(texts), np.arange(len(texts)), settings)


def runs(texts: list[str], settings: OverlapSettings) -> set[tuple[int, int, int]]:
    first = read_words(texts).first
    matches = match_grams(grams_of(texts, settings), settings).matches
    a, b = (first[side >> PLACE_BITS] + (side & PLACE_MASK) for side in (matches.a, matches.b))
    found = join_matches(a, b, matches.words)
    return set(zip(found.a.tolist(), found.b.tolist(), found.words.tolist(), strict=True))


def plain_runs(texts: list[str], least: int) -> set[tuple[int, int, int]]:
    """The same by comparing every place with every other."""
    flat = [(doc, word) for doc, text in enumerate(texts) for word in text.split()]
    same = {
        (a, b)
        for a in range(len(flat))
        for b in range(a + 1, len(flat))
        if flat[a][0] < flat[b][0] and flat[a][1] == flat[b][1]
    }
    found = set()
    for a, b in same:
        if (a - 1, b - 1) in same and flat[a - 1][0] == flat[a][0] and flat[b - 1][0] == flat[b][0]:
            continue
        size = 1
        while (a + size, b + size) in same and flat[a + size][0] == flat[a][0] and flat[b + size][0] == flat[b][0]:
            size += 1
        if size >= least:
            found.add((a, b, size))
    return found


@given(st.lists(letters, max_size=4))
def test_runs_are_those_that_comparing_everything_finds(texts: list[str]) -> None:
    settings = OverlapSettings(most_repeats=100, most_places=1000, most_long_places=1000)
    assert runs(texts, settings) == plain_runs(texts, settings.gram_words)


def test_a_gram_does_not_reach_from_one_document_into_the_next() -> None:
    assert runs(["x a b", "c d y", "a b c d"], OverlapSettings()) == set()


def test_a_common_gram_is_paired_where_the_long_gram_is_the_same() -> None:
    settings = OverlapSettings(most_places=1, long_gram_words=6)
    texts = ["a b c d x y", "a b c d", "a b c d x z", "q a b c d x y", "r a b c d"]
    assert runs(texts, settings) == {(0, 17, 6)}


def test_a_popular_gram_is_paired_with_the_earliest_alone() -> None:
    settings = OverlapSettings(most_places=3, long_gram_words=5, most_long_places=3, earliest_places=1)
    assert runs(["a b c d e"] * 5, settings) == {(0, place, 5) for place in (5, 10, 15, 20)}


def test_popular_stretches_too_short_to_be_an_overlap_are_not_told() -> None:
    settings = OverlapSettings(most_places=3, most_long_places=3)
    for text, told in (("a b c d e f g", 0), ("a b c d e f g h", 1)):
        texts = [f"{number} {text} {-number}" for number in range(5)]
        found = find_popular(match_grams(grams_of(texts, settings), settings).popular, settings)
        assert len(found.a) == told
    assert (found.a.tolist(), found.b.tolist(), found.words.tolist()) == ([1], [5], [8])


@given(st.lists(letters, max_size=6), st.randoms(use_true_random=False))
def test_matches_do_not_depend_on_the_order_of_the_grams_nor_on_the_other_grams(
    texts: list[str], rng: random.Random
) -> None:
    settings = OverlapSettings(most_places=4, most_long_places=3, earliest_places=1)
    grams = grams_of(texts, settings)
    whole = _rows(match_grams(grams, settings))
    order = list(range(len(grams)))
    rng.shuffle(order)
    assert _rows(match_grams(grams.select(np.array(order, np.int64)), settings)) == whole
    part = grams.hashes % np.uint64(3)
    split = [_rows(match_grams(grams.select(part == np.uint64(number)), settings)) for number in range(3)]
    assert sorted(row for rows in split for row in rows) == whole


def _rows(found: Matched) -> list[tuple[int, ...]]:
    matches, popular = found.matches, found.popular
    rows = zip(matches.a.tolist(), matches.b.tolist(), matches.words.tolist(), strict=True)
    places = zip(popular.places.tolist(), popular.hashes.tolist(), popular.sizes.tolist(), strict=True)
    repeated = found.repeated.places.tolist()
    return sorted([*((0, *row) for row in rows), *((1, *row) for row in places), *((2, place) for place in repeated)])


def repeated_in(texts: list[str], settings: OverlapSettings) -> list[tuple[int, int, int, int]]:
    """Document, first word, words and number of the stretches that were dropped since their document repeats them."""
    found = find_repeated(match_grams(grams_of(texts, settings), settings).repeated, settings)
    places = zip(found.a.tolist(), found.words.tolist(), found.b.tolist(), strict=True)
    return [(place >> PLACE_BITS, place & PLACE_MASK, words, count) for place, words, count in places]


def test_what_a_document_repeats_is_told_where_it_is_long_enough_to_be_an_overlap() -> None:
    settings = OverlapSettings(most_repeats=2)
    copied = "a b c d e f g h".split()
    for words, told in ((7, []), (8, [(1, 18, 8, 2)])):
        text = " ".join(copied[:words])
        repeated = " ".join(f"{text} {number}" for number in range(4))
        assert repeated_in([f"x {text}", repeated], settings) == told


def test_what_no_other_document_has_is_not_missed() -> None:
    repeated = " ".join(f"a b c d e f g h {number}" for number in range(9))
    assert repeated_in([repeated, "x y"], OverlapSettings()) == []


def test_of_a_document_the_longest_stretch_is_told() -> None:
    short, long = "a b c d e f g h", "k l m n o p q r s"
    repeated = " ".join(f"{text} {number}" for text in (short, long) for number in range(5))
    assert repeated_in([f"{short} {long}", repeated], OverlapSettings()) == [(1, 5 * 9 + 4 * 10, 9, 2)]


def _plain_winnow(hashes: list[int], window: int) -> set[int]:
    """The same by looking at every window."""
    kept = set()
    for start in range(max(1, len(hashes) - window + 1) if hashes else 0):
        part = hashes[start : start + window]
        kept.add(start + max(place for place, value in enumerate(part) if value == min(part)))
    return kept


@given(st.lists(st.lists(st.integers(0, 9), max_size=12), max_size=4), st.integers(1, 5))
def test_winnowing_keeps_the_least_of_every_window(documents: list[list[int]], window: int) -> None:
    hashes = np.array([value for one in documents for value in one], np.uint64)
    docs: Ints = np.repeat(np.arange(len(documents)), [len(one) for one in documents]).astype(np.int64)
    starts = np.cumsum([0, *map(len, documents)]).tolist()
    plain = {
        start + place for start, one in zip(starts, documents, strict=False) for place in _plain_winnow(one, window)
    }
    assert set(winnow(hashes, docs, window).tolist()) == plain


@pytest.mark.parametrize("window", [2, 4])
def test_winnowed_grams_still_match_where_so_many_in_a_row_are_shared(window: int) -> None:
    settings = OverlapSettings(winnow_grams=window)
    shared = " ".join(f"w{number}" for number in range(settings.gram_words + window - 1))
    assert len(runs([f"p q {shared} r", f"s {shared} t u"], settings)) >= 1
