"""What people decided, one line each."""

from __future__ import annotations

from collections.abc import Sequence

from dragoman.export.described import describe_decision, describe_place
from dragoman.export.layout import Page
from dragoman.export.plain.styles import named_by
from dragoman.export.sources import Sources
from dragoman.model.records import Decision


def lay_out_decisions(page: Page, sources: Sources, decisions: Sequence[Decision]) -> None:
    """The words that each is about, what was decided, and its id."""
    if not decisions:
        page.line("Nothing was decided.")
    for row in decisions:
        page.line(f"{describe_place(sources, row.span)}: {describe_decision(sources, row)}", named_by(row.id), hang=2)
