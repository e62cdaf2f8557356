"""Records are made, opened and refused."""

from __future__ import annotations

import os
import sqlite3
import stat
import subprocess
import sys
import threading
from dataclasses import replace
from pathlib import Path

import pytest

from dragoman.model.errors import RecordBusy, RecordError, RecordFull, RecordTooNew
from dragoman.store import open_store
from dragoman.store.migrate import APPLICATION_ID, migrations, split_statements
from tests.store.small import OF_READOUT, READOUT, fill


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "record.db"


def test_a_new_record_says_what_it_is(path: Path) -> None:
    open_store(path).close()
    engine = sqlite3.connect(path)
    assert engine.execute("PRAGMA application_id").fetchone() == (APPLICATION_ID,)
    assert engine.execute("PRAGMA user_version").fetchone() == (migrations()[-1][0],)
    assert engine.execute("PRAGMA journal_mode").fetchone() == ("wal",)
    assert engine.execute("SELECT version, name FROM migrations").fetchall() == [m[:2] for m in migrations()]
    engine.close()


def test_what_was_written_is_there_when_it_is_opened_again(path: Path) -> None:
    with open_store(path) as store:
        fill(store)
    assert os.listdir(path.parent) == [path.name], "nothing is left beside the record"
    with open_store(path, writable=False) as store:
        assert store.document(READOUT.id) == READOUT
        assert store.check() == []


def test_a_reader_leaves_nothing_beside_the_record_and_the_record_as_it_was(path: Path) -> None:
    with open_store(path) as store:
        fill(store)
    before, changed = path.read_bytes(), path.stat().st_mtime_ns
    with open_store(path, writable=False) as first, open_store(path, writable=False) as second:
        assert len(first.rows("documents")) == len(second.rows("documents")) == 2
    assert os.listdir(path.parent) == [path.name]
    assert (path.read_bytes(), path.stat().st_mtime_ns) == (before, changed)


def test_a_reader_that_outlives_the_writer_takes_the_log_away(path: Path) -> None:
    writer = open_store(path)
    with open_store(path, writable=False) as reader:
        fill(writer)
        writer.close()
        assert len(reader.rows("documents")) == 2
    assert os.listdir(path.parent) == [path.name]
    with open_store(path, writable=False) as reader:
        assert len(reader.rows("documents")) == 2


def test_a_reader_cannot_write(path: Path) -> None:
    open_store(path).close()
    with open_store(path, writable=False) as store, pytest.raises(RecordError, match="readonly"):
        store.add_document(READOUT, {}, "r1")


def test_a_reader_sees_what_was_committed_while_a_writer_writes(path: Path) -> None:
    with open_store(path) as writer, writer.transaction():
        writer.add_document(READOUT, OF_READOUT, "r1")
        with open_store(path, writable=False) as reader:
            assert reader.rows("documents") == []
    with open_store(path, writable=False) as reader:
        assert reader.rows("documents") == [READOUT]


def test_a_snapshot_does_not_change_while_a_writer_writes(path: Path) -> None:
    with open_store(path) as writer, open_store(path, writable=False) as reader, reader.snapshot():
        assert reader.rows("documents") == []
        writer.add_document(READOUT, OF_READOUT, "r1")
        assert reader.rows("documents") == []


def test_a_second_writer_is_told_to_wait(path: Path) -> None:
    with open_store(path), pytest.raises(RecordBusy, match="Another dragoman is writing") as caught:
        open_store(path, wait_seconds=0.1)
    assert "Wait until it is done" in caught.value.next_step
    open_store(path, wait_seconds=0).close()


def test_a_second_writer_waits_a_short_while(path: Path) -> None:
    first = open_store(path)
    lock = first._lock
    assert lock is not None
    timer = threading.Timer(0.1, lock.release)
    timer.start()
    open_store(path, wait_seconds=5).close()
    timer.join()
    first._lock = None
    first.close()


def test_a_writer_that_was_killed_leaves_no_lock(path: Path) -> None:
    program = (
        "import os, signal, sys; from dragoman.store import open_store; "
        "store = open_store(sys.argv[1]); os.kill(os.getpid(), signal.SIGKILL)"
    )
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}
    subprocess.run([sys.executable, "-c", program, str(path)], env=environment, check=False)
    with open_store(path, wait_seconds=0) as store:
        assert store.check() == []


def test_another_program_that_holds_the_database_counts_as_a_writer(path: Path) -> None:
    with open_store(path, wait_seconds=0.1) as store:
        other = sqlite3.connect(path, isolation_level=None)
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(RecordBusy):
            store.add_document(READOUT, {}, "r1")
        other.close()
        store.add_document(READOUT, {}, "r1")


def test_a_record_of_a_later_version_is_left_as_it_is(path: Path) -> None:
    open_store(path).close()
    engine = sqlite3.connect(path)
    engine.execute(f"PRAGMA user_version = {migrations()[-1][0] + 1}")
    engine.close()
    before = path.read_bytes()
    for writable in (True, False):
        with pytest.raises(RecordTooNew, match="later version of dragoman") as caught:
            open_store(path, writable=writable)
        assert "Upgrade" in caught.value.next_step
    assert path.read_bytes() == before


