"""Runs the stages of the whole record, those that have something new to read."""

from __future__ import annotations

import gc
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from typing import Any

from dragoman.model.errors import StageError
from dragoman.model.stage import Grid, PerDocument, Stage
from dragoman.model.tables import NEVER_DERIVED, TABLES
from dragoman.run.marks import FAILED, documents_mark, rows_mark, settings_mark, stage_mark
from dragoman.run.shelf import Shelf, size_of
from dragoman.store import Filling, Store

OF_ALL_DOCUMENTS = tuple(t.name for t in TABLES.values() if not t.per_document and t.name not in NEVER_DERIVED)


@dataclass(frozen=True, slots=True)
class Linked:
    """What follows from all documents, ready to be written with ``Store.replace``; nothing where nobody asked."""

    rows: dict[str, list[Any]] = field(default_factory=dict)  # of the tables that are to be written
    fillings: dict[str, Filling] | None = None  # of all stages
    ran: tuple[str, ...] = ()
    failed: int = 0


def link(
    store: Store,
    pipeline: Sequence[Stage],
    tell: Callable[[str, int, int | None], None],
    grid: Grid | None = None,
) -> Linked:
    """Work out what follows from all documents.

    A stage whose settings and input are those of its last run is left out. The input is known
    by marks: of the documents held, of the stages that wrote the tables it reads, and of the
    rows that no stage makes. A stage that fails leaves its tables empty and a problem. On a grid
    the stages that can be spread are.
    """
    alone = [stage for stage in pipeline if isinstance(stage.shape, PerDocument)]
    together = [stage for stage in pipeline if not isinstance(stage.shape, PerDocument)]
    linking = _Linking(store, together)
    for count, stage in enumerate(together):
        tell(stage.name, count, len(together))
        linking.run(stage if grid is None or not stage.spreads else _on_grid(stage, grid))
    filled = {stage.name: Filling(settings_mark([stage]), stage.writes) for stage in alone}
    return Linked(linking.rows_to_write(), filled | linking.fillings, tuple(linking.ran), linking.shelf.failed)


@contextmanager
def no_search_for_circles() -> Iterator[None]:
    """Many rows are made and kept, none of them in a circle: to look for some takes an eighth of the time."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


def check_pipeline(pipeline: Sequence[Stage]) -> None:
    """Every table that a stage reads is filled before it, and but for problems none has two writers.

    Raises:
        StageError: it is not so.
    """
    written: set[str] = set(NEVER_DERIVED)
    for stage in pipeline:
        for table in (*stage.reads, *stage.writes):
            if table not in TABLES:
                raise StageError(f"The stage {stage.name} names a table {table}, which is none of the record's.")
        for table in stage.reads:
            if table not in written:
                raise StageError(f"The stage {stage.name} reads {table}, which no stage before it writes.")
        for table in stage.writes:
            if TABLES[table].per_document != isinstance(stage.shape, PerDocument) or table in NEVER_DERIVED:
                raise StageError(f"The stage {stage.name} may not write {table}.")
            if table in written and not TABLES[table].per_document and table != "problems":
                raise StageError(f"The stage {stage.name} writes {table}, which another stage writes.")
        written.update(stage.writes)


def _on_grid(stage: Stage, grid: Grid) -> Stage:
    """The stage as it is worked out on a grid."""
    return replace(stage, kernel=lambda *read: stage.kernel(*read, grid))


class _Linking:
    """The stages of the whole record, their rows and their marks."""

    def __init__(self, store: Store, stages: Sequence[Stage]) -> None:
        self.shelf = Shelf({})
        self.fillings: dict[str, Filling] = {}
        self.ran: list[str] = []
        self._store = store
        self._held = store.fillings()
        self._documents_mark = documents_mark(store.readings())
        self._marks: dict[str, str] = {}  # of each table written so far
        self._loaded: dict[str, list[Any]] = {}
        self._last_reader = {table: stage.name for stage in stages for table in stage.reads}

    def run(self, stage: Stage) -> None:
        """Run a stage unless it has nothing new to read."""
        mark = stage_mark(stage, [self._mark_of(table) for table in stage.reads])
        held = self._held.get(stage.name)
        if held is None or held.mark != mark:
            if not self.ran:
                self.shelf.sizes = {document.id: size_of(document) for document in self._rows("documents")}
            failures = self.shelf.failed
            read = [self._rows(table) for table in stage.reads]
            self.shelf.take_from(stage, *read)
            self.ran.append(stage.name)
            if self.shelf.failed > failures:
                mark = f"{FAILED}:{mark}"  # so that it is run again, and what reads from it after that
        self.fillings[stage.name] = Filling(mark, stage.writes)
        self._marks |= dict.fromkeys(stage.writes, mark)
        for table in stage.reads:
            if self._last_reader[table] == stage.name:
                self._loaded.pop(table, None)

    def rows_to_write(self) -> dict[str, list[Any]]:
        """The rows of each table that was written in this run, or that no stage writes any more."""
        written = {table for filling in self.fillings.values() for table in filling.writes}
        rows: dict[str, list[Any]] = {table: [] for table in OF_ALL_DOCUMENTS if table not in written}
        rows |= self.shelf.tables()
        left_out = self.fillings.keys() - set(self.ran)
        kept = [problem for problem in self._store.rows("problems") if problem.stage in left_out]
        return rows | {"problems": [*rows.get("problems", ()), *kept]}

    def _rows(self, table: str) -> list[Any]:
        if table not in self._loaded:
            fresh = any(table in self.fillings[name].writes for name in self.ran)
            self._loaded[table] = self.shelf.rows(table) if fresh else self._store.rows(table)
        return self._loaded[table]

    def _mark_of(self, table: str) -> str:
        if table in self._marks:
            return self._marks[table]
        if table == "documents" or TABLES[table].per_document:
            return self._documents_mark
        return rows_mark(self._store.rows(table))
