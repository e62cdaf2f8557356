"""Quotation marks and what they enclose."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

MARK = re.compile('[“”"«»„‟]')
OPENING = frozenset("“«„‟")
CLOSING = frozenset("”»")


@dataclass(frozen=True, slots=True)
class Quotation:
    """A stretch between quotation marks; the marks lie outside ``inner``."""

    start: int  # of the opening mark
    end: int  # one past the closing mark, or the paragraph's end where it has none
    inner_start: int
    inner_end: int
    closed: bool
    continues: bool = False  # it goes on in the next paragraph, which opens with a mark again


def find_quotations(text: str, paragraphs: list[tuple[int, int]]) -> list[Quotation]:
    """The quotations of a text, in order, each inside one paragraph.

    Any opening mark pairs with any closing one, straight or curly, since both are
    mixed in print. A paragraph that ends inside a quotation, before one that opens with a
    mark, carries a quotation over several paragraphs: the rule of English print. Otherwise
    a quotation that is never closed runs to its paragraph's end and says so with
    ``closed=False``. A straight mark after a digit outside a quotation is a unit. Linear.
    """
    found: list[Quotation] = []
    for index, (start, end) in enumerate(paragraphs):
        opened: int | None = None
        for match in MARK.finditer(text, start, end):
            place, mark = match.start(), match.group()
            if opened is None:
                if mark in CLOSING or (mark == '"' and place > start and text[place - 1].isdigit()):
                    continue
                opened = place
            elif mark in OPENING and text[opened] + mark != "„“":  # the German pair
                found.append(_quotation(text, opened, place, closed=False))
                opened = place
            else:
                found.append(_quotation(text, opened, place, closed=True))
                opened = None
        if opened is not None:
            following = paragraphs[index + 1][0] if index + 1 < len(paragraphs) else None
            goes_on = following is not None and bool(MARK.match(text[following])) and text[following] not in CLOSING
            found.append(_quotation(text, opened, end, closed=False, continues=goes_on))
    return found


def quotations_in(quotations: Sequence[Quotation], start: int, end: int) -> range:
    """The numbers of the quotations that touch ``[start, end)``, in a list of ``find_quotations``. Logarithmic."""
    first = bisect_right(quotations, start, key=lambda quotation: quotation.end)
    return range(first, max(first, bisect_left(quotations, end, key=lambda quotation: quotation.start)))


def _quotation(text: str, opened: int, stop: int, *, closed: bool, continues: bool = False) -> Quotation:
    end = stop + 1 if closed else stop
    while not closed and end > opened + 1 and text[end - 1].isspace():
        end -= 1
    return Quotation(opened, end, opened + 1, max(opened + 1, stop if closed else end), closed, continues)
