"""One contact with all that is told of it."""

from __future__ import annotations

from collections.abc import Iterable

from dragoman.export import labels
from dragoman.export.contact import AccountEntry, CommitmentEntry, ContactView, PositionEntry, ReportEntry
from dragoman.export.decisions import describe_decision
from dragoman.export.described import describe_account, describe_bound, describe_position
from dragoman.export.labels import plain
from dragoman.export.layout import Page, bold, dim
from dragoman.export.plain.styles import coloured, named_by, shortened
from dragoman.export.shares import tell_shares
from dragoman.export.sources import Sources
from dragoman.export.wording import key_of_words
from dragoman.model.span import Span

OPENING_CHARS = 160  # of an account without positions, which may be a whole text
RETOLD_CHARS = 90  # of what is told again in other words


def lay_out_contact(page: Page, sources: Sources, view: ContactView) -> None:
    """Who, when and where; then documents, accounts, commitments, wording and unsupported claims."""
    _lay_out_head(page, sources, view)
    page.heading("Told in")
    for report in view.reports:
        _lay_out_report(page, sources, report)
    for account in view.accounts:
        _lay_out_account(page, sources, account)
    if view.commitments:
        page.heading("Agreed, promised, proposed, asked for")
    for commitment in view.commitments:
        _lay_out_commitment(page, sources, commitment)
    _lay_out_wording(page, sources, view)


def _lay_out_head(page: Page, sources: Sources, view: ContactView) -> None:
    contact = view.contact
    page.line(bold(f"{plain(contact.kind)} of {sources.names(contact.participants)}"), dim(contact.id), hang=2)
    page.line("status:", coloured(contact.status), indent=2, hang=2)
    basis = labels.basis(contact)
    page.line(f"when: {labels.when(contact)}", dim(f"({basis})" if basis else ""), indent=2, hang=2)
    initiator = sources.name(contact.initiator) if contact.initiator else "not known"
    page.line(f"asked for by: {initiator}", indent=2, hang=2)
    if contact.place:
        page.line(f"where: {contact.place}", indent=2, hang=2)
    for made in view.decisions:
        page.line(f"decided: {describe_decision(sources, made, contact)}", named_by(made[0].id), indent=2, hang=2)


def _lay_out_report(page: Page, sources: Sources, entry: ReportEntry) -> None:
    report = entry.report
    label = sources.label(report.doc_id) if report.main else f"{sources.label(report.doc_id)}, in passing"
    page.line(f"{label}:", f"“{sources.quotes(report.evidence[:1])}”", named_by(report.doc_id), indent=2, hang=2)
    for weighs, links in (("because of", entry.speaks_for), ("against it", entry.speaks_against)):
        if links:
            page.line(dim(f"{weighs}: {', '.join(plain(link.fact) for link in links)}"), indent=4, hang=2)


def _lay_out_account(page: Page, sources: Sources, entry: AccountEntry) -> None:
    opening = shortened(sources.quotes(entry.account.evidence), OPENING_CHARS)
    if not (entry.positions or entry.retells or opening):
        return
    page.heading(f"By the account of {describe_account(sources, entry.account)}")
    if not entry.positions and not entry.retells:
        page.line("" if entry.account.whole else dim("known by:"), f"“{opening}”", indent=2, hang=2)
    several = len({position.doc_id for position in entry.positions}) > 1
    for position in entry.positions:
        _lay_out_position(page, sources, position, several)
    if entry.retells:
        page.line(dim("also tells what another account tells first:"), indent=2, hang=2)
    for row in entry.retells:
        words = shortened(sources.quotes(row.evidence), RETOLD_CHARS)
        page.line(dim(f"“{words}”"), named_by(row.id), indent=4, hang=2)


def _lay_out_position(page: Page, sources: Sources, entry: PositionEntry, several: bool) -> None:
    """``several``: do the positions of its account stand in several documents?"""
    position = entry.position
    topics = ", ".join(map(sources.topic, position.topics))
    page.line(
        f"{describe_position(sources, position)}:",
        f"“{sources.quotes(position.evidence)}”",
        dim(f"({sources.label(entry.doc_id)})" if several else ""),
        dim(f"[{topics}]" if topics else ""),
        named_by(position.id),
        indent=2,
        hang=2,
    )
    if len(entry.chain) > 1:
        steps = (f"{sources.quotes(row.source) or 'nobody named'} {sources.quotes(row.cue)}" for row in entry.chain)
        page.line(dim(f"by whose account: {' → '.join(steps)}"), indent=4, hang=2)
    _lay_out_retold(page, sources, position.evidence, (row.evidence for row in entry.retold))


def _lay_out_commitment(page: Page, sources: Sources, entry: CommitmentEntry) -> None:
    commitment, due = entry.commitment, entry.deadline
    page.line(
        f"{plain(commitment.kind)} of {describe_bound(sources, commitment, entry.position)}:",
        f"“{sources.quotes(commitment.evidence)}”",
        named_by(commitment.id),
        indent=2,
        hang=2,
    )
    by = labels.deadline(due, sources.words(due.span)) if due else "without a deadline"
    page.line(f"{by}, now", coloured(commitment.status), dim(labels.untold(commitment)), indent=4, hang=2)
    for follow_up in commitment.follow_ups:
        words = f"{plain(follow_up.reading)}: “{sources.words(follow_up.span)}”"
        page.line(words, dim(sources.label(follow_up.span.doc_id)), indent=4, hang=2)
    _lay_out_retold(page, sources, commitment.evidence, (row.evidence for row in entry.retold))


def _lay_out_retold(page: Page, sources: Sources, told: tuple[Span, ...], retold: Iterable[tuple[Span, ...]]) -> None:
    """The documents that tell it again, each in its words where these are others."""
    first = key_of_words(sources.quotes(told))
    again: dict[str, None] = {}
    for spans in retold:
        words = sources.quotes(spans)
        other = "" if key_of_words(words) == first else f" “{shortened(words, RETOLD_CHARS)}”"
        again[f"{sources.label(spans[0].doc_id)}{other}"] = None
    if again:
        page.line(dim(f"told again: {'; '.join(again)}"), indent=4, hang=2)


def _lay_out_wording(page: Page, sources: Sources, view: ContactView) -> None:
    if view.shares or view.wording:
        page.heading("Whose wording it is")
    for shares in view.shares:
        page.line(f"{sources.label(shares.doc_id)}: {tell_shares(shares)}", indent=2, hang=2)
    for share in view.wording:
        copied = f"{labels.percent(share.share)} of {sources.label(share.doc_id)}"
        marked = labels.MARKED.get(share.marked, plain(share.marked))
        page.line(f"{copied} is the wording of {sources.label(share.source)}, {marked}", indent=2, hang=2)
    if view.unsupported:
        page.heading("Not in the account that is cited for it")
    for claim in view.unsupported:
        page.line(f"“{sources.words(claim.span)}”", dim(sources.label(claim.span.doc_id)), indent=2, hang=2)
