"""Both engines make the same record: every exported table, row for row."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

import dragoman
from dragoman.reuse.overlaps import find_overlaps
from dragoman.reuse.settings import OverlapSettings
from tests.reuse.test_spread import POPULAR, corpus

if TYPE_CHECKING:
    from dragoman.run.spark import SparkCluster

EXAMPLES = Path(__file__).resolve().parents[2] / "examples"
# PySpark leaves sockets for the collector to close.
pytestmark = pytest.mark.filterwarnings("ignore::ResourceWarning", "ignore::pytest.PytestUnraisableExceptionWarning")


def export(paths: list[Path], record: Path, engine: str) -> dict[str, bytes]:
    """The exported tables by the names of their files; that of the runs has the time."""
    with dragoman.read(paths, record, engine=engine) as read:
        assert read.reading is not None
        assert (read.reading.problems, read.reading.summary.failed) == ((), 0)
        assert read.check() == []
        written = read.export(record.with_suffix(""))
    return {path.name: path.read_bytes() for path in written if not path.name.startswith("runs")}


@pytest.mark.usefixtures("spark")
def test_the_examples(tmp_path: Path) -> None:
    local = export([EXAMPLES], tmp_path / "local.db", "local")
    assert len(local["passages.jsonl"].splitlines()) > 5
    assert export([EXAMPLES], tmp_path / "spark.db", "spark") == local


@pytest.mark.usefixtures("spark")
def test_the_seeds(tmp_path: Path, shared: Path) -> None:
    paths = sorted((shared / "seeds").glob("*.txt"))
    assert len(paths) == 3
    assert export(paths, tmp_path / "spark.db", "spark") == export(paths, tmp_path / "local.db", "local")


@pytest.mark.parametrize(("partitions", "settings"), [(0, OverlapSettings()), (1, OverlapSettings()), (5, POPULAR)])
def test_shared_wording_for_any_number_of_parts(
    partitions: int, settings: OverlapSettings, spark: SparkCluster
) -> None:
    documents = corpus()
    expected = list(find_overlaps(documents, [], settings))
    assert len(expected) > 100
    assert list(find_overlaps(documents, [], replace(settings, partitions=partitions), spark)) == expected
