"""Stretches of a text: how much of another they cover, and which stand for one another."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from dragoman.model.span import Span, hull

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
        total = 0
        index = max(0, bisect_right(self._starts, start) - 1)
        while index < len(self._starts) and self._starts[index] < end:
            total += max(0, min(end, self._ends[index]) - max(start, self._starts[index]))
            index += 1
        return total

    def hold_most(self, span: Span) -> bool:
        """Do they cover more than half of the span?"""
        return bool(self._starts) and self.covered(span.start, span.end) > MOST * len(span)


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
    stretches = sorted({span for pair in pairs for span in pair})
    number = {span: index for index, span in enumerate(stretches)}
    joined = Joined(len(stretches))
    for one, two in pairs:
        joined.join(number[one], number[two])
    for index, span in enumerate(stretches):
        for other in range(index + 1, len(stretches)):
            following = stretches[other]
            if not span.touches(following):
                break
            if share_in_common(span, following) >= least_share:
                joined.join(index, other)
    return [[stretches[index] for index in group] for group in joined.groups()]


def share_in_common(one: Span, two: Span) -> float:
    """What two stretches of a document have in common, of what they take up together."""
    common = min(one.end, two.end) - max(one.start, two.start)
    return max(0, common) / (max(one.end, two.end) - min(one.start, two.start))


def merge_touching(spans: Iterable[Span]) -> list[Span]:
    """The spans in order, those that lap over one another as one."""
    merged: list[Span] = []
    for span in sorted(spans):
        if merged and merged[-1].touches(span):
            merged[-1] = hull((merged[-1], span))
        else:
            merged.append(span)
    return merged
