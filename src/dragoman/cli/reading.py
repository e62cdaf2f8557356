"""What the commands that read documents have in common: their options, their progress, their problems."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from time import monotonic
from typing import TYPE_CHECKING, Any

import click

from dragoman.cli.failures import DOCUMENT_FAILED, say
from dragoman.cli.options import Command

if TYPE_CHECKING:
    from dragoman.model.records import Problem
    from dragoman.record import Record

MOST_PROBLEMS = 20  # told on the terminal; the record has them all
FAILURES = ("stage_failed", "row_refused")  # problems of the program, told beside those of files
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


def input_options(command: Command) -> Command:
    """``PATH...``, and what can be said of the documents in it."""
    for option in (
        click.option("--encoding", metavar="NAME", help="Of all files.  [default: detected]"),
        field_option("url", "url", "with the address"),
        field_option("language", "language", "with the language"),
        field_option("outlet", "outlet", "with the outlet"),
        field_option("date", "published", "with the day of publication"),
        field_option("title", "title", "with the title"),
        field_option("id", "id", "with the id of the row"),
        field_option("text", "text", "with the text"),
        click.option(
            "--actors", metavar="FILE.csv", multiple=True, type=click.Path(), help="People and offices of your own."
        ),
        click.option(
            "--metadata", metavar="FILE", type=click.Path(), help="JSONL or CSV, a row a document, by `path`."
        ),
        click.option("--outlet", metavar="NAME", help="Who published all of them."),
        click.option(
            "--published", metavar="DATE", help="When all of them were published: 2021-04-13, or with time and zone."
        ),
        click.argument("paths", metavar="PATH...", nargs=-1, required=True),
    ):
        command = option(command)
    return command


@contextmanager
def progress_shown() -> Iterator[Callable[[str, int, int | None], None] | None]:
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


def end_with_failures(ctx: click.Context, record: Record) -> None:
    """Tell which stages failed when the record was linked, and end with the code that says so, if any did."""
    failed = [problem for problem in record.problems if problem.code in FAILURES]
    tell_problems(failed, "`dragoman report` lists them all.")
    if failed:
        ctx.exit(DOCUMENT_FAILED)


def tell_problems(problems: Sequence[Problem], rest: str) -> None:
    """Each problem in one message on standard error, with its next step; ``rest`` says where to find those left out."""
    for problem in problems[:MOST_PROBLEMS]:
        say(f"{problem.message} {problem.next_step}")
    if len(problems) > MOST_PROBLEMS:
        say(f"and {len(problems) - MOST_PROBLEMS} problems more: {rest}")
