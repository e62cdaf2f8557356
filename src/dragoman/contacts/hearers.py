"""Who spoke to whom in a contact that stands behind or before what was said in it."""

from __future__ import annotations

from collections.abc import Iterator

from dragoman.contacts.candidates import Candidate
from dragoman.contacts.cast import Cast
from dragoman.contacts.circumstances import (
    find_dates_behind,
    find_dates_between,
    find_manner,
    find_opening_dates,
    find_status,
    manner_at,
)
from dragoman.contacts.heads import Head
from dragoman.contacts.parties import NOBODY, POSSESSIVE, Party, coordinated, is_nominative, read_party
from dragoman.contacts.reading import Unit
from dragoman.contacts.subjects import read_subject
from dragoman.contacts.time_words import past_time
from dragoman.lexicon.contacts import load_contact_class, load_contact_nouns, load_contact_verbs
from dragoman.lexicon.cues import load_cues
from dragoman.model.records import JOINT

BEFORE_TOLD = frozenset(("also", "had", "has", "have", "then", "later", "reportedly"))
AHEAD = frozenset(("will", "is", "to", "due", "expected", "set", "scheduled", "plans"))  # of what is still to be told
LONGEST_GIFT = 12  # pieces between "offered" and "to B"
WITHIN = frozenset(("in", "during", "on", "at", "over"))  # between what is told and the contact in which it was
AWAY = ("call", "video_call")  # kinds of contact for which nobody need come
LEADING = frozenset(("to", "with", "from"))  # between a verb and the other side
CLAUSE_ENDS = frozenset((",", ";", ":", "that"))
PARTIES_FOLLOW = frozenset(("with", "between", "among", "of", "by", "from", "to"))


def read_told(unit: Unit, cast: Cast) -> Iterator[Candidate]:
    """The contacts of which only the channel behind the hearer tells: "A briefed B by phone on Tuesday"."""
    for index, piece in enumerate(unit.pieces):
        if not piece.is_word or not has_hearer(piece.lower):
            continue
        passive = [p.lower for p in unit.pieces[index + 1 : index + 2]] == ["by"]  # "A was briefed by B by phone"
        party = read_party(unit, index + 1 + passive, cast)
        start = past_time(unit, party.last + 1)
        last = manner_at(unit, start) if party.members and JOINT not in party.members else None
        subject = read_subject(unit, index, cast) if last is not None else NOBODY
        apart = not set(cast.sides(party.members)) & set(cast.sides(subject.members))
        if last is None or not subject.members or not apart or not all(map(cast.is_person, party.members)):
            continue
        if find_status(unit, subject.last + 1, index) is not None or piece.lower in load_contact_verbs():
            continue
        days = [*find_opening_dates(unit, subject.first), *find_dates_between(unit, subject.last + 1, index)]
        days += [*find_dates_between(unit, party.last + 1, last), *find_dates_behind(unit, last + 1)]
        yield Candidate(
            unit,
            unit.span(subject.first, max([last, *days])),
            find_manner(unit, start, last + 1),
            tuple(dict.fromkeys((*subject.members, *party.members))),
            "held",
            dates=unit.dates(days),
            others=party.members,
            one_sided=subject.members == (JOINT,),
        )


def read_joint(unit: Unit, cast: Cast) -> Iterator[Candidate]:
    """The contacts of which only the channel tells, of two who act together: "A and B agreed on it by phone"."""
    bars = load_contact_class("being") | load_contact_class("matter_bar")
    told = load_contact_verbs().keys() | load_contact_nouns().keys()
    for index in range(2, len(unit.pieces)):
        last = manner_at(unit, index)
        place = next((i for i in range(index - 1, -1, -1) if is_nominative(unit, i)), -1) if last is not None else -1
        party = coordinated(unit, place, cast) if place >= 0 else NOBODY
        if last is None or len(cast.sides(m for m in party.members if cast.is_person(m))) < 2:
            continue
        between = [piece for piece in unit.pieces[party.last + 1 : index] if piece.when is None]
        words = {piece.lower for piece in between if piece.is_word}
        acts = any(word.endswith("ed") for word in words) and words.isdisjoint(bars)
        if not acts or not words.isdisjoint(told) or any(piece.person for piece in between):
            continue
        kind = find_manner(unit, index, last + 1)
        if kind == "meeting" or find_status(unit, party.last + 1, index) is not None:
            continue  # "worked together on the sidelines"
        days = [*find_opening_dates(unit, party.first), *find_dates_between(unit, party.last + 1, last)]
        days += find_dates_behind(unit, last + 1)
        yield Candidate(
            unit,
            unit.span(party.first, max([last, *days])),
            kind,
            party.members,
            "held",
            dates=unit.dates(days),
        )


