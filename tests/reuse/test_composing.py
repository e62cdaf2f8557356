"""Chains composed through a third document, however many sides are looked at together."""

from __future__ import annotations

import pytest

from dragoman.reuse import composing
from dragoman.reuse.settings import OverlapSettings
from tests.reuse.making import document, overlaps, sentence


@pytest.mark.parametrize("sides", [1, 3, 1 << 19])
def test_how_many_sides_are_looked_at_together_makes_no_difference(sides: int, monkeypatch: pytest.MonkeyPatch) -> None:
    words = sentence(1, 40).split()
    copies = []
    for number in range(6):
        kept = [word if (place + number) % 4 else f"other{number}x{place}" for place, word in enumerate(words)]
        copies.append(document(f"c{number}", f"{sentence(10 + number)} {' '.join(kept)} {sentence(20 + number)}"))
    corpus = [document("source", " ".join(words)), *copies]
    whole = overlaps(*corpus, settings=OverlapSettings())
    monkeypatch.setattr(composing, "SIDES_AT_A_TIME", sides)
    assert overlaps(*corpus, settings=OverlapSettings()) == whole
