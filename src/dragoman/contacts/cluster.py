"""Which tellings of the same people are one contact: what their days decide."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from dragoman.contacts.calendar import Calendar, days_around, days_from
from dragoman.contacts.cast import Cast
from dragoman.contacts.copies import Copy, Pair
from dragoman.contacts.days import OFFICIAL, days_between
from dragoman.contacts.kinds import TELLING_MOST
from dragoman.contacts.nodes import Cluster, Node, Reason
from dragoman.contacts.settings import ContactSettings
from dragoman.contacts.undated import explain_neighbours, join_copies, join_only

OPEN_STATUS = frozenset({"proposed", "intended", "cancelled", "denied"})
IN_PERSON = frozenset({"meeting", "summit", "visit"})
Range = tuple[str | None, str | None]  # the first day and the last


def cluster_block(
    nodes: Sequence[Node], copies: Mapping[Pair, Copy], cast: Cast, settings: ContactSettings
) -> list[Cluster]:
    """The contacts of tellings that have the same sides at the table.

    Days decide first: what was held on one day is one contact; a plan joins what was held on its day or close to it;
    a range joins what alone lies in it, else plans for the same range. Without a day, a telling joins only by a long
    copy and without a fact against it. Sorting apart, linear in the tellings times the contacts of one day.
    """
    ordered = sorted(nodes, key=lambda n: (TELLING_MOST.index(n.telling.kind), n.order))
    settled = [n for n in ordered if _is_settled(n)]
    firm = [n for n in settled if n.telling.status not in OPEN_STATUS]
    calendar = Calendar()
    for node in (n for n in firm if n.days.exact and n.telling.status == "held"):
        _join_day(node, calendar, cast)
    _draw_together(calendar, cast, settings)
    for node in (n for n in firm if n.days.exact and n.telling.status == "planned"):
        _join_plan(node, calendar, cast, settings)
    plans: dict[Range, list[Cluster]] = {}
    for node in (n for n in firm if not n.days.exact):
        _join_range(node, plans, calendar, cast, settings)
    _join_open([n for n in settled if n.telling.status in OPEN_STATUS], calendar, cast)
    join_copies(calendar.all(), copies, cast)
    join_only(calendar, cast, settings)
    explain_neighbours(calendar.all())
    return calendar.all()


def _is_settled(node: Node) -> bool:
    """Has it a day, or is it what its document is about? A proposal for some time later is settled by who tells it."""
    if node.telling.status in OPEN_STATUS and not node.telling.main:
        return node.days.exact
    return bool(node.days.first or node.days.last or node.telling.main)


def _join(node: Node, cluster: Cluster | None, fact: str, calendar: Calendar) -> Cluster:
    """Adds a telling to a cluster, or to one that it begins; the cluster that has it."""
    if cluster is None:
        return calendar.begin(Cluster(node))
    cluster.add(node, _because(node, fact))
    return cluster


def _because(node: Node, fact: str) -> Reason:
    return Reason(node, fact, "for", node.days.evidence or (node.telling.span,))


def _own_days(node: Node) -> list[str]:
    return days_from(node.days.first or "", node.days.last or "") if node.days.exact else []


def _join_day(node: Node, calendar: Calendar, cast: Cast) -> None:
    """Joins what was held on the same day."""
    fitting = (c for c in calendar.on(_own_days(node)) if c.admits(node, cast))
    _join(node, next(fitting, None), "date", calendar)


def _draw_together(calendar: Calendar, cast: Cast, settings: ContactSettings) -> None:
    """Accounts of one meeting in different forms, published a day or two apart: remarks, then the readout.

    An office gives out one readout of a contact, so two of one form are two contacts; and calls are made daily.
    """
    for cluster in sorted(calendar.all(), key=lambda c: c.first.order):
        day = cluster.day
        if day is None or not day.first or cluster.gone:
            continue
        around = sorted(days_around(day.first, settings.slack_days, 0))
        earlier = (c for c in calendar.on(around) if c is not cluster and c.first.order < cluster.first.order)
        target = next((c for c in earlier if _are_forms_of_one(c, cluster, cast)), None)
        if target is not None:
            target.absorb(cluster, *(_because(node, "date") for node in cluster.nodes))
            calendar.note(target)


def _are_forms_of_one(one: Cluster, two: Cluster, cast: Cast) -> bool:
    """Are they official accounts of a meeting in different forms, dated by nothing but their publication?"""
    if one.kind not in IN_PERSON or two.kind not in IN_PERSON or one.forms & two.forms:
        return False
    leaning = all(node.days.leans for node in (*one.nodes, *two.nodes))
    return leaning and one.forms | two.forms <= OFFICIAL and one.admits_all(two, cast)


def _join_plan(node: Node, calendar: Calendar, cast: Cast, settings: ContactSettings) -> None:
    """Joins what was held, or planned, on the day announced, else what was held nearest to it."""
    same = next((c for c in calendar.on(_own_days(node)) if c.admits(node, cast)), None)
    if same is not None:
        _join(node, same, "date", calendar)
        return
    around = days_around(node.days.first or "", settings.moved_days, settings.moved_days)
    moved = (c for c in calendar.on(around) if c.held and c.admits(node, cast) and not _announced_else(c, node))
    _join(node, next(moved, None), "announced", calendar)


def _announced_else(cluster: Cluster, node: Node) -> bool:
    """Was the contact announced for its own day already?"""
    plans = [n for n in cluster.nodes if n.telling.status == "planned"]
    return any(n.days.exact and not set(_own_days(n)) & set(_own_days(node)) for n in plans)


def _join_range(
    node: Node, plans: dict[Range, list[Cluster]], calendar: Calendar, cast: Cast, settings: ContactSettings
) -> None:
    """Joins the only contact that lies in the range told, or a plan what is planned for the same weeks.

    Without one, or without a range, it begins its own. ``plans`` are those for a range, by their range.
    """
    first, last = node.days.first, node.days.last
    fits: list[Cluster] = []
    if first and last:
        fits = [c for c in calendar.within(first, last) if c.admits(node, cast) and _lies_in(c, first, last)]
    is_plan = bool(first and last) and node.telling.status == "planned"
    is_plan = is_plan and days_between(first or "", last or "") < settings.planned_days
    if is_plan and not fits:
        fits = [c for c in plans.get(_range(node), ()) if c.admits(node, cast)][:1]
    joined = _join(node, fits[0] if len(fits) == 1 else None, "date", calendar)
    if is_plan and not fits:
        plans.setdefault(_range(node), []).append(joined)


def _lies_in(cluster: Cluster, first: str, last: str) -> bool:
    day = cluster.day
    return day is not None and first <= (day.first or "") and (day.last or "") <= last


def _join_open(nodes: Sequence[Node], calendar: Calendar, cast: Cast) -> None:
    """Joins what was proposed, called off or denied for the same days, or the same range of days."""
    of_range: dict[Range, list[Cluster]] = {}
    for cluster in calendar.all():
        for days in dict.fromkeys(map(_range, cluster.nodes)):
            of_range.setdefault(days, []).append(cluster)
    for node in nodes:
        days = _range(node)
        if node.days.exact:
            near = calendar.on(_own_days(node))
        else:
            near = (c for c in of_range.get(days, ()) if any(days) and c.status in OPEN_STATUS)
        same = next((c for c in near if c.admits(node, cast)), None)
        joined = _join(node, same, "date", calendar)
        if same is None:
            of_range.setdefault(days, []).append(joined)


def _range(node: Node) -> Range:
    return node.days.first, node.days.last