def told_within(unit: Unit, head: Head, cast: Cast) -> tuple[Party, Party]:
    """Who spoke to whom in the contact: "A told B in a call on Monday that", "In talks, A warned B"."""
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
    start = _past_inserted(unit, speaker.last + 1, head)
    verb = next((i for i in range(start, len(pieces)) if pieces[i].lower not in BEFORE_TOLD | AHEAD), len(pieces))
    asker = NOBODY if opens or not speaker.members else _who_asked(unit, start, head, cast)
    if asker.members and cast.sides(asker.members).keys().isdisjoint(cast.sides(speaker.members)):
        return speaker, asker
    part = "past" if AHEAD.isdisjoint(piece.lower for piece in pieces[start:verb]) else "base"
    if not speaker.members or verb >= len(pieces):
        return NOBODY, NOBODY
    if not (has_hearer(pieces[verb].lower, part) or verb > head.index):
        hearer = _led_to(unit, verb, head, cast) if head.kind != "summit" else NOBODY  # which is of many
        apart = cast.sides(hearer.members).keys().isdisjoint(cast.sides(speaker.members))
        return (speaker, hearer) if hearer.members and apart else (NOBODY, NOBODY)
    if opens and len(cast.sides(m for m in speaker.members if cast.is_person(m))) > 1:
        return NOBODY, NOBODY  # "In a call, A and B agreed"
    if pieces[head.first - 1].lower == "on" and pieces[verb].lower in load_contact_class("informing"):
        return NOBODY, NOBODY  # "briefed B on the talks"
    party = read_party(unit, verb + 1, cast)
    if not party.members and verb > head.index:
        party = read_party(unit, _end_of_gift(unit, verb, opens=opens) + 1, cast)
    people = tuple(m for m in party.members if cast.is_person(m) and cast.side(m) not in cast.sides(speaker.members))
    near = opens or verb > head.index or past_time(unit, party.last + 1) in (head.first - 1, head.first)
    return (speaker, Party(people, party.first, min(party.last, head.index))) if people and near else (NOBODY, NOBODY)


def _led_to(unit: Unit, verb: int, head: Head, cast: Cast) -> Party:
    """The other side before the contact: "complained to B in a call", "raised it with B", "heard from B in"."""
    pieces, relational = unit.pieces, load_contact_class("relational")
    if head.kind not in AWAY:
        relational |= load_contact_class("attitude")  # "his overture to B in a meeting" may be of a party's board
    for place in range(verb + 1, head.first - 1):
        word = pieces[place].lower
        if word in CLAUSE_ENDS:
            break
        if word not in LEADING or pieces[place - 1].lower in relational:
            continue
        party = read_party(unit, place + 1, cast)
        near = place == verb + 1 or past_time(unit, party.last + 1) in (head.first - 1, head.first)
        if near and party.members and JOINT not in party.members and all(map(cast.is_person, party.members)):
            return party
    return NOBODY


def _who_asked(unit: Unit, start: int, head: Head, cast: Cast) -> Party:
    """Who asked for what is answered in the contact: "rejected a request by B in a call", "accepted B's offer"."""
    pieces, asked = unit.pieces, load_contact_class("asked_for")
    place = next((i for i in range(start + 1, head.first - 1) if pieces[i].lower in asked), head.first)
    clause = {piece.lower for piece in pieces[start : head.first - 1]}
    done = {"to"} if pieces[head.first - 1].lower != "during" else set()  # "an offer by B to settle it in talks"
    if place == head.first or not CLAUSE_ENDS.isdisjoint(clause) or done & clause:
        return NOBODY
    if pieces[place - 1].lower in POSSESSIVE and pieces[place - 2].person:
        return coordinated(unit, place - 2, cast)
    party = read_party(unit, place + 2, cast) if pieces[place + 1].lower in ("by", "from") else NOBODY
    return party if all(map(cast.is_person, party.members)) else NOBODY


def _end_of_gift(unit: Unit, verb: int, *, opens: bool) -> int:
    """The "to" behind what somebody gave: "A, in a call on Monday, offered tents to B"; the last piece without one.

    Or the "with" of whom it was spoken over with: "In a call, A discussed grain with B", not "discussed ties with B".
    """
    ends, relational = load_contact_class("matter_bar"), load_contact_class("relational")
    for place in range(verb + 1, min(verb + LONGEST_GIFT, len(unit.pieces))):
        word, before = unit.pieces[place].lower, unit.pieces[place - 1].lower
        if word in ends or (before == "to" and unit.pieces[place].is_word and not unit.pieces[place].capital):
            break
        if word == "to" or (opens and word == "with" and before not in relational):
            return place
    return len(unit.pieces) - 1


def _past_inserted(unit: Unit, start: int, head: Head) -> int:
    """The piece behind the commas around the contact: "A, in a call on Monday, told B"; else the same piece."""
    pieces, behind = unit.pieces, past_time(unit, head.index + 1)
    inserted = start < head.first and pieces[start].lower == "," and start + 2 >= head.first
    return behind + 1 if inserted and behind < len(pieces) and pieces[behind].lower == "," else start


def has_hearer(word: str, part: str = "past") -> bool:
    """Is a word the past, or another part, of a verb whose object is the one spoken to: "told", "assured"?"""
    return any(
        part in parts and cue.addressee == "object" and not cue.particles for cue, parts in load_cues().get(word, ())
    )
