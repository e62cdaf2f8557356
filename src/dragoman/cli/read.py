"""``dragoman read``: documents into the record."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from dragoman.cli.failures import DOCUMENT_FAILED
from dragoman.cli.options import hint_record, record_option
from dragoman.cli.reading import FAILURES, input_options, progress_shown, tell_problems
from dragoman.cli.terminal import new_page, print_page

if TYPE_CHECKING:
    from dragoman.export.layout import Page
    from dragoman.record import Record

MOST_REWRITTEN = 3  # files named one by one


@click.command("read")
@input_options
@click.option("--as-of", metavar="DATE", help="The day to judge deadlines at.  [default: the latest publication]")
@click.option("--model", metavar="FILE", type=click.Path(), help="A trained reader of your own.")
@click.option(
    "--least-probability", metavar="P", type=float, help="0 to 1: leave out what the trained reader is less sure of."
)
@click.option("--workers", metavar="N", type=int, default=1, show_default=True, help="Processes that read documents.")
@click.option(
    "--engine",
    type=click.Choice(["local", "spark"]),
    default="local",
    show_default=True,
    help="What reads them: this machine, or a Spark cluster.",
)
@click.option("--master", metavar="URL", help="Of the cluster.  [default: what Spark's own settings name]")
@click.option("--no-link", "link", flag_value=False, default=True, help="Leave the linking to `dragoman link`.")
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
    with progress_shown() as progress, read(paths, record_path, progress=progress, **columns) as record:
        failed = [problem for problem in record.problems if problem.code in FAILURES]
        of_files = record.reading.problems if record.reading else ()
        tell_problems([*of_files, *failed], "`dragoman report` lists them all.")
        _tell_summary(record, record_path)
        if record.reading is not None and (record.reading.problems or record.reading.summary.failed):
            ctx.exit(DOCUMENT_FAILED)


def _tell_summary(record: Record, record_path: str) -> None:
    """What was read, and what to ask next."""
    from dragoman.export.labels import counted
    from dragoman.export.layout import bold, dim
    from dragoman.record.record import PROBLEM_TABLES
    from dragoman.store import IN_MEMORY

    if record.reading is None:
        return
    summary, problems = record.reading.summary, len(record.reading.problems)
    count = record.store.count
    held = count("documents")
    more = hint_record(record_path)
    page = new_page()
    page.line(
        bold(f"{summary.read} read, {summary.unchanged} unchanged, {counted(problems, 'problem')} with files;"),
        f"{record_path} holds {counted(held, 'document')} and {counted(count('contacts'), 'contact')}."
        if record.path != IN_MEMORY
        else f"{record_path} was not made.",
        hang=2,
    )
    _tell_rewritten(page, record, more)
    if not record.store.is_linked():
        page.line(f"Not all of them are linked. Next: dragoman link{more}", hang=2)
        print_page(page)
        return
    doubtful = sum(map(count, PROBLEM_TABLES)) - summary.problems
    if doubtful > 0:
        page.line(f"{counted(doubtful, 'place')} could not be read with confidence: the report lists them.", hang=2)
    undated = held - count("publications")
    if undated:
        have = "has" if undated == 1 else "have"
        page.line(
            f"{undated} of {counted(held, 'document')} {have} no day of publication, and what is told without a day is "
            "not joined: give --published DATE, --date-field NAME where rows have their days in another column than "
            "published, or a metadata.csv with the columns path and published.",
            hang=2,
        )
    if held:
        page.line(dim(f"Next: dragoman contacts{more}; dragoman report --out record.html{more}"), hang=2)
    print_page(page)


def _tell_rewritten(page: Page, record: Record, more: str) -> None:
    """Which files have other text than before: the record holds both, and both would count as accounts."""
    from dragoman.ingest.files import STDIN

    found = record.reading.summary.rewritten if record.reading is not None else ()
    rewritten = [(path, doc_id) for path, doc_id in found if path != STDIN]  # which is no one text
    for path, doc_id in rewritten[:MOST_REWRITTEN]:
        page.line(
            f"{path} was read before with other text, and the record holds both. "
            f"To take out the earlier one: dragoman forget {doc_id}{more}",
            hang=2,
        )
    if len(rewritten) > MOST_REWRITTEN:
        page.line(f"So were {len(rewritten) - MOST_REWRITTEN} more.", hang=2)
