"""What a title tells of, beyond its verbs and nouns: "Remarks by A and B Before Bilateral Meeting"."""

from __future__ import annotations

from dragoman.contacts.candidates import Candidate
from dragoman.contacts.cast import Cast
from dragoman.contacts.circumstances import find_status
from dragoman.contacts.parties import read_party
from dragoman.contacts.reading import Unit
from dragoman.lexicon.contacts import load_contact_nouns, load_contact_words

OPENERS = (("remarks", "by"), ("press", "conference", "by"), ("press", "conference", "of"), ("press", "statements", "by"))


def read_remarks(unit: Unit, cast: Cast) -> Candidate | None:
    """The contact at which the sides of a title spoke together; None where the title names one side only.

    Those who stand together before the press, before or after a meeting, tell of that one meeting.
    """
    words = [p.lower for p in unit.pieces[:8]]
    start = next((words.index(o[0]) + len(o) for o in OPENERS if _holds(words, o)), None)
    if not unit.heading or start is None:
        return None
    party = read_party(unit, start, cast)
    if len(cast.sides(party.members)) < 2:
        return None
    kind = "meeting"
    nouns, modifiers = load_contact_nouns(), load_contact_words("modifier")
    for piece in unit.pieces[party.last + 1 :]:
        if (piece.lower,) in modifiers:
            kind = modifiers[(piece.lower,)]
        elif piece.lower in nouns and kind == "meeting" and nouns[piece.lower].kind in ("summit", "call"):
            kind = nouns[piece.lower].kind
    status = find_status(unit, party.last + 1, len(unit.pieces))
    state = "held" if status is None or status[0] != "cancelled" else "cancelled"
    return Candidate(
        unit, unit.span(0, len(unit.pieces) - 1), kind, party.members, state, spoken=True, groups=party.groups
    )


def _holds(words: list[str], opener: tuple[str, ...]) -> bool:
    size = len(opener)
    return any(tuple(words[i : i + size]) == opener for i in range(len(words) - size + 1))


def read_heading(unit: Unit, cast: Cast) -> tuple[str, ...]:
    """All persons that a headline names, for a noun of contact that names nobody: "A Presses B in Latest Call"."""
    people = [p.who.actor for p in unit.pieces if p.who is not None and cast.is_person(p.who.actor)]
    unique = tuple(dict.fromkeys(people))
    return unique if len(cast.sides(unique)) > 1 else ()
