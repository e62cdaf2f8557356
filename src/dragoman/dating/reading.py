"""What the words of a found form mean: one reader a form."""

from __future__ import annotations

import re
from collections.abc import Callable

from dragoman.dating.grammar import phrases, words
from dragoman.dating.meaning import Meaning, read_meaning
from dragoman.text.folding import fold_case

Groups = dict[str, str | None]
Reader = Callable[[Groups, str], Meaning | None]  # the groups of a match, and the lower-case word before it

TO_LAST = {"last": "last", "this past": "last", "the past": "last", "next": "next", "the following": "next"}
BEFORE_MONTH = frozenset(
    "in of since by until till through during from before after between and for to or the early".split()
)
BEFORE_MAY = frozenset("in since by until till during through".split())  # "from May", "of May": a name as well
BEFORE_YEAR = BEFORE_MONTH | frozenset("year its his her their our mid upcoming recent".split())
BEFORE_OCCASION = frozenset("the a an his her its their our this that last".split())
BEFORE_FEAST = frozenset("by before until till since after around".split())
FEAST_OVER = re.compile(  # no "Christmas message", no "Easter truce"
    r"\s*(?:[,.;:)”\"?!–—]|$)|\s+(?:and|or|but|at|in|on|if|that|to|as|when|so|for|with|from|the|he|she|it|they|we)\b"
)
OCCASION = re.compile(  # "the May leaders' summit"
    r"\s+(?:[A-Za-z’']+\s+)?(?:[Mm]eetings?|[Ss]ummits?|calls?|visits?|trips?|talks|[Cc]onference|elections?|referendum|"
    r"agreement|ceasefire|deadline|session|statement|speech)\b"
)
NAMES_TOO = frozenset({"april", "may", "june", "august", "march"})
NTH = ("first", "second", "third", "fourth")
LEFT_OPEN = frozenset({"the day before", "the day after"})
CLOSED = re.compile(r"\s*(?:[,.;:)”\"]|$)")
DAYS_IN = {"D": 1, "W": 7}


def folded(text: str) -> str:
    """Words in lower case with single spaces and straight apostrophes, as the tables have them."""
    return fold_case(text).replace("’", "'")


def read_form(name: str, groups: Groups, before: str, after: str) -> Meaning | None:
    """What the match of the form ``name`` means, or None where its words are no date after all.

    ``before`` is the word before it in lower case, ``after`` the text that follows.
    """
    if name == "bare_month" and not _is_month(folded(groups["month"] or ""), groups["month"] or "", before, after):
        return None
    if name == "feast" and not _is_feast(groups, before, after):
        return None
    if name == "phrase" and folded(groups["phrase"] or "") in LEFT_OPEN and not CLOSED.match(after):
        return None  # "the day after the vote" leans on the vote
    return READERS[name](groups, before)


def _is_month(month: str, written: str, before: str, after: str) -> bool:
    """Is a month's name alone a month? Some are names of persons too, and one a modal verb."""
    if OCCASION.match(after) and before in BEFORE_OCCASION:
        return True
    if written.isupper() or before not in BEFORE_MONTH:
        return False
    if month not in NAMES_TOO:
        return True
    named = re.match(r"\s[A-Z][a-z]+|['’]s\b", after) is not None
    return not named and (month != "may" or before in BEFORE_MAY)


def _is_feast(groups: Groups, before: str, after: str) -> bool:
    """Is a feast named as a day, and not as what a message or a holiday is of?"""
    return bool(before in BEFORE_FEAST or groups.get("choice") or groups.get("year")) and bool(FEAST_OVER.match(after))


# ---------------------------------------------------------------- pieces


def _day(value: str | None) -> str:
    return f"{int(re.sub('[^0-9]', '', value or '0')):02d}"


def _month(value: str | None) -> str:
    name = folded(value or "").rstrip(".")
    return f"{int(words('month').get(name) or words('month_short')[name]):02d}"


def _weekday(value: str | None) -> int:
    name = folded(value or "").rstrip(".")
    return int(words("weekday").get(name) or words("weekday_short").get(name) or 0)


def _place(groups: Groups) -> str:
    return words("place").get(folded(groups.get("place") or groups.get("edge") or ""), "")


def _term_or_place(groups: Groups, before: str) -> str:
    """The place; the end of something is its last day only where it sets a term."""
    place = _place(groups)
    return "late" if place == "end" and before not in ("by", "until", "till", "before") else place


def _which_year(groups: Groups) -> str:
    """Which year from the anchor's: "June of last year"."""
    return {"last": "y-1", "this": "y+0", "next": "y+1"}.get(folded(groups.get("which") or ""), "")


def _part(groups: Groups) -> str:
    return words("part").get(folded(groups.get("part") or ""), "")


def _choice(groups: Groups) -> str:
    chosen = folded(groups.get("choice") or "")
    return TO_LAST.get(chosen, "this" if chosen == "this" else "next" if chosen else "")


