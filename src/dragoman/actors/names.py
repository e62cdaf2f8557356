"""Names of persons after a title, before a title, and alone."""

from __future__ import annotations

from dataclasses import dataclass

from dragoman.actors.index import BLOCKED, JUNIORS, PARTICLES, SUFFIXES, ActorIndex, not_names
from dragoman.actors.offices import PRINCIPAL
from dragoman.actors.titles import HIGH, HIS, HONORIFIC, TitlePhrase, title_classes
from dragoman.actors.tokens import BREAK, COMMA, STOP, TIGHT, Tokens

HYPHENS = "-‐‑"
LONGEST_NAME = 6  # words
LONGEST_HEADLINE_NAME = 2


@dataclass(frozen=True, slots=True)
class Name:
    """A name as written, ``start`` to ``end`` in tokens; honorifics before it are left out."""

    start: int
    end: int
    words: tuple[str, ...]  # folded
    known: tuple[str, ...] = ()  # persons of the table so called in full
    parts: int = 1  # words, particles and what a hyphen joins left out: "Al-Kadhimi" and "Jean-Pierre" have one


def read_name(tokens: Tokens, start: int, index: ActorIndex, *, headline: bool = False) -> Name | None:
    """The name that begins at token ``start``, perhaps after "Mr." or "Sheikh"; None where there is none.

    A name of the table is taken whole. Any other is a run of capitalised words, in a headline of two at
    most, since there the words after it have capitals as well.
    """
    first = skip_honorifics(tokens, start)
    if first >= len(tokens):
        return None
    known = read_known_name(tokens, first, index)
    if known is not None:
        return known
    return _read_run(tokens, first, index, LONGEST_HEADLINE_NAME if headline else LONGEST_NAME)


def read_known_name(tokens: Tokens, start: int, index: ActorIndex) -> Name | None:
    """A full name of the table at token ``start``."""
    match = index.match(tokens, start)
    persons = match.persons() if match else ()
    if match is None and tokens.is_handle(start) and (named := index.handles().get(tokens.keys[start])):
        return Name(start, start + 1, (tokens.keys[start],), (named,))
    if match is None or not persons:
        return None
    end = match.end
    if (
        end < len(tokens)
        and tokens.keys[end] in JUNIORS
        and tokens.joins[end] in (TIGHT, COMMA)
        and not tokens.owns[end - 1]
    ):
        end += 1
        junior = [
            p
            for p in persons
            if any(n.endswith(("Jr.", "Sr.")) for n in (index.actors[p].name, *index.actors[p].aliases))
        ]
        if not junior:
            return None  # "Donald Trump Jr." is somebody else
        persons = tuple(junior)
    if tokens.keys[end : end + 1] == ["al"] and not tokens.owns[end - 1] and _is_family(tokens, end):
        end += 2  # "Al Saud", of whose house he is
    return Name(start, end, tuple(tokens.keys[start:end]), persons)


def _is_family(tokens: Tokens, place: int) -> bool:
    """Do "Al" and a capitalised word go on a name?"""
    return place + 1 < len(tokens) and all(tokens.joins[i] == TIGHT and tokens.upper[i] for i in (place, place + 1))


def skip_honorifics(tokens: Tokens, start: int) -> int:
    """The token after "Mr.", "His Majesty", "Sheikh" and the like."""
    classes = title_classes()
    place = start
    while place < len(tokens) and (place == start or tokens.joins[place] in (TIGHT, STOP)):
        key = tokens.keys[place]
        if key in HIS and place + 1 < len(tokens) and tokens.keys[place + 1] in HIGH:
            place += 2
        elif classes.get(key) == HONORIFIC or (key in HIGH and place > start):
            place += 1
        else:
            break
    if place > start and place < len(tokens) and tokens.joins[place] not in (TIGHT, STOP):
        return len(tokens)  # "Sir," addresses somebody
    return place


def _read_run(tokens: Tokens, start: int, index: ActorIndex, longest: int) -> Name | None:
    """A run of capitalised words that are neither titles, states nor words of headlines."""
    if not _is_name_word(tokens, start, index, first=True):
        return None
    end = last = start + 1
    parts = kept = int(tokens.keys[start] not in PARTICLES)
    while end < len(tokens) and end - start < LONGEST_NAME and not tokens.owns[end - 1]:
        join, key = tokens.joins[end], tokens.keys[end]
        if key in SUFFIXES and tokens.upper[end] and join in (TIGHT, COMMA):
            last = end + 1
            break
        if (join == STOP and len(tokens.keys[end - 1]) > 1) or join not in (TIGHT, STOP):
            break
        if key in PARTICLES and end + 1 < len(tokens):
            end += 1
            continue
        hyphened = _is_hyphened(tokens, end)
        parts += not hyphened
        if parts > longest or not (_is_name_word(tokens, end, index) or (hyphened and last == end)):
            break
        end += 1
        last, kept = end, parts
    words = tuple(tokens.keys[start:last])
    return (
        Name(start, last, words, parts=kept) if any(len(word) > 1 and word not in PARTICLES for word in words) else None
    )


