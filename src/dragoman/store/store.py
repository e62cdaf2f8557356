"""The record: what other rooms may ask of it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from contextlib import AbstractContextManager
from dataclasses import dataclass
from types import TracebackType
from typing import Any

from dragoman.model.codec import read_json, write_json
from dragoman.model.records import ActorSeen, Decision, Document, Run
from dragoman.store import read, write
from dragoman.store.check import Fault, check
from dragoman.store.columns import columns_of
from dragoman.store.connection import Connection
from dragoman.store.lock import WriterLock
from dragoman.store.search import Hit, search
from dragoman.store.trace import Trace, trace


@dataclass(frozen=True, slots=True)
class Reading:
    """How far a document has been read."""

    mark: str  # digest of what was known of it and of the settings
    failed: int  # stages that failed on it


@dataclass(frozen=True, slots=True)
class Filling:
    """Which tables a stage fills, and from what it did so last."""

    mark: str  # digest of its settings and of all it read
    writes: tuple[str, ...]


class Store:
    """A record that is open. Rows go in and come out as the classes of ``model/records.py``.

    Made by ``open_store``. Close it, or use it in a ``with`` statement. It belongs to the
    thread that opened it.
    """

    def __init__(self, connection: Connection, lock: WriterLock | None) -> None:
        self._connection = connection
        self._lock = lock

    def __enter__(self) -> Store:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self.close()

    @property
    def path(self) -> str:
        """As it was opened."""
        return self._connection.path

    def close(self) -> None:
        """Close the file and let the next writer in; closing twice does nothing."""
        self._connection.close()
        if self._lock is not None:
            self._lock.release()
            self._lock = None

    def transaction(self) -> AbstractContextManager[None]:
        """What is written inside is written as a whole, or not at all."""
        return self._connection.transaction()

    def snapshot(self) -> AbstractContextManager[None]:
        """What is read inside is the record at one moment."""
        return self._connection.snapshot()

    # ------------------------------------------------------------ reading

    def rows(self, table: str, doc: str | None = None) -> list[Any]:
        """All rows of a table in the order of their ids, or those of one document in text order.

        A row of the whole record, such as a contact, is a document's where it has a span in it.
        """
        return read.read_rows(self._connection, table, doc)

    def count(self, table: str) -> int:
        """How many rows a table has; cheaper than reading them."""
        return int(self._connection.fetch(f"SELECT count(*) FROM {columns_of(table).table.name}")[0][0])

    def rows_of_contact(self, table: str, contact: str) -> list[Any]:
        """The rows of a table with a column ``contact`` that name it, in the order of their ids."""
        return read.read_rows_of_contact(self._connection, table, contact)

    def headings(self) -> list[Document]:
        """All documents in the order of their ids, each without its text, which is most of it."""
        return read.read_headings(self._connection)

    def own_actors(self) -> list[ActorSeen]:
        """Where documents name actors of the user's own, in the order of documents and actors."""
        return read.read_own_actors(self._connection)

    def row(self, table: str, row_id: str) -> Any:
        """The row of a table with an id, the beginning of one, or an old id of a contact.

        Raises:
            UnknownId: there is none, or several could be meant.
        """
        return read.find_row(self._connection, row_id, (table,))[1]

    def document(self, doc_id: str) -> Document:
        """The document with an id.

        Raises:
            UnknownId: it is not held.
        """
        return read.read_document(self._connection, doc_id)

    def trace(self, row_id: str) -> Trace:
        """The way from any row to the words that carry it; see ``store/trace.py``."""
        with self.snapshot():
            return trace(self._connection, row_id)

    def search(self, words: str, limit: int = 20) -> list[Hit]:
        """The best places that have all the words; see ``store/search.py``."""
        with self.snapshot():
            return search(self._connection, words, limit)

    def check(self) -> list[Fault]:
        """Everything that is wrong with the record; see ``store/check.py``."""
        with self.snapshot():
            return check(self._connection)

    # ------------------------------------------------------------ how far the work has come

    def is_linked(self) -> bool:
        """Do the rows of the whole record follow from the documents held? Not after a run that was killed."""
        return write.is_linked(self._connection)

    def reading(self, doc_id: str) -> Reading | None:
        """How far a document has been read; None where it is not held."""
        found = self._connection.fetch("SELECT mark, failed FROM readings WHERE doc = ?", (doc_id,))
        return Reading(*found[0]) if found else None

    def readings(self) -> dict[str, str]:
        """The mark of every document by its id, in the order of ids."""
        return dict(self._connection.fetch("SELECT doc, mark FROM readings ORDER BY doc"))

    def fillings(self) -> dict[str, Filling]:
        """What each stage filled, by its name."""
        found = self._connection.fetch("SELECT name, mark, writes FROM stages ORDER BY name")
        return {name: Filling(mark, tuple(read_json(writes))) for name, mark, writes in found}

    def sources(self, doc_id: str) -> list[Document]:
        """The document as each path that holds it tells of it, by path, without its text."""
        return read.read_sources(self._connection, doc_id)

    def paths(self) -> dict[str, list[str]]:
        """The ids of the documents that were read at each path, in order; one that was rewritten has several."""
        return read.read_paths(self._connection)

    # ------------------------------------------------------------ writing

    def add_document(self, document: Document, rows: Mapping[str, Iterable[Any]], mark: str, failed: int = 0) -> None:
        """Write a document with its rows by table, in place of whatever was known of it."""
        with self.transaction():
            write.add_document(self._connection, document, rows, mark, failed)

    def add_source(self, document: Document) -> None:
        """Write down what one path says of a document that is held."""
        write.add_source(self._connection, document)

    def replace(self, rows: Mapping[str, Iterable[Any]], fillings: Mapping[str, Filling] | None) -> None:
        """Give each of the tables exactly these rows, and say that the whole record is linked.

        Only rows that differ are touched. ``fillings`` are those of all stages; None where no stage was run, which says
        nothing of the record.
        """
        with self.transaction():
            changed = write.replace(self._connection, rows)
            if fillings is None:
                return
            self._connection.run("DELETE FROM stages")
            self._connection.run_many(
                "INSERT INTO stages (name, mark, writes) VALUES (?, ?, ?)",
                [(name, filling.mark, write_json(filling.writes)) for name, filling in fillings.items()],
            )
            write.finish_linking(self._connection, changed)

    def add_run(self, run: Run) -> None:
        """Write down that documents were read."""
        write.add_rows(self._connection, "runs", [run])

    def add_decisions(self, decisions: Iterable[Decision]) -> None:
        """Write down what a person decided; the record is to be linked again."""
        with self.transaction():
            write.add_rows(self._connection, "decisions", decisions)
            write.set_linked(self._connection, False)

    def remove_decisions(self, decisions: Iterable[Decision]) -> None:
        """Take back what a person decided; the record is to be linked again."""
        with self.transaction():
            write.remove_rows(self._connection, "decisions", decisions)
            write.set_linked(self._connection, False)

    def forget(self, doc_id: str) -> None:
        """Remove a document and every row that rests on it; the record is to be linked again.

        Raises:
            UnknownId: it is not held.
        """
        with self.transaction():
            write.forget(self._connection, doc_id)

    def address(self, table: str, row: Any) -> str:
        """The one word a row is known by: its id, or a digest of its key where it has none."""
        return columns_of(table).address(row)
