"""The accounts of a contact side by side: topic by account."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence, Set
from itertools import product

from dragoman.accounts.denials import find_clause, find_denial, has_denial
from dragoman.accounts.holdings import account_id, is_account_row, tells_nothing, whole_texts
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

OWN = re.compile(r"\b(?:we|us|our|ours)\b", re.IGNORECASE)


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
    where all its positions on it are negated, or its words on it say that it was not spoken of. What an account says
    of a narrower topic it says of the wider one that the narrower is a part of. An account whose
    teller's whole text is held is ``silent`` where nothing in that text matches the topic; of any other account its
    silence cannot be known and the topic is ``not_carried``. Every cell shows the words it
    rests on; for the two silences these are the words by which the account is held. A contact told
    of by nobody with a topic has none.
    """
    texts = {document.id: document.text for document in documents}
    said = _said(texts, attributions, accounts, positions)
    whole: dict[str, list[Span]] = defaultdict(list)  # by account
    for held in whole_texts(documents, descriptions, regions, reports):
        whole[account_id(held.contact, held.teller, True)].append(held.span)
    by_contact: dict[str, list[Account]] = defaultdict(list)
    for account in accounts:
        if account.contact:
            by_contact[account.contact].append(account)
    for contact in contacts:
        group = by_contact.get(contact.id, [])
        topics = sorted({topic for account in group for topic in said.get(account.id, ())})
        cells = {account.id: _cells(topics, account, said.get(account.id, {}), whole, texts) for account in group}
        for topic in topics:
            for account in group:
                cell, evidence = cells[account.id][topic]
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
        span = hull_or_first(position.evidence)
        denied = _denied(texts[span.doc_id], span)
        for topic in position.topics:
            said[position.account][topic].append((span, position.negated or topic in denied))
    known = {account.id: account for account in accounts}
    with_position = {position.attribution for position in positions}
    parents = {row.parent for row in attributions if row.id in with_position}
    told_in: dict[tuple[str, str], set[str]] = defaultdict(set)  # by document and teller, its accounts
    for position in positions:
        told_in[position.evidence[0].doc_id, known[position.account].teller].add(position.account)
    for row in attributions:
        # What a teller says in words of its own, with no act inside, is on a topic too.
        if not is_account_row(row) or row.id in parents or not row.content or tells_nothing(texts[row.doc_id], row):
            continue
        told = told_in.get((row.doc_id, row.teller or ""))
        if told:
            text = texts[row.doc_id]
            hits = [hit for span in row.content for hit in find_topics(text, span.start, span.end)]
            denied = _denied(text, hull_or_first((*row.cue, *row.content)))
            for account, topic in product(told, choose_topics(hits)):
                said[account][topic].append((hull_or_first(row.content), topic in denied))
    return said


def _denied(text: str, reach: Span) -> set[str]:
    """Topics that a stretch names only to say that they were not spoken of."""
    told: dict[str, bool] = {}
    if reach.field == "text" and has_denial(text, reach.start, reach.end):
        for topic, start, end in find_topics(text, reach.start, reach.end):
            denied = find_denial(text, Span(reach.doc_id, start, end), reach) is not None
            told[topic] = told.get(topic, True) and denied
    return {topic for topic, denied in told.items() if denied}


def hull_or_first(spans: Sequence[Span]) -> Span:
    """One stretch over the spans; the first where they lie in several texts."""
    return hull(spans) if all(span.same_field(spans[0]) for span in spans) else spans[0]


def _cells(
    topics: Sequence[str], account: Account, said: Mapping[str, Sequence[tuple[Span, bool]]],
    whole: Mapping[str, Sequence[Span]], texts: Mapping[str, str],
) -> dict[str, tuple[str, tuple[Span, ...]]]:  # fmt: skip
    """What an account has of each topic, with the words it rests on."""
    told = {topic: list(said[topic]) for topic in topics if topic in said}
    for narrow in sorted(said):
        spoken = [row for row in said[narrow] if not row[1]]
        for topic in _wider(narrow) if spoken else ():  # who speaks of the narrower is not silent on the wider
            if topic in topics and topic not in said:
                told.setdefault(topic, []).extend(spoken)
    if account.whole:
        told.update(_held({topic for topic in topics if topic not in told}, whole.get(account.id, ()), texts))
    cells: dict[str, tuple[str, tuple[Span, ...]]] = {}
    for topic in topics:
        if topic in told:
            denies = all(negated for _, negated in told[topic])
            cells[topic] = "denies" if denies else "says", tuple(sorted({span for span, _ in told[topic]}))
        else:
            cells[topic] = "silent" if account.whole else "not_carried", account.evidence
    return cells


def _held(wanted: Set[str], whole: Sequence[Span], texts: Mapping[str, str]) -> dict[str, list[tuple[Span, bool]]]:
    """The first sentence on each of the topics in a teller's whole texts, or what denies that it was spoken of.

    Where no term of a topic stands, a sign of it will do: who has words that may mean it is not silent on it.
    """
    held: dict[str, list[tuple[Span, bool]]] = {}
    denied: dict[str, list[tuple[Span, bool]]] = {}
    for signs, span in product((False, True), whole):
        if len(held) == len(wanted):
            break
        text = texts[span.doc_id]
        # Whose state it is need not be told by those who speak for it: "our air defence" is no silence on Ukraine's.
        in_context = signs or not OWN.search(text, span.start, span.end)
        for key, start, end in find_topics(text, span.start, span.end, in_context=in_context, signs=signs):
            for topic in {key, *_wider(key)} & wanted - held.keys():
                denial = find_denial(text, Span(span.doc_id, start, end), span)
                if denial and topic == key:
                    denied.setdefault(topic, [(denial, True)])
                elif not denial:
                    clause = Span(span.doc_id, *find_clause(text, start, end, span.start, span.end))
                    held[topic] = [(clause, False)]
    return denied | held


def _wider(key: str) -> Iterator[str]:
    """The topics that a topic is a part of, the nearest first."""
    topics = load_topics()
    parent = topics[key].parent if key in topics else None
    while parent:
        yield parent
        parent = topics[parent].parent
