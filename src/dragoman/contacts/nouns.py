"""Contacts told of by a noun: "his first call with", "the March 3 call between", "a virtual meeting of"."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import NamedTuple

from dragoman.contacts.behind import is_formal, read_behind, read_roll
from dragoman.contacts.candidates import Candidate
from dragoman.contacts.cast import Cast
from dragoman.contacts.chances import chance_taker
from dragoman.contacts.circumstances import (
    end_of_adverbial,
    find_dates_behind,
    find_dates_between,
    find_manner,
    find_opening_dates,
    find_place,
    find_status,
    past_time,
)
from dragoman.contacts.doubts import (
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
from dragoman.contacts.parties import NOBODY, Party, coordinated, is_nominative, read_party, read_subject
from dragoman.contacts.reading import Unit
from dragoman.contacts.verbs import stands_as_verb
from dragoman.lexicon.contacts import load_contact_class, load_contact_nouns, load_contact_verbs
from dragoman.model.records import JOINT

LONGEST_OUTER = 4  # pieces before a noun phrase in which a planned contact is undone: "called off a planned visit"
UNDONE = ("cancelled", "denied", "none")
LONGEST_JOURNEY = 12  # pieces between "flew" and "talks"
LONGEST_GOVERNED = 8  # pieces before a noun phrase that can govern it where nobody acts
NEAR_SUBJECT = 6  # pieces between a subject and its light verb that are shown with it
RECEIVING = frozenset(("receive", "receives", "received", "receiving"))
TOWARDS = ("with", "to", "from")  # between a contact and its other side
STARTING = frozenset(("convene", "propose", "request"))  # light verbs whose subject starts the contact
ASKING = ("request", "schedule")  # light verbs that leave open whether it was held


class Frame(NamedTuple):
    """What stands around a noun of contact."""

    head: Head  # with the two whom "their" means
    other: Party
    relation: str  # with, between, of, by, from, to, roll, told, or empty
    light: int | None  # piece of the light verb
    verb: str  # its base form
    subject: Party


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


def _read_noun(unit: Unit, head: Head, cast: Cast) -> Candidate | None:
    frame = _frame(unit, head, cast)
    if frame is None:
        return None
    head, other, subject = frame.head, frame.other, frame.subject
    status = _status(unit, head, frame)
    dates, reach = _dates(unit, head, frame)
    told = dates or frame.light is not None or status == "cancelled" or _is_titled(unit, head)
    if status == "none" or (head.cue.plural and not told):
        return None
    if frame.verb == "host" and status in ("intended", "proposed") and not other.members:
        return None  # "we are ready to host talks" are those of others
    members = tuple(dict.fromkeys((*head.owner.members, *subject.members, *other.members)))
    if frame.relation in ("between", "roll"):
        members = other.members
    if not (members or dates or head.definite or unit.heading):
        return None
    found = (unit.pieces[i].when for i in dates)
    place = find_place(unit, head.index + 1, end_of_adverbial(unit, reach + 1))
    kind = find_manner(unit, head.index + 1, reach + 4) or head.kind
    return Candidate(
        unit,
        unit.span(_span_first(head, frame), reach),
        in_person(kind) if place or head.town or _is_travelled_to(unit, head) else kind,
        members,
        status,
        dates=tuple(when for when in found if when is not None),
        initiator=_starter(frame),
        place=place,
        ordinal=head.ordinal,
        separate=head.cue.plural and len(other.members) > 1 and JOINT not in other.members,
        others=other.members,
        definite=head.definite and not other.members,
        indefinite=unit.pieces[head.first].lower in ("a", "an") and not other.members,
        last_told=unit.pieces[head.first].lower == "that",
        proper=head.proper or _is_of_body(unit, head, frame),
        roll=frame.relation == "roll",
        one_sided=frame.relation in TOWARDS and not {*head.owner.members, *subject.members} - {JOINT},
        groups=(*head.owner.groups, *subject.groups, *other.groups),
    )


def _frame(unit: Unit, head: Head, cast: Cast) -> Frame | None:
    """Those behind the noun, its light verb and who acts; None where the noun tells of no contact without them."""
    other, relation = read_roll(unit, head, cast) or read_behind(unit, head, cast)
    light = _light_verb(unit, head.first)
    subject = read_subject(unit, light[0], cast) if light else NOBODY
    given = chance_taker(unit, light[0], cast) if light else NOBODY
    subject = given if given.members else subject
    if head.cue.needs == "light":
        joint = JOINT in subject.members or len(cast.sides(subject.members)) > 1
        over = light is None and bool(head.first) and unit.pieces[head.first - 1].lower == "over"  # "over dinner with"
        if (light is None and not over) or not (other.members or joint):
            return None
    if head.cue.kind == "letter" and unit.heading and head.first == 0:
        return None  # the document is the letter
    if head.cue.needs == "formal" and not is_formal(unit, head):
        return None
    if head.cue.needs == "person" and not _between_people(subject, other, cast):
        return None
    addressed = unit.pieces[head.first].lower == "your"
    if light is None and not head.owner.members and other.members and relation in TOWARDS and not addressed:
        subject = NOBODY if _is_appeal(unit, head, other) else _acting(unit, head, cast)
    if light is not None and not other.members and not head.owner.members:
        other = _aimed_at(unit, head, subject, cast)
    if light is None and not other.members and unit.pieces[head.first].lower in ("a", "an"):
        together = _acting(unit, head, cast) if head.first and unit.pieces[head.first - 1].lower in WITHIN else NOBODY
        people = {member for member in together.members if cast.is_person(member)}
        subject = together if len(cast.sides(people)) > 1 else subject
    if light is None and not other.members and not (head.owner.members or head.definite):
        speaker, hearer = told_within(unit, head, cast)
        if hearer.members:
            subject, other, relation = speaker, hearer, "told"
    if addressed and head.owner.members and not other.members:
        writer = unit.pieces[0].who
        subject = Party((writer.actor,), 0, 0) if writer is not None else NOBODY
        head, other, relation = replace(head, owner=NOBODY), head.owner, "from"
    if head.owner.members == (JOINT,) and not other.members and light is None:
        own = pair_before(unit, head.first, cast)
        head = replace(head, owner=replace(head.owner, members=own or head.owner.members))
    if relation == "between" and other.members == (JOINT,):
        other = replace(other, members=pair_before(unit, head.first, cast) or other.members)
    if head.owner.groups and JOINT in subject.members:
        subject = NOBODY  # "they agreed to hold a meeting of the Quad leaders"
    return Frame(head, other, relation, light[0] if light else None, light[1] if light else "", subject)


def _between_people(subject: Party, other: Party, cast: Cast) -> bool:
    """Is a person on the other side, or does the subject name persons of two sides?"""
    if JOINT in (*subject.members, *other.members) or any(map(cast.is_person, other.members)):
        return True
    return len(cast.sides(m for m in subject.members if cast.is_person(m))) > 1


def _is_of_body(unit: Unit, head: Head, frame: Frame) -> bool:
    """Is it the meeting of a body that is no party to contacts: "the next meeting of the Harbour Commission"?"""
    behind = [p for p in unit.pieces[head.index + 1 : head.index + 4] if p.lower != "the"]
    named = [p.lower == "of" for p in behind[:1]] == [True] and behind[1].capital and behind[1].who is None
    return named and not frame.other.members and behind[1].when is None


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
    """The two whom the sentence named before "the call between the two"; nobody where it named more or fewer."""
    named = [p.who.actor for p in unit.pieces[:stop] if p.who is not None and p.person]
    people = tuple(dict.fromkeys(named))
    return people if len(people) == 2 and len(cast.sides(people)) == 2 else ()


def _starter(frame: Frame) -> str | None:
    """Who started the contact: who called, for a call "from" somebody; who convened, proposed or asked for it."""
    party = frame.other if frame.relation == "from" else frame.subject if frame.verb in STARTING else NOBODY
    return party.members[0] if len(party.members) == 1 and party.members[0] != JOINT else None


def _dates(unit: Unit, head: Head, frame: Frame) -> tuple[tuple[int, ...], int]:
    """The pieces that say when, and the last piece of the telling words."""
    last = max(frame.other.last, head.index)
    rest = _end_of_verdict(unit, last)
    behind = [*find_dates_between(unit, head.index + 1, last), *find_dates_behind(unit, rest + 1)]
    if frame.relation == "told":
        behind += find_dates_between(unit, frame.other.last + 1, head.first)
    opening: list[int] = []
    own = bool(behind or head.dates)  # "denied on Wednesday ... during their call a day earlier"
    within = bool(head.first) and unit.pieces[head.first - 1].lower in ("in", "during")
    if frame.light is None and not own and (within or _is_travelled_to(unit, head)):
        opening = _dates_of_clause(unit, head.first)
    if frame.light is not None:
        opening = find_opening_dates(unit, frame.subject.first if frame.subject.members else head.first)
        late = frame.subject.members and past_time(unit, frame.subject.last + 1) == frame.light  # "A on Monday held"
        behind += find_dates_between(unit, frame.subject.last + 1 if late else frame.light, head.first)
    return tuple(dict.fromkeys([*opening, *head.dates, *behind])), max([last, *behind])


def _is_travelled_to(unit: Unit, head: Head) -> bool:
    """Does somebody travel for it: "will fly to Mirna on Tuesday for talks with B"?"""
    before = unit.pieces[max(0, head.first - LONGEST_JOURNEY) : head.first]
    led = bool(before) and before[-1].lower == "for"
    return led and bool({piece.lower for piece in before} & load_contact_class("travelling"))


def _end_of_verdict(unit: Unit, last: int) -> int:
    """The piece behind which the day of "will be held on Friday" stands; not that of "was cancelled on Friday".

    Nor that of "was scheduled two weeks ago".
    """
    verdict = read_verdict(unit, last)
    if verdict is None or verdict[0] in UNDONE or verdict[1] + 1 >= len(unit.pieces):
        return last
    word, following = unit.pieces[verdict[1]].lower, unit.pieces[verdict[1] + 1]
    return last if word in load_contact_class("arranged") and following.when is not None else verdict[1]


def _dates_of_clause(unit: Unit, stop: int) -> list[int]:
    """The last date before a noun that is where the clause's matter happened, with no other contact in between."""
    nouns = load_contact_nouns()
    for place in range(stop - 1, -1, -1):
        if unit.pieces[place].when is not None:
            return [place]
        if unit.pieces[place].is_word and unit.pieces[place].lower in nouns:
            break
    return []


