"""Rows come back from a tray as they were set down, in memory and in files, and a tray knows whether it is whole."""

from __future__ import annotations

import errno
import os
import tempfile
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.reuse.grams import Matches
from dragoman.reuse.spool import MARK, Column, Spool, Tray, count_rows, take_all, take_part

PARTS = 3
additions = st.lists(st.lists(st.tuples(st.integers(0, 99), st.integers(0, PARTS - 1)), max_size=6), max_size=4)


def matches(numbers: list[int]) -> Matches:
    a = np.array(numbers, np.int64)
    return Matches(a, a + 1, a.astype(np.uint8))


def rows(table: Matches | None) -> list[int]:
    return [] if table is None else table.a.tolist()


@given(st.lists(additions, min_size=1, max_size=3), st.booleans())
def test_a_part_has_the_rows_that_were_given_it_in_their_order(
    trays: list[list[list[tuple[int, int]]]], again: bool
) -> None:
    with tempfile.TemporaryDirectory() as folder:
        made = [Tray(Path(folder, str(number))) for number in range(len(trays))]
        for tray, tables in zip(made, trays, strict=True):
            for table in tables:
                part = np.array([part for _, part in table], np.int64)
                Spool(Matches, PARTS, tray).add(matches([value for value, _ in table]), part)
            tray.mark()
        if again:
            made = [Tray(Path(folder, str(number))) for number in range(len(trays))]
            assert all(tray.whole for tray in made)
        for part in range(PARTS):
            expected = [value for tables in trays for table in tables for value, own in table if own == part]
            found = take_part(Matches, made, part, PARTS)
            assert rows(found) == expected
            if found is not None:
                assert (found.b.tolist(), found.words.dtype) == ([value + 1 for value in expected], np.uint8)


def test_in_memory_rows_are_given_once() -> None:
    tray = Tray(None)
    for numbers in ([1, 2], [], [3]):
        Spool(Matches, 1, tray).add(matches(numbers))
    assert count_rows(Matches, tray) == 3
    assert rows(take_all(Matches, [tray])) == [1, 2, 3]
    assert take_part(Matches, [tray], 0, 1) is None


def test_an_empty_table_is_not_nothing(tmp_path: Path) -> None:
    for tray in (Tray(None), Tray(tmp_path / "tray")):
        with pytest.raises(LookupError):
            take_all(Matches, [tray])
        Spool(Matches, 1, tray).add(matches([]))
        assert rows(take_all(Matches, [tray])) == []


def test_a_tray_without_its_mark_is_emptied(tmp_path: Path) -> None:
    Spool(Matches, 1, Tray(tmp_path / "tray")).add(matches([1]))
    assert len(list((tmp_path / "tray").iterdir())) == 4
    assert not Tray(tmp_path / "tray").whole
    assert not (tmp_path / "tray").exists()


@pytest.mark.parametrize("mark", ["", "[]", "7", '{"Matches-a": 1}', '{"Matches-a": ["no kind", 1, 1]}'])
def test_a_mark_that_is_none_counts_as_missing(mark: str, tmp_path: Path) -> None:
    (tmp_path / "tray").mkdir()
    (tmp_path / "tray" / MARK).write_text(mark, encoding="ascii")
    assert not Tray(tmp_path / "tray").whole


def test_a_file_that_was_cut_short_is_an_error_and_no_wrong_rows(tmp_path: Path) -> None:
    column = Column(np.int64, tmp_path / "numbers")
    column.append(np.arange(10))
    assert column.take(np.array([7, 0, 7])).tolist() == [7, 0, 7]
    os.truncate(tmp_path / "numbers", 60)
    assert column.read(0, 7).tolist() == list(range(7))
    with pytest.raises(OSError, match="shorter") as raised:
        column.read(5, 10)
    assert raised.value.errno == errno.EIO
