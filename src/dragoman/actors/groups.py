"""The participants that "the two presidents" or "both sides" stand for."""

from __future__ import annotations

from functools import lru_cache

from dragoman.actors.cast import Cast
from dragoman.actors.offices import Office, office_key
from dragoman.lexicon.loader import load_rows

PERSONS, STATES = "persons", "states"


def may_be_joint(noun: str, main: tuple[str, ...], pair: tuple[str, ...], cast: Cast) -> bool:
    """Has the document two participants at all, whom the noun can mean together?"""
    office = _office_of(noun)
    if office is not None:
        return len([p for p in cast.persons.values() if cast.person_holds(p, office)]) > 1
    return len(main) > 1 or len(pair) > 1


def members_of(noun: str, pair: tuple[str, ...], main: tuple[str, ...], cast: Cast) -> tuple[str, ...]:
    """The participants, in id order; empty where they are not plain.

    Those the document is about come first, if they are two; then the two last named together.
    """
    of, two = group_nouns()[noun]
    office = _office_of(noun)
    if office is not None:
        return _holders(office, pair, main, cast)
    for chosen in (main, pair):
        if len(chosen) == 2 or (len(chosen) > 2 and not two):
            return _as_states(chosen, cast) if of == STATES else tuple(sorted(chosen))
    return ()


def _holders(office: Office, pair: tuple[str, ...], main: tuple[str, ...], cast: Cast) -> tuple[str, ...]:
    """Those of the participants who hold the office: both of a pair, or the only two of the document."""
    for chosen in (main, pair, tuple(cast.persons)):
        holders = tuple(sorted(id for id in chosen if cast.person_holds(cast.persons[id], office)))
        if len(holders) == 2 or (len(holders) > 2 and chosen is main):
            return holders
    return ()


def _as_states(persons: tuple[str, ...], cast: Cast) -> tuple[str, ...]:
    states = {cast.persons[id].state for id in persons}
    return tuple(sorted(state for state in states if state)) if len(states) == 2 and None not in states else ()


def _office_of(noun: str) -> Office | None:
    """The office whose plural the noun is: "prime ministers"; None for "leaders" or "pair"."""
    if noun in ("leaders", "counterparts", "officials", "principals", "heads of state") or not noun.endswith("s"):
        return None
    if group_nouns()[noun][0] != PERSONS or noun in ("men", "women"):
        return None
    singular = "secretary" if noun == "secretaries" else noun[:-1]
    key = office_key(singular)
    return Office(singular, key, None)


@lru_cache(maxsize=1)
def group_nouns() -> dict[str, tuple[str, bool]]:
    """Of each noun: what its members are, and whether they must be two."""
    return {row["word"]: (row["of"], row["size"] == "2") for row in load_rows("group_nouns")}
