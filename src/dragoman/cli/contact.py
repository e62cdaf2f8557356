"""``dragoman show`` and ``dragoman compare``: one contact, and its accounts side by side."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from dragoman.cli.options import contact_argument, json_option, opened, print_json, record_option
from dragoman.cli.terminal import new_page, print_page, status_of

if TYPE_CHECKING:
    from dragoman.export.contact import AccountEntry, ContactView
    from dragoman.export.layout import Page
    from dragoman.export.sources import Sources


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
    from dragoman.export.sources import Sources

    with opened(record_path) as record:
        sources = Sources(record.store)
        view = view_contact(sources, record.contact(named))
        if as_json:
            print_json(_view_as_json(sources, view))
            return
        page = new_page()
        _show_head(page, sources, view)
        for account in view.accounts:
            _show_account(page, sources, account)
        _show_commitments(page, sources, view)
        _show_wording(page, sources, view)
        print_page(page)


@click.command("compare")
@contact_argument
@record_option
@json_option
def compare_command(named: str, record_path: str, as_json: bool) -> None:
    """On which topics do the accounts of a contact differ?

    Topics are rows, accounts are columns. A cell is `says`, `denies`, `silent` (the account is held whole, and nothing
    in it is on the topic) or `not carried` (only a part of it is held, so that its silence cannot be known). Below
    stands what documents say that no account they cite bears out.

    \b
    Example:
      dragoman compare 2021-04-13
    """
    from dragoman.export.described import as_json as rows_as_json
    from dragoman.export.plain import lay_out_comparison
    from dragoman.export.sources import Sources

    with opened(record_path) as record:
        table = record.compare(named)
        if as_json:
            sources, store = Sources(record.store), record.store
            columns = [column.account for column in table.columns]
            accounts = {account.id for account in columns}
            print_json(
                {
                    "contact": rows_as_json(sources, "contacts", [table.contact])[0],
                    "topics": rows_as_json(sources, "topics", [row.topic for row in table.rows]),
                    "accounts": rows_as_json(sources, "accounts", columns),
                    "comparisons": rows_as_json(
                        sources, "comparisons", store.rows_of_contact("comparisons", table.contact.id)
                    ),
                    "unsupported": rows_as_json(
                        sources, "unsupported", [row for row in store.rows("unsupported") if row.account in accounts]
                    ),
                    "names": {column.account.teller: column.teller for column in table.columns},
                }
            )
            return
        page = new_page()
        lay_out_comparison(page, Sources(record.store), table)
        print_page(page)


def _show_head(page: Page, sources: Sources, view: ContactView) -> None:
    from dragoman.export.choosing import short
    from dragoman.export.labels import basis, plain, when
    from dragoman.export.layout import bold, dim

    contact = view.contact
    page.line(bold(f"{plain(contact.kind)} of {sources.names(contact.participants)}"), dim(contact.id), hang=2)
    page.line("status:", status_of(contact.status), indent=2, hang=2)
    known = basis(contact)
    page.line(f"when: {when(contact)}", dim(f"({known})" if known else ""), indent=2, hang=2)
    page.line(
        f"asked for by: {sources.name(contact.initiator) if contact.initiator else 'not known'}", indent=2, hang=2
    )
    if contact.place:
        page.line(f"where: {contact.place}", indent=2, hang=2)
    page.heading("Told in")
    for entry in view.reports:
        report = entry.report
        page.line(
            f"{sources.label(report.doc_id)}:" if report.main else f"{sources.label(report.doc_id)}, in passing:",
            f"“{sources.quotes(report.evidence[:1])}”",
            dim(short(report.doc_id)),
            indent=2,
            hang=2,
        )
        for weighs, links in (("because of", entry.speaks_for), ("against it", entry.speaks_against)):
            if links:
                page.line(dim(f"{weighs}: {', '.join(plain(link.fact) for link in links)}"), indent=4, hang=2)


def _show_account(page: Page, sources: Sources, entry: AccountEntry) -> None:
    from dragoman.export.choosing import short
    from dragoman.export.described import describe_account, describe_position
    from dragoman.export.layout import dim

    page.heading(f"By the account of {describe_account(sources, entry.account)}")
    if not entry.positions and not entry.retells:
        page.line(f"“{sources.quotes(entry.account.evidence)}”", indent=2, hang=2)
    for told in entry.positions:
        position = told.position
        topics = ", ".join(map(sources.topic, position.topics))
        page.line(
            f"{describe_position(sources, position)}:",
            f"“{sources.quotes(position.evidence)}”",
            dim(" ".join(part for part in (f"[{topics}]" if topics else "", short(position.id)) if part)),
            indent=2,
            hang=2,
        )
        if len(told.chain) > 1:
            steps = (f"{sources.quotes(row.source) or 'nobody named'} {sources.quotes(row.cue)}" for row in told.chain)
            page.line(dim(f"by whose account: {' → '.join(steps)}"), indent=4, hang=2)
        if told.retold:
            documents = dict.fromkeys(sources.label(row.evidence[0].doc_id) for row in told.retold)
            page.line(dim(f"told again: {'; '.join(documents)}"), indent=4, hang=2)
    if entry.retells:
        again = ", ".join(short(row.same_as or "") for row in entry.retells)
        page.line(dim(f"also tells what another account tells first: {again}"), indent=2, hang=2)


def _show_commitments(page: Page, sources: Sources, view: ContactView) -> None:
    from dragoman.export.choosing import short
    from dragoman.export.labels import deadline, plain
    from dragoman.export.layout import dim

    if view.commitments:
        page.heading("Agreed, promised, proposed, asked for")
    for entry in view.commitments:
        commitment = entry.commitment
        page.line(
            f"{plain(commitment.kind)} of {sources.names(commitment.parties)}:",
            f"“{sources.quotes(commitment.evidence)}”",
            dim(short(commitment.id)),
            indent=2,
            hang=2,
        )
        due = deadline(entry.deadline, sources.words(entry.deadline.span)) if entry.deadline else "without a deadline"
        page.line(f"{due}, now", status_of(commitment.status), indent=4, hang=2)
        for follow_up in commitment.follow_ups:
            page.line(
                f"{plain(follow_up.reading)}: “{sources.words(follow_up.span)}”",
                dim(sources.label(follow_up.span.doc_id)),
                indent=4,
                hang=2,
            )
        if entry.retold:
            documents = dict.fromkeys(sources.label(row.evidence[0].doc_id) for row in entry.retold)
            page.line(dim(f"told again: {'; '.join(documents)}"), indent=4, hang=2)


def _show_wording(page: Page, sources: Sources, view: ContactView) -> None:
    from dragoman.export.labels import MARKED, percent, plain
    from dragoman.export.layout import dim

    if view.wording:
        page.heading("Whose wording it is")
    for share in view.wording:
        page.line(
            f"{percent(share.share)} of {sources.label(share.doc_id)} is the wording of {sources.label(share.source)},",
            f"{MARKED.get(share.marked, plain(share.marked))}",
            indent=2,
            hang=2,
        )
    if view.unsupported:
        page.heading("Not in the account that is cited for it")
    for claim in view.unsupported:
        page.line(f"“{sources.words(claim.span)}”", dim(sources.label(claim.span.doc_id)), indent=2, hang=2)


def _view_as_json(sources: Sources, view: ContactView) -> dict[str, Any]:
    """The rows of the contract that tell of a contact, and what their actors and documents are called."""
    from dragoman.export.described import as_json

    store, contact = sources.store, view.contact
    tables = ("reports", "links", "accounts", "positions", "commitments", "comparisons")
    rows = {table: store.rows_of_contact(table, contact.id) for table in tables}
    rows["unsupported"], rows["passages"] = [*view.unsupported], [*view.passages]
    rows["dates"] = [entry.deadline for entry in view.commitments if entry.deadline]
    named = {*contact.participants, *(account.teller for account in rows["accounts"])}
    named |= {position.actor for position in rows["positions"]}
    return {
        "contact": as_json(sources, "contacts", [contact])[0],
        **{table: as_json(sources, table, listed) for table, listed in rows.items()},
        "names": {actor: sources.name(actor) for actor in sorted(named)},
        "documents": {entry.report.doc_id: sources.label(entry.report.doc_id) for entry in view.reports},
    }
