"""The other of two who are in contact: whom "his guest" means, and who acts where only the one spoken to is named."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from dragoman.lexicon.cues import load_quoting
from dragoman.model.records import JOINT, Act, Attribution, Document, Telling
from dragoman.text.words import read_words

# "his guest", "her Calderan counterpart", "the Calderan": somebody met before, without a name.
SOMEBODY = re.compile(r"(?:to |with |upon |on )?(?:him|her|(?:his|her|the|their)(?:\s+[\w’'.-]+){1,4})", re.I)
NOT_THERE = re.compile(
    r"\b(?:press|media|people|nation|public|audience|parliament|congress|cabinet|staff|\w*team|delegation|government|"
    r"country|family|wounded|injured|world)\b",
    re.I,
)
ANSWERS = ("accept", "decline", "reject", "refuse", "turn down")
ANSWERED = re.compile(r"\b(?:invitation|offer|proposal|request|suggestion)s?\b", re.I)
ASKED = frozenset(("invite", "offer", "propose", "request", "call_on"))
LETTER = re.compile(r"it|(?:the|his|her) (?:letter|message|note|telegram|missive)", re.I)
THEY = re.compile(r"they|both|the (?:two|pair|duo)|both (?:men|women|leaders)", re.I)
NEAR_CHARS = 200  # from the contact to "they"
MOST_WORDS = 6


def hearers_of(document: Document, row: Attribution, telling: Telling, found: tuple[str, ...]) -> tuple[str, ...]:
    """Whom an act is said to: those ``found``, or where its words name nobody, the other of two in contact.

    Nobody speaks to himself.
    """
    others = tuple(actor for actor in found if actor != row.source_actor)
    if others or not row.addressee:
        return others
    words = document.slice(row.addressee[0])
    if len(telling.participants) != 2 or row.source_actor not in telling.participants or NOT_THERE.search(words):
        return ()
    several = words.endswith("s") and not words.endswith("ss")
    if several or not SOMEBODY.fullmatch(words) or len(read_words(words)) > MOST_WORDS:
        return ()
    return tuple(actor for actor in telling.participants if actor != row.source_actor)


def of_other(document: Document, row: Attribution, tellings: Sequence[Telling]) -> Attribution:
    """An attribution of which it is not known who acts, with the one whom the contact told of last before it tells.

    Where one is "asked to" or "thanked for" something, the other; of a letter, its writer; of "they", both. Else the
    row itself. Linear in the tellings.
    """
    himself = row.source_actor == row.addressee_actor  # "Orlo was invited by his host"
    if row.source_actor and not himself:
        return row
    words = document.slice(row.source[0]) if row.source else ""
    place = row.cue[0].start
    before = [t for t in tellings if t.span.field == "text" and t.span.start <= place and t.status == "held"]
    heard = bool(row.addressee_actor and row.addressee and row.addressee[0] < row.cue[0])
    if heard:
        before = [t for t in before if row.addressee_actor in t.participants]
    last = max(before, key=lambda telling: (telling.span.start, telling.id), default=None)
    if last is None:
        return row
    if heard and len(last.participants) == 2 and (not words or SOMEBODY.fullmatch(words)):
        return replace(row, source_actor=next(a for a in last.participants if a != row.addressee_actor))
    if last.kind == "letter" and last.initiator and LETTER.fullmatch(words):
        return replace(row, source_actor=last.initiator)
    if THEY.fullmatch(words) and place - last.span.end <= NEAR_CHARS and row.rule not in load_quoting():
        return replace(row, source_actor=JOINT)
    return row


def read_answer(
    document: Document, row: Attribution, before: Sequence[tuple[Act, object]], telling: Telling
) -> str | None:
    """Who accepts or declines where the text does not tell: whom the last invitation or offer was made to.

    "The invitation was accepted": never both of them together. ``""`` where the row is no such answer, None where it
    is one and nobody is known to have made it.
    """
    words = document.slice(row.content[0])
    if row.source or row.source_actor != JOINT or not row.rule.startswith(ANSWERS):
        return ""
    if not ANSWERED.search(words + " " + document.slice(row.cue[0])):
        return ""
    last = next((act for act, _ in reversed(before) if act.act in ASKED and act.telling == telling.id), None)
    if last is None:
        return None
    others = last.addressee or tuple(actor for actor in telling.participants if actor != last.actor)
    return others[0] if len(others) == 1 and last.actor != JOINT else None
