"""From scores to attributions: only legal tags, the best of them, and pointers inside the paragraph."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise, product

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.attribution.reader.decode import Floats, Reading, best_tags, log_softmax, read_scores, runs_of
from dragoman.attribution.reader.tags import ROLES, TAGS, may_end, may_follow, may_start, tag_run
from dragoman.attribution.reader.windows import Window, cut_windows

SURE = 12.0


def random_scores(seed: int, words: int, spread: float = 3.0) -> Floats:
    return np.random.default_rng(seed).normal(0, spread, (words, len(TAGS))).astype(np.float32)


def is_legal(tags: Sequence[int]) -> bool:
    return (
        may_start(tags[0]) and may_end(tags[-1]) and all(may_follow(before, after) for before, after in pairwise(tags))
    )


def scored(window: Window, letters: str) -> Floats:
    """Scores that are sure of a letter a word: ``s``, ``c``, ``t`` for source, cue and content, ``.`` for none."""
    assert len(letters) == len(window.words)
    tags = np.zeros((len(letters), len(TAGS)), np.float32)
    place = 0
    while place < len(letters):
        end = place + 1
        while letters[place] != "." and end < len(letters) and letters[end] == letters[place]:
            end += 1
        role = {"s": "source", "c": "cue", "t": "content"}.get(letters[place])
        for index, tag in enumerate(tag_run(role, end - place) if role else [0]):
            tags[place + index, tag] = SURE
        place = end
    return tags


def read(text: str, tags: str, to_cue: dict[int, int] | None = None, to_source: dict[int, int] | None = None,
         context: int = 0) -> list[Reading]:  # fmt: skip
    """The readings of a text of one window; pointers are given from word to word, the rest points nowhere."""
    (window,) = cut_windows(text)
    window = Window(window.words, context)
    pointers = np.zeros((2, len(window.words), len(window.words)), np.float32)
    for pointer, pairs in zip(pointers, (to_cue or {}, to_source or {}), strict=True):
        for word, at in pairs.items():
            pointer[word, at] = SURE
    return list(read_scores(window, scored(window, tags), *pointers))


@given(st.integers(0, 10**6), st.integers(1, 60), st.floats(0, 20))
def test_the_best_tags_are_always_legal(seed: int, words: int, spread: float) -> None:
    tags = best_tags(log_softmax(random_scores(seed, words, spread)))
    assert len(tags) == words
    assert is_legal(tags.tolist())


@pytest.mark.parametrize("seed", range(12))
@pytest.mark.parametrize("words", [1, 2, 3, 4])
def test_no_other_legal_tags_score_higher(seed: int, words: int) -> None:
    scores = log_softmax(random_scores(seed, words))
    best = best_tags(scores)
    every = (tags for tags in product(range(len(TAGS)), repeat=words) if is_legal(tags))
    highest = max(sum(float(scores[index, tag]) for index, tag in enumerate(tags)) for tags in every)
    assert sum(float(scores[index, tag]) for index, tag in enumerate(best)) == pytest.approx(highest, abs=1e-4)


def test_no_words_have_no_tags() -> None:
    assert len(best_tags(np.zeros((0, len(TAGS)), np.float32))) == 0


@given(st.lists(st.tuples(st.sampled_from(("", *ROLES)), st.integers(1, 5)), max_size=8), st.integers(0, 40))
def test_runs_are_those_that_were_tagged(parts: list[tuple[str, int]], first: int) -> None:
    tags: list[int] = []
    wanted: dict[str, list[tuple[int, int]]] = {role: [] for role in ROLES}
    for role, length in parts:
        if role:
            wanted[role].append((first + len(tags), first + len(tags) + length))
        tags += tag_run(role, length) if role else [0] * length
    assert runs_of(np.array(tags, np.int64), first) == wanted


def test_source_cue_and_content_are_joined_by_the_pointers() -> None:
    (reading,) = read("Vesk said it sails .", "scttt", {2: 1, 3: 1, 4: 1}, {1: 0})
    assert (reading.source, reading.cue, reading.content) == ((0, 1), (1, 2), ((2, 5),))


def test_a_cue_that_no_content_points_to_is_no_attribution() -> None:
    assert read("Vesk said nothing .", "sc..") == []
    assert read("it sails .", "tt.") == []
    assert read("The ferries sail .", "....") == []


def test_a_content_goes_to_the_cue_it_points_to_and_several_to_one() -> None:
    first, second = read("it sails said Vesk it waits added Orlo", "tt.ctt.c", {0: 7, 1: 7, 4: 3, 5: 3})
    assert (first.cue, first.content) == ((3, 4), ((4, 6),))
    assert (second.cue, second.content) == ((7, 8), ((0, 2),))
    (only,) = read("it sails said Vesk and waits", "ttcs.t", {0: 2, 1: 2, 5: 2}, {2: 3})
    assert only.content == ((0, 2), (5, 6))


def test_a_cue_that_points_to_itself_has_no_source() -> None:
    (reading,) = read("Vesk was said to sail", "s.ctt", {3: 2, 4: 2}, {2: 2})
    assert reading.source is None
    assert reading.scores[0] == 0


def test_a_content_goes_to_a_cue_of_its_own_paragraph() -> None:
    text = "Vesk said it sails\nOrlo said it waits"
    readings = read(text, "scttsctt", {2: 1, 3: 1, 6: 1, 7: 1}, {1: 0, 5: 4})
    assert [(reading.cue, reading.content) for reading in readings] == [((1, 2), ((2, 4),)), ((5, 6), ((6, 8),))]


def test_a_quoted_content_without_a_cue_beside_it_goes_to_that_of_another_paragraph() -> None:
    (reading,) = read("Vesk said it sails\n“ it waits", "sctt.tt", {2: 1, 3: 1, 5: 1, 6: 1}, {1: 0})
    assert reading.content == ((2, 4), (5, 7))


def test_a_content_in_plain_words_stays_in_its_paragraph() -> None:
    (reading,) = read("Vesk said it sails\nand it waits", "sctt.tt", {2: 1, 3: 1, 5: 1, 6: 1}, {1: 0})
    assert reading.content == ((2, 4),)


def test_a_source_of_another_paragraph_is_not_taken() -> None:
    (reading,) = read("Vesk sails\nsaid it waits", "s.ctt", {3: 2, 4: 2}, {2: 0})
    assert reading.source is None


def test_words_of_the_context_are_not_read_again() -> None:
    text, tags = "Vesk said it sails\nOrlo said it waits", "scttsctt"
    (reading,) = read(text, tags, {2: 1, 3: 1, 6: 5, 7: 5}, {1: 0, 5: 4}, context=4)
    assert (reading.source, reading.cue, reading.content) == ((4, 5), (5, 6), ((6, 8),))


@given(st.integers(0, 10**6))
def test_readings_of_any_scores_lie_in_the_window_and_share_no_word(seed: int) -> None:
    (window,) = cut_windows("Vesk said it sails\nOrlo said it waits\nso they both said that they would sail again")
    window = Window(window.words, 4)
    chance = np.random.default_rng(seed)
    pointers = chance.normal(0, 5, (2, len(window.words), len(window.words))).astype(np.float32)
    readings = list(read_scores(window, random_scores(seed, len(window.words)), *pointers))
    assert [reading.cue for reading in readings] == sorted(reading.cue for reading in readings)
    cues_and_contents = [run for reading in readings for run in (reading.cue, *reading.content)]
    for first, last in cues_and_contents + [reading.source for reading in readings if reading.source]:
        assert window.context <= first < last <= len(window.words)
    words = [word for first, last in cues_and_contents for word in range(first, last)]
    assert len(words) == len(set(words))
    assert all(score <= 1e-6 and np.isfinite(score) for reading in readings for score in reading.scores)
