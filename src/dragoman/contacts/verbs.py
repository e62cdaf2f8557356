"""Contacts told of by a verb: "spoke with", "met", "hosted", "held a call with"."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from dragoman.contacts.candidates import Candidate
from dragoman.contacts.cast import Cast
from dragoman.contacts.circumstances import (
    end_of_adverbial,
    end_of_matter,
    find_channel,
    find_dates_behind,
    find_dates_between,
    find_manner,
    find_opening_dates,
    find_place,
    find_status,
)
from dragoman.contacts.doubts import end_of_relative, is_supposed, is_unreal, opens_clause, read_outer
from dragoman.contacts.invitations import read_invitation
from dragoman.contacts.parties import NOBODY, Party, read_antecedent, read_party, read_subject
from dragoman.contacts.reading import Piece, Unit
from dragoman.lexicon.contacts import ContactCue, load_contact_class, load_contact_nouns, load_contact_verbs
from dragoman.model.records import JOINT, DateExpression

LONGEST_REACH = 16  # pieces between a verb and its "with"
CLAUSE_MARKS = frozenset((",", ";", ":", "."))
MODALS = frozenset(("to", "will", "would", "should", "could", "may", "might", "can", "must", "shall", "not"))
GERUND_LEADS = frozenset(("to", "before", "by", "of", "also", "looks", "and"))
CALLING = frozenset(("call", "phone", "telephone", "ring"))
NOT_AN_OBJECT = frozenset(("’s", "'s", "a", "an", "“", '"'))  # "called him a friend", "welcomed Caldera's efforts"


def read_verbs(unit: Unit, cast: Cast) -> Iterator[Candidate]:
    """What the verbs of a unit tell of, in text order. Light verbs are left to their nouns."""
    verbs, nouns = load_contact_verbs(), load_contact_nouns()
    for index, piece in enumerate(unit.pieces):
        if not piece.is_word or piece.lower not in verbs:
            continue
        if piece.lower in nouns and not stands_as_verb(unit, index):
            continue
        for cue, parts in verbs[piece.lower]:
            candidate = None if cue.pattern == "light" else _read_verb(unit, index, cue, parts, cast)
            if candidate is not None:
                yield from _repeated(unit, candidate)
                break


def stands_as_verb(unit: Unit, index: int) -> bool:
    """Is a word that can be noun or verb ("call", "meeting", "visit") a verb here?"""
    if index == 0:
        return False
    before = unit.pieces[index - 1]
    word = unit.pieces[index].lower
    if unit.heading and unit.pieces[index].capital and word.endswith("ing"):
        return before.lower in ("to", "is", "are")
    if word.endswith("ing"):
        return before.is_word and (before.lower in GERUND_LEADS or before.lower in _doing())
    if before.is_word:
        adverbs = load_contact_class("skipped")
        leads = (p.lower for p in reversed(unit.pieces[max(0, index - 3) : index]) if p.lower not in adverbs)
        return next(leads, "") in MODALS
    return before.who is not None and word in ("calls", "visits", "talks") and unit.heading


def _doing() -> frozenset[str]:
    return load_contact_class("being") | load_contact_class("done_before")


def _read_verb(unit: Unit, index: int, cue: ContactCue, parts: frozenset[str], cast: Cast) -> Candidate | None:
    """The contact a verb tells of; None where it is of another sense, or lacks what its row of the table needs."""
    subject = read_subject(unit, index, cast)
    status = _verb_status(unit, index, parts, subject, arrives=cue.needs == "place")
    invited = read_invitation(unit, index, cast)
    if invited is not None:
        subject = invited[1]
        status = None if invited[0] == "none" else (invited[0], None)
    other = _other_side(unit, index, cue, cast) if status is not None else None
    if status is None or other is None:
        return None
    state, governor = status
    channel = find_channel(unit, index) if cue.needs == "channel" else index
    if not other.members and (channel is None or not _stands_alone(unit, index, cue, subject, state, cast)):
        return None
    last = max(other.last, channel or index)
    clause = _own_clause(unit, subject, index)
    relative = 0 < other.last < subject.first  # "B, with whom she spoke"
    arranged = governor is not None and unit.pieces[governor].lower in load_contact_class("arranging")
    ahead = invited is not None or arranged
    start = index if ahead else clause or (subject.last + 1 if subject.members else index)
    topical = cue.needs == "channel"
    found = find_dates_between(unit, start, index + 2 if topical else last)  # "discussed the strikes of Monday with B"
    if not (topical and other.first == index + 2):  # "discussed with B the strikes of Monday"
        found += find_dates_behind(unit, last + 1)
    if not (ahead or relative or (clause and found)):
        found = find_opening_dates(unit, subject.first if subject.members else index) + found
    reach = max([last, *found])
    place = find_place(unit, 1 + (last if topical else index), end_of_adverbial(unit, reach + 1))
    arrives = place is not None or _arrives(unit, last + 1)
    planned = state in ("planned", "proposed")
    dated = state == "held" or (bool(found) and state != "habit")  # what is to be discussed may be at another contact
    if not {"date": bool(found), "future": planned, "place": arrives, "channel": dated}.get(cue.needs, True):
        return None
    ongoing = "gerund" in parts and governor is None and state == "planned"
    if not found and (state == "habit" or (ongoing and not other.members)):
        return None
    kind = find_manner(unit, index - 2, reach + 4) or ("meeting" if cue.pattern == "joint" and place else cue.kind)
    proposer = read_subject(unit, governor, cast) if governor is not None and state == "proposed" else NOBODY
    proposer = invited[2] if invited is not None else proposer
    caller = subject if cue.cue in CALLING else NOBODY
    return Candidate(
        unit,
        unit.span(clause or (other.first if relative else _span_first(index, subject, governor)), reach),
        kind,
        _members(cue, (*proposer.members, *subject.members, *other.members), cast),
        "held" if state == "habit" else state,
        dates=_dates(unit, found),
        initiator=_one(proposer) or _one(caller),
        place=place,
        ordinal=_ordinal(unit, index, last),
        separate=_is_separate(unit, index, last),
        others=other.members,
        one_sided=cue.pattern != "joint" and not {*subject.members, *proposer.members} - {JOINT},
        groups=(*subject.groups, *other.groups),
    )


def _members(cue: ContactCue, told: tuple[str, ...], cast: Cast) -> tuple[str, ...]:
    """Those told, each once; the state that is visited is none where the text names who receives the guest there."""
    hosts = {cast.side(m) for m in told if cast.is_person(m)} if cue.kind == "visit" else set()
    return tuple(m for m in dict.fromkeys(told) if cast.kind(m) != "state" or cast.side(m) not in hosts)


def _span_first(index: int, subject: Party, governor: int | None) -> int:
    """The telling words begin at the subject, or at the words that govern it."""
    starts = [subject.first] if subject.members else []
    return min([index, *starts, *([governor] if governor is not None else [])])


def _own_clause(unit: Unit, subject: Party, index: int) -> int | None:
    """The piece behind the "and" that opens the verb's clause, where the same subject had a contact before it.

    "A had spoken to B on Monday and plans to call C next week": what stands before "and" is not said of the call.
    """
    if not subject.members:
        return None
    places = range(index - 1, subject.last, -1)
    opener = next((i for i in places if unit.pieces[i].lower in ("and", "but", ";")), None)
    if opener is None:
        return None
    told = load_contact_verbs().keys() | load_contact_nouns().keys()
    before = unit.pieces[subject.last + 1 : opener]
    return opener + 1 if any(piece.is_word and piece.lower in told for piece in before) else None


def _one(party: Party) -> str | None:
    return party.members[0] if len(party.members) == 1 and party.members[0] != JOINT else None


def _dates(unit: Unit, found: list[int]) -> tuple[DateExpression, ...]:
    return tuple(when for when in (unit.pieces[i].when for i in dict.fromkeys(found)) if when is not None)


TOPIC_LEADS = frozenset(("about", "regarding", "concerning"))


def _other_side(unit: Unit, index: int, cue: ContactCue, cast: Cast) -> Party | None:
    """The party behind the verb; ``NOBODY`` where there is none, None where the verb means something else."""
    pieces = unit.pieces
    if cue.pattern in ("object", "with") and (party := read_antecedent(unit, index, cue.pattern, cast)).members:
        return party
    if cue.pattern == "object":
        return _object(unit, index, cue, cast)
    if cue.pattern == "joint":
        return NOBODY
    if cue.needs == "channel":
        return _talked_over_with(unit, index, cast)
    bars = load_contact_class("verb_bar")
    for place in range(index + 1, min(index + LONGEST_REACH, len(pieces))):
        word = pieces[place].lower
        if word == "to" and any(piece.lower in TOPIC_LEADS for piece in pieces[index + 1 : place]):
            continue  # "spoke about the response to ...": that belongs to what they spoke about
        if word == "with" or (word == "to" and cue.kind == "conversation" and pieces[place].is_word):
            party = read_party(unit, place + 1, cast)
            if party.members:
                return party
            if word == "with":
                return None
        elif pieces[place].is_word and (word in CLAUSE_MARKS or word in bars) and not _goes_on(unit, place):
            break
    return NOBODY


def _talked_over_with(unit: Unit, index: int, cast: Cast) -> Party:
    """The persons behind "with" in "discussed grain, gas and the port with B", not in "discussed relations with"."""
    if JOINT in read_subject(unit, index, cast).members:
        return NOBODY
    told = load_contact_verbs().keys() | load_contact_nouns().keys()
    for place in range(index + 1, min(index + LONGEST_REACH, end_of_matter(unit, index, told))):
        if unit.pieces[place].lower != "with" or unit.pieces[place - 1].lower in load_contact_class("relational"):
            continue
        party = read_party(unit, place + 1, cast)
        own = {group.id for group in party.groups}
        return party if any(cast.is_person(m) for m in party.members if m not in own) else NOBODY
    return NOBODY


def _goes_on(unit: Unit, place: int) -> bool:
    """Does "and" join two dates, or a comma close the name of a place right before "with"?"""
    following = unit.pieces[place + 1].lower if place + 1 < len(unit.pieces) else ""
    if unit.pieces[place].lower == "and":
        return unit.pieces[place - 1].when is not None
    town = unit.pieces[place - 1].capital and unit.pieces[place - 1].when is None
    in_place = following in ("with", "d", "d.c.", "dc") or town
    return unit.pieces[place].lower == "," and in_place


def _object(unit: Unit, index: int, cue: ContactCue, cast: Cast) -> Party | None:
    pieces = unit.pieces
    if index + 1 >= len(pieces) or pieces[index + 1].when is not None:
        return None
    following = pieces[index + 1]
    if following.is_word and not (following.capital or following.lower in ("the", "his", "her", "back", "former")):
        return None
    party = read_party(unit, index + 1 + (following.lower == "back"), cast)
    if cue.kind == "visit" and not party.members and following.capital:
        return Party((), index + 1, index + 1)  # a place that is no actor
    after = pieces[party.last + 1].lower if party.last + 1 < len(pieces) else ""
    reached = following.who is not None and (cue.cue != "call" or after in load_contact_class("behind_called"))
    barred = following.lower in load_contact_class("not_called") and not reached
    if not party.members or party.members == (JOINT,) or barred:
        return None
    if cue.needs == "person" and not any(cast.is_person(a) or cast.kind(a) == "group" for a in party.members):
        return None
    if after in NOT_AN_OBJECT or pieces[party.last].lower in ("’s", "'s"):
        return None
    return party


def _stands_alone(unit: Unit, index: int, cue: ContactCue, subject: Party, state: str, cast: Cast) -> bool:
    """May a verb without an object tell of a contact? Only where its subject is all who took part, or was invited."""
    if cue.pattern == "object":
        return cue.kind == "visit" and state in ("planned", "proposed")
    following = unit.pieces[index + 1] if index + 1 < len(unit.pieces) else None
    if following is not None and cue.needs != "channel" and not _may_follow(following):
        return False
    if {p.lower for p in unit.pieces[index + 1 : index + 4]} & load_contact_class("confiding"):
        return False  # "who spoke on condition of anonymity"
    if state == "proposed":
        return bool(subject.members)
    return (
        JOINT in subject.members
        or len(cast.sides(subject.members)) > 1
        or (bool(subject.members) and cast.kind(subject.members[0]) == "group")
    )


def _may_follow(piece: Piece) -> bool:
    """May the word stand behind a verb of all who took part? An object ("met the needs") or particle may not."""
    if piece.when is not None or piece.lower in load_contact_class("joint_follow") or piece.lower.endswith("ly"):
        return True
    return not (piece.is_word and piece.lower[:1].isalnum()) and piece.who is None


def _verb_status(
    unit: Unit, index: int, parts: frozenset[str], subject: Party, *, arrives: bool
) -> tuple[str, int | None] | None:
    """The status a verb gives, with the piece of the words that govern it; None where it tells of no contact."""
    pieces = unit.pieces
    before = pieces[index - 1].lower if index else ""
    start = end_of_relative(unit, subject.last + 1, index) if subject.members else 0
    governed = None if opens_clause(unit, index) else find_status(unit, start, index)
    if (subject.members and is_supposed(unit, subject.first)) or ("participle" in parts and is_unreal(unit, index)):
        return None
    if governed is None and subject.members:
        governed = governed_from_outside(unit, subject)
    if governed is not None:
        return None if governed[0] == "none" else (governed[0], governed[1])
    nearby, perfect = {p.lower for p in pieces[max(0, index - 3) : index]}, load_contact_class("perfect")
    if "past" in parts:
        return None if nearby & load_contact_class("being") and not nearby & perfect else ("held", None)
    if "participle" in parts:
        return ("held", None) if nearby & perfect else None
    if "gerund" in parts:
        if before in load_contact_class("done_before"):
            return "held", None
        return ("planned", None) if before in load_contact_class("being") else None
    if "third" in parts and arrives:
        return "held", None
    if before == "to" and subject.members and not unit.pieces[subject.first].text:
        return "held", None  # "Great to meet B"
    if before == "to":
        return ("planned", None) if unit.heading and subject.members and subject.last == index - 2 else None
    if unit.heading:
        return "held", None
    return ("habit", None) if subject.members else None


def governed_from_outside(unit: Unit, subject: Party) -> tuple[str, int] | None:
    """The status that a verb before the subject gives: "invited B to visit", "denied that A met with B"."""
    before = subject.first - 1
    if before >= 0 and unit.pieces[before].lower in load_contact_class("inviting"):
        return "proposed", before
    if before > 0 and unit.pieces[before].lower == "that":
        return read_outer(unit, before)
    plain = before >= 0 and not any(p.lower == "who" for p in unit.pieces[subject.last : subject.last + 3])
    outer = find_status(unit, before, before + 1) if plain else None
    return outer if outer is not None and outer[0] == "denied" else None  # "denies A met B"


def _arrives(unit: Unit, start: int) -> bool:
    """Does the guest come "to" somewhere, or "for" a visit?"""
    words = [p.lower for p in unit.pieces[start : start + 9]]
    words = words[1:] if words[:1] == [","] else words
    return bool(words) and (words[0] in ("to", "back", "here") or any(w in load_contact_nouns() for w in words))


def _ordinal(unit: Unit, index: int, last: int) -> str:
    words = [p.lower for p in unit.pieces[index : last + 8]]
    return "first" if "first" in words and "time" in words else ""


def _is_separate(unit: Unit, index: int, last: int) -> bool:
    words = {p.lower for p in unit.pieces[max(0, index - 2) : last + 4]}
    return bool(words & {"separately", "individually", "respectively"})


def _repeated(unit: Unit, candidate: Candidate) -> Iterator[Candidate]:
    """The contact told of, and a second one of the same where it happened "this morning and again in the afternoon"."""
    yield candidate
    after = [i for i, p in enumerate(unit.pieces) if p.start >= candidate.span.end]
    words = [unit.pieces[i].lower for i in after[:2]]
    second = next((i for i in after[2:6] if unit.pieces[i].when is not None), None)
    if words == ["and", "again"] and second is not None and candidate.dates:
        when = unit.pieces[second].when
        dates = (when,) if when is not None else ()
        yield replace(candidate, dates=dates, span=unit.span(after[1], second), ordinal="again")
