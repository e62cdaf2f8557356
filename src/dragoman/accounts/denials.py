"""Is a matter named only to say that it was not spoken of? "The border was not discussed"."""

from __future__ import annotations

import re

from dragoman.lexicon.denials import load_denials
from dragoman.model.span import Span

STOP = re.compile(r"[.!?…][”\"’')\]]*\s+(?=[“\"‘'(\[]?[A-Z0-9])|[;:]\s|\n\s*\n")  # where a sentence, or its half, ends
AND = re.compile(r"\band\b")
REACH = 400  # code points that a clause is looked for in, each way
TRIM = " \t\n.;:"


def find_clause(text: str, start: int, end: int, low: int = 0, high: int | None = None) -> tuple[int, int]:
    """Where the sentence around ``text[start:end]`` begins and ends, inside ``text[low:high]``; cut at semicolons.

    A sentence longer than the bound of the search is cut at it.
    """
    floor = max(low, start - REACH)
    begin = max((match.end() for match in STOP.finditer(text, floor, start + 1) if match.end() <= start), default=floor)
    ceiling = min(len(text) if high is None else high, end + REACH)
    stop = STOP.search(text, end, ceiling)
    last = stop.start() + 1 if stop else ceiling
    while begin < start and text[begin].isspace():
        begin += 1
    while last > end and text[last - 1] in TRIM:
        last -= 1
    return begin, last


def find_denial(text: str, hit: Span, reach: Span) -> Span | None:
    """The words that deny that the matter at ``hit`` was spoken of, with the matter; None where nothing does.

    Only its own clause inside ``reach`` counts: "they did not discuss the border, but spoke of grain" denies the border
    and not the grain. A denial behind the matter holds for what is its subject, not for what was "discussed" before
    it. Linear in the length of a sentence.
    """
    begin, last = find_clause(text, hit.start, hit.end, reach.start, reach.end)
    begin = max((mark.end() for mark in load_denials("clause").finditer(text, begin, hit.start)), default=begin)
    further = load_denials("clause").search(text, hit.end, last)
    last = further.start() if further else last
    before = load_denials("before").search(text, begin, hit.start)
    if before:
        return Span(hit.doc_id, before.start(), hit.end)
    after = load_denials("after", "loose").search(text, hit.end, last)
    talk = load_denials("talk")
    if after and talk.search(text, begin, after.start()):  # "discussed grain and the border was not raised"
        begin = max((mark.end() for mark in AND.finditer(text, begin, after.start())), default=begin)
        if hit.start < begin or talk.search(text, begin, after.start()):
            return None
    if after:
        return Span(hit.doc_id, hit.start, after.end())
    return None


def has_denial(text: str, start: int, end: int) -> bool:
    """Are there words in ``text[start:end]`` by which some matter may be denied?"""
    return any(load_denials(side).search(text, start, end) for side in ("before", "after", "loose"))
