"""Chains that grow past the match they began with."""

from __future__ import annotations

import numpy as np

from dragoman.reuse.chains import Chains
from dragoman.reuse.growth import grow_chains
from dragoman.reuse.settings import OverlapSettings
from dragoman.reuse.words import read_words


def grown(one: str, two: str, seed: str) -> tuple[str, str, int, int]:
    """The words of both sides after growing from a seed they share, and what matched and did not."""
    words = read_words([one, two])
    texts = [*one.split(), *two.split()]
    size, offset = len(seed.split()), len(one.split())
    a = next(i for i in range(offset) if texts[i : i + size] == seed.split())
    b = next(i for i in range(offset, len(texts)) if texts[i : i + size] == seed.split())
    start = Chains(*(np.array([value]) for value in (a, a + size, b, b + size, size, 0)))
    found, blocks = grow_chains(words, start, OverlapSettings())
    assert int(blocks.words.sum()) + size == int(found.matched[0])
    for block_a, block_b, length in zip(blocks.a.tolist(), blocks.b.tolist(), blocks.words.tolist(), strict=True):
        assert (words.hashes[block_a : block_a + length] == words.hashes[block_b : block_b + length]).all()
    sides = (found.a_start[0], found.a_end[0]), (found.b_start[0], found.b_end[0])
    one_side, two_side = (" ".join(texts[low:high]) for low, high in sides)
    return one_side, two_side, int(found.matched[0]), int(found.missed[0])


def test_it_goes_on_through_a_word_changed_left_out_or_put_in() -> None:
    one, two = "k l a b c d e f g x h i", "m n a b c d y f g h i o"
    assert grown(one, two, "a b c d") == ("a b c d e f g x h i", "a b c d y f g h i", 8, 2)


def test_it_grows_backward_as_forward() -> None:
    one, two = "i h x g f e d c b a l k", "o i h g f y d c b a n m"
    assert grown(one, two, "d c b a") == ("i h x g f e d c b a", "i h g f y d c b a", 8, 2)


def test_it_stops_where_what_follows_is_not_worth_the_way() -> None:
    assert grown("a b c d e f g h i j", "a b c d p q r s t j", "a b c d")[:2] == ("a b c d", "a b c d")


def test_an_attribution_between_two_quotations_costs_nothing() -> None:
    two = 'a b c d" the minister said "e f g'
    assert grown("a b c d e f g", two, "a b c")[2:] == (7, 0)
    assert grown("a b c d e f g", two.replace('"', ""), "a b c")[2:] == (7, 3)


def test_a_long_run_is_taken_at_once() -> None:
    one = " ".join(str(number) for number in range(5000))
    assert grown(one, one, "2500 2501 2502 2503")[2:] == (5000, 0)


def test_it_ends_with_the_documents() -> None:
    assert grown("a b c d", "a b c d e", "a b c d")[:2] == ("a b c d", "a b c d")
