"""Titles: "Russian President", "Secretary General of NATO", "Deputy Prime Minister and Foreign Minister"."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from dragoman.actors.index import BLOCKED, CAPITAL, SEAT, ActorIndex, Match
from dragoman.actors.offices import Office, office_key
from dragoman.actors.tokens import TIGHT, Tokens
from dragoman.lexicon.loader import load_rows

HEAD, PART, HONORIFIC, ADJECTIVE, PAST = "head", "part", "honorific", "adjective", "past"
AFTER_HEAD = frozenset({"elect", "designate", "designated", "emeritus", "pro", "tempore"})
LEADS_ON = frozenset({"of", "for", "to", "on", "at"})  # "Minister of", "Envoy for", "Advisor to"
MOST_OWNERS = 4  # names in a row before a title; a longer row is a list
MOST_JOINED = 6  # titles that one person is given after the first
INSIDE = frozenset({"of", "for", "to", "on", "at", "the", "and", "in"})
HIS, HIGH = frozenset({"his", "her"}), frozenset({"majesty", "highness", "excellency", "holiness", "royal", "all"})


@dataclass(frozen=True, slots=True)
class TitlePhrase:
    """One or more titles in a row, ``start`` to ``end`` in tokens."""

    start: int
    end: int
    offices: tuple[Office, ...]
    plain: bool = True  # is it one title, with nothing joined on by "and"?
    complement: bool = False  # does it end with "of ..." or the like?
    head: int = 0  # the token after its last word before that


def read_titles(tokens: Tokens, start: int, index: ActorIndex, *, joined: int = MOST_JOINED) -> TitlePhrase | None:
    """The titles that begin at token ``start``, whose they are included; None where there are none.

    Up to ``joined`` more titles, each after "and", belong to the same phrase.
    """
    owner, place = _owners(tokens, start, index)
    head_end, past = _title_words(tokens, place)
    if head_end is None:
        return None
    end, inner = _complement(tokens, head_end, index)
    title = _title_text(tokens, place, end, inner)
    whose = inner[0][2] if inner else owner or _state_told(tokens, place, head_end)
    office = Office(title, office_key(title), whose or owner, past)
    phrase = TitlePhrase(start, end, (office,), complement=end > head_end, head=head_end)
    joined = 0 if _state_told(tokens, place, head_end) else joined  # "POTUS and VPOTUS" are two persons
    if joined and end + 1 < len(tokens) and tokens.keys[end] == "and" and tokens.joins[end] == TIGHT:
        more = None if tokens.owns[end - 1] else read_titles(tokens, end + 1, index, joined=joined - 1)
        if more is not None and not _of_others(office, more):
            shared = tuple(o if o.owner else Office(o.title, o.key, office.owner, o.past) for o in more.offices)
            return TitlePhrase(start, more.end, (office, *shared), plain=False, complement=more.complement)
    return phrase


def _of_others(office: Office, more: TitlePhrase) -> bool:
    """Are the titles of two states, and so of two persons: "President of Finland and Prime Minister of Sweden"?"""
    return office.owner is not None and any(other.owner not in (None, office.owner) for other in more.offices)


def _owners(tokens: Tokens, start: int, index: ActorIndex) -> tuple[str | None, int]:
    """The state or institution before the title, and the token after it."""
    owner, place = None, start
    for _ in range(MOST_OWNERS):
        if place >= len(tokens):
            break
        match = index.match(tokens, place) if tokens.upper[place] else None
        entry = _entry_of_body(match)
        if match is None or entry is None or match.end >= len(tokens):
            break
        end = _past_parenthesis(tokens, match.end)
        if end == match.end and tokens.joins[end] != TIGHT:
            break
        owner, place = entry, end
    return owner, place


def _past_parenthesis(tokens: Tokens, end: int) -> int:
    """The token after "(ROK)" in "Republic of Korea (ROK) Foreign Minister", or ``end`` where there is none such."""
    if end + 1 >= len(tokens) or not tokens.is_acronym(end):
        return end
    opened = tokens.text[tokens.ends[end - 1] : tokens.starts[end]] == " ("
    closed = tokens.text[tokens.ends[end] : tokens.starts[end + 1]] == ") "
    return end + 1 if opened and closed else end


def _entry_of_body(match: Match | None) -> str | None:
    """The state or institution a match names, adjectives and capitals included."""
    if match is None:
        return None
    return next((entry.actor for entry in match.entries if entry.kind != "person" and entry.sort != BLOCKED), None)


def _title_words(tokens: Tokens, start: int) -> tuple[int | None, bool]:
    """The token after the last word of the title that begins at ``start``, and whether it is a past one."""
    classes = title_classes()
    end, past, place = None, False, start
    while place < len(tokens) and (place == start or (tokens.joins[place] == TIGHT and not tokens.owns[place - 1])):
        word = HEAD if is_short(tokens, place) else classes.get(tokens.keys[place])
        if word is None:
            break
        past = past or word == PAST
        place += 1
        if word == HEAD:
            end = place
    if end is None:
        return None, past
    while end < len(tokens) and tokens.keys[end] in AFTER_HEAD and tokens.joins[end] == TIGHT:
        end += 1
    if tokens.keys[end : end + 2] == ["in", "office"] and tokens.joins[end] == TIGHT:
        end += 2  # "Chair-in-Office"
    return end, past


def is_short(tokens: Tokens, place: int) -> bool:
    """Is it a title in letters, such as "PM", and no time of day?"""
    if tokens.keys[place] not in short_titles() or not tokens.is_acronym(place):
        return False
    return not place or not tokens.keys[place - 1][-1:].isdigit()


def _spelt_out(tokens: Tokens, place: int) -> str:
    """A word of a title as written; one in letters by the title it stands for."""
    return short_titles()[tokens.keys[place]][0].title() if is_short(tokens, place) else tokens.word(place)


def _state_told(tokens: Tokens, start: int, end: int) -> str | None:
    """Whose the title is by its letters: "POTUS" is of the United States."""
    return next((short_titles()[tokens.keys[i]][1] or None for i in range(start, end) if is_short(tokens, i)), None)


def _complement(tokens: Tokens, end: int, index: ActorIndex) -> tuple[int, list[tuple[int, int, str]]]:
    """Where "of the United States" or "for Foreign Affairs" ends, and the actors it names, as (from, to, actor)."""
    if end >= len(tokens) or tokens.keys[end] not in LEADS_ON or tokens.joins[end] != TIGHT or tokens.owns[end - 1]:
        return end, []
    classes = title_classes()
    place, last = end + 1, end
    past = -1  # the token after a parenthesis
    inner: list[tuple[int, int, str]] = []
    while place < len(tokens) and (tokens.joins[place] == TIGHT or place == past):
        match = index.match(tokens, place) if tokens.upper[place] else None
        body = _entry_of_body(match)
        if match is not None and body is not None:
            if match.of(SEAT, CAPITAL) is not None and not _is_of(tokens, place):
                break  # "received the president at Downing Street"
            if _is_of(tokens, place):
                inner.append((place, match.end, body))
            elif tokens.owns[match.end - 1]:
                break  # "thanked the Minister for Norvia's help"
            last = match.end
            place = _past_parenthesis(tokens, last)
            if place > last:
                last = past = place
        elif classes.get(tokens.keys[place]) in (HEAD, PART) and tokens.keys[place] not in AFTER_HEAD:
            place = last = place + 1
        elif tokens.keys[place] in INSIDE:
            place += 1
        else:
            break
        if inner and _next_person(tokens, place):
            break
    return (last, inner) if last > end else (end, [])


def _is_of(tokens: Tokens, place: int) -> bool:
    """Does "of" or "of the" stand before the token, which then says whose the office is? "Envoy for Yemen" does not."""
    before = place - 2 if tokens.keys[place - 1] == "the" else place - 1
    return tokens.keys[before] == "of"


def _next_person(tokens: Tokens, place: int) -> bool:
    """Does another title follow "and", so that the phrase must end here?"""
    return place < len(tokens) and tokens.keys[place] == "and"


def _title_text(tokens: Tokens, start: int, end: int, inner: list[tuple[int, int, str]]) -> str:
    """The words of the title, without whose it is and without adjectives."""
    classes = title_classes()
    covered = {i for first, last, _ in inner for i in range(first, last)}
    kept = [
        _spelt_out(tokens, i) + ("'s" if tokens.owns[i] else "")
        for i in range(start, end)
        if i not in covered
        and tokens.text[tokens.starts[i] - 1 : tokens.starts[i]] != "("
        and classes.get(tokens.keys[i]) not in (ADJECTIVE, PAST, HONORIFIC)
    ]
    while kept and kept[-1].lower() in INSIDE:
        kept.pop()
    title = " ".join(kept).removesuffix("'s")
    return title.title() if title.isupper() and len(title) > 5 else title


@lru_cache(maxsize=1)
def short_titles() -> dict[str, tuple[str, str]]:
    """Titles in letters, with the office each stands for and whose it is, empty where they do not tell."""
    return {row["word"]: (row["key"], row["state"]) for row in load_rows("short_titles")}


@lru_cache(maxsize=1)
def styles() -> dict[str, tuple[str, ...]]:
    """Forms of address, with the titles of those so addressed."""
    return {row["style"]: tuple(row["titles"].split("|")) if row["titles"] else () for row in load_rows("styles")}


@lru_cache(maxsize=1)
def title_classes() -> dict[str, str]:
    return {row["word"]: row["class"] for row in load_rows("title_words")}
