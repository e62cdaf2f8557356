"""Problems of files and rows, worded in one way."""

from __future__ import annotations

from collections.abc import Iterable

from dragoman.model.errors import UnreadableFile
from dragoman.model.ids import digest, row_id
from dragoman.model.problems import CODES
from dragoman.model.records import Problem
from dragoman.model.span import Span


def file_problem(code: str, path: str, message: str, doc_id: str | None = None) -> Problem:
    """A problem of a file or a row; ``message`` follows the path and says what is wrong."""
    whole = f"{path}: {message}"
    return Problem(f"p_{digest('problem', code, doc_id or '', whole)}", code, whole, CODES[code], doc_id, path=path)


def text_problem(code: str, message: str, spans: Iterable[Span], stage: str) -> Problem:
    """A problem of a place in a document: that of the first span."""
    listed = list(spans)
    first = listed[0]
    return Problem(
        row_id("p", first.doc_id, code, listed), code, message, CODES[code], first.doc_id, first, stage=stage
    )


def unreadable(code: str, path: str, message: str) -> UnreadableFile:
    """The error that stops the reading of one file; ``as_problem`` makes it a row."""
    return UnreadableFile(path, code, f"{path}: {message}", CODES[code])


def as_problem(error: UnreadableFile) -> Problem:
    """The row of an unreadable file."""
    row = f"p_{digest('problem', error.code, '', error.message)}"
    return Problem(row, error.code, error.message, error.next_step, path=error.path)
