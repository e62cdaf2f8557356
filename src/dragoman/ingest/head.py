"""What stands above and before the first sentence: kicker, headline, byline, dateline."""

from __future__ import annotations

import re
from functools import cache

from dragoman.ingest.credits import is_credit
from dragoman.ingest.day_lines import CITY, MONTH, is_day_line, is_hour
from dragoman.ingest.issuers import is_masthead
from dragoman.ingest.parts import SPEAKER, Paragraph, Part
from dragoman.lexicon.loader import load_rows
from dragoman.model.records import Actor

NAME = r"[A-ZÀ-Þ][\w.'’-]*(?:\s+(?:(?:de|da|van|von|der|al|bin|la|le)\s+)?[A-ZÀ-Þ][\w.'’-]*){1,3}"
BYLINE = re.compile(
    rf"(?:(?:[Ww]ritten |[Ss]tory |[Rr]eported )?[Bb][Yy]:?\s+)(?:[Tt]he\s+)?{NAME}"
    rf"(?:(?:,\s+|\s+[Aa][Nn][Dd]\s+|\s*&\s*|,\s+and\s+){NAME})*"
    r"(?:\s*(?:[,|•·/–—-]|\s(?:in|for|at)\s)\s*[^.!?]{1,80})?",
)
OFFICE = re.compile(
    r"(?:The\s+)?(?:Office|Press Service|Press Office|Bureau|Embassy)\s+of\s+(?:the\s+)?[A-Z][^.!?:,]{2,60}"
    r"|(?:[\w.]+\s)?(?:Department|Ministry)\s+of\s+(?:Foreign\s+Affairs|State|Defen[cs]e)"
)
PRESS_LINE = re.compile(r"(?:press|media|news)\s+(?:office|service|release|statement)|press\s+secretary", re.I)
NAMED_LINE = re.compile(rf"(?:The\s+(?:Rt\s+)?Hon\.?\s+)?{NAME}(?:,?\s[A-Z]{{2,4}})*")
SIGNED = re.compile(rf"{NAME},\s+(?:[A-Z][\w.&-]+\s+(?:(?:of|for|the|and|to)\s+)*){{0,5}}[A-Z][\w-]+")

DATE = rf"(?:{MONTH}\s+\d{{1,2}}(?:,?\s+\d{{4}})?|\d{{1,2}}\s+{MONTH}(?:\s+\d{{4}})?)"
AGENCY = r"(?:\([A-Z][^()\n]{1,40}\)|/[A-Z][^/\n]{1,30}/)"
DASH = r"(?:\s*(?:--|—|–|―)\s*|\s+-\s+)"
CAPITALS = r"[A-ZÀ-Þ][A-ZÀ-Þ.'’/-]+(?:\s[A-ZÀ-Þ][A-ZÀ-Þ.'’-]+){0,3}"
DATELINE = re.compile(
    rf"(?:(?P<place>{CAPITALS}|{CITY})(?P<region>,\s(?!{DATE})[A-Z][\w.'’]+(?:\s[A-Z][\w.'’]+)?)?(?P<date>[,.]?\s{DATE})?)?"
    rf"(?:[,.]?\s*(?P<agency>{AGENCY}))?(?P<dash>{DASH}|(?<=/)\.\s+|:\s+)(?=[A-ZÀ-Þ\d“\"‘'(])"
)

DATE_LINE = re.compile(
    rf"(?:(?:published|updated|posted|last updated|issued)\b.{{0,60}}|(?:[A-Z][a-z]+day,?\s+)?{DATE}\b.{{0,40}})", re.I
)
CLOCK_LINE = re.compile(r"(?:.{0,20}\b)?\d{1,2}:\d\d\s*[AaPp]\.?\s*[Mm]\b.{0,20}")
PLACE_LINE = re.compile(r"[A-Z][\w.'’-]*(?:\s[A-Z][\w.'’-]*){0,4},\s[A-Z][\w.'’-]*(?:\s[A-Z][\w.'’-]*){0,2}")
SALUTATION = re.compile(
    r"(?:dear|to the|to:|memorandum for|subject:|attention|good (?:morning|evening|afternoon)|ladies)\b", re.I
)
DOCUMENT_NAME = re.compile(
    r"(?:(?:joint|official|press|full)\s+)?(?:readout|read-out|statement|communiqu[eé]|declaration|transcript|remarks"
    r"|press\s+(?:release|statement|call|briefing|conference|gaggle|availability)|interview|letter|memorandum|fact\s+sheet"
    r"|(?:telephone|phone)\s+(?:conversation|call)|background\s+press\s+call)"
    r"(?:\s(?:of|by|from|on|to|following|after|with|between|regarding|previewing)\b|:)"
    r"|(?-i:(?:[A-Z][\w.’'-]*\s){1,8}(?:Call|Meeting|Conversation|Visit)s?\s(?:with|to)\s(?=[A-Z]))",
    re.I,
)
NO_HEADLINE_END = re.compile(
    r"(?:(?<!\b[JS]r)(?<!\bU\.[SKN])[.!…:;,]['\"’”)]*|[.!?…]['\"’”]*\s\([^()\n]{2,90}\)"
    r"|\b(?:of|and|the|an?|for|to|in|with|by|on|our|their|his|her))$"
)
HEADING = re.compile(r"\*\*|__|#")  # Markdown's: a section of the text, no second headline
KICKED = re.compile(r"[:|–—-]")

