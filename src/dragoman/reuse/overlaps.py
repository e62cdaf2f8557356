"""Every stretch of wording that two documents share, aligned to the character."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass, fields
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from dragoman.model.ids import digest, row_id
from dragoman.model.problems import CODES
from dragoman.model.records import Document, Overlap, Problem, Region
from dragoman.model.span import Span
from dragoman.model.stage import Grid
from dragoman.reuse.engine import Shared, find_shared
from dragoman.reuse.grams import PLACE_BITS, Matches, Table
from dragoman.reuse.holdings import Holdings
from dragoman.reuse.names import is_name
from dragoman.reuse.settings import OverlapSettings
from dragoman.reuse.spread import Texts, cut_corpus, spread_shared
from dragoman.reuse.words import Bools, read_words

# Parts of a page that are nobody's wording about the matter: two pages of one outlet share them.
PAGE_PARTS = frozenset({"kicker", "dateline", "byline", "credit", "tags", "introducer"})
POPULAR, REPEATED = "popular_wording", "repeated_wording"
UNDATED = "9999"
WORD_LETTERS = 6  # in a text, with what stands between words
BATCH_LETTERS = 1 << 21  # read at a time
PIECE_LETTERS = 1 << 18  # the same on a grid, where a piece of the words should have a megabyte or two
CHUNK_ROWS = 1 << 14  # made at a time

Numbers = NDArray[np.int32]
Skipped = Sequence[tuple[int, int]]  # stretches of a document that are left out


def find_overlaps(
    documents: Sequence[Document], regions: Sequence[Region], settings: OverlapSettings, grid: Grid | None = None
) -> Iterator[Overlap | Problem]:
    """Find the wording that documents share, word for word or with edits.

    Spans run from the first letter of a word to the last of a word; what is only the name and
    titles of one actor is left out, and so are the parts of a page about itself. Documents of
    the same words are one verbatim overlap. Overlaps come by their spans, and do not depend on
    the order of the documents; then, for wording with more copies than can be compared with one another, a problem
    each, and one for every document that repeats itself so often that not all of it was compared. Titles are not
    searched. Cost: see ``find_shared``. On a grid the rows are the same.
    """
    ordered = _Ordered(documents)
    parts: dict[str, list[tuple[int, int]]] = {}
    for region in regions:
        if region.kind in PAGE_PARTS and region.span.field == "text":
            parts.setdefault(region.span.doc_id, []).append((region.span.start, region.span.end))
    with _find_shared(ordered, parts, settings, grid) as shared:
        table, holdings = _tabulate(ordered, shared, settings), shared.holdings
        told = {POPULAR: shared.popular, REPEATED: shared.repeated}
        del shared  # what was found takes less memory as a table
        yield from _make_overlaps(ordered, table, settings)
        yield from _make_problems(ordered, told, holdings, settings)


def _find_shared(
    documents: _Ordered, parts: Mapping[str, Skipped], settings: OverlapSettings, grid: Grid | None
) -> AbstractContextManager[Shared]:
    """What the documents share but for those parts, found by this process or on a grid."""
    about = sum(documents.letters) // WORD_LETTERS
    if grid is None:
        read = (read_words(batch.texts, batch.skipped) for batch in documents.batches(parts, BATCH_LETTERS))
        return find_shared(read, about, _identify(documents, parts), settings)
    cut = cut_corpus(documents.letters, about, grid.places, settings)
    return spread_shared(documents.batches(parts, PIECE_LETTERS, frozenset(cut.begins)), cut, grid, settings)


def _identify(documents: _Ordered, parts: Mapping[str, Skipped]) -> str:
    """The same for the same documents in the same order, with the same parts left out; else another."""
    skipped = sorted((doc_id, *stretch) for doc_id, stretches in parts.items() for stretch in stretches)
    return digest(documents.number, repr(skipped))


@dataclass(frozen=True, slots=True)
class _Found(Table):
    """Pairs of spans, in the order of the documents' ids and of the text."""

    a: Numbers  # the number of the document
    a_start: Numbers
    a_end: Numbers
    b: Numbers
    b_start: Numbers
    b_end: Numbers
    similarity: NDArray[np.float32]
    verbatim: Bools
    doubtful: Bools  # there may be nothing in it but a name


class _Ordered:
    """Documents by age, those of no known day last; each is asked for as it is needed, and none is kept."""

    def __init__(self, documents: Sequence[Document]) -> None:
        keys = []
        self.number = 0  # of all texts, ids and days: the sum of their digests
        for index, document in enumerate(documents):
            day = (document.published or UNDATED)[:10]
            keys.append((day, document.id, index, len(document.text)))
            self.number += int(digest(day, document.id, document.text), 16)
        keys.sort()
        self._documents = documents
        self._indices = [index for _, _, index, _ in keys]
        self.ids = [identifier for _, identifier, _, _ in keys]
        self.letters = [size for _, _, _, size in keys]
        for one, two in pairwise(sorted(self.ids)):
            if one == two:
                raise ValueError(f"Two documents have the id {one}, so that no span tells which of them it lies in.")

    def __getitem__(self, number: int) -> Document:
        return self._documents[self._indices[number]]

    def batches(self, parts: Mapping[str, Skipped], most: int, begins: Collection[int] = ()) -> Iterator[Texts]:
        """All documents, some at a time, with those of their parts that are left out.

        A batch begins with each document whose number is among ``begins``, and where one has so many letters.
        """
        low = size = 0
        for number, letters in enumerate(self.letters):
            if number > low and (number in begins or size >= most):
                yield self._batch(low, number, parts)
                low, size = number, 0
            size += letters
        if self.ids:
            yield self._batch(low, len(self.ids), parts)

    def _batch(self, low: int, high: int, parts: Mapping[str, Skipped]) -> Texts:
        documents = [self[number] for number in range(low, high)]
        return Texts(
            low, tuple(doc.text for doc in documents), tuple(tuple(parts.get(doc.id, ())) for doc in documents)
        )


