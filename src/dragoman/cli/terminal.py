"""What commands print: how wide the terminal is, and whether it has colours."""

from __future__ import annotations

import os
import shutil

import click

from dragoman.export.layout import Page

LEAST_WIDTH, MOST_WIDTH, PIPED_WIDTH = 40, 140, 110  # characters


def new_page() -> Page:
    """An empty page as wide as the terminal, in colours."""
    width = shutil.get_terminal_size((PIPED_WIDTH, 24)).columns
    return Page(max(LEAST_WIDTH, min(MOST_WIDTH, width)), paint)


def print_page(page: Page) -> None:
    """Print a page; its colours only on a terminal, and never with NO_COLOR set."""
    click.echo(page.text(), color=False if os.environ.get("NO_COLOR") else None)


def paint(text: str, style: str) -> str:
    """A text in one of the styles of ``export/layout.py``."""
    if style == "bold":
        return click.style(text, bold=True)
    return click.style(text, dim=True) if style == "dim" else click.style(text, fg=style)
