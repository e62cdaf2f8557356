"""Places in a sentence that take a matter for done: "building on the extension", "noted with satisfaction that ..."."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from dragoman.lexicon.loader import load_rows
from dragoman.lexicon.verbs import inflect
from dragoman.lexicon.words import load_class
from dragoman.text.stems import STEM_CHARS
from dragoman.text.words import read_words

PHRASE_END = re.compile(r"[,;:!?—–”]|(?<=\S)\"|\.[”\"’')]*$|\s(?:and|but|according)\s")
CLAUSE_START = re.compile(r"[,;:—–]")
CUES = ("done", "after", "told")  # kinds of patterns that begin a place
FINISHED = re.compile(r"\b(?:had|has|have|was|were)\b|\b\w{3,}ed\b", re.I)


class Outcome(NamedTuple):
    """Where a matter is taken for done."""

    start: int  # of the words that do so
    begin: int  # of the matter
    end: int
    head: tuple[int, int] | None  # the noun that names the matter; None where a clause tells it


def find_outcomes(text: str, start: int, end: int) -> Iterator[Outcome]:
    """The places of ``text[start:end]``, one sentence, that take a matter for done; in text order, way by way.

    A noun phrase counts whose words do not undo it ("after agreeing to ...", "praised the plan"); after "after" and
    the like only where their clause is no plan itself ("agreed to meet after ..."). A clause counts whose verb is past.
    """
    if not load_pattern(*CUES).search(text, start, end):
        return
    for kind in CUES:
        for match in load_pattern(kind).finditer(text, start, end):
            stop = find_phrase_end(text, match.end(), end)
            if stop <= match.end() or load_pattern("undone", "word").search(text, match.end(), stop):
                continue
            if kind == "told":
                if FINISHED.search(text, match.end(), stop):
                    yield Outcome(match.start(), match.end(), stop, None)
            elif kind == "done" or not is_to_come(text, start, match.start()):
                head = _find_head(text, match.end(), stop)
                if head:
                    yield Outcome(match.start(), match.end(), stop, head)


@cache
def load_plain_stems() -> frozenset[str]:
    """Stems of words that no matter is known by: "the two countries"."""
    return frozenset(row["pattern"][:STEM_CHARS] for row in load_rows("outcomes") if row["kind"] == "plain")


def is_to_come(text: str, start: int, place: int) -> bool:
    """Is what the clause tells still to come true? It begins at the last comma before the place."""
    begin = max((mark.end() for mark in CLAUSE_START.finditer(text, start, place)), default=start)
    return bool(load_pattern("to_come").search(text, begin, place))


def _find_head(text: str, start: int, end: int) -> tuple[int, int] | None:
    """The last word before the first preposition or subordinator: in "the crews' return to port" it is the return."""
    head = None
    for word in read_words(text, start, end):
        if word.lower in load_class("preposition") or word.lower in load_class("subordinator") or word.lower == "to":
            break
        if word.is_word:
            head = word.start, word.end
    return head


def find_phrase_end(text: str, start: int, limit: int) -> int:
    """To the first comma, stop or conjunction of a clause after the phrase's start."""
    match = PHRASE_END.search(text[start:limit])
    end = start + match.start() if match else limit
    while end > start and text[end - 1].isspace():
        end -= 1
    return end


@cache
def load_pattern(*kinds: str) -> re.Pattern[str]:
    """The patterns of some kinds as one; one that begins a place ends before the next word."""
    patterns = "|".join(row["pattern"] for row in load_rows("outcomes") if row["kind"] in kinds)
    for part, forms in _load_deeds().items():
        patterns = patterns.replace(f"{{{part}}}", forms)
    after = r"\s+(?=\w)" if set(kinds) <= set(CUES) else r"\b"
    return re.compile(rf"\b(?:{patterns.replace(' ', chr(92) + 's+')}){after}", re.I)


@cache
def _load_deeds() -> dict[str, str]:
    """By the part they can play, the forms of the verbs by which a thing is done, as a pattern."""
    forms: dict[str, set[str]] = defaultdict(set)
    for row in load_rows("outcomes"):
        if row["kind"] == "deed":
            verb, space, rest = row["pattern"].partition(" ")
            for form, parts in inflect(verb).items():
                for part in parts:
                    forms[part].add(form + space + rest)
    return {part: f"(?:{'|'.join(sorted(found))})" for part, found in forms.items()}
