"""What a document is and who issued it: the kernel of the ``describe`` stage."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import lru_cache
from urllib.parse import urlsplit

from dragoman.actors.issuers import institution_named, institution_of, is_official, office_and_body, plain_outlet
from dragoman.actors.posts import poster_named
from dragoman.actors.settings import ActorSettings
from dragoman.actors.tokens import read_tokens
from dragoman.lexicon.loader import load_rows
from dragoman.model.records import Description, Document, Region
from dragoman.model.span import Span, trimmed
from dragoman.text.folding import fold_case

READOUT, STATEMENT, TRANSCRIPT, REPORT, OTHER = "readout", "statement", "transcript", "report", "other"
HOST, OUTLET, BARE, OPENING = "host", "outlet", "bare", "opening"

OPENING_CHARS = 400  # of the text, where an issuer says who it is
LEAST_SPEAKERS = 3  # labels that make a text a transcript
LEAST_FIRST_PERSONS = 3  # "I" outside quotation marks that make a text somebody's own
REPORTING_REGIONS = frozenset({"byline", "credit", "kicker", "embedded"})

OUTLET_PARTS = re.compile(r"\s*(?:[,/|()]|\s[–—-]\s)\s*")
FIRST_LINE = re.compile(r"\S[^\n]*")
SPEAKER_LABEL = re.compile(r"^[ \t]*[A-Z][A-Z.’' -]{2,40}(?: \([^)\n]*\))?:", re.M)
ATTRIBUTABLE = re.compile(r"the (?:below|following) is (?:attributable to|a (?:readout|statement))[^:\n]*:?", re.I)
CONTACT_TITLE = re.compile(r"\b(?:call|meeting|conversation|talk|audience|dinner|lunch)s?\b.{0,60}\bwith\b", re.I)
CONTACT_OPENING = re.compile(r"(?:today,? )?(?:[A-Z][\w.,’'-]*\s+|(?:of|the)\s+){1,12}(?:spoke|met|held|hosted)\b")
REPORTING = re.compile(r"\b(?:said|told|reported|according to)\b")
QUOTED = re.compile(r"[“\"][^“”\"]*[”\"]")
FIRST_PERSON = re.compile(r"\bI\b")


def describe(document: Document, regions: Sequence[Region], settings: ActorSettings) -> Iterator[Description]:
    """Say what the document is (readout, statement, transcript, report, other) and who issued it.

    The issuer is read off the address, the outlet's name, the masthead where no outlet is known, the title and the
    opening lines, in that order, and is None where none of them tells. A news text that embeds a readout is a report,
    and has no issuer of its own unless its address or outlet is an issuer's.

    Yields:
        One description, with the words that gave kind and issuer as evidence; where only metadata tell, the title or
        the first line. A document without words and title yields none.
    """
    headline, opening = _headline(document, regions), _opening(document)
    anchor = headline or opening
    if anchor is None:
        return
    kind, kind_span = _kind(document, headline, opening, regions)
    issuer, issuer_span = _issuer(document, regions, kind, anchor, settings)
    if issuer not in settings.index.actors:
        issuer, issuer_span = None, None
    if kind == OTHER:
        kind = STATEMENT if issuer else _kind_of_prose(document, regions)
    if kind == STATEMENT and issuer and CONTACT_TITLE.search(document.slice(anchor)):
        kind, kind_span = READOUT, anchor
    evidence = {span for span in (kind_span, issuer_span) if span is not None}
    yield Description(document.id, kind, issuer, tuple(sorted(evidence or {anchor})))


def _headline(document: Document, regions: Sequence[Region]) -> Span | None:
    """The title, else the headline in the text, else None."""
    if document.title and document.title.strip():
        return trimmed(document.title, Span(document.id, 0, len(document.title), "title"))
    return next((region.span for region in regions if region.kind == "headline"), None)


def _opening(document: Document) -> Span | None:
    """The first line of the text that has words."""
    match = FIRST_LINE.search(document.text)
    return trimmed(document.text, document.span(*match.span())) if match else None


# ---------------------------------------------------------------- kind


def _kind(
    document: Document, headline: Span | None, opening: Span | None, regions: Sequence[Region]
) -> tuple[str, Span | None]:
    """What the document is, and the words that say so."""
    embedded = next((region for region in regions if region.kind == "embedded"), None)
    if embedded is not None:
        return REPORT, embedded.span
    labels = list(SPEAKER_LABEL.finditer(document.text))
    if len(labels) >= LEAST_SPEAKERS:
        return TRANSCRIPT, trimmed(document.text, document.span(*labels[0].span()))
    for place in (headline, opening):
        match = _openings().match(document.slice(place)) if place else None
        if place is not None and match is not None:
            kind = _opening_kinds()[fold_case(match["form"])]
            return kind, Span(place.doc_id, place.start, place.start + match.end("form"), place.field)
    match = ATTRIBUTABLE.search(document.text, 0, OPENING_CHARS)
    return (STATEMENT, document.span(*match.span())) if match else (OTHER, None)


def _kind_of_prose(document: Document, regions: Sequence[Region]) -> str:
    """What a text is whose title and opening say nothing and whose issuer is not known."""
    if len(FIRST_PERSON.findall(QUOTED.sub("", document.text))) >= LEAST_FIRST_PERSONS:
        return STATEMENT
    if document.outlet or document.url or any(_is_reporters(document, region) for region in regions):
        return REPORT
    if REPORTING.search(document.text):
        return REPORT
    body = next((region.span.start for region in regions if region.kind == "body"), 0)
    return READOUT if CONTACT_OPENING.match(document.text[body:].lstrip()) else OTHER


def _is_reporters(document: Document, region: Region) -> bool:
    """Is it a part that news has: a byline, or a dateline before the first words, not a date on a line of its own?"""
    if region.kind == "dateline":
        return not document.text.startswith("\n", region.span.end)
    return region.kind in REPORTING_REGIONS


@lru_cache(maxsize=1)
def _openings() -> re.Pattern[str]:
    """The forms at the start of a line, the longest first; a label such as "CORRECTED:" may stand before them."""
    forms = sorted(_opening_kinds(), key=lambda form: (-len(form), form))
    return re.compile(rf"(?:[A-Z]+: )?(?P<form>{'|'.join(map(re.escape, forms))})\b", re.I)


@lru_cache(maxsize=1)
def _opening_kinds() -> dict[str, str]:
    return {row["form"]: row["kind"] for row in load_rows("openings")}


# ---------------------------------------------------------------- issuer


def _issuer(
    document: Document, regions: Sequence[Region], kind: str, anchor: Span, settings: ActorSettings
) -> tuple[str | None, Span | None]:
    """Who issued the document, and the words that say so."""
    issuers = _issuers()
    host = _host(document.url)
    while "." in host:
        if (HOST, host) in issuers:
            return issuers[HOST, host], anchor
        host = host.split(".", 1)[1]
    speaks_for = _issuer_of_outlet(document, kind, settings)
    speaks_for = speaks_for or poster_named(document.outlet, document.title, settings.index)
    if speaks_for is not None:
        return speaks_for, anchor
    for region in regions if not document.outlet else ():
        if region.kind == "byline":
            line = document.slice(region.span)
            named = issuers.get((OPENING, line.lower()))
            named = named or _issuer_of_outlet(replace(document, outlet=line), kind, settings)
            if named is not None:
                return named, region.span
    if kind in (REPORT, OTHER) and anchor.field == "text":
        return None, None  # news may open with anybody's name
    places = [anchor] if anchor.field == "title" else []
    if kind not in (REPORT, OTHER):
        places.append(document.span(0, min(len(document.text), OPENING_CHARS)))
    for place in places:
        found = _named_issuer(document.slice(place).lower(), place)
        if found is not None:
            return found
    return None, None


def _issuer_of_outlet(document: Document, kind: str, settings: ActorSettings) -> str | None:
    """Who issues what bears the outlet's name: "10 Downing Street, London", "Ministry of Foreign Affairs, Norvia"."""
    issuers, index, outlet = _issuers(), settings.index, document.outlet or ""
    parts = [plain_outlet(part) for part in (outlet, *outlet.split(","))]
    listed = next((issuers[OUTLET, part] for part in parts if (OUTLET, part) in issuers), None)
    if listed is not None or not outlet:
        return listed
    named = index.state_named(outlet)
    if named and (is_official(named, index) or kind not in (REPORT, OTHER)):
        return named
    named = _issuer_of_name(document, outlet, settings) or index.person_named(outlet)
    return named or _issuer_of_part(document, settings)


