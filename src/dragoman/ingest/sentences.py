"""The sentences of a document, cut where its regions meet."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from dragoman.model.ids import row_id
from dragoman.model.records import Document, Region, Sentence
from dragoman.model.span import trimmed
from dragoman.text.layout import find_paragraphs
from dragoman.text.sentences import find_sentences

OPENS_ITS_SENTENCE = frozenset({"dateline", "kicker"})
WHOLE = frozenset({"headline", "credit"})  # one sentence each, whatever stops are in them


@dataclass(frozen=True, slots=True)
class SentenceSettings:
    """Nothing to set yet."""


def find_document_sentences(doc: Document, regions: Sequence[Region], settings: SentenceSettings) -> Iterator[Sentence]:
    """The sentences of a document in text order, without white space at their ends.

    None crosses a paragraph's end or a region's border, but that a dateline or kicker is one with the words it opens.
    A headline and a credit are one sentence each. What has no letter or digit is none. Linear.
    """
    starts = [region.span.start for region in regions]
    for start, end in find_paragraphs(doc.text):
        inside = regions[max(0, bisect_right(starts, start) - 1) : bisect_left(starts, end)]
        for begin, lead, stop, whole in _pieces(start, end, inside):
            places = [(begin, stop)] if whole else find_sentences(doc.text, lead, stop)
            if not whole and places:
                places[0] = (begin, places[0][1])
            for first, last in places:
                span = trimmed(doc.text, doc.span(first, last))
                if span and any(map(str.isalnum, doc.slice(span))):
                    yield Sentence(row_id("s", doc.id, "sentence", [span]), span)


def _pieces(start: int, end: int, regions: Sequence[Region]) -> Iterator[tuple[int, int, int, bool]]:
    """The stretches of a paragraph between the borders of its regions, in order.

    Each with the place behind what opens its first sentence, and whether it is one sentence as a whole.
    """
    begin = lead = start
    whole = opened = False
    for region in regions:
        if region.span.end <= start:
            continue
        if region.span.start > begin and not opened:
            yield begin, lead, region.span.start, whole
            begin = lead = region.span.start
            whole = False
        whole = whole or region.kind in WHOLE
        opened = region.kind in OPENS_ITS_SENTENCE
        if opened:
            lead = min(end, region.span.end)
    yield begin, lead, end, whole
