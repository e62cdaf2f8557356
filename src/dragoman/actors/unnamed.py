"""Tellers without a name: "officials familiar with the call", "a senior administration official"."""

from __future__ import annotations

from functools import lru_cache

from dragoman.actors.index import BLOCKED, ActorIndex
from dragoman.actors.tokens import TIGHT, Tokens
from dragoman.lexicon.loader import load_rows

NOUN, LOOSE, MODIFIER, WEAK, TIE = "noun", "loose", "modifier", "weak", "tie"
ARTICLES = frozenset({"a", "an", "the"})
LONGEST_KNOWLEDGE = 5  # words of what they know: "with direct knowledge of the phone call"
KNOWLEDGE_ENDS = frozenset(
    "said says told tells who that which and but as on in at confirmed described added noted speaking spoke".split()
)
BACK_TO = frozenset(
    {"official", "officials", "diplomat", "diplomats", "aide", "aides", "source", "sources", "person", "people"}
)


def find_unnamed(tokens: Tokens, start: int, index: ActorIndex) -> int:
    """The token after the unnamed teller that begins at token ``start``; 0 where none begins.

    A noun alone is none ("officials said"): something must say which, before it or after it. "the
    officials" alone points back to some named before.
    """
    words = _words()
    place = start
    article = tokens.keys[place] if tokens.keys[place] in ARTICLES else ""
    if article:
        place += 1
    modified = False
    while place < len(tokens) and (place == start or tokens.joins[place] == TIGHT):
        step, weak = _modifier(tokens, place, index)
        if not step:
            break
        place, modified = step, modified or not weak
    if place >= len(tokens) or (place > start and tokens.joins[place] != TIGHT):
        return 0
    sort, _ = words.get(tokens.keys[place], ("", ""))
    if sort not in (NOUN, LOOSE):
        return 0
    end = _knowledge(tokens, place + 1)
    if end > place + 1:
        return end
    back = article == "the" and tokens.keys[place] in BACK_TO and not tokens.goes_on(place + 1)
    return place + 1 if sort == NOUN and (modified or back) else 0


def is_plural(tokens: Tokens, start: int, end: int) -> bool:
    """Are they several?"""
    nouns = [key for key in tokens.keys[start:end] if key in unnamed_nouns()]
    return bool(nouns) and (nouns[0].endswith("s") or nouns[0] == "people")


def points_back(tokens: Tokens, start: int, end: int) -> bool:
    """Is it "the officials", who were spoken of before?"""
    return end - start == 2 and tokens.keys[start] == "the"


def _modifier(tokens: Tokens, place: int, index: ActorIndex) -> tuple[int, bool]:
    """The token after a word that says which officials ("senior", "U.S."), and whether it says too little.

    0 where the word says nothing of the kind.
    """
    if tokens.upper[place]:
        match = index.match(tokens, place)
        if match is not None and not match.persons() and match.of(BLOCKED) is None:
            return match.end, False
    word = _words().get(tokens.keys[place], ("", ""))[0]
    return (place + 1, word == WEAK) if word in (MODIFIER, WEAK) else (0, True)


def _knowledge(tokens: Tokens, place: int) -> int:
    """The token after "familiar with the call"; ``place`` itself where nothing of the kind follows."""
    if place + 1 >= len(tokens) or tokens.joins[place] != TIGHT or tokens.owns[place - 1]:
        return place
    sort, following = _words().get(tokens.keys[place], ("", ""))
    if sort != TIE:
        return place
    end = place + 1
    if tokens.keys[end] in ("direct", "first-hand", "firsthand"):
        end += 1
    if end >= len(tokens) or tokens.keys[end] != following:
        return place
    end += 1
    stop = min(len(tokens), end + LONGEST_KNOWLEDGE)
    while end < stop and tokens.joins[end] == TIGHT and tokens.keys[end] not in KNOWLEDGE_ENDS:
        end += 1
        if tokens.owns[end - 1] is False and tokens.keys[end - 1] in ARTICLES:
            stop = min(len(tokens), end + 3)
    return end


@lru_cache(maxsize=1)
def _words() -> dict[str, tuple[str, str]]:
    return {row["word"]: (row["class"], row["next"]) for row in load_rows("unnamed_words")}


@lru_cache(maxsize=1)
def unnamed_nouns() -> frozenset[str]:
    """The words one of which every unnamed teller has."""
    return frozenset(word for word, (sort, _) in _words().items() if sort in (NOUN, LOOSE))
