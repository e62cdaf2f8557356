"""Whose words a document has is told in shares that are 1 together."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from dragoman.export.shares import WordShares, measure_shares, tell_shares
from dragoman.export.sources import Sources
from dragoman.store import IN_MEMORY, Store, open_store
from tests.export.formulary import EMBEDDED, FIRST, GAZETTE, NEW, fill_with_formulas


@pytest.fixture
def store() -> Iterator[Store]:
    with open_store(IN_MEMORY) as opened:
        yield fill_with_formulas(opened)


def test_marked_official_wording_is_told_from_own_words(store: Store) -> None:
    shares = measure_shares(Sources(store), GAZETTE.id)
    assert shares is not None
    length = len(GAZETTE.text)
    assert shares.quoted == len(NEW) / length
    assert shares.embedded == len(EMBEDDED.span) / length
    assert shares.unmarked == shares.attributed == shares.copied == 0
    assert shares.own == pytest.approx(1 - shares.official)


def test_official_text_has_no_shares(store: Store) -> None:
    assert measure_shares(Sources(store), FIRST.id) is None


def test_shares_are_said_without_those_that_are_nothing() -> None:
    assert tell_shares(WordShares("d", 0.25, 0, 0, 0, 0, 0.75)) == (
        "25 % official wording in quotation marks, 75 % its own words"
    )
    assert tell_shares(WordShares("d", 0, 0, 0, 0, 0, 1)) == "100 % its own words"
