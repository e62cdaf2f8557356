"""The day of an undated text by the dated official text whose wording it carries.

News is of the day: a report that carries a good part of a readout came out with it. But
readouts share stock wording, so only what no dated text of another day has counts, and
enough of it must be there.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import NamedTuple

from dragoman.dating.layers import Layer, find_sole
from dragoman.dating.settings import MatchSettings
from dragoman.dating.stretches import Stretches, common, count_words, narrowed_to_words, united
from dragoman.model.records import Description, Document, Overlap, Publication, Region
from dragoman.model.span import Span
from dragoman.text.layout import find_paragraphs
from dragoman.text.sentences import find_sentences

OFFICIAL = frozenset({"readout", "statement"})  # their wording dates what carries it
NEVER_DATED = frozenset({"transcript"})  # what was said aloud was often said before


class Wording(NamedTuple):
    """Official wording with a known day: a whole text, or the stretches of an undated one that carry it."""

    day: str
    stretches: Stretches


class Dateline(NamedTuple):
    """A day without its year, as ``MM-DD``, and where it stands."""

    month_and_day: str
    place: Span


class Carried(NamedTuple):
    """What an undated text carries of one day's wording."""

    day: str  # of the wording
    issued: str  # when the document came out
    words: int  # that no dated text of another day has
    stretches: Stretches  # where they stand
    sources: dict[str, Stretches]  # what is carried of each official text, those words or not


