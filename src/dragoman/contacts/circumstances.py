"""When, where and how: what stands around a cue and says so of the contact itself."""

from __future__ import annotations

from collections.abc import Set
from functools import lru_cache

from dragoman.contacts.reading import Piece, Unit
from dragoman.contacts.time_words import past_length
from dragoman.lexicon.contacts import (
    load_contact_class,
    load_contact_nouns,
    load_contact_status,
    load_contact_verbs,
    load_contact_words,
)
from dragoman.lexicon.loader import load_rows

OWNING = frozenset(("’s", "'s", "’"))
DAYS = ("day", "weekday", "calendar")
LONGEST_APPOSITION = 16  # pieces between the commas of "who is ill" or "the Norvian president"
LONGEST_CLAUSE = 14  # pieces of circumstances before a day
LONGEST_LEAD = 14  # pieces before the subject that can still hold the sentence's opening adverbial
PLACE_INSIDE = frozenset(("of", "the", ",", "’s", "'s", "de"))
APART = frozenset(("after", "before", "since", "until"))
NO_LEAD = frozenset((",", "–", "—", "-"))
NOUN_REACH = 4  # words before a noun like "date for" in which it is negated
NEGATED = {"planned": "none", "proposed": "none", "intended": "none", "cancelled": "planned", "denied": "held"}


def find_opening_dates(unit: Unit, subject: int) -> list[int]:
    """Dates in front of the subject: "On March 15, ...", not those behind "after" or "before", nor before these."""
    near = [p.lower for p in unit.pieces[max(0, subject - 2) : subject]]
    if not APART.isdisjoint(near[-2:] if near[-1:] == ["the"] else near[-1:]):
        return []  # "A called B on Monday, days after the two met"
    lead = unit.pieces[max(0, subject - 4) : subject]
    if [p.lower for p in lead[-1:]] == [","] and len(lead) > 2 and lead[-2].when is not None:
        if [p.lower for p in lead[:-2] if p.lower != "on"][-1:] == ["and"]:
            return [subject - 2]  # "A met B on Monday, and on Friday, C met D"
    found: list[int] = []
    if any(p.lower in load_contact_class("reporting") for p in unit.pieces[: min(subject, LONGEST_LEAD)]):
        return found  # "On Tuesday A said she had met B"
    for index in range(min(subject, LONGEST_LEAD)):
        piece = unit.pieces[index]
        if piece.when is not None:
            found.append(index)
        elif piece.lower in load_contact_class("content") and piece.lower != "and":
            break
    if found and _closes_clause(unit, found[0], found[-1] + 1, subject):
        return []
    if found and unit.pieces[found[-1] + 1].lower == ",":
        return found
    if found and subject - found[-1] > 1 and not _leads_on(unit, found[-1] + 1, subject):
        return []
    return found


def _closes_clause(unit: Unit, first: int, behind: int, subject: int) -> bool:
    """Do the days end a clause that tells of another contact: "held a call with B on Monday, and C spoke"?"""
    told = (p for p in unit.pieces[:first] if p.is_word and p.lower in load_contact_verbs())
    joined = {p.lower for p in unit.pieces[behind:subject]} & {"and", "but", ";", "while"}
    return bool(joined) and any(told)


def _leads_on(unit: Unit, start: int, subject: int) -> bool:
    """Is there nothing but place and commas between an opening date and the subject?"""
    leading = load_contact_class("leading")
    return all(
        p.capital or p.who is not None or p.lower in leading or p.lower in NO_LEAD for p in unit.pieces[start:subject]
    )


def find_dates_between(unit: Unit, start: int, stop: int) -> list[int]:
    """Dates among the pieces from ``start`` up to, not including, ``stop``."""
    return [i for i in range(max(0, start), stop) if unit.pieces[i].when is not None]


def end_of_adverbial(unit: Unit, start: int) -> int:
    """Where the adverbial that begins at a piece ends: "in Mirna on March 3", before the matter spoken of begins."""
    pieces = unit.pieces
    manner = -1  # the last piece of words that name the channel
    for index in range(start, len(pieces)):
        piece = pieces[index]
        manner = max(manner, manner_at(unit, index) or -1)
        following = pieces[index + 1] if index + 1 < len(pieces) else None
        if piece.when is not None or piece.capital or piece.lower in ("(", ")") or index <= manner:
            continue
        if piece.lower == ",":
            goes_on = following is not None and (
                following.when is not None
                or following.capital
                or following.lower in ("on", "in", "at", "to", "there", "here")
            )
        elif piece.lower == "to":
            goes_on = following is not None and (following.capital or following.lower == "the")
        elif piece.lower == "-":
            goes_on = following is not None and following.capital  # "the Norvia-Caldera forum"
        else:
            goes_on = piece.lower in load_contact_class("adverbial") or is_beside(unit, index)
            goes_on = goes_on or _is_spell(unit, index)
            goes_on = goes_on or (index == start and piece.is_word and piece.lower.endswith("ly"))  # "spoke briefly on"
        if not goes_on:
            return index
    return len(pieces)


