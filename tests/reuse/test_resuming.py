"""A run goes on from what another did before it was stopped, and finds the same."""

from __future__ import annotations

import os
import tempfile
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dragoman.model.records import Document, Overlap, Problem, Region
from dragoman.model.span import Span
from dragoman.reuse import engine
from dragoman.reuse.overlaps import find_overlaps
from dragoman.reuse.settings import OverlapSettings
from dragoman.reuse.spool import MARK
from tests.reuse.making import document, sentence

PARTS = 4
PHASES = ("find_grams", "match_grams", "align_matches", "compose_chains")
USUAL = OverlapSettings(most_places=3, most_long_places=4, earliest_places=2, most_repeats=2)
CUT = replace(USUAL, partitions=PARTS)

pytestmark = pytest.mark.skipif(os.name == "nt", reason="without locks no run takes up another's work")


class Stopped(Exception):
    pass


def corpus() -> list[Document]:
    """Texts that share sentences with one another, of which some are popular, and one repeats itself."""
    texts = [
        " ".join(sentence(seed, 14) for seed in (number, 50 + number % 4, 60 + number % 7)) for number in range(14)
    ]
    texts.append(" ".join(f"{sentence(50, 14)} {number}" for number in range(5)))
    return [document(f"d{number:02}", text) for number, text in enumerate(texts)]


@contextmanager
def counting(stop_in: str | None = None, after: int = 0) -> Iterator[Counter[str]]:
    """How often the engine's kernels are called; that one is stopped when it was called so often."""
    calls: Counter[str] = Counter()

    def counted(name: str) -> Callable[..., Any]:
        kernel = getattr(engine, name)

        def call(*given: Any) -> Any:
            if name == stop_in and calls[name] == after:
                raise Stopped
            calls[name] += 1
            return kernel(*given)

        return call

    with pytest.MonkeyPatch.context() as patch:
        for name in PHASES:
            patch.setattr(engine, name, counted(name))
        yield calls


@contextmanager
def place() -> Iterator[Path]:
    """A folder for temporary files, empty."""
    with tempfile.TemporaryDirectory() as folder, pytest.MonkeyPatch.context() as patch:
        patch.setattr(tempfile, "tempdir", folder)
        yield Path(folder)


def search(
    documents: list[Document], regions: list[Region] | None = None, settings: OverlapSettings = CUT
) -> list[Overlap | Problem]:
    return list(find_overlaps(documents, regions or [], settings))


def stop(documents: list[Document], phase: str, after: int = 0) -> None:
    with counting(phase, after), suppress(Stopped):
        search(documents)


def files(folder: Path) -> list[Path]:
    return sorted(path for path in folder.rglob("*") if path.is_file() and path.parent.parent.parent == folder)


@pytest.mark.parametrize(
    ("phase", "after", "calls"),
    [
        ("find_grams", 0, (1, PARTS, 3, 1)),
        ("match_grams", 0, (0, PARTS, 3, 1)),
        ("match_grams", 3, (0, 1, 3, 1)),
        ("align_matches", 0, (0, 0, 3, 1)),
        ("align_matches", 2, (0, 0, 1, 1)),
        ("compose_chains", 0, (0, 0, 0, 1)),
    ],
)
def test_what_was_done_is_not_done_again(phase: str, after: int, calls: tuple[int, ...]) -> None:
    documents = corpus()
    with place() as folder:
        stop(documents, phase, after)
        assert len(list(folder.iterdir())) == 1
        with counting() as called:
            rows = search(documents)
        assert tuple(called[name] for name in PHASES) == calls
        assert list(folder.iterdir()) == []
    assert rows == search(documents, settings=USUAL)
    assert {row.code for row in rows if isinstance(row, Problem)} == {"popular_wording", "repeated_wording"}


@settings(max_examples=40)
@given(
    st.lists(st.lists(st.integers(0, 9), max_size=5), min_size=1, max_size=6),
    st.integers(2, 5),
    st.lists(st.tuples(st.sampled_from(PHASES), st.integers(0, 4)), max_size=3),
)
def test_rows_are_the_same_however_often_and_wherever_a_run_is_stopped(
    texts: list[list[int]], parts: int, stops: list[tuple[str, int]]
) -> None:
    documents = [
        document(str(number), " ".join(sentence(seed, 9 + seed) for seed in text)) for number, text in enumerate(texts)
    ]
    cut = replace(USUAL, partitions=parts)
    with place() as folder:
        for phase, after in stops:
            with counting(phase, after), suppress(Stopped):
                search(documents, settings=cut)
        assert search(documents, settings=cut) == search(documents, settings=USUAL)
        assert list(folder.iterdir()) == []


