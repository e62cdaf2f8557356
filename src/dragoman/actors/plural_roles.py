"""Offices of several states in one plural: "the presidents of Norvia and Caldera", "the Norvian and Sundan leaders"."""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

from dragoman.actors.index import DEMONYM, NAME, ActorIndex, Match
from dragoman.actors.offices import HEAD_OF_STATE, LEADER, PRINCIPAL, Office, office_key, rank_of
from dragoman.actors.tokens import COMMA, TIGHT, Tokens
from dragoman.lexicon.loader import load_rows

LONGEST_NOUN = 3  # words of "national security advisers"
MOST_STATES = 9
THEIRS, EQUALS = frozenset(("his", "her")), "counterparts"
NOT_IN_OFFICE = frozenset("former ex past future late deputy assistant would-be".split())
HEADS = (
    (("heads", "of", "state", "and", "government"), LEADER),
    (("heads", "of", "state", "or", "government"), LEADER),
    (("heads", "of", "state"), HEAD_OF_STATE),
)


class Holder(NamedTuple):
    """One of those whom the plural means, with the tokens of its words."""

    first: int
    last: int
    office: Office
    name: int  # token at which the state's own name begins; -1 where an adjective tells it


def find_plural_roles(tokens: Tokens, place: int, index: ActorIndex) -> list[Holder]:
    """The holders whom words that begin at a token name, one a state; empty where they are no such words.

    The states are two at least, with "and" before the last. Linear in the words of the list.
    """
    start = place + (tokens.keys[place] in ("the", *THEIRS))
    if start >= len(tokens) or (place and tokens.joins[place] == TIGHT and tokens.keys[place - 1] in NOT_IN_OFFICE):
        return []
    title, behind = _plural(tokens, _past_body(tokens, start, index))
    if title:
        return _of_states(tokens, place, behind, title, index)
    return _before_noun(tokens, place, start, index) if tokens.upper[start] else []


def _past_body(tokens: Tokens, start: int, index: ActorIndex) -> int:
    """The token behind the body of which all are, as in "the League foreign ministers of"; else the same token."""
    match = index.match(tokens, start) if tokens.upper[start] else None
    entry = match.of(NAME) if match is not None else None
    state = entry is None or index.actors[entry.actor].kind in ("state", "person")
    return start if match is None or state or match.end >= len(tokens) else match.end


def _plural(tokens: Tokens, start: int) -> tuple[str, int]:
    """The title whose plural begins at a token, and the token after it; empty without one."""
    for phrase, title in HEADS:
        if tuple(tokens.keys[start : start + len(phrase)]) == phrase:
            return title, start + len(phrase)
    for end in range(start + 1, min(start + LONGEST_NOUN, len(tokens)) + 1):
        if tokens.keys[end - 1] in plural_heads():
            words = tokens.keys[start : end - 1]
            title = " ".join([*words, plural_heads()[tokens.keys[end - 1]]])
            tight = all(tokens.joins[i] == TIGHT for i in range(start + 1, end))
            return (title, end) if tight and rank_of(office_key(title)) == PRINCIPAL else ("", start)
    return "", start


def _of_states(tokens: Tokens, place: int, behind: int, title: str, index: ActorIndex) -> list[Holder]:
    """ "the presidents of Norvia and Caldera"."""
    follows = behind + 1 < len(tokens) and tokens.keys[behind] == "of" and tokens.joins[behind] == TIGHT
    if not follows or tokens.owns[behind - 1]:
        return []
    states = _states(tokens, behind + 1, index)
    if not states or tokens.owns[states[-1][1] - 1] or tokens.goes_on(states[-1][1]):
        return []
    starts = [place, *(first for first, _, _, _ in states[1:])]
    return [
        Holder(begin, last, Office(title, office_key(title), state), name)
        for begin, (_, last, state, name) in zip(starts, states, strict=True)
    ]


def _before_noun(tokens: Tokens, place: int, start: int, index: ActorIndex) -> list[Holder]:
    """ "the Norvian and Calderan presidents", "the UK and Norvian leaders"."""
    states = _states(tokens, start, index, adjectives=True)
    if not states or states[-1][1] >= len(tokens) or tokens.joins[states[-1][1]] != TIGHT:
        return []
    title, behind = _plural(tokens, states[-1][1])
    if tokens.keys[states[-1][1]] == EQUALS and tokens.keys[place] in THEIRS:
        title, behind = "counterpart", states[-1][1] + 1  # "her Norvian and Sundan counterparts"
    if not title or any(named >= 0 and not tokens.is_acronym(named) for _, _, _, named in states):
        return []  # "Norvia and Calderan presidents"
    ends = [*(last for _, last, _, _ in states[:-1]), behind]
    starts = [place, *(first for first, _, _, _ in states[1:])]
    return [
        Holder(first, last, Office(title, office_key(title), state), -1)
        for first, last, (_, _, state, _) in zip(starts, ends, states, strict=True)
    ]


def _states(
    tokens: Tokens, place: int, index: ActorIndex, *, adjectives: bool = False
) -> list[tuple[int, int, str, int]]:
    """The states of a list that begins at a token, closed by "and": first and last token, actor, place of the name."""
    found: list[tuple[int, int, str, int]] = []
    closed = False
    while place < len(tokens) and len(found) < MOST_STATES:
        name = place + (tokens.keys[place] == "the")
        match = index.match(tokens, name) if name < len(tokens) and tokens.upper[name] else None
        state = _state_of(match, index, adjectives=adjectives)
        if match is None or not state:
            break
        demonym = adjectives and match.of(DEMONYM) is not None
        found.append((place, match.end, state, -1 if demonym else name))
        following = match.end
        if following >= len(tokens) or (adjectives and tokens.owns[following - 1]):
            break
        joined = tokens.keys[following] == "and" and tokens.joins[following] in (TIGHT, COMMA)
        if not joined and (closed or tokens.joins[following] != COMMA):
            break
        closed, place = closed or joined, following + joined
    distinct = len({state for _, _, state, _ in found}) == len(found)
    headed = adjectives and len(found) == 2 and tokens.keys[place - 1] != "the"  # "Norvian, Calderan leaders to meet"
    return found if (closed or headed) and len(found) > 1 and distinct else []


def _state_of(match: Match | None, index: ActorIndex, *, adjectives: bool) -> str:
    entry = None if match is None else (match.of(DEMONYM) if adjectives else None) or match.of(NAME)
    return entry.actor if entry is not None and index.actors[entry.actor].kind == "state" else ""


@lru_cache(maxsize=1)
def plural_heads() -> dict[str, str]:
    """The last words of the titles of principals in the plural, with their singular."""
    words = {row["form"].split()[-1] for row in load_rows("titles") if row["rank"] == PRINCIPAL}
    return {f"{word[:-1]}ies" if word.endswith("y") else f"{word}s": word for word in words} | {"heads": "head"}
