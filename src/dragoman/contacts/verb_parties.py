"""The other side of a contact that a verb tells: "met B", "spoke in Mirna with B", "discussed grain with B"."""

from __future__ import annotations

from dragoman.contacts.acting import read_antecedent
from dragoman.contacts.capitals import read_capital
from dragoman.contacts.cast import Cast
from dragoman.contacts.circumstances import end_of_adverbial, end_of_matter
from dragoman.contacts.houses import houses
from dragoman.contacts.parties import NOBODY, POSSESSIVE, Party, read_party
from dragoman.contacts.reading import Unit
from dragoman.contacts.subjects import is_plain, read_subject
from dragoman.contacts.verb_senses import find_agent, is_appeal, is_passive
from dragoman.lexicon.contacts import ContactCue, load_contact_class, load_contact_nouns, load_contact_verbs
from dragoman.model.records import JOINT

LONGEST_REACH = 16  # pieces between a verb and its "with"
CLAUSE_MARKS = frozenset((",", ";", ":", "."))
BRINGING = frozenset(("convene", "host", "bring * together", "receive", "welcome"))  # verbs of one who brings others
NOT_AN_OBJECT = frozenset(("’s", "'s", "a", "an", "“", '"'))  # "called him a friend", "welcomed Caldera's efforts"
PLACING = frozenset(("in", "at", "on", "here"))  # between a verb and whom somebody met: "received in the Castle B"
TOPIC_LEADS = frozenset(("about", "regarding", "concerning"))


def other_side(unit: Unit, index: int, cue: ContactCue, cast: Cast) -> Party | None:
    """The party behind the verb; ``NOBODY`` where there is none, None where the verb means something else."""
    pieces = unit.pieces
    if cue.pattern in ("object", "with") and (party := read_antecedent(unit, index, cue.pattern, cast)).members:
        return party
    if cue.pattern == "object":
        return _object(unit, index, cue, cast)
    index += len(cue.rest)
    if cue.pattern == "joint":
        return NOBODY
    if cue.needs == "channel":
        return _talked_over_with(unit, index, cast)
    bars = load_contact_class("verb_bar")
    if cue.cue == "meet" and _names_person(unit, index + 1):
        return None  # "met B after talks with C"
    for place in range(index + 1, min(index + LONGEST_REACH, len(pieces))):
        word = pieces[place].lower
        topic = pieces[index + 1].lower == "of" or any(p.lower in TOPIC_LEADS for p in pieces[index + 1 : place])
        if word == "to" and topic:
            continue  # "spoke about the response to ...": that belongs to what they spoke about
        if word == "with" and _is_anothers(unit, place):
            break
        if word == "with" or (word == "to" and _goes_to(cue) and pieces[place].is_word):
            party = read_party(unit, place + 1, cast)
            if party.members:
                barred = cue.needs == "person" and not any(m == JOINT or cast.is_person(m) for m in party.members)
                return None if barred else party
            if word == "with":
                return None
        elif pieces[place].is_word and (word in CLAUSE_MARKS or word in bars) and not _goes_on(unit, place):
            break
    return NOBODY


def _is_anothers(unit: Unit, place: int) -> bool:
    """Is it the "with" of somebody's own contact, as in "met to prepare B's talks with C"?"""
    before = unit.pieces[max(0, place - 5) : place]
    noun = next((i for i, p in enumerate(before) if p.is_word and p.lower in load_contact_nouns()), 0)
    own = next((i for i in range(noun - 1, 0, -1) if not is_plain(before[i])), 0)  # "B's anticipated talks with C"
    return own > 0 and before[own].lower in POSSESSIVE and before[own - 1].person


def _names_person(unit: Unit, place: int) -> bool:
    """Is a person the object of the verb before a piece: "met B", "met Caldera's B"?"""
    words = unit.pieces[place : place + 3]
    owned = len(words) > 2 and words[1].lower in POSSESSIVE and words[2].person
    return bool(words) and (words[0].person or owned)


def _goes_to(cue: ContactCue) -> bool:
    """May "to" lead to the other side, as in "spoke to B" and "was on the phone to B"?"""
    return cue.kind in ("conversation", "letter") or (cue.kind == "call" and bool(cue.rest))


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
    before = unit.pieces[place - 1]
    town = before.capital and before.when is None and not before.person
    least, most = place + 2, min(place + 5, len(unit.pieces))
    closing = [i for i in range(least, most) if unit.pieces[i].lower in ("with", "to")]
    opened = any(piece.lower == "," for piece in unit.pieces[max(0, place - 3) : place])
    inserted = bool(closing) and unit.pieces[closing[0] - 1].lower == ","  # "spoke, in turn, to B"
    inserted = inserted or (opened and following in ("with", "to"))
    in_place = following in ("with", "d", "d.c.", "dc") or town or inserted
    return unit.pieces[place].lower == "," and in_place


