"""Stretches of a text."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from dragoman.model.span import Span
from dragoman.reuse.stretches import Stretches, group_stretches, merge_touching

places = st.tuples(st.integers(0, 60), st.integers(0, 20)).map(lambda pair: (pair[0], sum(pair)))
spans = st.builds(lambda doc, place: Span(doc, place[0], place[1] + 1), st.sampled_from("abc"), places)


@given(st.lists(places), places)
def test_what_is_covered_is_counted_once(stretches: list[tuple[int, int]], asked: tuple[int, int]) -> None:
    inside = {place for start, end in stretches for place in range(start, end)}
    assert Stretches(stretches).covered(*asked) == len(inside & set(range(*asked)))


@given(st.lists(st.tuples(spans, spans)), st.randoms(use_true_random=False))
def test_groups_hold_every_stretch_once_in_whatever_order(pairs: list[tuple[Span, Span]], rng: object) -> None:
    groups = group_stretches(pairs, 0.5)
    assert sorted(span for group in groups for span in group) == sorted({span for pair in pairs for span in pair})
    assert groups == group_stretches([pair[::-1] for pair in reversed(pairs)], 0.5)
    where = {span: index for index, group in enumerate(groups) for span in group}
    assert all(where[one] == where[two] for one, two in pairs)


def test_a_sentence_and_the_text_around_it_are_two_wordings() -> None:
    whole, part = Span("a", 0, 100), Span("a", 10, 40)
    groups = group_stretches([(whole, Span("b", 0, 100)), (part, Span("c", 0, 30))], 0.5)
    assert [len(group) for group in groups] == [2, 2]


def test_nearly_the_same_place_is_the_same_wording() -> None:
    pairs = [(Span("a", 0, 100), Span("b", 0, 100)), (Span("a", 0, 80), Span("c", 0, 80))]
    assert len(group_stretches(pairs, 0.5)) == 1


def test_spans_that_lap_over_become_one() -> None:
    assert merge_touching([Span("a", 5, 9), Span("b", 0, 3), Span("a", 0, 6), Span("a", 9, 12)]) == [
        Span("a", 0, 9), Span("a", 9, 12), Span("b", 0, 3),
    ]  # fmt: skip
