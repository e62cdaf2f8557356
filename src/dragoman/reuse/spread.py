"""The engine on many machines: the same kernels, as steps between which pieces of the corpus change places.

A piece is a table, written down, under a key:

========== ==========================================================================
``batch``  texts of some documents
``words``  their words, for the caller
``part``   grams of some hashes
``block``  words of documents that follow one another, and which of them other keys need
``pair``   matches of the documents of two blocks, then also the words of these documents
``chains`` what such documents share, for the caller
========== ==========================================================================

No piece is larger than a batch, and what comes out is the same, row for row, however many there are.
"""

from __future__ import annotations

import pickle
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from math import isqrt
from typing import Any

import numpy as np

from dragoman.model.stage import Grid, Piece
from dragoman.reuse.aligning import Aligned, align_matches
from dragoman.reuse.engine import (
    WORD_BYTES,
    Shared,
    compose_shared,
    cut_matches,
    order_aligned,
    part_hashes,
    put_together,
)
from dragoman.reuse.grams import (
    PLACE_BITS,
    Grams,
    Matches,
    Popular,
    Repeated,
    find_grams,
    find_popular,
    find_repeated,
    match_grams,
)
from dragoman.reuse.holdings import Holdings
from dragoman.reuse.settings import OverlapSettings
from dragoman.reuse.spool import Tray
from dragoman.reuse.words import Ints, Words, read_words
from dragoman.reuse.workplace import open_workplace

PARTS_A_PLACE = 3  # so that no machine waits long for the last


@dataclass(frozen=True, slots=True)
class Texts:
    """Documents that follow one another."""

    first: int  # the number of the first of them
    texts: tuple[str, ...]
    skipped: tuple[tuple[tuple[int, int], ...], ...]  # stretches of each that are left out


@dataclass(frozen=True, slots=True)
class Cut:
    """How the corpus is cut up."""

    parts: int  # of the hashes
    begins: tuple[int, ...]  # the number of the first document of each block

    def block_of(self, docs: Ints) -> Ints:
        return np.asarray(np.searchsorted(np.array(self.begins), docs, "right") - 1)


@dataclass(frozen=True, slots=True)
class _Held:
    """Words of documents, and the numbers of these."""

    words: Words
    numbers: Ints


@dataclass(frozen=True, slots=True)
class _Needed:
    """Documents whose words are needed under a key."""

    key: str
    docs: Ints


