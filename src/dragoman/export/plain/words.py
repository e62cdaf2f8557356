"""From a row to its words, and from words to their rows."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import groupby

from dragoman.export.described import describe
from dragoman.export.labels import counted
from dragoman.export.layout import Page, Part, Styled, bold, dim
from dragoman.export.plain.styles import named_by, short, shortened
from dragoman.export.sources import Sources
from dragoman.model.records import Document
from dragoman.store import Hit, Place, Trace

CONTEXT_CHARS = 120  # as many as a place of a trace has on either side, where the text goes on
MOST_QUOTES = 4  # of one role, in a step that was not asked for
NOTHING_FOUND = "Nothing has all these words. Try fewer of them."

RELATIONS = {  # how a row leads to the next, in words
    "same_as": "Tells again:",
    "attribution": "Read from:",
    "parent": "Inside of:",
    "account": "In the account of",
    "contact": "Of the",
    "deadline": "Due:",
    "teller_inferred": "Inferred:",
    "reports": "Told in",
    "mentions": "Meant by",
}
LAST = ("account", "contact")  # after the attributions that a row stands inside of
OPENING_CHARS = 160  # of a document
RESTING = ("positions", "commitments", "attributions", "accounts", "dates", "mentions", "passages")
SINGULAR = {
    "documents": "document",
    "commitments": "commitment",
    "positions": "position",
    "attributions": "attribution",
    "contacts": "contact",
}


def lay_out_trace(page: Page, sources: Sources, trace: Trace) -> None:
    """The row that was asked for with its words in their context, then the rows it leads to with theirs."""
    first, *further = sorted(trace.steps, key=lambda step: step.relation in LAST)
    moved = f"{trace.asked} is now part of" if trace.redirected else ""
    table = bold(SINGULAR.get(first.table, first.table))
    page.line(moved, table, describe(sources, first.row), dim(first.id), hang=2)
    if isinstance(first.row, Document):
        _lay_out_document(page, sources, first.row)
    for place in first.places:
        _lay_out_place(page, sources, place)
    for step in further:
        page.gap()
        relation = bold(RELATIONS.get(step.relation, step.relation))
        page.line(relation, describe(sources, step.row), named_by(step.id), hang=2)
        for role, quotes in _by_role(step.places):
            page.line(dim(f"{role}:"), quotes, indent=2, hang=2)


def _lay_out_document(page: Page, sources: Sources, document: Document) -> None:
    """Where a document is from, how it begins, which contacts it tells of, and how much rests on it."""
    page.line(f"file: {document.path}", indent=2, hang=2)
    page.line(f"“{shortened(document.text, OPENING_CHARS)}”", indent=2, hang=2)
    for report in sources.store.rows("reports", document.id):
        contact = describe(sources, sources.store.row("contacts", report.contact))
        page.line(bold("Tells of the"), contact, named_by(report.contact), hang=2)
    counts = [(table, len(sources.store.rows(table, document.id))) for table in RESTING]
    resting = ", ".join(counted(count, table.removesuffix("s")) for table, count in counts if count)
    page.line(bold("Rests on it:"), resting or "nothing", hang=2)


def lay_out_hits(page: Page, sources: Sources, hits: Iterable[Hit]) -> None:
    """The places that have the words, and the rows that rest on them."""
    for hit in hits:
        page.gap()
        page.line(bold(sources.label(hit.span.doc_id)), named_by(hit.span.doc_id), hang=2)
        parts: list[Part] = []
        place = 0
        for start, end in hit.matches:
            parts += [Styled(hit.words[place:start], glued=True), Styled(hit.words[start:end], "bold", glued=True)]
            place = end
        page.line(*parts, Styled(hit.words[place:], glued=True), indent=2, hang=2)
        if hit.rows:
            rows = ", ".join(f"{table} {short(row)}" for table, row in hit.rows)
            page.line(dim(f"rests on it: {rows}"), indent=2, hang=2)
    if not page.text():
        page.line(NOTHING_FOUND)


def _lay_out_place(page: Page, sources: Sources, place: Place) -> None:
    """The words of a place in their context."""
    where = f"{place.role}, in {sources.label(place.span.doc_id)} ({place.path})"
    where += ", its title" if place.span.field == "title" else ""
    page.line(dim(f"{where}, {place.span.start} to {place.span.end}:"), indent=2, hang=2)
    before = place.before if len(place.before) < CONTEXT_CHARS else f"… {place.before.partition(' ')[2]}"
    after = place.after if len(place.after) < CONTEXT_CHARS else f"{place.after.rpartition(' ')[0]} …"
    page.line(before, Styled(f"[{place.words}]", "bold", glued=True), Styled(after, glued=True), indent=4)


def _by_role(places: tuple[Place, ...]) -> Iterator[tuple[str, str]]:
    """The words of each role of a row, in quotation marks, in their order."""
    for role, group in groupby(places, key=lambda place: place.role):
        words = [f"“{place.words}”" for place in group]
        more = f" and {len(words) - MOST_QUOTES} more" if len(words) > MOST_QUOTES else ""
        yield role, " ".join(words[:MOST_QUOTES]) + more
