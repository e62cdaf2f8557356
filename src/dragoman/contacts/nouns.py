"""Contacts told of by a noun: "his first call with", "the December 7 call between", "a virtual meeting of"."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from dragoman.contacts.candidates import Candidate
from dragoman.contacts.cast import Cast
from dragoman.contacts.circumstances import (
    end_of_adverbial,
    find_dates_behind,
    find_dates_between,
    find_manner,
    find_opening_dates,
    find_place,
    find_status,
)
from dragoman.contacts.groups import read_group
from dragoman.contacts.parties import NOBODY, POSSESSIVE, Party, coordinated, is_nominative, read_party, read_subject
from dragoman.contacts.reading import Unit
from dragoman.contacts.verbs import stands_as_verb
from dragoman.lexicon.contacts import ContactCue, load_contact_nouns, load_contact_verbs, load_contact_words
from dragoman.model.records import JOINT, DateExpression

LONGEST_MODIFIERS = 12  # pieces between a noun and its determiner or owner
LONGEST_REACH = 16  # pieces between a noun and its "with"
BARS_REACH = frozenset(
    "; : . that which who and but about regarding if is was were are will would has had have where when because "
    "following after before ahead".split()
)
BARRED_BEHIND = {"call": frozenset(("for", "upon")), "calls": frozenset(("for", "upon", "on"))}
ORDINALS = {
    "first": "first", "first-ever": "first", "inaugural": "first", "latest": "latest", "recent": "latest", "last": "last",
    "previous": "earlier", "prior": "earlier", "earlier": "earlier", "past": "earlier", "second": "later", "third": "later",
    "another": "later", "next": "later", "follow-up": "later",
}  # fmt: skip
DETERMINERS = frozenset("the a an this that these those no any each every".split())
NO_MODIFIERS = frozenset(
    "of in on at to for with by from and or but as is was were are be been will would has had have that which who after "
    "before during since following via into about over then not".split()
)
SETTINGS = frozenset("in during after following at since on from as".split())  # the noun behind them is no object
COMMON = frozenset("bilateral trilateral virtual official working state expanded joint phone telephone video".split())
ADJECTIVAL = frozenset(("bilateral", "trilateral"))  # nouns of contact only where nothing follows that they modify
BEHIND_BARE = frozenset(("with", "between", "in", "at", "on", ",", ".", ")", ";", ":"))
NUMBERS = frozenset("two three four five six seven eight nine ten".split())
HABITUAL = frozenset("regular frequent many several numerous series multiple ongoing further future continued more".split())


@dataclass(frozen=True, slots=True)
class Head:
    """A noun of contact with what stands before it."""

    index: int
    cue: ContactCue
    first: int  # first piece of the noun phrase
    owner: Party
    kind: str
    definite: bool
    ordinal: str
    dates: tuple[int, ...]
    proper: bool


def read_nouns(unit: Unit, cast: Cast) -> Iterator[Candidate]:
    """What the nouns of contact in a unit tell of, in text order."""
    nouns, verbs = load_contact_nouns(), load_contact_verbs()
    taken = -1
    for index, piece in enumerate(unit.pieces):
        cue = nouns.get(piece.lower) if piece.is_word else None
        if cue is None or index <= taken or _is_compound(unit, index):
            continue
        if piece.lower in verbs and stands_as_verb(unit, index):
            continue
        head = _read_head(unit, index, cue, cast)
        candidate = None if head is None else _read_noun(unit, head, cast)
        if candidate is not None:
            yield candidate


def _is_compound(unit: Unit, index: int) -> bool:
    """Does another noun of contact follow at once, as in "summit meeting" or "bilateral meeting"?"""
    nouns, modifiers = load_contact_nouns(), load_contact_words("modifier")
    rest = unit.pieces[index + 1 : index + 3]
    if rest and (rest[0].lower,) in modifiers:
        rest = rest[1:]
    if rest and rest[0].is_word and rest[0].lower in nouns:
        return True
    bare = unit.pieces[index].lower in ADJECTIVAL
    return bare and bool(rest) and rest[0].is_word and rest[0].lower not in BEHIND_BARE


def _read_head(unit: Unit, index: int, cue: ContactCue, cast: Cast) -> Head | None:
    """The noun with its modifiers, owner and determiner; None where they make something else of it."""
    pieces, barred, modifiers = unit.pieces, load_contact_words("barred"), load_contact_words("modifier")
    kind, ordinal, definite, dates = cue.kind, "", False, list[int]()
    channel = proper = False
    first, owner = index, NOBODY
    following = pieces[index + 1].lower if index + 1 < len(pieces) else ""
    if following in BARRED_BEHIND.get(pieces[index].lower, ()) and not (
        index + 2 < len(pieces) and pieces[index + 2].when is not None
    ):
        return None
    for place in range(index - 1, max(-1, index - LONGEST_MODIFIERS), -1):
        piece = pieces[place]
        if piece.when is not None:
            dates.append(place)
        elif piece.lower in POSSESSIVE:
            owner, first, definite = _owner(unit, place - 1, cast)
            break
        elif piece.who is not None and piece.who.form == "pronoun":
            owner, first, definite = coordinated(unit, place, cast), place, True
            break
        elif piece.who is not None:
            if unit.heading and cue.kind == "visit" and not owner.members and cast.kind(piece.who.actor) == "state":
                owner = Party((piece.who.actor,), place, place)
            if unit.heading and place == index - 1 and cast.is_person(piece.who.actor):
                owner = coordinated(unit, place, cast)  # "Readout of President A Call with"
                first = owner.first
                break
            if cast.kind(piece.who.actor) == "person":
                break
        elif piece.lower in ("their", "our"):
            owner, first, definite = Party((JOINT,), place, place), place, True
            break
        elif piece.lower in DETERMINERS:
            first, definite = place, piece.lower in ("the", "this", "that")
            break
        elif (piece.lower,) in barred:
            return None
        elif piece.lower in HABITUAL or (cue.plural and piece.lower in NUMBERS):
            return None
        elif piece.lower in ORDINALS:
            ordinal = ordinal or ORDINALS[piece.lower]
        elif (piece.lower,) in modifiers and cue.kind in ("call", "meeting", "summit"):
            kind, channel = modifiers[(piece.lower,)], True
        elif piece.lower in load_contact_nouns() and not load_contact_nouns()[piece.lower].plural:
            kind = "summit" if piece.lower == "summit" else kind
        elif not _modifies(unit, place):
            break
        elif piece.capital and piece.is_word and piece.lower not in COMMON:
            proper = pieces[index].capital and not unit.heading and place > 0
        if piece.lower not in DETERMINERS:
            first = place
    if cue.needs == "channel" and not channel:
        return None
    if not owner.members:
        owner = _group_before(unit, first, index)
    return Head(index, cue, first, owner, kind, definite, ordinal, tuple(sorted(dates)), proper)


def _modifies(unit: Unit, place: int) -> bool:
    """Can the word stand between a determiner and its noun?"""
    piece = unit.pieces[place]
    light = any(cue.pattern == "light" for cue, _ in load_contact_verbs().get(piece.lower, ()))
    return piece.capital or (piece.lower[:1].isalnum() and piece.lower not in NO_MODIFIERS and not light)


def _owner(unit: Unit, place: int, cast: Cast) -> tuple[Party, int, bool]:
    """The owner that ends before "’s": a person, the two leaders, or the words of a group."""
    if place >= 0 and unit.pieces[place].who is not None:
        party = coordinated(unit, place, cast)
        return party, party.first, True
    for first in range(max(0, place - 4), place + 1):
        group = read_group(unit, first)
        if group is not None and group[1] == place:
            return Party((group[0].id,), first, place, (group[0],)), first, True
    return NOBODY, max(place, 0), True


def _group_before(unit: Unit, first: int, index: int) -> Party:
    """A group right before the noun: "Quad Leaders Call"."""
    for start in range(max(0, first - 2), index):
        group = read_group(unit, start)
        if group is not None and group[1] < index:
            return Party((group[0].id,), start, group[1], (group[0],))
    return NOBODY


def _read_noun(unit: Unit, head: Head, cast: Cast) -> Candidate | None:
    other, relation = _roll(unit, head, cast) or _behind(unit, head, cast)
    light = _light_verb(unit, head.first)
    subject = read_subject(unit, light[0], cast) if light else NOBODY
    joint = JOINT in subject.members or len(cast.sides(subject.members)) > 1
    if head.cue.needs == "light" and (light is None or not (other.members or joint)):
        return None
    if light is None and not head.owner.members and other.members and relation in ("with", "to"):
        subject = _acting(unit, head, cast)
    status = _noun_status(unit, head, light, subject)
    if status == "none" or (light and light[1] == "none"):
        return None
    if head.owner.groups and JOINT in subject.members:
        subject = NOBODY  # "they agreed to hold a meeting of the Quad leaders"
    members = tuple(dict.fromkeys((*head.owner.members, *subject.members, *other.members)))
    if relation in ("between", "roll"):
        members = other.members
    if head.cue.kind == "letter" and unit.heading and head.first == 0:
        return None  # the document is the letter
    starter = None
    if relation == "from":
        starter = other.members[0] if len(other.members) == 1 and other.members[0] != JOINT else None
    elif light and light[1] in ("convene", "propose", "request") and len(subject.members) == 1:
        starter = subject.members[0] if subject.members[0] != JOINT else None
    last = max(other.last, head.index)
    behind = [*find_dates_between(unit, head.index + 1, last), *find_dates_behind(unit, last + 1)]
    opening: list[int] = []
    if light is not None or relation in ("during",):
        opening = find_opening_dates(unit, subject.first if subject.members else head.first)
        behind += find_dates_between(unit, light[0], head.first) if light else []
    found = list(dict.fromkeys([*opening, *head.dates, *behind]))
    dates: tuple[DateExpression, ...] = tuple(w for w in (unit.pieces[i].when for i in found) if w is not None)
    reach = max([last, *behind], default=last)
    manner = find_manner(unit, head.index + 1, reach + 4)
    place = find_place(unit, head.index + 1, end_of_adverbial(unit, reach + 1))
    if head.cue.plural and not ((unit.heading and not _is_setting(unit, head)) or light or dates):
        return None
    if not members and light is None and status is not None:
        inside = find_status(unit, head.first, head.index)
        status = inside[0] if inside else None  # "the call" leans on a contact whose status is told elsewhere
    bare = not members and not dates
    if bare and not (head.definite or unit.heading):
        return None
    return Candidate(
        unit, unit.span(_span_first(head, subject, light), reach), manner or head.kind, members, status, dates, starter, place,
        head.ordinal, separate=head.cue.plural and len(other.members) > 1 and not _is_joint(other),
        definite=head.definite and not other.members, proper=head.proper, roll=relation == "roll",
        others=other.members, indefinite=unit.pieces[head.first].lower in ("a", "an") and not other.members, groups=(*head.owner.groups, *subject.groups, *other.groups),
    )  # fmt: skip


def _is_joint(party: Party) -> bool:
    return party.members[0] == JOINT


def _span_first(head: Head, subject: Party, light: tuple[int, str] | None) -> int:
    first = min(head.first, head.owner.first) if head.owner.members else head.first
    if light is None:
        return first
    return min(light[0], first, subject.first if subject.members and light[0] - subject.last < 6 else first)


def _behind(unit: Unit, head: Head, cast: Cast) -> tuple[Party, str]:
    """Those named behind the noun, and by which word: "with", "between" (all of them), "from"."""
    pieces = unit.pieces
    for place in range(head.index + 1, min(head.index + LONGEST_REACH, len(pieces))):
        word = pieces[place].lower
        if not pieces[place].is_word:
            continue
        if word in ("with", "between", "among"):
            party = read_party(unit, place + 1, cast)
            return (party, "with" if word == "with" else "between") if party.members else (NOBODY, "")
        if word in ("of", "by", "from", "to") and place == head.index + 1:
            if word in ("to", "from") and head.cue.kind not in (("call", "letter", "visit") if word == "to" else ("call", "letter")):
                break
            party = read_party(unit, place + 1, cast)
            people = tuple(a for a in party.members if a == JOINT or cast.is_person(a) or cast.kind(a) == "group")
            if word == "of" and head.cue.kind in ("meeting", "call", "video_call", "summit") and len(people) > 1:
                return party, "between"
            if people or (word in ("of", "to") and head.cue.kind == "visit" and party.members):
                return Party(people or party.members, party.first, party.last, party.groups), word
            if word in ("of", "from"):
                break
        if word in BARS_REACH or word in load_contact_nouns() or _is_finite(word) or (word == "," and head.cue.kind != "visit"):
            break
    return NOBODY, ""


def _is_setting(unit: Unit, head: Head) -> bool:
    return unit.pieces[head.first].lower in SETTINGS or (head.first > 0 and unit.pieces[head.first - 1].lower in SETTINGS)


def _roll(unit: Unit, head: Head, cast: Cast) -> tuple[Party, str] | None:
    """All who took part, where the text lists them: "Participants in the call included A, B and C"."""
    words = [p.lower for p in unit.pieces]
    named = words[max(0, head.first - 2) : head.first] == ["participants", "in"]
    if not named or words[head.index + 1 : head.index + 2] not in (["included"], ["include"], ["were"]):
        return None
    party = read_party(unit, head.index + 2, cast)
    return (party, "roll") if party.members else None


def _is_finite(word: str) -> bool:
    return word.endswith("ed") and word not in ("scheduled", "planned", "proposed", "requested", "united")


def _light_verb(unit: Unit, first: int) -> tuple[int, str] | None:
    """The light verb that governs a noun phrase: "held", "participated in"."""
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
    if cue is None and pieces[index].lower in ("receive", "received", "receives") and pieces[first].lower in ("a", "the"):
        return index, "receive"
    return (index, cue.cue) if cue else None


def _acting(unit: Unit, head: Head, cast: Cast) -> Party:
    """The other side of "the meeting with B": who acts in the clause, before the noun or behind a comma."""
    for place in range(head.first - 1, -1, -1):
        if is_nominative(unit, place):
            return coordinated(unit, place, cast)
    for place in range(head.index + 1, len(unit.pieces)):
        before = unit.pieces[place - 1].lower
        if unit.pieces[place].who is not None and (before == "," or (before == "the" and unit.pieces[place - 2].lower == ",")):
            return coordinated(unit, place, cast)
    return NOBODY


def _noun_status(unit: Unit, head: Head, light: tuple[int, str] | None, subject: Party) -> str | None:
    """The status that governing words or modifiers give; None where they leave it open."""
    inside = find_status(unit, head.first, head.index)
    if inside is not None:
        return inside[0]
    before_it = unit.pieces[head.first - 1].lower if head.first else ""
    if light is None and before_it in SETTINGS:
        return "held" if before_it in ("after", "following", "since") else None
    start = subject.last + 1 if subject.members else max(0, head.first - 8)
    before = find_status(unit, start, head.first)
    if before is not None and (light is not None or before[0] != "none"):
        return before[0]
    if light is not None and light[1] == "propose":
        return "proposed"
    if light is not None:
        return None if light[1] in ("request", "schedule") else "held"
    return None