class Matcher:
    """Holds the overlaps of undated documents while the rounds of matching go on; ``match_all`` answers."""

    def __init__(
        self,
        documents: Sequence[Document],
        descriptions: Sequence[Description],
        regions: Sequence[Region],
        overlaps: Sequence[Overlap],
        days: dict[str, str],
        datelines: Mapping[str, Dateline],
        settings: MatchSettings,
    ) -> None:
        self.settings = settings
        self.days = days
        self.datelines = datelines
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
        self.overlaps: dict[str, list[Overlap]] = {}  # of each undated document that may be dated
        for overlap in overlaps:
            for doc_id in (overlap.a.doc_id, overlap.b.doc_id):
                if doc_id not in days and self.kind.get(doc_id) not in NEVER_DATED:
                    self.overlaps.setdefault(doc_id, []).append(overlap)

    def match_all(self) -> Iterator[Publication]:
        """The documents that can be dated, round by round; what one round dates carries the day into the next.

        After the first round a document is looked at again when one that it shares wording with was dated.
        """
        dated: set[str] = set()
        due = {
            doc_id
            for doc_id in self.overlaps
            if any(there.doc_id in self.wordings for _, there in self._shared(doc_id))
        }
        while due:
            found = [match for doc_id in sorted(due) if (match := self._match(doc_id)) is not None]
            for row, best in found:
                self.wordings[row.doc_id] = Wording(best.day, self._known_wording(row.doc_id, best))
            yield from (row for row, _ in found)
            dated.update(row.doc_id for row, _ in found)
            near = {there.doc_id for row, _ in found for _, there in self._shared(row.doc_id)}
            due = (near & self.overlaps.keys()) - dated

    def _shared(self, doc_id: str) -> Iterator[tuple[Span, Span]]:
        """The overlaps of an undated document: its own stretch, and the other document's."""
        for overlap in self.overlaps[doc_id]:
            if overlap.a.field == "text" and overlap.b.field == "text":
                yield (overlap.a, overlap.b) if overlap.a.doc_id == doc_id else (overlap.b, overlap.a)

    def _known_wording(self, doc_id: str, best: Carried) -> Stretches:
        """The stretches of a newly dated document that carry official wording: embedded texts with them whole."""
        whole = [region for region in self.embedded.get(doc_id, []) if common([region], best.stretches)]
        return united(best.stretches + whole)

    def _match(self, doc_id: str) -> tuple[Publication, Carried] | None:
        """The day of a document, by the wording it carries of one day."""
        best = self._choose(doc_id)
        if best is None:
            return None
        dateline = self.datelines.get(doc_id)
        if dateline is None or self.kind.get(doc_id) in OFFICIAL:  # two readouts of one holiday are alike every year
            enough = self._is_same_text if self.kind.get(doc_id) in OFFICIAL else self._has_sentences
            if best.words < self.settings.least_words or not any(enough(doc_id, best, s) for s in best.sources):
                return None
        told = (dateline.place,) if dateline else ()
        here = (Span(doc_id, start, end) for start, end in best.stretches)
        there = (Span(source, *piece) for source in sorted(best.sources) for piece in best.sources[source])
        return Publication(doc_id, best.issued, "match", (*told, *here, *there)), best

    def _choose(self, doc_id: str) -> Carried | None:
        """What the document carries of the day of which it carries most, if that is much more than of others."""
        found = self._find_specific(doc_id)
        issued = {day: out for day in found if (out := self._issued(doc_id, day)) is not None}
        specific = {day: self._counted(doc_id, found[day]) for day in issued}
        ranked = sorted(specific, key=lambda day: (-specific[day][0], day))
        if not ranked:
            return None
        day = ranked[0]
        words, stretches = specific[day]
        next_words = specific[ranked[1]][0] if len(ranked) > 1 else 0
        if words < max(self.settings.dateline_words, self.settings.margin * next_words):
            return None
        return Carried(day, issued[day], words, stretches, self._sources(doc_id, day))

    def _issued(self, doc_id: str, day: str) -> str | None:
        """When a document came out that carries wording of a day; None where its dateline tells of another time."""
        dateline = self.datelines.get(doc_id)
        if dateline is None:
            return day
        first = date.fromisoformat(day).toordinal()
        last = min(first + self.settings.dateline_days, date.max.toordinal())
        days = (date.fromordinal(number).isoformat() for number in range(first, last + 1))
        return next((one for one in days if one.endswith(dateline.month_and_day)), None)

    def _carried(self, doc_id: str) -> Iterator[tuple[Span, Span, str]]:
        """The stretches of official wording that a document carries: its own, the official text's, and the day."""
        for here, there in self._shared(doc_id):
            wording = self.wordings.get(there.doc_id)
            if wording is not None and _lies_in(there, wording.stretches):
                yield here, there, wording.day

    def _sources(self, doc_id: str, day: str) -> dict[str, Stretches]:
        """What the document carries of each official text of a day."""
        pieces: dict[str, Stretches] = {}
        for _, there, other in self._carried(doc_id):
            if other == day:
                pieces.setdefault(there.doc_id, []).append((there.start, there.end))
        return {source: united(pieces[source]) for source in sorted(pieces)}

    def _find_specific(self, doc_id: str) -> dict[str, Stretches]:
        """By day, the stretches of its official wording that stand in no dated text of another day.

        A dated report of a later day proves nothing against it: it may be a copy as well.
        """
        layers = [Layer(here.start, here.end, "official", day) for here, _, day in self._carried(doc_id)]
        days = {layer.day for layer in layers}
        for here, there in self._shared(doc_id):
            day = self.days.get(there.doc_id)
            if day is not None and there.doc_id not in self.wordings:
                kind = "report" if self.kind.get(there.doc_id) == "report" else "other"
                layers.append(Layer(here.start, here.end, kind, day))
        return {day: [] for day in days} | find_sole(layers)

    def _counted(self, doc_id: str, stretches: Stretches) -> tuple[int, Stretches]:
        """Stretches without those too short to count, and their words."""
        text = self.text[doc_id]
        pieces = [piece for stretch in stretches if (piece := narrowed_to_words(text, stretch))]
        kept = [piece for piece in pieces if count_words(text, [piece]) >= self.settings.least_stretch_words]
        return count_words(text, kept), kept

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
    """Does at least half of the span lie in the stretches, which do not overlap?"""
    inside = sum(max(0, min(span.end, end) - max(span.start, start)) for start, end in stretches)
    return 2 * inside >= len(span)