def _is_hyphened(tokens: Tokens, place: int) -> bool:
    """Does a hyphen join the word to the one before it, as in "Eui-yong"?"""
    return place < len(tokens) and tokens.joins[place] == TIGHT and tokens.text[tokens.starts[place] - 1] in HYPHENS


def _is_name_word(tokens: Tokens, index_of: int, index: ActorIndex, *, first: bool = False) -> bool:
    key = tokens.keys[index_of]
    if key in PARTICLES and first:
        return index_of + 1 < len(tokens) and tokens.upper[index_of + 1] and tokens.joins[index_of + 1] == TIGHT
    if not tokens.upper[index_of] or any(c.isdigit() for c in key):
        return False
    if key in not_names() and not _is_hyphened(tokens, index_of + 1):
        return False  # but "In-young" is a name
    if len(key) > 1 and tokens.is_acronym(index_of) and not _in_capitals(tokens, index_of):
        return False
    word_class = title_classes().get(key)
    if word_class is not None and (first or word_class != HONORIFIC):
        return False  # "Bishop" and "Sheikh" may stand inside a name
    match = index.match(tokens, index_of)
    return match is None or all(entry.sort != BLOCKED and entry.kind in ("person", "") for entry in match.entries)


def _in_capitals(tokens: Tokens, place: int) -> bool:
    """Is the word before it in capitals as well, as in a speaker's label?"""
    return place > 0 and len(tokens.keys[place - 1]) > 1 and tokens.is_acronym(place - 1)


def name_before(tokens: Tokens, end: int, index: ActorIndex, taken: set[int]) -> Name | None:
    """The name of two words or more that ends before token ``end``, as in "Rikard Aune, Secretary General of"."""
    start = end
    while start > 0 and end - start < LONGEST_NAME:
        place = start - 1
        if place in taken or (start < end and tokens.joins[start] not in (TIGHT, STOP)) or tokens.owns[place]:
            break
        if not (_is_name_word(tokens, place, index) or (tokens.keys[place] in PARTICLES and start < end)):
            break
        start = place
    while start < end and tokens.keys[start] in PARTICLES:
        start += 1
    parts = sum(
        tokens.keys[i] not in PARTICLES and not (i > start and _is_hyphened(tokens, i)) for i in range(start, end)
    )
    return Name(start, end, tuple(tokens.keys[start:end]), parts=parts) if parts > 1 else None


def place_after_name(tokens: Tokens, end: int, index: ActorIndex) -> tuple[int, str | None]:
    """Where "of Russia" after a name ends, and whose it is; ``end`` and None where nothing follows."""
    if end + 1 >= len(tokens) or tokens.keys[end] != "of" or tokens.joins[end] != TIGHT or tokens.owns[end - 1]:
        return end, None
    place = end + 1
    if tokens.keys[place] == "the" and place + 1 < len(tokens):
        place += 1
    match = index.match(tokens, place) if tokens.upper[place] else None
    if match is None:
        return end, None
    entry = next((e for e in match.entries if e.kind in ("state", "institution")), None)
    return (match.end, entry.actor) if entry else (end, None)


def is_apposed_name(tokens: Tokens, start: int, phrase: TitlePhrase, index: ActorIndex) -> bool:
    """Is what stands between commas from a token on the name of who holds the office before it, and unknown besides?

    "The foreign minister of Norvia, Lena Maria Orlo, said".
    """
    office = phrase.offices[0]
    if tokens.joins[start] != COMMA or office.owner is None or office.rank != PRINCIPAL or tokens.owns[phrase.end - 1]:
        return False
    name = _read_run(tokens, start, index, LONGEST_NAME) if tokens.upper[start] else None
    if name is None or name.parts < 2 or tokens.owns[name.end - 1]:
        return False
    closed = name.end >= len(tokens) or tokens.joins[name.end] in (COMMA, BREAK)
    return closed and read_known_name(tokens, start, index) is None


def is_apposition(tokens: Tokens, start: int, end: int) -> bool:
    """Does a title at ``start`` to ``end`` stand between commas, after a name?"""
    opened = tokens.joins[start] == COMMA
    closed = end >= len(tokens) or tokens.joins[end] != TIGHT
    return start > 0 and opened and closed and not tokens.owns[start - 1]
