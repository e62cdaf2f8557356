"""Which stretches of a text stand in texts of one day alone."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from dragoman.dating.stretches import Stretches


class Layer(NamedTuple):
    """A stretch that some dated text has as well."""

    start: int
    end: int
    kind: str  # official, report, other
    day: str  # of that text


def find_sole(layers: Iterable[Layer]) -> dict[str, Stretches]:
    """By day, the stretches that official texts of it have, and no text of another day but reports of later ones.

    Stretches of one day neither touch nor overlap, and are in order. One walk over the borders: n log n.
    """
    borders = sorted(
        (place, change, layer.kind, layer.day)
        for layer in layers
        for place, change in ((layer.start, 1), (layer.end, -1))
    )
    open_: dict[str, dict[str, int]] = {"official": {}, "report": {}, "other": {}}  # how many of each day lie here
    found: dict[str, Stretches] = {}
    place = 0
    for border, change, kind, day in borders:
        if place < border and len(open_["official"]) == 1:
            (sole,) = open_["official"]
            if open_["other"].keys() <= {sole} and sole <= min(open_["report"], default=sole):
                _extend(found.setdefault(sole, []), place, border)
        place = border
        count = open_[kind].pop(day, 0) + change
        if count:
            open_[kind][day] = count
    return found


def _extend(stretches: Stretches, start: int, end: int) -> None:
    """Adds a stretch behind the others; to the last one where it begins at its end."""
    if stretches and stretches[-1][1] == start:
        stretches[-1] = (stretches[-1][0], end)
    else:
        stretches.append((start, end))