def flip(path: Path) -> None:
    held = bytearray(path.read_bytes())
    held[len(held) // 2] ^= 1
    path.write_bytes(held)


def cut_short(path: Path) -> None:
    os.truncate(path, path.stat().st_size // 2)


def lengthen(path: Path) -> None:
    path.write_bytes(path.read_bytes() + b"1")


STOPS = [("match_grams", 0), ("match_grams", 2), ("align_matches", 0), ("align_matches", 2), ("compose_chains", 0)]


@settings(max_examples=30)
@given(st.data(), st.sampled_from(STOPS))
def test_a_damaged_file_is_done_again_with_the_same_answer(data: st.DataObject, stopped: tuple[str, int]) -> None:
    documents = corpus()
    with place() as folder:
        stop(documents, *stopped)
        for path in data.draw(st.lists(st.sampled_from(files(folder)), max_size=3, unique=True)):
            data.draw(st.sampled_from([flip, cut_short, lengthen, Path.unlink]))(path)
        assert search(documents) == search(documents, settings=USUAL)
        assert list(folder.iterdir()) == []


def test_a_damaged_part_costs_only_itself_and_what_it_came_from() -> None:
    documents = corpus()
    with place() as folder:
        stop(documents, "compose_chains")
        [path] = folder.glob("*/matched-1/Matches-a")
        flip(path)
        with counting() as called:
            assert search(documents) == search(documents, settings=USUAL)
    # A second run, in one part, is among them.
    assert [called[name] - 1 for name in PHASES] == [1, 1, 0, 1]


def test_a_run_stopped_while_it_marks_something_as_done_has_not_done_it() -> None:
    documents = corpus()
    with place() as folder:
        stop(documents, "compose_chains")
        for mark in folder.rglob(MARK):
            mark.rename(mark.with_name(f"{MARK}.new"))
        assert search(documents) == search(documents, settings=USUAL)


def other_text(documents: list[Document]) -> tuple[list[Document], list[Region], OverlapSettings]:
    return [*documents[:-1], replace(documents[-1], text=documents[-1].text.upper())], [], CUT


def other_day(documents: list[Document]) -> tuple[list[Document], list[Region], OverlapSettings]:
    return [*documents[:-1], replace(documents[-1], published="2031-05-01")], [], CUT


def fewer(documents: list[Document]) -> tuple[list[Document], list[Region], OverlapSettings]:
    return documents[:-1], [], CUT


def left_out(documents: list[Document]) -> tuple[list[Document], list[Region], OverlapSettings]:
    return documents, [Region("r1", Span("d00", 0, 30), "credit")], CUT


def other_settings(documents: list[Document]) -> tuple[list[Document], list[Region], OverlapSettings]:
    return documents, [], replace(CUT, least_words=9)


def other_parts(documents: list[Document]) -> tuple[list[Document], list[Region], OverlapSettings]:
    return documents, [], replace(CUT, partitions=PARTS + 1)


@pytest.mark.parametrize("changed", [other_text, other_day, fewer, left_out, other_settings, other_parts])
def test_another_corpus_or_other_settings_begin_anew(
    changed: Callable[[list[Document]], tuple[list[Document], list[Region], OverlapSettings]],
) -> None:
    documents, regions, given_settings = changed(corpus())
    with place() as folder:
        stop(corpus(), "compose_chains")
        with counting() as called:
            rows = search(documents, regions, given_settings)
        assert called["find_grams"] == 1
        assert list(folder.iterdir()) == []
    assert rows == search(documents, regions, replace(given_settings, partitions=0))


def test_the_order_in_which_documents_are_given_does_not_matter() -> None:
    documents = corpus()
    with place():
        stop(documents, "compose_chains")
        with counting() as called:
            search(documents[::-1])
    assert called["find_grams"] == 0
