"""Those named behind a noun of contact: "a call with B", "the visit of B to Caldera", "talks between A and B"."""

from __future__ import annotations

from dragoman.contacts.capitals import read_capital
from dragoman.contacts.cast import Cast
from dragoman.contacts.heads import Head
from dragoman.contacts.parties import NOBODY, Party, read_party
from dragoman.contacts.reading import Unit
from dragoman.contacts.time_words import past_time
from dragoman.lexicon.contacts import load_contact_class, load_contact_nouns
from dragoman.model.records import JOINT

LONGEST_REACH = 16  # pieces between a noun and its "with"
DIRECTIONS = {"to": ("call", "letter", "visit"), "from": ("call", "letter", "visit")}  # kinds of noun that go one way
SEEING = ("see", "meet")  # "a trip to Mirna to see B"
LONGEST_GOAL = 9  # pieces between a trip and whom somebody is to see
NOT_YET_VERBS = ("scheduled", "planned", "proposed", "requested", "united")  # in "ed", and still of the noun phrase


def read_behind(unit: Unit, head: Head, cast: Cast) -> tuple[Party, str]:
    """Those named behind the noun, and by which word: "with", "between" (all of them), "from"."""
    pieces, bars, nouns = unit.pieces, load_contact_class("noun_bar"), load_contact_nouns()
    opening, formal = past_time(unit, head.index + 1), load_contact_class("formal")
    if head.cue.kind == "visit" and (seen := _seen_there(unit, head, cast)).members:
        return seen, "with"
    for place in range(head.index + 1, min(head.index + LONGEST_REACH, len(pieces))):
        word = pieces[place].lower
        if not pieces[place].is_word:
            continue
        if word in ("with", "between", "among"):
            party = read_party(unit, place + 1, cast)
            if word == "with" and _is_of_matter(unit, place, party, cast):
                return NOBODY, ""
            return (party, "with" if word == "with" else "between") if party.members else (NOBODY, "")
        if head.cue.kind == "letter" and word == "of" and {p.lower for p in pieces[place : place + 2]} & formal:
            opening = place + 2
            continue  # "a message of condolence to B"
        if place == opening and word in ("of", "by", "from", "to"):
            given = word == "to" and head.cue.needs == "given"  # "an audience to B"
            goes = given or head.cue.kind in DIRECTIONS.get(word, (head.cue.kind,))
            party = _named(unit, place + 1, word, head, cast) if goes else NOBODY
            if party.members:
                party = _with_host(unit, party, head, cast)
                joined = word == "of" and head.cue.kind != "visit" and len(party.members) > 1
                return party, "between" if joined else word
            if place == head.index + 1 and (not goes or word in ("of", "from")):
                break
        ends = word in bars or word in nouns or (word.endswith("ed") and word not in NOT_YET_VERBS)
        if ends or word in (";", ":", ".") or (word == "," and head.cue.kind != "visit"):
            break
    return NOBODY, ""


def _seen_there(unit: Unit, head: Head, cast: Cast) -> Party:
    """Whom somebody goes somewhere to see: "a trip to Mirna to see B"; nobody where it is not told."""
    words = [piece.lower for piece in unit.pieces[head.index + 1 : head.index + LONGEST_GOAL]]
    place = next((i for i in range(len(words) - 1) if words[i] == "to" and words[i + 1] in SEEING), None)
    if place is None or not set(words[:place]).isdisjoint(load_contact_class("noun_bar") | {",", ";", "."}):
        return NOBODY
    party = read_party(unit, head.index + 3 + place, cast)
    return party if any(map(cast.is_person, party.members)) else NOBODY


def is_formal(unit: Unit, head: Head) -> bool:
    """Is a message one of courtesy, which is a letter: "a message of condolence", "sent a message to B"?"""
    around = [*unit.pieces[head.first : head.index], *unit.pieces[head.index + 2 : head.index + 3]]
    if {piece.lower for piece in around} & load_contact_class("formal"):
        return True
    before, behind = unit.pieces[max(0, head.first - 1)].lower, unit.pieces[head.index + 1 : head.index + 3]
    opens = head.first == 1 and before == "in" and [p.lower for p in behind[:1]] == ["to"]  # "In a message to B, A"
    plain = head.index - head.first == 1  # "sent a clear message to B" is said of deeds, too
    passed = plain and before in load_contact_class("passed_on") and any(piece.person for piece in behind)
    return opens or passed or before in ("exchange", "exchanged")


