"""Stock wording that recurs across contacts, and its variants: which words changed, and when."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from dragoman.model.ids import row_id
from dragoman.model.records import Contact, Formula, Passage, Variant
from dragoman.model.span import Span
from dragoman.reuse.facts import Facts
from dragoman.reuse.joining import join_phrases
from dragoman.reuse.names import is_name
from dragoman.reuse.phrases import UNKNOWN_DAY, Phrases, Place, Reading, Wording, find_variant
from dragoman.reuse.settings import PassageSettings

SLACK_WORDS = 4  # by which a variant may lie off the place where a passage puts it


def gather_formulas(
    formulas: Sequence[Passage],
    facts: Mapping[str, Facts],
    contacts: Sequence[Contact],
    settings: PassageSettings,
) -> Iterator[Formula]:
    """Gather the wording of passages that are formulas, one row a formula, by id.

    A formula is the phrase that most contacts have in common in what their documents share, the most
    widespread first; its variants stand where a passage puts it in another document, with some
    words changed, and where most contacts have a word changed in its midst (see ``join_phrases``). What is only a name
    is none. ``first`` is the earliest day known of a document
    or of what it is about, ``contacts`` counts what the documents are about, ``actors`` took part
    in that. Variants are all forms, the most frequent first. Linear in the words of the
    stretches, but for sorting; a variant costs a comparison.
    """
    read = {span.doc_id for row in formulas for span in (row.a, row.b)}
    readings = {doc_id: Reading(facts[doc_id]) for doc_id in sorted(read)}
    bridges = _Bridges(formulas, readings)
    phrases = Phrases(readings, bridges.places(), settings)
    by_id = {contact.id: contact for contact in contacts}
    whole: list[tuple[Wording, list[Place]]] = []
    while (phrase := phrases.next()) is not None:
        wording, places = phrase
        phrases.take(places)
        for near in bridges.across(places):
            variant = find_variant(readings[near.doc_id], near, wording, settings)
            if variant and phrases.is_free(variant):
                places.append(variant)
                phrases.take([variant])
        whole.append((wording, places))
    gathered: dict[Wording, set[Place]] = defaultdict(set)  # two joined phrases may come to one wording
    for wording, places in join_phrases(whole, readings, settings):
        gathered[wording].update(places)
    found = (_make_formula(wording, sorted(places), readings, by_id) for wording, places in gathered.items())
    telling = (row for row in found if not is_name(row.wording, settings.plain_words, settings.plain_share))
    yield from sorted(telling, key=lambda formula: formula.id)


class _Bridges:
    """The passages that are formulas, as ways from places of one document to places of another."""

    def __init__(self, formulas: Sequence[Passage], readings: Mapping[str, Reading]) -> None:
        self._readings = readings
        self._ways: dict[str, list[tuple[Place, Place]]] = defaultdict(list)
        for passage in formulas:
            one, two = (readings[span.doc_id].place_of(span) for span in (passage.a, passage.b))
            self._ways[one.doc_id].append((one, two))
            self._ways[two.doc_id].append((two, one))

    def places(self) -> Iterator[Place]:
        for doc_id in sorted(self._ways):
            yield from (here for here, _ in self._ways[doc_id])

    def across(self, places: Sequence[Place]) -> list[Place]:
        """Where passages put the places in other documents, with some words about them; in order."""
        found: dict[tuple[str, int], Place] = {}
        for place in places:
            for here, there in self._ways[place.doc_id]:
                common = min(here.end, place.end) - max(here.start, place.start)
                if 2 * common < place.end - place.start:
                    continue
                factor = (there.end - there.start) / (here.end - here.start)
                start = there.start + round((place.start - here.start) * factor) - SLACK_WORDS
                end = there.start + round((place.end - here.start) * factor) + SLACK_WORDS
                last = len(self._readings[there.doc_id].words)
                near = Place(there.doc_id, max(0, start), min(last, end))
                found.setdefault((there.doc_id, near.start // SLACK_WORDS), near)
        return sorted(found.values())


def _make_formula(
    wording: Wording, places: Sequence[Place], readings: Mapping[str, Reading], contacts: Mapping[str, Contact]
) -> Formula:
    forms: dict[Wording, list[Span]] = defaultdict(list)
    for place in places:
        reading = readings[place.doc_id]
        forms[tuple(reading.folded[place.start : place.end])].append(reading.span_of(place))
    told = {contact for place in places for contact in readings[place.doc_id].contacts}
    known = [contacts[contact] for contact in sorted(told) if contact in contacts]
    variants = {form: _make_variant(spans, readings, contacts) for form, spans in forms.items()}
    listed = sorted(
        variants.values(), key=lambda variant: (-variant.count, variant.first or UNKNOWN_DAY, variant.wording)
    )
    return Formula(
        id=row_id("f", "", "formula", [], *wording),
        wording=variants[wording].wording,
        first=min((variant.first for variant in listed if variant.first), default=None),
        contacts=len(told),
        actors=tuple(sorted({actor for contact in known for actor in contact.participants})),
        variants=tuple(listed),
        evidence=tuple(sorted({span for spans in forms.values() for span in spans})),
    )


def _make_variant(spans: Sequence[Span], readings: Mapping[str, Reading], contacts: Mapping[str, Contact]) -> Variant:
    """One form, as its earliest document has it, with the number of documents that have it."""
    days = {span: _first_day(readings[span.doc_id].facts, contacts) for span in spans}
    first = min(days, key=lambda span: (days[span] or UNKNOWN_DAY, span))
    shown = " ".join(readings[first.doc_id].facts.document.slice(first).split())
    return Variant(shown, days[first], len({span.doc_id for span in spans}))


def _first_day(facts: Facts, contacts: Mapping[str, Contact]) -> str | None:
    """The day of a document, else the first day of what it is about."""
    if facts.day:
        return facts.day
    days = [contacts[contact].from_ for contact in facts.main if contact in contacts]
    return min((day for day in days if day), default=None)
