"""Tellings with all that decides identity, and the clusters they are put into."""

from __future__ import annotations

from dataclasses import dataclass

from dragoman.contacts.cast import Cast
from dragoman.contacts.days import DECIDED, OFFICIAL, Days
from dragoman.contacts.kinds import FURTHEST, choose_kind, kinds_agree
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


class Cluster:
    """Tellings that are one contact, with what they say together kept as they are added."""

    __slots__ = (
        "_kinds",
        "_main",
        "_seats",
        "best",
        "documents",
        "earliest",
        "first",
        "forms",
        "gone",
        "hints",
        "latest",
        "nodes",
        "reasons",
        "statuses",
        "weekdays",
    )

    def __init__(self, node: Node) -> None:
        self.nodes: list[Node] = []
        self.reasons: list[Reason] = []
        self.documents: set[str] = set()
        self.forms: set[str] = set()
        self.statuses: set[str] = set()
        self.hints: set[str] = set()
        self.earliest: str | None = None  # the latest of the days before which no telling puts it
        self.latest: str | None = None  # the earliest of those after which none does
        self.weekdays: frozenset[int] | None = None  # those that all tellings agree on; None where none tells any
        self.first = node
        self.best: Node | None = None  # the one that knows best on which day it was
        self.gone = False  # its tellings were given to another cluster
        self._kinds: set[str] = set()
        self._main: set[str] = set()  # kinds as told by documents that are about it
        self._seats: dict[tuple[str, ...], dict[str, tuple[str, ...]]] = {}
        self.add(node)

    def add(self, node: Node, *reasons: Reason) -> None:
        """Adds a telling; whether it may join is the caller's to ask."""
        self.nodes.append(node)
        self.reasons.extend(reasons)
        self.documents.add(node.doc_id)
        self.forms.add(node.form)
        self.statuses.add(node.telling.status)
        self.hints.update(node.telling.hints)
        self.earliest = max(filter(None, (self.earliest, node.days.earliest)), default=None)
        self.latest = min(filter(None, (self.latest, node.days.latest)), default=None)
        if node.days.weekdays:
            self.weekdays = node.days.weekdays if self.weekdays is None else self.weekdays & node.days.weekdays
        self.first = min(self.first, node, key=lambda n: n.order)
        self._kinds.add(node.telling.kind)
        if node.telling.main:
            self._main.add(node.telling.kind)
        self._seats.setdefault(node.telling.participants, node.sides)
        if node.days.exact and (self.best is None or _certainty(node) < _certainty(self.best)):
            self.best = node

    def absorb(self, other: Cluster, *reasons: Reason) -> None:
        """Takes over the tellings of another cluster, which is gone then."""
        for node in other.nodes:
            self.add(node)
        self.reasons.extend((*other.reasons, *reasons))
        other.gone = True

    @property
    def kind(self) -> str:
        return choose_kind(self._main or self._kinds)

    @property
    def held(self) -> bool:
        return "held" in self.statuses

    @property
    def status(self) -> str:
        return next(status for status in FURTHEST if status in self.statuses)

    @property
    def day(self) -> Days | None:
        """The days it was held, where known exactly: those of a telling of it held before those of a plan."""
        return self.best.days if self.best is not None else None

    def admits(self, node: Node, cast: Cast) -> bool:
        """May the telling join, days apart? Same people on every side, a kind that agrees, another document."""
        if node.doc_id in self.documents or not kinds_agree(node.telling.kind, self.kind):
            return False
        return all(people_meet(node.sides, sides, cast) for sides in self._seats.values())

    def admits_all(self, other: Cluster, cast: Cast) -> bool:
        """May all tellings of another cluster join?"""
        if not self.documents.isdisjoint(other.documents):
            return False
        if not all(kinds_agree(kind, self.kind) for kind in other._kinds):
            return False
        return all(people_meet(a, b, cast) for a in other._seats.values() for b in self._seats.values())


def _certainty(node: Node) -> tuple[object, ...]:
    """What a person decided first, then what was held before plans, words before the day of publication, one day before
    several, an official account before others; least is best.
    """
    days = node.days
    worded = days.basis == "published" and bool(days.evidence)  # "today", counted from the day of publication
    basis = 0 if worded else {"text": 0, "match": 1, "published": 2}.get(days.basis or "", 3)
    certainty = days.basis != DECIDED, node.telling.status != "held", basis, days.first != days.last
    return *certainty, node.form not in OFFICIAL, node.order


def people_meet(one: dict[str, tuple[str, ...]], two: dict[str, tuple[str, ...]], cast: Cast) -> bool:
    """On every side someone in common, or a side that is told as a state, office or group only."""
    for side in one.keys() & two.keys():
        mine, theirs = one[side], two[side]
        if not set(mine) & set(theirs) and any(map(cast.is_person, mine)) and any(map(cast.is_person, theirs)):
            return False
    return True
