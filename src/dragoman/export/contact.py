"""One contact with all that is told of it, in the order in which a reader asks."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from dragoman.export.decisions import Made, decisions_on
from dragoman.export.shares import WordShares, measure_shares
from dragoman.export.sources import Sources
from dragoman.model.records import (
    Account,
    Attribution,
    Commitment,
    Contact,
    Link,
    Passage,
    Position,
    Report,
    ResolvedDate,
    Unsupported,
)
from dragoman.model.span import Span


@dataclass(frozen=True, slots=True)
class ReportEntry:
    """A document that tells of the contact, and why it is taken to be of this one."""

    report: Report
    speaks_for: tuple[Link, ...]
    speaks_against: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class PositionEntry:
    """What a participant did with words, inside whose account it stands, and where it is told again."""

    position: Position
    chain: tuple[Attribution, ...]  # the attributions it stands in, the outermost first, its own last
    retold: tuple[Position, ...]

    @property
    def doc_id(self) -> str:
        return self.position.evidence[0].doc_id


@dataclass(frozen=True, slots=True)
class AccountEntry:
    """What one teller tells of the contact."""

    account: Account
    positions: tuple[PositionEntry, ...]  # those it is the first to tell, in text order
    retells: tuple[Position, ...]  # what other accounts are the first to tell, and it tells too


@dataclass(frozen=True, slots=True)
class CommitmentEntry:
    """What was agreed, promised, proposed or asked for, and by when."""

    commitment: Commitment
    position: Position | None  # in whose words it stands; it tells who is bound and to whom
    deadline: ResolvedDate | None
    retold: tuple[Commitment, ...]


@dataclass(frozen=True, slots=True)
class WordingShare:
    """How much of a document's text is the wording of another, marked in one way."""

    doc_id: str
    source: str  # document
    marked: str
    chars: int
    share: float  # of the document's characters, 0 to 1


@dataclass(frozen=True, slots=True)
class ContactView:
    """One contact with all that is told of it."""

    contact: Contact
    reports: tuple[ReportEntry, ...]  # documents that are about it first
    accounts: tuple[AccountEntry, ...]  # whole ones first
    commitments: tuple[CommitmentEntry, ...]
    unsupported: tuple[Unsupported, ...]
    passages: tuple[Passage, ...]  # between its documents, formulas apart
    wording: tuple[WordingShare, ...]
    decisions: tuple[Made, ...]  # what people decided about it, in the order in which they did
    shares: tuple[WordShares, ...]  # of reports that are about it, or borrow from its other documents


def view_contact(sources: Sources, contact: Contact) -> ContactView:
    """Gather what the record holds of a contact; rows that retell another stand with the one they retell."""
    store = sources.store
    reports: list[Report] = store.rows_of_contact("reports", contact.id)
    order = _DocumentOrder(sources, reports)
    accounts: list[Account] = store.rows_of_contact("accounts", contact.id)
    positions: list[Position] = sorted(
        store.rows_of_contact("positions", contact.id), key=lambda p: order.of(p.evidence)
    )
    commitments: list[Commitment] = sorted(
        store.rows_of_contact("commitments", contact.id), key=lambda c: order.of(c.evidence)
    )
    passages = _passages(sources, [report.doc_id for report in reports])
    concerned = {report.doc_id for report in reports if report.main} | {passage.b.doc_id for passage in passages}
    return ContactView(
        contact=contact,
        reports=_reports(reports, store.rows_of_contact("links", contact.id), order),
        accounts=_accounts(sources, accounts, positions, order),
        commitments=_commitments(sources, commitments, positions),
        unsupported=_unsupported(sources, {account.id for account in accounts}, order),
        passages=passages,
        wording=_wording(sources, passages),
        decisions=decisions_on(sources, contact),
        shares=tuple(
            shares for doc_id in order.docs if doc_id in concerned and (shares := measure_shares(sources, doc_id))
        ),
    )


class _DocumentOrder:
    """Documents of a contact as a reader takes them: those about it by their day, then those that mention it."""

    def __init__(self, sources: Sources, reports: Iterable[Report]) -> None:
        self.docs = [
            report.doc_id
            for report in sorted(
                reports,
                key=lambda report: (
                    not report.main,
                    sources.published(report.doc_id) or "9999",
                    sources.document(report.doc_id).path,
                    report.doc_id,
                ),
            )
        ]
        self._places = {doc_id: place for place, doc_id in enumerate(self.docs)}

    def of(self, spans: tuple[Span, ...]) -> tuple[int, str, bool, int, int]:
        """Where words stand in that order."""
        first = spans[0]
        place = self._places.get(first.doc_id, len(self._places))
        return place, first.doc_id, first.field == "text", first.start, first.end


