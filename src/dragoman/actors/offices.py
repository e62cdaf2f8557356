"""Offices: what a title means, how high it ranks, and when one title stands for another."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from dragoman.lexicon.loader import load_rows

PRINCIPAL, SPOKESPERSON = "principal", "spokesperson"
SPELLINGS = {"defence": "defense", "adviser": "advisor", "councillor": "councilor", "counselor": "counsellor"}
SPOKES = frozenset({"spokesperson", "spokesman", "spokeswoman"})
# Heads that may stand alone for a longer title: "the Secretary" for the Secretary of State.
GENERIC = frozenset(
    "secretary leader minister advisor director envoy representative ambassador chief head chair coordinator "
    "commissioner".split()
)
LOWERED = frozenset({"deputy", "vice", "under", "assistant", "alternate", "shadow"})


@dataclass(frozen=True, slots=True)
class Office:
    """A title as the text has it."""

    title: str  # as written, without whose it is
    key: str  # what titles of one meaning have in common
    owner: str | None  # state or institution
    past: bool = False

    @property
    def rank(self) -> str:
        return rank_of(self.key)


@lru_cache(maxsize=4096)
def office_key(title: str) -> str:
    """What titles of one meaning have in common: "Minister of Foreign Affairs" is "foreign minister"."""
    words = [SPELLINGS.get(word, word) for word in title.lower().replace("-", " ").replace(".", "").split()]
    text = " ".join(words)
    return _titles().get(text, (text, ""))[0]


@lru_cache(maxsize=4096)
def rank_of(key: str) -> str:
    """principal, spokesperson or other."""
    ranked = _ranks().get(key)
    return ranked or ("spokesperson" if key.split(" ")[-1] in SPOKES else "other")


def head_title(issuer: str, outlet: str | None) -> str | None:
    """The title of the one person whom an office of a head of state or government speaks for; None for any other.

    An issuer that is a state tells nothing; the name of the outlet may: "President of Norvia".
    """
    known = _heads().get(issuer)
    if known is not None or not outlet:
        return known
    named = re.search(r"\b(president|prime minister|chancellor) of\b", outlet, re.I)
    return named[1].lower() if named else None


def is_same_office(asked: str, held: str, title: str) -> bool:
    """Can the title of the key ``asked`` stand for the office of the key ``held``, called ``title`` in full?

    "the Secretary" can stand for the Secretary of State, and not for the Deputy Secretary or the Secretary General.
    """
    if asked == held:
        return True
    if asked in GENERIC:
        words = _title_keys(title)
        return asked in words and not LOWERED & words and held != "secretary general"
    return asked == "deputy secretary" and held == "deputy secretary of state"


@lru_cache(maxsize=4096)
def _title_keys(title: str) -> frozenset[str]:
    """The words of a title, each by its own key: "Chairman" as "chair"."""
    return frozenset(office_key(word) for word in title.replace("-", " ").split())


@lru_cache(maxsize=1)
def _titles() -> dict[str, tuple[str, str]]:
    return {row["form"]: (row["key"], row["rank"]) for row in load_rows("titles")}


@lru_cache(maxsize=1)
def _heads() -> dict[str, str]:
    return {row["actor"]: row["title"] for row in load_rows("head_offices")}


@lru_cache(maxsize=1)
def _ranks() -> dict[str, str]:
    ranks: dict[str, str] = {}
    for row in load_rows("titles"):
        ranks.setdefault(row["key"], row["rank"])
    return ranks
