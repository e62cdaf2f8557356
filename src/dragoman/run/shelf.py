"""Takes in what stages yield: each row once, in its table, and only rows that keep the record's rules."""

from __future__ import annotations

import traceback
from collections.abc import Iterable, Mapping
from dataclasses import replace
from pathlib import PurePath
from typing import Any

from dragoman.model.codec import document_of, in_text_order, key_of, spans_of
from dragoman.model.errors import DiskFull, InputError, WorkerLost
from dragoman.model.ids import row_id
from dragoman.model.problems import CODES
from dragoman.model.records import Document, Problem
from dragoman.model.stage import Stage
from dragoman.model.tables import TABLES

Sizes = Mapping[str, tuple[int, int]]  # of each document, the characters of its text and of its title


def size_of(document: Document) -> tuple[int, int]:
    return len(document.text), len(document.title or "")


class Shelf:
    """Rows by table, as stages yield them."""

    def __init__(self, sizes: Sizes, doc_id: str | None = None) -> None:
        """
        Args:
            sizes: of the documents that spans may lie in.
            doc_id: the document whose rows these are; None for the whole record.
        """
        self.sizes = sizes
        self.failed = 0  # stages that failed, or yielded a row that was refused
        self._doc_id = doc_id
        self._rows: dict[str, dict[tuple[Any, ...], Any]] = {}
        self._in_order: dict[str, list[Any]] = {}

    def take_from(self, stage: Stage, *read: Any) -> bool:
        """Run a stage on what it reads and keep its rows; whether it came to its end.

        A stage that raises leaves a problem in place of its rows. A row that is not of the
        stage's tables, has no evidence or runs out of its document, or has the key of another
        row and is not equal to it, is left out; one problem says so for all of them.

        Raises:
            InputError, WorkerLost, DiskFull: that is no fault of the stage.
        """
        for table in stage.writes:
            self._rows.setdefault(table, {})
            self._in_order.pop(table, None)
        try:
            rows = list(stage.kernel(*read, stage.settings))
        except (InputError, WorkerLost, DiskFull):
            raise
        except Exception as error:
            self._report(stage, "stage_failed", f"The stage {stage.name} failed: {_told(error)}.")
            return False
        refusals = self._put(stage, rows)
        if refusals:
            more = f", and {len(refusals) - 1} more" if len(refusals) > 1 else ""
            self._report(stage, "row_refused", f"The stage {stage.name} made {refusals[0]}{more}.")
        return True

    def rows(self, table: str) -> list[Any]:
        """The rows of a table: of one document in text order, of the whole record in the order of their key."""
        if table not in self._in_order:
            held, key = self._rows.get(table, {}), TABLES[table].key
            if self._doc_id is None:
                self._in_order[table] = [held[k] for k in sorted(held)]
                if table != "problems":  # the one stage that writes the table is done: its keys only take room
                    held.clear()
            else:
                self._in_order[table] = in_text_order(held.values(), lambda row: key_of(row, key))
        return self._in_order[table]

    def tables(self) -> dict[str, list[Any]]:
        """All rows, by table; a table that a stage wrote nothing to is empty."""
        return {table: self.rows(table) for table in self._rows}

    def _put(self, stage: Stage, rows: Iterable[Any]) -> list[str]:
        """Keep rows; what is wrong with those that were refused, in their order."""
        tables = {TABLES[table].record: table for table in stage.writes}
        refusals = []
        for row in rows:
            if isinstance(row, Problem):
                row = self._addressed(stage, row)
            table = tables.get(type(row))
            wrong = (
                f"a {type(row).__name__}, which is of none of its tables" if table is None else self._wrong(table, row)
            )
            if table is None or wrong:
                refusals.append(wrong)
                continue
            key = key_of(row, TABLES[table].key)
            if self._rows[table].setdefault(key, row) != row:
                refusals.append(f"two different rows {' '.join(map(str, key))} of {table}")
        return refusals

    def _wrong(self, table: str, row: Any) -> str:
        """What rule of the record a row breaks, if any."""
        spans = spans_of(row)
        if TABLES[table].evidence and not spans:
            return f"a row of {table} without evidence"
        if self._doc_id is not None and document_of(row) != self._doc_id:
            return f"a row of {table} for another document"
        for role, span in spans:
            text, title = self.sizes.get(span.doc_id, (0, 0))
            inside = 0 <= span.start < span.end <= (title if span.field == "title" else text)
            if not inside or (self._doc_id is not None and span.doc_id != self._doc_id):
                return f"a row of {table} whose {role} [{span.start}, {span.end}) is outside its document"
        return ""

    def _addressed(self, stage: Stage, problem: Problem) -> Problem:
        """The problem with its stage, and with its document where the kernel left that out."""
        doc_id = problem.doc_id or self._doc_id or (problem.span.doc_id if problem.span else None)
        return replace(problem, doc_id=doc_id, stage=stage.name)

    def _report(self, stage: Stage, code: str, message: str) -> None:
        self.failed += 1
        table = "problems" if self._doc_id is None else "document_problems"
        problem = Problem(
            row_id("p", self._doc_id or "", code, (), stage.name),
            code,
            message,
            CODES[code],
            doc_id=self._doc_id,
            stage=stage.name,
        )
        self._rows.setdefault(table, {})[(problem.id,)] = problem
        self._in_order.pop(table, None)


def read_document(document: Document, stages: Iterable[Stage]) -> Shelf:
    """The rows that the stages find in one document, each stage reading what those before it found."""
    shelf = Shelf({document.id: size_of(document)}, document.id)
    for stage in stages:
        shelf.take_from(stage, document, *(shelf.rows(table) for table in stage.reads[1:]))
    return shelf


def _told(error: Exception) -> str:
    """The kind and words of an error and the line it comes from, without folders."""
    at = traceback.extract_tb(error.__traceback__)[-1]
    words = " ".join(str(error).split())
    return f"{type(error).__name__}{f' ({words})' if words else ''} at {PurePath(at.filename).name}:{at.lineno}"
