"""What the words of a source are made of: their head, a name, several names."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence

from dragoman.attribution.drafts import Place
from dragoman.lexicon.words import load_agent_nouns, load_class
from dragoman.model.records import JOINT, Mention, Region

RELATIVE = re.compile(r",\s+(?:who|whose|which)\b", re.I)
# Between two who act together: "Orlo, President of Norvia, and (His Excellency) Vesk"; and before the first of them.
AND_ANOTHER = re.compile(r",\s+[^,;.\n]{3,80},\s+and\s+(?:(?:the|[A-Z][\w.]*)\s+)*")
OPENS = re.compile(r"(?:\A|\n|[.!?]\s|\s[-–—]\s)(?:[A-Z][\w.’']*\s+){0,6}\Z")
OPENS_CHARS = 80
ON_A_DAY = re.compile(r"\s+(?:late\s+|early\s+)?on\s+(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\Z")
LEADING = re.compile(r"^(?:the|a|an|this|that|these|those|two|several|some|senior|unnamed|anonymous)\s+", re.I)


def head_noun(words: str) -> str:
    """The head of a noun phrase: the last word before the first preposition or comma."""
    nouns = load_agent_nouns()
    ends = load_class("preposition") | {",", "who", "whose", "familiar", "close", "briefed"}
    head = ""
    for word in re.findall(r"[\w-]+|,", words.lower()):
        if head in nouns and word in ends:
            return head
        if word != ",":
            head = word
    return head


def without_day(text: str, source: Place) -> Place:
    """A source without "on Monday", which tells when it spoke."""
    match = ON_A_DAY.search(text, *source)
    return (source[0], match.start()) if match else source


def before_clause(words: str, source: Place) -> Place:
    """The part of a source before ", who last met in May"."""
    match = RELATIVE.search(words)
    return (source[0], source[0] + match.start()) if match else source


def whole_of(inside: Sequence[Mention], source: Place, text: str) -> str | None:
    """The actor where one mention is the whole source, or JOINT where mentions joined by "and" are."""
    for mention in inside:
        if (
            LEADING.sub("", text[source[0] : source[1]]).strip()
            == LEADING.sub("", text[mention.span.start : mention.span.end]).strip()
        ):
            return mention.actor
    people: list[str] = []
    place = source[0]
    for mention in sorted(inside, key=lambda m: (m.span.start, -m.span.end)):
        if mention.span.start < place:
            continue
        between = text[place : mention.span.start].lower()
        if between.strip(" ,") not in ("", "and", "the", "and the", "both") or (people and not between.strip()):
            return None  # "Kremlin aide Pavo Dunn" is one, by two mentions
        people.append(mention.actor)
        place = mention.span.end
    if len(set(people)) > 1 and not text[place : source[1]].strip(" ,"):
        return JOINT
    return None


def means_all(words: str, head: str) -> bool:
    """Are the words, in an official text, all who took part: "they", "the Quad leaders", "the two officials"?"""
    lower = words.lower()
    return lower == "they" or (
        lower.startswith(("the ", "both "))
        and (load_agent_nouns().get(head) == "pair" or lower.startswith(("the two ", "both ")))
    )


def is_name(words: str) -> bool:
    """Do the words open with a name of two parts or more: "Edda Farlund, who teaches law"?"""
    parts = words.split(",")[0].split()
    return (
        len(parts) > 1
        and parts[0] not in ("The", "A", "An")
        and all(part[0].isupper() and part[1:2].islower() for part in parts)
    )


def stands_second(text: str, persons: Sequence[Mention], source: Place) -> bool:
    """Is a source the second of two with whom a sentence opens: "Ada Orlo, President of Norvia, and Ilmar Vesk, ..."?

    ``persons`` are the mentions of persons, in text order.
    """
    number = bisect_left(persons, source[0], key=lambda mention: mention.span.start)
    first = persons[number - 1].span if number else None
    if first is None or not AND_ANOTHER.fullmatch(text, first.end, source[0]):
        return False
    return OPENS.search(text, max(0, first.start - OPENS_CHARS), first.start) is not None


def region_issuer(regions: Sequence[Region], place: Place) -> str | None:
    """The issuer of the embedded region that holds a place."""
    for region in regions:
        if region.kind == "embedded" and region.span.start <= place[0] and place[1] <= region.span.end:
            return region.issuer
    return None
