"""Facts that tell contacts of the same people apart: what a text treats as done, or as still to be done."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

# "building on the extension of X": the thing behind is done. The first group is the thing.
DONE = (
    r"\b(?:building|built|builds) (?:up)?on (?=(?P<thing>.+))",
    r"\bwelcom(?:ed|ing|es) (?=(?P<thing>(?:the |\w+['’]s )?(?:successful |recent )?(?:completion|conclusion|extension|signing|"
    r"ratification|adoption|renewal|release|resumption|withdrawal|launch|entry into force) of .+))",
    r"\b(?:following|after|since) (?=(?P<thing>the (?:successful )?(?:completion|conclusion|extension|signing|ratification|"
    r"adoption|renewal|release|resumption|entry into force) of .+))",
)
# "agreed to complete X by D", "should finalise X": the thing is still to be done.
TODO_VERBS = (
    "complete completes completing finalize finalise finalizing finalising conclude concluding extend extending sign "
    "signing ratify ratifying renew renewing finish finishing adopt adopting resume resuming release releasing launch "
    "launching"
)
TODO = (
    r"\b(?:agree[ds]?|agreeing|willingness|readiness|intent(?:ion)?|commit(?:ted|ment)|pledg(?:ed|ing)|plan(?:s|ned)?|work|"
    r"works|working|should|must|need(?:s|ed)?|will|would|urged|hope[ds]?)\b(?:[^.;]{0,60}?\bto\b(?: \w+ly)?)? "
    r"(?=(?P<thing>(?:" + "|".join(TODO_VERBS.split()) + r") .+))",
)
END = re.compile(
    r"[.,;:()\n]| (?:by|before|for|in|at|on|as|according|and|which|that|who|with|to|this|next|last|it|from|through|within|"
    r"until|during|so|while|when|but|because)\b"
)
EMPTY = frozenset(
    "the a an its their our his her of successful recent new-year treaty agreement agreements accord pact deal full "
    "five-year one-year year years early swift urgent timely progress work efforts effort partnership relationship "
    "relationships cooperation recent important this that these those two three both countries momentum legacy our "
    "complete completes completing completion finalize finalise finalizing finalising finish finishing conclude concluding "
    "conclusion successful".split()
)
SUFFIX = re.compile(
    r"(?:ifications?|ications?|ations?|sions?|tions?|ments?|ings?|als?|ify|ifies|ified|ying|ied|ies|ed|de|d|es|e|s|y)$"
)
LEAST_STEM = 4  # characters kept when an ending is taken off
LEAST_WORDS = 2  # content words of a thing that can be told from others
LONGEST_THING = 120  # characters


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
    done = tuple(("done", re.compile(p, re.IGNORECASE | re.DOTALL)) for p in DONE)
    return done + tuple(("todo", re.compile(p, re.IGNORECASE | re.DOTALL)) for p in TODO)


def _key(thing: str) -> str:
    words = " ".join(thing[:LONGEST_THING].split())
    end = END.search(words)
    words = words[: end.start()] if end else words
    kept = [w.lower() for w in re.findall(r"[^\W_]+(?:[-’'][^\W_]+)*", words)]
    stems = {_stem(w) for w in kept if w not in EMPTY and not w.endswith("ly")}
    return "-".join(sorted(stems)) if len(stems) >= LEAST_WORDS else ""


def _stem(word: str) -> str:
    word = re.sub(r"['’]s?$", "", word)
    short = SUFFIX.sub("", word)
    return short if len(short) >= LEAST_STEM else word


def conflicting(one: tuple[str, ...], two: tuple[str, ...]) -> str | None:
    """The thing that one side treats as done and the other as still to be done; None where they agree."""
    for a, b in ((one, two), (two, one)):
        done = {frozenset(h[5:].split("-")): h[5:] for h in a if h.startswith("done:")}
        todo = {frozenset(h[5:].split("-")) for h in b if h.startswith("todo:")}
        for thing, key in sorted(done.items(), key=lambda item: item[1]):
            if any(thing <= other or other <= thing for other in todo):
                return key
    return None
