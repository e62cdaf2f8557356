"""What SQLite reports, in the words of the house."""

from __future__ import annotations

import sqlite3

from dragoman.model.errors import RecordBusy, RecordError, RecordFull

BUSY = frozenset({sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED})
DENIED = frozenset({sqlite3.SQLITE_READONLY, sqlite3.SQLITE_PERM, sqlite3.SQLITE_AUTH, sqlite3.SQLITE_CANTOPEN})
PRIMARY_CODE = 0xFF  # the low byte of an extended result code


def record_error(error: sqlite3.Error, path: str, sql: str = "") -> RecordError:
    """The error to raise for one of the engine's, naming the file and the next step."""
    code = getattr(error, "sqlite_errorcode", None)
    code = None if code is None else code & PRIMARY_CODE
    if code in BUSY:
        return busy(path)
    if code == sqlite3.SQLITE_FULL:
        return full(path)
    if code == sqlite3.SQLITE_NOTADB:
        return not_a_record(path)
    if code == sqlite3.SQLITE_CORRUPT:
        return RecordError(
            f"The record {path} is damaged ({error}).",
            "Read the documents into a new one, with --record NEW_FILE.",
        )
    if code == sqlite3.SQLITE_IOERR:  # also for a quota or a limit on the size of files
        return RecordError(
            f"The disk refused to read or write {path} ({error}).",
            "Look whether there is room, in your quota too, and run the command again: it goes on where it stopped.",
        )
    if code in DENIED:
        return RecordError(f"{path} cannot be written or opened ({error}).", "Check who may write there.")
    return RecordError(f"{path}: {error}{f', in {sql}' if sql else ''}.", "Run `dragoman check` on the record.")


def busy(path: str) -> RecordBusy:
    """The error for a record that another process is writing to."""
    return RecordBusy(f"Another dragoman is writing to {path}.", "Wait until it is done, then run the command again.")


def full(path: str) -> RecordFull:
    """The error for a disk without room."""
    return RecordFull(
        f"There is no room left on the disk for {path}; nothing recorded was lost.",
        "Free some space and run the command again: it goes on where it stopped.",
    )


def not_a_record(path: str) -> RecordError:
    """The error for a file that holds something else."""
    return RecordError(
        f"{path} is not a record of dragoman, and was left as it is.",
        "Name another file with --record FILE.",
    )
