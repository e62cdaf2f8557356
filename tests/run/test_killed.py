"""A run that is killed at any moment leaves a record that opens, is whole, and is taken up again."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from dragoman.model.errors import RecordFull
from dragoman.run.local import RunSummary, run_pipeline
from dragoman.store import open_store
from tests.run.small import PIPELINE, many
from tests.run.tables import dump, dump_file

ROOT = Path(__file__).resolve().parent.parent.parent
COUNT = 80

pytestmark = pytest.mark.skipif(os.name == "nt", reason="needs SIGKILL")


def run_and_die(record: Path, doing: str, done: int) -> None:
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join([str(ROOT / "src"), str(ROOT)])}
    program = [sys.executable, "-m", "tests.run.killed", str(record), str(COUNT), doing, str(done)]
    ended = subprocess.run(program, env=environment, cwd=ROOT, check=False, timeout=60)
    assert ended.returncode == -signal.SIGKILL


def read_on(record: Path) -> RunSummary:
    with open_store(record, wait_seconds=0) as store:
        return run_pipeline(store, many(COUNT), PIPELINE, version="1", started="2031-04-01")


@pytest.fixture(scope="module")
def undisturbed() -> str:
    with open_store(":memory:") as store:
        run_pipeline(store, many(COUNT), PIPELINE, version="1", started="2031-04-01")
        return dump(store)


@pytest.mark.parametrize(
    ("doing", "done", "read"),
    [
        ("documents", 1, 0),
        ("documents", 33, 32),
        ("documents", 80, 64),
        ("overlaps", 0, 80),
        ("contacts", 2, 80),
        ("writing", 0, 80),
        ("commit", 0, 80),
    ],
)
def test_a_new_record(doing: str, done: int, read: int, tmp_path: Path, undisturbed: str) -> None:
    record = tmp_path / "record.db"
    run_and_die(record, doing, done)
    dump_file(record)  # opens and is whole
    with open_store(record, writable=False) as store:
        assert len(store.rows("documents")) == read
        assert store.rows("contacts") == []
        assert store.is_linked() == (read == 0)
    summary = read_on(record)
    assert (summary.read, summary.unchanged) == (COUNT - read, read)
    assert dump_file(record) == undisturbed


def test_a_record_that_was_complete_before(tmp_path: Path, undisturbed: str) -> None:
    record = tmp_path / "record.db"
    with open_store(record) as store:
        run_pipeline(store, many(COUNT)[::3], PIPELINE, version="1", started="2031-04-01")
        contacts = store.rows("contacts")
    run_and_die(record, "commit", 0)
    with open_store(record, writable=False) as store:
        assert store.rows("contacts") == contacts, "the old links stand until the new ones are written"
        assert store.check() == []
    assert read_on(record).unchanged == COUNT
    assert dump_file(record) == undisturbed


def test_a_disk_that_is_full_in_the_middle_of_a_run(tmp_path: Path, undisturbed: str) -> None:
    record = tmp_path / "record.db"
    with open_store(record) as store:
        pages = store._connection.fetch("PRAGMA page_count")[0][0]
        store._connection.run(f"PRAGMA max_page_count = {pages + 20}")
        with pytest.raises(RecordFull):
            run_pipeline(store, many(COUNT), PIPELINE, version="1", started="2031-04-01")
        held = len(store.rows("documents"))
        assert 0 < held < COUNT
    summary = read_on(record)
    assert (summary.read, summary.unchanged) == (COUNT - held, held)
    assert dump_file(record) == undisturbed
