"""``dragoman decide``: what a person knows better."""

from __future__ import annotations

import getpass
from collections.abc import Callable
from typing import Any

import click

from dragoman.cli.options import Command, hint_record, json_option, opened, print_json, record_option
from dragoman.cli.terminal import new_page, print_page


@click.group("decide")
def decide_command() -> None:
    """What a person decided about a contact; every later run honours it.

    A decision is bound to the words that tell of the contact, so that it outlives a new reading. Of two that contradict
    each other the one made last counts. CONTACT is the beginning of an id, or a day on which there was one contact.

    \b
    Examples:
      dragoman decide same c_5f0b1c c_91d2aa
      dragoman decide list
    """


def _decision_options(command: Command) -> Command:
    """What the commands have in common that make a decision or take one back."""
    for option in (
        click.option("--no-link", "link", flag_value=False, default=True, help="Leave the linking to `dragoman link`."),
        record_option,
    ):
        command = option(command)
    return command


def _deciding(command: Callable[..., None]) -> Command:
    """A command that makes a decision."""
    author = click.option("--author", metavar="NAME", help="Who decides.  [default: the name you are logged in by]")
    return _decision_options(author(command))


@decide_command.command("same")
@click.argument("contact", metavar="CONTACT")
@click.argument("other", metavar="CONTACT")
@_deciding
def same_command(contact: str, other: str, **options: Any) -> None:
    """Two contacts are one.

    \b
    Example:
      dragoman decide same c_5f0b1c c_91d2aa
    """
    _decide("same", contact, other, **options)


@decide_command.command("different")
@click.argument("contact", metavar="CONTACT")
@click.argument("doc", metavar="DOC")
@_deciding
def different_command(contact: str, doc: str, **options: Any) -> None:
    """What a document tells of is another contact than the one it was taken for.

    \b
    Example:
      dragoman decide different c_5f0b1c wire.txt
    """
    _decide("different", contact, doc, **options)


@decide_command.command("date")
@click.argument("contact", metavar="CONTACT")
@click.argument("day", metavar="DAY")
@_deciding
def date_command(contact: str, day: str, **options: Any) -> None:
    """A contact was on this day, or from one to another.

    \b
    Examples:
      dragoman decide date c_5f0b1c 2021-04-13
      dragoman decide date c_5f0b1c 2021-04-13/2021-04-15
    """
    _decide("date", contact, day, **options)


@decide_command.command("reject")
@click.argument("contact", metavar="CONTACT")
@_deciding
def reject_command(contact: str, **options: Any) -> None:
    """What was taken for a contact is none.

    \b
    Example:
      dragoman decide reject c_5f0b1c
    """
    _decide("reject", contact, "", **options)


@decide_command.command("confirm")
@click.argument("contact", metavar="CONTACT")
@_deciding
def confirm_command(contact: str, **options: Any) -> None:
    """A contact was looked at and is right.

    \b
    Example:
      dragoman decide confirm c_5f0b1c --author "R. Senn"
    """
    _decide("confirm", contact, "", **options)


@decide_command.command("undo")
@click.argument("decision", metavar="DECISION")
@_decision_options
@click.pass_context
def undo_command(ctx: click.Context, /, decision: str, record_path: str, link: bool) -> None:
    """Take a decision back. DECISION is its id, or the beginning of it.

    \b
    Example:
      dragoman decide undo e_7c01
    """
    from dragoman.cli.reading import end_with_failures

    with opened(record_path) as record:
        record.undo(decision, link=link)
        page = new_page()
        page.line("Taken back." if link else f"Taken back. Next: dragoman link{hint_record(record_path)}", hang=2)
        print_page(page)
        end_with_failures(ctx, record)


@decide_command.command("list")
@record_option
@json_option
def list_command(record_path: str, as_json: bool) -> None:
    """What was decided, by whom and when.

    \b
    Example:
      dragoman decide list
    """
    from dragoman.export.decisions import group_decisions
    from dragoman.export.objects import rows_as_objects
    from dragoman.export.plain.decisions import lay_out_decisions
    from dragoman.export.sources import Sources

    with opened(record_path) as record:
        sources, made = Sources(record.store), group_decisions(record.decisions)
        if as_json:
            print_json({"decisions": rows_as_objects(sources, "decisions", [row for rows in made for row in rows])})
        else:
            page = new_page()
            lay_out_decisions(page, sources, made)
            print_page(page)


def _decide(kind: str, named: str, value: str, record_path: str, author: str | None, link: bool) -> None:
    """Make a decision, and say what became of the contact and how to take it back."""
    from dragoman.cli.reading import end_with_failures
    from dragoman.export.described import describe_contact
    from dragoman.export.plain.styles import named_by, short
    from dragoman.export.sources import Sources

    page, more = new_page(), hint_record(record_path)
    with opened(record_path) as record:
        made = record.decide(kind, named, value, author=_own_name() if author is None else author, link=link)
        sources, places = Sources(record.store), {row.span for row in made}
        held = [row for row in record.contacts if not places.isdisjoint(row.evidence)] if link else []
        for contact in held:
            page.line(describe_contact(sources, contact), named_by(contact.id), hang=2)
        if link and not held:
            page.line("It is no contact any more: no list has it.", hang=2)
        if not link:
            page.line(f"Decided. Next: dragoman link{more}", hang=2)
        page.line(f"To take it back: dragoman decide undo {short(made[0].id)}{more}", hang=2)
        print_page(page)
        end_with_failures(click.get_current_context(), record)


def _own_name() -> str:
    """The name one is logged in by; empty where the system knows none."""
    try:
        return getpass.getuser()
    except (ImportError, KeyError, OSError):
        return ""
