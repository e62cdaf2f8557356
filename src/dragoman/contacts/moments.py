"""Whether two places of one document can speak of the same moment."""

from __future__ import annotations

import datetime

from dragoman.contacts.candidates import Candidate
from dragoman.model.records import DateExpression

PARTS_OF_DAY = frozenset({"MO", "MI", "AF", "EV", "NI"})
HELD = "held"
HALF_A_YEAR = 6  # months within which a day without a year is this year's
WHOLE_DAY = frozenset({"NI", "EV"})  # the evening may be told as night


def moments_agree(one: Candidate, two: Candidate, published: str | None) -> bool:
    """True where either names no time, or a time of one can be a time of the other."""
    mine, theirs = days_of(one), days_of(two)
    if not mine or not theirs:
        return True
    foreign = one.unit.issued != two.unit.issued  # an embedded text counts from its own day
    return any(_agree(a, b, published, foreign) for a in mine for b in theirs)


def days_of(one: Candidate) -> list[DateExpression]:
    """The words that say when, and not how long, as "a 40-minute call" does."""
    return [when for when in one.dates if not when.meaning.startswith("duration")]


def points(when: DateExpression, published: str | None) -> str | None:
    """What a time expression makes of a contact at that time, ``held`` or ``planned``; None where it may be either.

    A day of the calendar is the nearest to the day of publication where it names no year.
    """
    kind, _, rest = when.meaning.partition(":")
    side = _side_of(when.value, published) if kind == "calendar" else None
    if side is not None:
        return side
    if rest.startswith("-") or ":last" in when.meaning or kind in ("past", "recent"):
        return HELD
    if rest.startswith("+") or ":next" in when.meaning or kind in ("coming", "ahead"):
        return "planned"
    return None


def _side_of(value: str, published: str | None) -> str | None:
    """Does a day of the calendar lie before or behind the day of publication? None where that is not told."""
    told = len(value) == 10 and value[4:5] == "-" and value[5:].replace("-", "").isdigit()
    if published is None or not told:
        return None
    if value[:4].isdigit():
        day, today = value, published[:10]
    else:
        day, today = value[5:], published[5:10]
        if abs(int(day[:2]) - int(today[:2])) >= HALF_A_YEAR:
            return None
    return None if day == today else HELD if day < today else "planned"


def _agree(a: DateExpression, b: DateExpression, published: str | None, foreign: bool) -> bool:
    if a.id == b.id:
        return True
    day_a, part_a = _read(a.meaning)
    day_b, part_b = _read(b.meaning)
    if part_a and part_b and part_a != part_b and not {part_a, part_b} <= WHOLE_DAY and not foreign:
        return False
    if day_a == day_b:
        return True
    near = ("day:0", "weekday")
    if foreign and day_a.startswith(near) and day_b.startswith(near):
        return True
    known_a, known_b = _day(a, day_a, published), _day(b, day_b, published)
    if known_a and known_b:
        return known_a == known_b
    return _within(known_a, day_b, published) or _within(known_b, day_a, published)


def _within(day: str | None, meaning: str, published: str | None) -> bool:
    """Does a month and day lie in the week or month, counted from the day of publication, that is meant?"""
    kind, _, count = meaning.partition(":")
    if day is None or published is None or kind not in ("week", "month") or not count.lstrip("+-").isdigit():
        return False
    today = datetime.date.fromisoformat(published[:10])
    if kind == "month":
        return int(day[:2]) == (today.month - 1 + int(count)) % 12 + 1
    first = today - datetime.timedelta(days=today.weekday()) + datetime.timedelta(weeks=int(count))
    return day in [(first + datetime.timedelta(days=n)).isoformat()[5:] for n in range(7)]


def _read(meaning: str) -> tuple[str, str]:
    parts = meaning.split(":")
    part = next((p for p in parts[1:] if p in PARTS_OF_DAY), "")
    return ":".join(p for p in parts if p not in PARTS_OF_DAY and p not in ("last", "this")), part


def _day(expression: DateExpression, meaning: str, published: str | None) -> str | None:
    """The month and day an expression means, as far as its words and the document's own date tell."""
    value = expression.value
    if len(value) >= 10 and value[4] == "-" and value[7] == "-":
        return value[5:10]
    parts = meaning.split(":")
    if published is None or len(parts) < 2:
        return None
    day = datetime.date.fromisoformat(published[:10])
    try:
        if parts[0] == "day":
            return (day + datetime.timedelta(days=int(parts[1]))).isoformat()[5:]
        if parts[0] == "weekday":
            back = (day.isoweekday() - int(parts[1])) % 7
            ahead = (int(parts[1]) - day.isoweekday()) % 7
            gone = ahead if expression.direction == "future" else -back
            return (day + datetime.timedelta(days=gone)).isoformat()[5:]
    except (ValueError, OverflowError):
        return None
    return None
