"""Who spoke to whom in a contact that stands behind or before what was said in it."""

from __future__ import annotations

from collections.abc import Iterator

from dragoman.contacts.candidates import Candidate
from dragoman.contacts.cast import Cast
from dragoman.contacts.circumstances import (
    find_dates_behind,
    find_dates_between,
    find_manner,
    find_status,
    manner_at,
    past_time,
)
from dragoman.contacts.heads import Head
from dragoman.contacts.parties import NOBODY, Party, coordinated, is_nominative, read_party, read_subject
from dragoman.contacts.reading import Unit
from dragoman.lexicon.contacts import load_contact_verbs
from dragoman.lexicon.cues import load_cues
from dragoman.model.records import JOINT

BEFORE_TOLD = frozenset(("also", "had", "has", "have", "then", "later", "reportedly"))
WITHIN = frozenset(("in", "during", "on", "at"))  # between what is told and the contact in which it was
PARTIES_FOLLOW = frozenset(("with", "between", "among", "of", "by", "from", "to"))


def read_told(unit: Unit, cast: Cast) -> Iterator[Candidate]:
    """The contacts of which only the channel behind the hearer tells: "A briefed B by phone on Tuesday"."""
    for index, piece in enumerate(unit.pieces):
        if not piece.is_word or not _has_hearer(piece.lower):
            continue
        party = read_party(unit, index + 1, cast)
        start = past_time(unit, party.last + 1)
        last = manner_at(unit, start) if party.members and JOINT not in party.members else None
        subject = read_subject(unit, index, cast) if last is not None else NOBODY
        apart = not set(cast.sides(party.members)) & set(cast.sides(subject.members))
        if last is None or not subject.members or not apart or not all(map(cast.is_person, party.members)):
            continue
        if find_status(unit, subject.last + 1, index) is not None or piece.lower in load_contact_verbs():
            continue
        days = [*find_dates_between(unit, party.last + 1, last), *find_dates_behind(unit, last + 1)]
        yield Candidate(
            unit,
            unit.span(subject.first, max([last, *days])),
            find_manner(unit, start, last + 1),
            tuple(dict.fromkeys((*subject.members, *party.members))),
            "held",
            dates=tuple(when for when in (unit.pieces[i].when for i in days) if when is not None),
            others=party.members,
            one_sided=subject.members == (JOINT,),
        )


def told_within(unit: Unit, head: Head, cast: Cast) -> tuple[Party, Party]:
    """Who spoke to whom in the contact: "A told B in a call on Monday that", "In talks in Mirna, A warned B"."""
    pieces = unit.pieces
    behind = pieces[past_time(unit, head.index + 1) :][:2]
    named = behind and behind[0].lower in PARTIES_FOLLOW and (behind[0].lower != "to" or behind[-1].capital)
    if not head.first or pieces[head.first - 1].lower not in WITHIN or named:
        return NOBODY, NOBODY
    opens = head.first == 1
    names = range(head.index + 2, len(pieces)) if opens else range(head.first - 2, -1, -1)
    first = next((i for i in names if pieces[i].who is not None and (not opens or pieces[i - 1].lower == ",")), None)
    while first is not None and not opens and not is_nominative(unit, first):
        first = next((i for i in range(first - 1, -1, -1) if pieces[i].who is not None), None)
    speaker = coordinated(unit, first, cast) if first is not None else NOBODY
    verb = next((i for i in range(speaker.last + 1, len(pieces)) if pieces[i].lower not in BEFORE_TOLD), len(pieces))
    if not speaker.members or verb >= len(pieces) or not _has_hearer(pieces[verb].lower):
        return NOBODY, NOBODY
    party = read_party(unit, verb + 1, cast)
    people = tuple(m for m in party.members if cast.is_person(m) and cast.side(m) not in cast.sides(speaker.members))
    near = opens or past_time(unit, party.last + 1) in (head.first - 1, head.first)
    return (speaker, Party(people, party.first, min(party.last, head.index))) if people and near else (NOBODY, NOBODY)


def _has_hearer(word: str) -> bool:
    """Is a word the past of a verb whose object is the one spoken to: "told", "assured"?"""
    return any(
        "past" in parts and cue.addressee == "object" and not cue.particles for cue, parts in load_cues().get(word, ())
    )
