"""Who acts: the subject of a verb, with all it is coordinated with, and the phrases of others who act for them."""

from __future__ import annotations

from dragoman.contacts.cast import Cast
from dragoman.contacts.groups import read_group
from dragoman.contacts.parties import (
    MARKS_BEFORE_SUBJECT,
    NOBODY,
    POSSESSIVE,
    POSSESSORS,
    Party,
    coordinated,
    find_governor,
    find_opener,
    group_ending_at,
    is_modifier,
    is_nominative,
    leads_name,
    read_party,
)
from dragoman.contacts.reading import Piece, Unit
from dragoman.lexicon.contacts import load_contact_class
from dragoman.lexicon.words import load_agent_nouns
from dragoman.model.records import JOINT, Actor

GOVERNING = frozenset("of with from by in on at for about to into over under after before between among".split())
LONGEST_PHRASE = 6  # pieces of "their two most senior energy ministers"


def read_subject(unit: Unit, verb: int, cast: Cast) -> Party:
    """Who does what the verb at a piece says.

    The subject right before the verb, auxiliaries and appositions apart, with all it is coordinated with; else the
    nearest name to the left that no preposition or verb governs, which is how "agreed, but wanted to speak" shares its
    subject. Nobody where there is none. Linear in the words before the verb.
    """
    pieces = unit.pieces
    index = verb - 1
    inner: list[int] = []
    while index >= 0:
        piece = pieces[index]
        if piece.is_word and (group := group_ending_at(unit, index)) is not None:
            return _group_subject(unit, group, index, inner, cast)
        if piece.who is not None and not is_modifier(unit, index):
            goal = not piece.person and pieces[verb - 1].lower == "to" and not is_nominative(unit, index)
            index = -1 if goal else index  # "A flew to Norvia to see B"
            break
        if piece.lower == "," and pieces[index + 1].lower == "who" and index and pieces[index - 1].person:
            index -= 1  # "A met B, who invited him"
            break
        if piece.lower in (",", "–", "—", "-", ")"):
            opener = find_opener(unit, index)
            if piece.lower == "," and _is_told_whole(unit, index, opener):
                index -= 1
                continue
            if opener is None:
                index = -1
                break
            inner = [i for i in range(opener, index) if pieces[i].who is not None]
            index = opener - 1
        elif piece.who is not None:
            both = piece.who.actor == JOINT  # "negotiators from both sides"
            index = ((both and find_governor(unit, index)) or index) - 1
        elif _is_of_body(unit, index, verb) or is_of_others(unit, index, verb):
            return NOBODY
        elif piece.when is not None or _may_precede_verb(piece):
            index -= 1
        else:
            index = -1
    if index < 0:
        that = next((i for i in range(verb - 1, 0, -1) if _has_own_subject(unit, i) or _is_of_body(unit, i, verb)), -1)
        index = next((i for i in range(verb - 1, that, -1) if is_nominative(unit, i)), -1)
    if index < 0:
        return NOBODY
    group = read_group(unit, index)
    if group is not None:
        return Party((group[0].id,), index, group[1], (group[0],))
    party = coordinated(unit, index, cast)
    if _is_theirs(unit, party.first):
        return NOBODY
    if inner and (beside := _beside(unit, inner[0], cast)):
        party = Party(tuple(dict.fromkeys((*party.members, *beside))), party.first, party.last)
    people = [who.actor for who in (pieces[i].who for i in inner) if who is not None and cast.is_person(who.actor)]
    if len(people) > 1 and not any(map(cast.is_person, party.members)):
        return Party(tuple(dict.fromkeys(people)), party.first, party.last)  # "the leaders of A and B, C and D, met"
    return party


def _is_theirs(unit: Unit, first: int) -> bool:
    """Is the name at a piece only whose people act: "the wife of A met B", "aides to A and B met"?"""
    pieces, governor = unit.pieces, first - 1
    while governor > 0 and leads_name(pieces[governor]):
        governor -= 1
    if governor < 1 or pieces[governor].lower not in ("of", "to"):
        return False
    opener = next((i for i in range(governor - 2, -1, -1) if not is_plain(pieces[i])), -1)
    people = pieces[governor - 1].lower in load_contact_class("deputies") | load_contact_class("relatives")
    before = pieces[opener - 1].lower if opener > 0 else ""
    return people and before not in GOVERNING


