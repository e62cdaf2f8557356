"""What texts we hold of a teller: whole official texts, alone or embedded, and where they stand."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from dragoman.lexicon.denials import load_denials
from dragoman.model.ids import digest
from dragoman.model.records import VOICE, Attribution, Description, Document, Region, Report
from dragoman.model.span import Span

NEGATION_CHARS = 24  # before a cue, for "did not" and the like
OFFICIAL = frozenset(("readout", "statement"))


@dataclass(frozen=True, slots=True)
class WholeText:
    """A teller's own full text about a contact."""

    teller: str
    contact: str | None
    span: Span


def account_id(contact: str | None, teller: str, stated: bool) -> str:
    """One account a contact, teller and whether it is stated."""
    return "k_" + digest("account", contact or "", teller, int(stated))


def whole_texts(
    documents: Sequence[Document],
    descriptions: Sequence[Description],
    regions: Sequence[Region],
    reports: Sequence[Report],
) -> list[WholeText]:
    """Every whole official text we hold, with the contact that its document is mainly about; in document order."""
    main = {report.doc_id: report.contact for report in reports if report.main}
    by_doc = {row.doc_id: row for row in descriptions}
    found: list[WholeText] = []
    embedded: dict[str, list[Region]] = {}
    for region in regions:
        if region.kind == "embedded" and region.issuer:
            embedded.setdefault(region.span.doc_id, []).append(region)
    for document in documents:
        described = by_doc.get(document.id)
        if described and described.kind in OFFICIAL and described.issuer and document.text.strip():
            span = document.span(0, len(document.text))
            found.append(WholeText(described.issuer, main.get(document.id), span))
        for region in embedded.get(document.id, ()):
            found.append(WholeText(region.issuer or "", main.get(document.id), region.span))
    return found


def own_teller(document_id: str, descriptions: dict[str, Description]) -> str:
    """Who tells what a document says in its own voice: the issuer of an official text, else the outlet."""
    described = descriptions.get(document_id)
    if described and described.kind in OFFICIAL and described.issuer:
        return described.issuer
    return VOICE + document_id


def tells_nothing(text: str, row: Attribution) -> bool:
    """Is it only said that somebody told nothing: "did not comment", "declined to say", "made no mention of"?"""
    start, end = row.cue[0].start, row.cue[0].end
    if row.cue[0].field != "text":
        return False
    said = load_denials("untold").search(text, max(0, start - NEGATION_CHARS), end)
    return said is not None and said.end() >= start - 1


def is_account_row(row: Attribution) -> bool:
    """Does the attribution give its content to a teller, rather than tell what a participant did?"""
    return row.teller is not None and row.teller == row.source_actor
