"""Where documents have words in a row in common."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from dragoman.reuse.grams import find_popular, find_postings, match_postings
from dragoman.reuse.settings import OverlapSettings
from dragoman.reuse.words import read_words

letters = st.lists(st.sampled_from("abc"), max_size=14).map(" ".join)


def runs(texts: list[str], settings: OverlapSettings) -> set[tuple[int, int, int]]:
    words = read_words(texts)
    found = match_postings(find_postings(words, settings), settings)
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
    settings = OverlapSettings(most_repeats=100, most_places=1000)
    assert runs(texts, settings) == plain_runs(texts, settings.gram_words)


def test_a_gram_does_not_reach_from_one_document_into_the_next() -> None:
    assert runs(["x a b", "c d y", "a b c d"], OverlapSettings()) == set()


def test_a_popular_gram_is_paired_with_the_earliest_alone() -> None:
    settings = OverlapSettings(most_places=3, earliest_places=1)
    assert runs(["a b c d"] * 5, settings) == {(0, place, 4) for place in (4, 8, 12, 16)}


def test_popular_stretches_too_short_to_be_an_overlap_are_not_told() -> None:
    settings = OverlapSettings(most_places=3)
    for text, told in (("a b c d e f g", 0), ("a b c d e f g h", 1)):
        words = read_words([f"{number} {text} {-number}" for number in range(5)])
        popular = find_popular(words, find_postings(words, settings), settings)
        assert len(popular.a) == told
    assert (popular.a.tolist(), popular.b.tolist(), popular.words.tolist()) == ([1], [5], [8])
