"""Rows that are set down and taken up again: in memory, or in temporary files where a folder is given.

Columns of numbers lie in trays, a folder each. A tray that is marked says what each of its files must
hold, so that a later run can tell whether it is still whole, and need not do again what is in it.
"""

from __future__ import annotations

import errno
import json
import os
import shutil
from collections.abc import Sequence
from dataclasses import fields
from pathlib import Path
from typing import Any, Generic, TypeVar
from zlib import crc32

import numpy as np
from numpy.typing import DTypeLike, NDArray

from dragoman.reuse.grams import Table
from dragoman.reuse.words import Ints

CHUNK_ROWS = 1 << 20  # read at a time where rows are looked up one by one
CHUNK_BYTES = 1 << 22  # read at a time where a file is checked
MOST_FEW = 1 << 16
MARK = "mark"

Bounds = Sequence[Sequence[int]]  # of stretches: the first row and one past the last of each
Rows = TypeVar("Rows", bound=Table)


class Column:
    """Numbers that are written from front to back, and then read."""

    def __init__(self, kind: DTypeLike, path: Path | None, size: int = 0, checksum: int = 0) -> None:
        """A column of so many numbers, of which the file at ``path`` has this checksum."""
        self.kind = np.dtype(kind)
        self.checksum = checksum
        self._path = path
        self._parts: list[NDArray[Any]] = []
        self._size = size

    def __len__(self) -> int:
        return self._size

    def append(self, values: NDArray[Any]) -> None:
        if not len(values):
            return
        values = values.astype(self.kind, copy=False)
        self._size += len(values)
        if self._path is None:
            self._parts.append(values)
            return
        packed = values.tobytes()
        self.checksum = crc32(packed, self.checksum)
        with self._path.open("ab") as file:
            file.write(packed)  # unlike ``tofile``, says why where it cannot

    def read(self, start: int, end: int) -> NDArray[Any]:
        """The numbers from one row to another, the last not included."""
        return self.read_stretches([(start, end)])

    def read_all(self) -> NDArray[Any]:
        return self.read(0, self._size)

    def read_stretches(self, stretches: Bounds) -> NDArray[Any]:
        """The numbers of several stretches of rows, none of less than no rows, one after the other.

        Raises:
            OSError: the file has less than was written to it.
        """
        if self._path is None:
            if len(self._parts) != 1:
                self._parts = [np.concatenate([np.zeros(0, self.kind), *self._parts])]
            parts = [self._parts[0][start:end] for start, end in stretches]
            return parts[0] if len(parts) == 1 else np.concatenate([np.zeros(0, self.kind), *parts])
        found = np.empty(sum(end - start for start, end in stretches), self.kind)
        self._read_into(found, stretches)
        return found

    def read_into(self, room: NDArray[Any], start: int) -> None:
        """Read as many numbers as there is room for, from a row on."""
        if self._path is None:
            room[:] = self.read(start, start + len(room))
        else:
            self._read_into(room, [(start, start + len(room))])

    def _read_into(self, room: NDArray[Any], stretches: Bounds) -> None:
        if self._path is None or not len(room):
            return
        low = 0
        with self._path.open("rb") as file:
            for start, end in stretches:
                part = room[low : low + end - start].view(np.uint8)
                file.seek(start * self.kind.itemsize)
                if len(part) and file.readinto(part.data) != len(part):
                    raise OSError(errno.EIO, "This temporary file is shorter than what was written", self._path)
                low += end - start

    def take(self, rows: Ints) -> NDArray[Any]:
        """The numbers of some rows, in the order of these. From a file, one pass over it."""
        if self._path is None:
            return np.asarray(self.read_all()[rows])
        found = np.zeros(len(rows), self.kind)
        order = np.argsort(rows, kind="stable")
        bounds = np.searchsorted(rows[order], np.arange(0, self._size + CHUNK_ROWS, CHUNK_ROWS))
        for number, (low, high) in enumerate(zip(bounds[:-1].tolist(), bounds[1:].tolist(), strict=True)):
            if low < high:
                start = number * CHUNK_ROWS
                chunk = self.read(start, min(start + CHUNK_ROWS, self._size))
                found[order[low:high]] = chunk[rows[order[low:high]] - start]
        return found

    def is_whole(self) -> bool:
        """Does the file hold what was written, no more and no less? One pass over it."""
        if self._path is None or not self._size:
            return True
        checksum = 0
        try:
            if self._path.stat().st_size != self._size * self.kind.itemsize:
                return False
            with self._path.open("rb") as file:
                while chunk := file.read(CHUNK_BYTES):
                    checksum = crc32(chunk, checksum)
        except OSError:
            return False
        return checksum == self.checksum