LONGEST_HEADLINE_CHARS = 250
FEWEST_HEADLINE_WORDS, MOST_HEADLINE_WORDS = 3, 40
LEAST_TITLE_CASE_SHARE = 0.6  # of the words of four letters and more
HEAD_PARAGRAPHS = 6
LONGEST_BYLINE_CHARS = 120
LONGEST_DATELINE_CHARS = 80
WIDEST_COLUMN = 120  # a longer line is a paragraph, so that the line above it is not its beginning
FEWEST_CAPITALS = 5  # of a place unknown to the table: shorter ones are acronyms


def find_head(
    paragraphs: list[Paragraph], title: str | None, transcript: bool, added: tuple[Actor, ...] = ()
) -> tuple[list[Part], int]:
    """The parts above the first sentence, in order, and the index of the paragraph that has it.

    The names of those who issue it, above all else, are bylines. A line with a full date alone is a dateline, and so
    is the place below it; other lines with a date, a time or a place alone are passed over. ``title`` is what is known
    from outside: with one, a first line is a headline only if it says the same, or if a byline, dateline or credit
    follows. ``added`` are actors who may have issued it, beside the package's.
    """
    parts: list[Part] = []
    headed = False
    for index, paragraph in enumerate(paragraphs[:HEAD_PARAGRAPHS]):
        text = paragraph.text
        following = paragraphs[index + 1] if index + 1 < len(paragraphs) else None
        kicked = 0 if headed else _kicker_end(text)
        if kicked:
            parts.append(Part(paragraph.start, paragraph.start + kicked, "kicker"))
            rest = text[kicked:].lstrip()
            if rest and _fits_headline(rest) and following:
                parts.append(Part(paragraph.end - len(rest), paragraph.end, "headline"))
                headed = True
            elif rest:
                return parts, index
        elif is_credit(text):
            parts.append(Part(paragraph.start, paragraph.end, "credit"))
        elif not (headed or transcript) and following and _is_of_masthead(paragraph, following, parts, added):
            parts.append(Part(paragraph.start, paragraph.end, "byline"))
        elif _is_byline(text, following):
            parts.append(Part(paragraph.start, paragraph.end, "byline"))
        elif is_day_line(text) or (following and parts and parts[-1].kind == "dateline" and _is_bare_place(paragraph)):
            parts.append(Part(paragraph.start, paragraph.end, "dateline"))
        elif _is_place_or_time(text) or (not headed and _is_letterhead(paragraph, following)):
            continue
        elif following is None or (transcript and headed):
            return parts, index
        elif not headed and is_headline(paragraph, paragraphs[index + 1 : index + 4], title, transcript):
            parts.append(Part(paragraph.start, paragraph.end, "headline"))
            headed = True
        elif headed and _is_deck(paragraph, following):
            parts.append(Part(paragraph.start, paragraph.end, "headline"))
        else:
            return parts, index
    return parts, min(HEAD_PARAGRAPHS, len(paragraphs))


def is_headline(paragraph: Paragraph, following: list[Paragraph], title: str | None, transcript: bool) -> bool:
    """Does the first line of a text name it, rather than begin it?

    It is short and has no stop; a sentence, byline, dateline or credit follows. Places and times over a transcript,
    salutations and the heads of letters are none.
    """
    text = paragraph.text
    if title and _plain(text) == _plain(title):
        return True
    if (
        following
        and len(text) <= LONGEST_HEADLINE_CHARS
        and find_dateline(following[0])
        and not find_dateline(paragraph)
    ):
        return True
    if not _fits_headline(text) or not following or (transcript and SPEAKER.match(text)):
        return False
    confirmed = _is_byline(following[0].text, None) or is_credit(following[0].text)
    dated = bool(DATE_LINE.fullmatch(following[0].text)) or is_day_line(following[0].text)
    confirmed = confirmed or (dated and len(following) > 1)
    named = bool(DOCUMENT_NAME.match(text))
    if title or transcript or any(CLOCK_LINE.fullmatch(p.text) or SPEAKER.match(p.text) for p in following):
        return named or (confirmed and not transcript)
    if named or confirmed:
        return True
    words = text.split()
    if len(following) > 1 and _is_deck(following[0], following[1]):
        following = following[1:]
    if not (following[0].is_closed or following[0].text.endswith(":")):
        return False
    if len(words) <= FEWEST_HEADLINE_WORDS and not any(map(str.islower, words)):
        return False  # a place
    first_line = following[0].text.split("\n", 1)[0]
    return paragraph.spaced or _is_title_case(text) or len(first_line) > WIDEST_COLUMN


