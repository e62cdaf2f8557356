"""Documents that tell of no contact, and carry an official account of one: by its wording, who is named and when."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from dragoman.contacts.copies import Stock, Subject
from dragoman.contacts.days import OFFICIAL, moved
from dragoman.contacts.nodes import Cluster
from dragoman.contacts.settings import ContactSettings
from dragoman.model.records import ActorSeen, Document, Overlap, Publication
from dragoman.model.span import Span

LEAST_NAMED = 2  # of those who took part, in the document


class Carried(NamedTuple):
    """A document that carries words of an account of a contact."""

    doc_id: str
    cluster: Cluster
    words: tuple[Span, ...]  # of the document
    evidence: tuple[Span, ...]  # these, and the same words of the account


def find_carried(
    clusters: Iterable[Cluster],
    subjects: Mapping[str, Subject],
    documents: Mapping[str, Document],
    publications: Sequence[Publication],
    seen: Sequence[ActorSeen],
    overlaps: Sequence[Overlap],
    settings: ContactSettings,
) -> Iterator[Carried]:
    """The documents of a contact that no telling of theirs leads to, in the order of their ids.

    Wording alone is no evidence: a document must name two of those who took part, and must have been published on the
    day or within ``report_days`` of it. Then a shared stretch of ``shortest_words`` is enough that no text of another
    known contact has. One that fits two contacts is of neither. Linear in the overlaps.
    """
    accounts = {
        node.doc_id: cluster
        for cluster in clusters
        if cluster.held and cluster.day is not None
        for node in cluster.nodes
        if node.telling.main and node.form in OFFICIAL
    }
    telling = {node.doc_id for cluster in clusters for node in cluster.nodes}
    shared: dict[str, list[Overlap]] = defaultdict(list)
    for overlap in overlaps:
        for here, there in ((overlap.a, overlap.b), (overlap.b, overlap.a)):
            if there.doc_id in accounts and here.doc_id not in telling and here.field == there.field == "text":
                if len(documents[here.doc_id].slice(here).split()) >= settings.shortest_words:
                    shared[here.doc_id].append(overlap)
    published = {row.doc_id: row.published[:10] for row in publications if row.doc_id in shared}
    named: dict[str, set[str]] = defaultdict(set)
    for row in seen:
        if row.doc_id in shared:
            named[row.doc_id].add(row.actor.id)
    stock = Stock(
        {overlap.a.doc_id for found in shared.values() for overlap in found} | shared.keys(), overlaps, subjects
    )
    for doc_id in sorted(shared):
        near = {
            account
            for account in _accounts_in(shared[doc_id], doc_id)
            if _may_be_of(accounts[account], named[doc_id], published.get(doc_id), settings)
        }
        fits = [one for one in shared[doc_id] if near & _accounts_in([one], doc_id) and not stock.holds(one)]
        found = [accounts[account] for account in sorted(_accounts_in(fits, doc_id))]
        if found and all(cluster is found[0] for cluster in found):
            spans = tuple(sorted({span for overlap in fits for span in (overlap.a, overlap.b)}))
            yield Carried(doc_id, found[0], tuple(span for span in spans if span.doc_id == doc_id), spans)


def _accounts_in(overlaps: Iterable[Overlap], doc_id: str) -> set[str]:
    """The documents that one shares these with."""
    return {span.doc_id for overlap in overlaps for span in (overlap.a, overlap.b) if span.doc_id != doc_id}


def _may_be_of(cluster: Cluster, named: set[str], published: str | None, settings: ContactSettings) -> bool:
    day = cluster.day
    if day is None or not day.first or not day.last or published is None:
        return False
    people = {actor for node in cluster.nodes for actor in node.telling.participants}
    return len(people & named) >= LEAST_NAMED and day.first <= published <= moved(day.last, settings.report_days)
