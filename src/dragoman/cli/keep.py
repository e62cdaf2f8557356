"""``dragoman check`` and ``dragoman forget``: the record in order."""

from __future__ import annotations

import click

from dragoman.cli.failures import DOCUMENT_FAILED
from dragoman.cli.options import json_option, opened, print_json, record_option
from dragoman.cli.terminal import new_page, print_page


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
        faults, documents = record.check(), len(record.documents)
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
def forget_command(doc: str, record_path: str) -> None:
    """Remove a document, and all that was derived from it.

    What other documents tell stays, and is linked again without it. DOC is the id of a document or the beginning of
    one, as show, search and the export give it, or its path, or the name of its file.

    \b
    Examples:
      dragoman forget d_0b54c2
      dragoman forget call.txt
    """
    from dragoman.export.sources import Sources

    with opened(record_path) as record:
        doc_id = record.document(doc).id
        label = Sources(record.store).label(doc_id)
        record.forget(doc_id)
    page = new_page()
    page.line(f"Forgotten: {label}", hang=2)
    print_page(page)
