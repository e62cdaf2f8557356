"""Which account every position stands in, and which acts are told twice."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from dragoman.accounts.holdings import WholeText, account_id, is_account_row, own_teller, tells_nothing, whole_texts
from dragoman.accounts.retellings import link_retellings
from dragoman.accounts.settings import AccountSettings
from dragoman.model.ids import row_id
from dragoman.model.records import (
    Account,
    Act,
    Attribution,
    Description,
    Document,
    Inference,
    Passage,
    Position,
    Publication,
    Region,
    Report,
    Telling,
)
from dragoman.model.span import Span, hull


@dataclass(frozen=True, slots=True)
class _Teller:
    actor: str
    stated: bool
    evidence: tuple[Span, ...]


def read_accounts(
    documents: Sequence[Document],
    descriptions: Sequence[Description],
    regions: Sequence[Region],
    attributions: Sequence[Attribution],
    tellings: Sequence[Telling],
    acts: Sequence[Act],
    reports: Sequence[Report],
    passages: Sequence[Passage],
    publications: Sequence[Publication],
    settings: AccountSettings,
) -> Iterator[Inference | Account | Position]:
    """Gather what each teller tells of each contact, the stated part and the inferred part apart.

    The stated teller of a position is the one its attribution stands under, else the
    issuer of an official text, else the outlet's own voice. Where nobody is named and
    the wording is that of an official text of the same contact, the teller is inferred
    and the account says so. An account is whole where the teller's own full text is
    held. Tellers whose words belong to no contact have an account of their own without one.
    Linear but for sorting, for retellings, and for what the document of an act without a teller shares with official
    texts of its contact.
    """
    described = {row.doc_id: row for row in descriptions}
    rows = {row.id: row for row in attributions}
    contact_of = {report.telling: report.contact for report in reports if report.telling}
    wholes = whole_texts(documents, descriptions, regions, reports)
    betrayed = _Betrayal(wholes, passages, settings)
    gathered: dict[tuple[str | None, str, bool], list[Span]] = defaultdict(list)
    positions: list[Position] = []
    for act in acts:
        row = rows[act.attribution]
        contact = contact_of.get(act.telling or "")
        teller = _teller_of(row, rows, contact, described, betrayed)
        if not teller.stated:
            yield Inference(row.id, teller.actor, teller.evidence)
        gathered[contact, teller.actor, teller.stated].extend(teller.evidence)
        positions.append(_position(act, contact, teller))
    texts_of = {document.id: document.text for document in documents}
    for contact, row in _without_act(attributions, acts, rows, tellings, contact_of):
        if tells_nothing(texts_of[row.doc_id], row):
            continue
        gathered[contact, row.teller or "", True].extend((*row.source, *row.cue))
    for whole in wholes:
        gathered[whole.contact, whole.teller, True].append(whole.span)
    whole_keys = {(whole.contact, whole.teller) for whole in wholes}
    for (contact, actor, stated), evidence in sorted(gathered.items(), key=lambda pair: (str(pair[0][0]), pair[0][1:])):
        yield Account(
            account_id(contact, actor, stated), contact, actor, stated,
            stated and (contact, actor) in whole_keys, tuple(sorted(set(evidence))),
        )  # fmt: skip
    days = {row.doc_id: row.published for row in publications}
    texts: dict[str, list[Span]] = defaultdict(list)
    for whole in wholes:
        texts[account_id(whole.contact, whole.teller, True)].append(whole.span)
    yield from link_retellings(positions, texts, passages, days, settings)


def _position(act: Act, contact: str | None, teller: _Teller) -> Position:
    return Position(
        id=row_id("n", act.doc_id, "position", act.evidence, act.attribution),
        contact=contact,
        account=account_id(contact, teller.actor, teller.stated),
        actor=act.actor,
        act=act.act,
        addressee=act.addressee,
        topics=act.topics,
        negated=act.negated,
        hedged=act.hedged,
        attribution=act.attribution,
        same_as=None,
        probability=None,
        evidence=act.evidence,
    )


def _teller_of(
    row: Attribution, rows: dict[str, Attribution], contact: str | None, described: dict[str, Description],
    betrayed: _Betrayal,
) -> _Teller:  # fmt: skip
    if row.teller:
        holder = row
        while holder.parent in rows and not is_account_row(holder):
            holder = rows[holder.parent]
        return _Teller(row.teller, True, (*holder.source, *holder.cue))
    recounter = _recounter_of(row, rows)
    if recounter and recounter.source_actor:
        return _Teller(recounter.source_actor, True, (*recounter.source, *recounter.cue))
    own = own_teller(row.doc_id, described)
    if own.startswith("voice:"):
        inferred = betrayed.by(row, contact)
        if inferred:
            return inferred
    return _Teller(own, True, (hull((*row.cue, *row.content)),))


def _recounter_of(row: Attribution, rows: dict[str, Attribution]) -> Attribution | None:
    """The saying of a person in which an act is told of: nothing else that somebody says in a contact holds an act."""
    holder = rows.get(row.parent or "")
    while holder and not holder.source_actor:
        holder = rows.get(holder.parent or "")
    return holder


def _without_act(
    attributions: Sequence[Attribution], acts: Sequence[Act], rows: dict[str, Attribution],
    tellings: Sequence[Telling], contact_of: dict[str, str],
) -> Iterator[tuple[str | None, Attribution]]:  # fmt: skip
    """Attributions to a teller with no act inside: of the contact whose telling stands in them, else of none."""
    covered: set[str] = set()
    for act in acts:
        row: Attribution | None = rows[act.attribution]
        while row:
            covered.add(row.id)
            row = rows.get(row.parent or "")
    told: dict[str, list[Telling]] = defaultdict(list)
    for telling in tellings:
        told[telling.span.doc_id].append(telling)
    for row in attributions:
        if row.id in covered or not is_account_row(row) or not row.content:
            continue
        reach = hull(row.content)
        inside = [t for t in told[row.doc_id] if any(reach.covers(span) for span in (t.span, *t.evidence))]
        yield (contact_of.get(inside[0].id) if inside else None), row


class _Betrayal:
    """Passages that give a stretch of a report away as official wording of the same contact."""

    def __init__(self, wholes: Sequence[WholeText], passages: Sequence[Passage], settings: AccountSettings) -> None:
        self._settings = settings
        official: dict[str, list[WholeText]] = defaultdict(list)
        for whole in wholes:
            official[whole.span.doc_id].append(whole)
        # By document and contact: its stretch, the official one, and whose text that is.
        self._carried: dict[tuple[str, str | None], list[tuple[Span, Span, str]]] = defaultdict(list)
        for passage in passages:
            if passage.kind == "formula":
                continue
            for here, there in ((passage.a, passage.b), (passage.b, passage.a)):
                for whole in official.get(there.doc_id, ()):
                    if whole.span.touches(there):
                        self._carried[here.doc_id, whole.contact].append((here, there, whole.teller))

    def by(self, row: Attribution, contact: str | None) -> _Teller | None:
        """The teller whose wording the attribution has, with the words that show it; None where there is none."""
        reach = hull((*row.cue, *row.content))
        shares: dict[str, tuple[int, set[Span]]] = {}
        for here, there, teller in self._carried.get((row.doc_id, contact), ()):
            common = min(here.end, reach.end) - max(here.start, reach.start)
            if common > 0:
                length, spans = shares.get(teller, (0, set()))
                shares[teller] = (max(length, common), spans | {here, there})
        best = max(shares.items(), key=lambda pair: (pair[1][0], pair[0]), default=None)
        if best is None or best[1][0] < self._settings.betrayed_share * len(reach):
            return None
        return _Teller(best[0], False, tuple(sorted(best[1][1])))