def _count(groups: Groups) -> int | None:
    """How many, or None where no number is told."""
    told = folded(groups.get("count") or "")
    if told.isdigit():
        return int(told)
    tens, _, ones = told.partition("-")
    codes = [words("number")[word] for word in (tens, ones) if word]
    return sum(int(code) for code in codes) if all(code.isdigit() for code in codes) else None


def _unit(groups: Groups) -> str:
    return words("unit")[folded(groups.get("unit") or "")]


def _length(count: int | None, unit: str) -> str:
    """A TIMEX3 duration; decades and quarters as years and months."""
    if unit in ("E", "Q"):
        factor, unit = (10, "Y") if unit == "E" else (3, "M")
        count = count and count * factor
    number = "X" if count is None else str(count)
    return f"PT{number}{unit[1:]}" if unit[0] == "T" else f"P{number}{unit}"


# ---------------------------------------------------------------- readers


def _read_phrase(groups: Groups, before: str) -> Meaning | None:
    code = phrases()[folded(groups["phrase"] or "")]
    if code == "none":
        return None
    meaning = read_meaning(code)
    if meaning.kind == "reference" and meaning.part and folded(groups["phrase"] or "").startswith("the "):
        return meaning if before in ("in", "during", "on") else None  # "in the morning", not "the morning was cold"
    return meaning._replace(part=_part(groups) or meaning.part)


def _read_iso(groups: Groups, before: str) -> Meaning | None:
    return Meaning("calendar", groups["iso"] or "")


def _read_slashed(groups: Groups, before: str) -> Meaning | None:
    first, second = int(groups["first"] or 0), int(groups["second"] or 0)
    if not 0 < min(first, second) <= 12 or max(first, second) > 31:
        return None
    if first <= 12 and second <= 12 and first != second:
        return Meaning("calendar", groups["year"] or "")  # the day or the month first: only the year is known
    month, day = (second, first) if first > 12 else (first, second)
    return Meaning("calendar", f"{groups['year']}-{month:02d}-{day:02d}")


def _read_dotted(groups: Groups, before: str) -> Meaning | None:
    day, month = int(groups["day"] or 0), int(groups["number"] or 0)
    return Meaning("calendar", f"{groups['year']}-{month:02d}-{day:02d}") if 0 < month <= 12 and 0 < day <= 31 else None


def _read_day(groups: Groups, before: str) -> Meaning | None:
    return Meaning(
        "calendar",
        f"{groups['year'] or 'XXXX'}-{_month(groups['month'])}-{_day(groups['day'])}",
        year=_which_year(groups),
        weekday=_weekday(groups.get("weekday")),
        whole_week=groups.get("week") is not None,
    )


def _read_days(groups: Groups, before: str) -> Meaning | None:
    """A range in one month or over two. Days joined by "and" are one only if they follow each other."""
    if folded(groups["to"] or "") in ("and", "&") and before != "between" and not _is_next(groups):
        return None
    year, month, day = groups["year"] or "XXXX", _month(groups["month"]), _day(groups["day"])
    last_month, last_day = _month(groups.get("last_month") or groups["month"]), _day(groups["last_day"])
    first_year = year
    if (last_month, last_day) <= (month, day):
        if last_month == month:
            return None
        first_year = str(int(year) - 1) if year != "XXXX" else year
    return Meaning(
        "calendar",
        f"{first_year}-{month}-{day}/{year}-{last_month}-{last_day}",
        year=_which_year(groups),
        weekday=_weekday(groups.get("weekday")),
    )


def _is_next(groups: Groups) -> bool:
    return not groups.get("last_month") and int(_day(groups["last_day"])) == int(_day(groups["day"])) + 1


def _read_weekday(groups: Groups, before: str) -> Meaning | None:
    if before in ("every", "each", "most"):
        return None
    return Meaning("weekday", str(_weekday(groups["weekday"])), choice=_choice(groups), part=_part(groups))


def _read_month(groups: Groups, before: str) -> Meaning | None:
    year = groups.get("year") or "XXXX"
    return Meaning(
        "calendar",
        f"{year}-{_month(groups['month'])}",
        place=_term_or_place(groups, before),
        choice=_choice(groups),
        year=_which_year(groups),
    )


def _read_season(groups: Groups, before: str) -> Meaning | None:
    season = words("season")[folded(groups["season"] or "")]
    if groups.get("year"):
        return Meaning("calendar", f"{groups['year']}-{season}", place=_place(groups))
    return Meaning("season", season, place=_place(groups), choice=_choice(groups), year=_which_year(groups))


def _read_feast(groups: Groups, before: str) -> Meaning | None:
    day = words("feast")[folded(groups["feast"] or "")]
    year = groups.get("year") or "XXXX"
    return Meaning("calendar", f"{year}-{day}", choice=_choice(groups), year=_which_year(groups))


