"""``dragoman link``, ``check`` and ``forget``: the record in order."""

from __future__ import annotations

import click

from dragoman.cli.failures import DOCUMENT_FAILED
from dragoman.cli.options import json_option, opened, print_json, record_option
from dragoman.cli.terminal import new_page, print_page


@click.command("link")
@click.option("--as-of", metavar="DATE", help="The day to judge deadlines at.  [default: the latest publication]")
@record_option
@click.pass_context
def link_command(ctx: click.Context, /, as_of: str | None, record_path: str) -> None:
    """Work out what follows from all documents.

    After `dragoman read --no-link`, or to judge deadlines at another day. No document is read again, and what has been
    worked out from the same documents is not worked out again.

    \b
    Examples:
      for day in wires/*; do dragoman read --no-link $day; done; dragoman link
      dragoman link --as-of 2024-05-01
    """
    from dragoman.cli.reading import end_with_failures, progress_shown
    from dragoman.export.labels import counted
    from dragoman.record import open_record

    with progress_shown() as progress, open_record(record_path) as record:
        ran = record.link(as_of, progress=progress).linked
        held = counted(record.store.count("contacts"), "contact")
        page = new_page()
        page.line(f"{record_path} is linked: it holds {held}." if ran else f"{record_path} was linked already.", hang=2)
        print_page(page)
        end_with_failures(ctx, record)


@click.command("check")
@record_option
@json_option
@click.pass_context
def check_command(ctx: click.Context, /, record_path: str, as_json: bool) -> None:
    """Does every span still slice to the words it was made of?

    Compares the text of every document, and the words of every span, with the digests that were kept when they were
    read. The exit code is 1 where something is not as it was written.

    \b
    Example:
      dragoman check && dragoman export --out tables
    """
    from dragoman.export.labels import counted
    from dragoman.export.objects import faults_as_object

    with opened(record_path) as record:
        faults, documents = record.check(), record.store.count("documents")
    if as_json:
        print_json(faults_as_object(documents, faults))
    else:
        page = new_page()
        for fault in faults:
            page.line(*(part for part in (fault.table, fault.row, f"{fault.message}.") if part), hang=2)
        if faults:
            page.line(f"{counted(len(faults), 'fault')}. Read the documents into a new record.", hang=2)
        else:
            page.line(f"All is as it was written, in {counted(documents, 'document')}.")
        print_page(page)
    if faults:
        ctx.exit(DOCUMENT_FAILED)


@click.command("forget")
@click.argument("doc", metavar="DOC")
@record_option
@click.pass_context
def forget_command(ctx: click.Context, /, doc: str, record_path: str) -> None:
    """Remove a document, and all that was derived from it.

    What other documents tell stays, and is linked again without it. DOC is the id of a document or the beginning of
    one, as show, search and the export give it, or its path, or the name of its file.

    \b
    Examples:
      dragoman forget d_0b54c2
      dragoman forget call.txt
    """
    from dragoman.cli.reading import end_with_failures
    from dragoman.export.sources import Sources

    with opened(record_path) as record:
        doc_id = record.document(doc).id
        label = Sources(record.store).label(doc_id)
        record.forget(doc_id)
        page = new_page()
        page.line(f"Forgotten: {label}", hang=2)
        print_page(page)
        end_with_failures(ctx, record)
