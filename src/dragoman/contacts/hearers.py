"""Who spoke to whom in a contact that stands behind or before what was said in it."""

from __future__ import annotations

from dragoman.contacts.cast import Cast
from dragoman.contacts.circumstances import past_time
from dragoman.contacts.heads import Head
from dragoman.contacts.parties import NOBODY, Party, coordinated, is_nominative, read_party
from dragoman.contacts.reading import Unit
from dragoman.lexicon.cues import load_cues

BEFORE_TOLD = frozenset(("also", "had", "has", "have", "then", "later", "reportedly"))
WITHIN = frozenset(("in", "during", "on", "at"))  # between what is told and the contact in which it was
PARTIES_FOLLOW = frozenset(("with", "between", "among", "of", "by", "from", "to"))


def told_within(unit: Unit, head: Head, cast: Cast) -> tuple[Party, Party]:
    """Who spoke to whom in the contact: "A told B in a call on Monday that", "In talks in Mirna, A warned B"."""
    pieces = unit.pieces
    behind = pieces[past_time(unit, head.index + 1) :][:2]
    named = behind and behind[0].lower in PARTIES_FOLLOW and (behind[0].lower != "to" or behind[-1].capital)
    if not head.first or pieces[head.first - 1].lower not in WITHIN or named:
        return NOBODY, NOBODY
    opens = head.first == 1
    names = range(head.index + 2, len(pieces)) if opens else range(head.first - 2, -1, -1)
    first = next((i for i in names if pieces[i].who is not None and (not opens or pieces[i - 1].lower == ",")), None)
    while first is not None and not opens and not is_nominative(unit, first):
        first = next((i for i in range(first - 1, -1, -1) if pieces[i].who is not None), None)
    speaker = coordinated(unit, first, cast) if first is not None else NOBODY
    verb = next((i for i in range(speaker.last + 1, len(pieces)) if pieces[i].lower not in BEFORE_TOLD), len(pieces))
    told = load_cues().get(pieces[verb].lower, ()) if speaker.members and verb < len(pieces) else ()
    if not any("past" in parts and cue.addressee == "object" and not cue.particles for cue, parts in told):
        return NOBODY, NOBODY
    party = read_party(unit, verb + 1, cast)
    people = tuple(m for m in party.members if cast.is_person(m) and cast.side(m) not in cast.sides(speaker.members))
    near = opens or past_time(unit, party.last + 1) in (head.first - 1, head.first)
    return (speaker, Party(people, party.first, min(party.last, head.index))) if people and near else (NOBODY, NOBODY)
