"""What a person decided about contacts: that two are the same, or different, that one is none, or when it was."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from dragoman.contacts.days import DECIDED, Days
from dragoman.contacts.nodes import Cluster, Node, Reason
from dragoman.model.records import Decision
from dragoman.model.span import Span, read_place


@dataclass(frozen=True, slots=True)
class Decided:
    """Pairs of tellings, as decisions bind them; of two decisions on one pair the one made later counts."""

    pairs: tuple[tuple[str, Node, Node], ...]

    def apply(self, clusters: list[Cluster]) -> list[Cluster]:
        """The clusters with every pair put together or taken apart."""
        home = {node.telling.id: cluster for cluster in clusters for node in cluster.nodes}
        for kind, one, two in self.pairs:
            a, b = home[one.telling.id], home[two.telling.id]
            if kind == "same" and a is not b:
                a.absorb(b, *_decided(one, two))
                home.update((node.telling.id, a) for node in b.nodes)
            elif kind == "different" and a is b:
                a.gone = True
                parts = [_without(a, two), Cluster(two)]
                home.update((node.telling.id, part) for part in parts for node in part.nodes)
                clusters += parts
        return [cluster for cluster in clusters if not cluster.gone]


def _decided(one: Node, two: Node) -> list[Reason]:
    return [Reason(node, "decision", "for", (node.telling.span,)) for node in (one, two)]


def _without(cluster: Cluster, node: Node) -> Cluster:
    """The cluster as it is without one of its tellings, and the decision as the reason."""
    kept = [n for n in cluster.nodes if n.telling.id != node.telling.id]
    rest = Cluster(kept[0])
    for other in kept[1:]:
        rest.add(other)
    rest.reasons += [r for r in cluster.reasons if r.node.telling.id != node.telling.id]
    rest.reasons.append(Reason(node, "decision", "against", (node.telling.span,)))
    return rest


def date_decided(decisions: Sequence[Decision], nodes: Iterable[Node]) -> list[Node]:
    """The tellings, those with the days that a ``date`` decision on their words gives; the one made last counts.

    Its ``value`` is an ISO day, or two with a slash between them.
    """
    told_in = _by_document(nodes)
    days: dict[str, Days] = {}
    for decision in _of_kind(decisions, "date"):
        node, read = _at_span(told_in, decision.span), _read_days(decision.value)
        if node is not None and read:
            first, last = read[0], read[-1]
            days[node.telling.id] = Days(first, last, DECIDED, first, last, evidence=(node.telling.span,))
    every = (node for told in told_in.values() for node in told)
    return [replace(node, days=days[node.telling.id]) if node.telling.id in days else node for node in every]


def leave_out_rejected(decisions: Sequence[Decision], nodes: Sequence[Node]) -> list[Node]:
    """The tellings but for those of which the last that was decided is ``reject``: that they tell of no contact."""
    told_in = _by_document(nodes)
    last: dict[str, str] = {}  # kind, by the telling's id
    for decision in _of_kind(decisions, "same", "different", "date", "reject", "confirm"):
        for node in (_at_span(told_in, decision.span), _named(told_in, decision.value)):
            if node is not None:
                last[node.telling.id] = decision.kind
    return [node for node in nodes if last.get(node.telling.id) != "reject"]


def read_decisions(decisions: Sequence[Decision], nodes: Sequence[Node]) -> Decided:
    """The ``same`` and ``different`` decisions, as pairs of tellings.

    ``span`` lies in the words of one telling, ``value`` names those of the other as ``DOC:START:END``, with
    ``:title`` behind it where they stand in the title, or ``DOC`` for the contact a document is about; of two that are
    different it is the other that is taken out. A decision whose words tell of no contact any more is without effect.
    """
    told_in = _by_document(nodes if decisions else ())
    pairs: dict[frozenset[str], tuple[str, Node, Node]] = {}
    for decision in _of_kind(decisions, "same", "different"):
        one, two = _at_span(told_in, decision.span), _named(told_in, decision.value)
        if one is not None and two is not None and one.telling.id != two.telling.id:
            pair = frozenset((one.telling.id, two.telling.id))
            pairs.pop(pair, None)
            pairs[pair] = (decision.kind, one, two)
    return Decided(tuple(pairs.values()))


def _read_days(value: str) -> list[str]:
    """The days of a decision; none where it has none."""
    try:
        return sorted(datetime.date.fromisoformat(day).isoformat() for day in value.split("/"))
    except ValueError:
        return []


def _of_kind(decisions: Sequence[Decision], *kinds: str) -> list[Decision]:
    """The decisions of these kinds, as they were made one after the other."""
    return sorted((d for d in decisions if d.kind in kinds), key=lambda d: (d.made, d.id))


def _by_document(nodes: Iterable[Node]) -> dict[str, list[Node]]:
    told_in: dict[str, list[Node]] = {}
    for node in nodes:
        told_in.setdefault(node.doc_id, []).append(node)
    return told_in


def _at_span(told_in: Mapping[str, Sequence[Node]], span: Span) -> Node | None:
    """The telling with these words, else the first that has some of them."""
    nodes = told_in.get(span.doc_id, ())
    near = (n for n in nodes if any(s.touches(span) for s in (n.telling.span, *n.telling.evidence)))
    return next((n for n in nodes if n.telling.span == span), None) or next(near, None)


def _named(told_in: Mapping[str, Sequence[Node]], value: str) -> Node | None:
    place = read_place(value)
    if place is not None:
        return _at_span(told_in, place)
    return next((n for n in told_in.get(value, ()) if n.telling.main), None)
