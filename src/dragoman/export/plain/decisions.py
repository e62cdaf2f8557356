"""What people decided, one line each."""

from __future__ import annotations

from collections.abc import Sequence

from dragoman.export.decisions import Made, describe_decision, describe_place
from dragoman.export.layout import Page
from dragoman.export.plain.styles import named_by
from dragoman.export.sources import Sources


def lay_out_decisions(page: Page, sources: Sources, decisions: Sequence[Made]) -> None:
    """The words that each is about, what was decided, and its id."""
    if not decisions:
        page.line("Nothing was decided.")
    for made in decisions:
        about = describe_place(sources, made[0].span)
        page.line(f"{about}: {describe_decision(sources, made)}", named_by(made[0].id), hang=2)
