"""Which tellings of the same people are one contact."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Mapping, Sequence
from itertools import pairwise

from dragoman.contacts.cast import Cast
from dragoman.contacts.copies import Copy
from dragoman.contacts.days import OFFICIAL, days_between, weekday
from dragoman.contacts.hints import conflicting
from dragoman.contacts.nodes import Cluster, Node, Reason
from dragoman.contacts.settings import ContactSettings

OPEN_STATUS = frozenset({"proposed", "intended", "cancelled", "denied"})
IN_PERSON = frozenset({"meeting", "summit", "visit"})
NAMES_MOST = ("video_call", "call", "summit", "meeting", "visit", "letter", "conversation")
NEAR_DAYS = 10  # rejected neighbours within so many days are worth a line of explanation


def cluster_block(
    nodes: Sequence[Node], copies: Mapping[tuple[str, str], Copy], cast: Cast, settings: ContactSettings
) -> list[Cluster]:
    """The contacts of tellings that have the same sides at the table.

    Days decide first: what was held on one day is one contact; a plan joins what was held on its day or close to it;
    a range joins what alone lies in it. Without a day, a telling joins only by a long copy and without a fact
    against it. Sorting apart, linear in the tellings of a day; undated ones meet those they share a copy with.
    """
    ordered = sorted(nodes, key=lambda n: (NAMES_MOST.index(n.telling.kind), n.order))
    clusters: list[Cluster] = []
    settled = [n for n in ordered if n.days.first or n.days.last or n.telling.main]
    for node in (n for n in settled if n.days.exact and n.telling.status == "held"):
        _join_day(node, clusters, cast)
    clusters = _draw_together(clusters, cast, settings)
    for node in (n for n in settled if n.days.exact and n.telling.status == "planned"):
        _join_plan(node, clusters, cast, settings)
    for node in (n for n in settled if not n.days.exact and n.telling.status not in OPEN_STATUS):
        if node.days.first or node.days.last:
            _join_range(node, clusters, cast)
        else:
            _start(node, clusters)
    for node in (n for n in settled if n.telling.status in OPEN_STATUS):
        _join_open(node, clusters, cast)
    clusters = _join_copies(clusters, copies, cast)
    clusters = _join_only(clusters, cast, settings)
    _explain(clusters)
    return clusters


def _start(node: Node, clusters: list[Cluster]) -> None:
    clusters.append(Cluster([node]))


def _join(node: Node, cluster: Cluster, fact: str) -> None:
    cluster.nodes.append(node)
    cluster.reasons.append(Reason(node, fact, "for", node.days.evidence or (node.telling.span,)))


def _join_day(node: Node, clusters: list[Cluster], cast: Cast) -> None:
    """Joins what was held on the same day."""
    for cluster in clusters:
        day = cluster.day()
        if day is not None and _same_day(node, day.first, day.last) and cluster.admits(node, cast):
            _join(node, cluster, "date")
            return
    _start(node, clusters)


def _same_day(node: Node, first: str | None, last: str | None) -> bool:
    mine, until = node.days.first, node.days.last
    if not (mine and until and first and last):
        return False
    return mine <= last and first <= until


def _draw_together(clusters: list[Cluster], cast: Cast, settings: ContactSettings) -> list[Cluster]:
    """Accounts of one meeting in different forms, published a day apart: remarks, then the readout.

    An office gives out one readout of a contact, so two of one form are two contacts; and calls are made daily.
    """
    ordered = sorted(clusters, key=lambda c: c.first.order)
    kept: list[Cluster] = []
    for cluster in ordered:
        target = next((k for k in kept if _is_next_form(k, cluster, cast, settings)), None)
        if target is None:
            kept.append(cluster)
            continue
        for node in cluster.nodes:
            _join(node, target, "date")
    return kept


def _is_next_form(one: Cluster, two: Cluster, cast: Cast, settings: ContactSettings) -> bool:
    if one.kind not in IN_PERSON or two.kind not in IN_PERSON or one.documents & two.documents:
        return False
    a, b = one.day(), two.day()
    if a is None or b is None or not 0 <= days_between(a.first or "", b.first or "") <= settings.slack_days:
        return False
    forms = {n.form for n in one.nodes}, {n.form for n in two.nodes}
    leaning = all(n.days.leans for n in (*one.nodes, *two.nodes))
    other_form = not forms[0] & forms[1] and forms[0] | forms[1] <= OFFICIAL
    return other_form and leaning and all(one.admits(n, cast) for n in two.nodes)


def _join_plan(node: Node, clusters: list[Cluster], cast: Cast, settings: ContactSettings) -> None:
    """Joins what was held, or planned, on the day announced, else what was held nearest to it."""
    open_ = [c for c in clusters if c.admits(node, cast)]
    same = [c for c in open_ if (day := c.day()) is not None and _same_day(node, day.first, day.last)]
    if same:
        _join(node, same[0], "date")
        return
    near = [(_gap(node, c), c.first.order, c) for c in open_ if c.held and _gap(node, c) <= settings.moved_days]
    near = [item for item in near if not _announced_else(item[2], node)]
    if near:
        _join(node, min(near, key=lambda item: item[:2])[2], "announced")
    else:
        _start(node, clusters)


def _gap(node: Node, cluster: Cluster) -> int:
    """Days between the day a plan names and the day of a contact; a great number where that has none."""
    day = cluster.day()
    return abs(days_between(node.days.first or "", day.first)) if day is not None and day.first else sys.maxsize


def _announced_else(cluster: Cluster, node: Node) -> bool:
    """Was the contact announced for its own day already?"""
    plans = [n.days for n in cluster.nodes if n.telling.status == "planned" and n.days.exact]
    return any(not _same_day(node, days.first, days.last) for days in plans)


def _join_open(node: Node, clusters: list[Cluster], cast: Cast) -> None:
    """Joins what was proposed, called off or denied for the same days."""
    for cluster in clusters:
        same = any(_same_day(node, n.days.first, n.days.last) for n in cluster.nodes)
        if same and cluster.admits(node, cast) and (cluster.status in OPEN_STATUS or node.days.exact):
            _join(node, cluster, "date")
            return
    _start(node, clusters)


def _join_range(node: Node, clusters: list[Cluster], cast: Cast) -> None:
    """Joins the only contact that lies in the range told."""
    inside = [c for c in clusters if c.admits(node, cast) and _lies_in(c, node)]
    if len(inside) == 1:
        _join(node, inside[0], "date")
    else:
        _start(node, clusters)


def _lies_in(cluster: Cluster, node: Node) -> bool:
    day = cluster.day()
    if day is None or not node.days.first or not node.days.last:
        return False
    return node.days.first <= (day.first or "") and (day.last or "") <= node.days.last


def _join_copies(clusters: list[Cluster], copies: Mapping[tuple[str, str], Copy], cast: Cast) -> list[Cluster]:
    """Puts main tellings without a day to those whose official text they copy, where no fact speaks against it."""
    at = {node.doc_id: c for c in clusters for node in c.nodes if node.telling.main}
    for pair in sorted(copies, key=lambda p: (-copies[p].words, p)):
        one, two = at.get(pair[0]), at.get(pair[1])
        if one is None or two is None or one is two or not _may_merge(one, two, cast):
            continue
        target, moved = (one, two) if one.first.order <= two.first.order else (two, one)
        target.nodes.extend(moved.nodes)
        target.reasons.extend(moved.reasons)
        for node in moved.nodes:
            if node.doc_id in pair:
                target.reasons.append(Reason(node, "passage", "for", copies[pair].evidence))
        clusters = [c for c in clusters if c is not moved]
        at.update({node.doc_id: target for node in target.nodes if node.telling.main})
    return clusters


def _join_only(clusters: list[Cluster], cast: Cast, settings: ContactSettings) -> list[Cluster]:
    """Puts a main telling without a day to the one contact it can be.

    A notice is of what was held within days of it, a report of what was held within days before. Where not even its
    publication is known it stays apart: in a set of White House pages one in seven such joins was wrong.
    """
    for cluster in sorted((c for c in clusters if c.day() is None), key=lambda c: c.first.order):
        if len(cluster.nodes) != 1 or not cluster.first.telling.main or cluster.status in OPEN_STATUS:
            continue
        node = cluster.first
        fits = [c for c in clusters if c is not cluster and c.admits(node, cast) and _lies_near(c, node, settings)]
        if len(fits) == 1 and find_against(fits[0], cluster) is None:
            _join(node, fits[0], "order")
            clusters = [c for c in clusters if c is not cluster]
    return clusters


def _lies_near(cluster: Cluster, node: Node, settings: ContactSettings) -> bool:
    """Was the contact held just after the notice, or just before the report, that has no day of its own?"""
    day = cluster.day()
    if day is None or not day.first or not cluster.held:
        return False
    if node.days.earliest:
        return 0 <= days_between(node.days.earliest, day.first) <= settings.notice_days
    if node.days.latest:
        return 0 <= days_between(day.first, node.days.latest) <= settings.report_days
    return False


def _may_merge(one: Cluster, two: Cluster, cast: Cast) -> bool:
    if one.day() is not None and two.day() is not None:
        return False
    if not all(one.admits(node, cast) for node in two.nodes):
        return False
    against = find_against(one, two)
    return against is None


def find_against(one: Cluster, two: Cluster) -> tuple[str, str] | None:
    """A fact that keeps two clusters apart, and what it is about; None where they can be one contact."""
    days = [(a, b) for a, b in ((one.day(), two), (two.day(), one)) if a is not None]
    for day, other in days:
        for node in other.nodes:
            told = node.days.weekdays
            if told and weekday(day.first or "") not in told:
                return "date", "weekday"
            if node.days.latest and (day.first or "") > node.days.latest:
                return "date", "later"
            if node.days.earliest and (day.last or "") < node.days.earliest:
                return "date", "earlier"
    told_days = [n.days.weekdays for c in (one, two) for n in c.nodes if n.days.weekdays]
    if told_days and not frozenset.intersection(*told_days):
        return "date", "weekday"
    for a in one.nodes:
        for b in two.nodes:
            thing = conflicting(a.telling.hints, b.telling.hints)
            if thing is not None:
                return "done or still to be done", thing
    firsts = [any("ordinal:first" in n.telling.hints for n in c.nodes) for c in (one, two)]
    later = [any({"ordinal:later", "ordinal:earlier"} & set(n.telling.hints) for n in c.nodes) for c in (one, two)]
    if (firsts[0] and later[1]) or (firsts[1] and later[0]):
        return "order", "first"
    return None


def _explain(clusters: Iterable[Cluster]) -> None:
    """Notes, on the contacts next to each other in time, why they are not one."""
    ordered = sorted(clusters, key=lambda c: c.first.order)
    for one, two in pairwise(ordered):
        if not any(n.telling.main for n in one.nodes) or not any(n.telling.main for n in two.nodes):
            continue
        a, b = one.day(), two.day()
        if a is not None and b is not None:
            gap = days_between(a.last or "", b.first or "")
            if 0 < gap <= NEAR_DAYS:
                _against(one, two, "date")
            elif gap <= 0:
                _against(one, two, "kind")
            continue
        reason = find_against(one, two)
        if reason is not None:
            _against(one, two, reason[0])


def _against(one: Cluster, two: Cluster, fact: str) -> None:
    for cluster, other in ((one, two), (two, one)):
        for node in other.nodes:
            if node.telling.main:
                cluster.reasons.append(Reason(node, fact, "against", node.days.evidence or (node.telling.span,)))
