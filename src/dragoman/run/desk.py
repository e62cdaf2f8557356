"""The desk at which documents are read: that of this process, or of several."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any, Protocol

from dragoman.model.records import Document
from dragoman.model.stage import Grid, Stage
from dragoman.run.shelf import read_document


@dataclass(frozen=True, slots=True)
class Found:
    """What the stages found in a document."""

    rows: dict[str, list[Any]]  # by table
    failed: int  # stages that failed, or yielded a row that was refused


class Desk(Protocol):
    """Where documents are read, in the order in which they are put there."""

    def put(self, document: Document) -> Iterable[Found]:
        """Have a document read; what was found in those that are done, each told once, in the order they were put."""

    def rest(self) -> Iterable[Found]:
        """What is found in all others that were put, in that order."""


class Cluster(Grid, Protocol):
    """Machines that read documents, and that work out the steps of a kernel."""

    def desk(self, stages: Sequence[Stage]) -> Desk:
        """A desk at which they read documents."""


class OwnDesk:
    """Reads each document at once, in this process."""

    def __init__(self, stages: Sequence[Stage]) -> None:
        self._stages = stages

    def put(self, document: Document) -> Iterable[Found]:
        return (read_at_desk(document, self._stages),)

    def rest(self) -> Iterable[Found]:
        return ()


@contextmanager
def open_desk(stages: Sequence[Stage], workers: int, cluster: Cluster | None = None) -> Iterator[Desk]:
    """The desk of a cluster, of this process, or of several worker processes, which end with the ``with`` statement."""
    if cluster is not None:
        yield cluster.desk(stages)
        return
    if workers == 1:
        yield OwnDesk(stages)
        return
    from dragoman.run.workers import WorkerDesk

    with WorkerDesk(stages, workers) as desk:
        yield desk


def read_at_desk(document: Document, stages: Sequence[Stage]) -> Found:
    """What the stages find in a document, as it can be sent from one process to another."""
    shelf = read_document(document, stages)
    return Found(shelf.tables(), shelf.failed)
