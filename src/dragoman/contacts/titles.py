"""What a title tells of, beyond its verbs and nouns: "Remarks by A and B Before Bilateral Meeting"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from dragoman.contacts.candidates import Candidate
from dragoman.contacts.cast import Cast
from dragoman.contacts.circumstances import find_status
from dragoman.contacts.parties import read_party
from dragoman.contacts.reading import Unit
from dragoman.lexicon.contacts import load_contact_nouns, load_contact_words
from dragoman.model.records import Document, Mention

SIGNED = re.compile(r"(?:\w+: )?(?:statement|remarks|address|letter|message)s? (?:by|of|from) ")
CLOSING = frozenset('.!?”"')  # before a signature
DASHES = frozenset(("—", "–"))
LONGEST_SOURCE = 5  # pieces of "— spokesman C" at the end of a headline
SAYS = frozenset(("says", "said", "say"))
OPENERS = (
    ("remarks", "by"), ("press", "conference", "by"), ("press", "conference", "of"), ("press", "statements", "by"),
)  # fmt: skip


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
    for piece in unit.pieces[start:]:
        if (piece.lower,) in modifiers:
            kind = modifiers[(piece.lower,)]
        elif piece.lower in nouns and kind == "meeting" and nouns[piece.lower].kind in ("summit", "call"):
            kind = nouns[piece.lower].kind
    status = find_status(unit, start, len(unit.pieces))
    state = "held" if status is None or status[0] != "cancelled" else "cancelled"
    return Candidate(
        unit, unit.span(0, len(unit.pieces) - 1), kind, party.members, state, spoken=True, groups=party.groups
    )


def find_signer(document: Document, mentions: Sequence[Mention], cast: Cast) -> str | None:
    """Who says "I" in a document: the one person its title says it is by; None where it says none or several.

    Without a title, whose name stands behind a dash at its end: "Good talk with B. — A".
    """
    title = (document.title or "").lower()
    signed = SIGNED.match(title)
    if signed is None:
        last = max((m for m in mentions if m.span.field == "text"), key=lambda m: m.span.end, default=None)
        ends = last is not None and not document.text[last.span.end :].strip()
        return last.actor if last and ends and _is_signature(document.text[: last.span.start], last, cast) else None
    inside = [m for m in mentions if m.span.field == "title" and m.span.start >= signed.end()]
    if not inside or title[signed.end() : inside[0].span.start].strip() or not cast.is_person(inside[0].actor):
        return None
    return None if title[inside[0].span.end :].lstrip().startswith(("and ", ",")) else inside[0].actor


def _is_signature(before: str, name: Mention, cast: Cast) -> bool:
    """Does a name at the end of a text stand behind a dash on its own?"""
    plain = before.rstrip()
    dashed = plain[-1:] in DASHES or plain.endswith("--")
    closed = plain.rstrip("—– -")[-1:] in CLOSING
    return dashed and closed and name.form == "name" and cast.is_person(name.actor)


def read_together(unit: Unit, cast: Cast) -> tuple[str, ...]:
    """Those whom a title makes speak together, as in "Joint Statement by A and B"; nobody where it names one side."""
    words = [p.lower for p in unit.pieces[:12]]
    if "joint" not in words and "remarks" not in words:
        return ()
    for index, word in enumerate(words):
        if word in ("by", "of", "from", "between"):
            party = read_party(unit, index + 1, cast)
            return party.members if len(cast.sides(party.members)) > 1 else ()
    return ()


def _holds(words: list[str], opener: tuple[str, ...]) -> bool:
    size = len(opener)
    return any(tuple(words[i : i + size]) == opener for i in range(len(words) - size + 1))


def read_heading(unit: Unit, cast: Cast) -> tuple[str, ...]:
    """All persons that a headline names, for a noun of contact that names nobody: "A Presses B in Latest Call"."""
    pieces = unit.pieces
    tail = range(max(0, len(pieces) - LONGEST_SOURCE), len(pieces))
    dash = next((i for i in tail if pieces[i].lower in DASHES), None)
    pieces = pieces[:dash]  # "A to meet B — spokesman C"
    told = pieces[:-3] if [p.lower in SAYS for p in pieces[-1:]] == [True] else pieces  # "..., B says"
    people = [p.who.actor for p in told if p.who is not None and cast.is_person(p.who.actor)]
    unique = tuple(dict.fromkeys(people))
    return unique if len(cast.sides(unique)) > 1 else ()
