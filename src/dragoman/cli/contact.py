"""``dragoman show`` and ``dragoman compare``: one contact, and its accounts side by side."""

from __future__ import annotations

import click

from dragoman.cli.options import contact_argument, json_option, opened, print_json, record_option
from dragoman.cli.terminal import new_page, print_page


@click.command("show")
@contact_argument
@record_option
@json_option
def show_command(named: str, record_path: str, as_json: bool) -> None:
    """Who spoke with whom, when, and what did each account tell of it?

    Shows one contact: its participants, day, initiator and place; the documents that tell of it, and why each is taken
    to be of this contact; every account with its positions; what was agreed or asked for, and what became of it; whose
    wording was copied, and what no cited account bears out. CONTACT is the beginning of an id, or a day on which there
    was one contact.

    \b
    Examples:
      dragoman show c_5f0b1c
      dragoman show 2021-04-13
    """
    from dragoman.export.contact import view_contact
    from dragoman.export.objects import contact_as_object
    from dragoman.export.plain.contact import lay_out_contact
    from dragoman.export.sources import Sources

    with opened(record_path) as record:
        sources = Sources(record.store)
        view = view_contact(sources, record.contact(named))
        if as_json:
            print_json(contact_as_object(sources, view))
        else:
            page = new_page()
            lay_out_contact(page, sources, view)
            print_page(page)


@click.command("compare")
@contact_argument
@record_option
@json_option
def compare_command(named: str, record_path: str, as_json: bool) -> None:
    """On which topics do the accounts of a contact differ?

    Topics are rows, accounts are columns. A cell is `says`, `denies`, `silent` (the account is held whole, and nothing
    in it is on the topic) or `not carried` (only a part of it is held, so that its silence cannot be known). Below
    stands what documents say that no account they cite bears out. CONTACT is the beginning of an id, or a day on which
    there was one contact.

    \b
    Example:
      dragoman compare 2021-04-13
    """
    from dragoman.export.described import describe_contact
    from dragoman.export.objects import comparison_as_object
    from dragoman.export.plain.comparison import lay_out_comparison
    from dragoman.export.sources import Sources

    with opened(record_path) as record:
        sources, table = Sources(record.store), record.compare(named)
        if as_json:
            print_json(comparison_as_object(sources, table))
        else:
            page = new_page()
            lay_out_comparison(page, table, describe_contact(sources, table.contact))
            print_page(page)
