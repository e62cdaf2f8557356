"""The forms of time expressions: one regular expression a form, built from the word tables.

Order matters: of two forms that begin at one place the first that fits is taken, so a
longer form stands before its own beginning.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from dragoman.lexicon.loader import load_rows

SPACE = r"(?:[^\S\n]+\n?[^\S\n]*|\n[^\S\n]*)"  # one line end at most: a wrapped line, not a paragraph's end
YEAR = r"(?:19|20)\d\d(?![\d%])(?!,\d)"
DAY = r"(?:3[01]|[12]\d|0?[1-9])(?:st|nd|rd|th)?\b(?!,\d{3}|[:%]\d?|\.\d|-[a-z]{3})"
DASH = r"[^\S\n]*[-–—‐‑][^\S\n]*"


@dataclass(frozen=True, slots=True)
class Form:
    """One form. ``pattern`` has named groups for what its reader needs."""

    name: str
    pattern: str


@lru_cache(maxsize=None)
def words(kind: str) -> dict[str, str]:
    """Words of one kind in lower case, with their codes."""
    return {row["word"].lower(): row["code"] for row in load_rows("time_words") if row["kind"] == kind}


@lru_cache(maxsize=None)
def phrases() -> dict[str, str]:
    """Whole expressions, in lower case with single spaces and straight apostrophes, with their meaning codes."""
    return {row["phrase"].lower(): row["meaning"] for row in load_rows("time_phrases")}


def _any(kind: str, *, fold: bool = True) -> str:
    """An alternation of the words of a kind, longest first; capitals count unless ``fold``."""
    listed = [row["word"] for row in load_rows("time_words") if row["kind"] == kind]
    return _alternation(listed, fold=fold)


def _alternation(listed: list[str], *, fold: bool) -> str:
    patterns = [re.escape(word).replace(r"\ ", SPACE).replace("'", "['’]") for word in sorted(listed, key=_longest)]
    return f"(?{'i' if fold else ''}:{'|'.join(patterns)})"


def _longest(word: str) -> tuple[int, str]:
    return (-len(word), word)


def forms() -> tuple[Form, ...]:
    """All forms, in the order in which they are tried. Builds strings only."""
    return (*_phrase_forms(), *_date_forms(), *_month_forms(), *_unit_forms(), *_length_forms(), *_year_forms())


def _phrase_forms() -> list[Form]:
    listed = [row["phrase"] for row in load_rows("time_phrases")]
    capitals = [phrase for phrase in listed if phrase != phrase.lower()]
    either = _alternation([p for p in listed if p not in capitals], fold=True)
    return [
        Form("phrase", rf"(?:{_alternation(capitals, fold=False)}|{either})\b(?:{SPACE}(?P<part>{_any('part')})\b)?"),
    ]


def _date_forms() -> list[Form]:
    """A day of a month, with or without its year and weekday, and ranges of days."""
    month = rf"(?P<month>{_any('month', fold=False)}|(?:{_any('month_short', fold=False)})\b\.?)"
    until = month.replace("<month>", "<last_month>")
    weekday = (
        rf"(?:(?P<weekday>{_any('weekday', fold=False)}|(?:{_any('weekday_short', fold=False)})\b\.?)"
        rf"(?:{SPACE}{_any('part')})?,?{SPACE}(?:the{SPACE})?)?"
    )
    to = rf"(?:{DASH}|{SPACE}(?:to|and|through|until|till|or){SPACE}|{SPACE}?&{SPACE}?)"
    week = rf"(?P<week>the{SPACE}week{SPACE}of{SPACE})?"
    day, last_day = rf"(?P<day>{DAY})", rf"(?P<last_day>{DAY})"
    year = rf"(?:(?:,|{SPACE}of)?{SPACE}?(?P<year>{YEAR}))?"
    return [
        Form("iso", r"(?P<iso>(?:19|20)\d\d-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01]))(?!\d)"),
        Form("slashed", rf"(?P<a>\d{{1,2}})(?P<mark>[/.])(?P<b>\d{{1,2}})(?P=mark)(?P<year>{YEAR})"),
        Form("month_days", rf"{weekday}{month}{SPACE}{day}{to}{last_day}{year}"),
        Form("months_days", rf"{weekday}{month}{SPACE}{day}{to}{until}{SPACE}{last_day}{year}"),
        Form("days_month", rf"{weekday}{day}{to}{last_day}{SPACE}(?:of{SPACE})?{month}{year}"),
        Form("days_months", rf"{weekday}{day}{SPACE}{month}{to}{last_day}{SPACE}{until}{year}"),
        Form("month_day", rf"{week}{weekday}{month}{SPACE}(?:the{SPACE})?{day}{year}"),
        Form("day_month", rf"{week}{weekday}{day}{SPACE}(?:of{SPACE})?{month}{year}"),
        Form(
            "weekday",
            rf"(?:(?P<choice>{CHOICE}){SPACE})?(?P<weekday>{_any('weekday', fold=False)})\b"
            rf"(?:{SPACE}(?P<part>{_any('part')})\b)?",
        ),
    ]


CHOICE = rf"(?i:last|this{SPACE}past|this{SPACE}coming|this|next|the{SPACE}(?:past|coming|following))"


def _place(*, needed: bool = False) -> str:
    """A place in a unit: "early", "mid-", "the end of", "later"."""
    inner = [word for word in words("place") if word in ("early", "mid", "late", "earlier", "later")]
    edge = [word for word in words("place") if word not in inner]
    either = (
        rf"(?:(?P<place>{_alternation(inner, fold=True)})(?:-|{SPACE})(?:in{SPACE})?"
        rf"|(?:(?i:the){SPACE})?(?P<edge>{_alternation(edge, fold=True)}){SPACE}of{SPACE})"
    )
    return either if needed else either + "?"


def _month_forms() -> list[Form]:
    """Months and seasons with a year, a place or a choice; a bare month only after a word that makes it one."""
    month = rf"(?P<month>{_any('month', fold=False)}|(?:{_any('month_short', fold=False)})\b\.?)"
    full = rf"(?P<month>{_any('month', fold=False)})\b"
    named = r"(?!['’]s?\b|-\w)"  # "in June's", "March-in": left to other readers
    before = "|".join(rf"(?<=\b{word}\s)" for word in BEFORE_MONTH.split())
    season = rf"(?P<season>{_any('season')})"
    of_year = rf"(?:,?{SPACE}(?:of{SPACE})?)(?P<year>{YEAR})"
    choice = rf"(?P<choice>{CHOICE}){SPACE}"
    return [
        Form("month_year", rf"{_place()}{month}{of_year}"),
        Form("season_year", rf"{_place()}(?:(?i:the){SPACE})?{season}{of_year}"),
        Form("chosen_month", rf"{_place()}{choice}{full}"),
        Form("placed_month", rf"{_place(needed=True)}{full}"),
        Form("bare_month", rf"(?:{before}){full}{named}"),
        Form("chosen_season", rf"{_place()}{choice}{season}\b"),
        Form("quarter", rf"(?:the{SPACE})?(?P<count>first|second|third|fourth){SPACE}quarter{SPACE}of{SPACE}(?P<year>{YEAR})"),
        Form("quarter_short", rf"Q(?P<count>[1-4]){SPACE}(?:of{SPACE})?(?P<year>{YEAR})"),
    ]


BEFORE_MONTH = "in of since by until till through during from before after between and for to the or In Since During"


def _unit_forms() -> list[Form]:
    """Stretches counted from the day of writing: "early next month", "this morning", "the coming weeks"."""
    unit = r"(?P<unit>(?i:week|weekend|month|quarter|year|decade))\b"
    many = r"(?i:(?:days?|weeks?|months?|years?|hours|decades?)(?:,?\s+(?:and|or)\s+(?:days|weeks|months|years|hours))*)\b"
    some = rf"(?i:(?:few|several|couple{SPACE}of|two|three){SPACE})?"
    kind = r"(?:[a-z]{4,12}\s+)?"  # "the critical period ahead"
    return [
        Form("part", rf"(?i:this){SPACE}(?P<part>{_any('part')})\b"),
        Form("chosen_unit", rf"{_place()}(?P<choice>(?i:last|this|next)){SPACE}{unit}"),
        Form("placed_unit", rf"{_place(needed=True)}(?i:the){SPACE}{unit}"),
        Form("counted_past", rf"(?i:(?:the|this){SPACE})?(?i:past|last|previous|preceding){SPACE}(?P<count>{_count()}){SPACE}(?P<unit>{_any('unit')})s?\b"),
        Form("counted_coming", rf"(?i:(?:the|these){SPACE})?(?i:next|coming|following){SPACE}(?P<count>{_count()}){SPACE}(?P<unit>{_any('unit')})s?\b"),
        Form("one_past", rf"(?i:(?:the|this){SPACE}(?:past|last)){SPACE}(?P<unit>(?i:day|week|weekend|month|quarter|year|decade))\b"),
        Form("one_coming", rf"(?i:(?:the|this){SPACE}(?:next|coming)){SPACE}(?P<unit>(?i:day|week|weekend|month|quarter|year|decade))\b"),
        Form("recent", rf"(?:(?i:the|these){SPACE})?(?i:recent|past|last){SPACE}{some}{many}"),
        Form("coming", rf"(?:(?i:the|these){SPACE})?(?i:coming|upcoming|ensuing){SPACE}{some}{kind}(?:{many}|(?i:period|term)\b)"),
        Form("ahead", rf"(?i:the){SPACE}{kind}(?:{many}|(?i:period)\b){SPACE}(?i:ahead|to{SPACE}come)\b"),
    ]


def _count() -> str:
    return rf"(?:\d{{1,3}}|{_any('number')})"


def _length_forms() -> list[Form]:
    """Lengths of time, alone or counted from another day."""
    unit = rf"(?P<unit>{_any('unit')})"
    length = rf"(?:(?i:about|approximately|almost|nearly|over|some){SPACE})?(?P<count>{_count()})(?:{SPACE}|-){unit}s?\b"
    bare = rf"(?P<count>\d{{1,3}}|{_any('number')})(?:{SPACE}|-){unit}s?\b(?!-old\b)"
    return [
        Form("ago", rf"{length}{SPACE}(?i:ago|earlier{SPACE}today)\b"),
        Form("later", rf"{length}{SPACE}(?P<side>(?i:later|afterwards?|earlier|before))\b"),
        Form("hence", rf"(?<=\b[Ii]n\s)(?P<count>{_count()}){SPACE}{unit}s?(?:['’]{SPACE}time)?\b(?=\s*[,.;]|{SPACE}(?:time|to|at|when|in)\b|['’])"),
        Form("within", rf"(?<=\b[Ww]ithin\s)(?:the{SPACE}next{SPACE})?(?P<count>{_count()}){SPACE}{unit}s?\b"),
        Form("duration", bare),
    ]


def _year_forms() -> list[Form]:
    before = "|".join(rf"(?<=\b{word}\s)" for word in BEFORE_YEAR.split())
    return [
        Form("place_year", rf"{_place(needed=True)}(?P<year>{YEAR})"),
        Form("decade", r"(?:the\s)?(?:(?P<early>early|mid|late)[- ])?(?P<year>(?:19|20)\d)0['’]?s\b"),
        Form("years", rf"(?P<year>{YEAR}){DASH}(?P<last_year>{YEAR})"),
        Form("year", rf"(?:{before})(?P<year>{YEAR})(?!{SPACE}?(?:percent|per{SPACE}cent|million|billion|troops|people|km|miles)\b|[-–.]\d)"),
    ]


BEFORE_YEAR = (
    "in of since by until till through during from before after between and to for the year or In Since By Until "
    "During From Before After"
)