def _is_of_matter(unit: Unit, place: int, party: Party, cast: Cast) -> bool:
    """Does "with" belong to what was spoken of: "talks on normalising ties with Caldera"?"""
    relational = unit.pieces[place - 1].lower in load_contact_class("relational") - {",", "-"}
    return relational and not any(cast.is_person(m) for m in party.members)


def _with_host(unit: Unit, guests: Party, head: Head, cast: Cast) -> Party:
    """The guests of "a visit of A to B" with the state they come to."""
    rest = unit.pieces[guests.last + 1 : guests.last + 3]
    if head.cue.kind != "visit" or len(rest) < 2 or rest[0].lower != "to":
        return guests
    who = rest[1].who
    host = read_capital(unit, guests.last + 2) if who is None else Party((who.actor,), guests.last + 2, guests.last + 2)
    if [cast.kind(m) for m in host.members] != ["state"] or cast.side(host.members[0]) in cast.sides(guests.members):
        return guests
    return Party((*guests.members, *host.members), guests.first, host.last, (*guests.groups, *host.groups))


def _named(unit: Unit, start: int, word: str, head: Head, cast: Cast) -> Party:
    """The persons or groups of a party; for a visit "of" or "to" a state that state."""
    party = read_party(unit, start, cast)
    if not party.members and word == "to" and head.cue.kind == "visit":
        return read_capital(unit, start)
    opens = unit.pieces[start : start + 1]
    kin = opens and opens[0].lower == "the" and unit.pieces[party.last + 1 : party.last + 2]  # "to the Vesk family"
    if kin and unit.pieces[party.last].person and kin[0].is_word and kin[0].lower in load_contact_class("kin"):
        return NOBODY
    people = tuple(a for a in party.members if a == JOINT or cast.is_person(a) or cast.kind(a) == "group")
    kept = people or (party.members if word in ("of", "to") and head.cue.kind == "visit" else ())
    return Party(kept, party.first, party.last, party.groups)


def read_had(unit: Unit, head: Head, cast: Cast) -> Party:
    """Those of a clause behind the noun: "the call (that) she had had with B", "a talk the two held on Monday"."""
    words = [piece.lower for piece in unit.pieces[head.index + 1 : head.index + 8]]
    start = head.index + 1 + (words[:1] in (["that"], ["which"]))
    if start + 1 >= len(unit.pieces) or (unit.pieces[start].who is None and unit.pieces[start].lower != "the"):
        return NOBODY
    subject = read_party(unit, start, cast)
    verb = subject.last + 1
    while verb < len(unit.pieces) and unit.pieces[verb].lower in ("had", "has", "have", "also"):
        verb += 1
    held = unit.pieces[verb - 1].lower in ("had", "has", "have")
    if verb < len(unit.pieces) and unit.pieces[verb].lower in load_contact_class("holding"):
        verb, held = verb + 1, True
    if not subject.members or not held:
        return NOBODY
    with_whom = verb < len(unit.pieces) and unit.pieces[verb].lower in ("with", "from")
    other = read_party(unit, verb + 1, cast) if with_whom else NOBODY
    people = tuple(dict.fromkeys(m for m in (*subject.members, *other.members) if m == JOINT or cast.is_person(m)))
    told = JOINT in people or len(cast.sides(people)) > 1
    return Party(people, start, other.last if with_whom else verb - 1) if told else NOBODY


def read_roll(unit: Unit, head: Head, cast: Cast) -> tuple[Party, str] | None:
    """All who took part, where the text lists them: "Participants in the call included A, B and C"."""
    words = [p.lower for p in unit.pieces]
    named = words[max(0, head.first - 2) : head.first] == ["participants", "in"]
    if not named or words[head.index + 1 : head.index + 2] not in (["included"], ["include"], ["were"]):
        return None
    party = read_party(unit, head.index + 2, cast)
    return (party, "roll") if party.members else None
