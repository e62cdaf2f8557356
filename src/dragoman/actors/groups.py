"""The participants that "the two presidents" or "both sides" stand for."""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

from dragoman.actors.cast import Cast
from dragoman.actors.offices import LEADER, Office, office_key
from dragoman.actors.tokens import TIGHT, Tokens
from dragoman.lexicon.loader import load_rows

PERSONS, STATES = "persons", "states"
NUMBERS = frozenset({"two", "2", "both"})
RESTRICTING = frozenset(
    {"of", "from", "who", "familiar", "briefed", "close"}
)  # "the leaders of", "officials familiar with"
GATHERED = frozenset({"at", "attending", "gathered", "present"})  # "the leaders at the summit" are all who came
OPENERS = frozenset({"the", "these"}) | NUMBERS


def find_group(tokens: Tokens, place: int) -> tuple[str, int]:
    """The noun of the group that begins at a token ("the two presidents", "both leaders"), and the token after it.

    The noun is empty where no group begins, and before "of" and the like: the leaders of other states are not
    those who met.
    """
    end, said_two = place, False
    while end < len(tokens) and end < place + 3 and tokens.keys[end] in OPENERS:
        said_two = said_two or tokens.keys[end] in NUMBERS
        end += 1
        if end < len(tokens) and tokens.joins[end] != TIGHT:
            return "", place
    if end == place:
        return "", place
    noun, after = _noun(tokens, end)
    if not noun or (not group_nouns()[noun].bare and not said_two):
        return "", place
    restricting = RESTRICTING if said_two else RESTRICTING | GATHERED
    followed = after < len(tokens) and tokens.joins[after] == TIGHT and tokens.keys[after] in restricting
    return ("", place) if followed and not tokens.owns[after - 1] else (noun, after)


def _noun(tokens: Tokens, place: int) -> tuple[str, int]:
    """The longest noun of a group at a token, and the token after it."""
    best, after, words = "", place, ""
    for end in range(place, min(place + 3, len(tokens))):
        if end > place and tokens.joins[end] != TIGHT:
            break
        words = f"{words} {tokens.keys[end]}".strip()
        if words in group_nouns():
            best, after = words, end + 1
    return best, after


def may_be_joint(noun: str, main: tuple[str, ...], pair: tuple[str, ...], cast: Cast) -> bool:
    """Has the document two participants at all, whom the noun can mean together?"""
    office = _office_of(noun)
    if office is not None:
        holders = [p for p in cast.persons.values() if cast.person_holds(p, office)]
        return len(holders) > 1 or (len(pair) > 1 and all(_may_hold(id, office, cast) for id in pair))
    return len(main) > 1 or len(pair) > 1


def members_of(
    noun: str, pair: tuple[str, ...], main: tuple[str, ...], cast: Cast, *, two: bool = False
) -> tuple[str, ...]:
    """The participants, in id order; empty where they are not plain.

    Those the document is about come first, if they are two; then the two last named together. ``two`` says that
    the words themselves tell of two.
    """
    row = group_nouns()[noun]
    office = _office_of(noun)
    if office is not None:
        return _holders(office, pair, main, cast, two)
    for chosen in (main, pair):
        if len(chosen) == 2 or (len(chosen) > 2 and not (two or row.two)):
            return _as_states(chosen, cast) if row.of == STATES else tuple(sorted(chosen))
    return ()


def _holders(office: Office, pair: tuple[str, ...], main: tuple[str, ...], cast: Cast, two: bool) -> tuple[str, ...]:
    """Those of the participants who hold the office: both of a pair, or the only two of the document."""
    for chosen in (main, pair, tuple(cast.persons)):
        holders = tuple(sorted(id for id in chosen if cast.person_holds(cast.persons[id], office)))
        if chosen is pair and len(pair) == 2:
            holders = tuple(sorted(id for id in pair if _may_hold(id, office, cast)))
        if len(holders) == 2 or (len(holders) > 2 and chosen is main and not two):
            return holders
    return ()


def _may_hold(id: str, office: Office, cast: Cast) -> bool:
    """Does a person hold the office, or lead a state without it being told in which office?"""
    return cast.person_holds(cast.persons[id], office) or cast.keys_of(id) == {LEADER}


def _as_states(persons: tuple[str, ...], cast: Cast) -> tuple[str, ...]:
    states = {cast.persons[id].state for id in persons}
    return tuple(sorted(state for state in states if state)) if len(states) == 2 and None not in states else ()


def _office_of(noun: str) -> Office | None:
    """The office whose plural the noun is: "prime ministers"; None for "leaders" or "pair"."""
    if noun in ("leaders", "counterparts", "officials", "principals", "heads of state") or not noun.endswith("s"):
        return None
    if group_nouns()[noun].of != PERSONS or noun in ("men", "women"):
        return None
    singular = "secretary" if noun == "secretaries" else noun[:-1]
    key = office_key(singular)
    return Office(singular, key, None)


class GroupNoun(NamedTuple):
    """What a noun says of its members."""

    of: str  # persons, states or sides
    two: bool  # must they be two?
    bare: bool  # is "the" enough, or must "two" or "both" be said?


@lru_cache(maxsize=1)
def group_nouns() -> dict[str, GroupNoun]:
    return {r["word"]: GroupNoun(r["of"], r["size"] == "2", r["bare"] == "yes") for r in load_rows("group_nouns")}