def cut_corpus(letters: Sequence[int], about: int, places: int, settings: OverlapSettings) -> Cut:
    """How to cut up documents, in order, of so many letters each and about so many words in all.

    ``places`` is how many steps are worked out at a time. There are about as many pairs of blocks as parts of the
    hashes.
    """
    usual = max(PARTS_A_PLACE * places, -(-about * WORD_BYTES // (settings.memory_mb << 20)))
    parts = settings.partitions or usual
    blocks = max(1, isqrt(2 * parts))
    before = np.cumsum(np.array([0, *letters]))[:-1]
    ends = np.arange(blocks) * max(1, sum(letters)) // blocks
    return Cut(parts, tuple(np.unique(np.searchsorted(before, ends)).tolist()) or (0,))


@contextmanager
def spread_shared(batches: Iterable[Texts], cut: Cut, grid: Grid, settings: OverlapSettings) -> Iterator[Shared]:
    """What ``engine.find_shared`` finds, by the machines of a grid. No batch lies in two blocks.

    The chains are put together here, and what is known of the words is kept in temporary files as long as the context.
    """
    with open_workplace() as folder:
        steps = [partial(step, cut=cut, settings=settings) for step in (_read, _match, _fetch, _align)]
        pieces = ((_key("batch", batch.first), pickle.dumps(batch)) for batch in batches)
        popular = [Popular(_NONE, _NONE.astype(np.uint64), _NONE)]
        repeated = [Repeated(_NONE)]
        aligned: dict[str, Aligned] = {}
        words: list[str] = []
        for key, piece in grid.work(pieces, steps):
            if key.startswith("words"):  # in no order: kept until those before them are there
                (folder / key).write_bytes(piece)
                words.append(key)
            elif key == "popular":
                popular.append(pickle.loads(piece))
            elif key == "repeated":
                repeated.append(pickle.loads(piece))
            else:
                aligned[key] = pickle.loads(piece)
        holdings = Holdings(Tray(folder / "holdings"))
        for key in sorted(words):
            holdings.add(pickle.loads((folder / key).read_bytes()))
            (folder / key).unlink()
        found = order_aligned(put_together([aligned[key] for key in sorted(aligned)]))
        told = (
            find_popular(Popular.concatenate(popular), settings),
            find_repeated(Repeated.concatenate(repeated), settings),
        )
        yield compose_shared(found, *told, holdings, settings)


_NONE = np.zeros(0, np.int64)


def _key(kind: str, *numbers: int) -> str:
    """A key; those of one kind sort as their numbers do."""
    return " ".join([kind, *(f"{number:09}" for number in numbers)])


# ---------------------------------------------------------------- the steps


def _read(key: str, pieces: Sequence[bytes], cut: Cut, settings: OverlapSettings) -> Iterator[Piece]:
    """Texts to words and grams."""
    for batch in _loaded(pieces, Texts):
        placed = read_words(batch.texts, batch.skipped)
        yield _key("words", batch.first), pickle.dumps(placed)
        numbers = np.arange(batch.first, batch.first + len(batch.texts))
        held = _Held(Words(placed.hashes, placed.docs, placed.before_mark, placed.first), numbers)
        [block] = np.unique(cut.block_of(numbers)).tolist()
        yield _key("block", block), pickle.dumps(held)
        grams = find_grams(held.words, numbers, settings)
        for part, some in _split(grams, part_hashes(grams, cut.parts)):
            yield _key("part", part), pickle.dumps(some)


def _match(key: str, pieces: Sequence[bytes], cut: Cut, settings: OverlapSettings) -> Iterator[Piece]:
    """Grams to matches; all else is passed on."""
    if not key.startswith("part"):
        yield from ((key, piece) for piece in pieces)
        return
    found = match_grams(Grams.concatenate(_loaded(pieces, Grams)), settings)
    matches = found.matches
    yield "popular", pickle.dumps(found.popular)
    yield "repeated", pickle.dumps(found.repeated)
    blocks = len(cut.begins)
    one, two = (cut.block_of(side >> PLACE_BITS) for side in (matches.a, matches.b))
    for number, some in _split(matches, one * blocks + two):
        pair = _key("pair", *divmod(number, blocks))
        yield pair, pickle.dumps(some)
        docs = np.unique(np.concatenate([some.a, some.b]) >> PLACE_BITS)
        block = cut.block_of(docs)
        for own in np.unique(block).tolist():
            yield _key("block", own), pickle.dumps(_Needed(pair, docs[block == own]))


def _fetch(key: str, pieces: Sequence[bytes], cut: Cut, settings: OverlapSettings) -> Iterator[Piece]:
    """Words to where they are needed; all else is passed on."""
    if not key.startswith("block"):
        yield from ((key, piece) for piece in pieces)
        return
    loaded = _loaded(pieces, object)
    needs = defaultdict(list)
    for need in loaded:
        if isinstance(need, _Needed):
            needs[need.key].append(need.docs)
    held = _join([one for one in loaded if isinstance(one, _Held)])
    for pair in sorted(needs):
        yield pair, pickle.dumps(_pick(held, np.unique(np.concatenate(needs[pair]))))


def _align(key: str, pieces: Sequence[bytes], cut: Cut, settings: OverlapSettings) -> Iterator[Piece]:
    """Matches, with the words of their documents, to chains; all else is passed on."""
    if not key.startswith("pair"):
        yield from ((key, piece) for piece in pieces)
        return
    loaded = _loaded(pieces, object)
    held = _join([one for one in loaded if isinstance(one, _Held)])
    matches = Matches.concatenate([one for one in loaded if isinstance(one, Matches)])
    found = [align_matches(held.words, held.numbers, some, settings) for some in cut_matches(matches)]
    yield key.replace("pair", "chains"), pickle.dumps(put_together(found))


# ---------------------------------------------------------------- tables


def _loaded(pieces: Iterable[bytes], kind: type[Any]) -> list[Any]:
    return [one for piece in pieces if isinstance(one := pickle.loads(piece), kind)]


def _split(table: Any, number: Ints) -> Iterator[tuple[int, Any]]:
    """The rows of each number, by number."""
    order = np.argsort(number, kind="stable")
    ordered = number[order]
    found, first = np.unique(ordered, return_index=True)
    for one, rows in zip(found.tolist(), np.split(order, first[1:]), strict=True) if len(found) else ():
        yield one, table.select(rows)


def _join(parts: Sequence[_Held]) -> _Held:
    """The words of all documents in the parts, by number."""
    parts = sorted(parts, key=lambda part: int(part.numbers[0]))
    sizes = np.concatenate([np.diff(part.words.first) for part in parts])
    hashes = np.concatenate([part.words.hashes for part in parts])
    before_mark = np.concatenate([part.words.before_mark for part in parts])
    return _Held(_words(hashes, before_mark, sizes), np.concatenate([part.numbers for part in parts]))


def _pick(held: _Held, docs: Ints) -> _Held:
    """The words of some of the documents."""
    wanted = np.isin(held.numbers, docs)
    rows = wanted[held.words.docs]
    sizes = np.diff(held.words.first)[wanted]
    return _Held(_words(held.words.hashes[rows], held.words.before_mark[rows], sizes), held.numbers[wanted])


def _words(hashes: Any, before_mark: Any, sizes: Ints) -> Words:
    first = np.concatenate([np.zeros(1, np.int64), np.cumsum(sizes)])
    return Words(hashes, np.repeat(np.arange(len(sizes)), sizes), before_mark, first)
