"""Documents into a record."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import UTC, datetime
from functools import partial
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING, Unpack

from dragoman.model import records
from dragoman.model.errors import InputError
from dragoman.model.version import VERSION
from dragoman.record.engines import open_engine
from dragoman.record.inputs import STDIN, AnyPath, Columns, Progress, check_day, listed_paths, noting_problems
from dragoman.record.record import Reading, Record
from dragoman.store import IN_MEMORY, Store, open_store

if TYPE_CHECKING:
    from dragoman.model.stage import Stage
    from dragoman.run.desk import Cluster
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
    model: AnyPath | None = None,
    least_probability: float | None = None,
    workers: int = 1,
    engine: str = "local",
    master: str | None = None,
    link: bool = True,
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
        model: the file of a trained reader of attributions, instead of the one in the package.
        least_probability: 0 to 1: attributions that the trained reader is less sure of are left out.
        workers: how many processes read documents; a program that gives more than 1 calls this under
            ``if __name__ == "__main__":``. The record is the same.
        engine: ``spark`` has a cluster read them, and work out which wording they share. The record is the same.
        master: of the cluster, such as ``spark://host:7077``; by default what Spark's own settings name.
        link: without it what follows from all documents is left for ``Record.link``, or for the next reading.
        progress: told of what is being done, how many are done, and of how many where that is known.
        columns: the names that columns of JSONL and CSV files have, such as ``text_field="body"``.

    Raises:
        InputError: a path or option cannot be used.
        RecordError, WorkerLost: the record cannot be used, or a worker ended; what was read until then is kept.
    """
    from dragoman.record.actors import find_actor_files, read_actor_file

    _check_choices(as_of, model, least_probability)
    listed = listed_paths(paths)
    given = [actor for path in (*find_actor_files(listed), *listed_paths(actors)) for actor in read_actor_file(path)]
    inputs = _read_inputs(listed, published, outlet, metadata, columns)
    problems: list[records.Problem] = []
    target, documents = _target(record, noting_problems(inputs, problems))
    pipeline = partial(_pipeline, given, as_of, model, least_probability)
    with open_engine(engine, master, workers) as cluster:
        store, summary = _fill(target, documents, pipeline, workers, cluster, link, progress)
    return Record(store, Reading(summary, tuple(problems)))


def _pipeline(
    given: Iterable[records.Actor],
    as_of: str | None,
    model: AnyPath | None,
    least_probability: float | None,
    store: Store,
) -> Sequence[Stage]:
    """The pipeline for a record, with the actors that it keeps and those given."""
    from dragoman.pipeline import build_pipeline
    from dragoman.record.actors import joined_actors, kept_actors

    return build_pipeline(joined_actors(kept_actors(store), given), as_of, model, least_probability)


def _read_inputs(
    listed: list[str], published: str | None, outlet: str | None, metadata: AnyPath | None, columns: Columns
) -> Iterator[records.Document | records.Problem]:
    from dragoman.ingest.files import read_inputs
    from dragoman.ingest.options import InputOptions

    options = InputOptions(published, outlet, None if metadata is None else Path(metadata), **columns)
    return read_inputs(listed, options, sys.stdin.buffer.read() if STDIN in listed else None)


def _fill(
    target: AnyPath,
    documents: Iterable[records.Document | records.Problem],
    pipeline: Callable[[Store], Sequence[Stage]],
    workers: int,
    cluster: Cluster | None,
    link: bool,
    progress: Progress | None,
) -> tuple[Store, RunSummary]:
    """The store with the documents in it, open for reading; closed where that fails."""
    from dragoman.run.local import run_pipeline

    started = datetime.now(UTC).isoformat(timespec="seconds")
    store = open_store(target)
    try:
        summary = run_pipeline(
            store,
            documents,
            pipeline(store),
            workers=workers,
            cluster=cluster,
            linking=link,
            progress=progress,
            version=VERSION,
            started=started,
        )
    except BaseException:
        store.close()
        raise
    if target != IN_MEMORY:
        store.close()
        store = open_store(target, writable=False)
    return store, summary


def _check_choices(as_of: str | None, model: AnyPath | None, least_probability: float | None) -> None:
    """Raise ``InputError`` for what would fail only once documents are read."""
    if least_probability is not None and not 0 <= least_probability <= 1:
        raise InputError(f"{least_probability} is no probability.", "Give a number from 0 to 1, such as 0.8.")
    if model is not None:
        from dragoman.attribution.reader.model import Model

        Model(Path(model))
    check_day(as_of)


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
