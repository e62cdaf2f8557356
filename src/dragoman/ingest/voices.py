"""Who is writing: a government in its own voice, or a reporter."""

from __future__ import annotations

import re
from functools import cache

from dragoman.lexicon.loader import load_rows

QUOTED = re.compile(r"[“\"][^“”\"]*[”\"]")
WEEKDAY_REPORT = re.compile(
    r"\b(?:said|told|added|announced|tweeted|wrote|reported|noted)\b[^.]{0,40}\b(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b"
)
REPORTED = re.compile(r"\b(?:said|added|told)\b")
SPEAKING = re.compile(
    r"[,.!?][”\"]\s*(?:[A-Z][\w.’'-]+(?:\s[A-Z][\w.’'-]+){0,3}\s+)?(?:he|she|they|it)?\s*(?:said|told|added|wrote|tweeted)\b"
)
FIRST_PLURAL = re.compile(r"\b(?:[Ww]e|[Oo]ur|us)\b")
OWN_TITLE = re.compile(
    r"(?<![.!?:”]\s)(?<!^)\b[Tt]he (?:President|Secretary|Prime Minister|Vice President|Minister|Chancellor)\b(?!\s[A-Z])"
)
PRESS_TITLE = re.compile(r"(?<![.!?:”]\s)(?<!^)\bthe (?:president|prime minister|chancellor|secretary of state)\b")
LEADERS = re.compile(
    r"(?:The\s+)?(?:[Tt]wo\s+|[Bb]oth\s+)?(?:[Ll]eaders|[Pp]residents|[Pp]arties|[Ss]ides|[Mm]inisters|They|Both)\b"
)
TITLED = re.compile(
    r"(?:President|Minister|Chancellor|Secretary|King|Queen|Premier|Prince|Emir|Sultan|Pope|Advis[eo]r|Ambassador|General"
    r"|Representative|Mr\.|Mrs\.|Ms\.)\s+((?:[A-ZÀ-Þ][\w.’'-]*\s+){0,4}[A-ZÀ-Þ][\w-]+)"
)
CAPITALISED = re.compile(r"(?:[A-ZÀ-Þ][\w.-]*,?\s+)*[A-ZÀ-Þ][\w-]+")
SUFFIX = frozenset({"Jr", "Sr", "II", "III"})

PLAIN_WEIGHT = 0.25  # of a paragraph without any sign: a text goes on rather than ends
MOST_BARE_NAMES = 2


def score_voice(text: str, surnames: frozenset[str]) -> float:
    """How far a paragraph speaks with a government's voice (above 0) or a reporter's (below).

    ``surnames`` are those that the official text gives with a title: without one, they are a reporter's way.
    What stands in quotation marks says nothing of the writer. Linear.
    """
    spoken = len(SPEAKING.findall(text))
    own = QUOTED.sub(" … ", text)
    score = PLAIN_WEIGHT - 2.0 * spoken
    for phrase in _phrases().findall(own):
        score += _weights()[" ".join(phrase.lower().split())]
    score -= 2.0 * len(WEEKDAY_REPORT.findall(own)) + 1.0 * min(2, len(REPORTED.findall(own)))
    score += 2.0 * min(1, len(FIRST_PLURAL.findall(own)))
    score += min(1, len(OWN_TITLE.findall(own))) - min(1, len(PRESS_TITLE.findall(own)))
    score += bool(LEADERS.match(own))
    return score - min(MOST_BARE_NAMES, count_bare(own, surnames))


def find_surnames(text: str) -> frozenset[str]:
    """The last names that stand behind a title."""
    names = (match.group(1).split() for match in TITLED.finditer(text))
    return frozenset(next((word for word in reversed(name) if word.strip(".") not in SUFFIX), "") for name in names) - {
        ""
    }


def count_bare(text: str, surnames: frozenset[str]) -> int:
    """How often one of the surnames stands alone, without title or first name."""
    return sum(match.group() in surnames for match in CAPITALISED.finditer(text)) if surnames else 0


@cache
def _weights() -> dict[str, float]:
    signs = {"outlet": -1.0, "official": 1.0}
    return {row["phrase"]: signs[row["voice"]] * float(row["weight"]) for row in load_rows("voices")}


@cache
def _phrases() -> re.Pattern[str]:
    listed = sorted(_weights(), key=len, reverse=True)
    spaced = "|".join(r"\s+".join(map(re.escape, phrase.split())) for phrase in listed)
    return re.compile(rf"\b(?:{spaced})\b", re.I)
