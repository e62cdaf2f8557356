"""Which tellings of the whole record are one contact."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from dragoman.contacts.build import build_contact, build_links, build_reports, contact_id
from dragoman.contacts.cast import Cast
from dragoman.contacts.cluster import cluster_block
from dragoman.contacts.copies import find_copies
from dragoman.contacts.days import date_telling
from dragoman.contacts.decided import read_decisions
from dragoman.contacts.kinds import kinds_agree
from dragoman.contacts.nodes import Cluster, Node, Reason, people_meet
from dragoman.contacts.settings import ContactSettings
from dragoman.model.records import (
    Actor,
    Contact,
    Decision,
    Description,
    Document,
    Link,
    Overlap,
    Problem,
    Publication,
    Redirect,
    Region,
    Report,
    ResolvedDate,
    Telling,
)


def link_contacts(
    documents: Sequence[Document],
    descriptions: Sequence[Description],
    regions: Sequence[Region],
    publications: Sequence[Publication],
    tellings: Sequence[Telling],
    dates: Sequence[ResolvedDate],
    overlaps: Sequence[Overlap],
    actors: Sequence[Actor],
    decisions: Sequence[Decision],
    settings: ContactSettings,
) -> Iterator[Contact | Redirect | Report | Link | Problem]:
    """Link tellings into contacts by who, when and how, never by likeness of wording alone.

    Tellings with the same sides at the table meet; their days and kinds decide, long copies of an official text help
    where a day is not known, and what one treats as done and another as still to be done keeps them apart. The
    tellings of one document stay apart. A person's decision, bound to words, goes before all of this. The order of
    the rows does not matter. Linear but for the tellings of one block on one day.

    Yields:
        For every contact its row, a redirect from the id each other telling would have given it, its reports and the
        links that say why; a problem where its tellings name different initiators.
    """
    cast = Cast(actors)
    nodes = _nodes(descriptions, publications, tellings, dates, cast)
    decided = read_decisions(decisions, nodes)
    known = {n.doc_id: f"{n.key} {n.days.first}" for n in nodes if n.telling.main and n.days.exact}
    copies = find_copies({d.id: d for d in documents}, overlaps, known, settings)
    blocks: dict[tuple[str, ...], list[Node]] = {}
    for node in nodes:
        blocks.setdefault(node.key, []).append(node)
    clusters: list[Cluster] = []
    for key in sorted(blocks):
        clusters += cluster_block(blocks[key], copies, cast, settings)
    clusters = _join_groups(clusters, cast)
    clusters += _gather_rest(nodes, clusters, cast)
    clusters = decided.apply(clusters)
    for cluster in sorted(clusters, key=lambda c: c.first.order):
        yield from _rows(cluster, cast)


def _nodes(
    descriptions: Sequence[Description],
    publications: Sequence[Publication],
    tellings: Sequence[Telling],
    dates: Sequence[ResolvedDate],
    cast: Cast,
) -> list[Node]:
    resolved = {row.id: row for row in dates}
    published = {row.doc_id: row for row in publications}
    described = {row.doc_id: row for row in descriptions}
    nodes = []
    for telling in tellings:
        doc_id = telling.span.doc_id
        description = described.get(doc_id)
        days = date_telling(telling, resolved, published.get(doc_id), description)
        form = description.kind if description else "other"
        nodes.append(Node(telling, cast.sides(telling.participants), days, form))
    return sorted(nodes, key=lambda node: node.order)


def _join_groups(clusters: list[Cluster], cast: Cast) -> list[Cluster]:
    """A group without names ("G7 leaders") is those who were named at the same kind of contact on the same day."""
    vague = [c for c in clusters if any(cast.kind(a) == "group" for side in c.first.sides.values() for a in side)]
    named = [c for c in clusters if not any(c is v for v in vague)]
    kept = list(named)
    for cluster in sorted(vague, key=lambda c: c.first.order):
        day = cluster.day()
        plain = {s for s, people in cluster.first.sides.items() if not all(cast.kind(a) == "group" for a in people)}
        fits = [
            other
            for other in named
            if day is not None and plain and (theirs := other.day()) is not None and theirs.first == day.first
            and plain < set(other.first.sides) and len(other.first.sides) > 2
            and kinds_agree(cluster.kind, other.kind) and not cluster.documents & other.documents
            and people_meet(cluster.first.sides, other.first.sides, cast)
        ]  # fmt: skip
        if len(fits) == 1:
            fits[0].nodes.extend(cluster.nodes)
            fits[0].reasons.extend(cluster.reasons)
            fits[0].reasons += [Reason(n, "participants", "for", (n.telling.span,)) for n in cluster.nodes]
        else:
            kept.append(cluster)
    return kept


def _gather_rest(nodes: Sequence[Node], clusters: Sequence[Cluster], cast: Cast) -> list[Cluster]:
    """Contacts without a day that documents only mention: one where documents of the same contact tell of it alike.

    So the summit that two reports of a call say was proposed in it is one proposal.
    """
    home = {n.doc_id: place for place, c in enumerate(clusters) for n in c.nodes if n.telling.main}
    placed = {n.telling.id for c in clusters for n in c.nodes}
    rest: dict[tuple[object, ...], list[Cluster]] = {}
    for node in nodes:
        if node.telling.id in placed:
            continue
        told_in = home.get(node.doc_id)
        group = rest.setdefault((node.key, told_in if told_in is not None else node.doc_id, node.telling.status), [])
        for cluster in group:
            if told_in is not None and cluster.admits(node, cast) and _same_order(cluster, node):
                cluster.nodes.append(node)
                cluster.reasons.append(Reason(node, "told in the same contact", "for", (node.telling.span,)))
                break
        else:
            group.append(Cluster([node]))
    return [cluster for group in rest.values() for cluster in group]


def _same_order(cluster: Cluster, node: Node) -> bool:
    mine = {h for h in node.telling.hints if h.startswith("ordinal:")}
    return all({h for h in n.telling.hints if h.startswith("ordinal:")} == mine for n in cluster.nodes)


def _rows(cluster: Cluster, cast: Cast) -> Iterator[Contact | Redirect | Report | Link | Problem]:
    identity = contact_id(cluster.first)
    contact, problems = build_contact(identity, cluster, cast)
    yield contact
    yield from problems
    for node in sorted(cluster.nodes, key=lambda n: n.order):
        other = contact_id(node)
        if other != identity:
            yield Redirect(other, identity)
    yield from build_reports(identity, cluster)
    yield from build_links(identity, cluster)
