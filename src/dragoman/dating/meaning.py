"""What a time expression means before its anchor is known, as a compact code.

A code is parts joined by colons: the kind, its argument, and what narrows it.

=================  ==============================================================================
``calendar:T``     a date of the calendar, ``T`` as in TIMEX3 with ``XXXX`` where no year is
                   told: ``2021-04-13``, ``XXXX-02-05``, ``2021-04``, ``2021``, ``2021-SU``,
                   ``2022-Q1``, ``2022-EA`` (Easter), ``199`` (a decade), ``XXXX-01-29/XXXX-01-30`` (a range)
``weekday:N``      a day of the week, Monday 1
``day:+1``         so many days, weeks, weekends, months, quarters, years or decades from the
                   anchor: ``week:-1``, ``month:+1``, ``year:0``
``season:SU``      a season
``past:P2W``       the stretch of that length that ends on the anchor
``coming:P2W``     the stretch of that length that begins there
``hence:P2W``      that long after the anchor, counted in its own unit
``recent``         some time up to the anchor
``ahead``          some time from the anchor on
``reference:+1``   so many days from the date last named before it
``duration:P5Y``   a length of time, and no date
=================  ==============================================================================

What narrows it: a place in the unit (``early`` ``mid`` ``late`` ``end`` ``first`` ``second``, or
``earlier`` and ``later`` than the anchor), ``last`` ``this`` ``next``, ``y-1`` (the year, from the
anchor's), ``w3`` (the weekday told beside a date), ``week`` (the week that holds the day), a part of the
day (``MO`` ``MI`` ``AF`` ``EV`` ``NI``).
"""

from __future__ import annotations

from typing import NamedTuple

from dragoman.dating.days import EASTER

PARTS_OF_DAY = frozenset({"MO", "MI", "AF", "EV", "NI"})
PLACES = frozenset({"early", "mid", "late", "end", "first", "second", "earlier", "later"})
CHOICES = frozenset({"last", "this", "next"})
BACK = frozenset({"past", "recent"})
AHEAD = frozenset({"ahead", "coming", "hence"})
YEARS = frozenset({"y-1", "y+0", "y+1"})
SHIFTS = frozenset({"day", "week", "weekend", "month", "quarter", "year", "decade"})


class Meaning(NamedTuple):
    """The parts of a code; ``""`` where it has none."""

    kind: str
    arg: str = ""
    place: str = ""
    choice: str = ""
    year: str = ""  # which from the anchor's: y-1, y+0, y+1
    weekday: int = 0  # told beside a date
    whole_week: bool = False
    part: str = ""

    @property
    def code(self) -> str:
        """The code that ``read_meaning`` reads back."""
        narrowed = [self.place, self.choice, self.year, f"w{self.weekday}" if self.weekday else ""]
        narrowed += ["week" if self.whole_week else "", self.part]
        return ":".join(filter(None, [self.kind, self.arg, *narrowed]))


def read_meaning(code: str) -> Meaning:
    """The parts of a code; a part of no known kind is a defect of a table and raises ``ValueError``."""
    kind, *rest = code.split(":")
    found = Meaning(kind)
    if rest and kind not in ("recent", "ahead"):
        found = found._replace(arg=rest.pop(0))
    for mark in rest:
        if mark in PLACES:
            found = found._replace(place=mark)
        elif mark in CHOICES:
            found = found._replace(choice=mark)
        elif mark in PARTS_OF_DAY:
            found = found._replace(part=mark)
        elif mark in YEARS:
            found = found._replace(year=mark)
        elif mark == "week":
            found = found._replace(whole_week=True)
        elif mark[:1] == "w" and mark[1:].isdigit():
            found = found._replace(weekday=int(mark[1:]))
        else:
            raise ValueError(f"no time code knows {mark!r}, in {code!r}")
    return found


def is_relative(meaning: Meaning) -> bool:
    """Does it lean on another day, so that the words alone give no date?"""
    if meaning.kind == "calendar":
        return "XXXX" in meaning.arg
    return meaning.kind != "duration"


def timex_value(meaning: Meaning) -> str:
    """The TIMEX3 value that the words alone give; ``""`` where they give none."""
    if meaning.kind == "calendar":
        return meaning.arg + (f"T{meaning.part}" if meaning.part else "")
    if meaning.kind == "weekday":
        return f"XXXX-WXX-{meaning.arg}" + (f"T{meaning.part}" if meaning.part else "")
    if meaning.kind == "season":
        return f"XXXX-{meaning.arg}"
    if meaning.kind == "duration":
        return meaning.arg
    return "PAST_REF" if meaning.kind in BACK else "FUTURE_REF" if meaning.kind in AHEAD else ""


def constraints(meaning: Meaning, direction: str | None) -> tuple[str, ...]:
    """What the words say about the days without any other date, as ``key:value``, in a fixed order.

    ``weekday:2``, ``year:2021``, ``month:02``, ``day:05`` say what the day is;
    ``week:-1`` and the like how far off it is from the publication day;
    ``not_after:published`` and ``not_before:published`` on which side of that day it lies.
    """
    found: list[str] = []
    if meaning.kind == "weekday":
        found.append(f"weekday:{meaning.arg}")
    elif meaning.kind == "season":
        found.append(f"season:{meaning.arg}")
    elif meaning.kind in SHIFTS:
        found.append(f"{meaning.kind}:{meaning.arg}")
    elif meaning.kind == "calendar":
        found += _calendar_constraints(meaning)
    if meaning.kind in BACK or (direction == "past" and is_relative(meaning)):
        found.append("not_after:published")
    elif meaning.kind in AHEAD or (direction == "future" and is_relative(meaning)):
        found.append("not_before:published")
    return tuple(found)


def _calendar_constraints(meaning: Meaning) -> list[str]:
    year, _, rest = meaning.arg.partition("/")[0].partition("-")
    month, _, day = rest.partition("-")
    found = [f"weekday:{meaning.weekday}"] if meaning.weekday else []
    if len(year) == 4 and year.isdigit():
        found.append(f"year:{year}")
    if month.isdigit():
        found.append(f"month:{month}")
    elif month and month != EASTER:
        found.append(f"season:{month}" if month[0] != "Q" else f"quarter:{month[1:]}")
    if day and not meaning.arg.count("/"):
        found.append(f"day:{day}")
    return found
