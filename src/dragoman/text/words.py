"""Words with their places."""

from __future__ import annotations

import re
from typing import NamedTuple

# An acronym with stops (U.S.), a number (2,500.5), a word with inner hyphens or apostrophes, a possessive ending
# kept apart from its word, or any other single character.
TOKEN = re.compile(
    r"(?:[^\W\d_]\.){2,}"
    r"|\d+(?:[.,:]\d+)*(?:st|nd|rd|th)?(?:-[^\W\d_]+(?:-[^\W\d_]+)*)?"
    r"|[^\W_]+(?:(?:[-‐‑]|['’](?!s\b))[^\W_]+)*"
    r"|['’]s\b"
    r"|[^\s]"
)


class Word(NamedTuple):
    """A word or a mark, as written."""

    text: str
    start: int  # first code point in the text it was read from
    end: int  # one past the last

    @property
    def lower(self) -> str:
        return self.text.lower()

    @property
    def is_word(self) -> bool:
        return self.text[0].isalnum()

    @property
    def is_capitalised(self) -> bool:
        return self.text[0].isupper()


def read_words(text: str, start: int = 0, end: int | None = None) -> list[Word]:
    """The words and marks of ``text[start:end]`` in order; spaces are left out.

    ``U.S.`` is one word, ``Russia's`` two (the ending apart), ``build-up`` one, every
    mark of punctuation one. Offsets are those of ``text``. Linear.
    """
    stop = len(text) if end is None else end
    return [Word(match.group(), match.start(), match.end()) for match in TOKEN.finditer(text, start, stop)]
