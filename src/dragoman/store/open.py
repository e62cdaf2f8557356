"""Opens a record, or makes one."""

from __future__ import annotations

import os
import sqlite3
from pathlib import Path

from dragoman.model.errors import RecordError
from dragoman.store.connection import Connection
from dragoman.store.errors import record_error
from dragoman.store.lock import WriterLock
from dragoman.store.migrate import is_current, migrate, version_of
from dragoman.store.store import Store

IN_MEMORY = ":memory:"
CACHE_KIB = 32_768


def open_store(path: str | os.PathLike[str], writable: bool = True, wait_seconds: float = 3.0) -> Store:
    """The record in a file.

    A writable one is made where there is none, and is the only writer until it is closed.
    Readers need not wait for it and see what was last committed. A record of an earlier
    version is brought to this one's form. ``:memory:`` is a record that ends with its store.

    Args:
        path: of the file.
        writable: False to read only.
        wait_seconds: how long to wait for another writer.

    Raises:
        RecordBusy: another process is writing.
        RecordTooNew: a later version made the record.
        RecordError: there is no record, or the file is something else, or cannot be opened.
    """
    name = os.fspath(path)
    if name == IN_MEMORY:
        return Store(_prepared(Connection(name, sqlite3.connect(name, isolation_level=None))), None)
    _check_path(name, writable)
    if not writable:
        return Store(_open_to_read(name, wait_seconds), None)
    lock = WriterLock(name, wait_seconds)
    try:
        return Store(_open_to_write(name, wait_seconds), lock)
    except BaseException:
        lock.release()
        raise


def _check_path(path: str, writable: bool) -> None:
    if os.path.isdir(path):
        raise RecordError(f"{path} is a folder.", "Name a file with --record FILE.")
    folder = os.path.dirname(path) or "."
    if not os.path.isdir(folder):
        raise RecordError(f"There is no folder {folder} for the record.", "Make it, or name another --record FILE.")
    if not writable and not os.path.exists(path):
        raise RecordError(f"There is no record {path}.", f"Make it with `dragoman read PATH... --record {path}`.")


def _open_to_write(path: str, wait_seconds: float) -> Connection:
    connection = _connect(path, path, wait_seconds, uri=False)
    try:
        return _prepared(connection)
    except BaseException:
        connection.close()
        raise


def _open_to_read(path: str, wait_seconds: float) -> Connection:
    """A connection that cannot write; a record of an earlier version is first brought up to date."""
    address = Path(path).absolute().as_uri()
    try:
        # Only a connection that might write takes SQLite's log away when it is the last to close.
        connection, version = _with_version(_connect(path, f"{address}?mode=rw", wait_seconds, uri=True))
    except RecordError:
        if os.access(os.path.dirname(path) or ".", os.W_OK):
            raise
        # On a read-only disk there is no place for the files of SQLite's log; nor is there a writer.
        immutable = _connect(path, f"{address}?mode=ro&immutable=1", wait_seconds, uri=True)
        connection, version = _with_version(immutable)
    if is_current(version):
        return connection
    connection.close()
    if version == 0:
        raise RecordError(f"{path} is empty.", f"Read documents into it with `dragoman read PATH... --record {path}`.")
    open_store(path, wait_seconds=wait_seconds).close()
    return _open_to_read(path, wait_seconds)


def _with_version(connection: Connection) -> tuple[Connection, int]:
    """A connection that refuses to write, and the version of its record; closed where that is not known."""
    try:
        connection.run("PRAGMA query_only = ON")
        return connection, version_of(connection)
    except BaseException:
        connection.close()
        raise


def _connect(path: str, address: str, wait_seconds: float, uri: bool) -> Connection:
    try:
        engine = sqlite3.connect(address, timeout=wait_seconds, isolation_level=None, uri=uri)
    except sqlite3.Error as error:
        raise record_error(error, path) from error
    return Connection(path, engine)


def _prepared(connection: Connection) -> Connection:
    """The connection with its settings made and its record brought up to date."""
    version = version_of(connection)
    connection.run("PRAGMA journal_mode = WAL")
    # An fsync a commit: commits are few, one a batch of documents, and a person's decisions must not be lost.
    connection.run("PRAGMA synchronous = FULL")
    connection.run("PRAGMA foreign_keys = ON")
    connection.run(f"PRAGMA cache_size = -{CACHE_KIB}")
    connection.run("PRAGMA temp_store = MEMORY")
    migrate(connection, version)
    return connection
