"""How words of the record look where there are colours; they say as much without."""

from __future__ import annotations

from dragoman.export.labels import plain
from dragoman.export.layout import Styled, dim
from dragoman.export.visible import one_line

SHORT_ID_DIGITS = 10  # of 32: among a million rows of a kind, two begin so with one chance in three

COLOURS = {
    **dict.fromkeys(("held", "fulfilled", "says"), "green"),
    **dict.fromkeys(("planned", "proposed", "intended", "due", "silent"), "yellow"),
    **dict.fromkeys(("cancelled", "denied", "overdue", "denies"), "red"),
    "not_carried": "dim",
}


def coloured(key: str) -> Styled:
    """A status, or what an account does with a topic."""
    return Styled(plain(key), COLOURS.get(key, "bold"))


def short(row_id: str) -> str:
    """The beginning of an id: enough to name its row by."""
    prefix, _, digits = row_id.partition("_")
    return f"{prefix}_{digits[:SHORT_ID_DIGITS]}" if digits else row_id


def named_by(row_id: str) -> Styled:
    """The beginning of an id, beside what it stands for."""
    return dim(short(row_id))


def shortened(text: str, chars: int) -> str:
    """The text in one line, cut at a word where it is longer."""
    line = one_line(text)
    return line if len(line) <= chars else f"{line[: chars - 1].rsplit(' ', 1)[0]} …"
