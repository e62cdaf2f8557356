"""Who spoke to whom where the text names their contact only later: "A told B that", and then "in the call"."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from dragoman.contacts.candidates import Candidate
from dragoman.contacts.cast import Cast
from dragoman.contacts.hearers import has_hearer
from dragoman.contacts.reading import Unit
from dragoman.lexicon.contacts import load_contact_class
from dragoman.model.records import JOINT, DateExpression, Document, Mention, Sentence
from dragoman.model.span import Span

LONGEST_VERB = 70  # characters between the two names
LONGEST_LEAD = 60  # characters before the first of those who act together
NEAR_DAY = 30  # and between a name and the day that goes with the verb
NEAR_ACT = 100  # the same for what two do together
MARKS = re.compile(r"[,.;:!?“”\"()—–]")
JOINED = re.compile(r"(?:\s+of\s+(?:the\s+)?\w+)?(?:,[^,.;]{0,60})?,?\s+(?:and|&)\s+(?:[\w’'.-]+\s+){0,6}|,\s+")
DAY = r"(?:on\s+)?\w+day\s+"
ACTING = re.compile(  # "A and B agreed Tuesday to", "A and B on Tuesday pledged", "A and B discussed grain on Tuesday"
    rf"\s+(?:have\s+|\w+ly\s+)?(?:\w+ed\s+{DAY}(?:to|that)\b|{DAY}(?:\w+ly\s+)?\w+ed\b|discussed\b)"
)
PASSIVE = re.compile(r"\b(?:was|were|been|being)\s+(?:\w+ly\s+)?(\w+)\s+by\b")
KINDS = frozenset({"call", "conversation", "meeting", "video_call", "summit"})


@dataclass(frozen=True, slots=True)
class Addressed:
    """One sentence in which somebody says something to somebody of another side, or two act together, with its day."""

    place: int  # of the sentence in reading order, as that of a unit
    pair: tuple[str, ...]  # those who told it, and the one told; or those who act
    dates: tuple[DateExpression, ...]
    span: Span  # from the first name to the second, or the day behind it
    verb: str  # the words between the names, or behind those who act, in lower case


def is_unnamed(one: Candidate) -> bool:
    """Does it name a contact and nobody who took part: "the phone call", "in a meeting on Monday"?"""
    leans = one.definite or (one.indefinite and (bool(one.dates) or is_setting(one)))
    leans = leans and not set(one.members) - {JOINT}
    return leans and one.kind in KINDS and one.status is None and not one.unit.heading


def is_setting(one: Candidate) -> bool:
    """Is it where something was said, and not what was spoken of: "in the call", "after their call"?"""
    before = [piece.lower for piece in one.unit.pieces if piece.start < one.span.start]
    first = next((p.lower for p in one.unit.pieces if p.start >= one.span.start), "")
    return first in ("their", "our") or before[-1:] in (["in"], ["during"], ["at"], ["after"], ["following"])


def read_addressed(
    document: Document, sentences: Sequence[Sentence], mentions: Iterable[Mention], dates: Iterable[DateExpression],
    cast: Cast,
) -> Iterator[Addressed]:  # fmt: skip
    """The pairs of a text, in text order; linear."""
    people = sorted(
        (m for m in mentions if m.span.field == "text" and m.form != "pronoun" and cast.kind(m.actor) == "person"),
        key=lambda m: m.span.start,
    )
    starts = [m.span.start for m in people]
    days = [d for d in dates if d.span.field == "text" and d.meaning.startswith(("day", "weekday", "calendar"))]
    for place, sentence in enumerate(sentences, start=1):
        inside = people[bisect_left(starts, sentence.span.start) : bisect_left(starts, sentence.span.end)]
        for one, two in pairwise(inside):
            start, end = one.span.end, two.span.start
            if cast.side(one.actor) == cast.side(two.actor):
                continue
            together = JOINED.fullmatch(document.text, start, end) and ACTING.match(document.text, two.span.end)
            words, told = (together[0], together.end()) if together else (document.text[start:end], two.span.end)
            if together or _is_addressing(words):
                stop = min(two.span.end + (NEAR_ACT if together else NEAR_DAY), sentence.span.end)
                mark = MARKS.search(document.text, two.span.end, stop)
                stop = mark.start() if mark else stop
                near = [d for d in days if one.span.end <= d.span.start and d.span.end <= stop]
                pair = (*_joined_to(one, inside, document.text, cast), two.actor)
                span = Span(document.id, one.span.start, max([told, *(d.span.end for d in near[:1])]))
                yield Addressed(place, pair, tuple(near[:1]), span, words.lower())
                break


def read_direct(
    document: Document, sentences: Sequence[Sentence], addressed: Iterable[Addressed], most: int, cast: Cast
) -> Iterator[Candidate]:
    """The contact of a report that names none: "A told B on Wednesday", "A and B discussed grain on Wednesday".

    In one of so many first sentences. Only who heads a state or its foreign affairs is told so, with a day; not in a
    post, a letter or a speech.
    """
    for told in addressed:
        words = set(told.verb.split())
        sentence = document.slice(sentences[told.place - 1].span).lower()
        equals = all(cast.unique_offices(actor) for actor in told.pair)
        if told.place > most or not told.dates or not equals or not words & load_contact_class("direct"):
            continue
        if load_contact_class("published").isdisjoint(word.strip(",.“”\"’'") for word in sentence.split()):
            unit = Unit(document.id, "text", told.place, (), False, None)
            yield Candidate(unit, told.span, "conversation", told.pair, "held", told.dates)
            return


def read_pairs(
    document: Document, sentences: Sequence[Sentence], mentions: Iterable[Mention], cast: Cast
) -> dict[int, tuple[str, ...]]:
    """The two or three who act together in a sentence, by its place: whom "the two men" behind it means; linear.

    They begin it, joined by "and"; of more than one such group the first counts. The title has place 0.
    """
    people = sorted((m for m in mentions if m.form != "pronoun" and cast.kind(m.actor) == "person"), key=_place_of)
    titled = [m for m in people if m.span.field == "title"]
    people = [m for m in people if m.span.field == "text"]
    starts = [m.span.start for m in people]
    found: dict[int, tuple[str, ...]] = {}
    spans = [(0, document.title or "", titled, 0)]
    for place, sentence in enumerate(sentences, start=1):
        inside = people[bisect_left(starts, sentence.span.start) : bisect_left(starts, sentence.span.end)]
        spans.append((place, document.text, inside, sentence.span.start))
    for place, text, inside, begin in spans:
        for index in range(1, len(inside)):
            joined = _joined_to(inside[index], inside[: index + 1], text, cast)
            opens = inside[0].actor in joined and inside[0].span.start - begin <= LONGEST_LEAD
            if opens and len(cast.sides(joined)) > 1:
                found[place] = joined
    return found


def read_named(sentences: Sequence[Sentence], mentions: Iterable[Mention], cast: Cast) -> dict[int, tuple[str, ...]]:
    """The two that a sentence names where it names no more, of two sides: whom "the two" right behind it means.

    By its place; linear. Those who only speak for others do not count.
    """
    people = sorted((m for m in mentions if m.span.field == "text" and cast.kind(m.actor) == "person"), key=_place_of)
    people = [m for m in people if not cast.speaks_for_others(m.actor)]
    starts = [m.span.start for m in people]
    found: dict[int, tuple[str, ...]] = {}
    for place, sentence in enumerate(sentences, start=1):
        inside = people[bisect_left(starts, sentence.span.start) : bisect_left(starts, sentence.span.end)]
        named = tuple(dict.fromkeys(m.actor for m in inside))
        if len(named) == 2 and len(cast.sides(named)) == 2:
            found[place] = named
    return found


def acted_before(one: Candidate, told: int, pairs: Mapping[int, tuple[str, ...]]) -> tuple[str, ...]:
    """Those who act together in one of the two sentences before, not before that of the last contact told; or nobody.

    Or in the title, where the text has told of no contact yet (``told`` is -1).
    """
    own = one.unit.place
    places = [place for place in (own - 1, own - 2) if place > 0 and place >= told]
    places += [0] if told < 0 else []
    return next((pairs[place] for place in places if place in pairs), ())


def named_before(one: Candidate, named: Mapping[int, tuple[str, ...]]) -> tuple[str, ...]:
    """The only two whom the sentence before "the two met" names, where nothing says that others are meant."""
    two = named.get(one.unit.place - 1, ())
    meant = (p.who.members for p in one.unit.pieces if p.who is not None and p.who.actor == JOINT and p.who.members)
    return two if all(set(members) == set(two) for members in meant) else ()


def _place_of(mention: Mention) -> tuple[int, int]:
    return mention.span.start, -mention.span.end


def _joined_to(one: Mention, inside: Sequence[Mention], text: str, cast: Cast) -> tuple[str, ...]:
    """A person with those whom "and" joins to them before: "A and B", "A, the president, and B"."""
    members = [one.actor]
    last = one
    for before in reversed([m for m in inside if m.span.end <= one.span.start]):
        between = text[before.span.end : last.span.start]
        if cast.side(before.actor) == cast.side(last.actor) and between.strip(" ") in (",", ""):
            last = before  # "his Norvian counterpart, Ada Orlo"
        elif JOINED.fullmatch(between):
            members.append(before.actor)
            last = before
        else:
            break
    return tuple(dict.fromkeys(reversed(members)))


def _is_addressing(words: str) -> bool:
    """Do the words between two names say that one told the other something: "on Monday told his counterpart"?"""
    if len(words) > LONGEST_VERB or MARKS.search(words):
        return False
    passive = PASSIVE.search(words)
    if passive is not None:
        return has_hearer(passive[1].lower())
    found = words.split()
    leads = load_contact_class("list") | {"visiting", "leader"}
    while found and (found[-1][0].isupper() or found[-1].lower() in leads):
        found.pop()
    plain = not {"not", "never", "and", "that"} & set(found)
    return bool(found) and plain and has_hearer(found[-1].lower())
