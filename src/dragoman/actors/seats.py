"""When a seat of power or a capital is a place and no actor: "met in Washington", "Kyiv region", "BEIJING (AP) —"."""

from __future__ import annotations

from dragoman.actors.index import SEAT
from dragoman.actors.tokens import COMMA, TIGHT, Tokens

BEFORE_CAPITAL = frozenset(
    "in at to from near outside around via inside through throughout toward towards across into leave left visit "
    "visited visits visiting reach reached enter entered capital evacuate evacuated city downtown central".split()
)
BEFORE_SEAT = frozenset({"at", "in", "inside", "outside", "near", "around", "visit", "visited", "visits", "visiting"})
AFTER_CAPITAL = frozenset(
    "region regions airport city street streets time summit talks meeting meetings conference visit trip declaration "
    "agreement accord accords protocol process treaty embassy suburb suburbs area district province based residents "
    "process format memorandum forum university".split()
)


def is_place(tokens: Tokens, start: int, end: int, sort: str, *, headline: bool) -> bool:
    """Is the seat or capital from token ``start`` to ``end`` meant as a place?

    A building is one after "at", "in" and the like; a capital also after "to" and "from", in a list of
    towns, before a word for a place or another capitalised word, and as a dateline.
    """
    before = tokens.keys[start - 1] if start and tokens.joins[start] == TIGHT else ""
    if sort == SEAT:
        return before in BEFORE_SEAT
    if before in BEFORE_CAPITAL or (start and tokens.joins[start] == COMMA and tokens.upper[start - 1]):
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
    return tokens.keys[end] in AFTER_CAPITAL or (tokens.upper[end] and not headline)
