"""The accounts of a contact side by side: topic by account."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

from dragoman.accounts.holdings import account_id, is_account_row, whole_texts
from dragoman.accounts.settings import AccountSettings
from dragoman.lexicon.topics import load_topics
from dragoman.model.records import (
    Account,
    Attribution,
    Comparison,
    Contact,
    Description,
    Document,
    Position,
    Region,
    Report,
    Topic,
)
from dragoman.model.span import Span, hull
from dragoman.text.topics import choose_topics, find_topics


def compare_accounts(
    documents: Sequence[Document],
    descriptions: Sequence[Description],
    regions: Sequence[Region],
    attributions: Sequence[Attribution],
    contacts: Sequence[Contact],
    reports: Sequence[Report],
    accounts: Sequence[Account],
    positions: Sequence[Position],
    settings: AccountSettings,
) -> Iterator[Comparison | Topic]:
    """One cell for every topic of a contact and every account of it, in order of contact, topic and account.

    ``says`` where the account has a position, or a whole text has words, on the topic; ``denies``
    where all its positions on it are negated. An account whose teller's whole text is held
    is ``silent`` where nothing in that text matches the topic; of any other account its
    silence cannot be known and the topic is ``not_carried``. Every cell shows the words it
    rests on; for the two silences these are the words by which the account is held. A contact told
    of by nobody with a topic has none.
    """
    texts = {document.id: document.text for document in documents}
    said = _said(texts, attributions, accounts, positions)
    held = _held(texts, documents, descriptions, regions, reports)
    by_contact: dict[str, list[Account]] = defaultdict(list)
    for account in accounts:
        if account.contact:
            by_contact[account.contact].append(account)
    for contact in contacts:
        group = by_contact[contact.id]
        topics = sorted({topic for account in group for topic in said[account.id]})
        for topic in topics:
            for account in group:
                cell, evidence = _cell(topic, account, said, held)
                yield Comparison(contact.id, topic, account.id, cell, evidence)
    for row in load_topics().values():
        yield Topic(row.key, row.label, row.parent)


def _said(
    texts: dict[str, str], attributions: Sequence[Attribution], accounts: Sequence[Account],
    positions: Sequence[Position],
) -> dict[str, dict[str, list[tuple[Span, bool]]]]:  # fmt: skip
    """By account and topic: the spans on it, each with whether it is negated."""
    said: dict[str, dict[str, list[tuple[Span, bool]]]] = defaultdict(lambda: defaultdict(list))
    account_of = {position.id: position.account for position in positions}
    for position in positions:
        if account_of.get(position.same_as or "") == position.account:
            continue  # told again by the same teller: one act, shown once
        for topic in position.topics:
            said[position.account][topic].append((hull_or_first(position.evidence), position.negated))
    known = {account.id: account for account in accounts}
    with_position = {position.attribution for position in positions}
    parents = {row.parent for row in attributions if row.id in with_position}
    contact_of = {(row.account, row.evidence[0].doc_id): row.contact for row in positions}
    for row in attributions:
        # What a teller says in words of its own, with no act inside, is on a topic too.
        if not is_account_row(row) or row.id in parents or not row.content:
            continue
        for account in {a for a, doc in contact_of if doc == row.doc_id and known[a].teller == row.teller}:
            hits = [hit for s in row.content for hit in find_topics(texts[row.doc_id], s.start, s.end)]
            for topic in choose_topics(hits):
                said[account][topic].append((hull_or_first(row.content), False))
    return said


def hull_or_first(spans: Sequence[Span]) -> Span:
    """One stretch over the spans; the first where they lie in several texts."""
    return hull(spans) if all(span.same_field(spans[0]) for span in spans) else spans[0]


def _held(
    texts: dict[str, str], documents: Sequence[Document], descriptions: Sequence[Description],
    regions: Sequence[Region], reports: Sequence[Report],
) -> dict[str, dict[str, Span]]:  # fmt: skip
    """By account: the first words on every topic that stand in the teller's whole text."""
    held: dict[str, dict[str, Span]] = defaultdict(dict)
    for whole in whole_texts(documents, descriptions, regions, reports):
        account = account_id(whole.contact, whole.teller, True)
        text = texts[whole.span.doc_id]
        for topic, start, end in find_topics(text, whole.span.start, whole.span.end):
            held[account].setdefault(topic, Span(whole.span.doc_id, start, end))
    return held


def _cell(
    topic: str, account: Account, said: dict[str, dict[str, list[tuple[Span, bool]]]], held: dict[str, dict[str, Span]]
) -> tuple[str, tuple[Span, ...]]:
    spans = said[account.id].get(topic)
    if spans:
        cell = "denies" if all(negated for _, negated in spans) else "says"
        return cell, tuple(sorted({span for span, _ in spans}))
    if not account.whole:
        return "not_carried", account.evidence
    words = held[account.id].get(topic)
    return ("says", (words,)) if words else ("silent", account.evidence)
