"""The parts of a page: what is headline, small print, somebody else's text, and what is the report itself."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from dragoman.ingest.credits import find_credits, find_tags
from dragoman.ingest.day_lines import find_day_lines, is_day_line
from dragoman.ingest.embedded import find_embedded
from dragoman.ingest.head import find_dateline, find_head
from dragoman.ingest.issuers import is_masthead
from dragoman.ingest.language import is_english
from dragoman.ingest.parts import Part, is_transcript, read_paragraphs
from dragoman.ingest.problems import text_problem
from dragoman.model.ids import row_id
from dragoman.model.records import Actor, Document, Problem, Region
from dragoman.model.span import Span, trimmed


@dataclass(frozen=True, slots=True)
class RegionSettings:
    """What decides whether a text is a transcript, and where a text embedded in a report ends."""

    # Paragraphs that open with a speaker's name, at least, in a transcript; 2 takes a report with two labels for one.
    least_speakers: int = 3
    # The score of a paragraph (sum of the weights of ``voices.SIGNS``, about -10 to 10) at or under which a reporter
    # writes. With -2, 94 % of 1,600 readouts set between newspaper paragraphs were found to the letter.
    reporter_score: float = -2.0
    # The user's own actors: offices and institutions among them may have issued an embedded text.
    added: tuple[Actor, ...] = ()

    def with_actors(self, added: Iterable[Actor]) -> RegionSettings:
        """These settings with the user's own actors."""
        return replace(self, added=tuple(added))


def find_regions(doc: Document, settings: RegionSettings) -> Iterator[Region | Problem]:
    """The regions of a document in text order: they do not overlap, and every word lies in one.

    What is no headline, kicker, dateline, byline, credit, tags, introducer or embedded text is ``body``. A document in
    another language than English is body as a whole, with a problem that says so. Linear.
    """
    if not doc.text.strip():
        return
    whole = Span(doc.id, 0, len(doc.text))
    parts = _find_parts(doc, settings) if is_english(doc.language) else []
    for part in with_body(doc.text, parts):
        span = doc.span(part.start, part.end)
        yield Region(row_id("r", doc.id, part.kind, [span]), span, part.kind, part.issuer)
    if not is_english(doc.language):
        message = f"The text is in another language than English ({doc.language}): only its wording is compared."
        yield text_problem("language_not_read", message, [trimmed(doc.text, whole) or whole], "regions")


def with_body(text: str, parts: list[Part]) -> list[Part]:
    """The parts, and ``body`` for the words that lie between them, in text order."""
    filled: list[Part] = []
    last = 0
    for part in [*parts, Part(len(text), len(text), "")]:
        between = trimmed(text, Span("", last, part.start))
        if between and any(map(str.isalnum, text[between.start : between.end])):
            filled.append(Part(between.start, between.end, "body"))
        if part.kind:
            filled.append(part)
            last = part.end
    return filled


def _find_parts(doc: Document, settings: RegionSettings) -> list[Part]:
    paragraphs = read_paragraphs(doc.text)
    transcript = is_transcript(paragraphs, settings.least_speakers)
    head, first = find_head(paragraphs, doc.title, transcript, settings.added)
    tags, end = find_tags(paragraphs)
    parts = head + tags
    if not transcript and first < end:
        headed = any(part.kind == "headline" for part in head)
        dateline = find_dateline(paragraphs[first])
        embedded = find_embedded(
            doc.text,
            paragraphs,
            first,
            end,
            headed=headed,
            reporter_score=settings.reporter_score,
            official=_official_name(doc, head, settings.added),
            added=settings.added,
        )
        parts += embedded + ([dateline] if dateline else [])
    if not any(part.kind == "dateline" and is_day_line(doc.text[part.start : part.end]) for part in head):
        parts += find_day_lines(paragraphs, first, end)
    parts += find_credits(paragraphs, first, end)
    return _apart(parts)


def _official_name(doc: Document, head: list[Part], added: tuple[Actor, ...]) -> str | None:
    """The name of the office of state that the text bears above it, or that published it; None where it bears none."""
    lines = [doc.text[part.start : part.end] for part in head if part.kind == "byline"]
    named = (line for line in [*lines, doc.outlet or ""] if is_masthead(line, added))
    return next(named, None)


def _apart(parts: list[Part]) -> list[Part]:
    """The parts in text order; of two that overlap, the one that begins first, and of those the longer."""
    kept: list[Part] = []
    for part in sorted(parts, key=lambda part: (part.start, -part.end, part.kind)):
        if not kept or part.start >= kept[-1].end:
            kept.append(part)
    return kept
