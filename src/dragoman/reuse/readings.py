"""The folded words of what documents share, one after the other, as numbers, and where spans lie among them."""

from __future__ import annotations

import re
from array import array
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import islice
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from dragoman.model.span import Span
from dragoman.reuse.facts import END, START, Facts
from dragoman.reuse.marks import pair_marks
from dragoman.reuse.stretches import Stretches
from dragoman.text.folding import IGNORED, WORD, fold_text

Ints = NDArray[np.int32]
Ranges = NDArray[np.int64]  # a row each: the first, and one past the last
Wording = tuple[int, ...]  # the numbers of its words

BATCH_CHARS = 1 << 16  # that are folded at a time
ADDRESS = re.compile(r"[a-z]+://[^\s)>\]]+")
SPACE, LAST_ASCII = ord(" "), 127
HYPHENS = frozenset("-‐‑–/")
NO_MARKS = HYPHENS | {"", "."}
POSSESSIVES, PLURAL_POSSESSIVES = ("'s", "’s"), ("s'", "s’")


class Place(NamedTuple):
    """A half-open range of the words of one document, counted from the first word of the first document."""

    start: int
    end: int


class Piece(NamedTuple):
    """A stretch of a document, of which the number is given."""

    doc: int
    start: int
    end: int


class Readings:
    """Some stretches of documents, with the sentences they touch, in the order of the ids.

    Words have numbers in the order of the alphabet, so that what is sorted by numbers is sorted by words. Takes some
    25 bytes a word. Linear, but for sorting the vocabulary.
    """

    def __init__(self, facts: Mapping[str, Facts], stretches: Mapping[str, Iterable[tuple[int, int]]]) -> None:
        self.facts = [facts[doc_id] for doc_id in sorted(stretches)]
        self.contacts = [frozenset(one.main or one.contacts) for one in self.facts]
        self._numbers = {one.document.id: number for number, one in enumerate(self.facts)}
        pieces = [
            Piece(number, start, end)
            for number, one in enumerate(self.facts)
            for start, end in _read_stretches(one, stretches[one.document.id])
        ]
        vocabulary: defaultdict[str, int] = defaultdict(lambda: len(vocabulary))
        read = [_read_words(batch, self.facts, vocabulary) for batch in _batches(pieces)]
        numbers, docs, starts, lengths, capitals = (
            np.concatenate([np.zeros(0, np.int32), *columns]) for columns in zip(*read, strict=True)
        )
        plain = [word.replace(IGNORED, "") for word in vocabulary]
        self.vocabulary = sorted(set(plain))
        ranks = {word: rank for rank, word in enumerate(self.vocabulary)}
        self.words = _array(np.array([ranks[word] for word in plain], np.int32)[numbers])
        self.capitals = bytearray(capitals.astype(np.uint8).tobytes())  # 1 where a word is written with one
        self.docs = _array(docs)  # the number of the document of every word
        self._contact = self._number_contacts(docs)
        self.first = np.searchsorted(docs, np.arange(len(self.facts) + 1))  # of document d: first[d] to first[d + 1]
        self._origins = np.cumsum([0, *(len(one.document.text) + 1 for one in self.facts)])
        self._places = starts + self._origins[docs]  # in the texts of all documents one after the other
        self._starts, self._ends = _array(starts), _array(starts + lengths)
        self.begins = self._find_begins(pieces)

    def _number_contacts(self, docs: Ints) -> array[int]:
        """Of every word the number of the contact its document is about; -1 where that is about none or several."""
        numbers: defaultdict[frozenset[str], int] = defaultdict(lambda: len(numbers))
        own = [numbers[contacts] if len(contacts) == 1 else -1 for contacts in self.contacts]
        return _array(np.array(own, np.int32)[docs])

    def _find_begins(self, pieces: Sequence[Piece]) -> bytearray:
        """1 where a sentence or a piece begins with a word, else 0; one more for the end of all."""
        begins = np.zeros(len(self.words) + 1, np.uint8)
        begins[self.first] = 1
        origins = self._origins.tolist()
        starts = [origins[piece.doc] + piece.start for piece in pieces]
        for origin, one in zip(origins, self.facts, strict=False):
            starts += [origin + sentence.start for sentence in one.sentences]
        begins[np.searchsorted(self._places, starts)] = 1
        return bytearray(begins.tobytes())

    def places_of(self, spans: Sequence[Span]) -> Ranges:
        """The words that begin inside each span: a row a span, of the first and one past the last."""
        origins = self._origins[[self._numbers[span.doc_id] for span in spans]]
        starts, ends = (np.array(list(map(side, spans)), np.int64) for side in (START, END))
        return np.searchsorted(self._places, np.stack([starts + origins, ends + origins], axis=1))

    def span_of(self, place: Place) -> Span:
        """The words of a place, with a mark beside them where the other one of the pair stands in their midst."""
        document = self.facts_at(place.start).document
        return document.span(*pair_marks(document.text, self._starts[place.start], self._ends[place.end - 1]))

    def stand_together(self, word: int) -> bool:
        """Is there no mark between a word and the next, but a hyphen or the stop of an abbreviation?"""
        return self._text_after(word).strip() in NO_MARKS

    def goes_on(self, word: int) -> bool:
        """Is a word one with the next: by a hyphen, or as parts of a name that stand together?"""
        if self.begins[word + 1]:
            return False
        between = self._text_after(word)
        if between in HYPHENS:
            return True
        if not self.capitals[word] or between.strip() not in NO_MARKS:
            return False
        further = self.vocabulary[self.words[word + 1]] == "of" and not self.begins[word + 2]
        return bool(self.capitals[word + 1 + further])

    def find_open(self, closing: Sequence[int], least: int) -> set[int]:
        """The words that stand at so many places, and at none of them before one of these, or at the end of a sentence.

        Such a word qualifies what follows it, mostly.
        """
        words, begins = np.frombuffer(self.words, np.int32), np.frombuffer(self.begins, np.uint8)
        before = np.isin(words, np.array(closing, np.int32))
        closes = begins[1:] == 1
        closes[:-1] |= before[1:]
        counts = [np.bincount(words[rows], minlength=len(self.vocabulary)) for rows in (slice(None), closes)]
        return set(np.flatnonzero((counts[0] >= least) & (counts[1] == 0)).tolist())

    def is_possessive(self, word: int) -> bool:
        text, end = self.facts_at(word).document.text, self._ends[word]
        return text.endswith(POSSESSIVES, self._starts[word], end) or text.startswith(PLURAL_POSSESSIVES, end - 1)

    def _text_after(self, word: int) -> str:
        return self.facts_at(word).document.text[self._ends[word] : self._starts[word + 1]]

    def wording_of(self, place: Place) -> Wording:
        return tuple(self.words[place.start : place.end])

    def facts_at(self, word: int) -> Facts:
        return self.facts[self.docs[word]]

    def facts_of(self, span: Span) -> Facts:
        return self.facts[self._numbers[span.doc_id]]

    def count_contacts(self, words: Iterable[int]) -> int:
        """How many contacts the documents of these words are about."""
        numbers = set(map(self._contact.__getitem__, words))
        return len(self.contacts_of(words)) if -1 in numbers else len(numbers)

    def contacts_of(self, words: Iterable[int]) -> frozenset[str]:
        """What the documents of these words are about."""
        contacts, docs = self.contacts, self.docs
        return frozenset().union(*[contacts[docs[word]] for word in words])


