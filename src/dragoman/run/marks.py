"""Digests that tell whether work has been done: of settings, documents and what a stage reads."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import fields, is_dataclass
from pathlib import PurePath
from typing import Any

from dragoman.model.codec import encode, write_json
from dragoman.model.errors import StageError
from dragoman.model.ids import digest
from dragoman.model.records import Document
from dragoman.model.stage import Stage

FAILED = "failed"


def signature(stage: Stage) -> str:
    """Digest of a stage's name, version and settings.

    Raises:
        StageError: a setting is of a kind that has no order or wording of its own.
    """
    try:
        return digest(stage.name, stage.version, write_json(_plain(stage.settings)))
    except TypeError as error:
        raise StageError(f"The settings of the stage {stage.name} cannot be written down: {error}.") from error


def settings_mark(stages: Iterable[Stage]) -> str:
    """Digest of what stages answer, in their order."""
    return digest(*map(signature, stages))


def reading_mark(settings: str, document: Document) -> str:
    """What a document was read with: the settings' mark, and a digest of all that is known of the document."""
    return f"{settings}:{digest(write_json(encode(document)))}"


def is_read_with(settings: str, mark: str) -> bool:
    """Was the document of a mark read with these settings?"""
    return mark.startswith(f"{settings}:")


def documents_mark(readings: Mapping[str, str]) -> str:
    """Digest of the documents held and of all rows made of each one alone."""
    return digest(*(f"{doc}={mark}" for doc, mark in sorted(readings.items())))


def stage_mark(stage: Stage, inputs: Sequence[str]) -> str:
    """Digest of a stage and of the marks of the tables it reads, in their order."""
    return digest(signature(stage), *inputs)


def rows_mark(rows: Iterable[Any]) -> str:
    """Digest of rows that no stage makes, in their order."""
    return digest(*(write_json(encode(row)) for row in rows))


def _plain(value: Any) -> Any:
    """A setting as plain values in which order is that of the words, never that of hashing."""
    if value is None or isinstance(value, str | int | float | bool):
        return value
    if is_dataclass(value) and not isinstance(value, type):
        told = [field.name for field in fields(value) if field.compare]  # what makes two values equal, and no more
        return [type(value).__qualname__, [[name, _plain(getattr(value, name))] for name in told]]
    if isinstance(value, Mapping):
        return ["mapping", sorted(([_plain(key), _plain(held)] for key, held in value.items()), key=write_json)]
    if isinstance(value, AbstractSet):
        return ["set", sorted(map(_plain, value), key=write_json)]
    if isinstance(value, list | tuple):
        return [_plain(held) for held in value]
    if isinstance(value, PurePath):
        return value.as_posix()
    raise TypeError(f"{value!r} is a {type(value).__qualname__}")
