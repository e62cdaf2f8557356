"""Documents into a record."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Iterator
from datetime import UTC, date, datetime
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING, Unpack

from dragoman.model import records
from dragoman.model.errors import InputError
from dragoman.model.version import VERSION
from dragoman.record.inputs import STDIN, AnyPath, Columns, Progress, listed_paths, noting_problems
from dragoman.record.record import Reading, Record
from dragoman.store import IN_MEMORY, Store, open_store

if TYPE_CHECKING:
    from dragoman.run.local import RunSummary


def open_record(path: AnyPath) -> Record:
    """Open a record to read it.

    Raises:
        RecordError: there is none, or the file is something else, or cannot be opened.
        RecordTooNew: a later version of dragoman made it.
    """
    return Record(open_store(path, writable=False))


def read(
    paths: AnyPath | Iterable[AnyPath],
    record: AnyPath | None = None,
    *,
    published: str | None = None,
    outlet: str | None = None,
    metadata: AnyPath | None = None,
    actors: AnyPath | Iterable[AnyPath] = (),
    as_of: str | None = None,
    workers: int = 1,
    progress: Progress | None = None,
    **columns: Unpack[Columns],
) -> Record:
    """Read documents into a record, and work out everything that follows from all it holds.

    What has been read before is not read again. A document that cannot be read is a problem of the
    record (``record.reading.problems`` has those of this call), and the others are read. A path
    that is not there is a problem of this call alone. Where nothing can be read and there is no
    record yet, none is made: the one returned is in memory.

    Args:
        paths: files, folders, patterns such as ``wires/*.txt``, and ``-`` for standard input. A folder's own
            ``metadata.jsonl`` or ``metadata.csv`` and ``actors.csv`` are used and are no documents.
        record: the file to keep the record in; without it the record is in memory and ends with the program.
        published: the day, or day and time with zone, on which all of these documents were published.
        outlet: who published them.
        metadata: a JSONL or CSV file that tells of each document by its ``path``.
        actors: CSV files of people, offices, states and institutions beside the project's own.
        as_of: the ISO day at which deadlines are judged; by default the latest day of publication.
        workers: how many processes read documents; a program that gives more than 1 calls this under
            ``if __name__ == "__main__":``. The record is the same.
        progress: told of what is being done, how many are done, and of how many where that is known.
        columns: the names that columns of JSONL and CSV files have, such as ``text_field="body"``.

    Raises:
        InputError: a path or option cannot be used.
        RecordError, WorkerLost: the record cannot be used, or a worker ended; what was read until then is kept.
    """
    from dragoman.ingest.files import read_inputs
    from dragoman.ingest.options import InputOptions
    from dragoman.record.actors import find_actor_files, read_actor_file

    _check_choices(as_of, workers)
    listed = listed_paths(paths)
    given = [actor for path in (*find_actor_files(listed), *listed_paths(actors)) for actor in read_actor_file(path)]
    options = InputOptions(published, outlet, None if metadata is None else Path(metadata), **columns)
    stdin = sys.stdin.buffer.read() if STDIN in listed else None
    problems: list[records.Problem] = []
    documents = noting_problems(read_inputs(listed, options, stdin), problems)
    target, documents = _target(record, documents)
    store = open_store(target)
    try:
        summary = _run(store, documents, given, as_of, workers, progress)
    except BaseException:
        store.close()
        raise
    if target != IN_MEMORY:
        store.close()
        store = open_store(target, writable=False)
    return Record(store, Reading(summary, tuple(problems)))


def _run(
    store: Store,
    documents: Iterable[records.Document | records.Problem],
    given: Iterable[records.Actor],
    as_of: str | None,
    workers: int,
    progress: Progress | None,
) -> RunSummary:
    from dragoman.pipeline import build_pipeline
    from dragoman.record.actors import joined_actors, kept_actors
    from dragoman.run.local import run_pipeline

    pipeline = build_pipeline(joined_actors(kept_actors(store), given), as_of)
    started = datetime.now(UTC).isoformat(timespec="seconds")
    return run_pipeline(
        store, documents, pipeline, workers=workers, progress=progress, version=VERSION, started=started
    )


def _check_choices(as_of: str | None, workers: int) -> None:
    if workers < 1:
        raise InputError(f"{workers} workers read nothing.", "Give 1, or as many as there are processors to use.")
    if as_of is None:
        return
    try:
        date.fromisoformat(as_of)
    except ValueError as error:
        raise InputError(
            f"The day {as_of!r} to judge deadlines at cannot be read.", "Write it as 2021-04-13."
        ) from error


def _target(
    record: AnyPath | None, documents: Iterator[records.Document | records.Problem]
) -> tuple[AnyPath, Iterator[records.Document | records.Problem]]:
    """Where the record is kept, and the documents, unchanged: in memory where a file would be made for none of them."""
    if record is None or os.path.exists(record):
        return record or IN_MEMORY, documents
    ahead: list[records.Document | records.Problem] = []
    for one in documents:
        ahead.append(one)
        if isinstance(one, records.Document):
            return record, chain(ahead, documents)
    return IN_MEMORY, iter(ahead)
