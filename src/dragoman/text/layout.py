"""Paragraphs, also where the text is wrapped at a column."""

from __future__ import annotations

import itertools
import re

WRAP_COLUMNS = range(40, 111)  # texts are wrapped at 60 to 100 columns; longer lines are paragraphs of their own
LEAST_WRAPPED_LINES = 2
LEAST_WRAP_SHARE = 0.6  # of the line ends inside blocks, those a wrapping program would have made

WORD = re.compile(r"([ \t]*)([^ \t\n]*)")
LISTED = re.compile(r"[-*•·–]$|\(?(?:\d{1,3}|[a-z])[.)]$")
INDENT = re.compile(r"([ \t]*)(?:(?:[-*•·–]|\(?(?:\d{1,3}|[a-z])[.)])[ \t]+)?")
LINE = re.compile(r"[^\n]*\n?")


def find_paragraphs(text: str) -> list[tuple[int, int]]:
    """The paragraphs of a text as half-open ``(start, end)``, in order, without white space at their ends.

    A blank line ends a paragraph. So does any other line end, unless the text is wrapped
    at a column: then a line end that a wrapping program would have made is a space.
    A text of white space only has none. Linear.
    """
    lines = [(m.start(), m.start() + len(m.group().rstrip("\n"))) for m in LINE.finditer(text) if m.group()]
    width = _wrap_width(text, lines)
    paragraphs: list[tuple[int, int]] = []
    joined = False  # does the next line go on with the last paragraph?
    for index, (start, end) in enumerate(lines):
        first, last = _stripped(text, start, end)
        if first == last:
            joined = False
            continue
        if joined:
            paragraphs[-1] = (paragraphs[-1][0], last)
        else:
            paragraphs.append((first, last))
        following = lines[index + 1] if index + 1 < len(lines) else None
        joined = bool(width and following and _is_soft(text, (start, end), following, width))
    return paragraphs


def _wrap_width(text: str, lines: list[tuple[int, int]]) -> int:
    """The column that explains the most line ends, or 0 where none explains enough of them."""
    votes = [0] * (WRAP_COLUMNS.stop + 1)  # differences: a line end votes for all columns it is possible at
    breaks = 0
    for line, following in itertools.pairwise(lines):
        next_word = _first_word(text, following, line)
        if line[1] == line[0] or not next_word or text.endswith("  ", line[0], line[1]):
            continue  # two spaces at a line's end are Markdown's own mark of a break that is meant
        breaks += 1
        low, high = line[1] - line[0], line[1] - line[0] + 1 + next_word
        if low < WRAP_COLUMNS.stop:
            votes[max(low, WRAP_COLUMNS.start)] += 1
            votes[max(min(high, WRAP_COLUMNS.stop), WRAP_COLUMNS.start)] -= 1
    best = column = standing = 0
    for index, change in enumerate(votes):
        standing += change
        if standing > best:
            best, column = standing, index
    return column if best >= LEAST_WRAPPED_LINES and best >= LEAST_WRAP_SHARE * breaks else 0


def _is_soft(text: str, line: tuple[int, int], following: tuple[int, int], width: int) -> bool:
    """Would the first word of the following line have crossed the column, or does it plainly go on?"""
    next_word = _first_word(text, following, line)
    length = line[1] - line[0]
    if not next_word or text.endswith("  ", line[0], line[1]):
        return False
    if length + 1 + next_word > width:
        return True
    begin = following[1] - len(text[following[0] : following[1]].lstrip())
    return length >= width / 2 and text[begin].islower()


def _first_word(text: str, line: tuple[int, int], before: tuple[int, int]) -> int:
    """Characters of the line's first word; 0 where the line is blank, or indented under a line that is not.

    A no-break space is part of its word: a wrapping program does not break there. Below the first line of a list the
    others are indented.
    """
    found = WORD.match(text, line[0], line[1])
    if not found or not found.group(2):
        return 0
    indent = len(found.group(1))
    above = INDENT.match(text, before[0], before[1])
    same = above is not None and indent in (len(above.group(1)), len(above.group()))
    return len(found.group(2)) if same and not LISTED.match(found.group(2)) else 0


def _stripped(text: str, start: int, end: int) -> tuple[int, int]:
    while start < end and text[start].isspace():
        start += 1
    while start < end and text[end - 1].isspace():
        end -= 1
    return start, end
