"""``dragoman contacts`` and ``dragoman timeline``: which contacts there are, and when."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from dragoman.cli.options import Command, json_option, opened, print_json, record_option
from dragoman.cli.terminal import new_page, print_page, status_of

if TYPE_CHECKING:
    from collections.abc import Iterable

    from dragoman.export.timeline import Due, Moment
    from dragoman.record import Record

STATUSES = ("held", "planned", "proposed", "intended", "cancelled", "denied")


def chosen_by(command: Command) -> Command:
    """The options that choose contacts."""
    day = click.DateTime(["%Y-%m-%d"])
    for option in (
        click.option("--until", metavar="DAY", type=day, help="Leave out what was certainly after this day."),
        click.option("--since", metavar="DAY", type=day, help="Leave out what was certainly before this day."),
        click.option("--status", type=click.Choice(STATUSES), help="Only those of this status."),
        click.option("--actor", metavar="NAME", help="Only those with this participant: an id, or part of a name."),
    ):
        command = option(command)
    return command


def chosen(record: Record, actor: str | None, status: str | None, since: Any, until: Any) -> list[Moment]:
    """The contacts that the options choose, in order of time."""
    from dragoman.export.choosing import Choice, choose, find_actors

    choice = Choice(
        actors=find_actors(record.store, actor) if actor else None,
        status=status,
        since=since.date().isoformat() if since else None,
        until=until.date().isoformat() if until else None,
    )
    return list(choose(record.timeline(), choice))


@click.command("contacts")
@chosen_by
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
    from dragoman.export.choosing import short
    from dragoman.export.labels import basis, plain, when
    from dragoman.export.layout import Cell, dim, stacked
    from dragoman.export.sources import Sources

    with opened(record_path) as record:
        moments, sources = chosen(record, **options), Sources(record.store)
        if as_json:
            print_json(_contacts_as_json(sources, moments))
            return
        page = new_page()
        rows: list[list[Cell]] = [
            [
                stacked([when(moment.contact), dim(basis(moment.contact))]),
                plain(moment.contact.kind),
                sources.names(moment.contact.participants),
                status_of(moment.contact.status),
                stacked(told.label if told.main else dim(told.label) for told in moment.documents),
                dim(short(moment.contact.id)),
            ]
            for moment in moments
        ]
        if rows:
            page.table(("When", "What", "Who", "Status", "Told in", "Id"), rows)
        else:
            page.line("No contact is like that." if record.contacts else "The documents tell of no contact.")
        print_page(page)


@click.command("timeline")
@chosen_by
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
    from dragoman.export.sources import Sources

    with opened(record_path) as record:
        moments, sources = chosen(record, **options), Sources(record.store)
        if as_json:
            print_json(_contacts_as_json(sources, moments, commitments=True))
            return
        page = new_page()
        entries = sorted(
            (entry for moment in moments for entry in _entries(sources, moment)), key=lambda entry: entry[0]
        )
        for _, day, parts, more in entries:
            page.gap()
            page.line(day, *parts, hang=2)
            for line in more:
                page.line(*line, indent=2, hang=2)
        if not entries:
            page.line("No contact is like that." if record.contacts else "The documents tell of no contact.")
        print_page(page)


Entry = tuple[tuple[str, int, str], Any, "list[Any]", "list[list[Any]]"]  # its place, its day, its line, further lines


def _entries(sources: Any, moment: Moment) -> Iterable[Entry]:
    """A contact, and the deadlines agreed in it, each at its place in time."""
    from dragoman.export.choosing import short
    from dragoman.export.labels import plain, when
    from dragoman.export.layout import bold, dim

    contact = moment.contact
    first = contact.from_ or contact.earliest or contact.latest or "9999-12-31"
    told = [[told.label, "" if told.main else dim("in passing")] for told in moment.documents]
    who = [f"{plain(contact.kind)} of {sources.names(contact.participants)},", status_of(contact.status)]
    undated = [_due(sources, due) for due in moment.commitments if not _day(due)]
    yield (first, 0, contact.id), bold(when(contact)), [*who, dim(short(contact.id))], [*told, *undated]
    for due in moment.commitments:
        if day := _day(due):
            line = [*_due(sources, due), dim(f"agreed in {short(contact.id)}")]
            yield (day, 1, due.commitment.id), bold(f"{day} deadline:"), line, []


def _day(due: Due) -> str | None:
    return due.deadline.to if due.deadline else None


def _due(sources: Any, due: Due) -> list[Any]:
    from dragoman.export.choosing import short
    from dragoman.export.labels import plain
    from dragoman.export.layout import dim

    commitment = due.commitment
    return [
        f"{plain(commitment.kind)} of {sources.names(commitment.parties)}:",
        f"“{sources.quotes(commitment.evidence)}”",
        status_of(commitment.status),
        dim(short(commitment.id)),
    ]


def _contacts_as_json(sources: Any, moments: list[Moment], commitments: bool = False) -> dict[str, Any]:
    """Rows of the contract, the contacts in order of time, and what their actors are called."""
    from dragoman.export.described import as_json

    wanted = {moment.contact.id for moment in moments}
    reports = [row for row in sources.store.rows("reports") if row.contact in wanted]
    shown = {
        "contacts": as_json(sources, "contacts", [moment.contact for moment in moments]),
        "reports": as_json(sources, "reports", reports),
    }
    if commitments:
        dues = [due for moment in moments for due in moment.commitments]
        shown["commitments"] = as_json(sources, "commitments", [due.commitment for due in dues])
        shown["dates"] = as_json(sources, "dates", [due.deadline for due in dues if due.deadline])
    named = {actor for moment in moments for actor in moment.contact.participants}
    return shown | {"names": {actor: sources.name(actor) for actor in sorted(named)}}
