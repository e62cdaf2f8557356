"""Paragraphs as the regions see them, and the parts of a page found in them."""

from __future__ import annotations

import re
from typing import NamedTuple

from dragoman.text.layout import find_paragraphs

MARKUP = re.compile(r"^(?:#{1,6}\s+|\*{1,3}|_{1,3}|>\s*)+")  # Markdown around a whole line
CLOSING_MARKUP = re.compile(r"(?:\*{1,3}|_{1,3}|\s#+)+$")
INVISIBLE = " \t\n\u00a0\u200b\u200e\u200f\u202f\u2060\ufeff"
STOP = re.compile(r"[.!?…]['\"’”»)\]*_]*(?:\s\([^()\n]{2,90}\))?$")  # perhaps with a credit behind it
SPEAKER = re.compile(
    r"(?:\*\*)?(?:(?!BREAKING|JUST IN|UPDATE)[A-Z][A-Z.'’ -]{2,40}(?: \([^)\n]{2,40}\))?:\s|[QA](?::|\s\s)\s*\S)"
)
TAIL_CHARS = 120  # where the end of a paragraph is looked for
MARKS = frozenset("*_#")


class Paragraph(NamedTuple):
    """A paragraph without the markup around it."""

    start: int
    end: int
    text: str
    spaced: bool  # does a blank line follow?
    markup: str = ""  # what stands before it

    @property
    def is_closed(self) -> bool:
        """Does it end as a sentence does?"""
        return bool(STOP.search(self.text, max(0, len(self.text) - TAIL_CHARS)))


class Part(NamedTuple):
    """A stretch of the text with a part of its own in the page."""

    start: int
    end: int
    kind: str
    issuer: str | None = None


def read_paragraphs(text: str) -> list[Paragraph]:
    """The paragraphs of a text in order; those of marks alone (``###``, ``* * *``) keep them."""
    places = find_paragraphs(text)
    followers = [start for start, _ in places[1:]] + [len(text)]
    paragraphs = []
    for (start, end), following in zip(places, followers, strict=True):
        opening = MARKUP.match(text[start:end])
        closing = CLOSING_MARKUP.search(text, max(start, end - TAIL_CHARS), end) if text[end - 1] in MARKS else None
        first, last = start + (opening.end() if opening else 0), closing.start() if closing else end
        if not any(map(str.isalnum, text[first:last])):
            first, last = start, end
        while last - 1 > first and text[last - 1] in INVISIBLE:
            last -= 1
        paragraphs.append(
            Paragraph(first, last, text[first:last], text.count("\n", end, following) > 1, text[start:first])
        )
    return paragraphs


def is_transcript(paragraphs: list[Paragraph], least: int) -> bool:
    """Do speakers' names open at least so many of the paragraphs?"""
    return sum(bool(SPEAKER.match(paragraph.text)) for paragraph in paragraphs) >= least
