"""Two wordings of one phrase, word by word: which words changed."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import NamedTuple

WORD = re.compile(r"[^\W_]+(?:[.'’ʼ`´][^\W_]+)*")
Key = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of two wordings that is the same in both, or that is not: then one side may be empty."""

    old: str  # as the first wording has it
    new: str  # as the second has it
    same: bool


def key_of_words(text: str) -> Key:
    """The words of a text without case, accents, apostrophes and stops: what two forms of one wording have in common.

    "the U.S." gives ``the us``, "Ukraine’s build-up" ``ukraines build up``. A text without letters and digits has none.
    """
    return tuple(_key(match.group()) for match in WORD.finditer(text))


def compare_wordings(old: str, new: str) -> tuple[Piece, ...]:
    """The second wording in pieces, each as it stands in both; punctuation and case make no difference.

    Joined by spaces, the ``new`` sides have the words of ``new`` in their order, and so the ``old`` sides. What changed
    is in as few pieces as the words that stayed allow. Quadratic in the words, of which a phrase has few.
    """
    before, after = _read_words(old), _read_words(new)
    matcher = SequenceMatcher(None, [word.key for word in before], [word.key for word in after], autojunk=False)
    return tuple(
        Piece(_slice(old, before[i:j]), _slice(new, after[k:m]), tag == "equal")
        for tag, i, j, k, m in matcher.get_opcodes()
    )


def count_changed(pieces: tuple[Piece, ...]) -> int:
    """How many words changed: of each piece, as many as its longer side has."""
    return sum(max(len(key_of_words(piece.old)), len(key_of_words(piece.new))) for piece in pieces if not piece.same)


class _Word(NamedTuple):
    key: str
    start: int  # with the marks that open it
    end: int  # with the marks that close it


def _read_words(text: str) -> list[_Word]:
    """The words of a text with the marks that touch them; a mark between two words is the first one's."""
    words: list[_Word] = []
    for match in WORD.finditer(text):
        start, end = match.span()
        least = words[-1].end if words else 0
        while start > least and not text[start - 1].isspace():
            start -= 1
        while end < len(text) and not text[end].isspace() and not text[end].isalnum():
            end += 1
        words.append(_Word(_key(match.group()), start, end))
    return words


def _key(word: str) -> str:
    decomposed = unicodedata.normalize("NFKD", word.casefold())
    return "".join(character for character in decomposed if character.isalnum())


def _slice(text: str, words: list[_Word]) -> str:
    return text[words[0].start : words[-1].end] if words else ""
