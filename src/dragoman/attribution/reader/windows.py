"""Text cut into windows of words that the network can take in, and what is known of every word.

A window is a run of whole paragraphs with the last words before them as context, so that every word is
read once in company. A paragraph longer than a window is cut.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

WORD = re.compile(r"\w+(?:['’]\w+)*|[^\w\s]")
PARAGRAPH = re.compile(r"[^\n]+")
MOST_WORDS = 160  # of a window without its context
CONTEXT_WORDS = 40
OPENING, CLOSING, STRAIGHT = "“«„", "”»", '"'
OUTSIDE, INSIDE, MARK = range(3)  # quotation
WITHIN, CONTEXT, START = range(3)  # part
LOWER, CAPITALISED, CAPITALS, NUMBER = range(4)  # letters
FEATURES = (("quotation", 3), ("part", 3), ("letters", 4))  # name and number of states, in the network's order


@dataclass(frozen=True, slots=True)
class Word:
    """A word or mark with its place in the text and its three features."""

    text: str
    start: int
    end: int
    quotation: int
    letters: int
    starts: bool  # the first of its paragraph


@dataclass(frozen=True, slots=True)
class Window:
    """Words in order; the first ``context`` of them belong to the window before."""

    words: tuple[Word, ...]
    context: int

    def features(self, index: int) -> tuple[int, int, int]:
        """The states of one word, in the order of ``FEATURES``."""
        word = self.words[index]
        part = CONTEXT if index < self.context else START if word.starts else WITHIN
        return word.quotation, part, word.letters

    def place(self, run: tuple[int, int]) -> tuple[int, int]:
        """Code points from the first word of a run to its last."""
        return self.words[run[0]].start, self.words[run[1] - 1].end


def cut_windows(text: str, paragraphs: Sequence[tuple[int, int]] | None = None) -> Iterator[Window]:
    """The windows of ``text``, or of the given paragraphs of it, in order. Linear."""
    places = [m.span() for m in PARAGRAPH.finditer(text)] if paragraphs is None else paragraphs
    before: list[Word] = []
    held: list[Word] = []
    for start, end in places:
        words = read_paragraph(text, start, end)
        if held and len(held) + len(words) > MOST_WORDS:
            yield _join(before, held)
            before, held = held[-CONTEXT_WORDS:], []
        held += words
        while len(held) > MOST_WORDS:
            yield _join(before, held[:MOST_WORDS])
            before, held = held[MOST_WORDS - CONTEXT_WORDS : MOST_WORDS], held[MOST_WORDS:]
    if held:
        yield _join(before, held)


def _join(before: list[Word], held: list[Word]) -> Window:
    return Window((*before, *held), len(before))


def read_paragraph(text: str, start: int, end: int) -> list[Word]:
    """The words of one paragraph with their features; an unclosed quotation runs to the paragraph's end."""
    words: list[Word] = []
    inside = False
    for match in WORD.finditer(text, start, end):
        word = match.group()
        state = INSIDE if inside else OUTSIDE
        if word in OPENING or (word == STRAIGHT and not inside):
            inside, state = True, MARK
        elif inside and (word in CLOSING or word == STRAIGHT):
            inside, state = False, MARK
        words.append(Word(word, *match.span(), state, _letters(word), not words))
    return words


def _letters(word: str) -> int:
    if any(character.isdigit() for character in word):
        return NUMBER
    if not word[0].isupper():
        return LOWER
    return CAPITALS if len(word) > 1 and word.isupper() else CAPITALISED
