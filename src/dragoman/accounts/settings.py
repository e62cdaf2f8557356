"""What a user may set for accounts."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class AccountSettings:
    """Bounds of reading accounts; shares are 0 to 1."""

    betrayed_share: float = 0.6  # of an act's words in official wording, from which on its teller is inferred
    retold_share: float = 0.5  # of an act's words in one passage, from which on the passage shows the same act
    supported_share: float = 0.4  # of a claim's content words that the cited text must have; below, it is unsupported
    reworded_share: float = 0.5  # the same, of a claim whose names and numbers the cited text has, these counted too
    least_claim_words: int = 3  # content words a clause needs before it can be called unsupported


@dataclass(frozen=True, slots=True)
class CommitmentSettings:
    """Bounds of following commitments up; shares are 0 to 1."""

    as_of: str | None = None  # the day deadlines are judged at; by default the latest day of publication
    retold_share: float = 0.5  # of a commitment's words in one passage, from which on the passage shows it again
    follow_up_words: int = 2  # stems that a later text must share with a commitment, at the least
    taken_up_share: float = 0.75  # of a commitment's content words that a later sentence must have to take it up again
