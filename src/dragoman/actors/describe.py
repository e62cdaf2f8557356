"""What a document is and who issued it: the kernel of the ``describe`` stage."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from urllib.parse import urlsplit

from dragoman.actors.settings import ActorSettings
from dragoman.lexicon.loader import load_rows
from dragoman.model.records import Description, Document, Region
from dragoman.model.span import Span, trimmed

READOUT, STATEMENT, TRANSCRIPT, REPORT, OTHER = "readout", "statement", "transcript", "report", "other"

# What the opening of a title, or of the first line, says of the document.
OPENINGS = (
    (
        TRANSCRIPT,
        re.compile(
            r"(?:[A-Z]+: )?(?:remarks (?:by|of)|press (?:briefing|gaggle|conference)|background (?:press )?(?:call|briefing)"
            r"|on-the-record (?:press )?call|transcript|interview with|press availability|joint press conference)",
            re.I,
        ),
    ),
    (
        READOUT,
        re.compile(
            r"(?:joint )?(?:readout\b|read-out\b)|nsc press statement\b|(?:deputy |under )?secretary [\w.’' -]+[’']s?\s+"
            r"(?:\w+ )?(?:phone )?(?:call|meeting|trilateral|virtual)s?\b|the secretary[’']s (?:call|meeting)",
            re.I,
        ),
    ),
    (
        STATEMENT,
        re.compile(
            r"(?:joint |press |official )*(?:statement|declaration|communiqu[eé]|address|speech|letter|message)\b"
            r"|[\w. -]{0,40}(?:joint (?:leaders[’'] )?statement|joint declaration)\b",
            re.I,
        ),
    ),
)
CALL_STATEMENT = re.compile(
    r"statement (?:by|from) .*\b(?:call|meeting|conversation|visit)s? (?:with|between|of)\b|\bstatement on .*\b(?:call|meeting) with\b",
    re.I,
)
ATTRIBUTABLE = re.compile(
    r"(?:the (?:below|following) is attributable to|the following is a (?:readout|statement))[^:\n]*:?", re.I
)
SPEAKER_LABEL = re.compile(r"^[A-Z][A-Z.’' -]{2,40}(?: \([^)]*\))?:", re.M)
REPORTING = re.compile(r"\b(?:said|told|reported|according to|the statement read)\b")
TELLS_OF_CONTACT = re.compile(
    r"(?:today,? )?(?:[A-Z][\w.,’'-]*\s+|of\s+|the\s+){1,12}(?:spoke|met|held|hosted)\b", re.I
)
FIRST_PERSON = re.compile(r"\b(?:I|I['’](?:m|ve|ll))\b")
QUOTED = re.compile(r"[“\"][^“”\"]*[”\"]")
LEAST_FIRST_PERSONS = 3  # outside quotation marks
TITLE_OF_CONTACT = re.compile(r"\b(?:call|meeting|conversation|talk|audience|dinner|lunch)s?\b.{0,60}\bwith\b", re.I)
LEAST_SPEAKERS = 3  # labels that make a text a transcript
OPENING_CHARS = 400
REPORTING_REGIONS = frozenset({"dateline", "byline", "credit", "kicker", "embedded"})


def describe(document: Document, regions: Sequence[Region], settings: ActorSettings) -> Iterator[Description]:
    """Say what the document is (readout, statement, transcript, report, other) and who issued it.

    The issuer is read off the address, the outlet's name, the title and the opening lines, in that order, and
    is None where none of them tells. A news text that embeds a readout is a report, and has no issuer.

    Yields:
        One description, with the words that gave kind and issuer as evidence; where only metadata tell, the title or
        the first line. An empty document without a title yields none.
    """
    headline = _headline(document, regions)
    opening = _opening(document, regions)
    kind, kind_span = _kind(document, headline, regions)
    issuer, issuer_span = _issuer(document, kind, headline, opening)
    if issuer is not None and issuer not in settings.index.actors:
        issuer = None
    if kind == OTHER:
        kind = _kind_of_prose(document, regions) if issuer is None else STATEMENT
    if kind == STATEMENT and issuer is not None and headline and TITLE_OF_CONTACT.search(document.slice(headline)):
        kind = READOUT
    evidence = {span for span in (kind_span, issuer_span if issuer else None) if span is not None}
    if not evidence and headline is None and opening is None:
        return
    fallback = [span for span in (headline, opening) if span is not None][:1]
    yield Description(document.id, kind, issuer, tuple(sorted(evidence or fallback)))


def _headline(document: Document, regions: Sequence[Region]) -> Span | None:
    """The title, or else the headline in the text, or else None."""
    if document.title and document.title.strip():
        return trimmed(document.title, Span(document.id, 0, len(document.title), "title"))
    return next((region.span for region in regions if region.kind == "headline"), None)


def _opening(document: Document, regions: Sequence[Region]) -> Span | None:
    """The first line of the text that has words."""
    match = re.search(r"\S[^\n]*", document.text)
    return trimmed(document.text, document.span(*match.span())) if match else None


def _kind(document: Document, headline: Span | None, regions: Sequence[Region]) -> tuple[str, Span | None]:
    """What the document is, and the words that say so."""
    if any(region.kind == "embedded" for region in regions):
        return REPORT, next(region.span for region in regions if region.kind == "embedded")
    labels = list(SPEAKER_LABEL.finditer(document.text))
    if len(labels) >= LEAST_SPEAKERS:
        return TRANSCRIPT, document.span(*labels[0].span())
    for place in (headline, _first_line(document)):
        if place is None:
            continue
        words = document.slice(place)
        for kind, pattern in OPENINGS:
            match = pattern.match(words)
            if match:
                told = READOUT if kind == STATEMENT and CALL_STATEMENT.match(words) else kind
                return told, Span(place.doc_id, place.start, place.start + match.end(), place.field)
    match = ATTRIBUTABLE.search(document.text, 0, OPENING_CHARS)
    if match:
        return STATEMENT, document.span(*match.span())
    return OTHER, None


def _first_line(document: Document) -> Span | None:
    match = re.search(r"\S[^\n]*", document.text)
    return document.span(*match.span()) if match else None


def _kind_of_prose(document: Document, regions: Sequence[Region]) -> str:
    """What a text is whose title and opening say nothing: news if it has a page's marks or reports what others said."""
    if document.outlet or document.url or any(region.kind in REPORTING_REGIONS for region in regions):
        return REPORT
    if len(FIRST_PERSON.findall(QUOTED.sub("", document.text))) >= LEAST_FIRST_PERSONS:
        return STATEMENT
    if REPORTING.search(document.text):
        return REPORT
    return READOUT if TELLS_OF_CONTACT.match(document.text.lstrip()) else OTHER


