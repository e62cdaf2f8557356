"""Stretches of a text: how much of another they cover, and which stand for one another."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from operator import attrgetter

from dragoman.model.span import Span, hull

IN_ORDER = attrgetter("doc_id", "start", "end", "field")  # the order of spans themselves, at a fifth of the time
MOST = 0.5  # the share of its characters by which a stretch is quoted, attributed, embedded


class Stretches:
    """Stretches of one text, joined where they touch, that can be asked how much of another they cover."""

    def __init__(self, stretches: Iterable[tuple[int, int]]) -> None:
        self._starts: list[int] = []
        self._ends: list[int] = []
        for start, end in sorted(stretches):
            if self._ends and start <= self._ends[-1]:
                self._ends[-1] = max(self._ends[-1], end)
            elif start < end:
                self._starts.append(start)
                self._ends.append(end)

    def __iter__(self) -> Iterator[tuple[int, int]]:
        return iter(zip(self._starts, self._ends, strict=True))

    def covered(self, start: int, end: int) -> int:
        """How many characters of ``[start, end)`` lie in the stretches."""
        starts, ends = self._starts, self._ends
        following = bisect_right(starts, start)
        total = max(0, min(end, ends[following - 1]) - start) if following else 0
        for index in range(following, len(starts)):
            if starts[index] >= end:
                break
            total += min(end, ends[index]) - starts[index]
        return total

    def hold_most(self, span: Span) -> bool:
        """Do they cover more than half of the span?"""
        starts, ends = self._starts, self._ends
        if not starts or span.end <= starts[0] or ends[-1] <= span.start:
            return False
        return self.covered(span.start, span.end) > MOST * (span.end - span.start)


class Joined:
    """Numbers joined into groups (union by the smaller number, so that order does not matter)."""

    def __init__(self, count: int) -> None:
        self._parent = list(range(count))

    def find(self, number: int) -> int:
        while self._parent[number] != number:
            self._parent[number] = self._parent[self._parent[number]]
            number = self._parent[number]
        return number

    def join(self, one: int, two: int) -> None:
        low, high = sorted((self.find(one), self.find(two)))
        self._parent[high] = low

    def groups(self) -> list[list[int]]:
        """The groups, each in rising order, by their first number."""
        found: dict[int, list[int]] = defaultdict(list)
        for number in range(len(self._parent)):
            found[self.find(number)].append(number)
        return list(found.values())


def group_stretches(pairs: Sequence[tuple[Span, Span]], least_share: float) -> list[list[Span]]:
    """The stretches that pairs join, directly or through stretches at the same place.

    Two stretches of a document are at the same place where what they have in common is
    ``least_share`` of what they take up together. Every group is in order, and the groups by their first
    stretch. Costs a sort, and the stretches of a document that lap over one another.
    """
    spans = {IN_ORDER(span): span for pair in pairs for span in pair}
    keys = sorted(spans)
    stretches = [spans[key] for key in keys]
    number = {key: index for index, key in enumerate(keys)}
    joined = Joined(len(stretches))
    for one, two in pairs:
        joined.join(number[IN_ORDER(one)], number[IN_ORDER(two)])
    for index, (doc_id, start, end, field) in enumerate(keys):
        for other in range(index + 1, len(keys)):
            own_id, own_start, own_end, own_field = keys[other]
            if own_start >= end or own_id != doc_id or own_field != field:
                break
            if end - own_start < least_share * (end - start):
                break  # nor have those that begin further on that much in common with it
            if min(end, own_end) - own_start >= least_share * (max(end, own_end) - start):
                joined.join(index, other)
    return [[stretches[index] for index in group] for group in joined.groups()]


def merge_touching(spans: Iterable[Span]) -> list[Span]:
    """The spans in order, those that lap over one another as one."""
    merged: list[Span] = []
    for span in sorted(spans, key=IN_ORDER):
        if merged and merged[-1].touches(span):
            merged[-1] = hull((merged[-1], span))
        else:
            merged.append(span)
    return merged
