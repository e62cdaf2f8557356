"""Those who take part, read from the words before a verb and behind "with"."""

from __future__ import annotations

from dataclasses import dataclass

from dragoman.contacts.cast import Cast
from dragoman.contacts.circumstances import end_of_apposition
from dragoman.contacts.groups import find_group_head, read_group
from dragoman.contacts.reading import Piece, Unit
from dragoman.lexicon.contacts import load_contact_class, load_contact_nouns
from dragoman.model.records import JOINT, Actor

POSSESSIVE = frozenset(("'s", "’s", "'", "’"))
POSSESSORS = frozenset(("his", "her", "its", "their", "our", "my"))
SEPARATORS = frozenset((",", "and", "&", "plus"))
JOINING = frozenset((*SEPARATORS, *POSSESSIVE, "of", "the", "his", "her"))
LISTING = frozenset(("the", ",", "and", "&"))  # between the states in "leaders of B, the Union and D"
MARKS_BEFORE_SUBJECT = frozenset((",", ";", ":", "—", "–", "-", "(", "“", '"'))
CHAINED = frozenset(("of", "the", "and", "our", "their", "its", "partners"))
LONGEST_ROLE = 6  # pieces of "foreign minister, C"
LONGEST_PARENTHESIS = 40  # pieces between the commas or dashes of an apposition


@dataclass(frozen=True, slots=True)
class Party:
    """Those who stand on one side of a cue, with the pieces they were read from."""

    members: tuple[str, ...]
    first: int
    last: int
    groups: tuple[Actor, ...] = ()  # groups that the text itself names


NOBODY = Party((), 0, -1)


def read_party(unit: Unit, start: int, cast: Cast) -> Party:
    """The party that begins at a piece: "President A of B, Chancellor C and the leaders of D". Linear."""
    pieces = unit.pieces
    found: list[tuple[str, bool]] = []
    groups: list[Actor] = []
    index, last, governed = start, start - 1, False
    while index < len(pieces):
        piece = pieces[index]
        apposed = end_of_apposition(unit, index) if index > start and pieces[index - 1].person else None
        if apposed is not None and _opens_second(unit, apposed + 1):
            index = apposed
            continue
        if apposed is not None or piece.when is not None or (piece.who is None and not _continues(unit, index, start)):
            break  # behind who is told, or before what is said of them
        group = None if piece.lower in SEPARATORS else read_group(unit, index)
        if group is not None:
            groups.append(group[0])
            found.append((group[0].id, True))
            index = group[1]
        elif piece.who is not None and not _owns_next(unit, index) and not _tells_whose(unit, index):
            owns = index + 1 < len(pieces) and pieces[index + 1].lower in POSSESSIVE
            found.append((piece.who.actor, not governed and not owns))
        elif piece.lower == "(":
            index = next((i for i in range(index, len(pieces)) if pieces[i].lower == ")"), index)
        if piece.lower not in SEPARATORS:
            last = index
        governs = piece.is_word and piece.lower in ("of", "to", "for")
        governed = governs or (governed and piece.lower in ("the", "a", "his", "her"))
        index += 1
    free = [actor for actor, counts in found if counts] or [actor for actor, _ in found if cast.is_person(actor)]
    return Party(choose_members(free, cast), start, last, tuple(groups))


def _owns_next(unit: Unit, index: int) -> bool:
    """Is it the "my" of "my friend B", who is no party to what B took part in by that word?"""
    following = unit.pieces[index + 1 : index + 2]
    named = any(p.person or (p.lower in load_contact_class("list") and p.lower.isalpha()) for p in following)
    return named and unit.pieces[index].lower in POSSESSORS


def _tells_whose(unit: Unit, index: int) -> bool:
    """Is it the state of "her Calderan opposite number"?"""
    behind = [piece.lower for piece in unit.pieces[index + 1 : index + 3]]
    return not unit.pieces[index].person and behind == ["opposite", "number"]


def _opens_second(unit: Unit, index: int) -> bool:
    """Does "and" lead to another name here, behind what was said of the first: "A, the president, and B"?"""
    return unit.pieces[index].lower in ("and", "&") and _opens_member(unit, index)


def choose_members(actors: list[str], cast: Cast) -> tuple[str, ...]:
    """The principals among actors, in text order; a joint mention stands for those it means."""
    if JOINT in actors:
        return (JOINT, *(a for a in dict.fromkeys(actors) if cast.is_person(a)))
    return cast.principals(actors)