def find_dateline(paragraph: Paragraph) -> Part | None:
    """The place, day and agency before the first sentence of a report, with the dash and its space."""
    match = DATELINE.match(paragraph.text[: LONGEST_DATELINE_CHARS + 1])
    if not match:
        return None
    place, agency = match["place"] or "", (match["agency"] or "").strip("()/")
    if place.lower() in _rows("kickers", "word") or place.startswith("THE "):
        return None
    known = place.lower() in _rows("dateline_places", "name")
    capitals = place.isupper() and len(place) >= FEWEST_CAPITALS
    if match["dash"].strip() == ":":
        fits = known and place.isupper()
    elif agency:
        fits = capitals or known or agency.lower() in _rows("agencies", "name")
    else:
        fits = known or bool(place and match["date"]) or (capitals and not match["dash"].strip().startswith("."))
    return Part(paragraph.start, paragraph.start + match.end(), "dateline") if fits else None


def _kicker_end(text: str) -> int:
    """Where the kicker ends that a line opens with or is; 0 where there is none."""
    words = _rows("kickers", "word")
    if text.strip(" :|!").lower() in words and (text.isupper() or text.endswith(":")):
        return len(text)
    match = KICKED.search(text)
    return match.end() if match and text[: match.start()].rstrip().lower() in words else 0


def _fits_headline(text: str) -> bool:
    words = text.split()
    return bool(
        len(text) <= LONGEST_HEADLINE_CHARS
        and FEWEST_HEADLINE_WORDS <= len(words) <= MOST_HEADLINE_WORDS
        and not NO_HEADLINE_END.search(text)
        and not SALUTATION.match(text)
        and (text[0].isupper() or not text[0].isalpha())
        and any(map(str.isalpha, text))
    )


def _is_byline(text: str, following: Paragraph | None) -> bool:
    if len(text) > LONGEST_BYLINE_CHARS or (following is not None and len(following.text) < FEWEST_HEADLINE_WORDS):
        return False
    return bool(BYLINE.fullmatch(text) or OFFICE.fullmatch(text) or SIGNED.fullmatch(text))


def _is_of_masthead(paragraph: Paragraph, following: Paragraph, parts: list[Part], added: tuple[Actor, ...]) -> bool:
    """Is it who issues the text, above the headline, or what stands below that: press office, place, the holder's name?

    A holder's name is known by the press office in the line below it.
    """
    if any(part.kind not in ("byline", "dateline") for part in parts):
        return False
    text = paragraph.text
    if any(part.kind == "byline" for part in parts):
        if PRESS_LINE.fullmatch(text) or text.lower() in _rows("dateline_places", "name"):
            return True
        if not paragraph.spaced and NAMED_LINE.fullmatch(text) and PRESS_LINE.fullmatch(following.text):
            return True
    return is_masthead(text, added)


def _is_bare_place(paragraph: Paragraph) -> bool:
    """Is it the hour, or the name of a place and no headline, as it stands below a date?"""
    if CLOCK_LINE.fullmatch(paragraph.text) or is_hour(paragraph.text):
        return True
    return bool(re.fullmatch(CITY, paragraph.text)) and len(paragraph.text.split()) < FEWEST_HEADLINE_WORDS


def _is_place_or_time(text: str) -> bool:
    if len(text) > LONGEST_BYLINE_CHARS or DATE_LINE.fullmatch(text) or CLOCK_LINE.fullmatch(text):
        return len(text) <= LONGEST_BYLINE_CHARS
    if not PLACE_LINE.fullmatch(text):
        return False
    return len(text.split()) <= FEWEST_HEADLINE_WORDS or text.split(",")[0].lower() in _rows("dateline_places", "name")


def _is_letterhead(paragraph: Paragraph, following: Paragraph | None) -> bool:
    """Is it the name of who writes, too short for a headline, above the day?"""
    short = len(paragraph.text.split()) < FEWEST_HEADLINE_WORDS and not paragraph.is_closed
    return bool(short and following and is_day_line(following.text))


def _is_deck(paragraph: Paragraph, following: Paragraph) -> bool:
    """Is it a second headline: without a stop, above a blank line and a sentence, or above a byline or dateline?"""
    confirmed = _is_byline(following.text, None) or bool(find_dateline(following))
    fits = (
        not paragraph.is_closed
        and not HEADING.match(paragraph.markup)
        and _fits_headline(paragraph.text)
        and not find_dateline(paragraph)
    )
    return bool(fits and (confirmed or (paragraph.spaced and following.is_closed)))


def _is_title_case(text: str) -> bool:
    words: list[str] = [word for word in re.findall(r"[^\W\d_]+", text) if len(word) > 3]
    return sum(word[0].isupper() for word in words) >= LEAST_TITLE_CASE_SHARE * max(1, len(words))


def _plain(text: str) -> str:
    return "".join(c for c in text.casefold() if c.isalnum())


@cache
def _rows(table: str, column: str) -> frozenset[str]:
    return frozenset(row[column].lower() for row in load_rows(table))