def _read_quarter(groups: Groups, before: str) -> Meaning | None:
    nth = folded(groups["nth"] or "")
    return Meaning("calendar", f"{groups['year']}-Q{nth if nth.isdigit() else NTH.index(nth) + 1}")


def _read_part(groups: Groups, before: str) -> Meaning | None:
    return Meaning("day", "0", part=_part(groups))


def _read_unit(groups: Groups, before: str) -> Meaning | None:
    shift = {"last": "-1", "next": "+1"}.get(_choice(groups), "0")
    return Meaning(folded(groups["unit"] or ""), shift, place=_term_or_place(groups, before))


def _read_counted_past(groups: Groups, before: str) -> Meaning | None:
    count = _count(groups)
    return Meaning("recent") if count is None else Meaning("past", _length(count, _unit(groups)))


def _read_counted_coming(groups: Groups, before: str) -> Meaning | None:
    count = _count(groups)
    return Meaning("ahead") if count is None else Meaning("coming", _length(count, _unit(groups)))


def _read_one_past(groups: Groups, before: str) -> Meaning | None:
    if folded(groups["unit"] or "") == "weekend":
        return Meaning("weekend", "-1")
    return Meaning("past", _length(1, _unit(groups)))


def _read_one_coming(groups: Groups, before: str) -> Meaning | None:
    if folded(groups["unit"] or "") == "weekend":
        return Meaning("weekend", "+1")
    return Meaning("coming", _length(1, _unit(groups)))


def _shift(count: int | None, unit: str, sign: str) -> Meaning | None:
    """So many units off; None for units that are none of the calendar."""
    names = {"D": "day", "W": "week", "M": "month", "Y": "year"}
    if unit == "E" and count is not None:
        count, unit = 10 * count, "Y"
    return Meaning(names[unit], f"{sign}{count}") if unit in names else None


def _read_ago(groups: Groups, before: str) -> Meaning | None:
    count, unit = _count(groups), _unit(groups)
    if count is None:
        return Meaning("recent")
    return _shift(count, unit, "-") or Meaning("past", _length(count, unit))


def _read_later(groups: Groups, before: str) -> Meaning | None:
    count, days = _count(groups), DAYS_IN.get(_unit(groups))
    if count is None or days is None:
        return None
    return Meaning("reference", f"{'-' if groups['side'] == 'earlier' else '+'}{count * days}")


def _read_hence(groups: Groups, before: str) -> Meaning | None:
    count, unit = _count(groups), _unit(groups)
    if count is None or before not in ("in", "within"):
        return None
    return Meaning("coming" if before == "within" else "hence", _length(count, unit))


def _read_duration(groups: Groups, before: str) -> Meaning | None:
    if folded(groups["count"] or "") in ("a", "an", "few"):
        return None  # "a day", "a year": a rate or a figure of speech more often than a length
    return Meaning("duration", _length(_count(groups), _unit(groups)))


def _read_year(groups: Groups, before: str) -> Meaning | None:
    if not _place(groups) and before not in BEFORE_YEAR and not before.endswith(("'s", "s'")):
        return None
    return Meaning("calendar", groups["year"] or "", place=_term_or_place(groups, before))


def _read_years(groups: Groups, before: str) -> Meaning | None:
    first, last = groups["year"] or "", groups["last_year"] or ""
    return Meaning("calendar", f"{first}/{last}") if first < last else None


def _read_decade(groups: Groups, before: str) -> Meaning | None:
    return Meaning("calendar", groups["year"] or "", place=_place(groups))


READERS: dict[str, Reader] = {
    "phrase": _read_phrase,
    "iso": _read_iso,
    "slashed": _read_slashed,
    "dotted": _read_dotted,
    "month_days": _read_days,
    "months_days": _read_days,
    "days_month": _read_days,
    "days_months": _read_days,
    "month_day": _read_day,
    "day_month": _read_day,
    "weekday": _read_weekday,
    "month_year": _read_month,
    "season_year": _read_season,
    "chosen_month": _read_month,
    "placed_month": _read_month,
    "bare_month": _read_month,
    "chosen_season": _read_season,
    "feast": _read_feast,
    "quarter": _read_quarter,
    "quarter_short": _read_quarter,
    "part": _read_part,
    "chosen_unit": _read_unit,
    "placed_unit": _read_unit,
    "counted_past": _read_counted_past,
    "counted_coming": _read_counted_coming,
    "one_past": _read_one_past,
    "one_coming": _read_one_coming,
    "recent": lambda groups, before: Meaning("recent"),
    "coming": lambda groups, before: Meaning("ahead"),
    "ahead": lambda groups, before: Meaning("ahead"),
    "ago": _read_ago,
    "later": _read_later,
    "hence": _read_hence,
    "duration": _read_duration,
    "place_year": _read_year,
    "years": _read_years,
    "decade": _read_decade,
    "year": _read_year,
}