def _continues(unit: Unit, index: int, start: int) -> bool:
    """Does the word at a place go on with the list of those who take part?"""
    pieces = unit.pieces
    word = pieces[index].lower
    if word in SEPARATORS:
        paired = start > 0 and pieces[start - 1].lower in ("between", "among")  # "between A, B and C is set"
        of = start > 1 and pieces[start - 1].lower == "of" and pieces[start - 2].lower in load_contact_nouns()
        paired = paired or (of and word == "and" and pieces[index - 1].person)  # "a meeting of A and B is planned"
        led = start > 1 and pieces[start - 1].lower == "with" and pieces[start - 2].lower in load_contact_nouns()
        led = led and _opens_phrase(unit, start - 2)  # "A call with A and B was scrapped"
        paired = paired or (led and pieces[index - 1].person)
        first = paired and not any(p.is_word and p.lower == "and" for p in pieces[start:index])
        return index > start and (first or _opens_member(unit, index + 1))
    if word in ("to", "for"):
        after = index + 1 + (index + 1 < len(pieces) and pieces[index + 1].lower == "the")
        titled = index > start and pieces[index - 1].is_word and pieces[index - 1].capital
        return titled and after < len(pieces) and pieces[after].capital
    if word == "as" and [p.lower for p in pieces[index : index + 3]] == ["as", "well", "as"]:
        return _opens_member(unit, index + 3)
    if word in ("well", "as") and index > start:
        return pieces[index - 1].lower in ("as", "well")
    if word in load_contact_class("list") or word in POSSESSIVE or word == "(" or pieces[index].capital:
        return True
    return find_group_head(unit, index) is not None


def _opens_phrase(unit: Unit, noun: int) -> bool:
    """Does the sentence begin with the phrase of a noun: "A planned call", "Norvia’s talks"?"""
    before = unit.pieces[:noun]
    article = bool(before) and before[0].lower in load_contact_class("determiner")
    opened = article or not before or before[0].who is not None
    return opened and not any(map(is_finite, before[2 if article else 1 :]))  # "a planned" is no verb


def _opens_member(unit: Unit, index: int) -> bool:
    """Does another member of the list begin here, and no new clause?"""
    pieces = unit.pieces
    while index < len(pieces) and pieces[index].lower in SEPARATORS:
        index += 1
    if index >= len(pieces) or pieces[index].when is not None:
        return False
    if pieces[index].is_word and not pieces[index].capital:
        if pieces[index].lower in load_contact_class("list"):
            return _opens_member(unit, index + 1)
        return find_group_head(unit, index) is not None
    while (
        index < len(pieces) and pieces[index].when is None and (pieces[index].capital or pieces[index].lower in CHAINED)
    ):
        index += 1
    return index >= len(pieces) or not is_finite(pieces[index])


def is_finite(piece: Piece) -> bool:
    """Is the word after a name the verb of a clause of its own?"""
    past = piece.lower.endswith("ed") and not piece.capital
    return piece.is_word and (past or piece.lower in load_contact_class("finite"))


def is_modifier(unit: Unit, index: int) -> bool:
    """Is it the state in "President A of B" or "leaders of B, C and D", which is not the one who acts?"""
    return find_governor(unit, index) > 0


def find_governor(unit: Unit, index: int) -> int:
    """The "of" before such a state, or before the two sides; 0 where there is none."""
    pieces = unit.pieces
    if pieces[index].who is None or pieces[index].person:
        return 0
    before = index - 1
    while before > 0 and (pieces[before].lower in LISTING or (_is_body(pieces[before]) and _is_body(pieces[index]))):
        before -= 1
    of = pieces[before].lower == "of" or (
        pieces[before].lower == "from" and pieces[before - 1].lower in load_contact_class("deputies")
    )
    return before if before > 0 and of and (before > index - 3 or _is_body(pieces[index])) else 0


def _is_body(piece: Piece) -> bool:
    return piece.who is not None and piece.who.form == "name" and not piece.person


def find_opener(unit: Unit, index: int) -> int | None:
    """Where the apposition that ends at a comma, dash or bracket begins."""
    mark = unit.pieces[index].lower
    wanted = ("(",) if mark == ")" else (",",) if mark == "," else ("–", "—", "-")
    least = max(0, index - LONGEST_PARENTHESIS)
    for place in range(index - 1, least, -1):
        piece = unit.pieces[place]
        if piece.lower in (";", ":", "."):
            return None
        before = unit.pieces[place - 1]
        if piece.lower in wanted and (before.who is not None or before.capital or before.lower == "we"):
            return place
        if mark == "," and piece.lower in wanted and group_ending_at(unit, place - 1) is not None:
            return place
    return None


def group_ending_at(unit: Unit, index: int) -> tuple[Actor, int] | None:
    for first in range(max(0, index - 4), index + 1):
        group = read_group(unit, first)
        if group is not None and group[1] == index:
            return group
    return None


def _is_states_own(unit: Unit, mark: int, cast: Cast) -> bool:
    """Is it the mark of "Norvia’s Ada Orlo", which says no more than whose minister she is?"""
    pieces = unit.pieces
    if mark < 1 or mark + 1 >= len(pieces) or pieces[mark].lower not in POSSESSIVE or not pieces[mark + 1].person:
        return False
    owner = pieces[mark - 1].who
    return pieces[mark - 1].capital if owner is None else cast.kind(owner.actor) in ("state", "institution")


def _opens_heading(unit: Unit, comma: int, cast: Cast) -> bool:
    """Does nothing but a person, and whose it is, stand before the comma: "A, B", "Norvia’s A, Caldera’s B"?"""
    if comma < 1 or not unit.pieces[comma - 1].person:
        return False
    return comma == 1 or (comma == 3 and _is_states_own(unit, 1, cast))


