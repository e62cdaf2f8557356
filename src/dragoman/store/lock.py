"""One writer at a time: a lock beside the record that ends with its process, however that ends."""

from __future__ import annotations

import errno
import os
import sys
import time
from contextlib import suppress

from dragoman.model.errors import RecordError
from dragoman.store.errors import busy, full

WAIT_SECONDS = 0.05  # between two tries


class WriterLock:
    """Held from ``WriterLock(path, wait_seconds)`` to ``release``, on a file beside the record.

    SQLite's own lock lasts for one transaction; a run has many, and a second run between
    them would work on rows that are about to change. The lock is the operating system's, so
    that a killed process leaves none. Readers do not need it.
    """

    def __init__(self, record: str, wait_seconds: float) -> None:
        """Take the lock, waiting for at most ``wait_seconds``.

        Raises:
            RecordBusy: another process holds it.
            RecordError: no file can be made beside the record.
        """
        folder, name = os.path.split(os.path.realpath(record))
        self._path = os.path.join(folder, f".{name}-writer")  # hidden: the folder may be the one that is read
        until = time.monotonic() + wait_seconds
        while True:
            held = self._try(record)
            if held is not None:
                self._file = held
                return
            if time.monotonic() >= until:
                raise busy(record)
            time.sleep(WAIT_SECONDS)

    def release(self) -> None:
        """Let the next writer in, and take the file away."""
        if sys.platform != "win32":
            with suppress(OSError):
                os.unlink(self._path)  # while it is held: whoever opened it meanwhile finds out and tries again
        os.close(self._file)

    def _try(self, record: str) -> int | None:
        try:
            file = os.open(self._path, os.O_RDWR | os.O_CREAT, 0o666)
        except OSError as error:
            if error.errno == errno.ENOSPC:
                raise full(record) from error
            raise RecordError(
                f"{record} cannot be written ({error.strerror}).",
                "Name a file in a folder you may write to, with --record FILE.",
            ) from error
        if _lock(file) and self._is_still(file):
            return file
        os.close(file)
        return None

    def _is_still(self, file: int) -> bool:
        """Is the file that was locked the one that stands at the path now?"""
        try:
            return os.path.samestat(os.fstat(file), os.stat(self._path))
        except FileNotFoundError:
            return False


def _lock(file: int) -> bool:
    if sys.platform == "win32":
        import msvcrt

        try:
            msvcrt.locking(file, msvcrt.LK_NBLCK, 1)
        except OSError:
            return False
        return True
    import fcntl

    try:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        return False
    return True
