"""What a user may set for dates."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class ExpressionSettings:
    """Bounds of the search for time expressions."""

    left_out: tuple[str, ...] = ("credit", "tags")  # kinds of regions whose dates tell of nothing in the text
