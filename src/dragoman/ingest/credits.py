"""Whose picture, whose copy, which tags: the small print of a page."""

from __future__ import annotations

import re
from functools import cache

from dragoman.ingest.parts import Paragraph, Part
from dragoman.lexicon.loader import load_rows

PHOTO = re.compile(
    r"\(?(?:(?:file\s+)?(?:photo(?:graph)?|image|picture|video|pic)s?(?:\s+credit)?|credit)"
    r"\s*(?:by\b|:|courtesy\b|/|©|\()\s*\S.{0,90}",
    re.I,
)
PHOTO_AT_END = re.compile(
    r"(?:\((?:(?:file\s+|AP\s+)?(?:photo|image|picture)[^()\n]{0,90}|[^()\n]{2,60}/[^()\n]{2,40})\)"
    r"|\[[^][\n]{2,60}/[^][\n]{2,40}\])\.?$",
    re.I,
)
SLASHED = re.compile(r"[(\[]?(?:[A-ZÀ-Þ][\w.,'’& -]{1,50})(?:\s*/\s*[A-ZÀ-Þ][\w.'’& -]{1,40}){1,3}[)\]]?")
HOUSE = re.compile(r"(?:Images?|Photos?|Press|Times|Post|News|Pool|Magazine|Media|Service|Agency)[)\]]?$")
EDITED = re.compile(
    r"\(?(?:(?:additional\s+|with\s+)?reporting\s+by|writing\s+by|editing\s+by|edited\s+by|compiled\s+by|additional\s+reporting"
    r"|with\s+(?:additional\s+)?(?:inputs?|reporting|material|files)\s+from|source:)\b.{0,300}",
    re.I | re.S,
)
CONTRIBUTED = re.compile(r".{2,80}\bcontributed\s+(?:reporting\b.{0,60}|to\s+this\s+(?:report|story|article))\.?", re.I)
COPYRIGHT = re.compile(r"(?:©|\(c\)|copyright\b).{0,120}", re.I)
SIGNED_OFF = re.compile(
    r"(?:--|[—–-])\s*(?:[Tt]he\s+)?[A-ZÀ-Þ][\w.’'&-]*(?:\s(?:(?:of|the|and)\s)?[A-ZÀ-Þ][\w.’'&-]*){0,3}(?<!\.)"
)
INPUTS = r"[Ww]ith\s+(?:agency\s+inputs?|inputs?\s+from\s+(?:news\s+)?agencies)"
LONGEST_CREDIT_CHARS = 120
MOST_CREDIT_WORDS = 8  # of a line with a stop: a longer one is a sentence about pictures

TAGS = re.compile(
    r"(?:tags?|topics?|keywords?|filed\s+under|(?:related|more)\s+(?:topics?|tags?)|categor(?:y|ies)|hashtags?|labels?)\s*:",
    re.I,
)
HASHTAGS = re.compile(r"(?:#\w+[\s,;]*){2,}")
LONGEST_TAG_CHARS = 60
CREDIT_PARAGRAPHS = 4  # before the tags or the end: where the credit of an agency stands


def is_credit(text: str) -> bool:
    """Is a paragraph nothing but the credit of a picture?"""
    if len(text) > LONGEST_CREDIT_CHARS:
        return False
    if PHOTO.fullmatch(text):
        return not text.endswith(".") or len(text.split()) <= MOST_CREDIT_WORDS
    if COPYRIGHT.fullmatch(text) and _agency().search(text):
        return True
    if not SLASHED.fullmatch(text):
        return bool(_agency().fullmatch(text.strip("()[]"))) and "/" not in text and len(text) > 3
    last = text.strip("()[]").rsplit("/", 1)[1].strip()
    return bool(_agency().fullmatch(last) or HOUSE.search(last))


def find_tags(paragraphs: list[Paragraph]) -> tuple[list[Part], int]:
    """The tags at the end of a text, and the index of their first paragraph, or the count of paragraphs without tags.

    Behind the word itself only short lines without a stop are tags; they reach to the end of the text.
    """
    end = len(paragraphs)
    for index in range(1, end):
        text = paragraphs[index].text
        if not TAGS.match(text) and not HASHTAGS.fullmatch(text):
            continue
        rest = paragraphs[index + 1 :]
        if all(len(line.text) <= LONGEST_TAG_CHARS and not line.is_closed for line in rest):
            return [Part(paragraphs[index].start, paragraphs[-1].end, "tags")], index
    return [], end


def find_credits(paragraphs: list[Paragraph], first: int, end: int) -> list[Part]:
    """The credits among ``paragraphs[first:end]``, in order: of pictures, and at the end of agencies and editors."""
    parts = []
    for index in range(first, end):
        paragraph = paragraphs[index]
        text = paragraph.text
        near_end = index >= end - CREDIT_PARAGRAPHS
        if is_credit(text) or (near_end and is_closing_credit(text)) or _signs_off(paragraphs, index, end):
            parts.append(Part(paragraph.start, paragraph.end, "credit"))
        elif picture := PHOTO_AT_END.search(text, max(0, len(text) - LONGEST_CREDIT_CHARS)):
            if picture.group().lower().find("photo") >= 0 or _agency().search(picture.group()):
                parts.append(Part(paragraph.start + picture.start(), paragraph.end, "credit"))
        elif near_end and (trailing := _trailing().search(text, max(0, len(text) - LONGEST_CREDIT_CHARS))):
            parts.append(Part(paragraph.start + trailing.start(1), paragraph.end, "credit"))
    return parts


def is_closing_credit(text: str) -> bool:
    """Is a paragraph nothing but the names of agencies, reporters or editors, as they stand at the end?"""
    return bool(EDITED.fullmatch(text) or CONTRIBUTED.fullmatch(text) or _alone().fullmatch(text))


def _signs_off(paragraphs: list[Paragraph], index: int, end: int) -> bool:
    """Is it the last line, a name behind a dash, below a sentence and no list?"""
    return bool(
        index == end - 1 and index and paragraphs[index - 1].is_closed and SIGNED_OFF.fullmatch(paragraphs[index].text)
    )


@cache
def _agency() -> re.Pattern[str]:
    """Any agency by its name, as written in the table."""
    return re.compile(rf"\b(?:{_names()})\b")


@cache
def _alone() -> re.Pattern[str]:
    """A line with nothing but agencies, perhaps behind a dash or "With"."""
    listed = rf"(?:{_names()})(?:\s*(?:[,/&+]|and)\s*(?:{_names()}))*"
    return re.compile(rf"(?:[—–-]{{1,2}}\s*|[Ww]ith\s+|\()?(?:the\s+)?{listed}\)?\.?")


@cache
def _trailing() -> re.Pattern[str]:
    """Agencies behind the last sentence of a paragraph, after a dash or in brackets; group 1 is the credit."""
    listed = rf"(?:{_names()})(?:\s*(?:[,/&+]|and)\s*(?:{_names()}))*"
    return re.compile(
        rf"(?<=[.!?”\"’)])\s*((?:—|–|--|-)\s*(?:{INPUTS}|(?i:with\s+inputs?\s+from\s+)?{listed})|\({listed}\)|\[{listed}\]|/{listed}/)\.?$"
    )


def _names() -> str:
    return "|".join(
        re.escape(name) for name in sorted((row["name"] for row in load_rows("agencies")), key=len, reverse=True)
    )
