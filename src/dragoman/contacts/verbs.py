"""Contacts told of by a verb: "spoke with", "met", "hosted", "held a call with"."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from dragoman.contacts.acting import acting_behind, together_behind
from dragoman.contacts.candidates import Candidate
from dragoman.contacts.cast import Cast
from dragoman.contacts.circumstances import (
    end_of_adverbial,
    find_channel,
    find_dates_behind,
    find_dates_between,
    find_manner,
    find_opening_dates,
    find_place,
    find_status,
    manner_at,
)
from dragoman.contacts.doubts import (
    chance_taker,
    end_of_relative,
    governed_from_outside,
    had_chance,
    is_asked,
    is_circumstance,
    is_supposed,
    is_unreal,
    opens_clause,
)
from dragoman.contacts.further import read_further
from dragoman.contacts.invitations import read_invitation
from dragoman.contacts.kinds import in_person
from dragoman.contacts.moments import points
from dragoman.contacts.parties import (
    NOBODY,
    Party,
)
from dragoman.contacts.reading import Unit
from dragoman.contacts.subjects import read_subject
from dragoman.contacts.verb_parties import other_side, with_companions
from dragoman.contacts.verb_senses import (
    arrives_there,
    find_appeal,
    find_together,
    is_letter,
    is_passive,
    is_separate,
    is_sighted,
    is_whole,
    names_town,
    read_errand,
    read_ordinal,
    stands_alone,
)
from dragoman.lexicon.contacts import (
    ContactCue,
    load_contact_class,
    load_contact_nouns,
    load_contact_phrases,
    load_contact_verbs,
)
from dragoman.model.records import JOINT, DateExpression

LONGEST_REACH = 16  # pieces between "send" and what somebody is sent to do
MODALS = frozenset(("to", "will", "would", "should", "could", "may", "might", "can", "must", "shall", "not"))
SUBJECTS = frozenset(("i", "we", "you", "they"))
GERUND_LEADS = frozenset(("to", "before", "by", "of", "also", "looks", "and"))
OUTER = ("denied", "intended")  # "denied that A plans to meet B", "did not rule out that A would"
CALLING = frozenset(("call", "phone", "telephone", "ring", "dial", "call up", "phone up", "ring up"))


def read_verbs(unit: Unit, cast: Cast) -> Iterator[Candidate]:
    """What the verbs of a unit tell of, in text order. Light verbs are left to their nouns."""
    verbs, phrases, nouns = load_contact_verbs(), load_contact_phrases(), load_contact_nouns()
    for index, piece in enumerate(unit.pieces):
        cues = (*phrases.get(piece.lower, ()), *verbs.get(piece.lower, ())) if piece.is_word else ()
        if not cues or (piece.lower in nouns and not stands_as_verb(unit, index)):
            continue
        for cue, parts in cues:
            whole = cue.pattern != "light" and is_whole(unit, index, cue)
            candidate = _read_verb(unit, index, cue, parts, cast) if whole else None
            if candidate is not None:
                yield from _repeated(unit, candidate, cast)
                break


def stands_as_verb(unit: Unit, index: int) -> bool:
    """Is a word that can be noun or verb ("call", "meeting", "visit") a verb here?"""
    if index == 0:
        return is_circumstance(unit, index, -1) and (unit.pieces[1].person or word_of_occasion(unit, index))
    before = unit.pieces[index - 1]
    word = unit.pieces[index].lower
    if before.lower in SUBJECTS and not word.endswith("ing"):
        return True  # "what you call an era"
    if unit.heading and unit.pieces[index].capital and word.endswith("ing"):
        return before.lower in ("to", "is", "are")
    if word.endswith("ing"):
        return before.is_word and (before.lower in GERUND_LEADS or before.lower in _doing())
    if before.is_word:
        adverbs = load_contact_class("skipped")
        leads = (p.lower for p in reversed(unit.pieces[max(0, index - 3) : index]) if p.lower not in adverbs)
        return next(leads, "") in MODALS
    following = unit.pieces[index + 1 : index + 2]
    told = unit.heading or (unit.entry and bool(following) and following[0].person)
    return before.who is not None and word in ("calls", "visits", "talks") and told


def word_of_occasion(unit: Unit, gerund: int) -> bool:
    """Is it the "Meeting" or "Speaking" of "Meeting in Mirna, A and B agreed" and "Speaking by phone, A told B"?"""
    following = unit.pieces[gerund + 1]
    led = following.when is not None or following.lower in ("in", "at", "on")
    met = unit.pieces[gerund].lower == "meeting" and led
    return met or following.lower in ("with", "together") or manner_at(unit, gerund + 1) is not None


def _doing() -> frozenset[str]:
    return load_contact_class("being") | load_contact_class("done_before")


def _read_verb(unit: Unit, index: int, cue: ContactCue, parts: frozenset[str], cast: Cast) -> Candidate | None:
    """The contact a verb tells of; None where it is of another sense, or lacks what its row of the table needs."""
    invited = read_invitation(unit, index, cast)
    sides = _sides(unit, index, cue, parts, invited, cast)
    if sides is None:
        return None
    subject, other, (state, governor) = sides
    end = index + len(cue.rest)
    channel = find_channel(unit, index) if cue.needs == "channel" else end
    if not other.members and (channel is None or not stands_alone(unit, index, cue, subject, state, cast)):
        return None
    together = find_together(unit, index) if cue.needs == "spell" and not other.members else 0
    last = max(other.last + len(cue.behind), channel or end, together)
    clause = _own_clause(unit, subject, index)
    relative = 0 < other.last < subject.first  # "B, with whom she spoke"
    topical = cue.needs == "channel"
    ahead = invited is not None or _is_arranged(unit, governor)
    found = _find_dates(unit, index, last, subject, other, clause, topical=topical, ahead=ahead)
    reach = max([last, *found])
    place = find_place(unit, 1 + (last if topical else index), end_of_adverbial(unit, reach + 1))
    passive, planned = is_passive(unit, index, cue), state in ("planned", "proposed")
    arrives = place is not None or passive or arrives_there(unit, last + 1)
    dated = state == "held" or (bool(found) and state != "habit")  # what is to be discussed may be at another contact
    asked = cue.needs == "town" and names_town(unit, other.last + 1)
    unsaid = bool(subject.members) and not unit.pieces[subject.first].text  # "Great to see B"
    manner = find_manner(unit, index - 2, reach + 4)
    seen = planned or unsaid or is_sighted(unit, other, bool(found) or place is not None or state == "purpose", cast)
    lasted = any(p.lower in load_contact_class("hours") for p in unit.pieces[index:last])
    state = "held" if state == "purpose" else state
    needed = {"date": bool(found), "sight": seen, "channel": dated, "town": asked, "manner": bool(manner)}
    needed |= {"place": arrives or unsaid, "guest": arrives or any(map(cast.is_person, other.members))}
    needed |= {"ahead": planned and not unit.heading, "spell": lasted}
    if not needed.get(cue.needs, True):
        return None
    ongoing = "gerund" in parts and governor is None and state == "planned"
    met = any(map(cast.is_person, other.members)) or (bool(other.members) and cue.kind != "conversation")
    if not found and (state == "habit" or (ongoing and not asked and not met)):
        return None  # "we are talking about this with Caldera"
    visiting = ongoing and cue.kind == "visit" and not any(i > index for i in found)  # "B, who is visiting Caldera"
    state = "proposed" if asked else "held" if visiting else state
    kind = manner or (in_person(cue.kind) if place else cue.kind)
    proposer = _proposer(unit, governor if state == "proposed" else None, invited, subject if asked else NOBODY, cast)
    asking = proposer.members if JOINT not in subject.members else ()  # "A proposed to B that they meet"
    caller = (other if passive else subject) if cue.cue in CALLING else NOBODY
    return Candidate(
        unit,
        unit.span(clause or (min(index, other.first) if relative else _span_first(index, subject, governor)), reach),
        kind,
        _members(cue, (*asking, *subject.members, *other.members), cast),
        _present(unit, state, unit.dates(found), past="past" in parts or "participle" in parts),
        dates=unit.dates(found),
        initiator=_one(proposer) or _one(caller),
        place=place,
        ordinal=read_ordinal(unit, index, last),
        separate=is_separate(unit, index, last) or (cue.cue in CALLING and len(cast.sides(other.members)) > 1),
        others=other.members,
        one_sided=_needs_subject(cue) and not {*subject.members, *proposer.members} - {JOINT},
        last_told=JOINT in subject.members and "instead" in {p.lower for p in unit.pieces[subject.last : reach + 1]},
        groups=(*subject.groups, *other.groups),
    )


def _proposer(
    unit: Unit, governor: int | None, invited: tuple[str, Party, Party] | None, asking: Party, cast: Cast
) -> Party:
    """Who invites, or acts in what the verb at a piece governs; nobody without one."""
    if invited is not None:
        return invited[2]
    return asking if asking.members or governor is None else read_subject(unit, governor, cast)


def _needs_subject(cue: ContactCue) -> bool:
    """Does the verb tell of one who acts beside those it names, unlike "the dinner brought A and B together"?"""
    return cue.pattern != "joint" and cue.cue != "bring * together"


def _is_arranged(unit: Unit, governor: int | None) -> bool:
    """Does the word that governs a verb tell of an arrangement, as "agreed" does?"""
    return governor is not None and unit.pieces[governor].lower in load_contact_class("arranging")


def _sides(
    unit: Unit,
    verb: int,
    cue: ContactCue,
    parts: frozenset[str],
    invited: tuple[str, Party, Party] | None,
    cast: Cast,
) -> tuple[Party, Party, tuple[str, int | None]] | None:
    """Who acts, the other side, and the status with what governs the verb; None where it tells of no contact."""
    subject, status = _acts(unit, verb, cue, parts, cast)
    if invited is not None:
        subject, status = invited[1], None if invited[0] == "none" else (invited[0], None)
    other = other_side(unit, verb, cue, cast) if status is not None else None
    if status is None or other is None:
        return None
    if cue.kind == "letter" and not is_letter(unit, verb, parts, subject, other, cast):
        return None
    opening = "gerund" in parts or (verb > 0 and unit.pieces[verb - 1].lower == "having")
    if not subject.members and opening and invited is None:
        subject = acting_behind(unit, max(other.last, verb), cast)
        if not other.members and subject.members:  # "Meeting in Mirna, A and B agreed"
            joint = cue.pattern == "with" and word_of_occasion(unit, verb)
            subject = together_behind(unit, subject, cast) if joint else NOBODY
    if cue.kind == "visit" and subject.members and other.members:
        other = with_companions(unit, subject, other, cast)
    return subject, other, status


def _acts(
    unit: Unit, verb: int, cue: ContactCue, parts: frozenset[str], cast: Cast
) -> tuple[Party, tuple[str, int | None] | None]:
    """Who acts, and the status with the piece of the words that govern it; None for that where there is no contact."""
    given = chance_taker(unit, verb, cast)
    subject = given if given.members else read_subject(unit, verb, cast)
    if (governor := find_appeal(unit, verb, subject, cast)) is not None:
        return subject, ("proposed", governor)
    status = _verb_status(unit, verb, parts, subject, arrives=cue.needs in ("place", "guest"))
    if status is None and is_passive(unit, verb, cue) and any(map(cast.is_person, subject.members)):
        status = "held", None
    return subject, status


def _find_dates(
    unit: Unit, verb: int, last: int, subject: Party, other: Party, clause: int | None, *, topical: bool, ahead: bool
) -> list[int]:
    """The pieces that say when; of "agreed on Monday to meet" (``ahead``) those behind the verb, not the day agreed."""
    relative = 0 < other.last < subject.first
    own = clause or (end_of_relative(unit, subject.last + 1, verb) if subject.members else verb)
    start = verb if ahead else own
    found = find_dates_between(unit, start, verb + 2 if topical else last)  # "discussed the strikes of Monday with B"
    of_matter = last == verb and [piece.lower for piece in unit.pieces[verb + 1 : verb + 2]] == ["of"]  # "spoke of"
    if not (of_matter or (topical and other.first == verb + 2)):  # "discussed with B the strikes of Monday"
        found += find_dates_behind(unit, last + 1)
    if ahead or relative or (clause and found):
        return found
    return find_opening_dates(unit, subject.first if subject.members else verb) + found


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


def _present(unit: Unit, state: str, dates: tuple[DateExpression, ...], *, past: bool) -> str:
    """The status of "A meets B" as its days have it: planned where they are still to come."""
    told = state == "habit" or (unit.heading and state == "held" and not past)
    ahead = bool(dates) and all(points(when, None) == "planned" or when.direction == "future" for when in dates)
    return "planned" if told and ahead else "held" if state == "habit" else state


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
    errand = {piece.lower for piece in pieces[max(start, index - LONGEST_REACH) : index - 1]}
    if is_asked(unit, index) or (before == "to" and errand & load_contact_class("sending")):
        return None  # "A will send an envoy to visit Caldera"
    outer = governed_from_outside(unit, subject) if subject.members else None
    if governed is None or (outer is not None and outer[0] in OUTER and governed[0] != "none"):
        governed = outer or governed
    if governed is not None:
        return None if governed[0] == "none" else (governed[0], governed[1])
    least = subject.last + 1 if subject.members and subject.last < index else 0  # "It was A who met B"
    nearby, perfect = {p.lower for p in pieces[max(least, index - 3) : index]}, load_contact_class("perfect")
    if "past" in parts:
        return None if nearby & load_contact_class("being") and not nearby & perfect else ("held", None)
    if "participle" in parts:
        return ("held", None) if nearby & perfect or before == "having" else None
    if "gerund" in parts:
        spell = before == "of" and pieces[index - 2].lower in load_contact_class("measure")  # "hours of haggling with"
        if spell or before in load_contact_class("done_before") or is_circumstance(unit, index, subject.last):
            return "held", None
        going_on = before == "been" and nearby & perfect  # "has been haggling with B"
        return ("held" if going_on else "planned", None) if before in load_contact_class("being") else None
    if "third" in parts and arrives:
        return "held", None
    if before == "to" and subject.members and not unit.pieces[subject.first].text:
        return "held", None  # "Great to meet B"
    if had_chance(unit, index):
        return "held", None
    if before == "to" and (errand_of := read_errand(unit, start, index)):
        return errand_of, None
    if before == "to":
        return ("planned", None) if unit.heading and subject.members and subject.last == index - 2 else None
    if unit.heading or (unit.entry and "third" in parts):
        return "held", None
    return ("habit", None) if subject.members else None


def _repeated(unit: Unit, candidate: Candidate, cast: Cast) -> Iterator[Candidate]:
    """The contact told of, and a second one of the same where it happened "this morning and again in the afternoon".

    So do the others that go on with its verb.
    """
    yield from read_further(unit, candidate, cast)
    after = [i for i, p in enumerate(unit.pieces) if p.start >= candidate.span.end]
    words = [unit.pieces[i].lower for i in after[:2]]
    second = next((i for i in after[2:6] if unit.pieces[i].when is not None), None)
    if words == ["and", "again"] and second is not None and candidate.dates:
        when = unit.pieces[second].when
        dates = (when,) if when is not None else ()
        yield replace(candidate, dates=dates, span=unit.span(after[1], second), ordinal="again")
