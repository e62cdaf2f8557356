"""``dragoman read``: documents into the record."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from time import monotonic
from typing import TYPE_CHECKING, Any

import click

from dragoman.cli.failures import DOCUMENT_FAILED, say
from dragoman.cli.options import record_option
from dragoman.cli.terminal import new_page, print_page

if TYPE_CHECKING:
    from dragoman.record import Record

MOST_PROBLEMS = 20  # told on the terminal; the record has them all
SHOWN_AFTER_SECONDS, SHOWN_EVERY_SECONDS = 0.7, 0.1
BAR = 20  # characters


def field_option(name: str, usual: str, meaning: str) -> Callable[[Callable[..., Any]], Callable[..., Any]]:
    """``--NAME-field``: what a column of JSONL and CSV files is called."""
    return click.option(
        f"--{name}-field",
        default=usual,
        show_default=True,
        metavar="NAME",
        help=f"JSONL and CSV: the column {meaning}.",
    )


@click.command("read")
@click.argument("paths", metavar="PATH...", nargs=-1, required=True)
@click.option("--published", metavar="DATE", help="When all of them were published: 2021-04-13, or with time and zone.")
@click.option("--outlet", metavar="NAME", help="Who published all of them.")
@click.option("--metadata", metavar="FILE", type=click.Path(), help="JSONL or CSV, a row a document, by `path`.")
@click.option("--actors", metavar="FILE.csv", multiple=True, type=click.Path(), help="People and offices of your own.")
@click.option("--as-of", metavar="DATE", help="The day to judge deadlines at.  [default: the latest publication]")
@field_option("text", "text", "with the text")
@field_option("id", "id", "with the id of the row")
@field_option("title", "title", "with the title")
@field_option("date", "published", "with the day of publication")
@field_option("outlet", "outlet", "with the outlet")
@field_option("language", "language", "with the language")
@field_option("url", "url", "with the address")
@click.option("--encoding", metavar="NAME", help="Of all files.  [default: detected]")
@record_option
@click.pass_context
def read_command(ctx: click.Context, /, paths: tuple[str, ...], record_path: str, **options: Any) -> None:
    """Read documents into the record.

    Works out all that follows from them. A PATH is a file, a folder, a pattern in quotation marks, or - for standard
    input: .txt, .md, .html, .pdf, .jsonl and .csv, each also as .gz. A folder's own metadata.jsonl or metadata.csv and
    actors.csv are used. What has been read before is not read again; after Ctrl-C, the same command goes on.

    Most texts say "today" and no more: give their days where you know them.

    \b
    Examples:
      dragoman read readouts/ wires/*.html
      dragoman read call.txt --published 2021-04-13 --outlet "The White House"
      dragoman read corpus.jsonl.gz --text-field body --date-field date
    """
    from dragoman.record import read

    columns = {name: value for name, value in options.items() if value is not None}
    with _progress() as progress, read(paths, record_path, progress=progress, **columns) as record:
        _tell_problems(record)
        _tell_summary(record, record_path)
        if record.reading is not None and (record.reading.problems or record.reading.summary.failed):
            ctx.exit(DOCUMENT_FAILED)


@contextmanager
def _progress() -> Iterator[Callable[[str, int, int | None], None] | None]:
    """What is being done, on one line of standard error, once it takes long; nothing where that is no terminal."""
    if not sys.stderr.isatty():
        yield None
        return
    shown = ""
    due = monotonic() + SHOWN_AFTER_SECONDS

    def show(doing: str, done: int, total: int | None) -> None:
        nonlocal shown, due
        if monotonic() < due:
            return
        bar = "" if not total else f" [{'#' * (BAR * done // total):-<{BAR}}]"
        line = f"{doing}{bar} {done}" + ("" if total is None else f" of {total}")
        click.echo(f"\r{line.ljust(len(shown))}", err=True, nl=False)
        shown, due = line, monotonic() + SHOWN_EVERY_SECONDS

    try:
        yield show
    finally:
        if shown:
            click.echo(f"\r{' ' * len(shown)}\r", err=True, nl=False)


def _tell_problems(record: Record) -> None:
    """The problems of the files, and what a stage could not make of them, on standard error."""
    failed = [problem for problem in record.problems if problem.code in ("stage_failed", "row_refused")]
    problems = [*(record.reading.problems if record.reading else ()), *failed]
    for problem in problems[:MOST_PROBLEMS]:
        say(f"{problem.message} {problem.next_step}")
    if len(problems) > MOST_PROBLEMS:
        say(f"and {len(problems) - MOST_PROBLEMS} problems more: `dragoman report` lists them all.")


def _tell_summary(record: Record, record_path: str) -> None:
    """What was read, and what to ask next."""
    from dragoman.export.labels import counted
    from dragoman.export.layout import bold, dim
    from dragoman.store import IN_MEMORY

    if record.reading is None:
        return
    summary, problems = record.reading.summary, len(record.reading.problems)
    held = len(record.documents)
    page = new_page()
    page.line(
        bold(f"{summary.read} read, {summary.unchanged} unchanged, {counted(problems, 'problem')} with files;"),
        f"{record_path} holds {counted(held, 'document')} and {counted(len(record.contacts), 'contact')}."
        if record.path != IN_MEMORY
        else f"{record_path} was not made.",
        hang=2,
    )
    doubtful = len(record.problems) - summary.problems
    if doubtful > 0:
        page.line(f"{counted(doubtful, 'place')} could not be read with confidence: the report lists them.", hang=2)
    undated = _count_undated(record)
    if undated:
        have = "has" if undated == held == 1 else "have"
        page.line(
            f"{undated} of {counted(held, 'document')} {have} no day of publication, and what is told without a day is "
            "not joined: give --published DATE, or a metadata.csv with the columns path and published.",
            hang=2,
        )
    more = "" if record_path == "dragoman.db" else f" --record {record_path}"
    if held:
        page.line(dim(f"Next: dragoman contacts{more}; dragoman report --out record.html{more}"), hang=2)
    print_page(page)


def _count_undated(record: Record) -> int:
    """How many documents have no day of publication, neither given nor found."""
    from dragoman.export.sources import Sources

    sources = Sources(record.store)
    return sum(not sources.published(document.id) for document in record.documents)
