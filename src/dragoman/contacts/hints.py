"""Facts that tell contacts of the same people apart: what a text treats as done, or as still to be done."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from functools import lru_cache

from dragoman.lexicon.contacts import load_contact_class

END = re.compile(
    r"[.,;:()\n]| (?:by|before|for|in|at|on|as|according|and|which|that|who|with|to|this|next|last|it|from|through"
    r"|within|until|during|so|while|when|but|because)\b"
)
SUFFIX = re.compile(
    r"(?:ifications?|ications?|ations?|sions?|tions?|ments?|ings?|als?|ify|ifies|ified|ying|ied|ies|ed|de|d|es|e|s|y)$"
)
LEAST_STEM = 4  # characters kept when an ending is taken off
LEAST_WORDS = 2  # content words of a thing that can be told from others
LONGEST_THING = 120  # characters
REACH = 60  # characters between "agreed" and its "to"


def find_hints(text: str) -> Iterator[str]:
    """``done:KEY`` and ``todo:KEY`` for the things a sentence treats as done or as still to be done, in text order.

    Keys are the stems of the content words, in alphabetical order, so that "extend the Ford Treaty" and "the
    extension of the Ford Treaty" are the same thing. A thing of one content word is none. Linear.
    """
    for label, pattern in _patterns():
        for match in pattern.finditer(text):
            key = _key(match.group("thing"))
            if key:
                yield f"{label}:{key}"


@lru_cache(maxsize=1)
def _patterns() -> tuple[tuple[str, re.Pattern[str]], ...]:
    """Done: "building on X", "welcomed the completion of X", "since the signing of X". To do: "agreed to sign X"."""
    outcome = rf"(?:{_any('outcome')}|entry into force)"
    done = (
        r"\b(?:building|built|builds) (?:up)?on (?=(?P<thing>.+))",
        rf"\bwelcom(?:ed|ing|es) (?=(?P<thing>(?:the |\w+['’]s )?(?:successful |recent )?{outcome} of .+))",
        rf"\b(?:following|after|since) (?=(?P<thing>the (?:successful )?{outcome} of .+))",
    )
    to_do = (
        rf"\b(?:{_any('binding')})\b(?:[^.;]{{0,{REACH}}}?\bto\b(?: \w+ly)?)? "
        rf"(?=(?P<thing>(?:{_any('undertaking')}) .+))"
    )
    flags = re.IGNORECASE | re.DOTALL
    return (*(("done", re.compile(p, flags)) for p in done), ("todo", re.compile(to_do, flags)))


def _any(name: str) -> str:
    return "|".join(sorted(load_contact_class(name), key=lambda word: (-len(word), word)))


def _key(thing: str) -> str:
    words = " ".join(thing[:LONGEST_THING].split())
    end = END.search(words)
    words = words[: end.start()] if end else words
    empty = load_contact_class("empty") | load_contact_class("completing")
    kept = [w.lower() for w in re.findall(r"[^\W_]+(?:[-’'][^\W_]+)*", words)]
    stems = {_stem(w) for w in kept if w not in empty and not w.endswith("ly")}
    return "-".join(sorted(stems)) if len(stems) >= LEAST_WORDS else ""


def _stem(word: str) -> str:
    word = re.sub(r"['’]s?$", "", word)
    short = SUFFIX.sub("", word)
    return short if len(short) >= LEAST_STEM else word


def conflicting(one: Collection[str], two: Collection[str]) -> str | None:
    """The thing that one side treats as done and the other as still to be done; None where they agree."""
    for a, b in ((one, two), (two, one)):
        done = {frozenset(h[5:].split("-")): h[5:] for h in a if h.startswith("done:")}
        todo = {frozenset(h[5:].split("-")) for h in b if h.startswith("todo:")}
        for thing, key in sorted(done.items(), key=lambda item: item[1]):
            if any(thing <= other or other <= thing for other in todo):
                return key
    return None
