"""When a seat of power or a capital is a place and no actor: "met in Washington", "Kyiv region", "BEIJING (AP) —"."""

from __future__ import annotations

from functools import lru_cache

from dragoman.actors.index import SEAT
from dragoman.actors.tokens import COMMA, TIGHT, Tokens
from dragoman.lexicon.loader import load_rows


def is_place(tokens: Tokens, start: int, end: int, sort: str, *, headline: bool, beside_actor: bool = False) -> bool:
    """Is the seat or capital from token ``start`` to ``end`` meant as a place?

    A building is one after "at", "in" and the like; a capital also after "to" and "from", in a list of
    towns, before a word for a place or another capitalised word, and as a dateline. ``beside_actor`` says that one
    token before it ends what is no place: "Norvia and Fastholm held talks".
    """
    before = tokens.keys[start - 1] if start and tokens.joins[start] == TIGHT else ""
    if sort == SEAT:
        return before in place_words("seat")
    if _is_listed(tokens, start, before) and not (beside_actor and before == "and"):
        return True
    if before in place_words("before") or (start and tokens.joins[start] == COMMA and tokens.upper[start - 1]):
        return True
    if end >= len(tokens):
        return False
    if tokens.is_acronym(start) and tokens.joins[end] != TIGHT and tokens.joins[start] != TIGHT:
        return True  # a dateline
    if tokens.sentences[end] != tokens.sentences[start]:
        return False
    if tokens.joins[end] == COMMA:
        return tokens.upper[end] and not headline
    if tokens.joins[end] != TIGHT:
        return False
    return tokens.keys[end] in place_words("after") or (tokens.upper[end] and not headline)


def _is_listed(tokens: Tokens, start: int, before: str) -> bool:
    """Does "Fastholm and" or "suburbs of" stand before the city?"""
    if start < 2 or tokens.joins[start - 1] != TIGHT:
        return False
    if before == "of":
        return tokens.keys[start - 2] in place_words("noun")
    return (
        before in ("and", "or") and tokens.upper[start - 2] and tokens.sentences[start - 2] == tokens.sentences[start]
    )


@lru_cache(maxsize=8)
def place_words(word_class: str) -> frozenset[str]:
    """The words of one class that make a city or building a place."""
    return frozenset(row["word"] for row in load_rows("place_words") if row["class"] == word_class)
