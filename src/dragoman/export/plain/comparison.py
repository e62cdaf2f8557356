"""The accounts of a contact side by side."""

from __future__ import annotations

from dragoman.export.compare import Cell, ComparisonTable
from dragoman.export.labels import SPOKEN
from dragoman.export.layout import Page, Part, bold, dim, stacked
from dragoman.export.plain.styles import coloured, named_by, shortened

MOST_QUOTES, MOST_QUOTE_CHARS = 2, 90  # in a cell; a contact shown by itself has all


def lay_out_comparison(page: Page, table: ComparisonTable, contact: str = "") -> None:
    """Topics by accounts, then the claims that no cited account bears out; above it the contact, as it is described."""
    if contact:
        page.line(bold(contact), named_by(table.contact.id), hang=2)
        page.gap()
    if table.rows:
        held = [
            f"{column.teller} ({'whole' if column.whole else 'in part'}{'' if column.stated else ', inferred'})"
            for column in table.columns
        ]
        page.table(["Topic", *held], ([row.topic.label, *map(_cell, row.cells)] for row in table.rows))
    else:
        page.line("No account of it speaks of a topic.")
    if table.unsupported:
        page.heading("Not in the account that is cited for it")
    for claim in table.unsupported:
        page.line(f"“{claim.claim.words}”", dim(f"{claim.claim.document}, citing {claim.teller}"), indent=2, hang=2)


def _cell(cell: Cell) -> list[Part]:
    quotes = cell.quotes if cell.cell in SPOKEN else ()
    parts: list[Part] = [coloured(cell.cell)]
    parts += [f"“{shortened(quote.words, MOST_QUOTE_CHARS)}”" for quote in quotes[:MOST_QUOTES]]
    if len(quotes) > MOST_QUOTES:
        parts.append(dim(f"and {len(quotes) - MOST_QUOTES} more"))
    return stacked(parts)
