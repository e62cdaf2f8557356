"""The day of an undated text by the dated official text whose wording it carries.

News is of the day: a report that carries a good part of a readout came out with it. But
readouts share stock wording, so only what no dated text of another day has counts, and
enough of it must be there.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from dragoman.dating.settings import MatchSettings
from dragoman.dating.stretches import Stretches, common, count_words, narrowed_to_words, united, without
from dragoman.model.records import Description, Document, Overlap, Publication, Region
from dragoman.model.span import Span
from dragoman.text.layout import find_paragraphs
from dragoman.text.sentences import find_sentences

OFFICIAL = frozenset({"readout", "statement"})  # their wording dates what carries it
NEVER_DATED = frozenset({"transcript"})  # what was said aloud was often said before


class Shared(NamedTuple):
    """One overlap as the undated document sees it."""

    here: tuple[int, int]
    there: Span


class Wording(NamedTuple):
    """Official wording with a known day: a whole text, or the stretches of an undated one that carry it."""

    day: str
    stretches: Stretches


class Carried(NamedTuple):
    """What an undated text carries of one day's wording."""

    words: int  # that no dated text of another day has
    stretches: Stretches  # where they stand
    sources: dict[str, Stretches]  # what is carried of each official text, those words or not


class Matcher:
    """Holds the rows by document while the rounds of matching go on; ``match_all`` answers."""

    def __init__(
        self,
        documents: Sequence[Document],
        descriptions: Sequence[Description],
        regions: Sequence[Region],
        overlaps: Sequence[Overlap],
        days: dict[str, str],
        settings: MatchSettings,
    ) -> None:
        self.settings = settings
        self.days = days
        self.text = {document.id: document.text for document in documents}
        self.kind = {row.doc_id: row.kind for row in descriptions}
        self.embedded: dict[str, Stretches] = {}
        for region in regions:
            if region.kind == "embedded" and region.span.field == "text":
                self.embedded.setdefault(region.span.doc_id, []).append((region.span.start, region.span.end))
        self.wordings = {
            doc_id: Wording(day, [(0, len(self.text[doc_id]))])
            for doc_id, day in days.items()
            if self.kind.get(doc_id) in OFFICIAL
        }
        self.shared = self._share_out(overlaps)

    def _share_out(self, overlaps: Sequence[Overlap]) -> dict[str, list[Shared]]:
        """The overlaps of each undated document that may be dated, in text order."""
        shared: dict[str, list[Shared]] = {}
        for overlap in overlaps:
            for here, there in ((overlap.a, overlap.b), (overlap.b, overlap.a)):
                if here.doc_id in self.days or self.kind.get(here.doc_id) in NEVER_DATED:
                    continue
                if here.field == "text" and there.field == "text":
                    shared.setdefault(here.doc_id, []).append(Shared((here.start, here.end), there))
        return {doc_id: sorted(shared[doc_id]) for doc_id in sorted(shared)}

    def match_all(self) -> Iterator[Publication]:
        """The documents that can be dated, round by round; what one round dates carries the day into the next."""
        waiting = dict(self.shared)
        while True:
            found = [row for doc_id in waiting if (row := self._match(doc_id)) is not None]
            if not found:
                return
            for row in found:
                del waiting[row.doc_id]
                self.wordings[row.doc_id] = Wording(row.published, self._known_wording(row))
            yield from found

    def _known_wording(self, row: Publication) -> Stretches:
        """The stretches of a newly dated document that carry official wording: embedded texts with them whole."""
        carried = [(span.start, span.end) for span in row.evidence if span.doc_id == row.doc_id]
        whole = [region for region in self.embedded.get(row.doc_id, []) if common([region], carried)]
        return united(carried + whole)

    def _match(self, doc_id: str) -> Publication | None:
        by_day = self._carried(doc_id)
        ranked = sorted(by_day, key=lambda day: (-by_day[day].words, day))
        if not ranked:
            return None
        best = by_day[ranked[0]]
        next_words = by_day[ranked[1]].words if len(ranked) > 1 else 0
        if best.words < max(self.settings.least_words, self.settings.margin * next_words):
            return None
        enough = self._is_same_text if self.kind.get(doc_id) in OFFICIAL else self._has_sentences
        if not any(enough(doc_id, best, source) for source in best.sources):
            return None
        here = (Span(doc_id, start, end) for start, end in best.stretches)
        there = (Span(source, *piece) for source in sorted(best.sources) for piece in best.sources[source])
        return Publication(doc_id, ranked[0], "match", (*here, *there))

    def _carried(self, doc_id: str) -> dict[str, Carried]:
        """What the document carries of each day's official wording."""
        here: dict[str, Stretches] = {}
        there: dict[str, dict[str, Stretches]] = {}
        for shared in self.shared[doc_id]:
            wording = self.wordings.get(shared.there.doc_id)
            if wording is None or not _lies_in(shared.there, wording.stretches):
                continue
            here.setdefault(wording.day, []).append(shared.here)
            pieces = there.setdefault(wording.day, {}).setdefault(shared.there.doc_id, [])
            pieces.append((shared.there.start, shared.there.end))
        found = {}
        for day in sorted(here):
            own = self._specific(doc_id, day, here)
            sources = {source: united(there[day][source]) for source in sorted(there[day])}
            found[day] = Carried(count_words(self.text[doc_id], own), own, sources)
        return found

    def _specific(self, doc_id: str, day: str, here: dict[str, Stretches]) -> Stretches:
        """The stretches of one day's wording that stand in no dated text of another day.

        A dated report of a later day proves nothing against it: it may be a copy as well.
        """
        elsewhere = [stretch for other, stretches in here.items() if other != day for stretch in stretches]
        for shared in self.shared[doc_id]:
            other = self.days.get(shared.there.doc_id)
            if other is None or other == day or shared.there.doc_id in self.wordings:
                continue
            if other < day or self.kind.get(shared.there.doc_id) != "report":
                elsewhere.append(shared.here)
        text = self.text[doc_id]
        least = self.settings.least_stretch_words
        pieces = (narrowed_to_words(text, piece) for piece in without(here[day], elsewhere))
        return [piece for piece in pieces if piece and count_words(text, [piece]) >= least]

    def _is_same_text(self, doc_id: str, best: Carried, source: str) -> bool:
        """Are the two official texts one, but for small differences?"""
        own = _share(self.text[doc_id], best.stretches, [(0, len(self.text[doc_id]))])
        other = _share(self.text[source], best.sources[source], self.wordings[source].stretches)
        return min(own, other) >= self.settings.whole_share

    def _has_sentences(self, doc_id: str, best: Carried, source: str) -> bool:
        """Does the document carry enough sentences of the official text nearly whole?

        Stock wording is shared in pieces; who copies a text copies sentences.
        """
        text, carried = self.text[source], best.sources[source]
        sentences = [pair for start, end in find_paragraphs(text) for pair in find_sentences(text, start, end)]
        words = [
            count_words(text, [sentence])
            for sentence in sentences
            if _share(text, carried, [sentence]) >= self.settings.sentence_share
        ]
        return len(words) >= self.settings.least_sentences and sum(words) >= self.settings.sentence_words


def _share(text: str, stretches: Stretches, whole: Stretches) -> float:
    """How much of the ``whole`` lies in the stretches, in words, 0 to 1."""
    return count_words(text, common(stretches, whole)) / max(1, count_words(text, whole))


def _lies_in(span: Span, stretches: Stretches) -> bool:
    """Does at least half of the span lie in the stretches?"""
    inside = sum(end - start for start, end in common([(span.start, span.end)], stretches))
    return 2 * inside >= len(span)
