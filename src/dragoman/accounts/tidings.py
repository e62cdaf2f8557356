"""What later text says outright of a matter: "was completed in May", "remains unsigned", "as he had promised"."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from functools import cache
from typing import NamedTuple

from dragoman.accounts.matters import MatterReader
from dragoman.accounts.outcomes import FINISHED, find_phrase_end, is_to_come, load_pattern
from dragoman.accounts.settings import CommitmentSettings
from dragoman.lexicon.loader import load_rows
from dragoman.model.records import Contact, Mention, Publication
from dragoman.model.span import Span

DONE = "says that it was done"
NOT_DONE = "says that it is not done"
KINDS = ("kept", "finished", "unfinished", "pending", "active", "past")
UNDONE = frozenset({"unfinished", "pending"})
AUXILIARY_CHARS = 24  # before a form that is no past of its own: the longest auxiliary, with an adverb
SUBJECT_START = re.compile(r"[,;:—–“\"]\s*|\b(?:and|but|that|while|though|which|who|whose)\s+")
LEAST_COMMON = 2  # of those who took part, named in the text


class Tiding(NamedTuple):
    """A stretch that says of a matter that it was done, or was not."""

    start: int
    end: int
    matter: tuple[int, int]
    reading: str
    is_tied: bool  # does it say that the thing was promised?


def find_tidings(text: str, start: int, end: int) -> Iterator[Tiding]:
    """What ``text[start:end]``, one sentence, says outright was done or was not; by kind, then in text order.

    Done in part, refused, or still to come is not done.
    """
    if not _any_kind().search(text[start:end].lower()):
        return
    told = start  # up to where the sentence's first clause says that a word was kept: that says it all
    for kind in KINDS:
        for match in load_pattern(kind).finditer(text, told, end):
            tiding = _read_tiding(text, start, end, kind, match.span())
            if tiding and text[slice(*tiding.matter)].strip():
                yield tiding
                told = tiding.end if kind == "kept" else told


def _read_tiding(text: str, start: int, end: int, kind: str, place: tuple[int, int]) -> Tiding | None:
    if kind == "past" and _auxiliary().search(text, max(start, place[0] - AUXILIARY_CHARS), place[0]):
        return None
    if kind in ("pending", "active", "past"):
        begin, stop = place[1], find_phrase_end(text, place[1], end)
        word = _whose_word().search(text, begin, stop)
        matter, shown = (begin, word.start() if word else stop), (place[0], stop)
    elif kind == "kept":
        matter, shown = (start, place[0]), (start, place[1])
    else:
        begin = max((mark.end() for mark in SUBJECT_START.finditer(text, start, place[0])), default=start)
        if not text[begin : place[0]].strip():  # "the pact, which they had agreed to conclude, remains unsigned"
            begin = start
        matter, shown = (begin, place[0]), (begin, place[1])
    undone = load_pattern("undone").search(text, *matter)
    if undone or (kind == "kept" and not FINISHED.search(text, *matter)):
        return None
    if kind not in UNDONE and is_to_come(text, start, place[0]):
        return None
    tied = kind == "kept" or load_pattern("given").search(text, *shown) is not None
    return Tiding(*shown, matter, NOT_DONE if kind in UNDONE else DONE, tied)


@cache
def _any_kind() -> re.Pattern[str]:
    """All patterns, for text in small letters: a fourth of the time that ignoring case takes."""
    return re.compile(load_pattern(*KINDS).pattern)


@cache
def _auxiliary() -> re.Pattern[str]:
    words = "|".join(row["pattern"] for row in load_rows("outcomes") if row["kind"] == "auxiliary")
    return re.compile(rf"(?:\b(?:{words})|[’']s)\s+(?:\w+ly\s+)?$", re.I)


@cache
def _whose_word() -> re.Pattern[str]:
    """ "(that) it had promised"."""
    words = "|".join(row["pattern"] for row in load_rows("outcomes") if row["kind"] == "given")
    return re.compile(
        rf"\s(?:(?:that|which)\s+(?:\S+\s+){{1,3}}?|(?:it|he|she|they|[A-Z]\w+)\s+)(?:ha[ds]\s+|have\s+)?(?:{words})\b"
    )


class _Told(NamedTuple):
    place: Span
    stems: frozenset[str]
    reading: str
    is_tied: bool


class TidingsFinder:
    """Finds, for a commitment, what texts that name its people and come later say became of its matter.

    Every text is searched once. Linear in the sentences but for what is told of one stem.
    """

    def __init__(
        self, texts: Mapping[str, str], sentences: Mapping[str, Sequence[Span]], matters: MatterReader,
        mentions: Iterable[Mention], publications: Iterable[Publication], settings: CommitmentSettings,
    ) -> None:  # fmt: skip
        self._settings = settings
        self._published = {row.doc_id: row.published[:10] for row in publications}
        self._named: dict[str, set[str]] = defaultdict(set)
        for mention in mentions:
            self._named[mention.span.doc_id].add(mention.actor)
        self._told: dict[str, list[_Told]] = defaultdict(list)  # by stem
        for doc_id in sorted(texts):
            for sentence in sentences.get(doc_id, ()):
                for found in find_tidings(texts[doc_id], sentence.start, sentence.end):
                    stems = frozenset(matters.stems(Span(doc_id, *found.matter)))
                    told = _Told(Span(doc_id, found.start, found.end), stems, found.reading, found.is_tied)
                    for stem in stems:
                        self._told[stem].append(told)

    def find(self, doc_id: str, contact: Contact, own: Set[str], known: Set[str]) -> dict[Span, str]:
        """The places that say what became of a matter, with their reading; in no order.

        Args:
            doc_id: the commitment's document, which tells nothing later.
            own: the stems of its content; ``known`` has those of its sentence too.
        """
        found: dict[Span, str] = {}
        for told in {told for stem in own for told in self._told.get(stem, ())}:
            people = self._named[told.place.doc_id].intersection(contact.participants)
            if (
                len(people) >= LEAST_COMMON
                and self._comes_later(told, doc_id, contact)
                and self._is_of(told.stems, own, known)
            ):
                found[told.place] = told.reading
        return found

    def _is_of(self, stems: Set[str], own: Set[str], known: Set[str]) -> bool:
        """Is it the matter of a commitment? One word is enough where either has no more to know it by."""
        if len(stems & known) * 2 < len(stems):
            return False
        return len(stems & own) >= min(self._settings.follow_up_words, len(own), len(stems))

    def _comes_later(self, told: _Told, doc_id: str, contact: Contact) -> bool:
        """Is a text known to be later than another, or its contact, or says itself that it speaks of a promise?"""
        other = told.place.doc_id
        if other == doc_id:
            return False
        there, here = self._published.get(other), self._published.get(doc_id) or contact.to
        if there and here:
            return there > here or (there == here and told.is_tied)
        return told.is_tied
