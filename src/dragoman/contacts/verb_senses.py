"""Which sense a verb of contact has: "was received by B", "wrote to B", "invited B to Mirna"."""

from __future__ import annotations

from dragoman.contacts.cast import Cast
from dragoman.contacts.circumstances import end_of_adverbial, manner_at
from dragoman.contacts.parties import Party
from dragoman.contacts.reading import Piece, Unit
from dragoman.contacts.subjects import read_subject
from dragoman.contacts.time_words import past_time
from dragoman.lexicon.contacts import ContactCue, load_contact_class, load_contact_nouns
from dragoman.model.records import JOINT

LONGEST_SPELL = 8  # pieces of "spent more than three hours together"
LONGEST_PHRASE = 5  # pieces of "sit down with him"
LONGEST_ERRAND = 20  # pieces between where somebody went and what they went to do


def is_passive(unit: Unit, index: int, cue: ContactCue) -> bool:
    """Is it "was received by B", of a verb with an object?"""
    before = {piece.lower for piece in unit.pieces[max(0, index - 2) : index]}
    being = cue.pattern == "object" and bool(before & load_contact_class("being"))
    return being and find_agent(unit, index) is not None


def find_agent(unit: Unit, verb: int) -> int | None:
    """The "by" that names who did it, right behind the verb or its adverbial: "was received in Mirna by B"."""
    behind = range(verb + 1, min(end_of_adverbial(unit, verb + 1) + 1, len(unit.pieces)))
    marks = (i for i in behind if unit.pieces[i].lower in ("by", ","))
    place = next((i for i in marks if manner_at(unit, i) is None), None)
    return place if place is not None and unit.pieces[place].lower == "by" else None


def is_letter(unit: Unit, index: int, parts: frozenset[str], subject: Party, other: Party, cast: Cast) -> bool:
    """Did somebody write to a person, or two to each other? Not so in "the written response to B"."""
    before = unit.pieces[index - 1].lower if index else ""
    active = parts != {"participle"} or before in load_contact_class("perfect")
    both = len(cast.sides(member for member in subject.members if cast.is_person(member))) > 1
    return active and (both or any(map(cast.is_person, other.members)))


def names_town(unit: Unit, start: int) -> bool:
    """Is it "to" a place that somebody is invited: "to Mirna", "to the Rose Palace", "on Tuesday to come to Mirna"?"""
    place = past_time(unit, start)
    words = [piece for piece in unit.pieces[place : place + 5] if piece.lower not in ("the", "come", "travel")]
    words = words[1:] if [piece.lower for piece in words[:2]] == ["to", "to"] else words
    return len(words) > 1 and words[0].lower == "to" and words[1].capital and not words[1].person


def is_whole(unit: Unit, verb: int, cue: ContactCue) -> bool:
    """Do the words that a phrase needs right behind its verb stand there: "sit down", "be on the phone"?"""
    behind = verb + 1 + len(cue.rest)
    if cue.rest[-1:] == ("on",) and any(piece.when is not None for piece in unit.pieces[behind : behind + 1]):
        return False  # "called on Monday"
    return tuple(piece.lower for piece in unit.pieces[verb + 1 : behind]) == cue.rest


def is_appeal(unit: Unit, last: int) -> bool:
    """Is what follows the object of "called on" what it is asked to do: "called on B to open the port", "for help"?"""
    behind = unit.pieces[last + 1 :]
    asked = (i for i, p in enumerate(behind[:-1]) if p.lower == "to" and not behind[i + 1].capital)
    return next(asked, None) is not None or [p.lower for p in behind[:1]] == ["for"]


def stands_alone(unit: Unit, index: int, cue: ContactCue, subject: Party, state: str, cast: Cast) -> bool:
    """May a verb without an object tell of a contact? Only where its subject is all who took part, or was invited."""
    if cue.pattern == "object":
        return cue.kind == "visit" and state in ("planned", "proposed")
    if cue.needs == "spell":
        return find_together(unit, index) > 0 and (JOINT in subject.members or len(cast.sides(subject.members)) > 1)
    index += len(cue.rest)
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


