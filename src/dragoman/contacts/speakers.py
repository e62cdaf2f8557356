"""Who says "I" in a quotation: "I met B in Mirna," A said."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence

from dragoman.contacts.cast import Cast
from dragoman.lexicon.contacts import load_contact_class
from dragoman.model.records import Mention

QUOTED = re.compile(r"[“\"]([^“”\"\n]*)(?:[”\"]|$)", re.MULTILINE)
OWN_WORD = re.compile(r"\b(?:I|me|[Mm]y|[Ww]e|us|[Oo]ur)\b|\b(?:Just|Had|Good|Great|Another)\b")
GOVERNING = re.compile(r"\b(?:to|of|for|from|with|by|about)\b|['’]s\b")
WORD = re.compile(r"[^\W\d_]+")
LONGEST_CUE = 60  # characters between a quotation and the name of who says it
PARAGRAPH = "\n"


def find_speaker(text: str, start: int, end: int, people: Sequence[Mention], cast: Cast) -> str | None:
    """The person who says the quotation that a sentence holds or begins in; None where none says "I" or nobody is told.

    ``people`` are the mentions of the text in order. The name stands beside the quotation with a verb of saying, in
    the sentence or, where the quotation goes on, behind its end in the paragraph.
    """
    if OWN_WORD.search(text, start, end) is None:
        return None
    stop = text.find(PARAGRAPH, start)
    stop = len(text) if stop < 0 else stop
    first = max(text.rfind(PARAGRAPH, 0, start) + 1, 0)
    for quote in QUOTED.finditer(text, first, stop):
        if quote.end() <= start or quote.start() >= end:
            continue
        inside = text[max(quote.start(1), start) : min(quote.end(1), end)]
        if OWN_WORD.search(inside.strip()):
            found = _beside(text, quote.end(), min(stop, quote.end() + LONGEST_CUE), people, cast, behind=True)
            return found or _beside(text, max(first, quote.start() - LONGEST_CUE), quote.start(), people, cast)
    return None


def _beside(
    text: str, start: int, end: int, people: Sequence[Mention], cast: Cast, *, behind: bool = False
) -> str | None:
    """The one person named in a stretch that has a verb of saying; behind a quotation the first, before it the last."""
    low = bisect_left(people, start, key=lambda m: m.span.start)
    high = bisect_left(people, end, key=lambda m: m.span.start)
    named = [m for m in people[low:high] if cast.kind(m.actor) == "person" and m.span.end <= end + LONGEST_CUE]
    if not named:
        return None
    one = named[0] if behind else named[-1]
    around = text[start : one.span.start] if behind else text[one.span.end : end]
    follows = text[one.span.end : one.span.end + LONGEST_CUE // 2] if behind else ""
    words = [*WORD.findall(around), *WORD.findall(follows)[:2]]
    says = any(word.lower() in load_contact_class("saying") for word in words)
    governed = behind and GOVERNING.search(around) is not None  # "an adviser to A said"
    return one.actor if says and "." not in around and not governed else None
