"""The rows of a contact, from the tellings that were linked into it."""

from __future__ import annotations

from collections.abc import Iterator

from dragoman.contacts.cast import Cast
from dragoman.contacts.days import Days, days_between
from dragoman.contacts.nodes import Cluster, Node, Reason
from dragoman.model.ids import digest, row_id
from dragoman.model.problems import CODES
from dragoman.model.records import Contact, Link, Problem, Report
from dragoman.model.span import Span

LONGEST_RANGE = 110  # days that can still stand for when it was: "next month", "this summer"
CONFLICT = "initiators_differ"


def contact_id(node: Node) -> str:
    """The id a telling gives to its contact: it lasts as long as the words of the first telling."""
    return "c_" + digest("contact", node.telling.id)


def build_contact(identity: str, cluster: Cluster, cast: Cast) -> tuple[Contact, list[Problem]]:
    """The contact's row, and a problem where its tellings name initiators of different sides."""
    nodes = sorted(cluster.nodes, key=lambda n: n.order)
    initiator, problems = _initiator(nodes, cast)
    day = cluster.day or _vague_day(nodes)
    earliest, latest = _bounds(cluster, day)
    contact = Contact(
        id=identity,
        kind=cluster.kind,
        participants=_participants(nodes, cast),
        from_=day.first if day else None,
        to=day.last if day else None,
        earliest=earliest,
        latest=latest,
        date_basis=day.basis if day else None,
        status=cluster.status,
        initiator=initiator,
        place=next((n.telling.place for n in nodes if n.telling.place), None),
        evidence=tuple(_evidence(nodes)),
    )
    return contact, problems


def _evidence(nodes: list[Node]) -> list[Span]:
    spans = {span for node in nodes for span in (node.telling.span, *node.telling.evidence)}
    return sorted(spans, key=lambda s: (s.doc_id, s.field != "title", s))


def _vague_day(nodes: list[Node]) -> Days | None:
    """The narrowest range told, where no telling has the day; a range of many months only bounds it."""
    told = [(days_between(n.days.first, n.days.last), n.order, n) for n in nodes if n.days.first and n.days.last]
    least = min((item[:2] for item in told), default=None)
    return next((n.days for length, order, n in told if (length, order) == least and length <= LONGEST_RANGE), None)


def _bounds(cluster: Cluster, day: Days | None) -> tuple[str | None, str | None]:
    if day is not None and day.first and day.last:
        return day.first, day.last
    same = [n.days for n in cluster.nodes if n.telling.status == cluster.status]
    lows = [d.earliest for d in same if d.earliest] + [d.first for d in same if d.first]
    highs = [d.latest for d in same if d.latest] + [d.last for d in same if d.last]
    return max(lows, default=None), min(highs, default=None)


def _participants(nodes: list[Node], cast: Cast) -> tuple[str, ...]:
    """All who are named; a state, office or group gives way to persons of its side, a group to those it stands for."""
    named = list(dict.fromkeys(actor for node in nodes for actor in node.telling.participants))
    sides = cast.sides(named)
    people = {side for side, actors in sides.items() if any(cast.kind(a) == "person" for a in actors)}
    kept = [a for a in named if cast.kind(a) == "person" or cast.side(a) not in people]
    if len(people) > 2:
        kept = [a for a in kept if cast.kind(a) != "group"]
    return tuple(sorted(kept))


def _initiator(nodes: list[Node], cast: Cast) -> tuple[str | None, list[Problem]]:
    told = [n for n in nodes if n.telling.initiator is not None]
    names = sorted({n.telling.initiator for n in told if n.telling.initiator})
    if len({cast.side(name) for name in names}) < 2:
        people = [name for name in names if cast.is_person(name)]
        return next(iter(people or _who_speak_for(names, nodes, cast) or names), None), []
    span = told[0].telling.span
    message = "Tellings of this contact name different initiators: " + ", ".join(map(cast.name, names)) + "."
    problem = Problem(
        row_id("p", span.doc_id, CONFLICT, [n.telling.span for n in told]), CONFLICT, message, CODES[CONFLICT],
        doc_id=span.doc_id, span=span, stage="contacts",
    )  # fmt: skip
    return None, [problem]


def _who_speak_for(names: list[str], nodes: list[Node], cast: Cast) -> list[str]:
    """The one participant of a state or office that is named: "the call was asked for by the Norvian side"."""
    sides = {cast.side(name) for name in names}
    own = [actor for actor in _participants(nodes, cast) if cast.is_person(actor) and cast.side(actor) in sides]
    return own if len(own) == 1 else []


def build_reports(identity: str, cluster: Cluster) -> Iterator[Report]:
    """One report a telling, in document order."""
    for node in sorted(cluster.nodes, key=lambda n: (n.doc_id, n.order)):
        telling = node.telling
        yield Report(node.doc_id, identity, telling.main, None, telling.evidence or (telling.span,), telling.id)


def build_links(identity: str, cluster: Cluster) -> Iterator[Link]:
    """Why documents are of the contact, and why others are not; one link a document, fact and direction."""
    own = {node.telling.id for node in cluster.nodes}  # what kept two apart is past where a decision made them one
    reasons = [r for r in cluster.reasons if r.weighs == "for" or r.node.telling.id not in own]
    if len(cluster.nodes) > 1:
        for node in cluster.nodes:
            reasons.append(Reason(node, "participants", "for", (node.telling.span,)))
            reasons.append(Reason(node, "kind", "for", (node.telling.span,)))
    links: dict[tuple[str, str, str], set[Span]] = {}
    for reason in reasons:
        links.setdefault((reason.node.doc_id, reason.fact, reason.weighs), set()).update(reason.evidence)
    for doc_id, fact, weighs in sorted(links):
        evidence = sorted(links[(doc_id, fact, weighs)], key=lambda s: (s.doc_id, s.field != "title", s))
        yield Link(doc_id, identity, fact, weighs, tuple(evidence))