def _issuer(
    document: Document, kind: str, headline: Span | None, opening: Span | None
) -> tuple[str | None, Span | None]:
    """Who issued the document, and the words that say so."""
    anchor = headline or opening
    tables = _issuers()
    if document.url:
        host = (urlsplit(document.url if "//" in document.url else f"//{document.url}").hostname or "").lower()
        while "." in host:
            if host in tables["host"]:
                return tables["host"][host], anchor
            host = host.split(".", 1)[1]
    outlet = (document.outlet or "").strip().lower()
    if outlet in tables["outlet"]:
        return tables["outlet"][outlet], anchor
    if kind == REPORT:
        return None, None
    for span in (headline, document.span(0, min(len(document.text), OPENING_CHARS))):
        if span is None:
            continue
        words = document.slice(span).lower()
        for key in sorted(tables["opening"], key=len, reverse=True):
            found = words.find(key)
            if (
                found >= 0
                and (span.field == "title" or kind != OTHER)
                and not (span.field == "text" and found > OPENING_CHARS)
            ):
                start = span.start + found
                return tables["opening"][key], Span(span.doc_id, start, start + len(key), span.field)
    return None, None


@lru_cache(maxsize=1)
def _issuers() -> dict[str, dict[str, str]]:
    """Issuers by host, by outlet's name and by words of the opening."""
    tables: dict[str, dict[str, str]] = {"host": {}, "outlet": {}, "opening": {}}
    for row in load_rows("issuers"):
        tables[row["source"]][row["key"].lower()] = row["actor"]
    return tables
