"""Documents read by several processes side by side; the one that started them keeps the record."""

from __future__ import annotations

import pickle
import sys
from collections import deque
from collections.abc import Iterator, Sequence
from multiprocessing.connection import wait
from time import monotonic
from types import TracebackType

from dragoman.model.errors import DragomanError, StageError
from dragoman.model.records import Document
from dragoman.model.stage import Stage
from dragoman.run.desk import Found
from dragoman.run.worker import Task, Worker, start_worker

WAITING_DOCUMENTS = 16  # handed to a worker at most, so that it has work while the parent writes to the disk
AHEAD_DOCUMENTS = 64  # of each worker, until the one that is next in order is done; so memory is bounded
AHEAD_CHARS = 1_000_000
MOST_ON_WINDOWS = 60  # it waits for at most 63 things at once
END_SECONDS = 0.5  # for a worker to notice that it is over; one inside a long search of a pattern does not


class WorkerDesk:
    """A desk at which several processes read; see ``run/desk.py``.

    What goes wrong with a document is raised in its place: when all before it have been told.
    """

    def __init__(self, stages: Sequence[Stage], workers: int) -> None:
        """
        Args:
            stages: those of single documents.
            workers: how many processes there are at most.

        Raises:
            StageError: a stage cannot be sent to another process.
        """
        for stage in stages:
            _check_sendable(stage)
        self._stages = tuple(stages)
        self._most = min(workers, MOST_ON_WINDOWS) if sys.platform == "win32" else workers
        self._workers: list[Worker] = []
        self._line: deque[Task] = deque()  # in the order they were put
        self._is_failing = False  # something in the line went wrong: nothing more is handed out

    def __enter__(self) -> WorkerDesk:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        """End the workers, whatever they are at."""
        for worker in self._workers:
            worker.handing.close()
        until = monotonic() + END_SECONDS
        for worker in self._workers:
            worker.end(until)
        self._workers.clear()

    def put(self, document: Document) -> Iterator[Found]:
        """Hand a document to the worker with the least to read, once one has a place.

        Raises:
            WorkerLost: a worker ended.
            StageError: a document could not be read at all.
        """
        self._receive(0)
        yield from self._take_done()
        while self._is_failing or not self._has_place(document):
            self._receive(None)
            yield from self._take_done()
        task = Task(document)
        self._line.append(task)
        self._choose().hand(task)

    def rest(self) -> Iterator[Found]:
        """Wait for the documents that are left; errors as for ``put``."""
        yield from self._take_done()
        while self._line:
            self._receive(None)
            yield from self._take_done()

    def _has_place(self, document: Document) -> bool:
        chars = sum(len(task.document.text) for task in self._line) + len(document.text)
        if len(self._line) >= AHEAD_DOCUMENTS * self._most or (self._line and chars > AHEAD_CHARS * self._most):
            return False
        return len(self._workers) < self._most or any(len(w.tasks) < WAITING_DOCUMENTS for w in self._workers)

    def _choose(self) -> Worker:
        """The worker with the least to read; a new one where all have something to do and there may be more."""
        if len(self._workers) < self._most and all(worker.tasks for worker in self._workers):
            self._workers.append(start_worker(self._stages, len(self._workers) + 1))
            return self._workers[-1]
        return min((w for w in self._workers if len(w.tasks) < WAITING_DOCUMENTS), key=Worker.chars)

    def _take_done(self) -> Iterator[Found]:
        """What was found in the documents at the head of the line that are read."""
        while self._line and (outcome := self._line[0].outcome) is not None:
            if isinstance(outcome, DragomanError):
                raise outcome
            self._line.popleft()
            yield outcome

    def _receive(self, seconds: float | None) -> None:
        """Take an answer from each worker that has one, after waiting for the first; None waits as long as it takes."""
        ready = wait([worker.answers for worker in self._workers], seconds)
        for worker in [worker for worker in self._workers if worker.answers in ready]:
            try:
                self._take_answer(worker, worker.answers.recv())
            except (EOFError, OSError):
                self._take_loss(worker)

    def _take_answer(self, worker: Worker, answer: Found | str | None) -> None:
        if answer is None:
            worker.is_ready = True
            return
        task = worker.tasks.popleft()
        if isinstance(answer, Found):
            task.outcome = answer
            return
        last_line = answer.splitlines()[-1]
        task.outcome = StageError(f"{task.document.path} could not be read: {last_line}.", "Report it.")
        task.outcome.add_note(answer)
        self._is_failing = True

    def _take_loss(self, worker: Worker) -> None:
        """A worker ended by itself. One that had nothing to read was no loss."""
        self._workers.remove(worker)
        worker.end(monotonic() + END_SECONDS)
        if worker.tasks:
            worker.tasks[0].outcome = worker.loss()
            self._is_failing = True


def _check_sendable(stage: Stage) -> None:
    try:
        pickle.dumps(stage)
    except (pickle.PicklingError, AttributeError, TypeError) as error:
        raise StageError(
            f"The stage {stage.name} cannot be sent to another process ({error}).",
            "Define its kernel and its settings at the top of a module, or read with one worker.",
        ) from error