def _is_titled(unit: Unit, head: Head) -> bool:
    """Is it what a title is about, and not where something happened?"""
    setting = load_contact_class("setting")
    words = [p.lower for p in unit.pieces[max(0, head.first - 1) : head.first + 1]]
    return unit.heading and not setting & set(words)


def _span_first(head: Head, frame: Frame) -> int:
    first = min(head.first, head.owner.first) if head.owner.members else head.first
    if frame.light is None:
        return min(frame.subject.first, first) if frame.relation == "told" else first
    if frame.verb == "request":
        return min(frame.light, first)  # who asked for it stands outside of it
    subject = frame.subject
    near = bool(subject.members) and frame.light - subject.last < NEAR_SUBJECT
    return min(frame.light, first, subject.first if near else first)


def _light_verb(unit: Unit, first: int) -> tuple[int, str] | None:
    """The light verb that governs a noun phrase, with its base form: "held", "participated in"."""
    pieces, verbs = unit.pieces, load_contact_verbs()
    index = first - 1
    if index >= 0 and pieces[index].lower in ("in", "part", "up", "for", "into", "on"):
        index -= 1
        index -= pieces[index].lower == "part" if index >= 0 else 0
    while index >= 0 and pieces[index].is_word and pieces[index].lower.endswith("ly"):
        index -= 1
    if index < 0 or not pieces[index].is_word:
        return None
    cue = next((c for c, _ in verbs.get(pieces[index].lower, ()) if c.pattern == "light"), None)
    if cue is None and pieces[index].lower in RECEIVING and pieces[first].lower in ("a", "the"):
        return index, "receive"
    return (index, cue.cue) if cue else None


