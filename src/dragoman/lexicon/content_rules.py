"""Rules by which the words of a content decide between acts."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from dragoman.lexicon.loader import load_rows


@dataclass(frozen=True, slots=True)
class ContentRule:
    acts: frozenset[str]
    act: str
    pattern: re.Pattern[str]


@lru_cache(maxsize=1)
def load_content_rules() -> tuple[ContentRule, ...]:
    """The rules in the table's order."""
    return tuple(
        ContentRule(frozenset(row["acts"].split("|")), row["act"], re.compile(row["pattern"]))
        for row in load_rows("content_rules")
    )
