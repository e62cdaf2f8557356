"""What undoes a contact or leaves it open, besides the words that govern it: "whether A met B", "is not planned"."""

from __future__ import annotations

from dragoman.contacts.cast import Cast
from dragoman.contacts.circumstances import find_status, is_beside
from dragoman.contacts.parties import NOBODY, Party, coordinated
from dragoman.contacts.reading import Unit
from dragoman.lexicon.contacts import load_contact_class, load_contact_status, load_contact_verbs

LONGEST_CHANCE = 9  # pieces between "gave" and what somebody was given an opportunity to do
OCCASIONS = frozenset(("meet", "host", "receive", "welcome"))  # of one who speaks while doing it
AHEAD = frozenset(("will", "to", "not", "no"))
LONGEST_PREDICATE = 12  # pieces between a noun phrase and the verb of which it is the subject
LONGEST_PLAN = 14  # pieces of "that had been tentatively set for Friday" and the verb behind it
LONGEST_VERDICT = 5  # pieces of that verb: "has not been called off"
LONGEST_THANKS = 6  # pieces between "thanked" and what somebody was thanked for
LONGEST_DENIAL = 4  # pieces of "did not rule out" before "that"
LONGEST_REPORT = 8  # pieces between "denied" and "that": "denied as false a newspaper's report that"
UNDOING = frozenset(("of", "about", "any", "all", "such", "as", "media", "recent", "the", "a", "up", "down"))
RELATIVE = ("who", "which", "whose", "whom")
MATCHING = frozenset({"correspond", "true", "accurate", "right"})  # behind "not": what is reported is false
CLOSED = frozenset((",", ";", ":", "“", '"'))


def is_supposed(unit: Unit, first: int) -> bool:
    """Is the clause whose subject begins at a piece only asked, supposed or ruled out: "whether A", "Had A met B"?"""
    before = first - 1
    while before >= 0 and unit.pieces[before].is_word and unit.pieces[before].capital and before > 0:
        before -= 1  # a title in front of the name
    if before < 0:
        return False
    if [p.lower for p in unit.pieces[max(0, before - 1) : before + 1]] == ["or", "not"] and before > 1:
        before -= 2  # "whether or not A met B"
    word, openers = unit.pieces[before].lower, load_contact_class("supposing")
    if word in openers or (unit.pieces[first].is_word and unit.pieces[first].lower in openers):
        return True
    starts = before == 0 or unit.pieces[before - 1].lower in CLOSED or unit.pieces[before - 1].lower == "that"
    return word == "had" and starts


def is_asked(unit: Unit, verb: int) -> bool:
    """Is the verb at a piece that of a question: "Will A meet B?"; not so in "Was A ill when he met B?"."""
    pieces = unit.pieces
    if pieces[-1].lower != "?":
        return False
    asking = load_contact_class("asking")
    bars = load_contact_class("content") | load_contact_class("matter_bar")
    opens = (i for i in range(verb) if pieces[i].lower in asking and _opens_question(unit, i))
    first = next(opens, None)
    return first is not None and not any(piece.lower in bars for piece in pieces[first + 1 : verb])


def _opens_question(unit: Unit, place: int) -> bool:
    """Does a question begin at a piece: at the start, behind a mark, "Q" or "And"?"""
    if place == 0 or unit.pieces[place - 1].lower in CLOSED:
        return True
    return all(piece.lower in load_contact_class("before_question") for piece in unit.pieces[:place])


def is_circumstance(unit: Unit, gerund: int, subject: int) -> bool:
    """Does a gerund tell on what occasion somebody speaks: "Meeting B in Mirna, A said", "A, speaking to B, said"?

    ``subject`` is the last piece of its subject, -1 without one. Not so of "Calling B weak" and "Visiting B's town".
    """
    pieces = unit.pieces
    cues = [cue for cue, _ in load_contact_verbs().get(pieces[gerund].lower, ())]
    told = any(cue.pattern == "with" or cue.cue in OCCASIONS for cue in cues) and pieces[gerund].lower.endswith("ing")
    opens = gerund == 0 or (subject == gerund - 2 and pieces[gerund - 1].lower == ",")
    behind = [i for i in range(gerund + 1, len(pieces)) if pieces[i].lower == ","]
    return told and opens and bool(behind) and not unit.heading


