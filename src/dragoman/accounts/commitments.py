"""What was promised, by when, and what became of it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date, timedelta

from dragoman.accounts.appointments import CALLED_OFF, HELD, Appointments
from dragoman.accounts.follow_ups import FULFILLED, FollowUpFinder
from dragoman.accounts.settings import CommitmentSettings
from dragoman.accounts.tidings import DONE, NOT_DONE
from dragoman.model.ids import row_id
from dragoman.model.records import (
    Act,
    Commitment,
    Contact,
    Document,
    FollowUp,
    Mention,
    Passage,
    Position,
    Publication,
    Report,
    ResolvedDate,
    Sentence,
    Undertaking,
)

DUE_BEFORE = timedelta(days=31)  # its last day: "later this year" is due in December


def read_commitments(
    documents: Sequence[Document],
    sentences: Sequence[Sentence],
    mentions: Sequence[Mention],
    acts: Sequence[Act],
    undertakings: Sequence[Undertaking],
    contacts: Sequence[Contact],
    reports: Sequence[Report],
    positions: Sequence[Position],
    dates: Sequence[ResolvedDate],
    publications: Sequence[Publication],
    passages: Sequence[Passage],
    settings: CommitmentSettings,
) -> Iterator[Commitment]:
    """Follow every undertaking up: its account, its retellings, later text, and where it stands.

    In order of the undertakings. A commitment whose deadline no date resolves, or that is
    judged on no known day, is ``unknown`` unless later text settles it; without a deadline
    it is ``open``. Linear in the texts, and in the undertakings times what is told of their people and their matter.
    """
    by_attribution = {position.attribution: position for position in positions}
    act_rows = {act.id: act for act in acts}
    undertaking_of = {act_rows[row.act].attribution: row for row in undertakings if row.act in act_rows}
    position_rows = {position.id: position for position in positions}
    resolved = {row.id: row for row in dates}
    as_of = settings.as_of or max((row.published for row in publications), default=None)
    finder = FollowUpFinder(
        undertakings, documents, sentences, mentions, contacts, reports, dates, publications, passages, settings
    )
    appointments = Appointments(contacts, reports, publications)
    published = {row.doc_id: row.published[:10] for row in publications}
    contact_of = {row.id: by_attribution[act_rows[row.act].attribution].contact for row in undertakings}
    done = {
        row.id: (*finder.find(row, contact_of[row.id]), *appointments.find(row, contact_of[row.id]))
        for row in undertakings
    }
    held_on = {contact.id: contact.from_ for contact in contacts if contact.status == "held"}
    later = _followed_in(done, contact_of, reports)
    for row in undertakings:
        position = by_attribution[act_rows[row.act].attribution]
        row = _without_past_deadline(row, held_on.get(position.contact or ""), resolved)
        follow_ups = (*done[row.id], *finder.taken_up(row, position.contact, later))
        yield Commitment(
            id=_commitment_id(row),
            contact=position.contact,
            account=position.account,
            kind=row.kind,
            parties=row.parties,
            topics=row.topics,
            deadline=row.deadline,
            status=_status(row, follow_ups, resolved, published, as_of),
            same_as=_same_as(position, position_rows, undertaking_of),
            evidence=row.evidence,
            follow_ups=follow_ups,
        )


def _followed_in(
    done: dict[str, tuple[FollowUp, ...]], contact_of: dict[str, str | None], reports: Sequence[Report]
) -> set[tuple[str, str]]:
    """The contact of each undertaking that is fulfilled, with the one whose account says so."""
    told = {report.doc_id: report.contact for report in reports if report.main}
    return {
        (contact_of[row] or "", told[found.span.doc_id])
        for row, follow_ups in done.items()
        for found in follow_ups
        if found.reading == FULFILLED
    }


def _without_past_deadline(row: Undertaking, held_on: str | None, resolved: dict[str, ResolvedDate]) -> Undertaking:
    """Nothing is due before the day on which it is undertaken: "to take the steps named on July 2"."""
    due = resolved[row.deadline].last_day if row.deadline in resolved else None
    return replace(row, deadline=None) if due and held_on and due < held_on else row


def _commitment_id(row: Undertaking) -> str:
    return row_id("b", row.doc_id, "commitment", row.evidence, row.kind)


def _same_as(position: Position, positions: dict[str, Position], undertaking_of: dict[str, Undertaking]) -> str | None:
    told = positions.get(position.same_as or "")
    other = undertaking_of.get(told.attribution) if told else None
    return _commitment_id(other) if other else None


def _status(
    row: Undertaking,
    follow_ups: Sequence[FollowUp],
    resolved: dict[str, ResolvedDate],
    published: dict[str, str],
    as_of: str | None,
) -> str:
    if _is_fulfilled(follow_ups, published):
        return "fulfilled"
    if row.deadline is None:
        return "open"
    due = resolved.get(row.deadline)
    if due is None or as_of is None or not (due.from_ or due.to):
        return "unknown"
    today = date.fromisoformat(as_of[:10]).isoformat()
    last = due.last_day
    if last is None:
        return "open"
    if last < today:
        return "overdue"
    near = (date.fromisoformat(last) - DUE_BEFORE).isoformat()
    return "due" if due.from_ and max(min(due.from_, last), near) <= today else "open"


def _is_fulfilled(follow_ups: Sequence[FollowUp], published: dict[str, str]) -> bool:
    """Does some text say so, and none of that day or later that it is not: "the crews are back, the ships are not"?"""
    done = [published.get(one.span.doc_id, "") for one in follow_ups if one.reading in (FULFILLED, DONE, HELD)]
    undone = [published.get(one.span.doc_id, "") for one in follow_ups if one.reading in (NOT_DONE, CALLED_OFF)]
    return bool(done) and (not undone or max(done) > max(undone))
