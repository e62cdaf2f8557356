"""What the words of a source are made of: their head, a name, several names."""

from __future__ import annotations

import re
from collections.abc import Sequence

from dragoman.attribution.drafts import Place
from dragoman.lexicon.words import load_agent_nouns, load_class
from dragoman.model.records import JOINT, Mention

RELATIVE = re.compile(r",\s+(?:who|whose|which)\b", re.I)
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
    return len(parts) > 1 and all(part[0].isupper() and part[1:2].islower() for part in parts)
