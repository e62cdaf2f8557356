"""Stock wording that recurs across contacts, and its variants: which words changed, and when."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from dragoman.model.ids import row_id
from dragoman.model.records import Contact, Formula, Passage, Variant
from dragoman.model.span import Span
from dragoman.reuse.bridges import Bridges
from dragoman.reuse.edges import Edges
from dragoman.reuse.facts import Facts, spans_by_document
from dragoman.reuse.joining import UNKNOWN_DAY, Phrase, join_phrases
from dragoman.reuse.names import is_name
from dragoman.reuse.phrases import Phrases
from dragoman.reuse.readings import Place, Readings, Wording
from dragoman.reuse.settings import PassageSettings
from dragoman.reuse.stretches import IN_ORDER
from dragoman.reuse.variants import Variants


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
    readings = Readings(facts, spans_by_document(span for row in formulas for span in (row.a, row.b)))
    bridges = Bridges(formulas, readings)
    edges = Edges(readings)
    phrases = Phrases(readings, edges, bridges.stretches, settings)
    variants = Variants(readings, edges, bridges, phrases, settings)
    by_id = {contact.id: contact for contact in contacts}
    whole: list[tuple[Wording, list[Place]]] = []
    while (phrase := phrases.next()) is not None:
        wording, places = phrase
        phrases.take(places)
        for variant in variants.find(wording, tuple(places)):
            places.append(variant)
            phrases.take([variant])
        whole.append((wording, places))
    gathered = _gather_forms(join_phrases(whole, readings, settings), readings)
    found = [
        _make_formula(wording, sorted(places), readings, by_id)
        for wording, places in gathered.items()
        if len({readings.docs[place.start] for place in places}) > 1
        and edges.tell([place for place in places if readings.wording_of(place) == wording])
    ]
    telling = (row for row in found if not is_name(row.wording, settings.plain_words, settings.plain_share))
    yield from sorted(telling, key=lambda formula: formula.id)


def _gather_forms(phrases: Iterable[Phrase], readings: Readings) -> dict[Wording, set[Place]]:
    """The places of phrases by their wording; what is a form of an earlier phrase is one with it."""
    gathered: dict[Wording, set[Place]] = defaultdict(set)
    whole: dict[Wording, Wording] = {}  # the wording of the phrase that a form belongs to
    for wording, places in phrases:
        own = whole.setdefault(wording, wording)
        gathered[own].update(places)
        for place in places:
            whole.setdefault(readings.wording_of(place), own)
    return gathered


def _make_formula(
    wording: Wording, places: Sequence[Place], readings: Readings, contacts: Mapping[str, Contact]
) -> Formula:
    forms: dict[Wording, list[Span]] = defaultdict(list)
    for place in places:
        forms[readings.wording_of(place)].append(readings.span_of(place))
    told = readings.contacts_of(place.start for place in places)
    known = [contacts[contact] for contact in sorted(told) if contact in contacts]
    variants = {form: _make_variant(spans, readings, contacts) for form, spans in forms.items()}
    listed = sorted(
        variants.values(), key=lambda variant: (-variant.count, variant.first or UNKNOWN_DAY, variant.wording)
    )
    return Formula(
        id=row_id("f", "", "formula", [], *(readings.vocabulary[word] for word in wording)),
        wording=variants[wording].wording,
        first=min((variant.first for variant in listed if variant.first), default=None),
        contacts=len(told),
        actors=tuple(sorted({actor for contact in known for actor in contact.participants})),
        variants=tuple(listed),
        evidence=tuple(sorted({span for spans in forms.values() for span in spans}, key=IN_ORDER)),
    )


def _make_variant(spans: Sequence[Span], readings: Readings, contacts: Mapping[str, Contact]) -> Variant:
    """One form, as its earliest document has it, with the number of documents that have it."""
    days = {span: _first_day(readings.facts_of(span), contacts) for span in spans}
    first = min(days, key=lambda span: (days[span] or UNKNOWN_DAY, span))
    shown = " ".join(readings.facts_of(first).document.slice(first).split())
    return Variant(shown, days[first], len({span.doc_id for span in spans}))


def _first_day(facts: Facts, contacts: Mapping[str, Contact]) -> str | None:
    """The day of a document, else the first day of what it is about."""
    if facts.day:
        return facts.day
    days = [contacts[contact].from_ for contact in facts.main if contact in contacts]
    return min((day for day in days if day), default=None)
