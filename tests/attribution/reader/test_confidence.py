"""How sure an attribution is."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.attribution.reader.confidence import FACTS, MOST_WORDS, facts_of, probability
from dragoman.attribution.reader.decode import Reading
from dragoman.lexicon.cues import load_cues

SCORES = (-0.1, -0.2, -0.3, -0.4, -0.5)
facts = st.lists(st.floats(-1000, 1000), min_size=len(FACTS), max_size=len(FACTS))


def reading(source: tuple[int, int] | None = (0, 1), *, words: int = 4) -> Reading:
    return Reading(source, (1, 2), ((2, 2 + words),), SCORES)


@given(facts, facts)
def test_it_is_a_probability_with_two_digits(found: list[float], weights: list[float]) -> None:
    sure = probability([fact / 100 for fact in found], [weight / 100 for weight in weights])
    assert 0 <= sure <= 1
    assert sure == round(sure, 2)


@given(facts, st.integers(0, len(FACTS) - 1), st.floats(0, 100))
def test_it_grows_with_a_fact_that_speaks_for_it(found: list[float], place: int, more: float) -> None:
    plain = [fact / 100 for fact in found]
    weights = [1.0] * len(FACTS)
    stronger = [fact + more * (index == place) for index, fact in enumerate(plain)]
    assert probability(stronger, weights) >= probability(plain, weights)
    against = [-weight for weight in weights]
    assert probability(stronger, against) <= probability(plain, against)


@pytest.mark.parametrize(("sum_", "sure"), [(1e6, 1.0), (-1e6, 0.0), (0.0, 0.5)])
def test_the_surest_and_the_least_sure_do_not_fail(sum_: float, sure: float) -> None:
    assert probability([sum_] + [0.0] * (len(FACTS) - 1), [1.0] * len(FACTS)) == sure


def test_weights_of_another_length_are_refused() -> None:
    with pytest.raises(ValueError, match="shorter"):
        probability([0.0] * len(FACTS), [0.0])


def test_facts_stand_in_the_order_of_their_names() -> None:
    ((said, _),) = load_cues()["said"][:1]
    found = dict(zip(FACTS, facts_of(reading(), said), strict=True))
    assert tuple(found[name] for name in ("source", "cue", "content", "to_cue", "to_source")) == SCORES
    assert (found["one"], found["no_source"], found["unknown_cue"], found["reports"]) == (1, 0, 0, 1)
    assert found["words"] == 4 / MOST_WORDS


def test_no_source_an_unknown_cue_and_a_long_content_are_told() -> None:
    found = dict(zip(FACTS, facts_of(reading(None, words=500), None), strict=True))
    assert (found["no_source"], found["unknown_cue"], found["reports"], found["words"]) == (1, 1, 0, 1)
