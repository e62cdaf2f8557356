"""Texts inside texts: a statement that a report gives in full, and the line that introduces it."""

from __future__ import annotations

import re

from dragoman.ingest.credits import is_closing_credit, is_credit
from dragoman.ingest.head import DOCUMENT_NAME
from dragoman.ingest.issuers import find_issuer
from dragoman.ingest.parts import Paragraph, Part
from dragoman.ingest.voices import find_surnames, score_voice
from dragoman.model.records import Actor
from dragoman.text.sentences import find_sentences

NOUN = (
    r"(?:statement|read-?\s?out|transcript|text|communiqu[eé]|press release|release|letter|declaration|remarks|message)"
)
FROM = re.compile(r"(?:From|Via|Per|Courtesy of)\s+(?P<who>(?:the\s+)?[A-ZÀ-Þ][^.:;!?\d“\"]{2,80}):")
WITH_COLON = re.compile(rf"[^“\"]*\b{NOUN}\b[^“\"]*:", re.I | re.S)
ATTRIBUTABLE = re.compile(r"The (?:following|below)\b.{0,40}\battributable\s+to\b.{2,120}:", re.S)
SHOWN = re.compile(r"\b(?:watch|listen|video|audio|photos?|tweet(?:s|ed)?)\b", re.I)
MARKER = re.compile(
    r"\b(?:full|entire|complete|below|following|follows?|in full|issued|released|published|attributable|reads?|verbatim"
    r"|text of|here(?:'s|’s| is| are)|said in an?)\b|\b(?:said|says|reads?|wrote):$",
    re.I,
)
NOUN_PHRASE = re.compile(
    rf"(?:(?:the|its|his|her|their)\s+)?(?:[^\s]+\s+){{0,5}}{NOUN}(?:\s+(?:of|by|from|on|in|about|following|after)\b[^.:]{{0,120}})?:",
    re.I,
)
WITH_STOP = re.compile(
    rf"(?=.*\b(?:full|entire|complete|whole)\b)(?=.*\b{NOUN}\b)(?=.*\b(?:below|follows|here)\b)[^“\"]*\.", re.I | re.S
)
LONGEST_INTRODUCER_CHARS = 220
LONGEST_TITLE_CHARS = 220
END_MARK = re.compile(r"[\W_]*(?:END|-30-|\\?#\s*\\?#\s*\\?#|\*\s*\*\s*\*)?[\W_]*")
LATER = re.compile(r"\b(?:below|follows|here)\b", re.I)
WHOLE = re.compile(r"\b(?:full|entire|complete|whole|text of)\b", re.I)
LISTED = re.compile(r"[-–—•*·]\s|\(?(?:\d{1,2}|[A-Za-z])[.)]\s")
SPOKESPERSON = re.compile(r"\bspokes(?:person|man|woman)\b", re.I)
MOST_TITLE_LINES = 3
LONGEST_END_MARK_CHARS = 40
OPENING_MARKS = ("“", '"', "«", "„")


def find_embedded(
    text: str,
    paragraphs: list[Paragraph],
    first: int,
    end: int,
    *,
    headed: bool,
    reporter_score: float,
    official: str | None = None,
    added: tuple[Actor, ...] = (),
) -> list[Part]:
    """The introduced texts among ``paragraphs[first:end]``, each after its introducer, in order.

    A text begins under a line that introduces it, or with a title of its own kind ("Readout of ...") in mid-document.
    It ends at a mark, at the next such line, or where a reporter's voice starts again: the end is chosen so that the
    signs of a government's voice before it and of a reporter's behind it weigh most. A document that is not ``headed``
    and opens with an introducer is likely the text itself: then only a score of ``reporter_score`` ends it, and
    where none is met, nothing is embedded. So is one that bears the name of an ``official`` issuer, unless the
    introducer names another one. ``added`` are actors who may have issued it, beside the package's. Linear.
    """
    parts: list[Part] = []
    index = first
    while index < end:
        begin = _introducer(text, paragraphs, index, end, reporter_score)
        own_title = index > first and _is_title(paragraphs, index, end)
        if begin is None and not own_title:
            index += 1
            continue
        body = index + 1 if begin is not None else index
        introduced = text[begin : paragraphs[index].end] if begin is not None else ""
        own = index == first and official is not None and _is_own(introduced, official, added)
        alone = index == first and (own or not headed)
        stop = _extent(text, paragraphs, body, end, reporter_score, alone=alone)
        issuer = None
        if begin is not None:
            parts.append(Part(begin, paragraphs[index].end, "introducer"))
            issuer = find_issuer(introduced, added)
            issuer = issuer or find_issuer(paragraphs[index].text, added, alone=True)
        whole = index == first and begin == paragraphs[index].start and (stop == end and (own or not issuer))
        if not whole and not (index == first and ATTRIBUTABLE.match(paragraphs[index].text)):
            issuer = issuer or find_issuer(paragraphs[body].text if not paragraphs[body].is_closed else "", added)
            parts.append(Part(paragraphs[body].start, paragraphs[stop - 1].end, "embedded", issuer))
        index = stop
    return parts


