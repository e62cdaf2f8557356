"""One process that reads documents: how it is started, what it does, and how it ends.

It gets the stages once, and ends when the pipe from its parent does: at the end of the
reading, at Ctrl-C, or because the parent was killed. It holds nothing that could be lost.
"""

from __future__ import annotations

import multiprocessing
import os
import pickle
import signal
import sys
import threading
import traceback
from collections import deque
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import dataclass, field
from multiprocessing.connection import Connection
from multiprocessing.process import BaseProcess
from queue import SimpleQueue
from time import monotonic

from dragoman.model.errors import DragomanError, WorkerLost
from dragoman.model.records import Document
from dragoman.model.stage import Stage
from dragoman.run.desk import Found, read_at_desk

ONE_THREAD = ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS", "VECLIB_MAXIMUM_THREADS")


@dataclass(slots=True)
class Task:
    """A document that was put on the desk."""

    document: Document
    outcome: Found | DragomanError | None = None  # None until it is read


@dataclass(slots=True)
class Worker:
    """A process, the pipes to and from it, and what it has still to read."""

    process: BaseProcess
    handing: Connection
    answers: Connection
    tasks: deque[Task] = field(default_factory=deque)  # in the order of its answers
    is_ready: bool = False

    def hand(self, task: Task) -> None:
        self.tasks.append(task)
        with suppress(OSError):  # it has ended: noticed where its answers are awaited
            self.handing.send(task.document)

    def chars(self) -> int:
        """How much it has still to read."""
        return sum(len(task.document.text) for task in self.tasks)

    def end(self, until: float) -> None:
        """Let it end, and make it at a moment of ``time.monotonic``."""
        self.handing.close()
        self.process.join(max(0, until - monotonic()))
        self.process.kill()
        self.process.join()
        self.answers.close()

    def loss(self) -> WorkerLost:
        """The error to raise for one that ended by itself, at its first task or before."""
        code = self.process.exitcode
        how = f"ended with code {code}"
        if code is not None and code < 0:
            name = next((known.name for known in signal.Signals if known == -code), f"signal {-code}")
            how = f"was ended by {name}"
        if not self.is_ready and code is not None and code > 0:
            return WorkerLost(
                f"A worker process {how} as it started.",
                "In a program of your own, call dragoman under `if __name__ == '__main__':`, or read with one worker.",
            )
        at = f"while it read {self.tasks[0].document.path}" if self.is_ready else "as it started"
        return WorkerLost(
            f"A worker process {how} {at}; what was recorded is kept.",
            "Run the command again: it goes on from there. If there was too little memory, take fewer workers; if it "
            "ends there again, split that document or leave it out.",
        )


# ---------------------------------------------------------------- starting a worker


def start_worker(stages: tuple[Stage, ...], number: int) -> Worker:
    """A new process that reads documents with these stages.

    Raises:
        OSError: the system starts no more of them.
    """
    context = multiprocessing.get_context("spawn")  # the way that every system has, and that is safe beside threads
    with ExitStack() as pipes:
        taking, handing = context.Pipe(duplex=False)
        answers, answering = context.Pipe(duplex=False)
        for end in (taking, handing, answers, answering):
            pipes.callback(end.close)
        process = context.Process(
            target=work, args=(stages, taking, answering), name=f"dragoman worker {number}", daemon=True
        )
        with _one_thread_each(), _deaf_to_interrupts():
            process.start()
        pipes.pop_all()
    taking.close()  # only while the worker alone holds its ends does the pipe end with it
    answering.close()
    return Worker(process, handing, answers)


@contextmanager
def _one_thread_each() -> Iterator[None]:
    """Numeric libraries of a process started in here use one thread: the processes are what runs side by side."""
    before = {name: os.environ.get(name) for name in ONE_THREAD}
    os.environ.update(dict.fromkeys(ONE_THREAD, "1"))
    try:
        yield
    finally:
        for name, value in before.items():
            if value is None:
                del os.environ[name]
            else:
                os.environ[name] = value


@contextmanager
def _deaf_to_interrupts() -> Iterator[None]:
    """Ctrl-C reaches every process of a terminal; one that is started in here leaves it to its parent."""
    if sys.platform == "win32":
        yield
        return
    from multiprocessing import resource_tracker

    resource_tracker.ensure_running()  # or it is started below, and lets the signal through again
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


# ---------------------------------------------------------------- inside a worker


def work(stages: Sequence[Stage], taking: Connection, answering: Connection) -> None:
    """Read what comes, and answer with ``Found``, or with the words of an error, in that order."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    handed: SimpleQueue[Document] = SimpleQueue()
    # A thread of its own takes documents in, so that the parent never waits to hand one over while this process waits
    # to be rid of an answer; and it notices at once when the parent is gone.
    threading.Thread(target=_take_in, args=(taking, handed), daemon=True).start()
    with suppress(OSError):  # the parent is gone
        answering.send(None)
        while True:
            answering.send_bytes(_answer(handed.get(), stages))


def _take_in(taking: Connection, handed: SimpleQueue[Document]) -> None:
    try:
        while True:
            handed.put(taking.recv())
    except (EOFError, OSError):  # the parent is done, or gone
        os._exit(0)
    finally:
        os._exit(1)  # or the parent would wait for ever


def _answer(document: Document, stages: Sequence[Stage]) -> bytes:
    """What ``Connection.recv`` makes a ``Found`` of, or the traceback of what went wrong."""
    try:
        return pickle.dumps(read_at_desk(document, stages), pickle.HIGHEST_PROTOCOL)
    except Exception:
        return pickle.dumps(traceback.format_exc().strip())
