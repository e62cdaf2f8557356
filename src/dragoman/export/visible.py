"""Documents are written by others: what a screen would obey, hide or turn round is shown instead."""

from __future__ import annotations

import re

PICTURES = 0x2400  # ␀, the picture of the first control character
DELETE = "\u2421"

# Control characters but the tab and the line end; marks that turn the order of characters round;
# line and paragraph separators; halves of surrogate pairs, which no encoding takes.
UNSAFE = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069\ud800-\udfff]")


def visible(text: str) -> str:
    """The text with every unsafe character as its picture (``␛``) or its number (``‹U+202E›``)."""
    return UNSAFE.sub(lambda match: name_of(match.group()), text)


def name_of(character: str) -> str:
    """What stands for one unsafe character."""
    code = ord(character)
    if code < 0x20:
        return chr(PICTURES + code)
    return DELETE if code == 0x7F else f"‹U+{code:04X}›"


def one_line(text: str) -> str:
    """The text made visible, in one line: any white space is one space."""
    return visible(" ".join(text.split()))
