"""``dragoman model``: the trained reader of attributions."""

from __future__ import annotations

from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING

import click

from dragoman.cli.options import json_option, print_json
from dragoman.cli.terminal import new_page, print_page

if TYPE_CHECKING:
    from dragoman.attribution.reader.card import ModelCard
    from dragoman.export.layout import Page


@click.group("model")
def model_command() -> None:
    """The trained reader of who says what: its card.

    \b
    Example:
      dragoman model info
    """


@model_command.command("info")
@click.argument("file", metavar="[FILE]", required=False, type=click.Path())
@json_option
def info_command(file: str | None, as_json: bool) -> None:
    """Where it is from, how good it is, what it does not know.

    Shows the one in the package, with what it was trained on, its figures, limits and licences; or what another FILE
    says of itself.

    \b
    Examples:
      dragoman model info
      dragoman model info my-reader.onnx --json
    """
    from dragoman.attribution.reader.card import read_card

    card = read_card(Path(file) if file else None)
    if as_json:
        print_json(asdict(card))
        return
    page = new_page()
    _lay_out(page, card)
    print_page(page)


def _lay_out(page: Page, card: ModelCard) -> None:
    """What the file says of itself, the table of its reliability, and its card."""
    from dragoman.export.layout import bold, dim
    from dragoman.export.plain.card import lay_out_card

    page.line(bold(card.name or "A reader without a name"), dim("(the one in the package)" if card.packaged else ""))
    told = {
        **card.told,
        "file": card.file,
        "size": f"{card.bytes:,} bytes",
        "SHA-256": card.sha256,
        "calibrated": "yes" if card.calibrated else "no: every probability is one half",
    }
    for name, value in told.items():
        page.line(dim(f"{name}:"), value, indent=2, hang=2)
    if card.reliability:
        page.heading("How sure it is")
        page.table(
            ("mean probability", "attributions", "right"),
            [(f"{row.probability:.2f}", f"{row.attributions:,}", f"{row.right:.2f}") for row in card.reliability],
            indent=2,
        )
    lay_out_card(page, card.card)
