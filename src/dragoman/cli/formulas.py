"""``dragoman formulas``: stock wording, and which word of it changed."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import click

from dragoman.cli.options import a_day, json_option, opened, print_json, record_option
from dragoman.cli.terminal import new_page, print_page

if TYPE_CHECKING:
    from dragoman.export.formulas import FormulaHistory

MOST_SHOWN = 10


@click.command("formulas")
@click.argument("words", metavar="[WORDS...]", nargs=-1)
@click.option("--actor", metavar="NAME", help="Only what this one uses or tells: an id, or part of a name.")
@click.option("--since", metavar="DAY", type=a_day, help="Only forms that are first found on this day or later.")
@click.option(
    "--limit", type=click.IntRange(1), metavar="N", help=f"The most to show.  [default: {MOST_SHOWN}; with --json all]"
)
@record_option
@json_option
def formulas_command(
    words: tuple[str, ...], actor: str | None, since: date | None, limit: int | None, record_path: str, as_json: bool
) -> None:
    """Which stock wording recurs, and which word changed?

    Lists the formulas that recur across contacts: their spread, their users, and their forms in order of time, each
    against the usual wording, with who was the first to use it: [old → new], [+ added], [− left out]. WORDS are some
    words of a formula, or the beginning of its id; one formula alone is shown with all its forms and uses.

    \b
    Examples:
      dragoman formulas --actor Blinken
      dragoman formulas territorial integrity
      dragoman formulas --since 2022-02-01
    """
    from dragoman.export.objects import formulas_as_object
    from dragoman.export.plain.formulas import lay_out_formula, lay_out_formulas
    from dragoman.export.sources import Sources

    with opened(record_path) as record:
        found = record.formula_history(actor, " ".join(words), since.isoformat() if since else None)
        sources = Sources(record.store)
        if as_json:
            print_json(formulas_as_object(sources, found[:limit]))
            return
        page = new_page()
        if len(found) == 1 and words:
            lay_out_formula(page, sources, found[0])
        else:
            shown: tuple[FormulaHistory, ...] = found[: limit or MOST_SHOWN]
            lay_out_formulas(page, sources, shown, len(found) - len(shown))
        print_page(page)