def _beside(unit: Unit, first: int, cast: Cast) -> tuple[str, ...]:
    """The persons of "A, together with B and C, met": those whom the words between the commas name; nobody else.

    ``first`` is the first name between them.
    """
    comma = next((i for i in range(first - 1, max(-1, first - LONGEST_PHRASE), -1) if unit.pieces[i].lower == ","), -1)
    leads = [piece.lower for piece in unit.pieces[comma + 1 : comma + 3]]
    if comma < 0 or leads[:1] == [] or leads[0] not in load_contact_class("beside"):
        return ()
    start = comma + 2 + (leads[-1] in ("with", "by"))
    return tuple(m for m in read_party(unit, start, cast).members if cast.is_person(m))


def have_unknown_subject(unit: Unit, verb: int) -> bool:
    """Do people nobody knows do what the verb at a piece says: "their ministers then held talks"?"""
    noun = verb - 1
    while noun > 0 and (unit.pieces[noun].when is not None or _may_precede_verb(unit.pieces[noun])):
        noun -= 1
    return noun >= 0 and is_of_others(unit, noun, verb)


def is_of_others(unit: Unit, noun: int, verb: int) -> bool:
    """Does a phrase of people nobody knows end at a piece, who do what the verb says: "agreed their ministers would"?

    Before "to" they must be such as act for others: "for their aides to meet", not "cut short her trip to meet".
    """
    pieces = unit.pieces
    between = [piece.lower for piece in pieces[noun + 1 : verb]]
    acting = pieces[noun].lower in load_contact_class("deputies")
    if not {"who", "of", "the"}.isdisjoint(between) or not is_plain(pieces[noun]):
        return False
    if between[-1:] == ["to"] and not acting:
        return False
    first = next((i for i in range(noun - 1, max(-1, noun - LONGEST_PHRASE), -1) if not is_plain(pieces[i])), -1)
    opener = pieces[first].lower if first >= 0 else ""
    if opener in POSSESSIVE and first and pieces[first - 1].who is not None:
        return acting or not between or between[-1] != "to"
    if opener not in load_contact_class("determiner") and opener not in POSSESSORS:
        opens = first < 0 or opener in load_contact_class("before_subject") or opener in MARKS_BEFORE_SUBJECT
        return acting and opens
    before = pieces[first - 1].lower if first > 0 else ""
    governed = before in GOVERNING and not (before == "for" and between[-1:] == ["to"])
    return not governed and before not in ("and", "&", "or")


def is_plain(piece: Piece) -> bool:
    """Is it a noun or an adjective, by its look: no name, mark, time, verb or word that leads on?"""
    word = piece.lower
    classes = ("no_modifier", "determiner", "before_subject", "finite", "personal")
    plain = piece.is_word and not piece.capital and word.replace("-", "").isalpha() and word not in POSSESSORS
    return plain and not any(word in load_contact_class(name) for name in classes)


def _is_told_whole(unit: Unit, comma: int, opener: int | None) -> bool:
    """Is the comma before a verb that of "President of Norvia, Ada Orlo, met", one name, or of "A, and B, met"?"""
    before = unit.pieces[comma - 1] if comma else None
    if before is None or before.who is None or not before.person:
        return False
    listed = unit.pieces[comma - 2].lower in ("and", "&")
    if listed and any(p.who is not None and p.who.actor == before.who.actor for p in unit.pieces[: comma - 1]):
        return True  # "the presidents of Norvia and Caldera, A and B, met"
    return "," in before.text or (opener is not None and unit.pieces[opener + 1].lower in ("and", "&"))


def _has_own_subject(unit: Unit, index: int) -> bool:
    """Does "that" open a clause here whose subject is no pronoun, and so not the one named before it?"""
    after = unit.pieces[index + 1].lower if index + 1 < len(unit.pieces) else ""
    return unit.pieces[index].lower == "that" and after not in load_contact_class("personal")


def _is_of_body(unit: Unit, index: int, verb: int) -> bool:
    """Does a body nobody knows do what the verb says: "before the Grain Council meets", "the Council, which is to"?"""
    piece = unit.pieces[index]
    if piece.lower == "which":
        return index + 1 < verb and unit.pieces[index - 1].lower == ","
    return piece.capital and piece.is_word and load_agent_nouns().get(piece.lower) == "body"


def _may_precede_verb(piece: Piece) -> bool:
    word = piece.lower
    if word in load_contact_class("before_verb") or word in ("of", "the") or word.endswith("ly"):
        return True
    return piece.capital and piece.is_word


def _group_subject(unit: Unit, group: tuple[Actor, int], index: int, inner: list[int], cast: Cast) -> Party:
    """A group as the subject; the persons that an apposition names stand for it."""
    named = [unit.pieces[i].who for i in inner]
    people = [who.actor for who in named if who is not None and cast.is_person(who.actor)]
    if people:
        return Party(tuple(dict.fromkeys(people)), index, inner[-1])
    return Party((group[0].id,), index, index, (group[0],))