def test_the_database_of_another_application_is_refused(path: Path) -> None:
    engine = sqlite3.connect(path)
    engine.execute("CREATE TABLE moz_places (id)")
    engine.close()
    before = path.read_bytes()
    for writable in (True, False):
        with pytest.raises(RecordError, match="is not a record of dragoman") as caught:
            open_store(path, writable=writable)
        assert "--record" in caught.value.next_step
    assert path.read_bytes() == before


def test_a_file_that_is_no_database_is_refused(path: Path) -> None:
    path.write_text("President Orlo spoke with President Vesk. " * 100, encoding="utf-8")
    before = path.read_bytes()
    for writable in (True, False):
        with pytest.raises(RecordError, match="is not a record of dragoman"):
            open_store(path, writable=writable)
    assert path.read_bytes() == before


def test_what_cannot_be_a_record_is_said_so(tmp_path: Path) -> None:
    with pytest.raises(RecordError, match="is a folder"):
        open_store(tmp_path)
    with pytest.raises(RecordError, match="There is no folder"):
        open_store(tmp_path / "none" / "record.db")
    with pytest.raises(RecordError, match="There is no record") as caught:
        open_store(tmp_path / "record.db", writable=False)
    assert "dragoman read" in caught.value.next_step
    (tmp_path / "empty.db").touch()
    with pytest.raises(RecordError, match="is empty"):
        open_store(tmp_path / "empty.db", writable=False)
    assert not (tmp_path / "record.db").exists()


def test_an_empty_file_becomes_a_record(path: Path) -> None:
    path.touch()
    open_store(path).close()
    with open_store(path, writable=False) as store:
        assert store.rows("documents") == []


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="needs a user whom permissions bind")
def test_a_record_in_a_folder_that_may_not_be_written_can_be_read(path: Path) -> None:
    with open_store(path) as store:
        fill(store)
    path.parent.chmod(stat.S_IRUSR | stat.S_IXUSR)
    try:
        with open_store(path, writable=False) as store:
            assert len(store.rows("documents")) == 2
        with pytest.raises(RecordError, match="cannot be written"):
            open_store(path)
    finally:
        path.parent.chmod(stat.S_IRWXU)


def test_a_full_disk_is_said_so_and_loses_nothing(path: Path) -> None:
    with open_store(path) as store:
        fill(store)
        pages = store._connection.fetch("PRAGMA page_count")[0][0]
        store._connection.run(f"PRAGMA max_page_count = {pages}")
        with pytest.raises(RecordFull, match="no room left") as caught:
            store.add_document(replace(READOUT, id="d_large", text="grain " * 100_000), {}, "r1")
        assert "goes on where it stopped" in caught.value.next_step
        assert len(store.rows("documents")) == 2
        assert store.check() == []
    with open_store(path) as store:
        store.add_document(replace(READOUT, id="d_large", text="grain " * 100_000), {}, "r1")
        assert len(store.rows("documents")) == 3


def test_a_damaged_record_is_said_so(path: Path) -> None:
    with open_store(path) as store:
        fill(store)
    content = bytearray(path.read_bytes())
    for start in range(4096, len(content), 4096):
        content[start : start + 200] = b"\x7f" * 200
    path.write_bytes(content)
    with pytest.raises(RecordError, match=r"damaged|not a record"), open_store(path, writable=False) as store:
        store.rows("documents")


def test_a_migration_that_fails_leaves_an_empty_record(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with monkeypatch.context() as patch:
        patch.setattr(
            "dragoman.store.migrate.split_statements", lambda script: ["CREATE TABLE one (n)", "CREATE nothing"]
        )
        with pytest.raises(RecordError, match="CREATE nothing"):
            open_store(path)
    open_store(path).close()


@pytest.mark.parametrize("writable", [True, False])
def test_a_record_of_an_earlier_version_is_brought_up_to_date(
    writable: bool, path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with open_store(path) as store:
        fill(store)
    newer = (*migrations(), (migrations()[-1][0] + 1, "next.sql", "CREATE TABLE notes (n);\nDROP TABLE topics;\n"))
    monkeypatch.setattr("dragoman.store.migrate.migrations", lambda: newer)
    with open_store(path, writable=writable) as store:
        assert store.document(READOUT.id) == READOUT
        assert store._connection.fetch("SELECT name FROM migrations ORDER BY version")[-1] == ("next.sql",)
        assert store._connection.fetch("SELECT * FROM notes") == []
    monkeypatch.undo()
    with pytest.raises(RecordTooNew):
        open_store(path)


def test_a_record_is_locked_by_whatever_name_it_is_opened(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (path.parent / "other.db").symlink_to(path)
    monkeypatch.chdir(path.parent)
    with open_store(path.name), pytest.raises(RecordBusy):
        open_store(path.parent / "other.db", wait_seconds=0)
    with open_store(path.name):
        monkeypatch.chdir("/")
    assert sorted(os.listdir(path.parent)) == ["other.db", path.name]


def test_statements_are_split_at_their_ends_only() -> None:
    script = "-- a note; not an end\nCREATE TABLE a (b TEXT DEFAULT ';');\nCREATE TABLE c (d);\n"
    assert [statement.strip() for statement in split_statements(script)] == [
        "-- a note; not an end\nCREATE TABLE a (b TEXT DEFAULT ';');",
        "CREATE TABLE c (d);",
    ]
