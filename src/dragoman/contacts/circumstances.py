"""When, where and how: what stands around a cue and says so of the contact itself."""

from __future__ import annotations

import re

from dragoman.contacts.reading import Piece, Unit
from dragoman.lexicon.contacts import load_contact_nouns, load_contact_status, load_contact_words

# Words that lead from the contact to what was spoken of, or to another event whose date is not the contact's.
CONTENT = frozenset(
    "about regarding concerning following after before since ahead during amid and but who which where while as because "
    "so if that until upon over discussing focusing including".split()
)
ADVERBIAL = frozenset(
    "on at in this that the of from margins sidelines morning afternoon evening night earlier later by phone telephone "
    "video secure via virtually person for a an bilateral official working state visit meeting it again week month back "
    "held place took takes take again third country capital".split()
)
LEADING = frozenset(", in at the of on before after his her with we – — - leaders".split())
LONGEST_LEAD = 14  # pieces before the subject that can still hold the sentence's opening adverbial
DROPPED = frozenset("first also again soon then just only already both recently finally even".split())
PLACE_WORDS = frozenset("the of and de la le al el on at in margins sidelines ’s 's - his her their".split())
DATELIKE = re.compile(r"^\d")


def find_opening_dates(unit: Unit, subject: int) -> list[int]:
    """Dates in front of the subject: "On March 15, ...", not those behind "after" or "before"."""
    found: list[int] = []
    for index in range(min(subject, LONGEST_LEAD)):
        piece = unit.pieces[index]
        if piece.when is not None:
            found.append(index)
        elif piece.lower in CONTENT and piece.lower != "and":
            break
    if found and unit.pieces[found[-1] + 1].lower == ",":
        return found
    if found and subject - found[-1] > 1 and not _leads_on(unit, found[-1] + 1, subject):
        return []
    return found


def _leads_on(unit: Unit, start: int, subject: int) -> bool:
    """Is there nothing but place and commas between an opening date and the subject?"""
    return all(
        p.capital or p.lower in LEADING
        or p.who is not None
        or p.lower in ("call", "meeting")
        for p in unit.pieces[start:subject]
    )  # fmt: skip


def find_dates_between(unit: Unit, start: int, stop: int) -> list[int]:
    """Dates among the pieces from ``start`` up to, not including, ``stop``."""
    return [i for i in range(max(0, start), stop) if unit.pieces[i].when is not None]


def end_of_adverbial(unit: Unit, start: int) -> int:
    """Where the adverbial that begins at a piece ends: "in Geneva on June 16", before the matter spoken of begins."""
    pieces = unit.pieces
    for index in range(start, len(pieces)):
        piece = pieces[index]
        following = pieces[index + 1] if index + 1 < len(pieces) else None
        if piece.when is not None or piece.capital or piece.lower in ("(", ")"):
            continue
        if piece.lower == ",":
            goes_on = following is not None and (
                following.when is not None or following.capital or following.lower in ("on", "in", "at", "to")
            )
        elif piece.lower == "to":
            goes_on = following is not None and (following.capital or following.lower == "the")
        else:
            goes_on = piece.lower in ADVERBIAL
        if not goes_on:
            return index
    return len(pieces)


def find_dates_behind(unit: Unit, start: int) -> list[int]:
    """Dates in the adverbial that begins at a piece."""
    return find_dates_between(unit, start, end_of_adverbial(unit, start))


def find_place(unit: Unit, start: int, stop: int) -> str | None:
    """The first place named by "in" or "at" among some pieces: "at the White House", "in Geneva, Switzerland"."""
    pieces = unit.pieces
    for index in range(max(0, start), min(stop, len(pieces)) - 1):
        if pieces[index].lower not in ("in", "at") or not pieces[index].is_word:
            continue
        first = index + 1
        while first < len(pieces) and pieces[first].lower in ("the", "his", "her"):
            first += 1
        last = first - 1
        for place in range(first, min(stop, len(pieces))):
            piece = pieces[place]
            if piece.when is not None or piece.lower in load_contact_nouns() or not (piece.capital or (place > first and piece.lower in ("of", "the", ",", "’s", "'s", "de"))):
                break
            if piece.lower == "," and (place + 1 >= len(pieces) or not pieces[place + 1].capital or pieces[place + 1].when):
                break
            last = place
        if last >= first and not DATELIKE.match(pieces[first].lower) and not _is_person(pieces[first]):
            begin = index + 1 if pieces[index + 1].lower == "the" else first
            return " ".join(p.text for p in pieces[begin : last + 1]).replace(" ,", ",").replace(" ’s", "’s").replace(" 's", "'s")
    return None


def _is_person(piece: Piece) -> bool:
    return piece.who is not None and piece.who.form in ("pronoun", "role", "group")


def find_manner(unit: Unit, start: int, stop: int) -> str:
    """The kind that words of manner give among some pieces: "by phone", "virtually"; empty where there are none."""
    words = [p.lower for p in unit.pieces[max(0, start) : stop]]
    for manner, kind in load_contact_words("manner").items():
        size = len(manner)
        if any(tuple(words[i : i + size]) == manner for i in range(len(words) - size + 1)):
            return kind
    return ""


def find_status(unit: Unit, start: int, stop: int) -> tuple[str, int] | None:
    """The status that the governing words among some pieces give, with the piece they begin at; None without any.

    Of several the one that ends nearest to ``stop`` counts, of these the longest. Adverbs in between do not matter.
    """
    kept = [i for i in range(max(0, start), stop) if _counts(unit.pieces[i])]
    words = [unit.pieces[i].lower for i in kept]
    table = load_contact_status()
    longest = max(len(key) for key in table)
    for end in range(len(words), 0, -1):
        if words[end - 1].endswith(("n't", "n’t")):
            return "none", kept[end - 1]
        for size in range(min(longest, end), 0, -1):
            status = table.get(tuple(words[end - size : end]))
            if status is not None:
                return status, kept[end - size]
    return None


def _counts(piece: Piece) -> bool:
    return piece.lower not in DROPPED and not (piece.is_word and piece.lower.endswith("ly"))
