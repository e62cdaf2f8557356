"""The accounts of a contact side by side: topics are rows, accounts are columns."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from dragoman.export.sources import Sources
from dragoman.model.records import Account, Comparison, Contact, Topic
from dragoman.model.span import Span
from dragoman.store import Store

SAYS, DENIES, SILENT, NOT_CARRIED = "says", "denies", "silent", "not_carried"


@dataclass(frozen=True, slots=True)
class Quote:
    """Words of a document."""

    span: Span
    words: str
    document: str  # what it is called


@dataclass(frozen=True, slots=True)
class Column:
    """An account as a column of the table."""

    account: Account
    teller: str  # its name

    @property
    def stated(self) -> bool:
        return self.account.stated

    @property
    def whole(self) -> bool:
        return self.account.whole


@dataclass(frozen=True, slots=True)
class Cell:
    """What an account does with a topic."""

    cell: str  # says, denies, silent, not_carried
    quotes: tuple[Quote, ...]  # empty where it is silent or not carried


@dataclass(frozen=True, slots=True)
class ComparisonRow:
    """A topic, with a cell for each column."""

    topic: Topic
    cells: tuple[Cell, ...]

    @property
    def shared(self) -> bool:
        """Do two accounts or more speak of it?"""
        return sum(cell.cell in (SAYS, DENIES) for cell in self.cells) > 1


@dataclass(frozen=True, slots=True)
class Claim:
    """What a document says that the account it cites does not bear out."""

    teller: str  # of the account it cites, by name
    claim: Quote
    citing: tuple[Quote, ...]


@dataclass(frozen=True, slots=True)
class ComparisonTable:
    """The comparison of a contact's accounts."""

    contact: Contact
    columns: tuple[Column, ...]
    rows: tuple[ComparisonRow, ...]
    unsupported: tuple[Claim, ...]

    def __str__(self) -> str:
        """Topic by topic what each account does, with its words."""
        lines = []
        for row in self.rows:
            lines.append(row.topic.label)
            for column, cell in zip(self.columns, row.cells, strict=True):
                words = "".join(f" “{quote.words}”" for quote in cell.quotes)
                held = ("whole" if column.whole else "in part") + ("" if column.stated else ", inferred")
                lines.append(f"  {column.teller} ({held}): {cell.cell.replace('_', ' ')}{words}")
        return "\n".join(lines) or "No account of it speaks of a topic."


def compare(store: Store, contact_id: str, sources: Sources | None = None) -> ComparisonTable:
    """Set the accounts of a contact side by side.

    Columns stand in this order: whole accounts before partial ones, stated before inferred, then by
    name. Rows: topics that more accounts speak of first, then by label. A contact with no
    account has an empty table.

    Args:
        contact_id: the id of a contact, an old one, or the beginning of one.
        sources: the record's names and words where they were read before; read anew without.

    Raises:
        UnknownId: there is no such contact.
    """
    with store.snapshot():
        contact: Contact = store.row("contacts", contact_id)
        sources = sources or Sources(store)
        accounts: list[Account] = store.rows_of_contact("accounts", contact.id)
        columns = sorted(
            (Column(account, sources.name(account.teller)) for account in accounts),
            key=lambda column: (not column.whole, not column.stated, column.teller, column.account.id),
        )
        cells: list[Comparison] = store.rows_of_contact("comparisons", contact.id)
        topics: list[Topic] = store.rows("topics")
        return ComparisonTable(
            contact, tuple(columns), _rows(columns, cells, topics, sources), _claims(sources, columns)
        )


def _rows(
    columns: Iterable[Column], compared: Iterable[Comparison], topics: Iterable[Topic], sources: Sources
) -> tuple[ComparisonRow, ...]:
    by_place = {(cell.topic, cell.account): cell for cell in compared}
    labelled = {topic.key: topic for topic in topics}
    rows = []
    for key in sorted({topic for topic, _ in by_place}):
        found = [by_place.get((key, column.account.id)) for column in columns]
        cells = tuple(
            Cell(cell.cell, _quotes(sources, cell.evidence) if cell.cell in (SAYS, DENIES) else ())
            if cell
            else Cell(NOT_CARRIED, ())
            for cell in found
        )
        rows.append(ComparisonRow(labelled.get(key, Topic(key, key, None)), cells))
    return tuple(sorted(rows, key=lambda row: (-_speaking(row), row.topic.label, row.topic.key)))


def _speaking(row: ComparisonRow) -> int:
    return sum(cell.cell in (SAYS, DENIES) for cell in row.cells)


def _claims(sources: Sources, columns: Iterable[Column]) -> tuple[Claim, ...]:
    tellers = {column.account.id: column.teller for column in columns}
    return tuple(
        Claim(tellers[row.account], _quotes(sources, [row.span])[0], _quotes(sources, row.evidence))
        for row in sources.store.rows("unsupported")
        if row.account in tellers
    )


def _quotes(sources: Sources, spans: Iterable[Span]) -> tuple[Quote, ...]:
    return tuple(Quote(span, sources.words(span), sources.label(span.doc_id)) for span in spans)
