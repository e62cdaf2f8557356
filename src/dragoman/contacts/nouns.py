"""Contacts told of by a noun: "his first call with", "the March 3 call between", "a virtual meeting of"."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from dragoman.contacts.candidates import Candidate
from dragoman.contacts.cast import Cast
from dragoman.contacts.circumstances import end_of_adverbial, find_manner, find_place, find_status
from dragoman.contacts.doubts import (
    chance_taker,
    end_of_relative,
    governed_from_outside,
    is_aimed_at,
    is_asked,
    is_supposed,
    is_unreal,
    opens_clause,
    reaches,
    read_verdict,
)
from dragoman.contacts.further import read_further
from dragoman.contacts.heads import Head, read_head
from dragoman.contacts.hearers import WITHIN, told_within
from dragoman.contacts.kinds import in_person
from dragoman.contacts.noun_days import (
    LONGEST_JOURNEY,
    UNDONE,
    Frame,
    end_of_course,
    find_days,
    is_guest,
    is_travelled_to,
)
from dragoman.contacts.noun_parties import is_formal, read_behind, read_had, read_roll
from dragoman.contacts.noun_people import (
    acting_around,
    are_two,
    is_gainsaid,
    is_negotiated,
    is_of_unknown,
    over_a_meal,
    pair_behind,
)
from dragoman.contacts.parties import (
    NOBODY,
    POSSESSIVE,
    Party,
    read_party,
)
from dragoman.contacts.reading import Unit
from dragoman.contacts.subjects import read_subject
from dragoman.contacts.time_words import before_time
from dragoman.contacts.verbs import stands_as_verb
from dragoman.lexicon.contacts import load_contact_class, load_contact_nouns, load_contact_verbs
from dragoman.model.records import JOINT

LONGEST_OUTER = 4  # pieces before a noun phrase in which a planned contact is undone: "called off a planned visit"
OPEN = ("planned", "proposed", "intended")
LONGEST_GOVERNED = 8  # pieces before a noun phrase that can govern it where nobody acts
NEAR_SUBJECT = 6  # pieces between a subject and its light verb that are shown with it
RECEIVING = frozenset(("receive", "receives", "received", "receiving"))
TOWARDS = ("with", "to", "from")  # between a contact and its other side
STARTING = frozenset(("convene", "propose", "request"))  # light verbs whose subject starts the contact
ASKING = ("request", "schedule")  # light verbs that leave open whether it was held


def read_nouns(unit: Unit, cast: Cast) -> Iterator[Candidate]:
    """What the nouns of contact in a unit tell of, in text order."""
    nouns, verbs = load_contact_nouns(), load_contact_verbs()
    for index, piece in enumerate(unit.pieces):
        cue = nouns.get(piece.lower) if piece.is_word else None
        if cue is None or (piece.lower in verbs and stands_as_verb(unit, index)):
            continue
        head = read_head(unit, index, cue, cast)
        candidate = None if head is None else _read_noun(unit, head, cast)
        if candidate is not None:
            yield from read_further(unit, candidate, cast)
            yield from _read_since(unit, index, candidate)


def _read_noun(unit: Unit, head: Head, cast: Cast) -> Candidate | None:
    frame = _frame(unit, head, cast)
    if frame is None or (_is_wished(unit, frame.head) and frame.light is None and not frame.other.members):
        return None
    head, other, subject = frame.head, frame.other, frame.subject
    status = _status(unit, head, frame)
    dates, reach = find_days(unit, head, frame)
    runs = bool(other.members) and any(end_of_course(unit, last) for last in (head.index, other.last))
    status = "held" if status is None and runs else status
    within = bool(head.first) and unit.pieces[head.first - 1].lower in WITHIN
    parties = other.members or subject.members
    within = within and len(cast.sides(m for m in parties if cast.is_person(m))) > 1  # "in calls with B and C"
    told = dates or frame.light is not None or status == "cancelled" or _is_titled(unit, head) or runs or within
    status = "denied" if status == "none" and is_gainsaid(unit, head, frame, cast) else status
    if status == "none" or (head.cue.plural and not told) or is_negotiated(unit, head, frame, cast):
        return None
    if is_of_unknown(unit, head, frame):
        return None
    if _is_of_others(frame, status, cast):
        return None
    members = tuple(dict.fromkeys((*head.owner.members, *subject.members, *other.members)))
    if frame.relation in ("between", "roll"):
        members = other.members
    set_in = bool(head.first) and unit.pieces[head.first - 1].lower in load_contact_class("setting")
    set_in = set_in and [piece.lower for piece in unit.pieces[head.index + 1 : head.index + 2]] != ["with"]
    if not (members or dates or head.definite or unit.heading or set_in):
        return None
    apposed = _says_more(unit, head)
    place = find_place(unit, head.index + 1, end_of_adverbial(unit, reach + 1))
    kind = find_manner(unit, head.index + 1, reach + 4) or head.kind
    return Candidate(
        unit,
        unit.span(_span_first(head, frame), reach),
        in_person(kind) if place or head.town or is_travelled_to(unit, head) or is_guest(unit, other) else kind,
        members,
        status,
        dates=unit.dates(dates),
        initiator=_starter(frame),
        place=place,
        ordinal="" if head.ordinal == "later" and (unit.heading or _is_apposed(unit, head)) else head.ordinal,
        separate=head.cue.plural and len(other.members) > 1 and JOINT not in other.members,
        others=other.members,
        definite=(head.definite or apposed) and not other.members,
        indefinite=unit.pieces[head.first].lower in ("a", "an") and not apposed and not other.members,
        last_told=unit.pieces[head.first].lower == "that",
        proper=head.proper or _is_of_body(unit, head, frame),
        roll=frame.relation == "roll",
        one_sided=frame.relation in TOWARDS and not {*head.owner.members, *subject.members} - {JOINT},
        groups=(*head.owner.groups, *subject.groups, *other.groups),
    )


def _read_since(unit: Unit, noun: int, candidate: Candidate) -> Iterator[Candidate]:
    """The contact before, where another is the first since its day: "their first call since March 3"."""
    pieces = unit.pieces
    since, when = [*(pieces[noun + 1 : noun + 3]), None, None][:2]
    if candidate.ordinal != "first" or since is None or when is None or since.lower != "since":
        return
    behind = [p.lower[:1].isalnum() or p.lower in POSSESSIVE for p in pieces[noun + 3 : noun + 4]]
    event = [p.lower for p in pieces[noun + 3 : noun + 5]] == [",", "when"]  # "since May, when he was elected"
    day = when.when
    if day is None or not day.meaning.startswith(("calendar", "month")) or behind == [True] or event:
        return
    place = unit.span(noun, noun + 2)
    yield replace(candidate, span=place, status="held", dates=(day,), ordinal="last", definite=True, place=None)


def _frame(unit: Unit, head: Head, cast: Cast) -> Frame | None:
    """Those behind the noun, its light verb and who acts; None where the noun tells of no contact without them."""
    other, relation = read_roll(unit, head, cast) or read_behind(unit, head, cast)
    light = _light_verb(unit, head.first)
    had = read_had(unit, head, cast) if not other.members else NOBODY
    if had.members:
        return Frame(head, had, "between", None, "", NOBODY)
    subject = read_subject(unit, light[0], cast) if light else NOBODY
    given = chance_taker(unit, light[0], cast) if light else NOBODY
    subject = given if given.members else subject
    if head.cue.needs == "light":
        joint = JOINT in subject.members or len(cast.sides(subject.members)) > 1
        over = light is None and bool(head.first) and unit.pieces[head.first - 1].lower == "over"  # "over dinner with"
        apart = relation == "between" and len(cast.sides(m for m in other.members if cast.is_person(m))) > 1
        if over and not other.members:
            subject, other = over_a_meal(unit, head, cast)
            relation = "told" if other.members else relation
            joint = len(cast.sides(subject.members)) > 1
        told = head.definite and not other.members and (bool(head.dates) or end_of_course(unit, head.index) > 0)
        if not told and ((light is None and not (over or apart)) or not (other.members or joint)):
            return None
        head = replace(head, kind="conversation") if told else head  # "the discussion, which took place on Monday"
    if head.cue.kind == "letter" and unit.heading and head.first == 0:
        return None  # the document is the letter
    if head.cue.needs == "formal" and not is_formal(unit, head):
        return None
    if head.cue.needs == "person" and not _between_people(subject, other, cast):
        return None
    addressed = unit.pieces[head.first].lower == "your"
    if light is None and not head.owner.members and other.members and relation in TOWARDS and not addressed:
        subject = NOBODY if _is_appeal(unit, head, other) else acting_around(unit, head, cast)
    if light is not None and not other.members and not head.owner.members:
        other = _aimed_at(unit, head, subject, cast)
    bare = head.cue.plural or head.cue.cue == "talks"  # "at talks in Mirna"
    if light is None and not other.members and (bare or unit.pieces[head.first].lower in ("a", "an")):
        within = bool(head.first) and unit.pieces[head.first - 1].lower in WITHIN
        together = acting_around(unit, head, cast) if within else NOBODY
        subject = together if are_two(together, cast) else subject
    if light is None and not other.members and not (head.owner.members or head.definite):
        speaker, hearer = told_within(unit, head, cast)
        if hearer.members:
            subject, other, relation = speaker, hearer, "told"
    if addressed and head.owner.members and not other.members:
        writer = unit.pieces[0].who
        subject = Party((writer.actor,), 0, 0) if writer is not None else NOBODY
        head, other, relation = replace(head, owner=NOBODY), head.owner, "from"
    if head.owner.members == (JOINT,) and not other.members and light is None:
        own = pair_before(unit, head.first, cast) or pair_behind(unit, head, cast)
        head = replace(head, owner=replace(head.owner, members=own or head.owner.members))
    if relation == "between" and other.members == (JOINT,):
        other = replace(other, members=pair_before(unit, head.first, cast) or other.members)
    if head.owner.groups and JOINT in subject.members:
        subject = NOBODY  # "they agreed to hold a meeting of the Quad leaders"
    return Frame(head, other, relation, light[0] if light else None, light[1] if light else "", subject)


def _rules_verb(unit: Unit, first: int, noun: int) -> bool:
    """Does an auxiliary at a piece rule a verb that says nothing of the contact: "we will be reading out the talks"?"""
    if unit.pieces[first].lower not in load_contact_class("asking"):
        return False
    plain = load_contact_class("being") | load_contact_class("skipped") | load_contact_class("determiner")
    return any(p.is_word and p.lower not in plain and not p.capital for p in unit.pieces[first + 1 : noun])


def _is_of_others(frame: Frame, status: str | None, cast: Cast) -> bool:
    """Are they the talks of others: "we are ready to host talks", "his wish to join the talks", "to resume talks"?"""
    people = (*frame.head.owner.members, *frame.subject.members, *frame.other.members)
    if frame.verb in load_contact_class("phase") and frame.head.cue.kind != "visit":
        return JOINT not in people and len(cast.sides(m for m in people if cast.is_person(m))) < 2
    if frame.other.members or status not in ("intended", "proposed", "planned"):
        return False
    going_on = frame.verb in ("continue", "conclude", "finish") and frame.head.definite
    if going_on and frame.head.cue.cue in ("talks", "negotiations", "discussions"):
        return True  # "told their ministers to conclude the talks"
    one = JOINT not in frame.subject.members and len(cast.sides(frame.subject.members)) < 2
    return (frame.verb == "host" and status != "planned") or (frame.verb in ("join", "attend") and one)


def _between_people(subject: Party, other: Party, cast: Cast) -> bool:
    """Is a person on the other side, or does the subject name persons of two sides?"""
    if JOINT in (*subject.members, *other.members) or any(map(cast.is_person, other.members)):
        return True
    return len(cast.sides(m for m in subject.members if cast.is_person(m))) > 1


def _is_apposed(unit: Unit, head: Head) -> bool:
    """Does it say of a contact just told which one it was: "met on Monday, their third talks", "it is their third"?"""
    before = [piece.lower for piece in unit.pieces[max(0, head.first - 2) : head.first]]
    theirs = unit.pieces[head.first].lower in ("their", "our")
    return theirs and (before[-1:] == [","] or before in (["it", "is"], ["it", "was"], ["this", "was"]))


def _says_more(unit: Unit, head: Head) -> bool:
    """Does it tell more of a contact just told: "agreed to meet in Mirna, a summit that was called off"?"""
    before = unit.pieces[head.first - 1].lower if head.first else ""
    behind = unit.pieces[head.index + 1].lower if head.index + 1 < len(unit.pieces) else ""
    return before == "," and unit.pieces[head.first].lower in ("a", "an") and behind in ("that", "which")


def _is_of_body(unit: Unit, head: Head, frame: Frame) -> bool:
    """Is it the meeting of a body that is no party to contacts: "the next meeting of the Harbour Commission"?"""
    behind = [p for p in unit.pieces[head.index + 1 : head.index + 4] if p.lower != "the"]
    if len(behind) < 2 or behind[0].lower != "of":
        return False
    return behind[1].capital and behind[1].who is None and behind[1].when is None and not frame.other.members


def _is_appeal(unit: Unit, head: Head, caller: Party) -> bool:
    """Is it "a call from A to open the port", which may be no more than words?"""
    behind = unit.pieces[caller.last + 1 : caller.last + 2]
    return head.cue.kind == "call" and not head.channel and bool(behind) and behind[0].lower in ("to", "for")


def _aimed_at(unit: Unit, head: Head, subject: Party, cast: Cast) -> Party:
    """The other side of "used a call on Tuesday to confront B": whom the purpose is about."""
    start = end_of_adverbial(unit, head.index + 1)
    words = unit.pieces[start : start + 2]
    if len(words) < 2 or words[0].lower != "to" or words[1].capital or words[1].when is not None:
        return NOBODY
    party = read_party(unit, start + 2, cast)
    people = tuple(m for m in party.members if cast.is_person(m) and cast.side(m) not in cast.sides(subject.members))
    return Party(people, head.index + 1, party.last) if people else NOBODY


def pair_before(unit: Unit, stop: int, cast: Cast) -> tuple[str, ...]:
    """The two whom the sentence named before "the call between the two"; nobody where it named more or fewer.

    Of "A denied that B told C in their call" they are those behind "that".
    """
    that = next((i for i in range(stop - 1, -1, -1) if unit.pieces[i].lower == "that"), 0)
    for start in (0, that):
        named = [p.who.actor for p in unit.pieces[start:stop] if p.who is not None]
        people = tuple(dict.fromkeys(actor for actor in named if cast.kind(actor) == "person"))
        if len(people) == 2 and len(cast.sides(people)) == 2:
            return people
    return ()


def _starter(frame: Frame) -> str | None:
    """Who started the contact: who called, for a call "from" somebody; who convened, proposed or asked for it."""
    party = frame.other if frame.relation == "from" else frame.subject if frame.verb in STARTING else NOBODY
    return party.members[0] if len(party.members) == 1 and party.members[0] != JOINT else None


def _is_titled(unit: Unit, head: Head) -> bool:
    """Is it what a title is about, and not where something happened?"""
    setting = load_contact_class("setting")
    words = [p.lower for p in unit.pieces[max(0, head.first - 1) : head.first + 1]]
    return unit.heading and not setting & set(words)


def _is_wished(unit: Unit, head: Head) -> bool:
    """Is it what somebody is to do in a title: "A asks B to speed talks"?"""
    before = unit.pieces[max(0, head.first - 2) : head.first]
    verb = next((i for i, piece in enumerate(before) if piece.lower == "to"), None)
    plain = verb is not None and not any(piece.capital or piece.when for piece in before[verb:])
    return unit.heading and plain and not head.definite


def _span_first(head: Head, frame: Frame) -> int:
    first = min(head.first, head.owner.first) if head.owner.members else head.first
    if frame.light is None:
        return min(frame.subject.first, first) if frame.relation == "told" else first
    if frame.verb == "request":
        return min(frame.light, first)  # who asked for it stands outside of it
    subject = frame.subject
    near = bool(subject.members) and frame.light - subject.last < NEAR_SUBJECT
    return min(frame.light, first, subject.first if near else first)


def _is_broached(unit: Unit, head: Head) -> bool:
    """Is it a visit or meeting of no kind known yet: "discussed a visit to Norvia", and not "a visit that A paid"?"""
    behind = [piece.lower for piece in unit.pieces[head.index + 1 : head.index + 2]]
    new = unit.pieces[head.first].lower in ("a", "an") and in_person(head.kind) == head.kind
    return new and behind not in (["that"], ["which"], ["who"])


def _light_verb(unit: Unit, first: int) -> tuple[int, str] | None:
    """The light verb that governs a noun phrase, with its base form: "held", "participated in"."""
    pieces, verbs = unit.pieces, load_contact_verbs()
    index = first - 1
    if index >= 0 and pieces[index].lower in ("in", "part", "up", "for", "into", "on"):
        index -= 1
        index -= pieces[index].lower == "part" if index >= 0 else 0
    index = before_time(unit, index)
    while index >= 0 and pieces[index].is_word and pieces[index].lower.endswith("ly"):
        index -= 1
    if index < 0 or not pieces[index].is_word:
        return None
    cue = next((c for c, _ in verbs.get(pieces[index].lower, ()) if c.pattern == "light"), None)
    if cue is None and pieces[index].lower in RECEIVING and pieces[first].lower in ("a", "the"):
        return index, "receive"
    return (index, cue.cue) if cue else None


def _status(unit: Unit, head: Head, frame: Frame) -> str | None:
    """The status that governing words or modifiers give; None where they leave it open, as for "the call"."""
    verdict = read_verdict(unit, max(frame.other.last, head.index))
    undone = find_status(unit, max(0, head.first - LONGEST_OUTER), head.first)
    if undone is not None and undone[0] == "cancelled" and reaches(unit, undone[1], head.first):
        return "cancelled"  # "postponed a visit that had been planned"
    if verdict is not None:
        return "none" if verdict[0] in OPEN and unit.pieces[head.first].lower == "no" else verdict[0]
    inside = find_status(unit, head.first, head.index)
    if inside is not None:
        outer = find_status(unit, max(0, head.first - LONGEST_OUTER), head.first)
        return outer[0] if outer is not None and outer[0] in UNDONE else inside[0]
    light = frame.light is not None
    if is_supposed(unit, frame.subject.first if light and frame.subject.members else head.first):
        return "none"
    if frame.light is not None and (is_unreal(unit, frame.light) or is_asked(unit, frame.light)):
        return "none"
    if not light and not (head.owner.members or frame.subject.members or frame.other.members):
        return "cancelled" if undone is not None and undone[0] == "cancelled" else None
    if frame.relation == "told":
        ahead = find_status(unit, frame.subject.last + 1, frame.other.first)
        return "planned" if ahead is not None and ahead[0] == "planned" else "held"
    before_it = unit.pieces[head.first - 1].lower if head.first else ""
    ruled = before_it == "on" and find_status(unit, max(0, head.first - 2), head.first)  # "agreed on a visit"
    if not light and not ruled and before_it in load_contact_class("setting"):
        return "held" if before_it in ("after", "following", "since") else None
    acts = bool(frame.subject.members) and frame.subject.last < head.first
    start = end_of_relative(unit, frame.subject.last + 1, head.first) if acts else max(0, head.first - LONGEST_GOVERNED)
    if frame.light is not None and opens_clause(unit, frame.light):
        start = frame.light
    before = find_status(unit, start, head.first + _is_broached(unit, head))
    if before is not None and head.definite and not light and _rules_verb(unit, before[1], head.first):
        before = None
    if before is None and light and frame.subject.members:
        before = governed_from_outside(unit, frame.subject)
    if before is None and not light and is_travelled_to(unit, head):
        journey = find_status(unit, max(0, head.first - LONGEST_JOURNEY), head.first)
        before = journey if journey is not None and journey[0] == "planned" else None
    far = ("proposed", *UNDONE)  # "urged restraint, and hailed the meeting"
    if before is not None and (light or before[0] not in far or reaches(unit, before[1], head.first)):
        return before[0]
    if frame.verb == "propose":
        return "proposed"
    if frame.light is not None and is_aimed_at(unit, frame.light):
        return None if frame.verb in ("continue", *ASKING) else "planned" if unit.heading else "intended"
    return "held" if light and frame.verb not in ASKING else None