def find_together(unit: Unit, verb: int) -> int:
    """The "together" of "spent three hours together"; 0 where there is none."""
    behind = range(verb + 1, min(verb + LONGEST_SPELL, len(unit.pieces)))
    return next((i for i in behind if unit.pieces[i].lower in ("together", "talking")), 0)


def _may_follow(piece: Piece) -> bool:
    """May the word stand behind a verb of all who took part? An object ("met the needs") or particle may not."""
    if piece.when is not None or piece.lower in load_contact_class("joint_follow") or piece.lower.endswith("ly"):
        return True
    return not (piece.is_word and piece.lower[:1].isalnum()) and piece.who is None


def arrives_there(unit: Unit, start: int) -> bool:
    """Does the guest come "to" somewhere, or "for" a visit?"""
    words = [p.lower for p in unit.pieces[start : start + 9]]
    words = words[1:] if words[:1] == [","] else words
    return bool(words) and (words[0] in ("to", "back", "here") or any(w in load_contact_nouns() for w in words))


def read_ordinal(unit: Unit, index: int, last: int) -> str:
    """``first`` where somebody did it "for the first time", ``last`` where they "last met", else empty."""
    words = [p.lower for p in unit.pieces[index : last + 8]]
    if index and unit.pieces[index - 1].lower == "last":
        return "last"
    return "first" if "first" in words and "time" in words else ""


def is_separate(unit: Unit, index: int, last: int) -> bool:
    """Did each of the others have a contact of their own: "met separately with B and C"?"""
    words = {p.lower for p in unit.pieces[max(0, index - 2) : last + 4]}
    before = [p.lower for p in unit.pieces[max(0, index - 4) : index]]
    if before[-1:] == ["who"] and "among" in before:
        return True  # "A and B were among those who called C"
    return bool(words & {"separately", "individually", "respectively", "turn"})


def read_errand(unit: Unit, start: int, verb: int) -> str:
    """``purpose`` where somebody went somewhere to do it, ``planned`` where they are going to, else empty.

    "A flew to Mirna on Monday to see B", "A is flying to Mirna to see B".
    """
    for place in range(verb - 2, max(start - 1, verb - LONGEST_ERRAND), -1):
        word = unit.pieces[place].lower
        had = unit.pieces[place - 1].lower == "had" and word in load_contact_class("had_journeyed")
        if had or word in load_contact_class("journeyed"):
            return "purpose"
        if word in load_contact_class("journeying"):
            ahead = unit.pieces[place - 1].lower in load_contact_class("being")
            return "planned" if ahead else ""
        if word in load_contact_class("matter_bar") or word in ("and", "but", "not"):
            return ""
    return ""


def find_appeal(unit: Unit, verb: int, subject: Party, cast: Cast) -> int | None:
    """The verb that asks those who act to meet who asks: "A urged B to meet him", "called on B to talk to her"."""
    before = subject.first - 1
    if before < 1 or unit.pieces[verb - 1].lower != "to" or subject.last != verb - 2:
        return None
    on = unit.pieces[before].lower in ("on", "upon") and unit.pieces[before - 1].lower in ("called", "calls")
    if not on and unit.pieces[before].lower not in load_contact_class("appealing"):
        return None
    behind = (piece for piece in unit.pieces[verb + 1 : verb + LONGEST_PHRASE] if piece.who is not None)
    met = next(behind, None)
    asks = read_subject(unit, before - on, cast).members
    own = met is not None and met.who is not None and met.who.form == "pronoun" and met.who.actor in asks
    return before - on if own else None


def is_sighted(unit: Unit, other: Party, fixed: bool, cast: Cast) -> bool:
    """Did somebody see a person to talk to them: "saw B in Mirna on Monday", not "saw B as a rival"?"""
    if not fixed or not other.members or not all(map(cast.is_person, other.members)):
        return False
    following = unit.pieces[other.last + 1 : other.last + 2]
    return all(piece.when is not None or piece.lower in load_contact_class("behind_seen") for piece in following)
