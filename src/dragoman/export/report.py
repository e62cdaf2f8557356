"""The record as one HTML page that stands alone: contacts, comparisons and texts, every item linked to its words.

The page needs no other file, no network and no script. Its texts are written by others: all are
escaped, and a content policy in the page itself keeps anything that got through from running.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from dragoman.export import labels
from dragoman.export.compare import ComparisonTable, compare
from dragoman.export.contact import AccountEntry, ContactView, view_account, view_contact
from dragoman.export.decisions import describe_decision
from dragoman.export.described import describe_bound
from dragoman.export.formulas import read_formulas
from dragoman.export.marks import (
    Anchors,
    Marked,
    Numbers,
    mark_account,
    mark_attributions,
    mark_contact,
    mark_dates_and_names,
    mark_problem,
    soft_line_ends,
)
from dragoman.export.nesting import Mark, Piece, find_blocks, nest
from dragoman.export.plain.styles import shortened
from dragoman.export.shares import tell_shares
from dragoman.export.sources import Sources
from dragoman.export.timeline import read_timeline
from dragoman.export.visible import UNSAFE, name_of, one_line, visible
from dragoman.model.errors import InputError
from dragoman.model.records import Account, Attribution, Document, Position, Problem
from dragoman.store import Store

CELL_CHARS = 140  # of a quote in the comparison; the link leads to all of it

if TYPE_CHECKING:
    from jinja2 import Environment


@dataclass(frozen=True, slots=True)
class ContactSection:
    """A contact of the page."""

    view: ContactView
    table: ComparisonTable


@dataclass(frozen=True, slots=True)
class DocumentSection:
    """A document of the page, its text in pieces."""

    document: Document
    attributions: tuple[Attribution, ...]
    title: tuple[Piece, ...]
    blocks: tuple[tuple[Piece, ...], ...]


def write_report(store: Store, out: str | os.PathLike[str]) -> Path:
    """Write the page of a record to a file, in place of what is there.

    Raises:
        InputError: the file cannot be written, or is the record itself.
    """
    path = Path(out)
    if path.exists() and os.path.exists(store.path) and path.samefile(store.path):
        raise InputError(f"{path} is the record itself.", "Name another file, with --out FILE.")
    page = render_report(store)
    part = path.with_name(f".{path.name}.part")
    try:
        part.write_text(page, encoding="utf-8", newline="\n")
        os.replace(part, path)
    except OSError as error:
        with suppress(OSError):
            part.unlink()
        raise InputError(
            f"The report {path} cannot be written ({error.strerror}).", "Name a file you may write, with --out FILE."
        ) from error
    return path


def render_report(store: Store) -> str:
    """The page of a record. The same record gives the same page."""
    with store.snapshot():
        report = _Report(store)
        template = _environment().get_template("report.html")
        return template.render(
            report=report, sources=report.sources, numbers=report.numbers, anchors=report.anchors, labels=labels
        )


class _Report:
    """What the page shows. Its sections are asked for in the order of the page: a link that an earlier one makes
    finds its place in a later one."""

    def __init__(self, store: Store) -> None:
        self.sources = Sources(store)
        self.numbers = Numbers()
        self.contacts = tuple(
            ContactSection(view_contact(self.sources, moment.contact), compare(store, moment.contact.id, self.sources))
            for moment in read_timeline(store)
        )
        self.home = {
            row.id: section.view.contact.id for section in reversed(self.contacts) for row in section.view.passages
        }
        self.elsewhere = self._elsewhere()
        self.formulas = read_formulas(store)
        self.problems = self._problems()
        self.documents: tuple[Document, ...] = tuple(
            sorted(
                store.rows("documents"), key=lambda doc: (self.sources.published(doc.id) or "9999", doc.path, doc.id)
            )
        )
        self.anchors = Anchors(document.id for document in self.documents)
        self._marks = self._gather_marks()
        self._acted = {position.attribution for position in store.rows("positions")}

    def sections(self) -> Iterator[DocumentSection]:
        """The documents, by the day of publication."""
        store = self.sources.store
        for document in self.documents:
            attributions: tuple[Attribution, ...] = tuple(store.rows("attributions", document.id))
            for row in attributions:
                for span in row.content:
                    self.anchors.to(span)
            marks = [*self._marks.get(document.id, ())]
            marks += mark_attributions(attributions, self._acted, self.sources, self.numbers)
            marks += mark_dates_and_names(self.sources, document.id)
            yield DocumentSection(
                document,
                attributions,
                self._title(document, marks),
                self._blocks(document, marks),
            )

    def _title(self, document: Document, marks: Iterable[Marked]) -> tuple[Piece, ...]:
        title = document.title or self.sources.outlet(document.id)
        found = [mark for span, mark in marks if span.field == "title"]
        return tuple(nest(title, 0, len(title), self.anchors.give(document.id, "title", found)))

    def _blocks(self, document: Document, marks: Iterable[Marked]) -> tuple[tuple[Piece, ...], ...]:
        sentences = [sentence.span for sentence in self.sources.store.rows("sentences", document.id)]
        found = [mark for span, mark in marks if span.field == "text"]
        named = self.anchors.give(document.id, "text", [*found, *soft_line_ends(document.text, sentences)])
        return tuple(tuple(nest(document.text, *block, named)) for block in find_blocks(document.text))

    def _gather_marks(self) -> dict[str, list[Marked]]:
        marks: dict[str, list[Marked]] = {}
        for marked in dict.fromkeys(self._marked()):  # two contacts may share a passage
            marks.setdefault(marked[0].doc_id, []).append(marked)
        return marks

    def _marked(self) -> Iterator[Marked]:
        for contact in self.contacts:
            yield from mark_contact(contact.view, self.sources, self.numbers)
        for account in self.elsewhere:
            yield from mark_account(account, self.sources, self.numbers)
        for formula in self.formulas:
            row = formula.formula
            number = self.numbers.of("f", row.id)
            for span in row.evidence:
                yield span, Mark(span.start, span.end, "formula", "a formula", target=row.id, number=number)
        for problem in self.problems:
            yield from mark_problem(problem, self.numbers)

    def _elsewhere(self) -> tuple[AccountEntry, ...]:
        """The accounts that belong to no contact."""
        store = self.sources.store
        accounts: list[Account] = [account for account in store.rows("accounts") if account.contact is None]
        wanted = {account.id for account in accounts}
        positions: list[Position] = [row for row in store.rows("positions") if row.account in wanted]
        positions.sort(key=lambda row: row.evidence[0])
        return tuple(
            view_account(self.sources, account, positions)
            for account in sorted(accounts, key=lambda account: (account.evidence[0], account.id))
        )

    def _problems(self) -> tuple[Problem, ...]:
        store = self.sources.store
        rows = [*store.rows("input_problems"), *store.rows("document_problems"), *store.rows("problems")]
        by_id: dict[str, Problem] = {row.id: row for row in rows}
        return tuple(sorted(by_id.values(), key=lambda row: (row.path or "", row.doc_id or "", row.code, row.id)))


# ---------------------------------------------------------------- what the templates ask


@lru_cache(maxsize=1)
def _environment() -> Environment:
    from jinja2 import Environment, PackageLoader, StrictUndefined

    environment = Environment(
        loader=PackageLoader("dragoman.export", "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters |= {
        "plain": labels.plain,
        "visible": visible,
        "one_line": one_line,
        "shortened": lambda text: shortened(text, CELL_CHARS),
        "runs": _runs,
        "opens": lambda piece: getattr(piece, "first", None) is not None,
        "closes": lambda piece: getattr(piece, "last", None) is not None,
        "web_address": _web_address,
        "percent": labels.percent,
        "tell_shares": tell_shares,
        "decided": lambda made, sources, contact: describe_decision(sources, made, contact),
        "bound": lambda entry, sources: describe_bound(sources, entry.commitment, entry.position),
    }
    return environment


def _runs(text: str) -> list[tuple[str, str]]:
    """A text in runs: plain ones with an empty name, and unsafe characters, one by one, with what stands for them."""
    runs = []
    place = 0
    for match in UNSAFE.finditer(text):
        if match.start() > place:
            runs.append((text[place : match.start()], ""))
        runs.append((match.group(), name_of(match.group())))
        place = match.end()
    if place < len(text):
        runs.append((text[place:], ""))
    return runs


def _web_address(url: str) -> str:
    """The address where it is one of the web, else nothing: a link must not run a program."""
    return url if url.startswith(("https://", "http://")) else ""