class Tray:
    """Columns by name, which are written, then marked as whole, and read."""

    def __init__(self, folder: Path | None) -> None:
        """What an earlier run marked in that folder and what is still as it was; else an empty tray."""
        self.whole = False
        self._folder = folder
        self._columns: dict[str, Column] = {}
        if folder is not None and folder.exists():
            self._take_up(folder)

    def column(self, name: str, kind: DTypeLike) -> Column:
        """The column of this name; a new one has numbers of this kind."""
        if name not in self._columns:
            if self._folder is not None:
                self._folder.mkdir(exist_ok=True)
            self._columns[name] = Column(kind, self._folder and self._folder / name)
        return self._columns[name]

    def find(self, name: str) -> Column | None:
        return self._columns.get(name)

    def forget(self, name: str) -> None:
        """Let a column in memory go; one in a file stays."""
        if self._folder is None:
            self._columns.pop(name, None)

    def mark(self) -> None:
        """Say that all is written. The mark has its name from the moment it is whole itself."""
        self.whole = True
        if self._folder is None:
            return
        self._folder.mkdir(exist_ok=True)
        told = {name: [column.kind.str, len(column), column.checksum] for name, column in self._columns.items()}
        beginning = self._folder / f"{MARK}.new"
        beginning.write_text(json.dumps(told), encoding="ascii")
        os.replace(beginning, self._folder / MARK)

    def clear(self) -> None:
        """Remove all that is in it."""
        self.whole = False
        self._columns.clear()
        if self._folder is not None and self._folder.exists():
            shutil.rmtree(self._folder)

    def _take_up(self, folder: Path) -> None:
        try:
            told = json.loads((folder / MARK).read_text(encoding="ascii"))
            self._columns = {name: Column(kind, folder / name, *known) for name, (kind, *known) in told.items()}
            self.whole = all(column.is_whole() for column in self._columns.values())
        except (OSError, ValueError, TypeError, AttributeError):  # no mark, or one that is none
            self.whole = False
        if not self.whole:
            self.clear()


class Spool(Generic[Rows]):
    """The rows of a table in a tray, in parts by a number that each row is given.

    Each addition is sorted by part and follows the one before, so that a part is one stretch of each addition.
    """

    def __init__(self, kind: type[Rows], parts: int, tray: Tray) -> None:
        self._kind = kind
        self._parts = parts
        self._tray = tray

    def add(self, table: Rows, part: Ints | None = None) -> None:
        """Set down the rows, each in its part; all in the first where none are given."""
        bounds = np.minimum(np.arange(self._parts + 1), 1) * len(table)
        if part is not None and self._parts > 1:
            few = np.uint16 if self._parts <= MOST_FEW else np.uint32  # sorted by its digits, and so in linear time
            order = np.argsort(part.astype(few), kind="stable")
            bounds = np.searchsorted(part[order], np.arange(self._parts + 1))
            table = table.select(order)
        columns = [self._tray.column(name, getattr(table, field).dtype) for field, name in _name_columns(self._kind)]
        self._tray.column(_name_bounds(self._kind), np.int64).append(bounds + len(columns[0]))
        for (field, _), column in zip(_name_columns(self._kind), columns, strict=True):
            column.append(getattr(table, field))


def take_part(kind: type[Rows], trays: Sequence[Tray], part: int, parts: int) -> Rows | None:
    """The rows of a part from some trays, those of one after those of another; None where nothing was set down.

    Trays in memory then forget all their rows of that table.
    """
    held: list[tuple[Tray, Bounds]] = []
    for tray in trays:
        bounds = tray.find(_name_bounds(kind))
        if bounds is not None:
            tray.forget(_name_bounds(kind))
            own = [(row + part, row + part + 2) for row in range(0, len(bounds), parts + 1)]
            held.append((tray, bounds.read_stretches(own).reshape(-1, 2).tolist()))
    if not held:
        return None
    return kind(*(_take_column(name, held) for _, name in _name_columns(kind)))


def take_all(kind: type[Rows], trays: Sequence[Tray]) -> Rows:
    """All rows of a table that was set down in one part, be it empty."""
    found = take_part(kind, trays, 0, 1)
    if found is None:
        raise LookupError("Nothing was set down.")
    return found


def count_rows(kind: type[Table], tray: Tray) -> int:
    """How many rows of a table a tray has."""
    return len(tray.column(_name_columns(kind)[0][1], np.int64))


def _take_column(name: str, held: Sequence[tuple[Tray, Bounds]]) -> NDArray[Any]:
    """Stretches of a column that each of these trays has, one after the other; trays in memory then forget it."""
    columns = [(tray.column(name, np.int64), stretches) for tray, stretches in held]
    for tray, _ in held:
        tray.forget(name)
    if len(columns) == 1:
        return columns[0][0].read_stretches(columns[0][1])
    sizes = [sum(end - start for start, end in stretches) for _, stretches in columns]
    found, low = np.empty(sum(sizes), columns[0][0].kind), 0  # filled one by one, to have no number twice in memory
    for (column, stretches), size in zip(columns, sizes, strict=True):
        found[low : low + size] = column.read_stretches(stretches)
        low += size
    return found


def _name_columns(kind: type[Table]) -> list[tuple[str, str]]:
    return [(field.name, f"{kind.__name__}-{field.name}") for field in fields(kind)]  # type: ignore[arg-type]


def _name_bounds(kind: type[Table]) -> str:
    return f"{kind.__name__}-bounds"
