"""Rows that are set down and taken up again: in memory, or in temporary files where a folder is given."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import fields
from pathlib import Path
from typing import Any, Generic, TypeVar

import numpy as np
from numpy.typing import NDArray

from dragoman.reuse.grams import Table
from dragoman.reuse.words import Ints

CHUNK_ROWS = 1 << 20  # read at a time where rows are looked up one by one

MOST_FEW = 1 << 16

Rows = TypeVar("Rows", bound=Table)


class Column:
    """Numbers that are written from front to back, and then read."""

    def __init__(self, kind: type[np.generic], path: Path | None) -> None:
        self._kind = np.dtype(kind)
        self._path = path
        self._parts: list[NDArray[Any]] = []
        self._size = 0

    def __len__(self) -> int:
        return self._size

    def append(self, values: NDArray[Any]) -> None:
        values = values.astype(self._kind, copy=False)
        self._size += len(values)
        if self._path is None:
            self._parts.append(values)
        else:
            with self._path.open("ab") as file:
                file.write(values.tobytes())  # unlike ``tofile``, says why where it cannot

    def read(self, start: int, end: int) -> NDArray[Any]:
        """The numbers from one row to another, the last not included."""
        if self._path is None:
            if len(self._parts) != 1:
                self._parts = [np.concatenate([np.zeros(0, self._kind), *self._parts])]
            return self._parts[0][start:end]
        if end <= start:
            return np.zeros(0, self._kind)
        return np.fromfile(self._path, self._kind, end - start, offset=start * self._kind.itemsize)

    def take(self, rows: Ints) -> NDArray[Any]:
        """The numbers of some rows, in the order of these. From a file, one pass over it."""
        if self._path is None:
            return np.asarray(self.read(0, self._size)[rows])
        found = np.zeros(len(rows), self._kind)
        order = np.argsort(rows, kind="stable")
        bounds = np.searchsorted(rows[order], np.arange(0, self._size + CHUNK_ROWS, CHUNK_ROWS))
        for number, (low, high) in enumerate(zip(bounds[:-1].tolist(), bounds[1:].tolist(), strict=True)):
            if low < high:
                start = number * CHUNK_ROWS
                chunk = self.read(start, min(start + CHUNK_ROWS, self._size))
                found[order[low:high]] = chunk[rows[order[low:high]] - start]
        return found


class Spool(Generic[Rows]):
    """Tables in parts, by a number that each row is given."""

    def __init__(self, kind: type[Rows], parts: int, folder: Path | None) -> None:
        self._kind = kind
        self._parts = parts
        self._folder = folder
        self._tables: dict[int, list[Rows]] = defaultdict(list)
        self._columns: dict[tuple[int, str], Column] = {}

    def add(self, table: Rows, part: Ints | None = None) -> None:
        """Set down the rows, each in its part; all in the first where none are given."""
        if part is None or self._parts == 1:
            self._set_down(0, table)
            return
        few = np.uint16 if self._parts <= MOST_FEW else np.uint32  # sorted by its digits, and so in linear time
        order = np.argsort(part.astype(few), kind="stable")
        bounds = np.searchsorted(part[order], np.arange(self._parts + 1)).tolist()
        for number in range(self._parts):
            low, high = bounds[number], bounds[number + 1]
            if low < high:
                self._set_down(number, table.select(order[low:high]))

    def take(self, part: int) -> Rows | None:
        """The rows of a part, which the spool then forgets; None where there are none."""
        if self._folder is None:
            tables = self._tables.pop(part, [])
            return self._kind.concatenate(tables) if tables else None
        names = [field.name for field in fields(self._kind)]  # type: ignore[arg-type]
        columns = [self._columns.pop((part, name), None) for name in names]
        found = [column.read(0, len(column)) for column in columns if column is not None]
        for name in names if found else ():
            self._path(part, name).unlink()
        return self._kind(*found) if found else None

    def take_all(self) -> Rows:
        """The rows of the first part, where something was set down, be it an empty table."""
        found = self.take(0)
        if found is None:
            raise LookupError("Nothing was set down.")
        return found

    def _set_down(self, part: int, table: Rows) -> None:
        if self._folder is None:
            self._tables[part].append(table)
            return
        for field in fields(table):  # type: ignore[arg-type]
            values = getattr(table, field.name)
            if (part, field.name) not in self._columns:
                self._columns[part, field.name] = Column(values.dtype, self._path(part, field.name))
            self._columns[part, field.name].append(values)

    def _path(self, part: int, name: str) -> Path:
        return Path(str(self._folder), f"{self._kind.__name__}-{part}-{name}")
