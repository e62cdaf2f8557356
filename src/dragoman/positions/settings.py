"""What a user may set for positions."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class PositionSettings:
    """Bounds of reading a content; in words."""

    negation_words: int = 14  # a "not" further on denies a part of the content, not the position
    most_topics: int = 6  # the longest list of topics met in a readout's own list
