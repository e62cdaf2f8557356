"""Groups that a text names without naming their members: "European allies", "leaders of the Quad"."""

from __future__ import annotations

from dragoman.contacts.reading import Piece, Unit
from dragoman.lexicon.contacts import load_contact_class, load_contact_words
from dragoman.model.ids import slug
from dragoman.model.records import JOINT, Actor

LONGEST_GROUP = 8  # pieces before the noun
SEPARATORS = frozenset((",", "and", "&"))
LINKS = SEPARATORS | {"the"}


def find_group_head(unit: Unit, index: int) -> int | None:
    """The noun that makes a group of the words from a piece on; None where they lead to no such noun."""
    heads = load_contact_words("group")
    for place in range(index, min(index + LONGEST_GROUP, len(unit.pieces))):
        piece = unit.pieces[place]
        if piece.is_word and (piece.lower,) in heads:
            return place
        if piece.lower == "heads" and [p.lower for p in unit.pieces[place : place + 3]] == ["heads", "of", "state"]:
            return place + 2
        modifies = (piece.capital and not piece.person) or piece.lower in SEPARATORS or _is_adjective(piece)
        if not modifies or piece.when is not None or (piece.who is not None and piece.who.form in ("pronoun", "role")):
            return None
    return None


def read_group(unit: Unit, index: int) -> tuple[Actor, int] | None:
    """The group whose words begin at a piece, with its last piece; None where nothing tells which group it is."""
    head = find_group_head(unit, index)
    if head is None:
        return None
    pieces = unit.pieces
    noun = "heads of state" if pieces[head].lower == "state" else pieces[head].lower
    last = head - 2 if noun == "heads of state" else head
    modifiers = [p for p in pieces[index:last] if p.lower not in load_contact_class("group_article")]
    behind = _of_whom(unit, head)
    if not modifiers and not behind:
        return None
    named = [*(pieces[i] for i in behind), *modifiers] if len(behind) == 1 else modifiers
    name = " ".join(_without_article(p.text) for p in named).replace(" ,", ",") + " " + noun
    if len(behind) > 1:
        name += " of " + _name_list(unit, behind)
    name = name.strip()
    owners = [p.who.actor for p in (*modifiers, *(pieces[i] for i in behind)) if p.who is not None]
    owner = owners[0] if len(owners) == 1 and owners[0] != JOINT else None
    return Actor("x:" + slug(name), name, "group", (), owner, origin="text"), behind[-1] if behind else head


def _without_article(words: str) -> str:
    return words[4:] if words.lower().startswith("the ") else words


def _of_whom(unit: Unit, head: int) -> list[int]:
    """The pieces behind "of" that name a group after its noun."""
    pieces = unit.pieces
    index = head + 1
    if index >= len(pieces) or pieces[index].lower != "of":
        return []
    index += 1
    if index < len(pieces) and pieces[index].lower == "the":
        index += 1
    found = []
    while index < len(pieces) and _is_name(pieces[index]):
        found.append(index)
        index += 1
    if found:
        return _all_listed(unit, found)
    sources = load_contact_class("group_source")
    return next(
        (list(range(index, i + 1)) for i in range(index, min(index + 4, len(pieces))) if pieces[i].lower in sources), []
    )


def _all_listed(unit: Unit, found: list[int]) -> list[int]:
    """Those named first, or all of a list "of A, B and C" that no verb follows, which would be of a clause to come."""
    pieces, every, place, closed = unit.pieces, list(found), found[-1] + 1, False
    while not closed:
        after = next((i for i in range(place, len(pieces)) if pieces[i].lower not in LINKS), place)
        if after == place or not _is_name(pieces[after]) or pieces[after].person:
            return found
        closed = any(pieces[i].lower in ("and", "&") for i in range(place, after))
        place = next((i for i in range(after, len(pieces)) if not _is_name(pieces[i])), len(pieces))
        every += range(after, place)
    behind = pieces[place] if place < len(pieces) else None
    if behind is None or not behind.lower[:1].isalpha() or behind.when is not None:
        return every
    return every if behind.lower in load_contact_class("adverbial") else found


def _name_list(unit: Unit, behind: list[int]) -> str:
    """The words of some pieces, with a comma where others stood between them."""
    words = [", " * (i - 1 not in behind) + " " * (i - 1 in behind) + unit.pieces[i].text for i in behind[1:]]
    return unit.pieces[behind[0]].text + "".join(words)


def _is_name(piece: Piece) -> bool:
    return piece.capital and piece.when is None


def _is_adjective(piece: Piece) -> bool:
    known = piece.lower in load_contact_class("group_adjective")
    return piece.is_word and (known or piece.lower.endswith(("an", "ish", "ese", "ic", "al", "ern")))
