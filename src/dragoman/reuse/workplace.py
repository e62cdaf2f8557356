"""A folder for temporary files that goes with the run that needs it, however that ends."""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager, suppress
from errno import EDQUOT, EFBIG, ENOSPC
from pathlib import Path
from typing import IO

from dragoman.model.errors import DiskFull

PREFIX = "dragoman-"
LOCK = "in-use"
NO_ROOM = frozenset({ENOSPC, EDQUOT, EFBIG})


@contextmanager
def open_workplace() -> Iterator[Path]:
    """An empty folder, removed at the end; first of all those of runs that were killed before their end are.

    A run holds a lock on its folder, which the system lets go with the process. Where the system has no such
    locks, folders that were left behind stay.

    Raises:
        DiskFull: there is no room for it, now or when the context meets an ``OSError`` that says so.
    """
    sweep_workplaces()
    with telling_no_room(), ExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory(prefix=PREFIX, ignore_cleanup_errors=True)))
        stack.enter_context(_hold(folder))
        yield folder


@contextmanager
def telling_no_room() -> Iterator[None]:
    """An error that means a full disk says so, and what to do."""
    try:
        yield
    except OSError as error:
        if error.errno not in NO_ROOM:
            raise
        raise DiskFull(
            f"There is no room left for temporary files in {tempfile.gettempdir()}.",
            "Make room there, or name a folder with more of it in TMPDIR, and run the same command again.",
        ) from error


def sweep_workplaces() -> None:
    """Remove the folders whose run has ended without doing so."""
    for folder in Path(tempfile.gettempdir()).glob(f"{PREFIX}*"):
        with suppress(OSError), (folder / LOCK).open("rb") as lock:
            if _lock(lock):
                shutil.rmtree(folder, ignore_errors=True)


@contextmanager
def _hold(folder: Path) -> Iterator[None]:
    """Lock a folder as in use. The lock is there before its name is, so that nobody sweeps away what is new."""
    beginning = folder / f"{LOCK}.new"
    with beginning.open("wb") as lock:
        if _lock(lock):
            os.replace(beginning, folder / LOCK)
        yield


def _lock(file: IO[bytes]) -> bool:
    """Lock a file until it is closed; False where another process has it, or there are no such locks."""
    try:
        import fcntl
    except ImportError:  # Windows
        return False
    try:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        return False
    return True
