"""Every stretch of wording that two documents share, aligned to the character."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np

from dragoman.model.ids import row_id
from dragoman.model.problems import CODES
from dragoman.model.records import Document, Overlap, Problem, Region
from dragoman.reuse.chains import Chains
from dragoman.reuse.engine import find_shared
from dragoman.reuse.grams import Runs
from dragoman.reuse.names import is_name
from dragoman.reuse.settings import OverlapSettings
from dragoman.reuse.words import Bools, Words, read_words

# Parts of a page that are nobody's wording about the matter: two pages of one outlet share them.
PAGE_PARTS = frozenset({"kicker", "dateline", "byline", "credit", "tags", "introducer"})
POPULAR = "popular_wording"
UNDATED = "9999"


def find_overlaps(
    documents: Sequence[Document], regions: Sequence[Region], settings: OverlapSettings
) -> Iterator[Overlap | Problem]:
    """Find the wording that documents share, word for word or with edits.

    Spans run from the first letter of a word to the last of a word; what is only the name and
    titles of one actor is left out, and so are the parts of a page about itself. Documents of
    the same words are one verbatim overlap. Overlaps come by their spans, and do not depend on
    the order of the documents; then, for wording with more copies than can be compared with one another, a problem
    each. Titles are not searched. Cost: see ``find_shared``.
    """
    ordered = sorted(documents, key=lambda document: ((document.published or UNDATED)[:10], document.id))
    parts: dict[str, list[tuple[int, int]]] = {}
    for region in regions:
        if region.kind in PAGE_PARTS and region.span.field == "text":
            parts.setdefault(region.span.doc_id, []).append((region.span.start, region.span.end))
    words = read_words([document.text for document in ordered], [parts.get(document.id, ()) for document in ordered])
    shared = find_shared(words, settings)
    chains = shared.chains.select(_tells_something(ordered, words, shared.chains, settings))
    yield from _make_overlaps(ordered, words, chains)
    yield from _make_problems(ordered, words, shared.popular, settings)


def _make_overlaps(documents: Sequence[Document], words: Words, chains: Chains) -> list[Overlap]:
    verbatim = _are_verbatim(words, chains)
    lengths = chains.a_end - chains.a_start + chains.b_end - chains.b_start
    rows = zip(
        words.docs[chains.a_start].tolist(),
        words.starts[chains.a_start].tolist(),
        words.ends[chains.a_end - 1].tolist(),
        words.docs[chains.b_start].tolist(),
        words.starts[chains.b_start].tolist(),
        words.ends[chains.b_end - 1].tolist(),
        np.minimum(1.0, 2 * chains.matched / np.maximum(1, lengths)).round(4).tolist(),
        verbatim.tolist(),
        strict=True,
    )
    found = []
    for a, a_start, a_end, b, b_start, b_end, similarity, same in rows:
        one, two = sorted((documents[a].span(a_start, a_end), documents[b].span(b_start, b_end)))
        identifier = row_id("o", one.doc_id, "overlap", [one, two])
        found.append(Overlap(identifier, one, two, 1.0 if same else similarity, same))
    found.sort(key=lambda overlap: (overlap.a, overlap.b))
    return found


def _are_verbatim(words: Words, chains: Chains) -> Bools:
    """Have both sides the same words, none more and none less?"""
    sizes = chains.a_end - chains.a_start
    same = sizes == chains.b_end - chains.b_start
    rows = np.flatnonzero(same)
    lengths = sizes[rows]
    begins = np.cumsum(lengths) - lengths
    ahead = np.arange(int(lengths.sum())) - np.repeat(begins, lengths)
    differs = (
        words.hashes[np.repeat(chains.a_start[rows], lengths) + ahead]
        != words.hashes[np.repeat(chains.b_start[rows], lengths) + ahead]
    )
    same[rows] = ~np.logical_or.reduceat(differs, begins) if len(rows) else same[rows]
    return np.asarray(same)


def _tells_something(documents: Sequence[Document], words: Words, chains: Chains, settings: OverlapSettings) -> Bools:
    """Which chains are more than a name? Few words are written small in those that are not."""
    small = np.concatenate([np.zeros(1, np.int64), np.cumsum(~_marks_names(words))])
    plain = np.minimum(small[chains.a_end] - small[chains.a_start], small[chains.b_end] - small[chains.b_start])
    size = np.minimum(chains.a_end - chains.a_start, chains.b_end - chains.b_start)
    telling = np.ones(len(chains), bool)
    for row in np.flatnonzero((plain < 2 * settings.least_plain_words) | (plain < size / 2)).tolist():
        sides = ((chains.a_start, chains.a_end), (chains.b_start, chains.b_end))
        texts = (_slice(documents, words, int(start[row]), int(end[row])) for start, end in sides)
        telling[row] = not any(is_name(text, settings.least_plain_words, settings.least_plain_share) for text in texts)
    return telling


def _slice(documents: Sequence[Document], words: Words, start: int, end: int) -> str:
    """The text from one word to another, the last not included."""
    return documents[int(words.docs[start])].text[int(words.starts[start]) : int(words.ends[end - 1])]


def _marks_names(words: Words) -> Bools:
    """Words with a capital, in documents where capitals tell names from other words."""
    capitals = np.bincount(words.docs, words.capital, len(words.first) - 1)
    mostly = 2 * capitals > np.diff(words.first)
    return np.asarray(words.capital & ~mostly[words.docs])


def _make_problems(
    documents: Sequence[Document], words: Words, popular: Runs, settings: OverlapSettings
) -> Iterator[Problem]:
    for start, places, size in zip(popular.a.tolist(), popular.b.tolist(), popular.words.tolist(), strict=True):
        document = documents[int(words.docs[start])]
        span = document.span(int(words.starts[start]), int(words.ends[start + size - 1]))
        yield Problem(
            row_id("p", document.id, POPULAR, [span]),
            POPULAR,
            f"These words stand in {places} places; each was compared with the "
            f"{settings.earliest_places} earliest alone.",
            CODES[POPULAR],
            document.id,
            span,
            stage="overlaps",
        )
