"""The forms of time expressions: one regular expression a form, built from the word tables.

Order matters: where several forms fit at one place the first is taken, so a longer form
stands before its own beginning. What a form cannot tell by itself its reader checks.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import NamedTuple

from dragoman.lexicon.loader import load_rows

# White space with one line end at most: a wrapped line, not a paragraph's end. Atomic, so that a long run costs once.
S = r"(?>(?:[^\S\n]+\n?|\n)[^\S\n]*)"
DASH = r"(?>[^\S\n]*)[-–—‐‑][^\S\n]*"
YEAR = r"(?:19|20)[0-9][0-9](?![0-9%])(?!,[0-9])"
DAY = r"(?:3[01]|[12][0-9]|0?[1-9])(?:st|nd|rd|th)?\b(?!,[0-9]{3}\b|:[0-9]|%|\.[0-9])"
CHOICE = rf"(?i:last|this{S}past|this{S}coming|this|next|the{S}(?:past|coming|following))"
CAPITALS = frozenset({"month", "weekday", "month_short", "weekday_short", "feast"})  # kinds of words that are names
TENS = range(20, 100, 10)
ABOUT = rf"(?i:(?:about|approximately|almost|nearly|over|some){S})?"


class Form(NamedTuple):
    """One form; the named groups of ``pattern`` are what its reader needs."""

    name: str
    pattern: str


@cache
def words(kind: str) -> dict[str, str]:
    """Words of one kind in lower case, with their codes."""
    return {row["word"].lower(): row["code"] for row in load_rows("time_words") if row["kind"] == kind}


@lru_cache(maxsize=1)
def phrases() -> dict[str, str]:
    """Whole expressions in lower case, with their meaning codes."""
    return {row["phrase"].lower(): row["meaning"] for row in load_rows("time_phrases")}


@lru_cache(maxsize=1)
def forms() -> tuple[Form, ...]:
    """All forms, in the order in which they are tried."""
    return (_phrase(), *_days(), *_months(), *_stretches(), *_lengths(), *_years())


@lru_cache(maxsize=1)
def any_form() -> re.Pattern[str]:
    """All forms in one expression, whose ``lastgroup`` names the first that fits."""
    named = (f"(?P<{form.name}>{re.sub(r'[?]P<[a-z_]+>', '?:', form.pattern)})" for form in forms())
    return re.compile("|".join(named))


@lru_cache(maxsize=1)
def trigger() -> re.Pattern[str]:
    """A word or number that every form has: without one near by, no form needs to be tried."""
    listed = {word for kind in ("month", "month_short", "weekday", "weekday_short", "season") for word in _listed(kind)}
    listed |= {word.split()[-1] for kind in ("unit", "part", "feast") for word in _listed(kind)}
    listed |= {row["phrase"].split()[-1] for row in load_rows("time_phrases")}
    listed |= {"ahead", "coming", "period", "term", "weekend"}
    return re.compile(rf"(?<!\w)(?:{_cases(listed)}(?:s|\b)|(?:19|20)[0-9][0-9])|[0-9][/.][0-9]")


@lru_cache(maxsize=1)
def opener() -> re.Pattern[str]:
    """What a form can begin with, at the beginning of a word."""
    kinds = ("month", "month_short", "weekday", "weekday_short", "season", "place", "number", "feast")
    listed = {word.split()[0] for kind in kinds for word in _listed(kind)}
    listed |= {row["phrase"].split()[0] for row in load_rows("time_phrases")}
    listed |= set(OPENERS.split())
    return re.compile(rf"(?<![\w$€£])(?<![0-9][.,])(?:[0-9]|Q[1-4]|{_cases(listed)}\b)")


OPENERS = (
    "the this these last next past recent coming upcoming previous preceding following third fourth "
    "about approximately almost nearly over some"
)


def _cases(listed: set[str]) -> str:
    """An alternation of words as they are, with a capital, and in capitals throughout."""
    either = sorted({re.escape(form) for word in listed for form in (word, word[0].upper() + word[1:], word.upper())})
    return f"(?:{'|'.join(either)})"


@cache
def form_pattern(name: str) -> re.Pattern[str]:
    """One form with its named groups."""
    return re.compile(next(form.pattern for form in forms() if form.name == name))


def _listed(kind: str) -> list[str]:
    return [row["word"] for row in load_rows("time_words") if row["kind"] == kind]


def _either(listed: list[str], *, fold: bool) -> str:
    """An alternation, longest first. Capitals count unless ``fold``; a word in capitals throughout always fits."""
    if not fold:
        listed = [*listed, *(word.upper() for word in listed)]
    ordered = sorted(listed, key=lambda word: (-len(word), word))
    patterns = [re.escape(word).replace(r"\ ", S).replace("'", "['’]") for word in ordered]
    return f"(?{'i' if fold else ''}:{'|'.join(patterns)})"


def _word(kind: str) -> str:
    return _either(_listed(kind), fold=kind not in CAPITALS)


def _month(group: str = "month") -> str:
    return rf"(?P<{group}>{_word('month')}\b|{_word('month_short')}\b\.?)"


def _count() -> str:
    tens = _either([word for word, code in words("number").items() if code.isdigit() and int(code) in TENS], fold=True)
    ones = _either([word for word, code in words("number").items() if code.isdigit() and int(code) < 10], fold=True)
    return rf"(?P<count>[0-9]{{1,3}}|{tens}-{ones}|{_word('number')})"


def _unit() -> str:
    return rf"(?P<unit>{_word('unit')})s?\b"


def _place(*, needed: bool = False) -> str:
    """A place in a unit: "early", "mid-", "the end of", "later"."""
    inner = [word for word in _listed("place") if word in ("early", "mid", "late", "earlier", "later")]
    edges = [word for word in _listed("place") if word not in inner]
    either = (
        rf"(?:(?P<place>{_either(inner, fold=True)})(?:-|{S})(?:in{S})?"
        rf"|(?:(?i:the){S})?(?P<edge>{_either(edges, fold=True)}){S}of{S})"
    )
    return either if needed else either + "?"


def _phrase() -> Form:
    listed = [row["phrase"] for row in load_rows("time_phrases")]
    capitals = [phrase for phrase in listed if phrase != phrase.lower()]
    small = [phrase for phrase in listed if phrase == phrase.lower()]
    either = f"{_either(capitals, fold=False)}|{_either(small, fold=True)}"
    of = rf"(?!{S}of\b)"  # "the morning of March 3" is of that day
    return Form("phrase", rf"(?P<phrase>{either})\b{of}(?:{S}(?P<part>{_word('part')})\b)?")


def _days() -> list[Form]:
    """A day of a month, with or without its year and weekday, and ranges of days."""
    month, last_month = _month(), _month("last_month")
    weekday = (
        rf"(?:(?P<weekday>{_word('weekday')}\b|{_word('weekday_short')}\b\.?)"
        rf"(?:{S}{_word('part')})?,?{S}(?:the{S})?)?"
    )
    hours = rf"(?:(?i:the){S}{_word('part')}{S}of{S}(?:the{S})?)?"  # "the evening of March 3"
    week = rf"(?P<week>(?i:the){S}week{S}of{S})?"
    to = rf"(?P<to>{DASH}|{S}(?:to|and|through|until|till){S}|{S}?&{S}?)"
    day, last_day = rf"(?P<day>{DAY})", rf"(?P<last_day>{DAY})"
    year = rf"(?:(?:,|{S}of)?{S}?(?:(?P<year>{YEAR})|(?P<which>last|this|next){S}year\b))?"
    return [
        Form("iso", r"(?<!/)(?P<iso>(?:19|20)[0-9][0-9]-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12][0-9]|3[01]))(?![0-9/-])"),
        Form("slashed", rf"(?<!/)(?P<first>[0-9]{{1,2}})/(?P<second>[0-9]{{1,2}})/(?P<year>{YEAR})(?![/-])"),
        Form("dotted", rf"(?P<day>[0-9]{{1,2}})\.[ ]?(?P<number>[0-9]{{1,2}})\.[ ]?(?P<year>{YEAR})"),
        Form("month_days", rf"{weekday}{month}{S}{day}{to}{last_day}{year}"),
        Form("months_days", rf"{weekday}{month}{S}{day}{to}{last_month}{S}{last_day}{year}"),
        Form("days_month", rf"{weekday}{day}{to}{last_day}{S}(?:of{S})?{month}{year}"),
        Form("days_months", rf"{weekday}{day}{S}{month}{to}{last_day}{S}{last_month}{year}"),
        Form("month_day", rf"{hours}{week}{weekday}{month}{S}(?:the{S})?{day}{year}"),
        Form("day_month", rf"{hours}{week}{weekday}{day}{S}(?:of{S})?{month}{year}"),
        Form(
            "weekday",
            rf"{hours}(?:(?P<choice>{CHOICE}){S})?(?P<weekday>{_word('weekday')})\b(?:{S}(?P<part>{_word('part')})\b)?",
        ),
    ]


def _months() -> list[Form]:
    """Months, seasons and quarters with a year, a place or a choice, and bare months."""
    full = rf"(?P<month>{_word('month')})\b"
    season = rf"(?P<season>{_word('season')})\b"
    of_year = rf",?{S}(?:of{S})?(?:(?P<year>{YEAR})|(?P<which>last|this|next){S}year\b)"
    choice = rf"(?P<choice>{CHOICE}){S}"
    return [
        Form("month_year", rf"{_place()}{_month()}{of_year}"),
        Form("season_year", rf"{_place()}(?:(?i:the){S})?{season}{of_year}"),
        Form("chosen_month", rf"{_place()}{choice}{full}"),
        Form("placed_month", rf"{_place(needed=True)}{full}"),
        Form("bare_month", full),
        Form("chosen_season", rf"{_place()}{choice}{season}"),
        Form("feast", rf"(?:(?i:the){S}|{choice})?(?P<feast>{_word('feast')})\b(?:{of_year})?"),
        Form("quarter", rf"(?:the{S})?(?P<nth>first|second|third|fourth){S}quarter{S}of{S}(?P<year>{YEAR})"),
        Form("quarter_short", rf"Q(?P<nth>[1-4]){S}(?:of{S})?(?P<year>{YEAR})"),
    ]


def _stretches() -> list[Form]:
    """Stretches counted from the day of writing: "early next month", "this morning", "the coming weeks"."""
    unit = r"(?P<unit>(?i:week|weekend|month|quarter|year|decade))\b"
    some = r"(?:days|weeks|months|years|decades|hours)"
    many = rf"(?i:{some}(?:,?{S}(?:and|or){S}{some})*)\b(?!{S}of\b)"
    few = rf"(?i:(?:few|several|couple{S}of){S})"
    adjective = rf"(?:[a-z]{{4,12}}{S})?"  # "the critical period ahead"
    past = rf"(?i:(?:(?:the|this|these){S})?(?:past|last|previous|preceding)){S}"
    coming = rf"(?i:(?:(?:the|these){S})?(?:next|coming|following|upcoming)){S}"
    return [
        Form("part", rf"(?i:this){S}(?P<part>{_word('part')})\b"),
        Form("chosen_unit", rf"{_place()}(?P<choice>(?i:last|this|next)){S}{unit}"),
        Form("placed_unit", rf"{_place(needed=True)}(?i:the){S}{unit}"),
        Form("counted_past", past + _count() + S + _unit()),
        Form("counted_coming", coming + _count() + S + _unit()),
        Form("one_past", rf"(?i:the{S}(?:past|last)|this{S}past){S}(?P<unit>{_word('unit')}|weekend)\b"),
        Form("one_coming", rf"(?i:the{S}(?:next|coming)|this{S}coming){S}(?P<unit>{_word('unit')}|weekend)\b"),
        Form("recent", rf"(?i:(?:the|these){S})?(?i:(?:recent|past){S}{few}?|last{S}{few}){many}"),
        Form("coming", rf"(?i:(?:the|these){S})?(?i:coming|upcoming){S}{few}?{adjective}(?:{many}|(?:period|term)\b)"),
        Form("ahead", rf"(?i:the){S}{adjective}(?:{many}|period\b){S}(?:ahead|to{S}come)\b"),
    ]


def _lengths() -> list[Form]:
    """Lengths of time, alone or counted from another day."""
    length = ABOUT + _count() + S + _unit()
    return [
        Form("ago", rf"{length}{S}(?i:ago)\b"),
        Form("later", rf"{length}{S}(?P<side>(?i:later|afterwards?|earlier))\b"),
        Form("hence", _count() + S + _unit() + rf"(?!-)(?:['’]{S}time)?"),
        Form("duration", _count() + rf"(?:{S}|-)" + _unit() + rf"(?!(?:-|{S})old\b)"),
    ]


def _years() -> list[Form]:
    counted = r"percent|per|million|billion|troops|soldiers|people|others|miles|km|tons"
    return [
        Form("place_year", rf"{_place(needed=True)}(?P<year>{YEAR})"),
        Form("years", rf"(?P<year>{YEAR}){DASH}(?P<last_year>{YEAR})"),
        Form("decade", rf"(?:the{S})?(?:(?P<place>early|mid|late)[- ])?(?P<year>(?:19|20)[0-9])0['’]?s\b"),
        Form("year", rf"(?P<year>{YEAR})(?!{S}(?:{counted})\b|[-–.][0-9])"),
    ]
