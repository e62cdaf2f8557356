"""Tellings without a day: what fixes the contact they are of, and what speaks against it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from itertools import pairwise

from dragoman.contacts.calendar import Calendar, days_around
from dragoman.contacts.cast import Cast
from dragoman.contacts.copies import Copy, Pair
from dragoman.contacts.days import OFFICIAL, days_between, weekday
from dragoman.contacts.hints import conflicting
from dragoman.contacts.nodes import Cluster, Node, Reason
from dragoman.contacts.settings import ContactSettings

NEAR_DAYS = 10  # neighbours within so many days are worth a line that says why they are two
FIRM = frozenset({"held", "planned"})


def join_copies(clusters: Iterable[Cluster], copies: Mapping[Pair, Copy], cast: Cast) -> None:
    """Puts main tellings without a day to those whose text they copy, where no fact speaks against it."""
    at = {node.doc_id: cluster for cluster in clusters for node in cluster.nodes if node.telling.main}
    for pair in sorted(copies, key=lambda p: (not copies[p].enough, -copies[p].words, p)):
        one, two = at.get(pair[0]), at.get(pair[1])
        if one is None or two is None or one is two or (one.day is not None and two.day is not None):
            continue
        if not one.admits_all(two, cast) or find_against(one, two) is not None:
            continue
        if not copies[pair].enough and not _weekday_fits(one, two):
            continue
        target, moved = (one, two) if one.first.order <= two.first.order else (two, one)
        copied = (node for node in moved.nodes if node.doc_id in pair)
        target.absorb(moved, *(Reason(node, "passage", "for", copies[pair].evidence) for node in copied))
        at.update((node.doc_id, target) for node in moved.nodes if node.telling.main)


def _weekday_fits(one: Cluster, two: Cluster) -> bool:
    """Does one tell the weekday of the other's day? That it does not speak against it is known."""
    return any(dated.day is not None and other.weekdays is not None for dated, other in ((one, two), (two, one)))


def join_only(calendar: Calendar, cast: Cast, settings: ContactSettings) -> None:
    """Puts a main telling without a day to the one contact it can be.

    A notice is of what was held within days of it, a report of what was held within days before. Where not even its
    publication is known it stays apart: in a set of White House pages one in seven such joins was wrong. Of a dateline
    the month and day are enough: no other contact of these people was held at that time of any year.
    """
    for cluster in sorted((c for c in calendar.all() if c.day is None), key=lambda c: c.first.order):
        node = cluster.first
        if len(cluster.nodes) != 1 or not node.telling.main or node.telling.status not in FIRM:
            continue
        near = (c for c in calendar.on(_days_near(node, calendar, settings)) if c.held and c.admits(node, cast))
        fits = [c for c in near if find_against(c, cluster) is None]
        if len(fits) == 1:
            fact = "order" if node.days.issued is None else "date"
            fits[0].absorb(cluster, Reason(node, fact, "for", (node.telling.span,)))


def join_recent(nodes: Sequence[Node], clusters: Sequence[Cluster], cast: Cast, settings: ContactSettings) -> None:
    """Puts what an official account says in passing was held, and not when, to the one contact of the days before.

    "I spoke with the President", in an address to the people, is the call that the other side's readout of that day is
    about. What it calls the last one, or an earlier one, stays apart.
    """
    placed = {node.telling.id for cluster in clusters for node in cluster.nodes}
    held: dict[tuple[str, ...], list[Cluster]] = {}
    for cluster in sorted(clusters, key=lambda c: c.first.order):
        if cluster.held and cluster.day is not None:
            held.setdefault(cluster.first.key, []).append(cluster)
    for node in nodes:
        latest = node.days.latest
        ordered = any(hint.startswith("ordinal:") for hint in node.telling.hints)
        if node.telling.id in placed or node.form not in OFFICIAL or node.telling.status != "held" or ordered:
            continue
        if latest is None or node.days.first or node.days.last:
            continue
        days = set(days_around(latest, settings.report_days, 0))
        near = (c for c in held.get(node.key, ()) if c.day and {c.day.first, c.day.last} & days)
        fits = [c for c in near if c.admits(node, cast) and find_against(c, Cluster(node)) is None]
        if len(fits) == 1:
            fits[0].add(node, Reason(node, "order", "for", (node.telling.span,)))


def _days_near(node: Node, calendar: Calendar, settings: ContactSettings) -> list[str]:
    """The days just after a notice, or just before a report; none where neither bound is known."""
    if node.days.earliest:
        return days_around(node.days.earliest, 0, settings.notice_days)
    if node.days.latest:
        return days_around(node.days.latest, settings.report_days, 0)
    if node.days.issued is None or node.telling.status != "held":
        return []
    return [near for day in calendar.every(node.days.issued) for near in days_around(day, settings.report_days, 0)]


def find_against(one: Cluster, two: Cluster) -> str | None:
    """A fact that keeps two clusters apart; None where they can be one contact."""
    if _days_speak_against(one, two) or _days_speak_against(two, one):
        return "date"
    told = [cluster.weekdays for cluster in (one, two) if cluster.weekdays is not None]
    if told and not frozenset.intersection(*told):
        return "date"
    if conflicting(one.hints, two.hints):
        return "done or still to be done"
    if (_has(one, "first") and _has(two, "later", "earlier")) or (_has(two, "first") and _has(one, "later", "earlier")):
        return "order"
    return None


def _has(cluster: Cluster, *ordinals: str) -> bool:
    return any(f"ordinal:{name}" in cluster.hints for name in ordinals)


def _days_speak_against(dated: Cluster, other: Cluster) -> bool:
    """Does a weekday or bound of the other's tellings rule out the day of the dated one?"""
    day = dated.day
    if day is None or not day.first or not day.last:
        return False
    if other.weekdays is not None and weekday(day.first) not in other.weekdays:
        return True
    if other.latest and day.first > other.latest:
        return True
    return bool(other.earliest and day.last < other.earliest)


def explain_neighbours(clusters: Iterable[Cluster]) -> None:
    """Notes, on the contacts next to each other in time that documents are about, why they are two."""
    told = [c for c in clusters if any(node.telling.main for node in c.nodes)]
    for one, two in pairwise(sorted(told, key=lambda c: c.first.order)):
        fact = _difference(one, two)
        if fact is not None:
            for cluster, other in ((one, two), (two, one)):
                mains = (node for node in other.nodes if node.telling.main)
                cluster.reasons += [Reason(n, fact, "against", n.days.evidence or (n.telling.span,)) for n in mains]


def _difference(one: Cluster, two: Cluster) -> str | None:
    a, b = one.day, two.day
    if a is None or b is None or not a.last or not b.first:
        return find_against(one, two)
    gap = days_between(a.last, b.first)
    return "kind" if gap <= 0 else "date" if gap <= NEAR_DAYS else None
