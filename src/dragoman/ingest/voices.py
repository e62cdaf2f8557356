"""Who is writing: a government in its own voice, or a reporter."""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from dragoman.lexicon.loader import load_rows
from dragoman.text.folding import fold_case

QUOTED = re.compile(r"[“\"][^“”\"]*[”\"]")
TITLE = (
    r"(?:(?:Vice |Deputy )?President(?:-elect)?|(?:Deputy |Vice )?Prime Minister|(?:Foreign |Defen[cs]e )?Minister"
    r"|Chancellor|(?:Deputy |Foreign )?Secretary(?: General)?|King|Queen|Crown Prince|Emir|Amir|Sultan|Pope"
    r"|(?:National Security )?Advis[eo]r|Ambassador|(?:High |Special )Representative|Chairman|Spokesperson)"
)
BEFORE = r"(?<=[\w,] )"  # in mid-sentence


class Sign(NamedTuple):
    """A way of writing that one of the two has."""

    pattern: re.Pattern[str]
    weight: float  # above 0 a government's, below 0 a reporter's
    most: int = 1  # times it counts in one paragraph


# Weights follow the log-odds of each sign between 374 paragraphs of official readouts and 14,183 of newspapers, made
# small where a report on the same talks would have the sign as well.
SIGNS = (
    Sign(re.compile(rf"\A(?:The\s+)?(?:\w+\s)?{TITLE}\b(?=.*\b\w+ed\b)"), 1.0),
    Sign(re.compile(rf"{BEFORE}the {TITLE}\b(?! [A-Z])"), 1.5),
    Sign(
        re.compile(
            r"\A(?:(?:The )?(?:[Tt]wo )?(?:[Ll]eaders|[Pp]residents|[Pp]arties|[Ss]ides|[Mm]inisters)|They|Both)\b"
        ),
        1.0,
    ),
    Sign(re.compile(r"\b(?:[Ww]e|[Oo]ur|us)\b"), 2.0),
    Sign(re.compile(r"\bI\b"), 1.0),
    Sign(re.compile(r"\b[Tt]he Administration\b|\AThe (?:United States|U\.S\.)"), 1.0),
    Sign(re.compile(r"\A(?:[-–•*·]|\d{1,2}[.)])\s"), 1.0),  # a list: who took part, what was agreed
    Sign(re.compile(r"\A(?:Participants|Attendees|Also\s(?:joining|attending|participating)|Joining)\b"), 2.0),
    Sign(re.compile(rf"{BEFORE}the (?:president|prime minister|chancellor|secretary of state)\b"), -1.0),
    Sign(re.compile(r"\bsa(?:id|ys?)\b"), -1.5, 2),
    Sign(re.compile(r"\btold\b"), -1.0),
    Sign(re.compile(r"\baccording to\b"), -1.5),
    Sign(re.compile(r"\b(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b"), -1.0),
    Sign(
        re.compile(
            r"\b\w+n[’']t\b|\b(?:it|that|he|she|there|what|who)[’']s\b|\b(?:they|we|you|I)[’'](?:re|ve|ll|d|m)\b", re.I
        ),
        -1.5,
    ),
    Sign(re.compile(r"\?"), -1.0),
    Sign(re.compile(r"\A(?:But|And|Yet|Still|So|Now)\b"), -1.0),
    Sign(re.compile(r",\s(?:who|whose|which)\b"), -0.5),
    Sign(re.compile(r"\b(?:had|was|were)\b"), -0.5),
    Sign(re.compile(r"\b(?:would|could|might|may)\b"), -0.5),
    Sign(re.compile(r"\bM(?:r|rs|s)\.\s[A-Z]"), -0.5),
    Sign(re.compile(r"\b(?:Republicans?|Democrats?)\b"), -1.0),
    Sign(re.compile(r"\d\s?(?:%|percent\b)"), -0.5),
)
SPEAKING = re.compile(
    r"[,.!?][”\"]\s*(?:[A-Z][\w.’'-]+\s+){0,4}(?:he|she|they|it)?\s*(?:said|told|added|wrote|tweeted|says)\b"
)
SPEAKING_WEIGHT = -2.0
BARE_WEIGHT, MOST_BARE = -1.0, 2
NO_SIGN = -0.25  # of a paragraph that has none

TITLED = re.compile(rf"(?:{TITLE}|Mr\.|Mrs\.|Ms\.)\s+((?:[A-ZÀ-Þ][\w.’'-]*,?\s+){{0,4}}[A-ZÀ-Þ][\w-]+)")
CAPITALISED = re.compile(r"(?:[A-ZÀ-Þ][\w.-]*,?\s+){0,6}[A-ZÀ-Þ][\w-]+")
SUFFIX = frozenset({"Jr", "Sr", "II", "III"})


def score_voice(text: str, surnames: frozenset[str]) -> float:
    """How far a paragraph speaks with a government's voice (above 0) or a reporter's (below).

    ``surnames`` are those that the official text gives with a title: without one, they are a reporter's way.
    What stands in quotation marks says nothing of the writer, but that it is quoted does. Linear.
    """
    own = QUOTED.sub(" … ", text)
    score = NO_SIGN + SPEAKING_WEIGHT * len(SPEAKING.findall(text))
    score += sum(_weights()[fold_case(phrase)] for phrase in _phrases().findall(own))
    for sign in SIGNS:
        score += sign.weight * min(sign.most, sum(1 for _ in sign.pattern.finditer(own)))
    return score + BARE_WEIGHT * min(MOST_BARE, count_bare(own, surnames))


def find_surnames(text: str) -> frozenset[str]:
    """The last names that stand behind a title."""
    names = (match.group(1).replace(",", "").split() for match in TITLED.finditer(text))
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
