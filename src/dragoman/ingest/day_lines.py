"""Lines that hold a day and no sentence: ``Paris, 19 March 2025``, ``16.05.2025``, ``Published: 9 May 2025``."""

from __future__ import annotations

import re

from dragoman.ingest.parts import Paragraph, Part

MONTH = r"(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]{0,6}\.?"
CITY = r"[A-ZÀ-Þ][\w.'’-]+(?:\s(?:(?:de|of|au|al|el|la)\s)?[A-ZÀ-Þ][\w.'’-]+){0,3}"
CLOCK = r"\d{1,2}[:.]\d\d(?:[:.]\d\d)?(?:\s*[AaPp]\.?\s?[Mm]\.?)?(?:\s*\(?(?:[A-Z]{2,4}|GMT[+-]\d{1,2})\)?)?"

WHOLE_MONTH = (
    r"(?i:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?"
    r"|nov(?:ember)?|dec(?:ember)?)\.?"
)
DAY = (
    rf"(?:{WHOLE_MONTH}\s+\d{{1,2}}(?:st|nd|rd|th)?,?\s+\d{{4}}|\d{{1,2}}(?:st|nd|rd|th)?\s+{WHOLE_MONTH},?\s+\d{{4}}"
    r"|\d{4}-\d\d-\d\d|\d{1,2}[./]\d{1,2}[./]\d{4})"
)
WEEKDAY = r"(?i:(?:mon|tues|wednes|thurs|fri|satur|sun)day|(?:mon|tues?|wed|thur?s?|fri|sat|sun)\b\.?)"
LABEL = (
    r"(?i:(?:date|(?:first\s+)?published|posted|issued|released|(?:publication|release|issue)\s+date"
    r"|(?:press|media|news)\s+release)(?:\s+on)?)"
)
NO_PLACE = (  # what may stand before the day of something else
    r"(?!(?i:.{0,40}\b(?:updated?|effective|dated|deadline|photo|signed|adopted|meeting|summit|visit|call|statement"
    r"|readout|remarks|declaration|communiqu[eé]|release|letter|transcript|version)\b))"
)
DAY_LINE = re.compile(
    rf"(?:[•*·▪–—-]\s*)?(?:{LABEL}\s*[:,|–—-]?\s+)?(?:{NO_PLACE}{CITY}(?:,\s{CITY})?,\s+)?(?P<open>\()?(?:{WEEKDAY},?\s+)?{DAY}"
    rf"(?:[\s,|·•–—-]+(?:at\s+)?{CLOCK})?(?:(?:\s*[,|·•–—-]|\s+by)\s*{CITY}(?:,\s{CITY})?)?(?(open)\))\.?"
)
YEAR = re.compile(r"(?:19|20)\d\d")
HOUR = re.compile(CLOCK)
LONGEST_DAY_LINE_CHARS = 120
NEAR_PARAGRAPHS = 2  # how far from the first and the last sentence a day of its own may stand


def is_day_line(text: str) -> bool:
    """Is a line nothing but a day with its year, perhaps with a label, an hour and a place?"""
    return len(text) <= LONGEST_DAY_LINE_CHARS and bool(YEAR.search(text) and DAY_LINE.fullmatch(text))


def is_hour(text: str) -> bool:
    """Is a line nothing but an hour of the day?"""
    return bool(HOUR.fullmatch(text))


def find_day_lines(paragraphs: list[Paragraph], first: int, end: int) -> list[Part]:
    """The day of a text among ``paragraphs[first:end]``, near the first sentence or the last, and an hour below it.

    Empty where lines with several days are found: they are the headings of a chronicle.
    """
    found = [index for index in range(first, end) if is_day_line(paragraphs[index].text)]
    if len({paragraphs[index].text for index in found}) != 1:
        return []
    parts = []
    for index in found:
        if index - first > NEAR_PARAGRAPHS and end - index > NEAR_PARAGRAPHS:
            continue
        parts.append(Part(paragraphs[index].start, paragraphs[index].end, "dateline"))
        if index + 1 < end and is_hour(paragraphs[index + 1].text):
            parts.append(Part(paragraphs[index + 1].start, paragraphs[index + 1].end, "dateline"))
    return parts
