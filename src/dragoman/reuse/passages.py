"""Which shared wording is a copy and which a stock phrase, whose words it is, and how the borrower marks it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from dragoman.model.ids import row_id
from dragoman.model.records import (
    Attribution,
    Cluster,
    Contact,
    Description,
    Document,
    Formula,
    Overlap,
    Passage,
    Publication,
    Region,
    Report,
    Sentence,
)
from dragoman.model.span import Span
from dragoman.reuse.clusters import gather_clusters
from dragoman.reuse.descent import Direction, find_direct_sources
from dragoman.reuse.direction import find_directions
from dragoman.reuse.facts import Facts, gather_facts, spans_by_document
from dragoman.reuse.settings import PassageSettings
from dragoman.reuse.stretches import Stretches

SAME, DIFFERENT, UNTOLD = "same", "different", "untold"  # contacts that two documents tell of
VERBATIM, NEAR_VERBATIM, FORMULA = "verbatim", "near_verbatim", "formula"


def classify_passages(
    documents: Sequence[Document],
    descriptions: Sequence[Description],
    regions: Sequence[Region],
    sentences: Sequence[Sentence],
    attributions: Sequence[Attribution],
    publications: Sequence[Publication],
    overlaps: Sequence[Overlap],
    contacts: Sequence[Contact],
    reports: Sequence[Report],
    settings: PassageSettings,
) -> Iterator[Passage | Cluster | Formula]:
    """Tell copies from formulas, and name the likelier source, its borrower and how that marks it.

    Wording that two documents of different contacts share is a formula: it recurs, and proves
    nothing about identity; unless it is so long and so true to the letter, or so much of a whole
    official text, that it can only be a copy. Within one contact, and where a document tells
    of none, it is a copy; in the second case a formula all the same where most of it is known as
    one from other documents. Passages come in the order of the overlaps, then clusters and formulas
    by id. Linear in the overlaps, but for what ``gather_formulas`` says.
    """
    facts = gather_facts(documents, descriptions, regions, sentences, attributions, publications, reports)
    passages = _judge_overlaps(overlaps, facts, settings)
    yield from passages
    yield from gather_clusters([row for row in passages if row.kind != FORMULA], facts, settings)
    formulas = [row for row in passages if row.kind == FORMULA]
    if formulas:
        from dragoman.reuse.formulas import gather_formulas  # NumPy takes a tenth of a second to import

        yield from gather_formulas(formulas, facts, contacts, settings)


def _judge_overlaps(
    overlaps: Sequence[Overlap], facts: Mapping[str, Facts], settings: PassageSettings
) -> list[Passage]:
    told = [_compare_contacts(overlap, facts, settings) for overlap in overlaps]
    different = [overlap for overlap, which in zip(overlaps, told, strict=True) if which == DIFFERENT]
    places = spans_by_document(span for overlap in different for span in (overlap.a, overlap.b))
    known = {doc_id: Stretches(own) for doc_id, own in places.items()}
    directions = find_directions(overlaps, facts, settings)
    direct = find_direct_sources(directions, [overlap.similarity for overlap in overlaps], settings)
    passages = []
    for overlap, which, direction, at_first_hand in zip(overlaps, told, directions, direct, strict=True):
        stock = which == DIFFERENT or (which == UNTOLD and _is_known(overlap, known, settings))
        passages.append(_make_passage(overlap, stock, direction, at_first_hand, facts))
    return passages


def _make_passage(
    overlap: Overlap, stock: bool, direction: Direction, direct: str | None, facts: Mapping[str, Facts]
) -> Passage:
    copied = VERBATIM if overlap.verbatim else NEAR_VERBATIM
    return Passage(
        id=row_id("g", overlap.a.doc_id, "passage", [overlap.a, overlap.b]),
        kind=FORMULA if stock else copied,
        a=direction.source,
        b=direction.borrower,
        earlier=direction.earlier,
        marked=facts[direction.borrower.doc_id].mark(direction.borrower),
        similarity=overlap.similarity,
        direct=direct,
    )


def _compare_contacts(overlap: Overlap, facts: Mapping[str, Facts], settings: PassageSettings) -> str:
    """Do the documents tell of different contacts in wording that is no more than stock, or one of them of none?

    Two texts about two calls do not share wording because both look forward to one summit, nor because the
    second recalls the first: only what stands where it recalls it can come from there, and an
    issuer that recalls an earlier contact does so in its usual words. What a text says of a contact elsewhere, in
    passing, tells nothing of wording that stands apart from it.
    """
    one, two = facts[overlap.a.doc_id], facts[overlap.b.doc_id]
    here, there = _contacts_of(one, overlap.a), _contacts_of(two, overlap.b)
    if not here or not there:
        return UNTOLD
    if not here.isdisjoint(there):
        return SAME
    if (
        one.main
        and two.main
        and not _same_issuer(one, two)
        and (
            any(two.recalls(contact, overlap.b) for contact in one.main & two.contacts)
            or any(one.recalls(contact, overlap.a) for contact in two.main & one.contacts)
        )
    ):
        return SAME
    return SAME if _must_be_copy(overlap, one, two, settings) else DIFFERENT


def _contacts_of(facts: Facts, span: Span) -> set[str]:
    """The contacts that the document is about; where it is about none, those told of at the span."""
    if facts.main or not facts.asides:
        return facts.main
    return {contact for contact in facts.asides if facts.recalls(contact, span)}


def _same_issuer(one: Facts, two: Facts) -> bool:
    return one.issuer is not None and one.issuer == two.issuer


def _must_be_copy(overlap: Overlap, one: Facts, two: Facts, settings: PassageSettings) -> bool:
    """Is the wording too much for a formula: most of an official text, or long and not one issuer's own?"""
    if overlap.similarity < settings.copy_similarity:
        return False
    words = min(len(facts.document.slice(span).split()) for facts, span in ((one, overlap.a), (two, overlap.b)))
    if words < settings.whole_words:
        return False
    if _share_of_official(one, overlap.a, settings) or _share_of_official(two, overlap.b, settings):
        return True
    return words >= settings.copy_words and not _same_issuer(one, two)


def _share_of_official(facts: Facts, span: Span, settings: PassageSettings) -> bool:
    """Is the span most of a whole official text, alone or embedded?"""
    region = facts.embedding(span)
    if region:
        whole = len(region.span)
    elif facts.issuer:
        whole = len(facts.document.text.strip())
    else:
        return False
    return len(span) >= settings.whole_share * whole


def _is_known(overlap: Overlap, known: Mapping[str, Stretches], settings: PassageSettings) -> bool:
    """Is the wording, of which one side tells of no contact, known as a formula from the other or from its own?"""
    return any(
        span.doc_id in known and known[span.doc_id].covered(span.start, span.end) >= settings.stock_share * len(span)
        for span in (overlap.a, overlap.b)
    )
