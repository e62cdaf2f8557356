"""Documents of invented leaders with the rows that earlier stages would give, found by plain search.

    told(made("President Orlo spoke today with President Vesk of Caldera."))
    # [("conversation", "held", ("orlo", "vesk"))]

Norvia and Caldera are invented, and so are all persons, bodies and meetings here.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from dragoman.contacts.settings import TellingSettings
from dragoman.contacts.tellings import find_tellings
from dragoman.model.ids import document_id, row_id
from dragoman.model.records import (
    JOINT,
    Actor,
    ActorSeen,
    DateExpression,
    Description,
    Document,
    Mention,
    Region,
    Role,
    Sentence,
    Telling,
)
from dragoman.model.span import Span
from dragoman.text.layout import find_paragraphs
from dragoman.text.sentences import find_sentences


def _person(key: str, name: str, title: str, state: str) -> Actor:
    return Actor(key, name, "person", member_of=state, roles=(Role(title, state.capitalize()),))


CAST = {
    actor.id: actor
    for actor in (
        Actor("norvia", "Norvia", "state"),
        Actor("caldera", "Caldera", "state"),
        Actor("sund", "Sund", "state"),
        Actor("league", "Meridian League", "institution"),
        Actor("four", "Harbour Four", "institution"),
        Actor("castle", "Norvian Castle", "office", member_of="norvia"),
        Actor("radio", "Harbour Radio", "institution", member_of="caldera"),
        _person("orlo", "Ada Orlo", "President", "norvia"),
        _person("senn", "Odra Senn", "Vice President", "norvia"),
        _person("marr", "Lena Marr", "Castle Spokeswoman", "norvia"),
        _person("vesk", "Ilmar Vesk", "President", "caldera"),
        _person("halt", "Bruno Halt", "Prime Minister", "sund"),
        _person("tarn", "Joss Tarn", "Secretary General", "league"),
        Actor("pell", "Rik Pell", "person", roles=(Role("Governor"),)),
    )
}
NAMES = (
    ("orlo", r"(?:President )?(?:Ada )?\bOrlo(?: of Norvia)?"),
    ("senn", r"(?:Vice President )?(?:Odra )?\bSenn(?: of Norvia)?"),
    ("vesk", r"(?:President )?(?:Ilmar )?\bVesk(?: of Caldera)?"),
    ("halt", r"(?:Prime Minister )?(?:Bruno )?\bHalt(?: of Sund)?"),
    ("tarn", r"(?:League Secretary General )?(?:Joss )?\bTarn"),
    ("marr", r"(?:Castle Spokeswoman )?(?:Lena )?\bMarr\b"),
    ("pell", r"(?:Governor )?(?:Rik )?\bPell\b"),
    ("four", r"the Harbour Four|Harbour Four"),
    ("caldera", r"Caldera|Mirna"),
    ("norvia", r"Norvia\b"),
    ("sund", r"\bSund\b"),
    ("castle", r"the Castle"),
    ("radio", r"Harbour Radio"),
    (JOINT, r"\b[Tt]hey\b|[Tt]he two (?:leaders|presidents)|[Bb]oth sides"),
    ("orlo", r"\b[Ss]he\b|\b[Hh]er\b|[Tt]he Norvian president"),
    ("vesk", r"\b[Hh]e\b|\b[Hh]is\b"),
)
DATES = (
    (r"\b[Tt]oday\b", "day:0", ""),
    (r"\b[Tt]omorrow\b", "day:+1", ""),
    (r"\b[Yy]esterday\b", "day:-1", ""),
    (r"this morning", "day:0:MO", ""),
    (r"in the afternoon", "day:0:AF", ""),
    (r"last week", "week:-1", ""),
    (r"next month", "month:+1", ""),
    (r"in the coming months", "ahead", ""),
    (r"(?:on )?Tuesday", "weekday:2", ""),
    (r"(?:on )?March 3(?:, 2031)?", "calendar:2031-03-03", "2031-03-03"),
    (r"(?:on )?March 9(?:, 2031)?", "calendar:2031-03-09", "2031-03-09"),
)
PRONOUNS = frozenset("they she her he his".split())


@dataclass(frozen=True)
class Made:
    """A document with its rows, in the order in which ``find_tellings`` takes them."""

    document: Document
    descriptions: list[Description]
    regions: list[Region]
    sentences: list[Sentence]
    seen: list[ActorSeen]
    mentions: list[Mention]
    dates: list[DateExpression]


def made(
    text: str,
    title: str | None = None,
    *,
    kind: str = "report",
    issuer: str | None = None,
    published: str | None = None,
    embedded: str | None = None,
) -> Made:
    """The rows of a text; ``embedded`` names the words of it that are an official text put in whole."""
    doc = Document(document_id("made.txt", text), "made.txt", text, "0" * 64, title, published=published)
    mentions, dates = _rows(doc, title or "", "title"), _times(doc, title or "", "title")
    mentions, dates = mentions + _rows(doc, text, "text"), dates + _times(doc, text, "text")
    sentences = [doc.span(*s) for p in find_paragraphs(text) for s in find_sentences(text, *p)]
    regions = []
    if embedded:
        start = text.index(embedded)
        regions = [Region("r_embedded", doc.span(start, start + len(embedded)), "embedded", "castle")]
    return Made(
        doc,
        [Description(doc.id, kind, issuer)],
        regions,
        [Sentence(row_id("s", doc.id, "sentence", [span]), span) for span in sentences],
        [ActorSeen(doc.id, actor) for actor in CAST.values()],
        mentions,
        dates,
    )


def _rows(doc: Document, text: str, field: str) -> list[Mention]:
    found: list[Mention] = []
    for actor, pattern in NAMES:
        for match in re.finditer(pattern, text):
            span = Span(doc.id, match.start(), match.end(), field)
            if any(span.touches(m.span) for m in found):
                continue
            form = "pronoun" if match.group().lower() in PRONOUNS or actor == JOINT else "name"
            found.append(Mention(row_id("m", doc.id, "mention", [span]), span, actor, form))
    return sorted(found, key=lambda m: m.span)


def _times(doc: Document, text: str, field: str) -> list[DateExpression]:
    found: list[DateExpression] = []
    for pattern, meaning, value in DATES:
        for match in re.finditer(pattern, text):
            span = Span(doc.id, match.start(), match.end(), field)
            if not any(span.touches(d.span) for d in found):
                found.append(DateExpression(row_id("t", doc.id, "date", [span]), span, meaning, value))
    return sorted(found, key=lambda d: d.span)


def tellings(rows: Made) -> list[Telling]:
    """The tellings of a document, in text order."""
    return [row for row in found_rows(rows) if isinstance(row, Telling)]


def found_rows(rows: Made) -> list[Telling | ActorSeen]:
    """All that the stage finds in a document."""
    return list(
        find_tellings(
            rows.document, rows.descriptions, rows.regions, rows.sentences, rows.seen, rows.mentions, rows.dates,
            TellingSettings(),
        )
    )  # fmt: skip


def told(rows: Made) -> list[tuple[str, str, tuple[str, ...]]]:
    """Kind, status and participants of each telling."""
    return [(t.kind, t.status, t.participants) for t in tellings(rows)]


def when(rows: Made, telling: Telling) -> list[str]:
    """The words of a telling's dates."""
    return [rows.document.slice(d.span) for d in rows.dates if d.id in telling.dates]
