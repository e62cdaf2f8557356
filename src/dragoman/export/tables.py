"""What an export needs of that which it writes out."""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import AbstractContextManager
from typing import Any, Protocol

from dragoman.model.records import Document


class Filled(Protocol):
    """A stage, or what is kept of one."""

    @property
    def writes(self) -> tuple[str, ...]:
        """The tables it fills."""


class Tables(Protocol):
    """Rows by table, with their documents: a record in its store, or what was found without one."""

    def rows(self, table: str) -> list[Any]:
        """All rows of a table in the order of their ids."""

    def document(self, doc_id: str) -> Document:
        """The document with an id."""

    def fillings(self) -> Mapping[str, Filled]:
        """The stages that filled the tables, by name."""

    def snapshot(self) -> AbstractContextManager[None]:
        """What is read inside is of one moment."""
