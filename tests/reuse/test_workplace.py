"""The folder for temporary files goes with the run that needs it."""

from __future__ import annotations

import errno
import os
import signal
import subprocess
import sys
import tempfile
from pathlib import Path

import numpy as np
import pytest

import dragoman
from dragoman.model.errors import DiskFull
from dragoman.reuse.spool import Column
from dragoman.reuse.workplace import open_workplace, telling_no_room

HOLDING = (
    "import os, signal\nfrom dragoman.reuse.workplace import open_workplace\nwith open_workplace() as folder:\n    "
)
FULL = Path("/dev/full")

pytestmark = pytest.mark.skipif(os.name == "nt", reason="needs locks and SIGKILL")


@pytest.fixture(autouse=True)
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    return tmp_path


def start(place: Path, then: str) -> subprocess.Popen[str]:
    """A process that holds a folder, and what it does next."""
    environment = {**os.environ, "PYTHONPATH": str(Path(dragoman.__file__).parent.parent), "TMPDIR": str(place)}
    command = [sys.executable, "-c", HOLDING + then]
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


@pytest.mark.skipif(not FULL.exists(), reason="needs /dev/full")
def test_a_full_disk_is_told_with_what_to_do(place: Path) -> None:
    with pytest.raises(DiskFull, match="TMPDIR") as told, telling_no_room():
        Column(np.int64, FULL).append(np.arange(10))
    assert str(place) in told.value.message


def test_other_errors_pass_as_they_are() -> None:
    with pytest.raises(PermissionError), telling_no_room():
        raise PermissionError(errno.EACCES, "not yours")
