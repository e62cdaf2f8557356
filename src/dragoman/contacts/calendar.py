"""Clusters by the day they were held, so that a telling meets only those of its own days."""

from __future__ import annotations

import datetime
from bisect import bisect_left, bisect_right, insort
from calendar import isleap
from collections.abc import Iterable, Iterator

from dragoman.contacts.nodes import Cluster

LEAP_DAY = "02-29"
FIRST_DAY, LAST_DAY = datetime.date.min.toordinal(), datetime.date.max.toordinal()


class Calendar:
    """The clusters of one block, in the order they were begun, and by day where that is known."""

    def __init__(self) -> None:
        self._all: list[Cluster] = []
        self._by_day: dict[str, list[Cluster]] = {}
        self._days: list[str] = []  # of ``_by_day``, in order

    def begin(self, cluster: Cluster) -> Cluster:
        """Takes in a cluster that was just begun, and gives it back."""
        self._all.append(cluster)
        self.note(cluster)
        return cluster

    def note(self, cluster: Cluster) -> None:
        """Notes the days of a cluster, again where they changed."""
        if cluster.day is not None and cluster.day.first and cluster.day.last:
            for day in days_from(cluster.day.first, cluster.day.last):
                if day not in self._by_day:
                    insort(self._days, day)
                listed = self._by_day.setdefault(day, [])
                if all(other is not cluster for other in listed):
                    listed.append(cluster)

    def all(self) -> list[Cluster]:
        """The clusters that still stand, in the order they were begun."""
        return [cluster for cluster in self._all if not cluster.gone]

    def on(self, days: Iterable[str]) -> Iterator[Cluster]:
        """The clusters of some days, each once."""
        seen: set[int] = set()
        for day in days:
            for cluster in self._by_day.get(day, ()):
                if not cluster.gone and id(cluster) not in seen:
                    seen.add(id(cluster))
                    yield cluster

    def within(self, first: str, last: str) -> Iterator[Cluster]:
        """The clusters held on days from ``first`` to ``last``, each once, in the order of their days."""
        yield from self.on(self._days[bisect_left(self._days, first) : bisect_right(self._days, last)])

    def every(self, day: str) -> Iterator[str]:
        """A day without its year, as in "10-30", in every year of the clusters, and in the one after each."""
        years = {int(known[:4]) for known in self._days}
        for year in sorted(years | {min(year + 1, datetime.MAXYEAR) for year in years}):
            if day != LEAP_DAY or isleap(year):
                yield f"{year:04}-{day}"


def days_from(first: str, last: str) -> list[str]:
    """All days from one to another, both included; none where the second is earlier."""
    start, end = datetime.date.fromisoformat(first), datetime.date.fromisoformat(last)
    return [(start + datetime.timedelta(days=n)).isoformat() for n in range((end - start).days + 1)]


def days_around(day: str, before: int, after: int) -> list[str]:
    """The days around one, itself first, then the nearer before the farther, earlier ones first.

    None before the first that a calendar can write, and none after the last.
    """
    middle = datetime.date.fromisoformat(day).toordinal()
    near = range(max(FIRST_DAY, middle - before), min(LAST_DAY, middle + after) + 1)
    around = sorted(near, key=lambda other: (abs(other - middle), other))
    return [datetime.date.fromordinal(other).isoformat() for other in around]