def _read_stretches(facts: Facts, stretches: Iterable[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """Some stretches of a document with the sentences they touch, without the addresses of pages."""
    for start, end in _with_sentences(facts, stretches):
        for address in ADDRESS.finditer(facts.document.text, start, end):
            yield start, address.start()
            start = address.end()
        yield start, end


def _with_sentences(facts: Facts, stretches: Iterable[tuple[int, int]]) -> Stretches:
    """Some stretches of a document with the sentences they touch."""
    merged = Stretches(stretches)
    whole = list(merged)
    for start, end in merged:
        first = max(0, bisect_right(facts.sentences, start, key=START) - 1)
        for sentence in islice(facts.sentences, first, None):
            if sentence.start >= end:
                break
            if sentence.end > start:
                whole.append((sentence.start, sentence.end))
    return Stretches(whole)


def _batches(pieces: Sequence[Piece]) -> Iterator[Sequence[Piece]]:
    begin = size = 0
    for index, piece in enumerate(pieces):
        size += piece.end - piece.start
        if size >= BATCH_CHARS or index + 1 == len(pieces):
            yield pieces[begin : index + 1]
            begin, size = index + 1, 0


def _read_words(
    pieces: Sequence[Piece], facts: Sequence[Facts], vocabulary: defaultdict[str, int]
) -> tuple[Ints, Ints, Ints, Ints, Ints]:
    """Of every word in some pieces its number, its document, where it starts there, its length, and 1 for a capital.

    New words get the next numbers.
    """
    text = "\n".join([facts[doc].document.text[start:end] for doc, start, end in pieces])
    folded = fold_text(text)
    words = WORD.findall(folded.text)
    numbers = np.fromiter(map(vocabulary.__getitem__, words), np.int32, len(words))
    after = np.cumsum(np.fromiter(map(len, words), np.int32, len(words)))
    inside = np.flatnonzero(_codes(folded.text) != SPACE)  # the letters of all words one after the other
    starts, lasts = inside[np.append(0, after)[:-1]], inside[after - 1]
    if folded.places is not None:
        letters = np.asarray(folded.places)
        starts, lasts = letters[starts], letters[lasts]
    docs, begins, ends = np.array(pieces, np.int64).T
    origins = np.cumsum(np.append(0, ends - begins + 1))[:-1]  # of the pieces, in what was read
    piece = np.searchsorted(origins, starts, side="right") - 1
    capitals = _find_capitals(_codes(text)[starts])
    columns = (numbers, docs[piece], starts + (begins - origins)[piece], lasts + 1 - starts, capitals)
    read, of, placed, lengths, written = (column.astype(np.int32) for column in columns)
    return read, of, placed, lengths, written


def _codes(text: str) -> NDArray[np.uint32]:
    return np.frombuffer(text.encode("utf-32-le", "surrogatepass"), np.uint32)


def _find_capitals(letters: NDArray[np.uint32]) -> Ints:
    """1 for a capital letter, else 0."""
    capitals = ((letters >= ord("A")) & (letters <= ord("Z"))).astype(np.int32)
    for row in np.flatnonzero(letters > LAST_ASCII).tolist():
        capitals[row] = chr(letters[row]).isupper()
    return capitals


def _array(values: NDArray[np.integer]) -> array[int]:
    """The values as what gives plain numbers, one at a time, quickly."""
    return array("i", values.astype(np.int32).tobytes())
