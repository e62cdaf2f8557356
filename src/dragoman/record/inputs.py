"""What a caller hands over to be read: paths, the names of columns, and what comes of them."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator
from datetime import date
from typing import TypedDict

from dragoman.model.errors import InputError
from dragoman.model.records import Document, Problem

AnyPath = str | os.PathLike[str]
Progress = Callable[[str, int, int | None], None]  # what is being done, how many are done, of how many if known

STDIN = "-"
PASSING = frozenset({"missing_path", "no_documents"})  # problems of what was typed, and of no file


class Columns(TypedDict, total=False):
    """What the columns of JSONL and CSV files are called, and the encoding of all files, where it is not the usual."""

    text_field: str  # usually "text"
    id_field: str  # "id"
    title_field: str  # "title"
    date_field: str  # "published"
    outlet_field: str  # "outlet"
    language_field: str  # "language"
    url_field: str  # "url"
    encoding: str  # usually detected


def listed_paths(paths: AnyPath | Iterable[AnyPath]) -> list[str]:
    """One path or several, as a list."""
    if isinstance(paths, str | os.PathLike):
        return [os.fspath(paths)]
    return [os.fspath(path) for path in paths]


def check_day(as_of: str | None) -> None:
    """Raise ``InputError`` for what is no ISO day; None is the latest day of publication."""
    if as_of is None:
        return
    try:
        date.fromisoformat(as_of)
    except ValueError as error:
        raise InputError(
            f"The day {as_of!r} to judge deadlines at cannot be read.", "Write it as 2021-04-13."
        ) from error


def noting_problems(handed: Iterable[Document | Problem], problems: list[Problem]) -> Iterator[Document | Problem]:
    """What is handed over; its problems go to the list too, and those of paths that are not there go nowhere else."""
    for one in handed:
        if isinstance(one, Problem):
            problems.append(one)
            if one.code in PASSING:
                continue
        yield one
