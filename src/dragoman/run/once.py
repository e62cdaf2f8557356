"""Walks stages over documents once, in memory: what is found ends with the program, and no record is made."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass
from typing import Any

from dragoman.model.codec import key_of
from dragoman.model.records import Document, Problem
from dragoman.model.stage import PerDocument, Stage
from dragoman.model.tables import TABLES
from dragoman.run.shelf import Shelf, read_document, size_of
from dragoman.run.sources import merge_sources

Progress = Callable[[str, int, int | None], None]  # what is being done, how many are done, of how many if known


@dataclass(frozen=True, slots=True)
class Findings:
    """Documents, and the rows that stages made of them. An export reads them as it reads a record."""

    stages: tuple[Stage, ...]
    documents: Mapping[str, Document]  # by id, in the order of ids
    tables: Mapping[str, list[Any]]  # each in the order of its key
    failed: int  # stages that failed, or made rows that were refused, counted once a document

    def rows(self, table: str) -> list[Any]:
        """All rows of a table in the order of their ids."""
        return self.tables.get(table, [])

    def document(self, doc_id: str) -> Document:
        """The document with an id."""
        return self.documents[doc_id]

    def fillings(self) -> Mapping[str, Stage]:
        """The stages by name: each says which tables it fills."""
        return {stage.name: stage for stage in self.stages}

    def snapshot(self) -> AbstractContextManager[None]:
        """Nobody else writes here."""
        return nullcontext()


def run_once(
    documents: Iterable[Document | Problem], stages: Sequence[Stage], progress: Progress | None = None
) -> Findings:
    """Read documents and work out what the stages make of them, as a first run into a record does.

    Documents of one id are merged as a record merges them. The order in which they come makes no
    difference. All texts are held at once.

    Args:
        documents: in any order, with the problems of those that cannot be read.
        stages: each after those it reads from.
        progress: told of every document and stage.
    """
    tell = progress or (lambda doing, done, total: None)
    sources: dict[str, dict[str, Document]] = {}
    problems: dict[str, Problem] = {}
    for count, handed in enumerate(documents, 1):
        if isinstance(handed, Problem):
            problems[handed.id] = handed
        else:
            sources.setdefault(handed.id, {})[handed.path] = handed
        tell("documents", count, None)
    held = {doc_id: _merged(sources[doc_id].values()) for doc_id in sorted(sources)}
    tables, failed = _read_each(held.values(), [stage for stage in stages if isinstance(stage.shape, PerDocument)])
    tables |= {"documents": list(held.values()), "input_problems": _in_order("input_problems", problems.values())}
    shelf = Shelf({doc_id: size_of(document) for doc_id, document in held.items()})
    together = [stage for stage in stages if not isinstance(stage.shape, PerDocument)]
    for count, stage in enumerate(together):
        tell(stage.name, count, len(together))
        shelf.take_from(stage, *(tables[table] for table in stage.reads))
        tables |= shelf.tables()
    return Findings(tuple(stages), held, tables, failed + shelf.failed)


def _merged(sources: Iterable[Document]) -> Document:
    """One document from all the paths that hold it."""
    *others, last = sources
    return merge_sources(last, others)


def _read_each(documents: Iterable[Document], stages: Sequence[Stage]) -> tuple[dict[str, list[Any]], int]:
    """The rows that stages find in each document alone, by table, and how many of them failed."""
    tables: dict[str, list[Any]] = {table: [] for stage in stages for table in stage.writes}
    failed = 0
    for document in documents:
        shelf = read_document(document, stages)
        failed += shelf.failed
        for table, rows in shelf.tables().items():
            tables.setdefault(table, []).extend(rows)
    return {table: _in_order(table, rows) for table, rows in tables.items()}, failed


def _in_order(table: str, rows: Iterable[Any]) -> list[Any]:
    """Rows in the order in which a record gives them."""
    return sorted(rows, key=lambda row: key_of(row, TABLES[table].key))
