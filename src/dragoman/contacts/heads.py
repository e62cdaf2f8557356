"""A noun of contact with what stands before it: "their first virtual meeting", "the March 3 phone call"."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from dragoman.contacts.cast import Cast
from dragoman.contacts.groups import read_group
from dragoman.contacts.parties import NOBODY, POSSESSIVE, POSSESSORS, Party, coordinated
from dragoman.contacts.reading import Piece, Unit
from dragoman.lexicon.contacts import (
    ContactCue,
    load_contact_class,
    load_contact_nouns,
    load_contact_verbs,
    load_contact_words,
    load_towns,
)
from dragoman.model.records import JOINT

LONGEST_MODIFIERS = 12  # pieces between a noun and its determiner or owner
LONGEST_ADJECTIVES = 6  # pieces from a determiner to the "and" between two adjectives
LONGEST_GROUP = 4  # pieces of a group's name before its noun
ORDINALS = ("first", "latest", "last", "earlier", "later")
NOT_A_CALL = {"call": frozenset(("for", "upon")), "calls": frozenset(("for", "upon", "on"))}
SUBJECTS = frozenset(("he", "she", "they", "i", "we", "it"))
LEAST_OF_PAIR = 2  # last piece of "A-B"
HYPHENS = frozenset(("-", "‑", "–", "/"))
BEHIND_BARE = frozenset(("with", "between", "in", "at", "on", ",", ".", ")", ";", ":"))


@dataclass(frozen=True, slots=True)
class Head:
    """The noun, its owner and its modifiers."""

    index: int
    cue: ContactCue
    first: int  # first piece of the noun phrase
    kind: str
    owner: Party = NOBODY
    definite: bool = False
    ordinal: str = ""
    dates: tuple[int, ...] = field(default=())
    proper: bool = False  # a name of its own: "the Harbour Summit"
    channel: bool = False  # a modifier names the channel
    town: bool = False  # a modifier names the town: "the Mirna talks"


def read_head(unit: Unit, index: int, cue: ContactCue, cast: Cast) -> Head | None:
    """The noun at a piece with its modifiers; None where they make something else of it, as in "press call"."""
    head: Head | None = Head(index, cue, index, cue.kind)
    if _is_compound(unit, index, cue) or _is_other_call(unit, index):
        return None
    for place in range(index - 1, max(-1, index - LONGEST_MODIFIERS), -1):
        assert head is not None
        piece = unit.pieces[place]
        opener = _opener(unit, place, head, cast)
        if opener is not None:
            head = opener
            break
        if _is_other_thing(piece, cue):
            return None
        changed = _modified(unit, place, head, cast)
        if changed is None:
            break
        head = changed
    if head is None or (cue.needs == "channel" and not head.channel):
        return None
    head = replace(head, first=_first_of_spell(unit, head.first))
    if unit.heading and (pair := _states_before(unit, index, cast)).members:
        return replace(head, owner=pair, first=pair.first)
    return head if head.owner.members else replace(head, owner=_group_before(unit, head.first, index))


def _first_of_spell(unit: Unit, first: int) -> int:
    """The first piece of "two days of talks", where a noun phrase is so led; else the same piece."""
    measures = load_contact_class("measure")
    if first < LEAST_OF_PAIR or unit.pieces[first - 1].lower != "of" or unit.pieces[first - 2].lower not in measures:
        return first
    place = first - 2
    counted = load_contact_class("number") | load_contact_class("spell") | load_contact_class("determiner")
    while place and (unit.pieces[place - 1].lower in counted or unit.pieces[place - 1].lower.isdigit()):
        place -= 1
    return place


def _is_compound(unit: Unit, index: int, cue: ContactCue) -> bool:
    """Does another noun of contact follow at once, as in "summit meeting", or one that an adjective is for?"""
    nouns, modifiers = load_contact_nouns(), load_contact_words("modifier")
    rest = unit.pieces[index + 1 : index + 3]
    if rest and (rest[0].lower,) in modifiers:
        rest = rest[1:]
    if not rest or not rest[0].is_word:
        return False
    return rest[0].lower in nouns or (cue.needs == "bare" and not cue.plural and rest[0].lower not in BEHIND_BARE)


def _is_other_call(unit: Unit, index: int) -> bool:
    """Is it a "call for" something? A "call on March 3" is one."""
    rest = unit.pieces[index + 1 : index + 3]
    barred = NOT_A_CALL.get(unit.pieces[index].lower, frozenset())
    return bool(rest) and rest[0].lower in barred and (len(rest) < 2 or rest[1].when is None)


def _is_other_thing(piece: Piece, cue: ContactCue) -> bool:
    """Does the modifier tell of a press call, of habit, or of several?"""
    if not piece.is_word:
        return False
    if piece.lower == "conference" and cue.cue == "call":
        return False
    many = cue.plural and piece.lower in load_contact_class("number")
    return (piece.lower,) in load_contact_words("barred") or piece.lower in load_contact_class("habitual") or many


def _opener(unit: Unit, place: int, head: Head, cast: Cast) -> Head | None:
    """The noun phrase closed by its owner or determiner, where the piece is one."""
    piece = unit.pieces[place]
    if piece.lower in POSSESSIVE and place and (when := unit.pieces[place - 1].when) is not None:
        if when.meaning.startswith(("day:0", "year")):
            return replace(head, first=place, definite=True)  # "today's call" may be the one with the press
        return replace(head, dates=(place - 1, *head.dates), first=place - 1, definite=True)
    if piece.lower in POSSESSIVE:
        owner, first = _owner(unit, place - 1, cast)
        return replace(head, owner=owner, first=first, definite=True)
    if piece.who is not None and piece.lower in SUBJECTS:
        return head  # "he wanted talks"
    if piece.who is not None and piece.who.form == "pronoun":
        return replace(head, owner=coordinated(unit, place, cast), first=place, definite=True)
    if pair := _hyphened(unit, place, cast):
        first = place + 2 - 2 * len(pair)
        return replace(head, owner=Party(pair, first, place), first=first, definite=True)
    if piece.who is not None and unit.heading and place == head.index - 1 and piece.person:
        owner = coordinated(unit, place, cast)  # "Readout of President A Call with"
        return replace(head, owner=owner, first=owner.first)
    if piece.lower == "whose" and place > 1 and unit.pieces[place - 2].person:
        return replace(head, owner=coordinated(unit, place - 2, cast), first=place, definite=True)
    if piece.is_word and piece.lower == "my" and unit.speaker is not None:
        return replace(head, owner=Party((unit.speaker,), place, place), first=place, definite=True)
    if piece.is_word and piece.lower in ("their", "our"):
        return replace(head, owner=Party((JOINT,), place, place), first=place, definite=True)
    if piece.is_word and piece.lower == "your":
        return replace(head, owner=replace(_addressed(unit), first=place, last=place), first=place, definite=True)
    if piece.is_word and piece.lower in load_contact_class("determiner"):
        return replace(head, first=place, definite=piece.lower in ("the", "this", "that"))
    return None


def _hyphened(unit: Unit, place: int, cast: Cast) -> tuple[str, ...]:
    """The persons of two sides whose names a hyphen joins: "the Orlo-Vesk-Halt call"; nobody where none does."""
    first = place
    while first >= LEAST_OF_PAIR and unit.pieces[first - 1].lower in HYPHENS and unit.pieces[first - 2].person:
        first -= LEAST_OF_PAIR
    outer = unit.pieces[place + 1 : place + 2] + (unit.pieces[first - 1 : first] if first else ())
    whole = not any(piece.lower in HYPHENS for piece in outer)  # of "A-B-C" all are known
    both = unit.pieces[first : place + 1 : LEAST_OF_PAIR] if first < place and whole else ()
    people = tuple(piece.who.actor for piece in both if piece.who is not None and piece.person)
    return people if len(cast.sides(people)) > 1 else ()


def _addressed(unit: Unit) -> Party:
    """Whom the writer thanks in "Thank you, President B, for your call"; nobody in other sentences."""
    if len(unit.pieces) < 2 or unit.pieces[1].lower != "thank":
        return NOBODY
    leads = (",", "you", "friend")
    called = (i for i, p in enumerate(unit.pieces) if p.person and i and unit.pieces[i - 1].lower in leads)
    named = [(i, unit.pieces[i].who) for i in called]
    return next((Party((who.actor,), i, i) for i, who in named if who is not None and who.form != "pronoun"), NOBODY)


def _modified(unit: Unit, place: int, head: Head, cast: Cast) -> Head | None:
    """The head with one more modifier; None where the piece is none."""
    piece, nouns, modifiers = unit.pieces[place], load_contact_nouns(), load_contact_words("modifier")
    if piece.lower in ("and", ",", "but", "yet", "if") and _joins_adjectives(unit, place):
        return head
    head = replace(head, first=place, town=head.town or piece.lower in load_towns())
    if piece.when is not None:
        return replace(head, dates=(place, *head.dates))
    if piece.who is not None:
        host = unit.heading and head.cue.kind == "visit" and cast.kind(piece.who.actor) == "state"
        if host and not head.owner.members:
            return replace(head, owner=Party((piece.who.actor,), place, place))
        if piece.person:
            return None
        return replace(head, proper=unit.pieces[head.index].capital and not unit.heading)
    ordinal = next((name for name in ORDINALS if piece.lower in load_contact_class(name)), "")
    if ordinal:
        return replace(head, ordinal=head.ordinal or ordinal)
    if (piece.lower,) in modifiers and head.cue.kind in ("call", "conversation", "meeting", "summit"):
        return replace(head, kind=modifiers[(piece.lower,)], channel=True)
    if piece.lower in nouns and not nouns[piece.lower].plural:
        return replace(head, kind="summit") if piece.lower == "summit" and not head.channel else head
    light = any(cue.pattern == "light" for cue, _ in load_contact_verbs().get(piece.lower, ()))
    light = light and piece.lower not in load_contact_class("formal")  # "a written message"
    leads = piece.lower in load_contact_class("no_modifier")
    plain = piece.lower[:1].isalnum() and not leads and not light
    if not (piece.capital or plain) or (leads and place == 0):
        return None  # "During talks" begins a sentence with a capital
    named = piece.capital and piece.lower not in load_contact_class("common_capital")
    if named and unit.pieces[head.index].capital and not unit.heading and place > 0:
        return replace(head, proper=True)
    return head


def _joins_adjectives(unit: Unit, place: int) -> bool:
    """Does it stand between two adjectives of a noun phrase: "a long and detailed call", "a short, tense meeting"?"""
    barred = load_contact_class("no_modifier") - {"and", "but"}
    for before in range(place - 1, max(-1, place - LONGEST_ADJECTIVES), -1):
        piece = unit.pieces[before]
        if piece.lower in load_contact_class("determiner") or piece.lower in POSSESSIVE or piece.lower in POSSESSORS:
            return before < place - 1
        if not piece.is_word or piece.capital or piece.lower in barred or piece.lower in load_contact_nouns():
            return False
    return False


def _owner(unit: Unit, place: int, cast: Cast) -> tuple[Party, int]:
    """The owner that ends before "’s", with its first piece: persons, the two leaders, or a group."""
    if place >= 0 and unit.pieces[place].who is not None:
        party = coordinated(unit, place, cast)
        return party, party.first
    for first in range(max(0, place - LONGEST_GROUP), place + 1):
        group = read_group(unit, first)
        if group is not None and group[1] == place:
            return Party((group[0].id,), first, place, (group[0],)), first
    return NOBODY, max(place, 0)


def _states_before(unit: Unit, noun: int, cast: Cast) -> Party:
    """The two states of a title that is nothing but the name of their contact: "A-B Foreign Ministers’ Meeting"."""
    one, mark, two = unit.pieces[:3] if noun > LEAST_OF_PAIR else (None, None, None)
    if one is None or mark is None or two is None or mark.lower not in HYPHENS or one.who is None or two.who is None:
        return NOBODY
    states = tuple(dict.fromkeys(who.actor for who in (one.who, two.who) if cast.kind(who.actor) == "state"))
    behind = [p for p in unit.pieces[noun + 1 : noun + 2] if p.when is None and p.lower not in BEHIND_BARE]
    titled = all(p.capital or p.when is not None or p.lower in POSSESSIVE for p in unit.pieces[3:noun])
    return Party(states, 0, 2) if len(states) > 1 and titled and not behind else NOBODY


def _group_before(unit: Unit, first: int, index: int) -> Party:
    """A group right before the noun: "Quad Leaders Call"."""
    for start in range(max(0, first - 2), index):
        group = read_group(unit, start)
        if group is not None and group[1] < index:
            return Party((group[0].id,), start, group[1], (group[0],))
    return NOBODY
