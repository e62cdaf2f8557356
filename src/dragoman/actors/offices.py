"""Offices: what a title means, how high it ranks, and when one title stands for another."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from dragoman.lexicon.loader import load_rows

PRINCIPAL, SPOKESPERSON = "principal", "spokesperson"
HEAD_OF_STATE, LEADER = "head of state", "leader"
SPELLINGS = {"defence": "defense", "adviser": "advisor", "councillor": "councilor", "counselor": "counsellor"}
SPOKES = frozenset({"spokesperson", "spokesman", "spokeswoman"})
# Heads that may stand alone for a longer title: "the Secretary" for the Secretary of State.
GENERIC = frozenset(
    "secretary leader minister advisor director envoy representative ambassador chief head chair coordinator "
    "commissioner prince princess".split()
)
COUNTERPARTS = frozenset({"counterpart", "interlocutor", "colleague"})
# Offices whose holders meet as equals: a president's counterpart is no minister, nor a minister's a president.
HEADS_OF_STATE = (
    "president",
    "prime minister",
    "chancellor",
    "king",
    "queen",
    "emir",
    "sultan",
    "supreme leader",
    "crown prince",
)
FOREIGN = frozenset({"foreign minister", "secretary of state"})
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


@lru_cache(maxsize=1)
def head_titles() -> dict[str, str]:
    """The offices that speak for one person, a head of state or government, each with that person's title."""
    return {row["actor"]: row["title"] for row in load_rows("head_offices")}


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


def is_counterpart(key: str) -> bool:
    """Does the title only say that somebody is another's equal or the other one who talked?"""
    return key.split(" ")[-1] in COUNTERPARTS


@lru_cache(maxsize=4096)
def _title_keys(title: str) -> frozenset[str]:
    """The words of a title, each by its own key: "Chairman" as "chair"."""
    return frozenset(office_key(word) for word in title.replace("-", " ").split())


@lru_cache(maxsize=1)
def _titles() -> dict[str, tuple[str, str]]:
    return {row["form"]: (row["key"], row["rank"]) for row in load_rows("titles")}


@lru_cache(maxsize=1)
def _ranks() -> dict[str, str]:
    ranks: dict[str, str] = {}
    for row in load_rows("titles"):
        ranks.setdefault(row["key"], row["rank"])
    return ranks
