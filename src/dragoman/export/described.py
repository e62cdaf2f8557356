"""Any row of the record in one line."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from dragoman.export.labels import NEGATED, plain, when
from dragoman.export.sources import Sources
from dragoman.model.records import (
    JOINT,
    Account,
    Actor,
    Attribution,
    Commitment,
    Contact,
    Document,
    Inference,
    Mention,
    Passage,
    Position,
    Region,
    Report,
    ResolvedDate,
    Unsupported,
)


def describe(sources: Sources, row: Any) -> str:
    """A row in a few words; empty where its words alone say what it is."""
    say = SAYINGS.get(type(row))
    return say(sources, row) if say else ""


def describe_contact(sources: Sources, contact: Contact) -> str:
    """A contact in one line: kind, participants, days and status."""
    return f"{plain(contact.kind)} of {sources.names(contact.participants)}, {when(contact)}, {plain(contact.status)}"


def describe_account(sources: Sources, account: Account) -> str:
    """An account in one line: whose it is, and how much of it is held."""
    held = "whole" if account.whole else "in part"
    return f"{sources.name(account.teller)}, {held}" + ("" if account.stated else ", inferred from the wording")


def describe_position(sources: Sources, position: Position) -> str:
    """A position in one line: who does what with words, and to whom."""
    said = f"{sources.name(position.actor)}: {plain(position.act)}"
    said += f", to {sources.names(position.addressee)}" if position.addressee else ""
    said += f", {NEGATED}" if position.negated else ""
    return said + (", with reserve" if position.hedged else "")


def describe_bound(sources: Sources, commitment: Commitment, position: Position | None) -> str:
    """Whose commitment it is, and to whom where its position tells."""
    if position is None or position.actor == JOINT or not position.addressee:
        return sources.names(commitment.parties)
    return f"{sources.name(position.actor)} to {sources.names(position.addressee)}"


def _describe_attribution(sources: Sources, row: Attribution) -> str:
    source = sources.quotes(row.source) or "nobody named"
    said = f"{source} {sources.quotes(row.cue)}, {row.mode}"
    return said + (f", by the account of {sources.name(row.teller)}" if row.teller else "")


def _describe_commitment(sources: Sources, row: Commitment) -> str:
    return f"{plain(row.kind)} of {sources.names(row.parties)}, {plain(row.status)}"


def _describe_date(sources: Sources, row: ResolvedDate) -> str:
    if row.from_ and row.to:
        return row.from_ if row.from_ == row.to else f"{row.from_} to {row.to}"
    return f"a day not known: {', '.join(row.constraints)}" if row.constraints else "a day not known"


def _describe_document(sources: Sources, row: Document) -> str:
    return sources.label(row.id) + (f", {row.title}" if row.title else "")


def _describe_passage(sources: Sources, row: Passage) -> str:
    return f"{plain(row.kind)}, {row.marked}, of {sources.label(row.a.doc_id)}"


SAYINGS: dict[type, Callable[[Sources, Any], str]] = {
    Account: describe_account,
    Actor: lambda sources, row: f"{row.name}, {row.kind}",
    Attribution: _describe_attribution,
    Commitment: _describe_commitment,
    Contact: describe_contact,
    Document: _describe_document,
    Inference: lambda sources, row: f"the wording is that of {sources.name(row.teller_inferred)}",
    Mention: lambda sources, row: f"{sources.name(row.actor)}, {row.form}",
    Passage: _describe_passage,
    Position: describe_position,
    Region: lambda sources, row: row.kind + (f" of {sources.name(row.issuer)}" if row.issuer else ""),
    Report: lambda sources, row: sources.label(row.doc_id) + ("" if row.main else ", in passing"),
    ResolvedDate: _describe_date,
    Unsupported: lambda sources, row: "not in the account that is cited for it",
}