def _is_spell(unit: Unit, index: int) -> bool:
    """Is it of "in five years" or "in more than a decade"?"""
    leads = {piece.lower for piece in unit.pieces[max(0, index - 5) : index]}
    word = unit.pieces[index].lower
    counted = word in load_contact_class("number") or word in load_contact_class("spell") or word.isdigit()
    return counted and "in" in leads


def is_beside(unit: Unit, index: int) -> bool:
    """Is it the event that they met at or beside: "in the margins of the G7 summit", "at the summit"?"""
    before = {piece.lower for piece in unit.pieces[max(0, index - 6) : index]}
    piece = unit.pieces[index]
    event = piece.who is not None and not piece.person
    named = piece.lower in load_contact_class("event")
    at = named and any(p.lower == "at" for p in unit.pieces[max(0, index - 3) : index])
    return at or (bool(before & {"margins", "sidelines"}) and (event or named))


def find_dates_behind(unit: Unit, start: int) -> list[int]:
    """Dates in the adverbial that begins at a piece, also behind an apposition: "met B, who is ill, on Monday"."""
    start = past_length(unit, _past_apposition(unit, start))
    end = end_of_adverbial(unit, start)
    behind = _past_apposition(unit, end)
    again = find_dates_between(unit, behind, end_of_adverbial(unit, behind)) if behind != end else []
    return find_dates_between(unit, start, end) + again or _day_of_clause(unit, start)


def _day_of_clause(unit: Unit, start: int) -> list[int]:
    """The day at the end of a clause of which only circumstances are left: "spoke to B for an hour in Mirna, on".

    Those are led by prepositions of place, length and manner; what was spoken of, and another event, end the clause.
    """
    pieces, circumstance = unit.pieces, load_contact_class("circumstance")
    lengths = load_contact_class("number") | load_contact_class("spell")
    if start >= len(pieces) or pieces[start].lower not in circumstance | load_contact_class("adverbial") | {",", "to"}:
        return []
    if pieces[start].lower == "with" and not pieces[start - 1].person:
        return []  # "a call with reporters on Monday"
    bars = load_contact_class("content") | load_contact_class("matter_bar") | load_contact_class("finite")
    told = load_contact_verbs().keys() | load_contact_class("reporting")
    for place in range(start, min(start + LONGEST_CLAUSE, len(pieces))):
        piece, before = pieces[place], pieces[place - 1].lower
        if piece.when is not None:
            owned = place + 1 < len(pieces) and pieces[place + 1].lower in OWNING
            return [] if owned or before == "of" or not piece.when.meaning.startswith(DAYS) else [place]
        following = pieces[place + 1] if place + 1 < len(pieces) else None
        lead = following is not None and (following.when is not None or following.lower in circumstance)
        if piece.lower == "," and not lead:
            break
        length = following is not None and (following.lower in lengths or following.lower.isdigit())
        topic = piece.lower in ("on", "to") and not (lead or length or before in circumstance)
        noun = before in load_contact_class("determiner") or before in OWNING or pieces[place - 1].who is not None
        told_here = piece.is_word and piece.lower in told and not noun and piece.lower not in load_contact_nouns()
        owner = following is not None and following.lower in OWNING  # "at the president's request"
        owner = owner or piece.lower in ("his", "her", "their")
        barred = piece.lower in bars and piece.lower not in circumstance
        if (piece.person and not owner) or topic or told_here or barred:
            break
    return []


def _past_apposition(unit: Unit, start: int) -> int:
    """The piece behind the commas around "who is ill" or "their host", before a day or place; else the same piece."""
    close = end_of_apposition(unit, start)
    if close is None:
        return start
    behind = close + 1
    leads = ("on", "in", "at", "the")
    lead = next((i for i in range(behind, len(unit.pieces)) if unit.pieces[i].lower not in leads), behind)
    placed = lead > behind and lead < len(unit.pieces) and unit.pieces[lead].capital
    return behind if lead < len(unit.pieces) and (unit.pieces[lead].when is not None or placed) else start


