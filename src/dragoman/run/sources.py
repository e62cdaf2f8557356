"""One document from all the paths that hold it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import TypeVar

from dragoman.model.records import Document

TRUSTED = ("given", "metadata", "text")  # where a day of publication is known from, the surest first

Value = TypeVar("Value")


def merge_sources(document: Document, others: Iterable[Document]) -> Document:
    """The document as it stands in the record, in whatever order its files were read.

    Two files of one name and one text are one document. Its path is the shortest, the first in
    the alphabet of several; every other field is that of the first file, in that order, that
    fills it. Of several days of publication the one that is known best comes first.

    Args:
        document: as one path tells of it.
        others: as other paths tell of it; what the same path said before is left out.
    """
    told = sorted(
        [document, *(other for other in others if other.path != document.path)],
        key=lambda source: (len(source.path), source.path),
    )
    dated = sorted((s for s in told if s.published), key=lambda source: _trust(source.published_from))
    return replace(
        document,
        path=told[0].path,
        sha256=told[0].sha256,
        title=_first(source.title for source in told),
        outlet=_first(source.outlet for source in told),
        url=_first(source.url for source in told),
        published=dated[0].published if dated else None,
        published_from=dated[0].published_from if dated else None,
        language=_first(source.language for source in told),
        replaces=_first(source.replaces for source in told),
    )


def _trust(published_from: str | None) -> int:
    return TRUSTED.index(published_from) if published_from in TRUSTED else len(TRUSTED)


def _first(values: Iterable[Value | None]) -> Value | None:
    return next((value for value in values if value is not None), None)