def is_unreal(unit: Unit, verb: int) -> bool:
    """Does the participle at a piece tell of what would have been: "would have met"?"""
    skipped = load_contact_class("skipped")
    words = [p.lower for p in unit.pieces[max(0, verb - 5) : verb] if p.lower not in skipped]
    return words[-1:] == ["have"] and words[-2:-1] != [] and words[-2] in load_contact_class("unreal")


def had_chance(unit: Unit, verb: int) -> bool:
    """Was the verb at a piece what somebody had the chance to do?"""
    words = [piece.lower for piece in unit.pieces[max(0, verb - LONGEST_CHANCE) : verb]]
    if words[-1:] != ["to"] or not set(words[-2:-1]) & load_contact_class("chance"):
        return False
    before = set(words[:-2])
    return bool(before & load_contact_class("taken")) and not before & (load_contact_class("unreal") | AHEAD)


def chance_taker(unit: Unit, verb: int, cast: Cast) -> Party:
    """Who was given that chance, as the object of "gave"; nobody where it is not told that way."""
    if not had_chance(unit, verb):
        return NOBODY
    for place in range(verb - 3, max(0, verb - LONGEST_CHANCE), -1):
        if unit.pieces[place].person:
            return coordinated(unit, place, cast)
    return NOBODY


def is_aimed_at(unit: Unit, verb: int) -> bool:
    """Is the verb at a piece only what somebody is to do or speaks of: "urged A to hold", "the need of holding"?"""
    word, before = unit.pieces[verb].lower, unit.pieces[verb - 1].lower if verb else ""
    if word.endswith("ing"):
        thanked = {piece.lower for piece in unit.pieces[max(0, verb - LONGEST_THANKS) : verb]}
        done = before == "for" and bool(thanked & load_contact_class("thanking"))  # "thanked B for hosting talks"
        return before in load_contact_class("aiming") and not done
    return before == "to" and not had_chance(unit, verb)


def opens_clause(unit: Unit, verb: int) -> bool:
    """Is the verb at a piece a past tense right behind "and", which what governs the verb before it does not reach?"""
    parts: set[str] = set().union(*(forms for _, forms in load_contact_verbs().get(unit.pieces[verb].lower, ())))
    skipped = load_contact_class("skipped")
    before = next((p.lower for p in reversed(unit.pieces[max(0, verb - 3) : verb]) if p.lower not in skipped), "")
    return "past" in parts and "base" not in parts and before in ("and", "but")


def reaches(unit: Unit, first: int, noun: int) -> bool:
    """Do words that undo a contact, from a piece on, mean the noun phrase at another, and nothing told about it?

    "denied media reports of a meeting" does; "declined to give details of the meeting" does not.
    """
    words = {word for key in load_contact_status() for word in key} | load_contact_class("report") | UNDOING
    return all(p.capital or p.who is not None or p.lower in words for p in unit.pieces[first:noun])


def read_outer(unit: Unit, that: int) -> tuple[str, int] | None:
    """The status that the verb before "that" gives, also through a report: "denied a report that A met B".

    Or the verb behind it: "reports that A met B are false".
    """
    place = that
    reports = load_contact_class("report")
    if place and unit.pieces[place - 1].lower in reports:
        least = max(0, that - LONGEST_REPORT)
        marks = (i for i in range(that - 1, least, -1) if unit.pieces[i - 1].lower in CLOSED)
        outer = find_status(unit, next(marks, least), that)
        if outer is not None:
            return outer if outer[0] in ("denied", "none") else None
        being = load_contact_class("being")
        verbs = (i for i in range(that + 1, len(unit.pieces)) if unit.pieces[i].lower in being)
        denied = any((_verdict(unit, i) or ("",))[0] == "denied" for i in verbs)
        return ("denied", that) if denied else None
    if place and unit.pieces[place - 1].lower in load_contact_class("hoping"):
        return "intended", place - 1
    outer = find_status(unit, max(0, place - LONGEST_DENIAL), place)
    return outer if outer is not None and outer[0] in ("denied", "proposed", "none", "intended") else None


def end_of_relative(unit: Unit, start: int, stop: int | None = None) -> int:
    """The piece behind the clause between commas that begins at one, as in "A, who had met B, ..."; else the same.

    The same, too, where the piece ``stop`` lies within that clause.
    """
    pieces = unit.pieces
    if len(pieces) < start + 2:
        return start
    if pieces[start].lower in ("that", "which"):
        return _end_of_plan(unit, start)
    opens = start + 1 + (pieces[start + 1].lower in load_contact_class("before_arranged"))  # ", first set for Friday,"
    arranged = opens < len(pieces) and pieces[opens].lower in load_contact_class("arranged")
    if pieces[start].lower != "," or not (arranged or pieces[start + 1].lower in RELATIVE):
        return start
    end = next((i + 1 for i in range(start + 2, len(pieces)) if pieces[i].lower == ","), start)
    return end if stop is None or end <= stop else start


