"""``dragoman contacts`` and ``dragoman timeline``: which contacts there are, and when."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

import click

from dragoman.cli.options import Command, a_day, json_option, opened, print_json, record_option
from dragoman.cli.terminal import new_page, print_page

if TYPE_CHECKING:
    from dragoman.export.timeline import Moment
    from dragoman.record import Record

STATUSES = ("held", "planned", "proposed", "intended", "cancelled", "denied")


def choosing_options(command: Command) -> Command:
    """The options that choose contacts."""
    for option in (
        click.option("--until", metavar="DAY", type=a_day, help="Leave out what was certainly after this day."),
        click.option("--since", metavar="DAY", type=a_day, help="Leave out what was certainly before this day."),
        click.option("--status", type=click.Choice(STATUSES), help="Only those of this status."),
        click.option("--actor", metavar="NAME", help="Only those with this participant: an id, or part of a name."),
    ):
        command = option(command)
    return command


def chosen(
    record: Record, actor: str | None, status: str | None, since: date | None, until: date | None
) -> list[Moment]:
    """The contacts that the options choose, in order of time."""
    from dragoman.export.choosing import Choice, choose, find_actors

    if since and until and since > until:
        raise click.UsageError(f"No day is both since {since} and until {until}: --since is after --until.")
    choice = Choice(
        actors=find_actors(record.store, actor) if actor else None,
        status=status,
        since=since.isoformat() if since else None,
        until=until.isoformat() if until else None,
    )
    return list(choose(record.timeline(), choice))


@click.command("contacts")
@choosing_options
@record_option
@json_option
def contacts_command(record_path: str, as_json: bool, **options: Any) -> None:
    """Which calls, meetings and letters do the documents tell of?

    Lists them in order of time, with the bounds of those whose day is not known, and with those that were only
    planned, proposed or intended. The beginning of an id is enough to name a contact in other commands.

    \b
    Examples:
      dragoman contacts
      dragoman contacts --actor Macron --since 2022-02-01 --status held
    """
    from dragoman.export.objects import contacts_as_object
    from dragoman.export.plain.contacts import lay_out_contacts
    from dragoman.export.sources import Sources

    with opened(record_path) as record:
        moments, sources = chosen(record, **options), Sources(record.store)
        if as_json:
            print_json(contacts_as_object(sources, moments))
        else:
            page = new_page()
            lay_out_contacts(page, sources, moments)
            print_page(page)


@click.command("timeline")
@choosing_options
@record_option
@json_option
def timeline_command(record_path: str, as_json: bool, **options: Any) -> None:
    """What happened, and what falls due, day by day?

    Contacts and the deadlines agreed in them, in order of time. What has no day of its own stands where its bounds
    allow, and says so. Whether a deadline is due was judged by `dragoman read`, at its --as-of.

    \b
    Example:
      dragoman timeline --actor Zelensky
    """
    from dragoman.export.objects import timeline_as_object
    from dragoman.export.plain.contacts import lay_out_timeline
    from dragoman.export.sources import Sources

    with opened(record_path) as record:
        moments, sources = chosen(record, **options), Sources(record.store)
        if as_json:
            print_json(timeline_as_object(sources, moments))
        else:
            page = new_page()
            lay_out_timeline(page, sources, moments)
            print_page(page)
