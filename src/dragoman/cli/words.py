"""``dragoman trace`` and ``dragoman search``: from a row to its words, and from words to their rows."""

from __future__ import annotations

import click

from dragoman.cli.options import json_option, opened, print_json, record_option
from dragoman.cli.terminal import new_page, print_page

LIMIT = 20


@click.command("trace")
@click.argument("row_id", metavar="ID")
@record_option
@json_option
def trace_command(row_id: str, record_path: str, as_json: bool) -> None:
    """On which words does a row rest, and by whose account?

    Goes from any row of the record to the words that carry it, shown in their context, and on to the attribution it
    was read from, those it stands inside of, its account and its contact. ID is the id of a row of any table, or the
    beginning of one: every listing and the export give them.

    \b
    Example:
      dragoman trace s_91c4e0
    """
    from dragoman.export.objects import trace_as_object
    from dragoman.export.plain.words import lay_out_trace
    from dragoman.export.sources import Sources

    with opened(record_path) as record:
        sources, trace = Sources(record.store), record.trace(row_id)
        if as_json:
            print_json(trace_as_object(sources, trace))
        else:
            page = new_page()
            lay_out_trace(page, sources, trace)
            print_page(page)


@click.command("search")
@click.argument("words", metavar="WORDS...", nargs=-1, required=True)
@click.option("--limit", default=LIMIT, show_default=True, type=click.IntRange(1), help="The most places to show.")
@record_option
@json_option
def search_command(words: tuple[str, ...], limit: int, record_path: str, as_json: bool) -> None:
    """Where do these words stand, and what rests on them?

    Finds sentences and titles that have all the words, in whatever form of them, and the rows whose evidence has them.
    Words in quotation marks stand together: mind that the shell takes the outer marks away.

    \b
    Examples:
      dragoman search summit
      dragoman search '"new start" treaty'
    """
    from dragoman.export.objects import hits_as_object
    from dragoman.export.plain.words import lay_out_hits
    from dragoman.export.sources import Sources

    with opened(record_path) as record:
        sources, hits = Sources(record.store), record.search(" ".join(words), limit)
        if as_json:
            print_json(hits_as_object(sources, hits))
        else:
            page = new_page()
            lay_out_hits(page, sources, hits)
            print_page(page)
