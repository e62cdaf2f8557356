"""Shared wording as evidence: copies of one contact's text, told from stock phrases of many contacts."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from dragoman.contacts.settings import ContactSettings
from dragoman.model.records import Document, Overlap
from dragoman.model.span import Span

TOUCHING_SHARE = 0.6  # of a stretch that another overlap must cover to be the same wording


@dataclass(frozen=True, slots=True)
class Copy:
    """What two documents share beyond stock wording."""

    words: int
    sentence: int  # words of the longest stretch that is the same word for word
    enough: bool  # by itself, or only where a weekday says the same
    evidence: tuple[Span, ...]  # of both documents


def find_copies(
    documents: Mapping[str, Document], overlaps: Sequence[Overlap], key: Mapping[str, str], settings: ContactSettings
) -> dict[tuple[str, str], Copy]:
    """Pairs of documents, the smaller id first, that share enough wording to carry one text, or a whole sentence.

    ``key`` says for a document what its contact is known to be (its sides and day). Two documents with keys need no
    copy to tell. A stretch that stands in documents of two keys is a formula and does not count. Linear in the
    overlaps, times those of one document with documents that have a key.
    """
    known: dict[str, list[tuple[Span, str]]] = {}
    for overlap in overlaps:
        for here, there in ((overlap.a, overlap.b), (overlap.b, overlap.a)):
            if there.doc_id in key:
                known.setdefault(here.doc_id, []).append((here, key[there.doc_id]))
    shared: dict[tuple[str, str], list[tuple[int, Overlap]]] = {}
    for overlap in overlaps:
        if overlap.a.doc_id in key and overlap.b.doc_id in key:
            continue
        words = _words(documents, overlap)
        if words >= settings.shortest_words and not _is_formula(overlap, known, key):
            shared.setdefault((overlap.a.doc_id, overlap.b.doc_id), []).append((words, overlap))
    found: dict[tuple[str, str], Copy] = {}
    for (a, b), stretches in sorted(shared.items(), key=lambda item: item[0]):
        sizes = [words for words, _ in stretches]
        sentence = max((words for words, overlap in stretches if overlap.verbatim), default=0)
        enough = max(sizes) >= settings.copied_words or sum(sizes) >= settings.copied_total
        if enough or sentence >= settings.sentence_words:
            spans = [span for _, overlap in stretches for span in (overlap.a, overlap.b)]
            found[min(a, b), max(a, b)] = Copy(sum(sizes), sentence, enough, tuple(sorted(spans)))
    return found


def _words(documents: Mapping[str, Document], overlap: Overlap) -> int:
    document = documents.get(overlap.a.doc_id)
    return len(document.slice(overlap.a).split()) if document else 0


def _is_formula(overlap: Overlap, known: Mapping[str, list[tuple[Span, str]]], key: Mapping[str, str]) -> bool:
    """Does the stretch stand in documents of two known contacts?"""
    keys = {key[span.doc_id] for span in (overlap.a, overlap.b) if span.doc_id in key}
    for span in (overlap.a, overlap.b):
        keys.update(told for here, told in known.get(span.doc_id, ()) if _covers(here, span))
    return len(keys) > 1


def _covers(here: Span, span: Span) -> bool:
    if not here.touches(span):
        return False
    common = min(here.end, span.end) - max(here.start, span.start)
    return common >= TOUCHING_SHARE * (span.end - span.start)