def _end_of_plan(unit: Unit, start: int) -> int:
    """The verb behind "that had been set for Friday", which begins at a piece; that piece where there is none."""
    words = [piece.lower for piece in unit.pieces[start : start + LONGEST_PLAN]]
    being = load_contact_class("being") | load_contact_class("perfect")
    planned = next((i for i, word in enumerate(words) if word in load_contact_class("arranged")), 0)
    verb = next((i for i in range(planned + 1, len(words)) if words[i] in being), 0)
    return start + verb if planned and words[1] in being and not set(words[:verb]) & CLOSED else start


def read_verdict(unit: Unit, last: int) -> tuple[str, int] | None:
    """The status that the verb gives of which a noun phrase ending at a piece is the subject, with its last piece.

    "was cancelled", "is not on the agenda", "should be held"; days, places and a clause between commas may stand
    between. None where that verb says something else.
    """
    pieces = unit.pieces
    passed = load_contact_class("adverbial") | load_contact_class("arranged")
    openers = load_contact_class("being") | load_contact_class("perfect") | load_contact_class("verdict")
    place = end_of_relative(unit, last + 1)
    place += pieces[place - 1].person and "," in pieces[place - 1].text  # "the minister of Norvia, Ada Orlo, fell"
    for _ in range(LONGEST_PREDICATE):
        if place >= len(pieces):
            return None
        piece = pieces[place]
        if piece.is_word and (piece.lower in openers or piece.lower.endswith(("n't", "n’t"))):
            return _verdict(unit, place)
        to_place = piece.lower == "to" and place + 1 < len(pieces) and pieces[place + 1].capital
        goes_on = piece.capital or to_place or piece.lower in passed or piece.lower == "-"
        if piece.when is None and not goes_on and not is_beside(unit, place):
            return None
        place = end_of_relative(unit, place + 1)
    return None


def _verdict(unit: Unit, first: int) -> tuple[str, int] | None:
    pieces = unit.pieces
    stop = min(first + LONGEST_VERDICT, len(pieces))
    stop = next((i for i in range(first + 1, stop) if pieces[i].lower in CLOSED or pieces[i].lower == "."), stop)
    found = find_status(unit, first, stop)
    if found is None:
        return None
    happens = [i for i in range(first, stop) if pieces[i].lower in load_contact_class("happening")]
    if found[0] in ("cancelled", "denied") or happens:
        return found[0], max([found[1], *happens])
    return found if found[0] == "none" and any(p.lower == "on" for p in pieces[first:stop]) else None


def governed_from_outside(unit: Unit, subject: Party) -> tuple[str, int] | None:
    """The status that a verb before the subject gives: "invited B to visit", "denied that A met with B"."""
    before = subject.first - 1
    before -= before > 0 and unit.pieces[before].lower == "the"  # "that the two meet"
    if before >= 0 and unit.pieces[before].lower in load_contact_class("inviting"):
        return "proposed", before
    if before > 0 and unit.pieces[before].lower == "that":
        return read_outer(unit, before)
    plain = before >= 0 and not any(p.lower == "who" for p in unit.pieces[subject.last : subject.last + 3])
    if plain and unit.pieces[before].lower in load_contact_class("hoping"):
        return "intended", before
    outer = find_status(unit, before, before + 1) if plain else None
    return outer if outer is not None and outer[0] == "denied" else None  # "denies A met B"


def is_disowned(unit: Unit, first: int) -> bool:
    """Is what begins at a piece only reported, and called false: "called reports of a meeting fake"?"""
    words = [piece.lower for piece in unit.pieces[max(0, first - LONGEST_REPORT) : first]]
    reports, least = load_contact_class("report"), max((i for i, w in enumerate(words) if w in CLOSED), default=-1)
    told = [i for i, word in enumerate(words) if word in reports and i > least]
    links = bool(told) and bool({"of", "that", "about"} & set(words[told[-1] + 1 :]))
    whole = {piece.lower for piece in unit.pieces}
    disowned = bool(whole & load_contact_class("disowning")) or ("not" in whole and bool(whole & MATCHING))
    return links and disowned
