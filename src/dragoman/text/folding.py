"""Folding: the same wording gives the same words, whoever printed it.

Case, accents, kinds of quotation marks, apostrophes and dashes, and all other punctuation are
what copying changes first. Folding takes them away and keeps a map back to the code points.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

IGNORED = "\x00"  # stands inside a word for what is no part of it: an apostrophe, the stops of U.S.
APOSTROPHES = frozenset("'‘’‛ʼ′＇")
NOT_DECOMPOSED = {
    "ı": "i",
    "ø": "o",
    "ł": "l",
    "đ": "d",
    "ħ": "h",
    "ß": "ss",
    "æ": "ae",
    "œ": "oe",
    "ς": "σ",
    "þ": "th",
}

NON_ASCII = re.compile(r"[^\x00-\x7f]")
INNER_APOSTROPHE = re.compile(r"'(?<=[^\W_]')(?=[^\W_])")
ACRONYM_HINT = re.compile(r"\.[^\W\d_]\.")
ACRONYM = re.compile(r"\b(?:[^\W\d_]\.){2,}")
NO_WORD = re.compile(r"[^\w\x00 ]|_")
BEFORE_WORD = re.compile("(?<![^ ])\x00+")
# Scripts that put no space between words: every character is a word (CJK, kana, the CJK planes).
UNSPACED = ((0x2E80, 0x9FFF), (0xF900, 0xFAFF), (0x20000, 0x3FFFF))
ALONE = "".join(f"{chr(low)}-{chr(high)}" for low, high in UNSPACED)
WORD = re.compile(f"[{ALONE}]{IGNORED}*|[^ {ALONE}]+")
ASCII_TABLE = {code: chr(code) if chr(code).isalnum() or not code else " " for code in range(128)}


class FoldedWord(NamedTuple):
    """A word without case, accents and marks, and its place in the source."""

    text: str
    start: int  # first code point in the source
    end: int  # one past the last


@dataclass(frozen=True, slots=True)
class Folded:
    """A folded text: letters, digits, ``IGNORED`` inside words, and a space for all else.

    ``places`` gives of every folded character its code point in the source, and one past
    the last at its end; None where they are the same, as in nearly every text.
    """

    text: str
    places: Sequence[int] | None = None

    def words(self) -> list[FoldedWord]:
        """The words in order, each with its place in the source."""
        places = self.places
        found = []
        for match in WORD.finditer(self.text):
            start, end = match.span()
            if places is not None:
                start, end = places[start], places[end - 1] + 1
            found.append(FoldedWord(match.group().replace(IGNORED, ""), start, end))
        return found


def fold_case(words: str) -> str:
    """Words in lower case with single spaces, as tables have them.

    Folds every letter that a pattern without regard to case takes for one of the alphabet: a long s, an i with
    or without its dot, the sign of the kelvin. What such a pattern found by a table is found in the table.
    """
    return " ".join(words.replace("İ", "i").casefold().replace("ı", "i").split())


def fold_text(text: str) -> Folded:
    """Fold a text, keeping the map back to its code points.

    "Ukraine’s" gives ``ukraines``, "the U.S." ``the us`` (the last stop belongs to the word),
    "build-up" two words, "ß" ``ss``. In scripts without spaces every character is a word.
    A text without letters and digits has no words. Linear.
    """
    lowered = text.lower()
    if len(lowered) != len(text):
        lowered = text.replace("İ", "I").lower()
    longer: list[str] = []
    if not lowered.isascii():
        for character in sorted(set(NON_ASCII.findall(lowered))):
            plain = _fold_character(character)
            if len(plain) > 1:
                longer.append(character)
            elif plain != character:
                lowered = lowered.replace(character, plain)
    places = None
    if longer:
        lowered, places = _lengthen(lowered, longer)
    if "'" in lowered:
        lowered = INNER_APOSTROPHE.sub(IGNORED, lowered)
    if ACRONYM_HINT.search(lowered):
        lowered = ACRONYM.sub(_without_stops, lowered)
    plain = lowered.translate(ASCII_TABLE) if lowered.isascii() else NO_WORD.sub(" ", lowered)
    if IGNORED in plain:
        plain = BEFORE_WORD.sub(_blank, plain)
    return Folded(plain, places)


def fold_words(text: str) -> list[FoldedWord]:
    """The folded words of a text, in order, each with its place in the source. Linear."""
    return fold_text(text).words()


@lru_cache(maxsize=65536)
def _fold_character(character: str) -> str:
    """What one lower-case character outside ASCII becomes: its letters, a mark, or a space."""
    if character in NOT_DECOMPOSED:
        return NOT_DECOMPOSED[character]
    if character in APOSTROPHES:
        return "'"
    category = unicodedata.category(character)
    if category[0] == "M" or category == "Cf":
        return IGNORED  # combining marks, soft hyphens, joiners, marks of direction
    if category == "Nd":
        return str(unicodedata.digit(character))
    if not character.isalpha():
        return " "
    letters = [c for c in unicodedata.normalize("NFKD", character) if not unicodedata.combining(c)]
    plain = "".join(letters).lower()
    is_syllable = len(plain) > 1 and not plain.isascii()  # Hangul decomposes to its letters: left whole
    return plain if plain.isalpha() and not is_syllable else character


def _lengthen(lowered: str, longer: list[str]) -> tuple[str, list[int]]:
    """Replace the characters that fold to several letters, and keep every letter's place."""
    pieces: list[str] = []
    places: list[int] = []
    done = 0
    for match in re.finditer("[" + "".join(longer) + "]", lowered):
        plain = _fold_character(match.group())
        pieces += [lowered[done : match.start()], plain]
        places.extend(range(done, match.start()))
        places += [match.start()] * len(plain)
        done = match.end()
    pieces.append(lowered[done:])
    places.extend(range(done, len(lowered) + 1))
    return "".join(pieces), places


def _blank(match: re.Match[str]) -> str:
    return " " * len(match.group())


def _without_stops(match: re.Match[str]) -> str:
    return match.group().replace(".", IGNORED)
