"""What stands out in the documents of a report: the words that its entries rest on, by document."""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator
from dataclasses import replace

from dragoman.export.contact import AccountEntry, ContactView
from dragoman.export.labels import MARKED, NEGATED, long_day, plain
from dragoman.export.nesting import Mark
from dragoman.export.sources import Sources
from dragoman.model.records import Attribution, Passage, Position, Problem, Unsupported
from dragoman.model.span import Span

LINKED = "linked"  # the kind of a stretch that only links lead to
SOFT = "soft"  # the kind of a line end inside a sentence, which a reader takes for a space

Marked = tuple[Span, Mark]


class Numbers:
    """The number of each entry of a page, by the id of its row: ``7`` for a position, ``c2`` for a commitment."""

    def __init__(self) -> None:
        self._numbers: dict[str, str] = {}
        self._counts: dict[str, int] = {}

    def of(self, letter: str, row_id: str) -> str:
        """The number of an entry; given when it is first asked for, in the order of a letter."""
        if row_id not in self._numbers:
            self._counts[letter] = self._counts.get(letter, 0) + 1
            self._numbers[row_id] = f"{letter}{self._counts[letter]}"
        return self._numbers[row_id]


class Anchors:
    """The names under which links lead to words. What is asked for is remembered, so that each gets its place."""

    def __init__(self, docs: Iterable[str]) -> None:
        self._numbers = {doc_id: number for number, doc_id in enumerate(docs, 1)}
        self._asked: dict[tuple[str, str], set[Span]] = {}

    def __contains__(self, doc_id: str) -> bool:
        return doc_id in self._numbers

    def to(self, span: Span) -> str:
        """The name of a stretch."""
        self._asked.setdefault((span.doc_id, span.field), set()).add(span)
        field = "" if span.field == "text" else f"-{span.field}"
        return f"w{self._numbers[span.doc_id]}-{span.start}-{span.end}{field}"

    def document(self, doc_id: str) -> str:
        """The name of a document."""
        return f"d{self._numbers[doc_id]}"

    def give(self, doc_id: str, field: str, marks: Iterable[Mark]) -> list[Mark]:
        """The marks of a text with the names asked for: on the outermost of those that cover just the stretch."""
        asked = {(span.start, span.end): self.to(span) for span in self._asked.get((doc_id, field), ())}
        named = []
        for mark in sorted(marks, key=lambda mark: (mark.start, -mark.end, mark.kind, mark.label)):
            anchor = asked.pop((mark.start, mark.end), "") if mark.kind != SOFT else ""
            named.append(replace(mark, anchor=anchor))
        return [*named, *(Mark(*place, LINKED, "", anchor=anchor) for place, anchor in sorted(asked.items()))]


def mark_contact(view: ContactView, sources: Sources, numbers: Numbers) -> Iterator[Marked]:
    """The words that the entries of a contact rest on."""
    contact = view.contact
    heading = f"{plain(contact.kind)} of {sources.names(contact.participants)}"
    for report in view.reports:
        for span in report.report.evidence:
            yield span, _mark(span, "contact", f"tells of the {heading}", contact.id, numbers.of("t", contact.id))
    for account in view.accounts:
        yield from mark_account(account, sources, numbers)
    for entry in view.commitments:
        number = numbers.of("c", entry.commitment.id)
        for row in (entry.commitment, *entry.retold):
            for span in row.evidence:
                yield span, _mark(span, "commitment", plain(row.kind), entry.commitment.id, number)
            for follow_up in row.follow_ups:
                label = f"what became of it: {plain(follow_up.reading)}"
                yield follow_up.span, _mark(follow_up.span, "follow-up", label, entry.commitment.id, number)
    for claim in view.unsupported:
        yield _mark_claim(claim, numbers)
    for passage in view.passages:
        yield from _mark_passage(passage, sources, numbers)


def mark_account(account: AccountEntry, sources: Sources, numbers: Numbers) -> Iterator[Marked]:
    """The words of the positions of an account, and those that tell them again."""
    for entry in account.positions:
        number = numbers.of("", entry.position.id)
        for row in (entry.position, *entry.retold):
            for span in row.evidence:
                yield span, _mark(span, "position", _act(row, sources), entry.position.id, number)


def mark_attributions(
    attributions: Iterable[Attribution], acted: Container[str], sources: Sources, numbers: Numbers
) -> Iterator[Marked]:
    """What is said, by whom; ``acted`` are the attributions that positions were read from, marked as these."""
    for row in attributions:
        if row.id in acted:
            continue
        teller = sources.name(row.source_actor) if row.source_actor else sources.quotes(row.source) or "somebody"
        for span in row.content:
            yield span, _mark(span, "said", f"said by {teller}, {row.mode}", row.id, numbers.of("a", row.id))


def mark_dates_and_names(sources: Sources, doc_id: str) -> Iterator[Marked]:
    """Days and mentions, which have no entry of their own."""
    for date in sources.store.rows("dates", doc_id):
        if date.from_ and date.to:
            days = long_day(date.from_) + (f" to {long_day(date.to)}" if date.to != date.from_ else "")
        else:
            days = "a day not known"
        yield date.span, _mark(date.span, "day", days)
    for mention in sources.store.rows("mentions", doc_id):
        named = sources.names(mention.members) if mention.members else sources.name(mention.actor)
        yield mention.span, _mark(mention.span, "name", named)


def mark_problem(problem: Problem, numbers: Numbers) -> Iterator[Marked]:
    """The place of a problem, where it has one."""
    if problem.span is not None:
        label = f"problem: {problem.message}"
        yield problem.span, _mark(problem.span, "problem", label, problem.id, numbers.of("p", problem.id))


def soft_line_ends(text: str, sentences: Iterable[Span]) -> Iterator[Mark]:
    """The line ends inside sentences: the text was wrapped at a column."""
    for span in sentences:
        place = text.find("\n", span.start, span.end) if span.field == "text" else -1
        while place >= 0:
            yield Mark(place, place + 1, SOFT, "")
            place = text.find("\n", place + 1, span.end)


def _mark(span: Span, kind: str, label: str, target: str = "", number: str = "") -> Mark:
    return Mark(span.start, span.end, kind, label, target=target, number=number)


def _mark_claim(claim: Unsupported, numbers: Numbers) -> Marked:
    label = "not in the account that is cited for it"
    return claim.span, _mark(claim.span, "unsupported", label, claim.id, numbers.of("u", claim.id))


def _mark_passage(passage: Passage, sources: Sources, numbers: Numbers) -> Iterator[Marked]:
    number = numbers.of("w", passage.id)
    label = f"the wording of {sources.label(passage.a.doc_id)}, {MARKED.get(passage.marked, plain(passage.marked))}"
    yield passage.b, _mark(passage.b, f"wording-{passage.marked}", label, passage.id, number)
    label = f"copied by {sources.label(passage.b.doc_id)}"
    yield passage.a, _mark(passage.a, "wording-source", label, passage.id, number)


def _act(position: Position, sources: Sources) -> str:
    words = f"{sources.name(position.actor)} {plain(position.act)}"
    words += f" to {sources.names(position.addressee)}" if position.addressee else ""
    return words + (f", {NEGATED}" if position.negated else "")
