"""``dragoman passages``: the wording that documents share, without a record."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from dragoman.cli.failures import DOCUMENT_FAILED
from dragoman.cli.options import format_option
from dragoman.cli.reading import FAILURES, input_options, progress_shown, tell_problems
from dragoman.cli.terminal import new_page, print_page

if TYPE_CHECKING:
    from pathlib import Path

    from dragoman.record.passages import SharedWording


@click.command("passages")
@input_options
@format_option
@click.option("--out", required=True, metavar="DIR", type=click.Path(), help="The folder to write into.")
@click.pass_context
def passages_command(ctx: click.Context, /, paths: tuple[str, ...], format_: str, out: str, **options: Any) -> None:
    """Find the wording that documents share, and nothing else.

    Writes documents, passages and problems into a folder, in the form of the export, and makes no record. A PATH is
    what `dragoman read` takes. Contacts and attributions are not looked for, so nothing is called a formula here, and
    whether an attribution marks a passage is left open.

    \b
    Examples:
      dragoman passages texts/ --out shared
      dragoman passages corpus.jsonl.gz --text-field body --format parquet --out shared
    """
    from dragoman.record.passages import check_out, find_passages

    check_out(out)
    columns = {name: value for name, value in options.items() if value is not None}
    with progress_shown() as progress:
        found = find_passages(paths, progress=progress, **columns)
    failed = [problem for problem in found.problems if problem.code in FAILURES]
    files = found.export(out, format_) if found.documents else []
    rest = f"the problems in {out} list them." if files else "mend these first."
    tell_problems([*found.file_problems, *failed], rest)
    _tell_summary(found, out, files)
    if found.file_problems or found.failed:
        ctx.exit(DOCUMENT_FAILED)


def _tell_summary(found: SharedWording, out: str, files: list[Path]) -> None:
    """What was read and found, and where it is."""
    from dragoman.export.labels import counted
    from dragoman.export.layout import bold

    page = new_page()
    page.line(
        bold(f"{len(found.documents)} read, {counted(len(found.file_problems), 'problem')} with files;"),
        f"{counted(len(found.passages), 'passage')} in {out}: {', '.join(file.name for file in files)}"
        if files
        else "nothing was written.",
        hang=2,
    )
    doubtful = len({problem.id for problem in found.problems} - {problem.id for problem in found.file_problems})
    if doubtful:
        page.line(f"{counted(doubtful, 'place')} could not be read with confidence: see the problems there.", hang=2)
    print_page(page)
