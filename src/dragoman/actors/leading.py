"""Which office leads a state: the president of one, the prime minister of another."""

from __future__ import annotations

from functools import lru_cache

from dragoman.actors.index import ActorIndex
from dragoman.actors.offices import HEADS_OF_STATE
from dragoman.lexicon.loader import load_rows


def leading_office(state: str, index: ActorIndex) -> str:
    """The key of the office whose holder is "the leader" of a state; empty where that is not plain.

    A state of which the table of actors knows one high office alone is led by that.
    """
    name = index.actors[state].name
    if name in _leading():
        return _leading()[name]
    known = [key for key in HEADS_OF_STATE if key in index.offices(state)]
    return known[0] if len(known) == 1 else ""


def leaders_of(state: str, date: str | None, index: ActorIndex) -> list[str]:
    """Who of the table held that office on a day."""
    office = leading_office(state, index)
    return index.holders(office, state, date) if office and date else []


@lru_cache(maxsize=1)
def _leading() -> dict[str, str]:
    return {row["state"]: row["title"] for row in load_rows("leading_offices")}
