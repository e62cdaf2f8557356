"""A model card on the terminal."""

from __future__ import annotations

from dragoman.export.layout import Page

INDENT = 2


def lay_out_card(page: Page, card: str) -> None:
    """The sections of a card: headings, paragraphs, lists and tables of plain Markdown. Its title is left out."""
    follows = False  # something under the same heading
    for block in card.split("\n\n"):
        lines = block.strip().splitlines()
        if not lines or lines[0].startswith("# "):
            continue
        if lines[0].startswith("## "):
            page.heading(lines[0].removeprefix("## "))
            follows = False
            continue
        if follows:
            page.gap()
        if lines[0].startswith("|"):
            names, _, *rows = ([cell.strip() for cell in line.strip("|").split("|")] for line in lines)
            page.table(names, rows, indent=INDENT)
        elif lines[0].startswith("- "):
            for entry in "\n".join(lines).removeprefix("- ").split("\n- "):
                page.line("-", entry, indent=INDENT, hang=2)
        else:
            page.line(*lines, indent=INDENT)
        follows = True
