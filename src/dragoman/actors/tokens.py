"""The words of a text as names are compared: without case, accents and spelling variants, each with its place."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass, field
from functools import lru_cache

from dragoman.lexicon.loader import load_rows
from dragoman.text.folding import fold_text

# An acronym or initials with stops (U.S., J.D.), a word with its inner apostrophes, or "&".
WORD = re.compile(r"(?:[^\W\d_]\.){2,}|[^\W_]+(?:['’][^\W_]+)*|&")
POSSESSIVE = re.compile(r"['’]s$", re.IGNORECASE)

# How a word hangs on the one before it.
TIGHT = 0  # a space, a line end or a hyphen
COMMA = 1
STOP = 2  # the stop of an initial or an abbreviation
BREAK = 3  # any other mark, or the start of a sentence

TIGHT_MARKS = frozenset(" -‐‑\n\u00a0\u202f\u2060")
STOPPED = frozenset({"jr", "sr", "st", "mr", "mrs", "ms", "dr", "prof", "gen", "sen", "rep", "gov", "rt", "hon", "lt", "col", "adm", "amb", "rev"})


@dataclass(slots=True)
class Tokens:
    """The words of one text, as parallel lists; offsets are those of the text."""

    text: str
    keys: list[str] = field(default_factory=list)  # folded
    starts: list[int] = field(default_factory=list)
    ends: list[int] = field(default_factory=list)  # without a possessive ending
    upper: list[bool] = field(default_factory=list)  # does it begin with a capital?
    joins: list[int] = field(default_factory=list)
    owns: list[bool] = field(default_factory=list)  # has it a possessive ending?
    sentences: list[int] = field(default_factory=list)  # index of its sentence

    def __len__(self) -> int:
        return len(self.keys)

    def word(self, index: int) -> str:
        """The word as written, without a possessive ending."""
        return self.text[self.starts[index] : self.ends[index]]

    def is_acronym(self, index: int) -> bool:
        """Is it written in capitals throughout?"""
        return self.word(index).isupper()


def read_tokens(text: str, sentence_starts: list[int]) -> Tokens:
    """The words of ``text``; ``sentence_starts`` are code points, in order.

    A word that opens a sentence hangs on nothing. Linear.
    """
    tokens = Tokens(text)
    past = 0  # one past the last word, its possessive ending included
    sentence = -1
    for match in WORD.finditer(text):
        start, end = match.span()
        word = match.group()
        if word in "sS" and start == past + 2 and text[past : start] in (".'", ".’"):
            tokens.owns[-1], past = True, end  # "Jr.'s"
            continue
        closed = end
        owned = False
        if ("'" in word or "’" in word) and POSSESSIVE.search(word):
            end -= 2
            word = word[:-2]
            owned = True
        elif word[-1] in "sS" and text[end : end + 1] in ("'", "’") and text[end + 1 : end + 2].isspace():
            owned = True
            closed = end + 1
        now = bisect_right(sentence_starts, start) - 1
        tokens.joins.append(BREAK if now != sentence or not tokens.keys else _join(text, past, start, tokens.keys[-1]))
        sentence = now
        tokens.keys.append(fold_name(word))
        tokens.starts.append(start)
        tokens.ends.append(end)
        tokens.upper.append(word[0].isupper())
        tokens.owns.append(owned)
        tokens.sentences.append(now)
        past = closed
    return tokens


@lru_cache(maxsize=8192)
def fold_name(word: str) -> str:
    """A word as names are compared: lower case, without accents, apostrophes and stops, in one of its spellings."""
    if word == "&":
        return "and"
    plain = word.lower() if word.isascii() else "".join(part.text for part in fold_text(word).words())
    plain = plain.replace("'", "").replace("’", "").replace(".", "")
    return _variants().get(plain, plain)


def _join(text: str, end: int, start: int, previous: str) -> int:
    if start - end == 1 and text[end] in TIGHT_MARKS or start == end:
        return TIGHT
    gap = text[end:start]
    mark = gap.strip(" \n\t\u00a0\u202f\u2060")
    if not mark:
        return TIGHT
    if mark == ",":
        return COMMA
    if mark == "." and (len(previous) == 1 or previous in STOPPED):
        return STOP
    return TIGHT if mark in "-‐‑" and not gap[0].isspace() else BREAK


@lru_cache(maxsize=1)
def _variants() -> dict[str, str]:
    return {row["variant"]: row["standard"] for row in load_rows("name_variants")}
