"""The words by which a text says that a matter was, or was not, spoken of."""

from __future__ import annotations

import re
from functools import cache

from dragoman.lexicon.loader import load_rows


@cache
def load_denials(*sides: str) -> re.Pattern[str]:
    """The patterns of some sides as one: ``before``, ``after``, ``loose``, ``raised``, ``talk``, ``clause`` ..."""
    patterns = "|".join(row["pattern"] for row in load_rows("denied_talk") if row["side"] in sides)
    return re.compile(rf"\b(?:{patterns.replace(' ', chr(92) + 's+')})\b", re.I)
