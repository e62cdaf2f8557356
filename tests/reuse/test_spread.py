"""The engine's steps on a grid find what the engine does, wherever the corpus is cut and however the pieces come."""

from __future__ import annotations

import errno
import os
import pickle
import random
import tempfile
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from dragoman.model.errors import DiskFull
from dragoman.model.records import Document, Problem, Region
from dragoman.model.stage import Grid, Piece, Step
from dragoman.reuse.holdings import Holdings
from dragoman.reuse.overlaps import find_overlaps
from dragoman.reuse.settings import OverlapSettings
from tests.reuse.making import document, sentence

POPULAR = OverlapSettings(most_places=2, most_long_places=3, earliest_places=2)


class Shuffled:
    """A grid in this process, on which pieces come in a random order."""

    def __init__(self, places: int, seed: int = 0) -> None:
        self.places = places
        self.keys: list[set[str]] = []  # of each step
        self._random = random.Random(seed)

    def work(self, pieces: Iterable[Piece], steps: Sequence[Step]) -> Iterator[Piece]:
        found = list(pieces)
        for step in steps:
            step = pickle.loads(pickle.dumps(step))
            by_key: dict[str, list[bytes]] = defaultdict(list)
            self._random.shuffle(found)
            for key, piece in found:
                by_key[key].append(piece)
            self.keys.append(set(by_key))
            found = [made for key, together in by_key.items() for made in step(key, together)]
        return iter(found)


def corpus() -> list[Document]:
    """Sixty texts, many with sentences of others, some popular, some edited; and one that repeats one of them."""
    rng = random.Random(7)
    documents = []
    for number in range(60):
        parts = [sentence(1000 + number * 10 + place, 18) for place in range(4)]
        parts += [sentence(rng.randrange(12), 24) for _ in range(3)]
        words = sentence(rng.randrange(12), 24).split()
        words[rng.randrange(3, 20)] = "otherwise"
        rng.shuffle(parts)
        day = f"2031-04-{1 + number % 28:02}"
        documents.append(document(f"{number:02}", " ".join([*parts, " ".join(words)]), published=day))
    repeated = " ".join(f"{sentence(3, 24)} {number}" for number in range(6))
    return [*documents, document("60", repeated, published="2031-05-01")]


def test_a_grid_is_one() -> None:
    grid: Grid = Shuffled(1)
    assert list(grid.work([("a", b"1")], [])) == [("a", b"1")]


@pytest.mark.parametrize("settings", [OverlapSettings(), POPULAR], ids=["usual", "popular"])
@pytest.mark.parametrize(("partitions", "places"), [(0, 1), (0, 4), (1, 2), (2, 2), (7, 2), (60, 2)])
def test_rows_are_the_same_for_any_number_of_parts(settings: OverlapSettings, partitions: int, places: int) -> None:
    documents = corpus()
    regions = [Region("r_1", "kicker", doc.span(0, 40)) for doc in documents[:9]]
    expected = list(find_overlaps(documents, regions, settings))
    grid = Shuffled(places, partitions)
    found = list(find_overlaps(documents, regions, replace(settings, partitions=partitions), grid))
    assert len(expected) > 100
    codes = {row.code for row in expected if isinstance(row, Problem)}
    assert codes == ({"popular_wording", "repeated_wording"} if settings == POPULAR else {"repeated_wording"})
    assert found == expected
    assert len({key for key in grid.keys[1] if key.startswith("part")}) == (partitions or 3 * places)
    assert (len(grid.keys[0]) > 1) == (partitions != 1)


@pytest.mark.parametrize("texts", [[], [""], ["", "One word.", ""], ["the " * 500] * 3])
def test_corpora_of_next_to_nothing(texts: list[str]) -> None:
    documents = [document(f"{number}", text) for number, text in enumerate(texts)]
    expected = list(find_overlaps(documents, [], OverlapSettings()))
    assert list(find_overlaps(documents, [], OverlapSettings(), Shuffled(3))) == expected


def test_a_full_disk_is_told_and_nothing_is_left_there(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*given: Any) -> Any:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    monkeypatch.setattr(Holdings, "add", full)
    with pytest.raises(DiskFull, match="TMPDIR"):
        list(find_overlaps(corpus(), [], OverlapSettings(), Shuffled(2)))
    assert list(tmp_path.iterdir()) == []
