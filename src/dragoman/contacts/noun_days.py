"""When a contact that a noun tells took place: "a call on Monday", "the talks, which were held in May"."""

from __future__ import annotations

from typing import NamedTuple

from dragoman.contacts.circumstances import find_dates_behind, find_dates_between, find_opening_dates
from dragoman.contacts.doubts import read_verdict
from dragoman.contacts.heads import Head
from dragoman.contacts.parties import Party
from dragoman.contacts.reading import Unit
from dragoman.contacts.time_words import past_time
from dragoman.lexicon.contacts import load_contact_class, load_contact_nouns

LONGEST_JOURNEY = 12  # pieces between "flew" and "talks"
BEFORE_DAY = frozenset("in on early late back and but then".split())
UNDONE = ("cancelled", "denied", "none")


class Frame(NamedTuple):
    """What stands around a noun of contact."""

    head: Head  # with the two whom "their" means
    other: Party
    relation: str  # with, between, of, by, from, to, roll, told, or empty
    light: int | None  # piece of the light verb
    verb: str  # its base form
    subject: Party


def find_days(unit: Unit, head: Head, frame: Frame) -> tuple[tuple[int, ...], int]:
    """The pieces that say when, and the last piece of the telling words."""
    last = max(frame.other.last, head.index)
    rest = _end_of_verdict(unit, last)
    behind = [*find_dates_between(unit, head.index + 1, last), *find_dates_behind(unit, rest + 1)]
    if frame.relation == "told":
        behind += find_dates_between(unit, frame.other.last + 1, head.first)
    opening: list[int] = []
    own = bool(behind or head.dates)  # "denied on Wednesday ... during their call a day earlier"
    within = bool(head.first) and unit.pieces[head.first - 1].lower in ("in", "during")
    if frame.light is None and not own and (within or is_travelled_to(unit, head) or _is_dated_before(unit, head)):
        opening = _dates_of_clause(unit, head.first)
    if frame.light is not None:
        opening = find_opening_dates(unit, frame.subject.first if frame.subject.members else head.first)
        late = frame.subject.members and past_time(unit, frame.subject.last + 1) == frame.light  # "A on Monday held"
        behind += find_dates_between(unit, frame.subject.last + 1 if late else frame.light, head.first)
    return tuple(dict.fromkeys([*opening, *head.dates, *behind])), max([last, *behind])


def _is_dated_before(unit: Unit, head: Head) -> bool:
    """Does the sentence open with a day, and go on with it: "In February, a meeting between A and B broke up"?"""
    opening = unit.pieces[: head.first]
    if len(opening) < 2 or opening[-1].lower != "," or opening[-2].when is None:
        return False
    return all(piece.lower in BEFORE_DAY for piece in opening[:-2])


def is_travelled_to(unit: Unit, head: Head) -> bool:
    """Does somebody travel for it: "will fly to Mirna on Tuesday for talks with B"?"""
    before = unit.pieces[max(0, head.first - LONGEST_JOURNEY) : head.first]
    led = bool(before) and before[-1].lower == "for"
    return led and bool({piece.lower for piece in before} & load_contact_class("travelling"))


def is_guest(unit: Unit, other: Party) -> bool:
    """Is the other side a guest where it is told of: "talks with visiting President A", "with A, who is on a visit"?"""
    if not other.members:
        return False
    words = [piece.lower for piece in unit.pieces[max(0, other.first - 1) : other.last + 10]]
    behind = [piece.lower for piece in unit.pieces[other.last + 1 : other.last + 10]]
    here = behind[:3] == [",", "who", "is"] and bool({"visit", "visiting"} & set(behind))
    return here or any("visiting" in word.split() for word in words[: other.last - other.first + 2])


def _end_of_verdict(unit: Unit, last: int) -> int:
    """The piece behind which the day of "will be held on Friday" stands; not that of "was cancelled on Friday".

    Nor that of "was scheduled two weeks ago".
    """
    verdict = read_verdict(unit, last)
    if runs := end_of_course(unit, last):
        return runs
    if verdict is None or verdict[0] in UNDONE or verdict[1] + 1 >= len(unit.pieces):
        return last
    word, following = unit.pieces[verdict[1]].lower, unit.pieces[verdict[1] + 1]
    return last if word in load_contact_class("arranged") and following.when is not None else verdict[1]


def end_of_course(unit: Unit, last: int) -> int:
    """The last piece of the verb that says of a contact ending at a piece that it took place; 0 where there is none."""
    last += 2 * ([piece.lower for piece in unit.pieces[last + 1 : last + 3]] == [",", "which"])
    words = [piece.lower for piece in unit.pieces[last + 1 : last + 3]]
    if not words or (
        words[0] not in load_contact_class("running") and words not in (["was", "held"], ["were", "held"])
    ):
        return 0
    return last + 1 + (words[1:] in (["up"], ["underway"], ["off"], ["place"], ["on"], ["held"]))


def _dates_of_clause(unit: Unit, stop: int) -> list[int]:
    """The last date before a noun that is where the clause's matter happened, with no other contact in between."""
    nouns = load_contact_nouns()
    for place in range(stop - 1, -1, -1):
        if unit.pieces[place].when is not None:
            return [place]
        if unit.pieces[place].lower == "that":
            break  # "said on Monday that A told B in a call"
        if unit.pieces[place].is_word and unit.pieces[place].lower in nouns:
            break
    return []
