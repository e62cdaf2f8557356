"""Sentences, never across a paragraph's end."""

from __future__ import annotations

import re
from functools import cache

from dragoman.lexicon.loader import load_rows

# A stop, the closing marks that belong to it, white space, and what can open a sentence.
BOUNDARY = re.compile(r"(?<![.!?…])([.!?…]+)([\"'”’»)\]]*)(\s+)(?=([\"'“‘«„(\[—–]*)([^\W_]+(?:[.'’-][^\W_]+)*)?)")
LONGEST_CHARS = 3000  # of a sentence; the longest of 70,000 real ones has 1,621, and what is read in one is compared
LONGEST_ABBREVIATION_CHARS = 24  # what is looked at before a stop
GAP = re.compile(r"\s+")
LAST_WORD = re.compile(r"([^\W_]+(?:\.[^\W_]+)*)$")

# After an abbreviation that may also close a sentence, only these openers tell that it did.
OPENERS = frozenset(
    "the a an in on at it he she they we i this that these those but and however meanwhile during after before both "
    "if when while as for with his her their our its there president secretary prime mr ms mrs".split()
)


def find_sentences(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """The sentences of one paragraph ``text[start:end]``, in order, without white space at their ends.

    Abbreviations, initials and acronyms do not end a sentence, unless the next word can
    only open one. A line end inside the paragraph is a space. A stretch of more than
    ``LONGEST_CHARS`` without a stop is cut between words where it can be. Linear.
    """
    found: list[tuple[int, int]] = []
    begin = start
    for match in BOUNDARY.finditer(text, start, end):
        if match.end() >= end or not _ends_sentence(text, begin, match):
            continue
        found += _cut(text, begin, match.end(2))
        begin = match.end(3)
    if begin < end:
        found += _cut(text, begin, end)
    return found


def _cut(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """A sentence; where it is endless, parts of it."""
    found = []
    while end - start > LONGEST_CHARS:
        stop = following = start + LONGEST_CHARS
        for gap in GAP.finditer(text, start, end):
            if gap.start() > start + LONGEST_CHARS:
                break
            stop, following = gap.span()
        found.append((start, stop))
        start = following
    return [*found, (start, end)]


def _ends_sentence(text: str, begin: int, match: re.Match[str]) -> bool:
    stop, closing, opening, following = match.group(1), match.group(2), match.group(4), match.group(5) or ""
    if following and following[0].islower():
        return False  # an ellipsis, an abbreviation, or a quotation that its sentence goes on after
    if stop != "." or closing:
        return True
    last = LAST_WORD.search(text, max(begin, match.start() - LONGEST_ABBREVIATION_CHARS), match.start())
    if not last:
        return True
    word = last.group().lower()
    if len(word) == 1 and last.group().isupper() and word != "i":
        return False  # an initial: "Joseph R. Biden"
    ends = _abbreviations().get(word)
    if ends is None:
        return True
    return ends and (following.lower() in OPENERS or bool(opening)) and _starts_clause(word, following)


def _starts_clause(word: str, following: str) -> bool:
    """Is the opener more than a title that the abbreviation leads to, as in "U.S. President"?"""
    return not (word.count(".") and following.lower() in ("president", "secretary", "prime", "mr", "ms", "mrs"))


@cache
def _abbreviations() -> dict[str, bool]:
    return {row["word"]: row["ends"] == "yes" for row in load_rows("abbreviations")}
