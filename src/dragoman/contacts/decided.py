"""What a person decided about identity: two places tell of the same contact, or of different ones."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from dragoman.contacts.nodes import Cluster, Node, Reason
from dragoman.model.records import Decision
from dragoman.model.span import Span


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


def read_decisions(decisions: Sequence[Decision], nodes: Sequence[Node]) -> Decided:
    """The ``same`` and ``different`` decisions, as pairs of tellings.

    ``span`` lies in the words of one telling, ``value`` names those of the other as ``DOC:START:END``, or ``DOC``
    for the contact a document is about. A decision whose words tell of no contact any more is without effect.
    """
    told_in: dict[str, list[Node]] = {}
    for node in nodes if decisions else ():
        told_in.setdefault(node.doc_id, []).append(node)
    pairs: dict[frozenset[str], tuple[str, Node, Node]] = {}
    for decision in sorted(decisions, key=lambda d: (d.made, d.id)):
        if decision.kind not in ("same", "different"):
            continue
        one, two = _at_span(told_in, decision.span), _named(told_in, decision.value)
        if one is not None and two is not None and one.telling.id != two.telling.id:
            ordered = sorted((one, two), key=lambda n: n.order)
            pair = frozenset((one.telling.id, two.telling.id))
            pairs.pop(pair, None)
            pairs[pair] = (decision.kind, ordered[0], ordered[1])
    return Decided(tuple(pairs.values()))


def _at_span(told_in: Mapping[str, Sequence[Node]], span: Span) -> Node | None:
    nodes = told_in.get(span.doc_id, ())
    return next((n for n in nodes if any(s.touches(span) for s in (n.telling.span, *n.telling.evidence))), None)


def _named(told_in: Mapping[str, Sequence[Node]], value: str) -> Node | None:
    doc_id, _, place = value.partition(":")
    start, _, end = place.partition(":")
    if start.isdigit() and end.isdigit():
        return _at_span(told_in, Span(doc_id, int(start), int(end)))
    return next((n for n in told_in.get(doc_id, ()) if n.telling.main), None)
