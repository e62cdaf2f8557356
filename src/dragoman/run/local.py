"""Walks the pipeline, here or with the help of a cluster, and takes up where an earlier run stopped."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from typing import TypeVar

from dragoman.model.errors import WorkerLost
from dragoman.model.ids import digest
from dragoman.model.records import Document, Problem, Run
from dragoman.model.stage import PerDocument, Stage
from dragoman.run.desk import Cluster, Desk, Found, open_desk
from dragoman.run.linking import Linked, check_pipeline, link, no_search_for_circles
from dragoman.run.marks import is_read_with, reading_mark, settings_mark
from dragoman.run.sources import merge_sources
from dragoman.store import Store

BATCH_DOCUMENTS = 32  # documents a transaction: with 1 the disk is waited for, with 32 it costs next to nothing
BATCH_CHARS = 1_000_000

Handed = TypeVar("Handed")
Progress = Callable[[str, int, int | None], None]  # what is being done, how many are done, of how many if known


@dataclass(frozen=True, slots=True)
class RunSummary:
    """What a run did."""

    read: int = 0  # documents that were new, had changed or were read with other settings
    unchanged: int = 0  # documents that were handed over and had been read before
    problems: int = 0  # problems of the files that were handed over
    failed: int = 0  # stages that failed, or made rows that were refused, counted once a document
    linked: tuple[str, ...] = ()  # stages of the whole record that had to run
    rewritten: tuple[tuple[str, str], ...] = ()  # paths with new text, each with the id of the text it had before


@dataclass(frozen=True, slots=True)
class _Read:
    """A document that was handed over, and what is to be written of it."""

    source: Document  # as its path tells of it
    document: Document  # as all paths together do
    mark: str
    found: Found | None  # None until it is read, and where only the source is new


def run_pipeline(
    store: Store,
    documents: Iterable[Document | Problem],
    pipeline: Sequence[Stage],
    *,
    workers: int = 1,
    cluster: Cluster | None = None,
    linking: bool = True,
    progress: Progress | None = None,
    version: str,
    started: str,
) -> RunSummary:
    """Read documents into the record and work out everything that follows from all it holds.

    Documents are written with their rows in small batches; what follows from all of them is
    written in one transaction at the end. So a run that is killed leaves a record that opens,
    and the next run reads only what is missing. A document that has been read with the same
    settings is not read again; one that the record holds from other settings is.

    Args:
        store: a writable record.
        documents: in any order, with the problems of those that cannot be read.
        pipeline: the stages, each after those it reads from.
        workers: how many processes read documents; with one it is this one. The record is the same.
        cluster: machines that read documents instead, and that work out what can be spread over them. This
            process alone writes the record, and it is the same.
        linking: without it what follows from all documents stays as it was, and the record knows that it is behind.
        progress: told of every document and stage.
        version: of the program, for ``runs``.
        started: when the run began, for ``runs``.

    Raises:
        RecordFull, RecordError: the record cannot be written; what was committed stays.
        StageError: the pipeline is none: a stage reads what none before it writes. Or a stage cannot be sent to
            another process.
        WorkerLost: a worker process ended, or the cluster gave up; what was committed stays.
    """
    check_pipeline(pipeline)
    tell = progress or (lambda doing, done, total: None)
    alone = [stage for stage in pipeline if isinstance(stage.shape, PerDocument)]
    with open_desk(alone, workers, cluster) as desk:
        reader = _Reader(store, alone, desk, tell)
        reader.take_all("documents", documents)
        outdated = [doc for doc, mark in store.readings().items() if not is_read_with(reader.settings, mark)]
        reader.take_again("documents read before", outdated)
    summary, settings = replace(reader.summary, rewritten=reader.rewritten()), settings_mark(pipeline)
    count = summary.read + summary.unchanged
    run_id = f"run_{digest(started, version, settings, count, len(store.rows('runs')))}"
    with no_search_for_circles():
        linked = link(store, pipeline, tell, cluster) if linking else Linked()
        tell("writing", 0, None)
        with store.transaction():
            store.replace(linked.rows | {"input_problems": reader.input_problems()}, linked.fillings)
            store.add_run(Run(run_id, started, version, settings, count))
    return replace(summary, linked=linked.ran, failed=summary.failed + linked.failed)


def relink(store: Store, pipeline: Sequence[Stage], *, progress: Progress | None = None) -> RunSummary:
    """Work out again what follows from the documents held, without reading any."""
    tell = progress or (lambda doing, done, total: None)
    check_pipeline(pipeline)
    with no_search_for_circles():
        linked = link(store, pipeline, tell)
        store.replace(linked.rows, linked.fillings)
    return RunSummary(failed=linked.failed, linked=linked.ran)


def forget_document(
    store: Store, doc_id: str, pipeline: Sequence[Stage], *, progress: Progress | None = None
) -> RunSummary:
    """Remove a document with all that was derived from it, and link the others again: both or neither.

    Raises:
        UnknownId: the record does not have it.
    """
    with store.transaction():
        store.forget(doc_id)
        return relink(store, pipeline, progress=progress)


class _Reader:
    """Has documents read, and writes them in batches, in the order in which they come."""

    def __init__(self, store: Store, stages: Sequence[Stage], desk: Desk, tell: Progress) -> None:
        self.summary = RunSummary()
        self._store = store
        self.settings = settings_mark(stages)
        self._desk = desk
        self._tell = tell
        self._ahead: dict[str, _Read] = {}  # being read, in the order they were put on the desk
        self._waiting: dict[str, _Read] = {}  # to be written
        self._problems: dict[str, Problem] = {}
        self._files: set[str] = set()
        self._paths = store.paths()
        self._earlier: set[tuple[str, str]] = set()  # a path and what it held before

    def take_all(self, doing: str, documents: Iterable[Document | Problem]) -> None:
        """Read and write documents, but those that have been read, and keep problems."""
        self._each(doing, documents, None, self._take)

    def take_again(self, doing: str, doc_ids: Sequence[str]) -> None:
        """Read documents that the record holds, with the settings of this run, and write them."""

        def take(doc_id: str) -> None:
            document = self._store.document(doc_id)
            self._read(_Read(document, document, reading_mark(self.settings, document), None))

        self._each(doing, doc_ids, len(doc_ids), take)

    def input_problems(self) -> list[Problem]:
        """The problems of all files: those of this run, and earlier ones of files that this run did not see."""
        kept = [
            problem
            for problem in self._store.rows("input_problems")
            if problem.path is None or _file_of(problem.path) not in self._files
        ]
        return [*kept, *self._problems.values()]

    def rewritten(self) -> tuple[tuple[str, str], ...]:
        """The paths at which a text was read that is new, with the ids of those that were read there before."""
        return tuple(sorted(self._earlier))

    def _each(self, doing: str, handed: Iterable[Handed], total: int | None, take: Callable[[Handed], None]) -> None:
        """Take one after the other, telling how many are done, and write all."""
        count = 0
        try:
            for count, one in enumerate(handed, 1):
                take(one)
                self._tell(doing, count - len(self._ahead), total)
            for found in self._desk.rest():
                self._keep(found)
                self._tell(doing, count - len(self._ahead), total)
        except WorkerLost:
            self._write()  # all before the document at which it ended
            raise
        self._write()

    def _take(self, handed: Document | Problem) -> None:
        if handed.path is not None:
            self._files.add(_file_of(handed.path))
        if isinstance(handed, Problem):
            self._problems[handed.id] = handed
            self.summary = replace(self.summary, problems=len(self._problems))
            return
        if handed.id in self._ahead or handed.id in self._waiting:  # what is known of it is not in the record yet
            self._flush()
        known = self._store.sources(handed.id)
        document = merge_sources(handed, known)
        read = _Read(handed, document, reading_mark(self.settings, document), None)
        reading = self._store.reading(handed.id)
        if reading is None:
            self._earlier.update((handed.path, doc_id) for doc_id in self._paths.get(handed.path, ()))
        if reading is None or reading.mark != read.mark or reading.failed:
            self._read(read)
        else:
            self.summary = replace(self.summary, unchanged=self.summary.unchanged + 1)
            if replace(handed, text="") not in known:
                self._wait(read)

    def _read(self, read: _Read) -> None:
        self._ahead[read.document.id] = read
        for found in self._desk.put(read.document):
            self._keep(found)

    def _keep(self, found: Found) -> None:
        """What was found in the first of the documents that are being read."""
        read = self._ahead.pop(next(iter(self._ahead)))
        self.summary = replace(self.summary, read=self.summary.read + 1, failed=self.summary.failed + found.failed)
        self._wait(replace(read, found=found))

    def _wait(self, read: _Read) -> None:
        self._waiting[read.document.id] = read
        chars = sum(len(waiting.document.text) for waiting in self._waiting.values())
        if len(self._waiting) >= BATCH_DOCUMENTS or chars >= BATCH_CHARS:
            self._write()

    def _flush(self) -> None:
        """Write all that was taken."""
        for found in self._desk.rest():
            self._keep(found)
        self._write()

    def _write(self) -> None:
        """Write what waits, in one transaction."""
        with self._store.transaction():
            for read in self._waiting.values():
                if read.found is not None:
                    self._store.add_document(read.document, read.found.rows, read.mark, read.found.failed)
                self._store.add_source(read.source)
        self._waiting.clear()


def _file_of(path: str) -> str:
    """The file of a path; rows of one file share it."""
    return path.partition("#")[0]
