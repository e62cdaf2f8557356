"""Shared wording as evidence: copies of one contact's text, told from stock phrases of many contacts."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from dragoman.contacts.settings import ContactSettings
from dragoman.model.records import Document, Overlap
from dragoman.model.span import Span

TOUCHING_SHARE = 0.6  # of a stretch that another overlap must cover to be the same wording


@dataclass(frozen=True, slots=True)
class Copy:
    """What two documents share beyond stock wording."""

    words: int
    longest: int
    evidence: tuple[Span, ...]  # of both documents


def find_copies(
    documents: Mapping[str, Document], overlaps: Sequence[Overlap], key: Mapping[str, str], settings: ContactSettings
) -> dict[tuple[str, str], Copy]:
    """Pairs of documents, the smaller id first, that share enough wording to carry one text.

    ``key`` says for a document what its contact is known to be (its sides and day); a stretch that also stands in
    documents of two other keys is a formula and does not count. Linear in the overlaps of each document, squared.
    """
    by_doc: dict[str, list[Overlap]] = {}
    for overlap in overlaps:
        by_doc.setdefault(overlap.a.doc_id, []).append(overlap)
        by_doc.setdefault(overlap.b.doc_id, []).append(overlap)
    shared: dict[tuple[str, str], list[tuple[int, Overlap]]] = {}
    for overlap in overlaps:
        words = _words(documents, overlap)
        if words >= settings.shortest_words and not _is_formula(overlap, by_doc, key):
            shared.setdefault((overlap.a.doc_id, overlap.b.doc_id), []).append((words, overlap))
    found = {}
    for pair in sorted(shared):
        sizes = [words for words, _ in shared[pair]]
        if max(sizes) >= settings.copied_words or sum(sizes) >= settings.copied_total:
            spans = [span for _, overlap in shared[pair] for span in (overlap.a, overlap.b)]
            found[tuple(sorted(pair))] = Copy(sum(sizes), max(sizes), tuple(sorted(spans)))
    return {(a, b): copy for (a, b), copy in found.items()}


def _words(documents: Mapping[str, Document], overlap: Overlap) -> int:
    document = documents.get(overlap.a.doc_id)
    return len(document.slice(overlap.a).split()) if document else 0


def _is_formula(overlap: Overlap, by_doc: Mapping[str, list[Overlap]], key: Mapping[str, str]) -> bool:
    """Does the stretch stand in documents of another contact than these two can have in common?"""
    ends = ((overlap.a, overlap.b), (overlap.b, overlap.a))
    mine = {key[span.doc_id] for span, _ in ends if key.get(span.doc_id)}
    for span, other in ends:
        for near in by_doc.get(span.doc_id, ()):
            here, there = (near.a, near.b) if near.a.doc_id == span.doc_id else (near.b, near.a)
            if there.doc_id == other.doc_id or not _covers(here, span):
                continue
            foreign = key.get(there.doc_id)
            if foreign and foreign not in mine and (mine or _known_elsewhere(foreign, by_doc, span, key)):
                return True
    return False


def _known_elsewhere(foreign: str, by_doc: Mapping[str, list[Overlap]], span: Span, key: Mapping[str, str]) -> bool:
    """Does the stretch stand in documents of a second known contact as well?"""
    keys: set[str] = set()
    for near in by_doc.get(span.doc_id, ()):
        here, there = (near.a, near.b) if near.a.doc_id == span.doc_id else (near.b, near.a)
        if _covers(here, span) and key.get(there.doc_id):
            keys.add(key[there.doc_id])
    return len(keys - {foreign}) > 0


def _covers(here: Span, span: Span) -> bool:
    if not here.touches(span):
        return False
    common = min(here.end, span.end) - max(here.start, span.start)
    return common >= TOUCHING_SHARE * (span.end - span.start)


def group_copies(copies: Iterable[tuple[str, str]]) -> dict[str, set[str]]:
    """The documents each document shares a copy with."""
    found: dict[str, set[str]] = {}
    for a, b in copies:
        found.setdefault(a, set()).add(b)
        found.setdefault(b, set()).add(a)
    return found
