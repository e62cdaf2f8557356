"""The office of a leader among those who took part stands for the leader: "the Kremlin confirmed the call with B"."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from functools import lru_cache

from dragoman.contacts.candidates import Candidate
from dragoman.contacts.cast import Cast
from dragoman.lexicon.loader import load_rows


def stand_for(candidates: Sequence[Candidate], seen: Iterable[str], cast: Cast) -> list[Candidate]:
    """The candidates, every office that speaks for one leader replaced by the one leader of its side that is seen."""
    offices = {m for c in candidates for m in c.members} & houses()
    if not offices:
        return list(candidates)
    leaders: dict[str, set[str]] = {}
    for actor in set(seen):
        if cast.kind(actor) == "person" and cast.leads(actor):
            leaders.setdefault(cast.side(actor), set()).add(actor)
    found = {office: leaders.get(cast.side(office), set()) for office in offices}
    holders = {office: next(iter(people)) for office, people in found.items() if len(people) == 1}
    return [
        replace(c, members=_replaced(c.members, holders), others=_replaced(c.others, holders)) for c in candidates
    ]  # fmt: skip


def _replaced(members: tuple[str, ...], holders: Mapping[str, str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(holders.get(member, member) for member in members))


@lru_cache(maxsize=1)
def houses() -> frozenset[str]:
    """The offices that speak for one leader."""
    return frozenset(row["actor"] for row in load_rows("head_offices"))
