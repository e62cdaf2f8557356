"""What a user may set for tellings and for linking them."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class TellingSettings:
    """How far into a document its matter may first be told."""

    lead_sentences: int = 3  # without a title that tells of a contact, the matter is told this early or not at all


@dataclass(frozen=True, slots=True)
class ContactSettings:
    """What counts as evidence that two tellings are of one contact."""

    moved_days: int = 2  # a contact is held at most so many days off the day it was announced for
    planned_days: int = 31  # plans for one range of at most so many days, of the same people, are one plan
    notice_days: int = 3  # an official preview that names no day comes out so many days before at most
    report_days: int = 2  # an account that names no day comes out so many days after at most
    slack_days: int = 2  # days that two undated-by-word accounts of one meeting may be published apart
    copied_words: int = 32  # a shared stretch of this length is a copy; stock wording of two calls reached 23
    copied_total: int = 70  # or shared stretches of this length together; stock wording of two calls reached 36
    sentence_words: int = 24  # a sentence of this length, word for word, is a copy where a weekday told fits as well
    shortest_words: int = 12  # shared stretches below this do not count towards the total
