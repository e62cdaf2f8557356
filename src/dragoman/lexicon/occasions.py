"""The words by which a text says that something was said or done on another occasion than the contact."""

from __future__ import annotations

import re
from functools import cache

from dragoman.lexicon.loader import load_rows


@cache
def load_occasions(*sides: str) -> re.Pattern[str]:
    """The patterns of some sides of the table as one, case aside; compiled once for each choice of sides."""
    patterns = "|".join(row["pattern"] for row in load_rows("occasions") if row["side"] in sides)
    return re.compile(rf"\b(?:{patterns.replace(' ', chr(92) + 's+')})", re.I)
