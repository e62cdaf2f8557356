"""The state whose capital a guest goes to is the host: "visited Kyiv", "a trip to Tokyo"."""

from __future__ import annotations

from functools import lru_cache

from dragoman.contacts.parties import NOBODY, Party
from dragoman.contacts.reading import Unit
from dragoman.lexicon.loader import load_rows
from dragoman.model.records import Actor

LONGEST_CAPITAL = 3  # words


def read_capital(unit: Unit, start: int) -> Party:
    """The state whose capital stands at a piece; nobody in a list of cities, or where more of a name follows."""
    pieces = unit.pieces[start : start + LONGEST_CAPITAL]
    for count in range(len(pieces), 0, -1):
        state = _states().get(" ".join(piece.lower for piece in pieces[:count]))
        if state is None or not all(piece.is_word and piece.capital for piece in pieces[:count]):
            continue
        last = start + count - 1
        behind = unit.pieces[last + 1 : last + 3]
        listed = bool(behind) and behind[0].lower in (",", "and", "or", "-", "’s", "'s") and behind[-1].capital
        goes_on = bool(behind) and behind[0].is_word and behind[0].capital and not unit.heading
        return NOBODY if listed or goes_on else Party((state.id,), start, last, (state,))
    return NOBODY


def states_of_capitals() -> tuple[Actor, ...]:
    """Every state that has a capital in the lexicon, in the order of its rows."""
    return tuple({state.id: state for state in _states().values()}.values())


@lru_cache(maxsize=1)
def _states() -> dict[str, Actor]:
    """The states by the lower-case names of their capitals; cities that stand for another body have none."""
    states = {row["id"]: row["name"] for row in load_rows("actors") if row["kind"] == "state"}
    return {
        row["form"].lower(): Actor(row["actor"], states[row["actor"]], "state", origin="lexicon")
        for row in load_rows("metonyms")
        if row["kind"] == "capital" and row["actor"] in states
    }