def _is_named(unit: Unit, place: int) -> bool:
    """Does a piece say what somebody was called: "called B brave"?"""
    classes = ("behind_called", "adverbial", "spell", "hours", "number", "joint_follow", "skipped", "circumstance")
    piece = unit.pieces[place] if place < len(unit.pieces) else None
    plain = piece is not None and is_plain(piece) and not piece.lower.endswith("ly")
    return plain and piece is not None and not any(piece.lower in load_contact_class(name) for name in classes)


def _past_setting(unit: Unit, verb: int) -> int:
    """The piece before the person whom a place or day parts from the verb: "received in the Castle President B"."""
    pieces, place = unit.pieces, verb + 1
    while place < len(pieces) and not pieces[place].person:
        piece = pieces[place]
        inside = place > verb + 1 and (piece.capital or piece.lower == "the" or is_plain(piece))
        if piece.when is None and piece.lower not in PLACING and not inside:
            return verb
        place += 1
    named = verb + 1 < place < len(pieces) and pieces[place].capital and pieces[place - 1].lower not in PLACING
    owned = place + 1 < len(pieces) and pieces[place + 1].lower in POSSESSIVE
    return place - 1 if named and not owned else verb


def with_companions(unit: Unit, guest: Party, host: Party, cast: Cast) -> Party:
    """The host of a journey, and persons of other sides who come along: "visited Caldera on Monday with B and C"."""
    place = end_of_adverbial(unit, host.last + 1)
    place += [piece.lower for piece in unit.pieces[place : place + 1]] == [","]
    words = [piece.lower for piece in unit.pieces[place : place + 2]]
    leads = 1 + (words[-1:] == ["with"] and len(words) > 1)
    if not words or (words[0] != "with" and words[0] not in load_contact_class("beside")):
        return host
    party = read_party(unit, place + leads, cast)
    home = cast.sides(guest.members)
    people = [m for m in party.members if cast.is_person(m)]
    along = (m for m in people if cast.side(m) not in home)
    return Party((*host.members, *along), host.first, party.last, host.groups) if people else host


def _object(unit: Unit, index: int, cue: ContactCue, cast: Cast) -> Party | None:
    pieces = unit.pieces
    if is_passive(unit, index, cue):
        return read_party(unit, (find_agent(unit, index) or index) + 1, cast)
    index += len(cue.rest)
    if cue.needs in ("person", "guest", "place") and cue.kind == "meeting" and not cue.rest:
        index = _past_setting(unit, index)
    if index + 1 >= len(pieces) or pieces[index + 1].when is not None:
        return None
    following = pieces[index + 1]
    if following.is_word and not (following.capital or following.lower in ("the", "his", "her", "back", "former")):
        return None
    if cue.cue == "call" and following.lower == "his" and index + 2 < len(pieces) and is_plain(pieces[index + 2]):
        return None  # "called his idea absurd"
    party = read_party(unit, index + 1 + (following.lower == "back"), cast)
    if cue.kind == "visit" and not party.members and following.capital:
        party = read_capital(unit, index + 1)
        if not party.members and cue.needs != "ahead":
            return Party((), index + 1, index + 1)  # a place that is no actor
    after = pieces[party.last + 1].lower if party.last + 1 < len(pieces) else ""
    reached = following.who is not None and (cue.cue != "call" or after in load_contact_class("behind_called"))
    barred = cue.kind == "call" and following.lower in load_contact_class("not_called") and not reached
    both = party.members == (JOINT,) and cue.cue in BRINGING
    if not party.members or (party.members == (JOINT,) and not both) or barred:
        return None
    words = tuple(piece.lower for piece in pieces[party.last + 1 : party.last + 1 + len(cue.behind)])
    if words != cue.behind or (cue.needs == "caller" and is_appeal(unit, party.last)):
        return None
    if cue.cue == "call" and _is_named(unit, party.last + 1):
        return None
    people = both or any(cast.is_person(a) or cast.kind(a) == "group" for a in party.members)
    ended = after in load_contact_class("behind_called") or party.last + 1 == len(pieces)
    people = people or (cue.kind == "call" and ended and not houses().isdisjoint(party.members))  # "rang the Castle"
    if cue.needs in ("person", "manner", "caller") and not people:
        return None
    if after in (NOT_AN_OBJECT if cue.cue == "call" else POSSESSIVE) or pieces[party.last].lower in POSSESSIVE:
        return None
    owner = party.last + 2 < len(pieces) and pieces[party.last + 2].lower in ("'s", "’s")
    return None if owner and after.isalpha() and not people else party  # "welcomed the League council's vote"