def _acting(unit: Unit, head: Head, cast: Cast) -> Party:
    """The other side of "the meeting with B": who acts in the clause, before the noun or behind a comma."""
    for place in range(head.first - 1, -1, -1):
        if is_nominative(unit, place):
            return coordinated(unit, place, cast)
    opens = head.first == 1 and unit.pieces[0].lower in load_contact_class("setting")
    for place in range(head.index + 1, len(unit.pieces)):
        before = [p.lower for p in unit.pieces[max(0, place - 2) : place]]
        says = not opens and {p.lower for p in unit.pieces[place + 1 : place + 2]} & load_contact_class("reporting")
        behind = before[-1:] == [","] or before == [",", "the"] or (opens and unit.pieces[place - 1].when is not None)
        if unit.pieces[place].who is not None and behind and not says:
            return coordinated(unit, place, cast)
    return NOBODY


def _status(unit: Unit, head: Head, frame: Frame) -> str | None:
    """The status that governing words or modifiers give; None where they leave it open, as for "the call"."""
    verdict = read_verdict(unit, max(frame.other.last, head.index))
    undone = find_status(unit, max(0, head.first - LONGEST_OUTER), head.first)
    if undone is not None and undone[0] == "cancelled" and reaches(unit, undone[1], head.first):
        return "cancelled"  # "postponed a visit that had been planned"
    if verdict is not None:
        return verdict[0]
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
        return "held"
    before_it = unit.pieces[head.first - 1].lower if head.first else ""
    if not light and before_it in load_contact_class("setting"):
        return "held" if before_it in ("after", "following", "since") else None
    acts = bool(frame.subject.members) and frame.subject.last < head.first
    start = end_of_relative(unit, frame.subject.last + 1, head.first) if acts else max(0, head.first - LONGEST_GOVERNED)
    if frame.light is not None and opens_clause(unit, frame.light):
        start = frame.light
    before = find_status(unit, start, head.first)
    if before is None and light and frame.subject.members:
        before = governed_from_outside(unit, frame.subject)
    if before is not None and (light or before[0] not in UNDONE or reaches(unit, before[1], head.first)):
        return before[0]
    if frame.verb == "propose":
        return "proposed"
    if frame.light is not None and is_aimed_at(unit, frame.light):
        return None if frame.verb in ("continue", *ASKING) else "planned" if unit.heading else "intended"
    return "held" if light and frame.verb not in ASKING else None
