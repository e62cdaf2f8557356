"""Marks that come in pairs, of which a stretch of words may have one alone: "(ECO) launches"."""

from __future__ import annotations

PAIRS = {"(": ")", "[": "]", "“": "”", "«": "»", "„": "“"}
STRAIGHT = '"'
STOPS = frozenset(".,;:!?\\")  # may stand between the last word and the mark that closes


def pair_marks(text: str, start: int, end: int) -> tuple[int, int]:
    """The stretch with the mark that follows it, or stands right before, if the other one of the pair is inside."""
    opened: list[str] = []
    lacking = None  # the mark that would open what is closed inside
    for mark in text[start:end]:
        if opened and mark == opened[-1]:
            opened.pop()
        elif mark in PAIRS:
            opened.append(PAIRS[mark])
        elif mark == STRAIGHT:
            opened.append(STRAIGHT)
        elif mark in CLOSING and not opened:
            lacking = CLOSING[mark]
    if opened:
        stop = end + (text[end : end + 1] in STOPS)
        if text[stop : stop + 1] == opened[-1]:
            return start, stop + 1
        lacking = STRAIGHT if opened[-1] == STRAIGHT else None
    return (start - 1, end) if lacking and text[start - 1 : start] == lacking else (start, end)


CLOSING = {closing: mark for mark, closing in PAIRS.items() if closing not in PAIRS}
