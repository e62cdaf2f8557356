"""Tellings with all that decides identity, and the clusters they are put into."""

from __future__ import annotations

from dataclasses import dataclass, field

from dragoman.contacts.cast import Cast
from dragoman.contacts.days import Days
from dragoman.contacts.kinds import choose_kind, kinds_agree
from dragoman.model.records import Telling
from dragoman.model.span import Span


@dataclass(frozen=True, slots=True)
class Node:
    """One telling with its sides, days and document form."""

    telling: Telling
    sides: dict[str, tuple[str, ...]]
    days: Days
    form: str  # kind of its document

    @property
    def doc_id(self) -> str:
        return self.telling.span.doc_id

    @property
    def key(self) -> tuple[str, ...]:
        """The sides at the table: tellings of one contact have the same."""
        return tuple(self.sides)

    @property
    def order(self) -> tuple[str, str, int, Span, str]:
        """Earliest known day first, then the document, the title before the text, and the place."""
        span = self.telling.span
        return (self.days.first or "9999", span.doc_id, span.field != "title", span, self.telling.id)


@dataclass(slots=True)
class Reason:
    """Why a telling is, or is not, of a contact."""

    node: Node
    fact: str
    weighs: str
    evidence: tuple[Span, ...]


@dataclass(slots=True)
class Cluster:
    """Tellings that are one contact."""

    nodes: list[Node] = field(default_factory=list)
    reasons: list[Reason] = field(default_factory=list)

    @property
    def documents(self) -> set[str]:
        return {node.doc_id for node in self.nodes}

    @property
    def kind(self) -> str:
        told = [n for n in self.nodes if n.telling.main] or self.nodes
        return choose_kind(node.telling.kind for node in told)

    @property
    def held(self) -> bool:
        return any(node.telling.status == "held" for node in self.nodes)

    @property
    def status(self) -> str:
        told = {node.telling.status for node in self.nodes}
        return next(s for s in ("held", "denied", "cancelled", "planned", "proposed", "intended") if s in told)

    @property
    def first(self) -> Node:
        return min(self.nodes, key=lambda node: node.order)

    def day(self) -> Days | None:
        """The days it was held, where known exactly: those of a telling of it held before those of a plan."""
        exact = [node for node in self.nodes if node.days.exact]
        if not exact:
            return None
        return min(exact, key=lambda n: (n.telling.status != "held", *strength(n.days), n.order)).days

    def admits(self, node: Node, cast: Cast) -> bool:
        """May the telling join, days apart? Same people on every side, a kind that agrees, another document."""
        if node.doc_id in self.documents or not kinds_agree(node.telling.kind, self.kind):
            return False
        return all(people_meet(node.sides, other.sides, cast) for other in self.nodes)


def strength(days: Days) -> tuple[int, int]:
    """Words before the day of publication, a single day before several."""
    return ({"text": 0, "match": 1, "published": 2}.get(days.basis or "", 3), int(days.first != days.last))


def people_meet(one: dict[str, tuple[str, ...]], two: dict[str, tuple[str, ...]], cast: Cast) -> bool:
    """On every side someone in common, or a side that is told as a state, office or group only."""
    for side in one.keys() & two.keys():
        mine, theirs = one[side], two[side]
        if not set(mine) & set(theirs) and any(map(cast.is_person, mine)) and any(map(cast.is_person, theirs)):
            return False
    return True
