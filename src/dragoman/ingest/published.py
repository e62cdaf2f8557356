"""Publication dates as people and programs write them, in one form."""

from __future__ import annotations

import re
from datetime import date, datetime

MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
MONTH = (
    r"(?P<month>jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?"
    r"|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\.?"
)
WEEKDAY = r"(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs?)?|fri|sat(?:ur)?|sun)(?:day)?\.?,?\s+)?"
CLOCK = r"(?:,?\s+(?:at\s+)?\d{1,2}:\d\d(?::\d\d)?(?:\s*[ap]\.?m\.?)?(?:\s+\(?[a-z]{1,5}\)?)?)?"
DAY = r"(?P<day>\d{1,2})(?:st|nd|rd|th)?"

ISO = re.compile(
    r"(\d{4})-(\d\d)-(\d\d)(?:[T\s]\s*(\d\d:\d\d(?::\d\d(?:\.\d+)?)?)\s*(Z|UTC|GMT|[+-]\d\d:?\d\d)?)?", re.I
)
FORMS = (
    re.compile(rf"{WEEKDAY}{DAY}\s+(?:of\s+)?{MONTH},?\s+(?P<year>\d{{4}}){CLOCK}", re.I),  # Tuesday, 13 April 2021
    re.compile(rf"{WEEKDAY}{MONTH}\s+{DAY},?\s+(?P<year>\d{{4}}){CLOCK}", re.I),  # April 13, 2021
    re.compile(rf"{DAY}-{MONTH}-(?P<year>\d{{4}})", re.I),  # 13-Apr-2021
    re.compile(r"(?P<year>\d{4})[/.](?P<number>\d{1,2})[/.](?P<day>\d{1,2})"),  # 2021/04/13
    re.compile(r"(?P<day>\d{1,2})\.\s?(?P<number>\d{1,2})\.\s?(?P<year>\d{4})"),  # 13.04.2021, the day always first
    re.compile(r"(?P<year>\d{4})(?P<number>\d\d)(?P<day>\d\d)"),  # 20210413
)
MAIL = re.compile(rf"{WEEKDAY}\d{{1,2}}\s+[A-Z][a-z]{{2}}\s+\d{{4}}\s+\d\d:\d\d(?::\d\d)?\s+[+-]\d{{4}}", re.I)
SLASHED = re.compile(r"(?P<first>\d{1,2})/(?P<second>\d{1,2})/(?P<year>\d{4})")


def read_published(value: str) -> str | None:
    """A publication date in ISO 8601: ``2021-04-13``, or with time and zone ``2021-04-13T09:30:00+02:00``.

    A time without a zone cannot be placed and is left out. None where no single day can be
    read, as in ``03/04/2021``, which is the third of April or the fourth of March.
    """
    text = " ".join(value.split())
    if match := ISO.fullmatch(text):
        return _iso(*match.groups())
    if MAIL.fullmatch(text):
        return _mail(text)
    for form in FORMS:
        if match := form.fullmatch(text):
            parts = match.groupdict()
            month = MONTHS.index(parts["month"][:3].lower()) + 1 if "month" in parts else int(parts["number"])
            return _day(int(parts["year"]), month, int(parts["day"]))
    if match := SLASHED.fullmatch(text):
        return _slashed(int(match["first"]), int(match["second"]), int(match["year"]))
    return None


def _iso(year: str, month: str, day: str, clock: str | None, zone: str | None) -> str | None:
    if clock is None or zone is None:
        return _day(int(year), int(month), int(day))
    offset = "+00:00" if zone.isalpha() else zone
    try:
        return datetime.fromisoformat(f"{year}-{month}-{day}T{clock}{offset}").isoformat()
    except ValueError:
        return None


def _mail(text: str) -> str | None:
    from email.utils import parsedate_to_datetime

    try:
        return parsedate_to_datetime(text).isoformat()
    except ValueError:
        return None


def _slashed(first: int, second: int, year: int) -> str | None:
    """One of the two has to be a day and cannot be a month, or both are the same."""
    if first > 12 or first == second:
        return _day(year, second, first)
    return _day(year, first, second) if second > 12 else None


def _day(year: int, month: int, day: int) -> str | None:
    try:
        return date(year, month, day).isoformat()
    except ValueError:
        return None
