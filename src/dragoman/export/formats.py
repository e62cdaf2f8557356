"""Writes the exported tables to files."""

from __future__ import annotations

import csv
import os
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from dragoman.export.shapes import has_field
from dragoman.export.tables import Tables
from dragoman.export.views import export_rows, exported_columns, exported_tables
from dragoman.model.codec import write_json
from dragoman.model.errors import InputError

# What a spreadsheet takes for the beginning of a formula.
FORMULA_SIGNS = ("=", "+", "-", "@", "\t", "\r")

EXACT = ("text", "quote")  # offsets count in these: they are never changed

WriteTable = Callable[[Tables, str, Path], None]


def export_jsonl(store: Tables, out_dir: str | os.PathLike[str], tables: Sequence[str] | None = None) -> list[Path]:
    r"""One ``TABLE.jsonl`` a table: one row a line, keys in the contract's order, UTF-8, ``\n``. Exact.

    Args:
        out_dir: is made where it is not there; files of these names are replaced, each as a whole.
        tables: the names of those to write; all where it is left out.

    Returns:
        The files written, in the contract's order.

    Raises:
        InputError: a file cannot be written.
    """
    return _export(store, out_dir, tables, "jsonl", _write_jsonl)


def export_csv(store: Tables, out_dir: str | os.PathLike[str], tables: Sequence[str] | None = None) -> list[Path]:
    r"""One ``TABLE.csv`` a table, with a line of names: lists and objects as JSON, null as an empty cell.

    Text that a spreadsheet would run as a formula (it begins with one of ``= + - @``, a tab or
    a carriage return) gets an apostrophe before it, since it may come from anybody's page; not so
    ``text``, in which offsets count. The other promises are those of ``export_jsonl``.
    """
    return _export(store, out_dir, tables, "csv", _write_csv)


def export_parquet(store: Tables, out_dir: str | os.PathLike[str], tables: Sequence[str] | None = None) -> list[Path]:
    """One ``TABLE.parquet`` a table, lists and structures as such. Exact.

    Raises:
        InputError: pyarrow is not installed, or a file cannot be written.
    """
    try:
        from dragoman.export.parquet import write_parquet
    except ImportError as error:
        raise InputError(
            "Writing Parquet needs pyarrow, which is not installed.", 'Install it with pip install "dragoman[parquet]".'
        ) from error
    return _export(store, out_dir, tables, "parquet", write_parquet)


FORMATS: dict[str, Callable[..., list[Path]]] = {
    "jsonl": export_jsonl,
    "csv": export_csv,
    "parquet": export_parquet,
}


def export_as(
    store: Tables, out_dir: str | os.PathLike[str], format: str, tables: Sequence[str] | None = None
) -> list[Path]:
    """The tables in one of ``FORMATS``, as their writers have it.

    Raises:
        InputError: there is no such format, it needs what is not installed, or a file cannot be written.
    """
    if format not in FORMATS:
        raise InputError(f"There is no format {format!r}.", f"The formats are {', '.join(FORMATS)}.")
    return FORMATS[format](store, out_dir, tables)


def _export(
    store: Tables, out_dir: str | os.PathLike[str], tables: Sequence[str] | None, ending: str, write: WriteTable
) -> list[Path]:
    """Write the tables as they are at one moment beside their places, then move them there."""
    folder = Path(out_dir)
    waiting: list[tuple[Path, Path]] = []
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with store.snapshot():
            for table in exported_tables(store):
                if tables is not None and table not in tables:
                    continue
                path = folder / f"{table}.{ending}"
                waiting.append((folder / f".{path.name}.part", path))
                write(store, table, waiting[-1][0])
        for part, path in waiting:
            os.replace(part, path)
    except OSError as error:
        raise InputError(
            f"The export to {folder} cannot be written ({error.strerror}).",
            "Check that there is room and that you may write there; files of an earlier export were left as they are.",
        ) from error
    finally:
        for part, _ in waiting:
            part.unlink(missing_ok=True)
    return [path for _, path in waiting]


@contextmanager
def _text_file(path: Path) -> Iterator[Any]:
    with open(path, "w", encoding="utf-8", newline="\n") as file:
        yield file


def _write_jsonl(store: Tables, table: str, path: Path) -> None:
    with _text_file(path) as file:
        file.writelines(write_json(row) + "\n" for row in export_rows(store, table))


def _write_csv(store: Tables, table: str, path: Path) -> None:
    columns = exported_columns(store, table)
    if has_field(table):
        columns = (*columns, "field")
    with _text_file(path) as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(columns)
        writer.writerows([_cell(column, row.get(column)) for column in columns] for row in export_rows(store, table))


def _cell(column: str, value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, str):
        guarded = value.startswith(FORMULA_SIGNS) and column not in EXACT
        return f"'{value}" if guarded else value
    return write_json(value)
