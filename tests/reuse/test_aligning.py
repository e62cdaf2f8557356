"""From matches to chains."""

from __future__ import annotations

from dataclasses import fields

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.reuse import aligning
from dragoman.reuse.aligning import Aligned, align_matches
from dragoman.reuse.chains import Blocks, Chains, order_pairs, sort_chains
from dragoman.reuse.grams import find_grams, match_grams
from dragoman.reuse.settings import OverlapSettings
from dragoman.reuse.words import read_words
from tests.reuse.making import sentence

few_words = st.lists(st.sampled_from("abcdefg"), max_size=30).map(" ".join)
sentences = st.lists(st.integers(0, 5), max_size=3).map(lambda seeds: " ".join(sentence(seed, 12) for seed in seeds))


def aligned(texts: list[str], settings: OverlapSettings) -> Aligned:
    words, numbers = read_words(texts), np.arange(len(texts))
    matches = match_grams(find_grams(words, numbers, settings), settings).matches
    return align_matches(words, numbers, matches, settings)


def rows(found: Aligned) -> list[list[int]]:
    tables = (found.chains, found.blocks)
    return [
        *(getattr(table, field.name).tolist() for table in tables for field in fields(table)),
        found.verbatim.tolist(),
    ]


@given(st.lists(few_words | sentences, max_size=6), st.sampled_from([4.0, 6.0, 8.0]))
def test_runs_that_are_dropped_as_chance_would_come_to_nothing(texts: list[str], least: float) -> None:
    settings = OverlapSettings(least_words=least, edit_cost=0.25)
    found = aligned(texts, settings)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(aligning, "_drop_chance", lambda words, runs, settings: runs)
        assert rows(aligned(texts, settings)) == rows(found)


def test_four_common_words_among_others_are_dropped_at_once() -> None:
    texts = ["x1 x2 of the same kind x3 x4 x5 x6 x7", "y1 y2 y3 of the same kind y4 y5 y6 y7"]
    words = read_words(texts)
    runs = Blocks(np.zeros(1, np.int64), np.array([2]), np.array([11 + 3]), np.array([4]))
    assert len(aligning._drop_chance(words, runs, OverlapSettings())) == 0
    assert len(aligning._drop_chance(words, runs, OverlapSettings(least_words=4))) == 1
    near = read_words([texts[0], texts[1].replace("y5", "x4")])
    assert len(aligning._drop_chance(near, runs, OverlapSettings())) == 1


@given(st.lists(st.tuples(st.integers(0, 3), st.integers(0, 5), st.integers(0, 5)), max_size=20))
def test_chains_are_sorted_by_documents_then_places_then_as_they_were(given_rows: list[tuple[int, int, int]]) -> None:
    pair, a, b = (np.array([row[column] for row in given_rows], np.int64) for column in range(3))
    chains = Chains(a, a + 1, b, b + 1, a, a)
    expected = sorted(range(len(given_rows)), key=lambda row: (*given_rows[row], row))
    assert sort_chains(chains, pair).tolist() == expected
    order, alone = order_pairs(pair)
    assert pair[order].tolist() == sorted(pair.tolist())
    assert alone.tolist() == [pair.tolist().count(one) == 1 for one in sorted(pair.tolist())]
