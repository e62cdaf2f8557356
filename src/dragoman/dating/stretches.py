"""Sets of stretches of one text, as sorted half-open pairs."""

from __future__ import annotations

import re
from collections.abc import Iterable

Stretches = list[tuple[int, int]]
WORD = re.compile(r"\w+")


def united(stretches: Iterable[tuple[int, int]]) -> Stretches:
    """The same places as stretches that neither touch nor overlap. Sorting cost."""
    found: Stretches = []
    for start, end in sorted(stretches):
        if found and start <= found[-1][1]:
            found[-1] = (found[-1][0], max(found[-1][1], end))
        elif start < end:
            found.append((start, end))
    return found


def without(stretches: Iterable[tuple[int, int]], cut: Iterable[tuple[int, int]]) -> Stretches:
    """What is left of the stretches outside those of ``cut``. Linear after sorting."""
    found: Stretches = []
    holes = united(cut)
    first = 0
    for start, end in united(stretches):
        while first < len(holes) and holes[first][1] <= start:
            first += 1
        place, index = start, first
        while index < len(holes) and holes[index][0] < end:
            if place < holes[index][0]:
                found.append((place, holes[index][0]))
            place = max(place, holes[index][1])
            index += 1
        if place < end:
            found.append((place, end))
    return found


def common(stretches: Iterable[tuple[int, int]], others: Iterable[tuple[int, int]]) -> Stretches:
    """The places that lie in both."""
    whole = united(stretches)
    return without(whole, without(whole, others))


def narrowed_to_words(text: str, stretch: tuple[int, int]) -> tuple[int, int] | None:
    """The stretch without marks and white space at its ends; None where it holds no word."""
    first = WORD.search(text, *stretch)
    if first is None:
        return None
    end = stretch[1]
    while not (text[end - 1].isalnum() or text[end - 1] == "_"):
        end -= 1
    return first.start(), end


def count_words(text: str, stretches: Iterable[tuple[int, int]]) -> int:
    """Words of the text that lie in the stretches, which must not overlap."""
    return sum(len(WORD.findall(text, start, end)) for start, end in stretches)