def is_nominative(unit: Unit, index: int) -> bool:
    """Is the piece a name that nothing before it governs?"""
    piece = unit.pieces[index]
    if piece.who is None or (piece.who.form == "pronoun" and piece.lower in load_contact_class("object_pronoun")):
        return False
    if _is_body(piece) and is_modifier(unit, index):
        return False
    if index + 1 < len(unit.pieces) and unit.pieces[index + 1].lower in POSSESSIVE:
        return False
    before = _before_name(unit, index)
    if before > 0 and piece.person and unit.pieces[before].lower in POSSESSIVE:
        owner = unit.pieces[before - 1]
        if owner.person or not owner.capital:
            return False
        before = _before_name(unit, before - 1)  # "Norvia’s Ada Orlo"
    if before < 0:
        return True
    previous = unit.pieces[before]
    if previous.who is not None:
        return before > 0 and is_nominative(unit, before)
    first = unit.pieces[before - 1] if before > 0 and previous.lower in ("and", "&") else previous
    joined = first.person or (first.who is not None and not piece.person)
    shared = joined and unit.pieces[max(0, _before_name(unit, before - 1))].lower in ("between", "among")
    if shared or (joined and not any(map(is_finite, unit.pieces[index + 1 : index + 2]))):
        return is_nominative(unit, before - 1)  # "will join A and B", "between Norvia and Caldera"
    if previous.when is not None or previous.lower in MARKS_BEFORE_SUBJECT or _ends_dateline(unit, before):
        return True
    return previous.lower in load_contact_class("before_subject")


def _before_name(unit: Unit, index: int) -> int:
    """The piece before a name and the capitals and article that lead it."""
    before = index - 1
    while before >= 0 and leads_name(unit.pieces[before]):
        before -= 1
    return before


def _ends_dateline(unit: Unit, index: int) -> bool:
    """Is it the stop of "/AGENCY/." that opens a story, or its slash?"""
    marks = [piece.lower for piece in unit.pieces[max(0, index - 1) : index + 1]]
    return marks in (["/", "."], ["/"]) or marks[1:] == ["/"]


def leads_name(piece: Piece) -> bool:
    return piece.is_word and (piece.capital or piece.lower == "the")


def coordinated(unit: Unit, head: int, cast: Cast) -> Party:
    """All who act together with the one at a piece: "A of B, C of D and E"."""
    pieces = unit.pieces
    found = [head]
    joined = False
    index = head - 1
    while index >= 0:
        piece = pieces[index]
        if piece.when is not None:
            break
        if piece.who is not None:
            if not joined and index + 1 != found[-1]:
                break
            found.append(index)
        elif _is_states_own(unit, index, cast):
            index -= 1  # "France's A and Norvia's B"
        elif not joined and (owned := _owner_of_role(unit, index)) is not None:
            index = owned  # "A and B’s foreign minister, C"
        elif piece.lower == "," and joined and (apposed := _opener_of_apposed(unit, index, cast)) is not None:
            index = apposed  # "A, the Norvian president, and B"
        elif piece.lower in ("and", "&") or (unit.heading and piece.lower == "," and _opens_heading(unit, index, cast)):
            joined = True  # "A, B speak by phone" is how headlines join two
        elif not (
            (piece.lower == "," and joined)
            or piece.lower in ("of", "the", "(", ")", "–")
            or piece.capital
            or (piece.lower in POSSESSORS and pieces[max(0, index - 1)].lower in ("and", "&"))  # "A and her guest B"
        ):
            break
        index -= 1
    kept = [i for i in reversed(found) if i == head or not is_modifier(unit, i)]
    actors = [who.actor for who in (pieces[i].who for i in kept) if who is not None]
    return Party(choose_members(actors, cast), kept[0], head)


def _opener_of_apposed(unit: Unit, comma: int, cast: Cast) -> int | None:
    """The comma before what is said of the name in front of it, where the comma at a piece closes it; None else."""
    opener = find_opener(unit, comma)
    if opener is None or not unit.pieces[opener - 1].person or end_of_apposition(unit, opener) != comma:
        return None
    one = unit.pieces[opener - 1].who
    roles = [p.who for p in unit.pieces[opener + 1 : comma] if p.person and p.who is not None]
    return opener if one is not None and all(cast.side(r.actor) == cast.side(one.actor) for r in roles) else None


def _owner_of_role(unit: Unit, index: int) -> int | None:
    """The owner of the office before a name, where the piece ends it: "B’s foreign minister," and so on; or None."""
    start = index - (unit.pieces[index].lower == ",")
    for place in range(start, max(0, start - LONGEST_ROLE), -1):
        piece = unit.pieces[place]
        if piece.lower in POSSESSIVE:
            return place - 1 if start > place and unit.pieces[place - 1].person else None
        if not piece.is_word or piece.capital or not piece.lower.replace("-", "").isalpha():
            return None
        if piece.lower in load_contact_class("before_subject") or piece.lower in load_contact_class("finite"):
            return None
    return None
