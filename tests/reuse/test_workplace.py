"""The folder for temporary files goes with the run that needs it."""

from __future__ import annotations

import errno
import os
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import numpy as np
import pytest

import dragoman
from dragoman.model.errors import DiskFull
from dragoman.reuse.spool import Column
from dragoman.reuse.workplace import LOCK, PREFIX, WEEK_SECONDS, open_workplace, telling_no_room

HOLDING = """
import os, signal
from dragoman.reuse.workplace import open_workplace
with open_workplace({name}) as folder:
    {then}
"""
KILL = "(folder / 'rows').write_bytes(b'1'); os.kill(os.getpid(), signal.SIGKILL)"
FULL = Path("/dev/full")

pytestmark = pytest.mark.skipif(os.name == "nt", reason="needs locks and SIGKILL")


@pytest.fixture(autouse=True)
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    return tmp_path


def start(place: Path, then: str, name: str | None = None) -> subprocess.Popen[str]:
    """A process that holds a folder, perhaps a named one, and what it does next."""
    environment = {**os.environ, "PYTHONPATH": str(Path(dragoman.__file__).parent.parent), "TMPDIR": str(place)}
    command = [sys.executable, "-c", HOLDING.format(name=repr(name), then=then)]
    return subprocess.Popen(command, env=environment, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)


def test_it_is_gone_at_the_end_and_after_an_error(place: Path) -> None:
    with open_workplace() as folder:
        (folder / "rows").write_bytes(b"1")
    assert list(place.iterdir()) == []
    with pytest.raises(LookupError), open_workplace():
        raise LookupError
    assert list(place.iterdir()) == []


def test_what_a_killed_run_left_goes_with_the_next_one(place: Path) -> None:
    killed = start(place, "os.kill(os.getpid(), signal.SIGKILL)")
    killed.communicate()
    assert killed.returncode == -signal.SIGKILL
    assert len(list(place.iterdir())) == 1
    with open_workplace() as folder:
        assert list(place.iterdir()) == [folder]


def test_the_folder_of_a_run_that_goes_on_is_left_alone(place: Path) -> None:
    other = start(place, "print(folder, flush=True); input()")
    assert other.stdout is not None
    held = Path(other.stdout.readline().strip())
    with open_workplace():
        assert held.exists()
    other.communicate("\n")
    assert not held.exists()


def test_folders_of_others_are_left_alone(place: Path) -> None:
    (place / "dragoman-notes").mkdir()
    with open_workplace():
        pass
    assert [path.name for path in place.iterdir()] == ["dragoman-notes"]


def test_a_named_folder_waits_for_the_next_run_after_a_kill_or_an_error(place: Path) -> None:
    start(place, KILL, "one").communicate()
    with pytest.raises(LookupError), open_workplace("one"):
        raise LookupError
    with open_workplace("one") as folder:
        assert (folder / "rows").read_bytes() == b"1"
    assert list(place.iterdir()) == []


@pytest.mark.parametrize("name", [None, "two"])
def test_a_named_folder_goes_with_the_next_run_of_another_name(name: str | None, place: Path) -> None:
    start(place, KILL, "one").communicate()
    with open_workplace(name) as folder:
        assert list(place.iterdir()) == [folder]


def test_a_named_folder_older_than_a_week_is_not_taken_up(place: Path) -> None:
    start(place, KILL, "one").communicate()
    [left] = place.iterdir()
    old = time.time() - WEEK_SECONDS - 60
    os.utime(left / LOCK, (old, old))
    with open_workplace("one") as folder:
        assert not (folder / "rows").exists()


def test_a_named_folder_in_use_is_left_alone_and_another_is_given(place: Path) -> None:
    other = start(place, "print(folder, flush=True); input()", "one")
    assert other.stdout is not None
    held = Path(other.stdout.readline().strip())
    with open_workplace("one") as folder:
        assert folder != held
        assert held.exists()
    assert not folder.exists()
    other.communicate("\n")
    assert list(place.iterdir()) == []


def test_a_folder_that_others_can_write_to_is_not_taken_up(place: Path) -> None:
    made = place / f"{PREFIX}one"
    made.mkdir()
    made.chmod(0o777)
    with open_workplace("one") as folder:
        assert folder != made
    (place / "elsewhere").mkdir()
    (place / f"{PREFIX}two").symlink_to(place / "elsewhere")
    with open_workplace("two") as folder:
        assert folder.parent == place
        assert folder.name != f"{PREFIX}two"


def test_a_named_folder_does_not_stay_on_a_full_disk_nor_where_no_more_is_wanted(place: Path) -> None:
    with pytest.raises(DiskFull), open_workplace("one"):
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
    with pytest.raises(GeneratorExit), open_workplace("one"):
        raise GeneratorExit
    assert list(place.iterdir()) == []


@pytest.mark.skipif(not FULL.exists(), reason="needs /dev/full")
def test_a_full_disk_is_told_with_what_to_do(place: Path) -> None:
    with pytest.raises(DiskFull, match="TMPDIR") as told, telling_no_room():
        Column(np.int64, FULL).append(np.arange(10))
    assert str(place) in told.value.message


def test_other_errors_pass_as_they_are() -> None:
    with pytest.raises(PermissionError), telling_no_room():
        raise PermissionError(errno.EACCES, "not yours")
