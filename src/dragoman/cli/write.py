"""``dragoman export`` and ``dragoman report``: the record as files for others."""

from __future__ import annotations

import click

from dragoman.cli.options import format_option, opened, record_option
from dragoman.cli.terminal import new_page, print_page


@click.command("export")
@format_option
@click.option("--out", required=True, metavar="DIR", type=click.Path(), help="The folder to write into.")
@record_option
def export_command(format_: str, out: str, record_path: str) -> None:
    """The tables of the record, one file each.

    Rows stand in the order of their ids and carry the words they rest on. The same documents give the same files, byte
    for byte, in whatever order they were read. Parquet needs pip install "dragoman[parquet]".

    \b
    Example:
      dragoman export --format csv --out tables
    """
    with opened(record_path) as record:
        files = record.export(out, format_)
    page = new_page()
    page.line(f"{len(files)} tables are in {out}: {', '.join(file.name for file in files)}", hang=2)
    print_page(page)


@click.command("report")
@click.option("--out", required=True, metavar="FILE", type=click.Path(), help="The page to write.")
@record_option
def report_command(out: str, record_path: str) -> None:
    """One page for a browser, every item linked to its words.

    Contacts, comparisons and texts. The page stands alone: it needs no other file, no network and no script, and can be
    mailed and printed.

    \b
    Example:
      dragoman report --out record.html
    """
    from dragoman.export.labels import counted

    with opened(record_path) as record:
        file = record.report(out)
        contacts, documents = record.store.count("contacts"), record.store.count("documents")
    page = new_page()
    page.line(f"{file}: {counted(contacts, 'contact')} in {counted(documents, 'document')}", hang=2)
    print_page(page)
