"""The one place that speaks to SQLite: statements, transactions, errors."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from typing import Any

from dragoman.store.errors import record_error

Row = tuple[Any, ...]


class Connection:
    """A connection to a record in which every statement outside a transaction stands for itself.

    All errors of the engine come out as ``RecordError`` or one of its kinds.
    """

    def __init__(self, path: str, engine: sqlite3.Connection) -> None:
        self.path = path
        self._engine = engine

    def fetch(self, sql: str, parameters: Sequence[Any] = ()) -> list[Row]:
        """All rows that a statement gives."""
        try:
            return self._engine.execute(sql, parameters).fetchall()
        except sqlite3.Error as error:
            raise record_error(error, self.path, sql) from error

    def each(self, sql: str) -> Iterator[Row]:
        """The rows that a statement gives, one by one; nothing may be written to their tables meanwhile."""
        try:
            yield from self._engine.execute(sql)
        except sqlite3.Error as error:
            raise record_error(error, self.path, sql) from error

    def run(self, sql: str, parameters: Sequence[Any] = ()) -> int:
        """Run one statement; the rowid that it inserted last."""
        try:
            return self._engine.execute(sql, parameters).lastrowid or 0
        except sqlite3.Error as error:
            raise record_error(error, self.path, sql) from error

    def run_many(self, sql: str, rows: Iterable[Sequence[Any]]) -> None:
        """Run one statement for each of the rows."""
        try:
            self._engine.executemany(sql, rows)
        except sqlite3.Error as error:
            raise record_error(error, self.path, sql) from error

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """All or nothing. Inside another transaction it is part of that one."""
        if self._engine.in_transaction:
            yield
            return
        self.run("BEGIN IMMEDIATE")
        try:
            yield
            self.run("COMMIT")
        except BaseException:
            self.roll_back()
            raise

    @contextmanager
    def snapshot(self) -> Iterator[None]:
        """What is read inside is the record at one moment, whatever a writer does meanwhile."""
        if self._engine.in_transaction:
            yield
            return
        self.run("BEGIN")
        try:
            yield
        finally:
            self.roll_back()

    def roll_back(self) -> None:
        """End the transaction without its changes; a full disk may have ended it already."""
        if self._engine.in_transaction:
            self.run("ROLLBACK")

    def close(self) -> None:
        self._engine.close()
