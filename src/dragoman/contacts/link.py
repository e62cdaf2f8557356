"""Which tellings of the whole record are one contact."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from dragoman.contacts.build import build_contact, build_links, build_reports, contact_id
from dragoman.contacts.carried import Carried, find_carried
from dragoman.contacts.cast import Cast
from dragoman.contacts.cluster import cluster_block
from dragoman.contacts.copies import Subject, find_copies
from dragoman.contacts.days import OFFICIAL, date_telling, read_datelines
from dragoman.contacts.decided import date_decided, leave_out_rejected, read_decisions
from dragoman.contacts.kinds import kinds_agree
from dragoman.contacts.nodes import Cluster, Node, Reason, people_meet
from dragoman.contacts.seats import LEAST_NAMED
from dragoman.contacts.settings import ContactSettings
from dragoman.contacts.undated import join_recent
from dragoman.model.records import (
    Actor,
    ActorSeen,
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
    actors_seen: Sequence[ActorSeen],
    decisions: Sequence[Decision],
    settings: ContactSettings,
) -> Iterator[Contact | Redirect | Report | Link | Problem]:
    """Link tellings into contacts by who, when and how, never by likeness of wording alone.

    Tellings with the same sides at the table meet; their days and kinds decide, long copies of an official text help
    where a day is not known, and what one treats as done and another as still to be done keeps them apart. The
    tellings of one document stay apart. A person's decision, bound to words, goes before all of this. The order of
    the rows does not matter. A document that tells of no contact is of the one whose official account it carries.
    Linear but for the tellings of one block on one day.

    Yields:
        For every contact its row, a redirect from the id each other telling would have given it, its reports and the
        links that say why; a problem where its tellings name different initiators.
    """
    cast = Cast(actors)
    issued = read_datelines(regions, dates)
    nodes = date_decided(decisions, _nodes(descriptions, publications, tellings, dates, issued, cast))
    nodes = sorted(leave_out_rejected(decisions, nodes), key=lambda node: node.order)
    decided = read_decisions(decisions, nodes)
    texts, subjects = {d.id: d for d in documents}, _subjects(nodes)
    copies = find_copies(texts, overlaps, subjects, settings)
    blocks: dict[tuple[str, ...], list[Node]] = {}
    for node in nodes:
        blocks.setdefault(node.key, []).append(node)
    clusters: list[Cluster] = []
    for key in sorted(blocks):
        clusters += cluster_block(blocks[key], copies.get(key, {}), cast, settings)
    _join_groups(clusters, cast)
    clusters = [cluster for cluster in clusters if not cluster.gone]
    join_recent(nodes, clusters, cast, settings)
    clusters += _gather_rest(nodes, clusters, cast)
    clusters = decided.apply(clusters)
    carried: dict[int, list[Carried]] = {}
    for found in find_carried(clusters, subjects, texts, publications, actors_seen, overlaps, settings):
        carried.setdefault(id(found.cluster), []).append(found)
    for cluster in sorted(clusters, key=lambda c: c.first.order):
        yield from _rows(cluster, carried.get(id(cluster), ()), cast)


def _nodes(
    descriptions: Sequence[Description],
    publications: Sequence[Publication],
    tellings: Sequence[Telling],
    dates: Sequence[ResolvedDate],
    issued: Mapping[str, str],
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
        if doc_id not in published:
            days = replace(days, issued=issued.get(doc_id))
        form = description.kind if description else "other"
        nodes.append(Node(telling, cast.sides(telling.participants), days, form))
    return nodes


def _subjects(nodes: Sequence[Node]) -> dict[str, Subject]:
    return {
        n.doc_id: Subject(n.key, n.days.first if n.days.exact else None, n.form in OFFICIAL)
        for n in nodes
        if n.telling.main
    }


def _join_groups(clusters: list[Cluster], cast: Cast) -> None:
    """A group without names ("G7 leaders") is those who were named at the same kind of contact on the same day."""
    named: dict[str, list[Cluster]] = {}
    vague: list[Cluster] = []
    for cluster in clusters:
        if any(cast.kind(actor) == "group" for actor in cluster.first.telling.participants):
            vague.append(cluster)
        elif cluster.day is not None and len(cluster.first.sides) >= LEAST_NAMED:
            named.setdefault(cluster.day.first or "", []).append(cluster)
    for cluster in sorted((c for c in vague if c.day is not None), key=lambda c: c.first.order):
        day = cluster.day.first if cluster.day is not None else None
        fits = [other for other in named.get(day or "", ()) if _may_be_the_group(cluster, other, cast)]
        if len(fits) == 1:
            reasons = (Reason(node, "participants", "for", (node.telling.span,)) for node in cluster.nodes)
            fits[0].absorb(cluster, *reasons)


def _may_be_the_group(vague: Cluster, named: Cluster, cast: Cast) -> bool:
    mine, theirs = vague.first.sides, named.first.sides
    plain = {side for side, people in mine.items() if not all(cast.kind(a) == "group" for a in people)}
    return (
        bool(plain) and plain < theirs.keys() and people_meet(mine, theirs, cast)
        and kinds_agree(vague.kind, named.kind) and not vague.documents & named.documents
    )  # fmt: skip


def _gather_rest(nodes: Sequence[Node], clusters: Sequence[Cluster], cast: Cast) -> list[Cluster]:
    """Contacts without a day that documents only mention: one where documents of the same contact tell of it alike.

    So the summit that two reports of a call say was proposed in it is one proposal.
    """
    home = {n.doc_id: place for place, c in enumerate(clusters) for n in c.nodes if n.telling.main}
    placed = {n.telling.id for c in clusters for n in c.nodes}
    rest: dict[tuple[object, ...], list[Cluster]] = {}
    for node in (n for n in nodes if n.telling.id not in placed):
        told_in = home.get(node.doc_id, node.doc_id)  # a document about no contact tells of it alone
        ordinals = tuple(hint for hint in node.telling.hints if hint.startswith("ordinal:"))
        group = rest.setdefault((node.key, told_in, node.telling.status, ordinals), [])
        same = next((cluster for cluster in group if cluster.admits(node, cast)), None)
        if same is None:
            group.append(Cluster(node))
        else:
            same.add(node, Reason(node, "told in the same contact", "for", (node.telling.span,)))
    return [cluster for group in rest.values() for cluster in group]


def _rows(
    cluster: Cluster, carried: Sequence[Carried], cast: Cast
) -> Iterator[Contact | Redirect | Report | Link | Problem]:
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
    for found in carried:
        yield Report(found.doc_id, identity, True, None, found.words)
        yield Link(found.doc_id, identity, "passage", "for", found.evidence)
