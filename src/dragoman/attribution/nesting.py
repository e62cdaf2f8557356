"""Contents that stay inside the content of the one who tells of them, and end where he begins."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import replace

from dragoman.attribution.contents import tidy
from dragoman.attribution.drafts import Draft, Place

# "Two officials said Orlo had praised the plan, and that ...": the clause is what the officials said as well.
AND_THAT = re.compile(r"(?P<comma>,)?\s+and\s+that\b")
# "Orlo sought a ferry, and also deplored the storm": a further verb of the same subject.
AND = re.compile(r"(?:,?\s+(?:and|but)|,)\s+(?:\w+ly\s+|also\s+|then\s+|later\s+|had\s+|has\s+)*$")
THAT = "that"


def part(text: str, drafts: Sequence[Draft]) -> list[Draft]:
    """The drafts in their order, with contents that are wholly inside those of the drafts that tell of them.

    "Orlo told Vesk that the port is closed, three officials said": the officials tell of Orlo, and are no part of what
    he told. "An official said Orlo told Vesk that it is closed, which came as a surprise": what goes on behind the
    official's content is not his, and not Orlo's either. Costs the drafts within each content.
    """
    order = sorted(range(len(drafts)), key=lambda number: drafts[number].cue)
    cues = [drafts[number].cue for number in order]
    parted = list(drafts)
    before: list[Draft] = []  # whose contents a later cue can still stand in
    for number in order:
        draft = drafts[number]
        inside = order[bisect_left(cues, (draft.cue[1], 0)) : bisect_left(cues, (draft.reach[1], 0))]
        ends = [begin for other in inside if (begin := _tells_behind(text, drafts[other], draft)) is not None]
        ends += [begin for other in inside if (begin := _goes_on(text, drafts[other], draft)) is not None]
        before = [other for other in before if other.reach[1] > draft.cue[0]]
        ends += [end for other in before if _tells_before(other, draft) for end in _ends_in(text, other, draft)]
        before.append(draft)
        if ends:
            content = tuple(cut for place in draft.content if (cut := _before(text, place, min(ends))))
            parted[number] = replace(draft, content=content) if content else draft
    return parted


def _tells_behind(text: str, other: Draft, draft: Draft) -> int | None:
    """Where another begins that tells of a draft behind a comma, within what is taken for the draft's content."""
    begin = min(other.cue[0], other.source[0] if other.source else other.cue[0])
    if begin <= draft.cue[1] or not text[max(0, begin - 2) : begin].rstrip().endswith(","):
        return None
    return begin if _holds(other.content, draft.cue) and _holds(draft.content, other.cue) else None


def _goes_on(text: str, other: Draft, draft: Draft) -> int | None:
    """Where the same subject does something else with words: behind an "and" in what is taken for the content."""
    if draft.level != "act" or other.source is None or other.source != draft.source:
        return None
    link = AND.search(text, draft.cue[1], other.cue[0])
    if link and link[0].startswith(",") and "and" not in link[0] and text[slice(*other.cue)].split()[0].endswith("ing"):
        return None  # one of a list in the content: "a pact on trade, ending tariffs"
    return link.start() if link and draft.reach[0] < other.cue[0] and other.cue[1] < draft.reach[1] else None


def _tells_before(other: Draft, draft: Draft) -> bool:
    """Does another tell of a draft that follows it?"""
    return other.level == "report" and other.cue[1] <= draft.cue[0] and _holds(other.content, draft.cue)


def _ends_in(text: str, other: Draft, draft: Draft) -> Iterator[int]:
    """Where the content of a draft ends by that of another, which tells of it."""
    held = next(place for place in other.content if place[0] <= draft.cue[0] and draft.cue[1] <= place[1])
    start, end = draft.reach
    if draft.cue[1] <= start < held[1] < end:
        yield held[1]
    if draft.cue[1] <= start:
        further = (match for match in AND_THAT.finditer(text, start, min(end, held[1])))
        yield from (match.start() for match in further if match["comma"] or not text.startswith(THAT, start))


def _holds(places: Sequence[Place], place: Place) -> bool:
    return any(start <= place[0] and place[1] <= end for start, end in places)


def _before(text: str, place: Place, end: int) -> Place | None:
    """The part of a content before a place."""
    return tidy(text, place[0], min(place[1], end)) if place[0] < end else None
