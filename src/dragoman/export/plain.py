"""Views of the record as plain text."""

from __future__ import annotations

from dragoman.export.choosing import short
from dragoman.export.compare import Cell, ComparisonTable
from dragoman.export.described import describe_contact
from dragoman.export.labels import CELLS, SPOKEN
from dragoman.export.layout import Page, Part, Styled, bold, dim, stacked
from dragoman.export.sources import Sources
from dragoman.export.visible import one_line

COLOURS = {"says": "green", "denies": "red", "silent": "yellow", "not_carried": "dim"}
MOST_QUOTES, MOST_QUOTE_CHARS = 2, 90  # in a cell; `dragoman show` has all


def lay_out_comparison(page: Page, sources: Sources, table: ComparisonTable) -> None:
    """The comparison of a contact's accounts: topics by accounts, then the claims that no cited account bears out."""
    page.line(bold(describe_contact(sources, table.contact)), dim(short(table.contact.id)), hang=2)
    page.gap()
    if not table.rows:
        page.line("No account of it speaks of a topic.")
    else:
        names = ["Topic"]
        for column in table.columns:
            names.append(
                f"{column.teller} ({'whole' if column.whole else 'in part'}{'' if column.stated else ', inferred'})"
            )
        page.table(names, ([row.topic.label, *map(_cell, row.cells)] for row in table.rows))
    if table.unsupported:
        page.heading("Not in the account that is cited for it")
    for claim in table.unsupported:
        page.line(f"“{claim.claim.words}”", dim(f"{claim.claim.document}, citing {claim.teller}"), indent=2, hang=2)


def shortened(text: str, chars: int) -> str:
    """The text in one line, cut at a word where it is longer."""
    line = one_line(text)
    return line if len(line) <= chars else f"{line[: chars - 1].rsplit(' ', 1)[0]} …"


def _cell(cell: Cell) -> list[Part]:
    parts: list[Part] = [Styled(CELLS.get(cell.cell, cell.cell), COLOURS.get(cell.cell, ""))]
    if cell.cell not in SPOKEN:
        return parts
    parts += [f"“{shortened(quote.words, MOST_QUOTE_CHARS)}”" for quote in cell.quotes[:MOST_QUOTES]]
    if len(cell.quotes) > MOST_QUOTES:
        parts.append(dim(f"and {len(cell.quotes) - MOST_QUOTES} more"))
    return stacked(parts)