def end_of_apposition(unit: Unit, comma: int) -> int | None:
    """The comma that closes what the one at a piece opens: ", who is ill,", ", the Norvian president,"; None without.

    What stands between names nobody else, and is no clause of its own.
    """
    pieces = unit.pieces
    first = pieces[comma + 1] if comma + 1 < len(pieces) and pieces[comma].lower == "," else None
    if first is None or first.when is not None:
        return None
    relative = first.lower in ("who", "whose", "which")
    last = min(len(pieces), comma + LONGEST_APPOSITION)
    close = next((i for i in range(comma + 2, last) if pieces[i].lower in (",", ";", ":", "(", "–", "—")), None)
    if close is None or pieces[close].lower != ",":
        return None
    owned = comma + 2 < len(pieces) and pieces[comma + 2].lower in ("’s", "'s")
    before, role = pieces[comma - 1].who if comma else None, first.who
    if role is not None and role.form == "role" and before is not None and role.actor != before.actor and not owned:
        return None  # "the presidents of Norvia, the Union and Caldera": another one
    opens = first.lower.split()[0] in load_contact_class("apposing") or first.lower.isdigit() or owned
    opens = opens or (first.is_word and not first.capital and first.lower in _title_words())
    inside = pieces[comma + 1 : close]
    plain = not any(p.person and p.who is not None and p.who.form == "name" for p in inside)
    plain = plain and not any(p.is_word and p.lower in load_contact_class("finite") for p in inside)
    return close if relative or (opens and plain) else None


@lru_cache(maxsize=1)
def _title_words() -> frozenset[str]:
    """The words that titles are made of: "general secretary", "foreign minister"."""
    return frozenset(row["word"] for row in load_rows("title_words") if row["class"] in ("head", "part"))


def find_place(unit: Unit, start: int, stop: int) -> str | None:
    """The first place named by "in" or "at" among some pieces: "at the White House", "in Mirna, Caldera"."""
    pieces = unit.pieces
    for index in range(max(0, start), min(stop, len(pieces)) - 1):
        if pieces[index].lower in ("who", "whose", "which"):
            return None  # where it was is not where "B, who is in Mirna," is
        if pieces[index].lower not in ("in", "at") or not pieces[index].is_word:
            continue
        first = index + 1
        while first < len(pieces) and pieces[first].lower in ("the", "his", "her"):
            first += 1
        last = first - 1
        for place in range(first, min(stop, len(pieces))):
            if not _is_of_place(unit, place, first):
                break
            last = place if pieces[place].lower != "," else last
        event = last + 1 < len(pieces) and pieces[last + 1].lower in load_contact_class("event")  # "at the Quad summit"
        behind = [p.lower for p in pieces[last + 1 : last + 3]]
        wish = behind[:1] == ["side"] or not load_contact_class("wished").isdisjoint(behind)  # "at N's request"
        staff = pieces[index].lower == "in" and pieces[first].lower in load_contact_class("staffed")
        other = event or wish or staff or pieces[first].lower[:1].isdigit() or _is_person(pieces[first])
        if last >= first and not other:
            begin = index + 1 if pieces[index + 1].lower == "the" else first
            return _joined([p.text for p in pieces[begin : last + 1]])
    return None


def _is_of_place(unit: Unit, place: int, first: int) -> bool:
    """Does the piece go on with the name of a place?"""
    piece = unit.pieces[place]
    if piece.when is not None or piece.lower in load_contact_nouns() or (piece.person and place > first):
        return False
    if piece.lower == ",":
        following = unit.pieces[place + 1] if place + 1 < len(unit.pieces) else None
        return place > first and following is not None and following.capital and following.when is None
    return piece.capital or (place > first and piece.lower in PLACE_INSIDE)


def _joined(words: list[str]) -> str:
    return " ".join(words).replace(" ,", ",").replace(" ’s", "’s").replace(" 's", "'s")


def _is_person(piece: Piece) -> bool:
    return piece.person or (piece.who is not None and piece.who.form in ("pronoun", "role", "group"))


def find_manner(unit: Unit, start: int, stop: int) -> str:
    """The kind that words of manner give among some pieces: "by phone", "virtually"; empty where there are none."""
    words = [p.lower for p in unit.pieces[max(0, start) : stop]]
    for manner, kind in load_contact_words("manner").items():
        size = len(manner)
        if any(tuple(words[i : i + size]) == manner for i in range(len(words) - size + 1)):
            return kind
    return ""


