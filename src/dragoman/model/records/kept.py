"""Rows about the record itself: what people decided, what went wrong, what was run."""

from __future__ import annotations

from dataclasses import dataclass

from dragoman.model.span import Span


@dataclass(frozen=True, slots=True)
class Decision:
    """What a person decided; bound to words, not to ids, and honoured by every later run."""

    id: str
    kind: str  # same, different, actor, date, reject, confirm
    span: Span
    value: str
    author: str
    made: str


@dataclass(frozen=True, slots=True)
class Problem:
    """A place that could not be read with confidence, and what to do about it."""

    id: str
    code: str
    message: str
    next_step: str
    doc_id: str | None = None
    span: Span | None = None
    path: str | None = None
    stage: str | None = None


@dataclass(frozen=True, slots=True)
class Run:
    id: str
    started: str
    version: str
    settings: str
    documents: int
