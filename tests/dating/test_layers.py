"""Which stretches of a text stand in texts of one day alone."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from dragoman.dating.layers import Layer, find_sole

DAYS = ("2031-06-01", "2031-06-02", "2031-06-03")

layers = st.lists(
    st.builds(
        lambda start, length, kind, day: Layer(start, start + length, kind, day),
        st.integers(0, 30),
        st.integers(0, 12),
        st.sampled_from(("official", "official", "report", "other")),
        st.sampled_from(DAYS),
    ),
    max_size=10,
)


def _is_sole(place: int, day: str, found: list[Layer]) -> bool:
    """The rule, asked of one place."""
    over = [layer for layer in found if layer.start <= place < layer.end]
    if day not in {layer.day for layer in over if layer.kind == "official"}:
        return False
    return all(layer.day == day or (layer.kind == "report" and layer.day > day) for layer in over)


@given(layers)
def test_a_place_is_of_the_day_whose_texts_alone_have_it(made: list[Layer]) -> None:
    found = find_sole(made)
    for day in DAYS:
        places = {place for start, end in found.get(day, []) for place in range(start, end)}
        assert places == {place for place in range(50) if _is_sole(place, day, made)}


@given(layers, st.randoms(use_true_random=False))
def test_stretches_lie_apart_in_order_whatever_the_order_of_the_layers(made: list[Layer], random: object) -> None:
    found = find_sole(made)
    assert all(a[1] < b[0] for stretches in found.values() for a, b in pairwise(stretches))
    shuffled = list(made)
    random.shuffle(shuffled)  # type: ignore[attr-defined]
    assert find_sole(shuffled) == found


def test_two_texts_of_one_day_that_meet_make_one_stretch() -> None:
    made = [Layer(0, 10, "official", DAYS[0]), Layer(10, 20, "official", DAYS[0]), Layer(15, 20, "official", DAYS[1])]
    assert find_sole(made) == {DAYS[0]: [(0, 15)]}
    assert find_sole([]) == {}
