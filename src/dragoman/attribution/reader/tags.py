"""The tags of words: outside, or the beginning, inside, end or whole of a source, cue or content."""

from __future__ import annotations

ROLES = ("source", "cue", "content")
MARKS = "BIES"
TAGS = ("O", *(f"{mark}-{role}" for role in ROLES for mark in MARKS))


def tag_run(role: str, length: int) -> list[int]:
    """The tags of a run of ``length`` words of one role."""
    first = 1 + len(MARKS) * ROLES.index(role)
    if length == 1:
        return [first + MARKS.index("S")]
    return [first, *[first + 1] * (length - 2), first + 2]


def may_follow(before: int, after: int) -> bool:
    """Whether the tag ``after`` can stand right behind ``before``; a run that began goes on until it ends."""
    if before and MARKS[(before - 1) % len(MARKS)] in "BI":
        return after in (before - (before - 1) % len(MARKS) + 1, before - (before - 1) % len(MARKS) + 2)
    return not after or MARKS[(after - 1) % len(MARKS)] in "BS"


def may_start(tag: int) -> bool:
    return may_follow(0, tag)


def may_end(tag: int) -> bool:
    return not tag or MARKS[(tag - 1) % len(MARKS)] in "ES"