def _is_own(introducer: str, official: str, added: tuple[Actor, ...]) -> bool:
    """Does an official text introduce its own words: "The spokesperson issues the following statement:"?"""
    named, by = find_issuer(introducer, added), find_issuer(official, added)
    if named is not None and by is not None:
        return named == by
    return named is None or bool(SPOKESPERSON.search(introducer))


def _introducer(text: str, paragraphs: list[Paragraph], index: int, end: int, reporter_score: float) -> int | None:
    """Where the words begin that introduce the text of the next paragraph; None where they do not."""
    paragraph = paragraphs[index]
    if index + 1 >= end:
        return None
    if from_whom := FROM.fullmatch(paragraph.text):
        who = [word for word in from_whom["who"].split() if word not in ("the", "of", "for", "and")]
        return paragraph.start if all(word[0].isupper() for word in who) else None
    tail = paragraph.text
    if ATTRIBUTABLE.fullmatch(tail):
        return paragraph.start
    if not (tail.endswith(":") or (tail.endswith(".") and LATER.search(tail[-LONGEST_INTRODUCER_CHARS:]))):
        return None
    begin = find_sentences(text, paragraph.start, paragraph.end)[-1][0]
    words = text[begin : paragraph.end]
    if len(words) > LONGEST_INTRODUCER_CHARS or SHOWN.search(words):
        return None
    if words.endswith("."):
        return begin if WITH_STOP.fullmatch(words) else None
    follows = paragraphs[index + 1].text
    if not WITH_COLON.fullmatch(words) or LISTED.match(follows):
        return None
    marked = MARKER.search(words)
    if score_voice(follows, frozenset()) <= reporter_score:
        return None
    if follows.startswith(OPENING_MARKS):
        return begin if WHOLE.search(words) else None
    return begin if marked or NOUN_PHRASE.fullmatch(words) else None


def _is_title(paragraphs: list[Paragraph], index: int, end: int) -> bool:
    """Is it the title line of an official text, with the text below it?"""
    paragraph = paragraphs[index]
    return (
        index + 1 < end
        and len(paragraph.text) <= LONGEST_TITLE_CHARS
        and bool(DOCUMENT_NAME.match(paragraph.text))
        and not paragraph.text.endswith((".", ":", "!", "?"))
        and paragraphs[index + 1].is_closed
    )


def _extent(text: str, paragraphs: list[Paragraph], begin: int, end: int, reporter_score: float, *, alone: bool) -> int:
    """The index behind the last paragraph of the text that begins with ``paragraphs[begin]``."""
    content = begin
    while content + 1 < end and content < begin + MOST_TITLE_LINES and _is_heading(paragraphs[content]):
        content += 1
    if paragraphs[content].text.startswith(OPENING_MARKS):
        while content + 1 < end and paragraphs[content + 1].text.startswith(OPENING_MARKS):
            content += 1
        return content + 1
    surnames = find_surnames(text[paragraphs[begin].start : paragraphs[content].end])
    total, best, best_total = 0.0, content + 1, 0.0
    for index in range(content + 1, end):
        words = paragraphs[index].text
        if len(words) <= LONGEST_END_MARK_CHARS and END_MARK.fullmatch(words):
            return index + 1
        begins = _introducer(text, paragraphs, index, end, reporter_score) is not None
        if begins or _is_title(paragraphs, index, end) or is_credit(words) or is_closing_credit(words):
            break
        score = score_voice(words, surnames)
        if score <= reporter_score:
            break
        total += score
        if alone or total >= best_total:
            best, best_total = index + 1, total
    return best


def _is_heading(paragraph: Paragraph) -> bool:
    return not paragraph.is_closed and len(paragraph.text) <= LONGEST_TITLE_CHARS