def find_channel(unit: Unit, verb: int) -> int | None:
    """The last piece of the words that name the channel behind "discussed grain", as "by phone" does; None without."""
    told = load_contact_verbs().keys() - load_contact_nouns().keys()  # "discussed the talks by phone"
    for place in range(verb + 1, end_of_matter(unit, verb, told)):
        last = manner_at(unit, place)
        if last is not None:
            return last
    return None


def end_of_matter(unit: Unit, verb: int, told: Set[str]) -> int:
    """Where what was spoken of ends at the latest: before a word that tells of a contact or opens a clause. Linear."""
    for place in range(verb + 1, len(unit.pieces)):
        piece = unit.pieces[place]
        noun = unit.pieces[place - 1].lower in load_contact_class("determiner")  # "discussed the exchange with B"
        named = load_contact_nouns().get(piece.lower)
        tells = piece.lower in told and not (noun and (named is None or named.needs == "person"))
        if piece.is_word and (tells or piece.lower in load_contact_class("matter_bar")):
            return place
    return len(unit.pieces)


def manner_at(unit: Unit, start: int) -> int | None:
    """The last piece of the words of manner that begin at a piece; None where none do."""
    manners = load_contact_words("manner")
    if not 0 <= start < len(unit.pieces) or unit.pieces[start].lower not in _manner_openers():
        return None
    words = tuple(piece.lower for piece in unit.pieces[max(0, start) : start + max(map(len, manners))])
    size = next((n for n in range(len(words), 0, -1) if words[:n] in manners), 0)
    behind = [piece.lower for piece in unit.pieces[start + size : start + size + 1]]
    if set(behind) & load_contact_nouns().keys():
        return None  # "on the telephone conversation"
    return start + size - 1 if size else None


@lru_cache(maxsize=1)
def _manner_openers() -> frozenset[str]:
    return frozenset(words[0] for words in load_contact_words("manner"))


def find_status(unit: Unit, start: int, stop: int) -> tuple[str, int] | None:
    """The status that the governing words among some pieces give, with the piece they begin at; None without any.

    Of several the one that ends nearest to ``stop`` counts, of these the longest. Adverbs and days in between do not
    matter. What is negated ("no plans to", "no date has been set for") is the opposite.
    """
    kept = [i for i in range(max(0, start), stop) if _counts(unit.pieces[i]) and not _adds(unit, i)]
    words = [unit.pieces[i].lower for i in kept]
    table = load_contact_status()
    longest = _longest_status()
    for end in range(len(words), 0, -1):
        if words[end - 1].endswith(("n't", "n’t")):
            return "none", kept[end - 1]
        for size in range(min(longest, end), 0, -1):
            status = table.get(tuple(words[end - size : end]))
            if status is not None:
                undone = _undone_before(words[: end - size]) if words[end - 1] in ("of", "for") else None
                if undone is not None:
                    return undone, kept[end - size]
                negated = _is_negated(words[: end - size], words[end - 1])
                return NEGATED.get(status, status) if negated else status, kept[end - size]
    return None


def _undone_before(words: list[str]) -> str | None:
    """The status of what undoes an idea or a plan, right before it: "rejected the idea of", "dropped all plans for"."""
    table = load_contact_status()
    for end in range(len(words), max(0, len(words) - 3), -1):
        status = table.get(tuple(words[end - 1 : end]))
        if status in ("cancelled", "denied"):
            return status
    return None


@lru_cache(maxsize=1)
def _longest_status() -> int:
    return max(len(key) for key in load_contact_status())


def _adds(unit: Unit, index: int) -> bool:
    """Is it "not" in "not only", which denies nothing?"""
    here = [piece.lower for piece in unit.pieces[index : index + 2]]
    before = unit.pieces[index - 1].lower if index else ""
    return here == ["not", "only"] or (here[:1] == ["only"] and before == "not")


def _is_negated(words: list[str], last: str) -> bool:
    """Do the words before a status negate it?

    Right before it, a little further where it is a noun ("not agreed on a date for"), or as "no date" before its
    auxiliaries.
    """
    negations = load_contact_class("negation")
    near = words[-NOUN_REACH if last in ("for", "on", "of") else -1 :]
    if any(word in negations or word.endswith(("n't", "n’t")) for word in near):
        return True
    end = len(words)
    while end and words[end - 1] in load_contact_class("being") | load_contact_class("perfect"):
        end -= 1
    return 2 <= end < len(words) and words[end - 2] == "no"


def _counts(piece: Piece) -> bool:
    adverb = piece.lower in load_contact_class("skipped") or (piece.is_word and piece.lower.endswith("ly"))
    return piece.when is None and not adverb  # "plans on Tuesday to meet"
