"""A model card is laid out for a terminal: no sign of Markdown is left but in its words."""

from __future__ import annotations

from dragoman.export.layout import Page
from dragoman.export.plain.card import lay_out_card

CARD = """# A title

## One

A paragraph of
two lines.

Another.

| name | value |
|---|---|
| first | 1 |

## Two

- an entry that goes on
  on a second line
- a last one with \x1b in it
"""


def laid_out(card: str, width: int = 40) -> str:
    page = Page(width)
    lay_out_card(page, card)
    return page.text()


def test_headings_paragraphs_tables_and_lists() -> None:
    assert (
        laid_out(CARD)
        == """\
One
  A paragraph of two lines.

  Another.

  name   value
  -----  -----
  first  1

Two
  - an entry that goes on on a second
    line
  - a last one with ␛ in it"""
    )


def test_no_card_is_nothing() -> None:
    assert laid_out("") == ""
