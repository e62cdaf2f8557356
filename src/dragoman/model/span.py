"""Where words stand: a half-open stretch of one document."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A half-open stretch of one document's stored text, or of its title.

    Offsets count code points of ``Document.text`` (or ``Document.title`` where
    ``field`` is ``"title"``): never bytes, tokens or folded characters.
    """

    doc_id: str
    start: int  # first code point, 0-based
    end: int  # one past the last
    field: str = "text"  # "text" or "title"

    def __len__(self) -> int:
        return self.end - self.start

    def covers(self, other: Span) -> bool:
        """Does this span hold the whole of the other?"""
        return self.same_field(other) and self.start <= other.start and other.end <= self.end

    def touches(self, other: Span) -> bool:
        """Have the two at least one code point in common?"""
        return self.same_field(other) and self.start < other.end and other.start < self.end

    def same_field(self, other: Span) -> bool:
        """Do both lie in the same text?"""
        return self.doc_id == other.doc_id and self.field == other.field


def write_place(span: Span) -> str:
    """A span as one word: ``DOC:START:END``, with ``:title`` behind it where it is of the title."""
    place = f"{span.doc_id}:{span.start}:{span.end}"
    return place if span.field == "text" else f"{place}:{span.field}"


def read_place(word: str) -> Span | None:
    """The span that ``write_place`` wrote; None where it wrote no such word."""
    doc_id, *place = word.split(":")
    if len(place) < 2 or not (place[0].isdigit() and place[1].isdigit()):
        return None
    return Span(doc_id, int(place[0]), int(place[1]), *place[2:3])


def hull(spans: Iterable[Span]) -> Span:
    """The least span that covers all the spans, which lie in one text.

    Raises:
        ValueError: there are none.
    """
    listed = list(spans)
    first = min(listed)
    return Span(first.doc_id, first.start, max(span.end for span in listed), first.field)


def trimmed(text: str, span: Span, drop: str = " \t\n\r\u00a0") -> Span | None:
    """The span without the ``drop`` characters at its ends; None where nothing is left."""
    start, end = span.start, span.end
    while start < end and text[start] in drop:
        start += 1
    while start < end and text[end - 1] in drop:
        end -= 1
    return Span(span.doc_id, start, end, span.field) if start < end else None
