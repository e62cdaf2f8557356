"""The keys of the record in words for people, and days as they are said."""

from __future__ import annotations

from datetime import date

from dragoman.model.records import Commitment, Contact, ResolvedDate

BASES = {
    "text": "the texts give the day",
    "published": "reckoned from a day of publication",
    "match": "found by matching with a dated text",
    "decision": "as a person decided",
}
CELLS = {"says": "says", "denies": "denies", "silent": "silent", "not_carried": "not carried"}
MOST_NAMED = 6  # documents in a row of an overview
NOT_TOLD = "(no text here tells whether it was done)"
NEGATED = "in the negative"  # told as not done, or done with words that say no: "informed them that it would not"
SPOKEN = ("says", "denies")  # the cells that have words on their topic
MARKED = {
    "quoted": "in quotation marks",
    "attributed": "attributed, without quotation marks",
    "embedded": "embedded as a whole",
    "unmarked": "without any mark",
}
MONTHS = (
    "January February March April May June July August September October November December".split()  # no locale's own
)


def plain(key: str) -> str:
    """A key as words: ``express_concern`` is ``express concern``."""
    return key.replace("_", " ")


def untold(commitment: Commitment) -> str:
    """What is said of a deadline that passed and of which no text tells more: that nobody did it is not known."""
    return NOT_TOLD if commitment.status == "overdue" and not commitment.follow_ups else ""


def long_day(day: str) -> str:
    """An ISO day, or a day with a time, as ``13 February 2024``; what is no day as it stands."""
    try:
        read = date.fromisoformat(day[:10])
    except ValueError:
        return day
    return f"{read.day} {MONTHS[read.month - 1]} {read.year}"


def short_day(day: str) -> str:
    """An ISO day, or a day with a time, as the day alone."""
    return day[:10]


def when(contact: Contact, long: bool = False) -> str:
    """The day or days of a contact, else the bounds between which it lies, else that it has none."""
    say = long_day if long else short_day
    if contact.from_ and contact.to:
        return _stretch(say(contact.from_), say(contact.to))
    if contact.from_ or contact.to:
        return f"from {say(contact.from_)}" if contact.from_ else f"until {say(contact.to or '')}"
    if contact.earliest and contact.latest:
        return f"between {say(contact.earliest)} and {say(contact.latest)}"
    if contact.earliest or contact.latest:
        return f"not before {say(contact.earliest)}" if contact.earliest else f"not after {say(contact.latest or '')}"
    return "no day known"


def basis(contact: Contact) -> str:
    """Where the day of a contact is known from; empty where it has none."""
    return BASES.get(contact.date_basis or "", "")


def deadline(resolved: ResolvedDate, words: str, long: bool = False) -> str:
    """By when: the last day meant, else the words of the text."""
    say = long_day if long else short_day
    return f"by {say(resolved.last_day)}" if resolved.last_day else f"by “{words}”, a day not known"


def _stretch(first: str, last: str) -> str:
    return first if first == last else f"{first} to {last}"


def counted(number: int, word: str) -> str:
    """A number of things: ``1 document``, ``2 documents``."""
    return f"{number} {word}" if number == 1 else f"{number} {word}s"


def percent(share: float) -> str:
    """A share from 0 to 1 in whole hundredths."""
    return "less than 1 %" if share < 0.01 else f"{round(share * 100)} %"
