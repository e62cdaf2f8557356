"""A folder for temporary files: it goes with the run that needs it, or waits for the one that takes up its work."""

from __future__ import annotations

import os
import shutil
import tempfile
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager, suppress
from errno import EDQUOT, EFBIG, ENOSPC
from importlib.util import find_spec
from pathlib import Path
from typing import IO

from dragoman.model.errors import DiskFull

PREFIX = "dragoman-"
LOCK = "in-use"
WEEK_SECONDS = 7 * 24 * 60 * 60
LOCKS = find_spec("fcntl") is not None  # Windows has none
NO_ROOM = frozenset({ENOSPC, EDQUOT, EFBIG})


@contextmanager
def open_workplace(name: str | None = None) -> Iterator[Path]:
    """A folder that is removed at the end; first of all those of runs that ended before theirs are.

    Without a name it is a new one. A named one may hold what a run that was killed, or failed, has left there in
    the last week, and stays where this one is or does: so the name has to tell all that decides what is set down. It
    does not stay where there is no room for it. Where another process has it, a new one without a name is given.

    A run holds a lock on its folder, which the system lets go with the process. Where the system has no such
    locks, no folder is taken up again, and those that were left behind stay.

    Raises:
        DiskFull: there is no room for it, now or when the context meets an ``OSError`` that says so.
    """
    sweep_workplaces(name)
    with telling_no_room(), ExitStack() as stack:
        folder = stack.enter_context(_open_named(name)) if name else None
        yield folder or stack.enter_context(_open_new())


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


def sweep_workplaces(name: str | None = None) -> None:
    """Remove the folders whose run has ended without doing so, but for that of this name from the last week."""
    for folder in Path(tempfile.gettempdir()).glob(f"{PREFIX}*"):
        with suppress(OSError), (folder / LOCK).open("rb") as lock:
            if folder.name == f"{PREFIX}{name}" and time.time() - os.fstat(lock.fileno()).st_mtime < WEEK_SECONDS:
                continue
            if _lock(lock):
                shutil.rmtree(folder, ignore_errors=True)


@contextmanager
def _open_new() -> Iterator[Path]:
    """A new folder. The lock is there before its name is, so that nobody sweeps away what is new."""
    with tempfile.TemporaryDirectory(prefix=PREFIX, ignore_cleanup_errors=True) as made:
        folder = Path(made)
        beginning = folder / f"{LOCK}.new"
        with beginning.open("wb") as lock:
            if _lock(lock):
                os.replace(beginning, folder / LOCK)
            yield folder


@contextmanager
def _open_named(name: str) -> Iterator[Path | None]:
    """The folder of this name, new or taken up; None where another process or user has it, and without locks."""
    folder = Path(tempfile.gettempdir(), f"{PREFIX}{name}")
    with ExitStack() as stack:
        if not _take(folder, stack):
            yield None
            return
        try:
            yield folder
        except BaseException as error:
            if isinstance(error, GeneratorExit) or (isinstance(error, OSError) and error.errno in NO_ROOM):
                shutil.rmtree(folder, ignore_errors=True)
            raise
        shutil.rmtree(folder, ignore_errors=True)


def _take(folder: Path, stack: ExitStack) -> bool:
    """Make the folder, if it is not there, and hold it as long as the stack; whether nobody else does."""
    if not LOCKS:
        return False
    with suppress(FileExistsError):
        folder.mkdir(mode=0o700)
    try:
        if not _is_own(folder):
            return False
        lock = stack.enter_context((folder / LOCK).open("ab"))
        if not _lock(lock) or not os.path.samestat(os.fstat(lock.fileno()), (folder / LOCK).stat()):
            return False
        os.utime(folder / LOCK)  # from now on it has a week
    except FileNotFoundError:  # swept away in the meantime
        return False
    return True


def _is_own(folder: Path) -> bool:
    """Is it a folder that nobody but this user can write to? Its name can be foretold, and the place is everybody's."""
    found = folder.lstat()
    same_user = not hasattr(os, "getuid") or found.st_uid == os.getuid()
    return folder.is_dir() and not folder.is_symlink() and same_user and not found.st_mode & 0o022


def _lock(file: IO[bytes]) -> bool:
    """Lock a file until it is closed; False where another process has it, or there are no such locks."""
    if not LOCKS:
        return False
    import fcntl

    try:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        return False
    return True