def _issuer_of_name(document: Document, name: str, settings: ActorSettings) -> str | None:
    """Which institution the name is of, where the document may have to tell whose."""
    office, body = office_and_body(name, settings.index)
    if office is not None and body is None:
        return _issuer_of_bare(document, office, _issuers().get((BARE, plain_outlet(name))), settings)
    return institution_named(name, settings.index)


def _issuer_of_part(document: Document, settings: ActorSettings) -> str | None:
    """The issuer that one part of the outlet's name tells, beside a desk or an address: "Department of War, Press"."""
    issuers = _issuers()
    parts = [part for part in OUTLET_PARTS.split(document.outlet or "") if part.strip()]
    site = next((issuers[HOST, part.lower()] for part in parts if (HOST, part.lower()) in issuers), None)
    for part in parts if len(parts) > 1 else ():
        found = issuers.get((OUTLET, plain_outlet(part)))
        if found is None and site is not None and (office := office_and_body(part, settings.index)[0]) is not None:
            found = institution_of(office, site, settings.index)  # "GOV.UK - Prime Minister's Office"
        found = found or _issuer_of_name(document, part, settings)
        if found is not None:
            return found
    return None


def _issuer_of_bare(document: Document, office: str, usual: str | None, settings: ActorSettings) -> str | None:
    """Whose "Prime Minister's Office" it is: of the first one in that office whom the text names in full.

    Else the one that calls itself so, where the text names its state; else nobody's.
    """
    index, date = settings.index, (document.published or "")[:10]
    state = index.member_state(usual)
    names_state = False
    for text in (document.title or "", document.text):
        tokens = read_tokens(text, [0])
        for place in range(len(tokens)):
            match = index.match(tokens, place) if tokens.upper[place] else None
            for actor in (entry.actor for entry in match.entries if entry.actor) if match else ():
                if index.actors[actor].kind == "person":
                    held = (r for r in index.roles(actor) if r.key == office and (not date or r.covers(date)))
                    owner = next((role.owner for role in held), None)
                    if owner is not None:
                        return institution_of(office, owner, index)
                names_state = names_state or (state is not None and index.member_state(actor) == state)
    return usual if names_state else None


def _named_issuer(words: str, place: Span) -> tuple[str, Span] | None:
    """The issuer that words of an opening name, the longest form first."""
    forms = [(form, actor) for (source, form), actor in _issuers().items() if source == OPENING]
    for form, actor in sorted(forms, key=lambda pair: (-len(pair[0]), pair[0])):
        match = re.search(rf"\b{re.escape(form)}\b", words)
        if match is not None:
            start = place.start + match.start()
            return actor, Span(place.doc_id, start, start + len(form), place.field)
    return None


def _host(url: str | None) -> str:
    """The host of an address, in lower case; empty where there is none."""
    if not url:
        return ""
    try:
        return (urlsplit(url if "//" in url else f"//{url}").hostname or "").lower()
    except ValueError:
        return ""


@lru_cache(maxsize=1)
def _issuers() -> dict[tuple[str, str], str]:
    """Issuers by where they are read off and in what form."""
    return {
        (row["source"], plain_outlet(row["key"]) if row["source"] in (OUTLET, BARE) else row["key"].lower()): row[
            "actor"
        ]
        for row in load_rows("issuers")
    }
