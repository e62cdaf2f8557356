"""The content words of a stretch, by which a matter is known: without those that tell of its people and days."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence, Set

from dragoman.accounts.outcomes import load_plain_stems
from dragoman.model.records import Mention, ResolvedDate
from dragoman.model.span import Span
from dragoman.text.stems import content_stems


class MatterReader:
    """Reads stems of documents whose people and days are known to it."""

    def __init__(
        self, texts: Mapping[str, str], mentions: Sequence[Mention], dates: Sequence[ResolvedDate], people: Set[str]
    ) -> None:
        """
        Args:
            texts: by document; what lies in others is left out.
            people: actors whose mentions tell of no matter.
        """
        self._texts = texts
        named: dict[str, list[Span]] = defaultdict(list)
        for mention in mentions:
            if mention.actor in people:
                named[mention.span.doc_id].append(mention.span)
        for row in dates:
            named[row.span.doc_id].append(row.span)
        self._beside = {doc_id: _outermost(named[doc_id]) for doc_id in named.keys() & texts.keys()}

    def stems(self, span: Span) -> set[str]:
        """The stems of a span's content words, but for people, days and words that show no matter."""
        text, start = self._texts[span.doc_id], span.start
        beside = self._beside.get(span.doc_id, ())
        first = bisect_right(beside, span.start, key=lambda other: other.end)
        last = bisect_left(beside, span.end, key=lambda other: other.start)
        found: set[str] = set()
        for other in beside[first:last]:
            found.update(content_stems(text, start, max(start, other.start)))
            start = other.end
        found.update(content_stems(text, start, max(start, span.end)))
        return found - load_plain_stems()


def _outermost(spans: Iterable[Span]) -> list[Span]:
    """The spans of a text that lie in no other, in text order: of these both starts and ends rise."""
    found: list[Span] = []
    inside = (span for span in spans if span.field == "text")
    for span in sorted(inside, key=lambda span: (span.start, -span.end)):
        if not found or span.end > found[-1].end:
            found.append(span)
    return found