def _tabulate(documents: _Ordered, shared: Shared, settings: OverlapSettings) -> _Found:
    """The chains by the spans of their sides, that of the smaller document id first."""
    holdings, chains = shared.holdings, shared.holdings.rows_of_chains(shared.chains)
    sides, plain = [], []
    for place, start, end in (
        (shared.chains.a_start, chains.a_start, chains.a_end),
        (shared.chains.b_start, chains.b_start, chains.b_end),
    ):
        docs = (place >> PLACE_BITS).astype(np.int32)
        sides.append((docs, holdings.starts.take(start), holdings.ends.take(end - 1)))
        plain.append(holdings.count_plain(start, end))
    lengths = chains.a_end - chains.a_start, chains.b_end - chains.b_start
    likeness = np.minimum(1.0, 2 * chains.matched / np.maximum(1, lengths[0] + lengths[1]))
    least, size = np.minimum(*plain), np.minimum(*lengths)
    doubtful = (least < 2 * settings.least_plain_words) | (least < size / 2)
    rank = np.empty(len(documents.ids), np.int32)
    rank[sorted(range(len(documents.ids)), key=documents.ids.__getitem__)] = np.arange(len(documents.ids))
    swapped = rank[sides[0][0]] > rank[sides[1][0]]
    one, two = (
        [np.where(swapped, there, here) for here, there in zip(sides[first], sides[1 - first], strict=True)]
        for first in (0, 1)
    )
    order = np.lexsort((two[2], two[1], rank[two[0]], one[2], one[1], rank[one[0]]))
    likeness = np.where(shared.verbatim, 1.0, likeness).astype(np.float32)
    columns = [*one, *two, likeness, shared.verbatim, doubtful]
    return _Found(*(column[order] for column in columns))


def _make_overlaps(documents: _Ordered, found: _Found, settings: OverlapSettings) -> Iterator[Overlap]:
    """A row for each pair of spans that is more than a name."""
    kept = ~_are_names(documents, found, settings)
    for low in range(0, len(found), CHUNK_ROWS):
        part = slice(low, low + CHUNK_ROWS)
        rows = found.select(part).select(kept[part])
        for a, a_start, a_end, b, b_start, b_end, similarity, same, _ in zip(
            *(getattr(rows, field.name).tolist() for field in fields(_Found)), strict=True
        ):
            first, second = Span(documents.ids[a], a_start, a_end), Span(documents.ids[b], b_start, b_end)
            identifier = row_id("o", first.doc_id, "overlap", [first, second])
            yield Overlap(identifier, first, second, round(similarity, 4), same)


def _are_names(documents: _Ordered, found: _Found, settings: OverlapSettings) -> Bools:
    """Which rows are no more than a name on either side. Each stretch is looked at once, those of a document together.

    It is asked only where few words are written small.
    """
    rows = np.flatnonzero(found.doubtful)
    docs = np.concatenate([found.a[rows], found.b[rows]])
    starts = np.concatenate([found.a_start[rows], found.b_start[rows]])
    ends = np.concatenate([found.a_end[rows], found.b_end[rows]])
    order = np.lexsort((ends, starts, docs))
    new = np.ones(len(order), bool)
    new[1:] = np.any([np.diff(column[order]) != 0 for column in (docs, starts, ends)], axis=0)
    first = order[new]
    names = np.zeros(len(first), bool)
    number, document = -1, None
    stretches = zip(*(column[first].tolist() for column in (docs, starts, ends)), strict=True)
    for index, (doc, start, end) in enumerate(stretches):
        if document is None or doc != number:
            number, document = doc, documents[doc]
        names[index] = is_name(document.text[start:end], settings.least_plain_words, settings.least_plain_share)
    sides = np.zeros(len(order), bool)
    sides[order] = names[np.cumsum(new) - 1]
    only = np.zeros(len(found), bool)
    only[rows] = sides[: len(rows)] | sides[len(rows) :]
    return only


def _make_problems(
    documents: _Ordered, told: Mapping[str, Matches], holdings: Holdings, settings: OverlapSettings
) -> Iterator[Problem]:
    """A problem for each stretch of wording that was not compared throughout, by code."""
    for code, stretches in told.items():
        rows = holdings.rows(stretches.a)
        spans = zip(
            (stretches.a >> PLACE_BITS).tolist(),
            holdings.starts.take(rows).tolist(),
            holdings.ends.take(rows + stretches.words - 1).tolist(),
            stretches.b.tolist(),
            strict=True,
        )
        for number, start, end, count in spans:
            span = Span(documents.ids[number], start, end)
            identifier = row_id("p", span.doc_id, code, [span])
            message = _tell_popular(count, settings) if code == POPULAR else _tell_repeated(count, settings)
            yield Problem(identifier, code, message, CODES[code], span.doc_id, span, stage="overlaps")


def _tell_popular(places: int, settings: OverlapSettings) -> str:
    earliest = settings.earliest_places
    return f"These words stand in {places} places; each was compared with the {earliest} earliest alone."


def _tell_repeated(stretches: int, settings: OverlapSettings) -> str:
    most = settings.most_repeats
    more = f" So it is with {stretches - 1} more of its stretches." if stretches > 1 else ""
    return (
        f"These words stand more than {most} times in this document, and were compared with others at the first "
        f"{most} places alone.{more}"
    )
