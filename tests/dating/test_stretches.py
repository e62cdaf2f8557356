"""Sets of stretches behave as sets of places."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from dragoman.dating.stretches import Stretches, common, count_words, narrowed_to_words, united, without

stretches = st.lists(
    st.tuples(st.integers(0, 40), st.integers(0, 12)).map(lambda pair: (pair[0], sum(pair))), max_size=8
)


def places(found: Stretches) -> set[int]:
    return {place for start, end in found for place in range(start, end)}


@given(stretches, stretches)
def test_they_unite_cut_and_meet_like_sets(one: Stretches, two: Stretches) -> None:
    assert places(united(one)) == places(one)
    assert places(without(one, two)) == places(one) - places(two)
    assert places(common(one, two)) == places(one) & places(two)


@given(stretches)
def test_united_stretches_lie_apart_in_order(one: Stretches) -> None:
    found = united(one)
    assert all(a[1] < b[0] for a, b in pairwise(found))


def test_words_are_counted_inside_the_stretches() -> None:
    text = "Both sides agreed to meet."
    assert count_words(text, [(0, 10), (18, 25)]) == 4
    assert narrowed_to_words(text, (10, 26)) == (11, 25)
    assert narrowed_to_words(text, (25, 26)) is None
