"""What many commands have in common: the record they work on, JSON, and where a contact is named."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING, Any

import click

from dragoman.cli.failures import say
from dragoman.export.visible import UNSAFE

if TYPE_CHECKING:
    from dragoman.record import Record

DEFAULT_RECORD = "dragoman.db"
FORMATS = ("jsonl", "csv", "parquet")

Command = Callable[..., Any]


def record_option(command: Command) -> Command:
    """``--record FILE``."""
    return click.option(
        "--record",
        "record_path",
        metavar="FILE",
        default=DEFAULT_RECORD,
        show_default=True,
        type=click.Path(),
        help="The record to work on.",
    )(command)


def json_option(command: Command) -> Command:
    """``--json``."""
    return click.option("--json", "as_json", is_flag=True, help="Print one JSON document instead of text.")(command)


def format_option(command: Command) -> Command:
    """``--format``."""
    return click.option(
        "--format", "format_", type=click.Choice(FORMATS), default="jsonl", show_default=True, help="Of the files."
    )(command)


def a_day(value: str) -> date:
    """A day written as 2021-04-13."""
    try:
        return date.fromisoformat(value)
    except ValueError as error:
        raise click.BadParameter(f"there is no day {value}: write it as 2021-04-13.") from error


def opened(path: str) -> Record:
    """The record at a path, to read it; whoever asks is told where it is behind its documents."""
    from dragoman.record import open_record

    record = open_record(path)
    if not record.store.is_linked():
        say(
            f"Not all that {path} holds is linked: run `dragoman link{hint_record(path)}`. If a reading was stopped "
            "midway, run that `dragoman read` again instead, and it goes on from there."
        )
    return record


def hint_record(path: str) -> str:
    """What a command told to be next needs behind it to work on the record at a path."""
    return "" if path == DEFAULT_RECORD else f" --record {path}"


def print_json(value: Any) -> None:
    """Print one JSON document; characters that a terminal would obey are written as ``\\u`` and four digits."""
    text = json.dumps(value, ensure_ascii=False, indent=2)
    click.echo(UNSAFE.sub(lambda match: f"\\u{ord(match.group()):04x}", text))


def contact_argument(command: Command) -> Command:
    """``CONTACT``, completed from the record."""
    return click.argument("named", metavar="CONTACT", shell_complete=_complete_contact)(command)


def _complete_contact(ctx: click.Context, param: click.Parameter, incomplete: str) -> list[Any]:
    """The contacts whose id begins so; nothing where the record cannot be read."""
    from click.shell_completion import CompletionItem

    from dragoman.export.described import describe_contact
    from dragoman.export.plain.styles import short
    from dragoman.export.sources import Sources
    from dragoman.model.errors import DragomanError

    try:
        with opened(ctx.params.get("record_path") or DEFAULT_RECORD) as record:
            sources = Sources(record.store)
            return [
                CompletionItem(short(contact.id), help=describe_contact(sources, contact))
                for contact in record.contacts
                if contact.id.startswith(incomplete)
            ]
    except DragomanError:
        return []
