"""Marks in a text, which may overlap, as elements of a page, which may not."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

BLANK_LINES = re.compile(r"\n[^\S\n]*(?:\n[^\S\n]*)+")


@dataclass(frozen=True, slots=True)
class Mark:
    """A stretch of a text that stands out, and why."""

    start: int
    end: int
    kind: str  # how it is shown
    label: str  # what it is, in words
    anchor: str = ""  # the name by which links lead to it
    target: str = ""  # the entry of the page that it belongs to
    number: str = ""  # of that entry


@dataclass(frozen=True, slots=True)
class Opened:
    """A mark begins, or goes on after it was closed for the sake of another."""

    mark: Mark
    first: bool  # does the stretch begin here?


@dataclass(frozen=True, slots=True)
class Closed:
    """A mark ends, or breaks off for the sake of another."""

    mark: Mark
    last: bool  # does the stretch end here?


Piece = Opened | Closed | str


def find_blocks(text: str) -> list[tuple[int, int]]:
    """The stretches between blank lines, as half-open ``(start, end)``; none of them is empty."""
    blocks = []
    start = 0
    for match in BLANK_LINES.finditer(text):
        blocks.append((start, match.start()))
        start = match.end()
    blocks.append((start, len(text)))
    return [(start, end) for start, end in blocks if start < end]


def nest(text: str, start: int, end: int, marks: Iterable[Mark]) -> Iterator[Piece]:
    """``text[start:end]`` in pieces, with its marks opened and closed in pairs that nest.

    Where two marks cross, the one that began later is closed and opened again. The text
    pieces joined are the stretch, and those between the pieces of a mark are its words. Marks outside
    the stretch are left out, those that reach into it are cut. Cost: marks times their depth.
    """
    waiting = sorted(
        (mark for mark in marks if mark.start < end and start < mark.end),
        key=lambda mark: (max(mark.start, start), -mark.end, mark.kind, mark.anchor, mark.label),
    )
    waiting.reverse()
    stack: list[Mark] = []
    place = start
    while place < end or stack:
        yield from _close(stack, place, end)
        while waiting and max(waiting[-1].start, start) == place:
            mark = waiting.pop()
            stack.append(mark)
            yield Opened(mark, mark.start >= start)
        following = _next_place(stack, waiting, end)
        if following > place:
            yield text[place:following]
        place = following


def _close(stack: list[Mark], place: int, end: int) -> Iterator[Piece]:
    """Close the marks that end here and those above them, and open the latter again."""
    depth = next((depth for depth, mark in enumerate(stack) if min(mark.end, end) <= place), len(stack))
    again: Sequence[Mark] = [mark for mark in stack[depth:] if min(mark.end, end) > place]
    for mark in reversed(stack[depth:]):
        yield Closed(mark, mark.end <= place)
    del stack[depth:]
    for mark in again:
        stack.append(mark)
        yield Opened(mark, False)


def _next_place(stack: Sequence[Mark], waiting: Sequence[Mark], end: int) -> int:
    """Where the next mark begins or ends."""
    places = [min(mark.end, end) for mark in stack]
    if waiting:
        places.append(waiting[-1].start)
    return min([*places, end], default=end)
