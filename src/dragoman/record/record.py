"""A record as Python objects.

Rows are the frozen classes of ``dragoman.model.records``: the names of their fields are those
of the record's columns, with an underscore after a word of Python's own (``from_``).
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Any, Generic, TypeVar, overload

from dragoman.model import records
from dragoman.model.errors import InputError
from dragoman.model.tables import TABLES
from dragoman.record.inputs import AnyPath, Progress, check_day
from dragoman.store import IN_MEMORY, Fault, Hit, Store, Trace, open_store

if TYPE_CHECKING:
    import pandas

    from dragoman.export.compare import ComparisonTable
    from dragoman.export.formulas import FormulaHistory
    from dragoman.export.timeline import Moment
    from dragoman.run.local import RunSummary

PROBLEM_TABLES = ("input_problems", "document_problems", "problems")

Row = TypeVar("Row")


class Rows(Generic[Row]):
    """A table of the record as an attribute: its rows in the order of their ids, read when it is asked for."""

    def __init__(self, table: str, row: type[Row], doc: str) -> None:
        self._table = table
        self.__doc__ = doc

    @overload
    def __get__(self, record: None, owner: type[Record]) -> Rows[Row]: ...
    @overload
    def __get__(self, record: Record, owner: type[Record]) -> list[Row]: ...
    def __get__(self, record: Record | None, owner: type[Record]) -> Rows[Row] | list[Row]:
        return self if record is None else record.rows(self._table)


@dataclass(frozen=True, slots=True)
class Reading:
    """What a call of ``read`` did."""

    summary: RunSummary
    problems: tuple[records.Problem, ...]  # of the files that were handed over


class Record:
    """A record that is open.

    Made by ``read`` and ``open_record``. Close it, or use it in a ``with`` statement. It belongs
    to the thread that opened it, and keeps nobody from writing to its file.
    """

    documents = Rows("documents", records.Document, "The published texts.")
    regions = Rows("regions", records.Region, "Stretches of documents with a part of their own on the page.")
    sentences = Rows("sentences", records.Sentence, "The sentences of the documents.")
    actors = Rows("actors", records.Actor, "Everybody who is mentioned, acts or tells.")
    mentions = Rows("mentions", records.Mention, "The words that refer to actors.")
    dates = Rows("dates", records.ResolvedDate, "Expressions of time, resolved or not.")
    attributions = Rows("attributions", records.Attribution, "Source, cue and content: who says what in a document.")
    contacts = Rows("contacts", records.Contact, "Calls, meetings, letters: held, planned or only intended.")
    reports = Rows("reports", records.Report, "Which document tells of which contact.")
    links = Rows("links", records.Link, "Why a document is, or is not, of a contact.")
    accounts = Rows("accounts", records.Account, "What one teller tells of one contact.")
    positions = Rows("positions", records.Position, "What participants did with words.")
    commitments = Rows("commitments", records.Commitment, "What was agreed, promised, proposed or asked for.")
    topics = Rows("topics", records.Topic, "The issues under discussion.")
    comparisons = Rows("comparisons", records.Comparison, "The cells of the comparison of accounts.")
    unsupported = Rows("unsupported", records.Unsupported, "Claims that the account they cite does not bear out.")
    passages = Rows("passages", records.Passage, "Stretches of two documents that share their wording.")
    clusters = Rows("clusters", records.Cluster, "All copies of one wording.")
    formulas = Rows("formulas", records.Formula, "Stock wording that recurs across contacts.")
    decisions = Rows("decisions", records.Decision, "What people decided.")
    problems = Rows("problems", records.Problem, "What could not be read with confidence, and what to do about it.")
    runs = Rows("runs", records.Run, "When documents were read, and with which settings.")

    def __init__(self, store: Store, reading: Reading | None = None) -> None:
        self._store = store
        self.reading = reading
        """What ``read`` did to make this record; None where it was only opened."""

    def __enter__(self) -> Record:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self.close()

    def __repr__(self) -> str:
        return f"<dragoman.Record {self.path}>"

    @property
    def store(self) -> Store:
        """What the record is kept in, for what is not offered here."""
        return self._store

    @property
    def path(self) -> str:
        """The file of the record; ``:memory:`` where it has none."""
        return self._store.path

    def close(self) -> None:
        """Close the record; closing twice does nothing. One that is in memory is gone then."""
        self._store.close()

    # ---------------------------------------------------------------- rows

    def rows(self, table: str) -> list[Any]:
        """All rows of a table, in the order of their ids; of ``problems``, those of files and of single documents too.

        Raises:
            InputError: the record has no such table.
        """
        if table not in TABLES:
            names = ", ".join(name for name, known in TABLES.items() if known.exported)
            raise InputError(f"There is no table {table!r}.", f"The tables are {names}.")
        if table != "problems":
            return self._store.rows(table)
        found = {problem.id: problem for name in PROBLEM_TABLES for problem in self._store.rows(name)}
        return [found[problem_id] for problem_id in sorted(found)]

    def contact(self, named: str) -> records.Contact:
        """The contact with an id, an old one, the beginning of one, or the day that only one contact has.

        Raises:
            InputError: it is written as a day, and there is no such day.
            UnknownId: there is none, or several could be meant.
        """
        from dragoman.record.naming import find_contact

        return find_contact(self._store, named)

    def document(self, named: str) -> records.Document:
        """The document with an id, the beginning of one, a path, or the name of a file that only one has.

        Raises:
            UnknownId: there is none, or several could be meant.
        """
        from dragoman.record.naming import find_document

        return find_document(self._store, named)

    def name(self, actor_id: str) -> str:
        """What an actor is called; the id itself where nothing better is known."""
        from dragoman.export.sources import Sources

        return Sources(self._store).name(actor_id)

    def to_pandas(self, table: str) -> pandas.DataFrame:
        """A table as a data frame, with the columns of the export.

        Raises:
            InputError: there is no such table, or pandas is not installed.
        """
        from dragoman.export.views import export_rows, exported_columns

        try:
            import pandas
        except ImportError as error:
            raise InputError(
                "Data frames need pandas, which is not installed.", 'Install it with pip install "dragoman[pandas]".'
            ) from error
        return pandas.DataFrame(export_rows(self._store, table), columns=list(exported_columns(self._store, table)))

    # ---------------------------------------------------------------- views

    def compare(self, contact: records.Contact | str) -> ComparisonTable:
        """The accounts of a contact side by side: topics are rows, accounts are columns.

        Raises:
            UnknownId: there is no such contact.
        """
        from dragoman.export.compare import compare

        return compare(self._store, contact.id if isinstance(contact, records.Contact) else self.contact(contact).id)

    def timeline(self, actor: str | None = None) -> tuple[Moment, ...]:
        """The contacts in order of time, each with its documents and commitments; of one participant, if given."""
        from dragoman.export.timeline import read_timeline

        moments = read_timeline(self._store)
        return tuple(moment for moment in moments if actor is None or actor in moment.contact.participants)

    def formula_history(
        self, actor: str | None = None, words: str = "", since: str | None = None
    ) -> tuple[FormulaHistory, ...]:
        """The formulas with their forms and uses: by whom, when and where, and which words changed.

        Args:
            actor: an id, or part of a name: what this one tells or is told to have used, and only these uses.
            words: that a form has, in whatever case; or the beginning of a formula's id.
            since: an ISO day: only forms that are first found on it or later.

        Raises:
            UnknownId: nobody is called that.
        """
        from dragoman.export.formulas import read_formulas

        return read_formulas(self._store, actor, words, since)

    def trace(self, row_id: str) -> Trace:
        """The way from any row, named by its id or the beginning of it, to the words that carry it.

        Raises:
            UnknownId: no row has it, or several could be meant.
        """
        return self._store.trace(row_id)

    def search(self, words: str, limit: int = 20) -> list[Hit]:
        """The places that have all the words, the best first; words in quotation marks stand together."""
        return self._store.search(words, limit)

    def check(self) -> list[Fault]:
        """Everything that is wrong with the record; nothing where every span slices to the words it was made of."""
        return self._store.check()

    # ---------------------------------------------------------------- writing

    def export(self, out: AnyPath, format: str = "jsonl") -> list[Path]:
        """Write one file a table into a folder, and say which.

        Args:
            format: ``jsonl``, ``csv`` or ``parquet``.

        Raises:
            InputError: there is no such format, it needs what is not installed, or a file cannot be written.
        """
        from dragoman.export.formats import export_as

        return export_as(self._store, out, format)

    def report(self, out: AnyPath) -> Path:
        """Write one HTML page that stands alone: contacts, comparisons and texts, each item linked to its words.

        Raises:
            InputError: the file cannot be written.
        """
        from dragoman.export.report import write_report

        return write_report(self._store, out)

    def forget(self, named: str) -> None:
        """Remove a document and all that was derived from it; what the others tell is linked again without it.

        Args:
            named: its id, the beginning of it, its path, or the name of its file.

        Raises:
            UnknownId: the record does not have it.
            RecordBusy: another process is writing to it.
        """
        from dragoman.pipeline import build_pipeline
        from dragoman.record.actors import kept_actors
        from dragoman.run.local import forget_document

        held = self.document(named).id
        with self._writing() as store:
            forget_document(store, held, build_pipeline(kept_actors(store)))

    def decide(
        self, kind: str, named: str, value: str = "", *, author: str = "", link: bool = True
    ) -> list[records.Decision]:
        """Write down what a person decided about a contact, and link the record again.

        A decision is bound to the words that tell of the contact, a row for each place, and every later run honours it.
        Of two that contradict each other the one made last counts.

        Args:
            kind: ``same`` as the contact ``value``; ``different`` from what the document ``value`` tells of, which was
                taken for it; held on the ``date`` that ``value`` gives, an ISO day, or two with a slash between them;
                ``reject``, as it is no contact; ``confirm``, which changes nothing and is shown.
            named: the contact, as ``contact`` takes it.
            value: as the kind asks for it.
            author: who decided.
            link: without it the record is left to be linked later, which saves time where many decisions are made.

        Raises:
            InputError: there is no such kind, the value is none of its kind, or the author is no name.
            UnknownId: there is no such contact or document.
            RecordBusy: another process is writing to it.
        """
        from dragoman.record.deciding import make_decisions

        with self._writing() as store, store.transaction():
            made = make_decisions(store, kind, named, value, author)
            store.add_decisions(made)
        if link:
            self.link()
        return made

    def undo(self, named: str, *, link: bool = True) -> None:
        """Take a decision back, all of its rows, and link the record again.

        Raises:
            UnknownId: there is no decision with this id, or several have one that begins so.
            RecordBusy: another process is writing to it.
        """
        from dragoman.record.deciding import find_decisions

        with self._writing() as store, store.transaction():
            store.remove_decisions(find_decisions(store, named))
        if link:
            self.link()

    def link(self, as_of: str | None = None, *, progress: Progress | None = None) -> RunSummary:
        """Work out what follows from all documents, where that was left for later or is to be judged at another day.

        Args:
            as_of: the ISO day at which deadlines are judged; by default the latest day of publication.
            progress: told of every stage.

        Raises:
            InputError: there is no such day.
            RecordBusy: another process is writing to it.
        """
        from dragoman.pipeline import build_pipeline
        from dragoman.record.actors import kept_actors
        from dragoman.run.local import relink

        check_day(as_of)
        with self._writing() as store:
            return relink(store, build_pipeline(kept_actors(store), as_of), progress=progress)

    @contextmanager
    def _writing(self) -> Iterator[Store]:
        """The store of the record for writing; the one that is open goes on reading and sees what is written."""
        if self.path == IN_MEMORY:
            yield self._store
        else:
            with open_store(self.path) as store:
                yield store
