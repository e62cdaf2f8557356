"""The time expressions of one document, as its words have them."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence

from dragoman.dating.direction import REACH_CHARS, find_direction, modifies_noun
from dragoman.dating.grammar import any_form, form_pattern, forms, opener, trigger
from dragoman.dating.meaning import BACK, SHIFTS, Meaning, is_relative, timex_value
from dragoman.dating.reading import read_form
from dragoman.dating.settings import ExpressionSettings
from dragoman.model.ids import row_id
from dragoman.model.records import DateExpression, Document, Region, Sentence
from dragoman.model.span import Span

WORD_BEFORE = re.compile(r"([^\W\d_]+(?:['’]s)?)[\s-]*$")
FORM_CHARS = 48  # from a form's first word to the one that cannot be left out: "approximately twenty-four months ago"
BEFORE_CHARS = 24
AFTER_CHARS = 40


def find_date_expressions(
    document: Document, regions: Sequence[Region], sentences: Sequence[Sentence], settings: ExpressionSettings
) -> Iterator[DateExpression]:
    """Find the time expressions of a document's title and text: days, months, years, stretches, lengths.

    The span is the expression alone, without a preposition. What it means is a code (see
    ``dragoman.dating.meaning``) that leans on no other date yet; ``direction`` says where the
    verb around it points. Photo credits and tags are left out. The title's come first, then
    those of the text in text order. Linear.
    """
    if document.title:
        yield from _read(document, document.title, "title", [(0, len(document.title))], [], [])
    embedded = [region.span for region in regions if region.kind == "embedded" and region.span.field == "text"]
    skipped = [region.span for region in regions if region.kind in settings.left_out and region.span.field == "text"]
    bounds = sorted((row.span.start, row.span.end) for row in sentences if row.span.field == "text")
    yield from _read(document, document.text, "text", bounds, embedded, skipped)


def _read(
    document: Document,
    text: str,
    field: str,
    sentences: list[tuple[int, int]],
    embedded: list[Span],
    skipped: list[Span],
) -> Iterator[DateExpression]:
    for start, end, meaning in find_meanings(text):
        span = Span(document.id, start, end, field)
        if any(region.touches(span) for region in skipped):
            continue
        direction = _direction(text, sentences, start, end, meaning)
        if meaning.kind == "hence" and direction != "future":
            meaning, direction = Meaning("duration", meaning.arg), None  # "the first time in 30 years"
        inside = any(region.covers(span) for region in embedded)
        yield DateExpression(
            id=row_id("t", document.id, "date", [span]),
            span=span,
            meaning=meaning.code,
            value=timex_value(meaning),
            anchor=_anchor(meaning, inside),
            direction=direction,
        )


def find_meanings(text: str) -> Iterator[tuple[int, int, Meaning]]:
    """The places of time expressions in any text, with their meanings, in text order, never overlapping.

    Forms are tried only at the words up to ``FORM_CHARS`` before a word that some form needs.
    """
    done = 0
    for needed in trigger().finditer(text):
        if needed.start() < done:
            continue
        for word in opener().finditer(text, max(done, needed.start() - FORM_CHARS), needed.end()):
            if word.start() < done:
                continue
            match = any_form().match(text, word.start())
            done, meaning = _read_match(text, match) if match else (word.start() + 1, None)
            if meaning:
                yield word.start(), done, meaning


def _read_match(text: str, match: re.Match[str]) -> tuple[int, Meaning | None]:
    """The end and meaning of the first form that fits at the match and is accepted by its reader.

    Where none is accepted, the search goes on behind the first character; where a phrase
    of the table names something else, behind the phrase.
    """
    start = match.start()
    preceding = WORD_BEFORE.search(text, max(0, start - BEFORE_CHARS), start)
    before = preceding.group(1).lower().replace("’", "'") if preceding else ""
    names = [form.name for form in forms()]
    for name in names[names.index(match.lastgroup or "") :]:
        fitting = form_pattern(name).match(text, start)
        if fitting is None:
            continue
        meaning = read_form(name, fitting.groupdict(), before, text[fitting.end() : fitting.end() + AFTER_CHARS])
        if meaning or name == "phrase":
            return fitting.end(), meaning
    return start + 1, None


def _direction(text: str, sentences: list[tuple[int, int]], start: int, end: int, meaning: Meaning) -> str | None:
    """Past or future: by the meaning itself where it tells, else by the verb of the sentence."""
    if meaning.kind in BACK or (meaning.kind in SHIFTS and meaning.arg.startswith("-")):
        return "past"
    if meaning.kind in ("ahead", "coming") or (meaning.kind in SHIFTS and meaning.arg.startswith("+")):
        return "future"
    if not is_relative(meaning):
        return None
    if meaning.kind == "calendar" and modifies_noun(text, start, end):
        return None  # "discussed the June 9 summit": the verb says nothing of the summit
    index = bisect_right(sentences, (start, len(text))) - 1
    sentence = sentences[index] if index >= 0 and sentences[index][1] >= end else _line(text, start, end)
    return find_direction(text, sentence, start, end)


def _line(text: str, start: int, end: int) -> tuple[int, int]:
    """What is in reach of the line around a date that stands in no sentence."""
    low, high = max(0, start - REACH_CHARS), min(len(text), end + REACH_CHARS)
    stop = text.find("\n", end, high)
    return max(low, text.rfind("\n", low, start) + 1), high if stop < 0 else stop


def _anchor(meaning: Meaning, embedded: bool) -> str | None:
    if meaning.kind == "duration":
        return None
    if not is_relative(meaning):
        return "expression"
    return "document" if embedded or meaning.kind == "reference" else "published"
