"""A text before it is a document: what it says, and what is said of it."""

from __future__ import annotations

from dataclasses import dataclass, fields

from dragoman.model.records import Problem


@dataclass(frozen=True, slots=True)
class Facts:
    """What one source says of a document, as it says it; None where it says nothing."""

    title: str | None = None
    outlet: str | None = None
    language: str | None = None
    published: str | None = None
    url: str | None = None


FACT_NAMES = tuple(field.name for field in fields(Facts))


@dataclass(frozen=True, slots=True)
class RawText:
    """A text with the name its id is made of, and what its own file or row says of it."""

    name: str  # file name or row id, folders left out
    path: str  # as given; FILE#ID for a row
    text: str
    sha256: str
    page: Facts = Facts()  # what a page says of itself
    row: Facts = Facts()  # what the columns of a row say
    problems: tuple[Problem, ...] = ()  # met on the way