def _reports(reports: list[Report], links: list[Link], order: _DocumentOrder) -> tuple[ReportEntry, ...]:
    by_doc = {report.doc_id: report for report in reports}
    return tuple(
        ReportEntry(
            by_doc[doc_id],
            tuple(link for link in links if link.doc_id == doc_id and link.weighs == "for"),
            tuple(link for link in links if link.doc_id == doc_id and link.weighs == "against"),
        )
        for doc_id in order.docs
    )


def _accounts(
    sources: Sources, accounts: list[Account], positions: list[Position], order: _DocumentOrder
) -> tuple[AccountEntry, ...]:
    in_order = sorted(accounts, key=lambda a: (not a.whole, not a.stated, order.of(a.evidence), a.id))
    return tuple(view_account(sources, account, positions) for account in in_order)


def view_account(sources: Sources, account: Account, positions: list[Position]) -> AccountEntry:
    """An account with its positions; ``positions`` are those of its contact, in the order in which they are shown."""
    held = {position.id: position for position in positions}
    own = [position for position in positions if position.account == account.id]
    return AccountEntry(
        account,
        tuple(
            PositionEntry(
                position, _chain(sources, position), tuple(other for other in positions if other.same_as == position.id)
            )
            for position in own
            if position.same_as not in held
        ),
        tuple(
            held[first]
            for first in dict.fromkeys(position.same_as for position in own)
            if first in held and held[first].account != account.id
        ),
    )


def _chain(sources: Sources, position: Position) -> tuple[Attribution, ...]:
    """The attributions a position stands in, the outermost first."""
    doc_id = position.evidence[0].doc_id
    chain: list[Attribution] = []
    found = sources.attribution(doc_id, position.attribution)
    while found is not None and found not in chain:
        chain.insert(0, found)
        found = sources.attribution(doc_id, found.parent) if found.parent else None
    return tuple(chain)


def _commitments(
    sources: Sources, commitments: list[Commitment], positions: list[Position]
) -> tuple[CommitmentEntry, ...]:
    held = {commitment.id for commitment in commitments}
    return tuple(
        CommitmentEntry(
            commitment,
            _position_of(commitment, positions),
            sources.date(commitment.deadline) if commitment.deadline else None,
            tuple(other for other in commitments if other.same_as == commitment.id),
        )
        for commitment in commitments
        if commitment.same_as not in held
    )


def _position_of(commitment: Commitment, positions: list[Position]) -> Position | None:
    """The shortest position that holds the words of a commitment."""
    holding = [p for p in positions if all(any(own.covers(s) for own in p.evidence) for s in commitment.evidence)]
    return min(holding, key=lambda p: (sum(map(len, p.evidence)), p.id), default=None)


def _unsupported(sources: Sources, accounts: set[str], order: _DocumentOrder) -> tuple[Unsupported, ...]:
    """The claims that cite one of the accounts."""
    rows: list[Unsupported] = sources.store.rows("unsupported")
    return tuple(sorted((row for row in rows if row.account in accounts), key=lambda row: order.of((row.span,))))


def _passages(sources: Sources, docs: list[str]) -> tuple[Passage, ...]:
    """The passages between the documents, formulas apart: they prove nothing about a contact."""
    found: dict[str, Passage] = {}
    for doc_id in docs:
        for passage in sources.store.rows("passages", doc_id):
            if passage.kind != "formula" and passage.a.doc_id in docs and passage.b.doc_id in docs:
                found[passage.id] = passage
    return tuple(sorted(found.values(), key=lambda p: (docs.index(p.b.doc_id), p.b, docs.index(p.a.doc_id), p.a)))


def _wording(sources: Sources, passages: Iterable[Passage]) -> tuple[WordingShare, ...]:
    """How much of each document is the wording of each other, by how that is marked."""
    spans: dict[tuple[str, str, str], list[Span]] = {}
    for passage in passages:
        spans.setdefault((passage.b.doc_id, passage.a.doc_id, passage.marked), []).append(passage.b)
    shares = []
    for (doc_id, source, marked), copied in spans.items():
        chars = _covered(copied)
        shares.append(WordingShare(doc_id, source, marked, chars, chars / max(1, len(sources.document(doc_id).text))))
    return tuple(shares)


def _covered(spans: Iterable[Span]) -> int:
    """How many characters of the text the spans cover together."""
    covered = reached = 0
    for span in sorted(spans):
        if span.field == "text":
            covered += max(0, span.end - max(span.start, reached))
            reached = max(reached, span.end)
    return covered
