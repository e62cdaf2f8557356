"""The export is the same, byte for byte, however many processes read and in whatever order the files were given."""

from __future__ import annotations

from pathlib import Path

import pytest

import dragoman
from dragoman.model.errors import InputError
from tests.record.folder import make_folder

EXAMPLES = Path(__file__).resolve().parents[2] / "examples"


def export(paths: list[Path], record: Path, workers: int) -> dict[str, bytes]:
    """The exported tables by the names of their files; that of the runs has the time."""
    with dragoman.read(
        paths, record, metadata=EXAMPLES / "metadata.jsonl", actors=EXAMPLES / "actors.csv", workers=workers
    ) as read:
        assert read.reading is not None
        assert (read.reading.problems, read.reading.summary.failed) == ((), 0)
        assert read.check() == []
        written = read.export(record.with_suffix(""))
    return {path.name: path.read_bytes() for path in written if not path.name.startswith("runs")}


def test_export_is_the_same_for_any_number_of_workers_and_any_order(tmp_path: Path) -> None:
    paths = sorted([*EXAMPLES.glob("*.txt"), *EXAMPLES.glob("*.html")])
    alone = export(paths, tmp_path / "one.db", 1)
    assert len(alone["positions.jsonl"].splitlines()) > 10
    assert export(paths, tmp_path / "two.db", 2) == alone
    assert export(paths[::-1], tmp_path / "three.db", 3) == alone


def test_workers_use_the_users_own_actors(tmp_path: Path) -> None:
    folder = make_folder(tmp_path / "texts")
    with dragoman.read(folder, workers=2) as record:
        assert {"x:orlo", "x:vesk"} <= {mention.actor for mention in record.mentions}


@pytest.mark.parametrize("workers", [0, -2])
def test_fewer_workers_than_one_are_a_mistake_and_leave_no_record(workers: int, tmp_path: Path) -> None:
    with pytest.raises(InputError, match=rf"{workers} workers read nothing\. Give 1, or as many"):
        dragoman.read(make_folder(tmp_path / "texts"), tmp_path / "record.db", workers=workers)
    assert not (tmp_path / "record.db").exists()
