"""The words of a text as names are compared: without case, accents and spelling variants, each with its place."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from dragoman.lexicon.loader import load_rows
from dragoman.text.folding import fold_text

# An acronym or initials with stops (U.S., J.D.), a word with its inner apostrophes, or "&".
WORD = re.compile(r"(?:[^\W\d_]\.){2,}|[^\W\d_]\.[^\W\d_]\b|[^\W_]+(?:['’][^\W_]+)*|&")
POSSESSIVE = re.compile(r"['’]s$", re.IGNORECASE)
CONTRACTED = re.compile(r"(?:I|he|she|they|we|you)(?=['’](?:s|d|m|ll|re|ve)$)", re.IGNORECASE)  # "he’ll"

HANDLE = re.compile(r"[A-Z]{2,}(?![a-z])|[^\W\d_][^\W\d_A-Z]*")  # the words written together in "@AdaOrlo"
HANDLE_LEADS = frozenset({"sec", "amb", "real", "hon", "mp", "cm", "official", "the"})
SHORT_ENDING = 2  # letters behind the name: of a state, or of nothing

# How a word hangs on the one before it.
TIGHT = 0  # a space, a line end or a hyphen
COMMA = 1
STOP = 2  # the stop of an initial or an abbreviation
BREAK = 3  # any other mark, or the start of a sentence

APOSTROPHES = ("'", "’")
TIGHT_MARKS = frozenset(" -‐‑\n\u00a0\u202f\u2060")
STOPPED = frozenset("jr sr st mr mrs ms dr prof gen sen rep gov rt hon lt col adm amb rev".split())
LOOKALIKES = str.maketrans("аеорсухіј", "aeopcyxij")  # Cyrillic letters that slip into Latin names


@dataclass(frozen=True, slots=True)
class Tokens:
    """The words of one text, as parallel lists; offsets are those of the text."""

    text: str
    keys: list[str]  # folded
    starts: list[int]
    ends: list[int]  # without a possessive ending
    upper: list[bool]  # does it begin with a capital?
    joins: list[int]
    owns: list[bool]  # has it a possessive ending?
    sentences: list[int]  # index of its sentence

    def __len__(self) -> int:
        return len(self.keys)

    def word(self, index: int) -> str:
        """The word as written, without a possessive ending."""
        return self.text[self.starts[index] : self.ends[index]]

    def is_handle(self, index: int) -> bool:
        """Does a handle begin with it: "@adaorlo", "@_AdaOrlo"?"""
        return self.text[max(0, self.starts[index] - 2) : self.starts[index]].rstrip("_").endswith("@")

    def is_acronym(self, index: int) -> bool:
        """Is it written in capitals throughout?"""
        return self.word(index).isupper()

    def goes_on(self, index: int) -> bool:
        """Does a name that ends before the token go on with it: a capitalised word, with nothing between?"""
        return index < len(self) and self.joins[index] == TIGHT and self.upper[index]


def read_tokens(text: str, sentence_starts: list[int]) -> Tokens:
    """The words of ``text``; ``sentence_starts`` are code points, in order, the first 0.

    A word that opens a sentence hangs on nothing. Linear.
    """
    tokens = Tokens(text, [], [], [], [], [], [], [])
    keys, joins, owns, sentences = tokens.keys, tokens.joins, tokens.owns, tokens.sentences
    past = 0  # one past the last word, its possessive ending included
    sentence, following = 0, [*sentence_starts[1:], len(text) + 1]
    key, opens = "", True
    for start, end, word in _words(text):
        if word in "sS" and start == past + 2 and keys and text[past] == "." and text[past + 1] in APOSTROPHES:
            owns[-1], past = True, end  # "Jr.'s"
            continue
        while start >= following[sentence]:
            sentence, opens = sentence + 1, True
        closed, owned = end, False
        marked = "'" in word or "’" in word
        if marked and (pronoun := CONTRACTED.match(word)):
            word, end = pronoun[0], start + pronoun.end()
        elif marked and POSSESSIVE.search(word):
            word, end, owned = word[:-2], end - 2, True
        elif word[-1] in "sS" and text[end : end + 1] in APOSTROPHES and text[end + 1 : end + 2].isspace():
            owned, closed = True, end + 1
        gap = start - past
        if opens:
            joins.append(BREAK)
        elif gap == 1 and text[past] in TIGHT_MARKS:
            joins.append(TIGHT)
        else:
            joins.append(_join(text[past:start], key))
        key, opens, past = fold_name(word), False, closed
        keys.append(key)
        tokens.starts.append(start)
        tokens.ends.append(end)
        tokens.upper.append(word[0].isupper())
        owns.append(owned)
        sentences.append(sentence)
    return tokens


def _words(text: str) -> Iterator[tuple[int, int, str]]:
    """The words of a text with their places; of "@SecAdaOrlo" and "@AdaOrloNV" those of the name."""
    for match in WORD.finditer(text):
        start, end = match.span()
        if not text[max(0, start - 2) : start].rstrip("_").endswith("@"):
            yield start, end, match[0]
            continue
        parts = [m for m in HANDLE.finditer(text, start, end) if m[0].lower() not in HANDLE_LEADS]
        while len(parts) > 1 and (parts[-1][0].isupper() or len(parts[-1][0]) <= SHORT_ENDING):
            parts.pop()
        for part in parts:
            yield part.start(), part.end(), part[0]


@lru_cache(maxsize=8192)
def fold_name(word: str) -> str:
    """A word as names are compared: lower case, without accents, apostrophes and stops, in one of its spellings."""
    if word == "&":
        return "and"
    if word in ("HE", "H.E", "H.E."):
        return "excellency"  # no pronoun
    plain = word.lower() if word.isascii() else _fold_foreign(word)
    plain = plain.replace("'", "").replace("’", "").replace(".", "")
    return _variants().get(plain, plain)


def _fold_foreign(word: str) -> str:
    plain = "".join(part.text for part in fold_text(word).words())
    return plain.translate(LOOKALIKES) if any("a" <= c <= "z" for c in plain) else plain


def _join(gap: str, previous: str) -> int:
    """How a word hangs on the one before it, by what stands between them."""
    mark = gap.strip(" \n\t\u00a0\u202f\u2060@_")
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
