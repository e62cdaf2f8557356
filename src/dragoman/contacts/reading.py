"""A sentence or title as a row of pieces: words, actors and dates."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from dragoman.contacts.cast import Cast
from dragoman.contacts.speakers import find_speaker
from dragoman.lexicon.contacts import (
    ContactCue,
    contact_gate,
    load_contact_class,
    load_contact_nouns,
    load_contact_phrases,
    load_contact_verbs,
)
from dragoman.model.records import JOINT, DateExpression, Document, Mention, Region, Sentence
from dragoman.model.span import Span
from dragoman.text.words import Word, read_words

SILENT_REGIONS = frozenset({"byline", "credit", "tags", "kicker"})
TITLE_OPENERS = ("readout", "statement", "joint", "remarks", "background press", "call with", "telephone conversation")
ABBREVIATED = frozenset(("st", "no", "mt", "ft"))  # in names of places
LONGEST_TITLE_CHARS = 400
ENTRY = re.compile(r"\s*\d{1,2}[:.]\d\d(?!\d)(?:\s?[ap]\.?m\b\.?)?(?:\s[A-Z]{2,4}\b)?\s*(?:[:–—-]|\n)", re.IGNORECASE)
TERMS = frozenset(("by", "until", "till"))  # before a day up to which something is to be done
TAKING_UP = frozenset(("there", "later", "afterwards"))
ENDS = frozenset((".", "!", "?"))  # of a sentence that is no heading
CONTRACTED = re.compile(r"(i|you|he|she|we|they)(['’](?:ll|ve|re|m|d))", re.IGNORECASE)
CONTRACTION = re.compile(r"(?<=\w)['’](?:ll|ve|re|m|d)\b")
AUXILIARIES = {"'ll": "will", "'ve": "have", "'re": "are", "'m": "am", "'d": "had"}
LONGEST_OPENING = 5  # pieces up to the noun of "Another very good call with B"


class Piece(NamedTuple):
    """A word, the words of a mention, or those of a time expression."""

    text: str  # as written, white space folded
    lower: str
    start: int
    end: int
    who: Mention | None = None
    when: DateExpression | None = None
    capital: bool = False
    person: bool = False  # a mention of one

    @property
    def is_word(self) -> bool:
        return self.who is None and self.when is None


@dataclass(frozen=True, slots=True)
class Unit:
    """A stretch that is read for tellings: the title, a headline, or a sentence."""

    doc_id: str
    field: str  # "title" or "text"
    place: int  # in reading order, 0 for the title
    pieces: tuple[Piece, ...]
    heading: bool  # a title or headline, whose present tense is past
    issued: str | None  # region of the embedded text it lies in
    speaker: str | None = None  # who says "I" in it
    entry: bool = False  # the first sentence behind an hour, as in a live report, whose present tense is past too

    def span(self, first: int, last: int) -> Span:
        """The span from one piece to another, both included."""
        return Span(self.doc_id, self.pieces[first].start, self.pieces[last].end, self.field)

    def dates(self, places: Iterable[int]) -> tuple[DateExpression, ...]:
        """The expressions of time at some pieces, each once, in the order given; a term ("by Tuesday") is no day."""
        days = (place for place in dict.fromkeys(places) if not (place and self.pieces[place - 1].lower in TERMS))
        return tuple(when for when in (self.pieces[place].when for place in days) if when is not None)


def read_units(
    document: Document,
    regions: Sequence[Region],
    sentences: Sequence[Sentence],
    mentions: Sequence[Mention],
    dates: Sequence[DateExpression],
    speaker: str | None,
    cast: Cast,
) -> list[Unit]:
    """The title and the sentences that hold a word of contact, in reading order. Linear in the text.

    ``speaker`` is who says "I" where no mention tells.
    """
    gate = contact_gate()
    units: list[Unit] = []
    if document.title:
        pieces = _pieces(
            document.title, 0, len(document.title),
            [m for m in mentions if m.span.field == "title"], [d for d in dates if d.span.field == "title"], None, cast,
        )  # fmt: skip
        if pieces:  # none in a title of white space
            units.append(Unit(document.id, "title", 0, pieces, True, None))
    datelines = [r.span for r in regions if r.kind == "dateline"]  # their day is that of publication
    dates = [d for d in dates if not d.meaning.startswith("duration") and not _lies_in(d.span, datelines)]
    named = sorted((m for m in mentions if m.span.field == "text"), key=lambda m: (m.span.start, -m.span.end))
    dated = sorted((d for d in dates if d.span.field == "text"), key=lambda d: (d.span.start, -d.span.end))
    starts, days = [m.span.start for m in named], [d.span.start for d in dated]
    silent = [r.span for r in regions if r.kind in SILENT_REGIONS]
    headlines = [r.span for r in regions if r.kind == "headline"]
    embedded = [r for r in regions if r.kind == "embedded"]
    for place, sentence in enumerate(sentences, start=1):
        start, end = sentence.span.start, sentence.span.end
        if not gate.search(document.text, start, end) or any(s.touches(sentence.span) for s in silent):
            continue
        inside = named[bisect_left(starts, start) : bisect_left(starts, end)]
        when = dated[bisect_left(days, start) : bisect_left(days, end)]
        words = document.text[start:end]
        heading = any(h.touches(sentence.span) for h in headlines) or _is_heading(words)
        heading = heading or (len(sentences) == 1 and not document.title and _has_no_stop(words))
        issued = next((r.id for r in embedded if r.span.covers(sentence.span)), None)
        quoted = find_speaker(document.text, start, end, named, cast)
        pieces = _pieces(document.text, start, end, inside, when, quoted or speaker, cast)
        if not when and pieces[0].lower in TAKING_UP and place > 1:
            before = sentences[place - 2].span
            pieces = _taken_up(pieces, dated[bisect_left(days, before.start) : bisect_left(days, before.end)])
        entry = ENTRY.match(document.text, max(0, document.text.rfind("\n", 0, max(0, start - 1))), end) is not None
        units.append(Unit(document.id, "text", place, pieces, heading, issued, quoted or speaker, entry))
    return units


def _taken_up(pieces: tuple[Piece, ...], dates: Sequence[DateExpression]) -> tuple[Piece, ...]:
    """The pieces, their "There" or "Later" read as the one day of the sentence before: "A flew out. There he met B"."""
    acts = next((piece.who is not None for piece in pieces[1:] if piece.lower != ","), False)
    return (pieces[0]._replace(when=dates[0]), *pieces[1:]) if acts and len(dates) == 1 else pieces


def _lies_in(span: Span, places: Iterable[Span]) -> bool:
    return any(place.covers(span) for place in places)


def _is_heading(words: str) -> bool:
    """Is it the title line of an official text that was put into the body?"""
    return _has_no_stop(words) and words.lower().startswith(TITLE_OPENERS)


def _has_no_stop(words: str) -> bool:
    plain = words.rstrip()
    return plain[-1:] not in '.!?”"’:' and len(plain) < LONGEST_TITLE_CHARS


def _pieces(
    text: str,
    start: int,
    end: int,
    mentions: Iterable[Mention],
    dates: Iterable[DateExpression],
    speaker: str | None,
    cast: Cast,
) -> tuple[Piece, ...]:
    """Pieces of ``text[start:end]`` in order; of mentions and dates that overlap the longest, earliest one counts."""
    blocks: list[Piece] = []
    found: list[Mention | DateExpression] = [*mentions, *dates]
    for row in sorted(found, key=lambda r: (-(r.span.end - r.span.start), r.span.start, r.id)):
        if row.span.end <= end and all(row.span.end <= b.start or b.end <= row.span.start for b in blocks):
            who, when = (row, None) if isinstance(row, Mention) else (None, row)
            words = " ".join(text[row.span.start : row.span.end].split())
            capital = who is None or any(c.isupper() for c in words)
            person = who is not None and cast.is_person(who.actor)
            blocks.append(Piece(words, words.lower(), row.span.start, row.span.end, who, when, capital, person))
    pieces: list[Piece] = []
    begin = start
    for block in sorted(blocks, key=lambda b: b.start):
        pieces.extend(_words(text, begin, block.start, speaker))
        pieces.append(block)
        begin = block.end
    pieces.extend(_words(text, begin, end, speaker))
    mark = pieces[:1] if speaker is not None and pieces[0].lower in ("“", '"') else []
    pieces = pieces[len(mark) :]
    if speaker is not None and cast.is_person(speaker) and _leaves_out_subject(pieces):
        unsaid = Mention("", Span("", pieces[0].start, pieces[0].start), speaker, "pronoun")
        pieces.insert(0, Piece("", "", pieces[0].start, pieces[0].start, unsaid, person=True))
    elif speaker is not None and cast.kind(speaker) == "person" and _names_contact(pieces):
        here = pieces[0].start
        unsaid = Mention("", Span("", here, here), speaker, "pronoun")
        pieces[:0] = [Piece("", "", here, here, unsaid, person=True), Piece("had", "had", here, here)]
    return tuple(_with_pairs([*mark, *pieces]))


def _leaves_out_subject(pieces: list[Piece]) -> bool:
    """Does a sentence begin with what its writer did: "Later spoke with B", "Had a good call", "Glad to meet B"?"""
    adverbs = load_contact_class("before_verb") - {"had"}
    place = next((i for i, p in enumerate(pieces) if p.when is None and p.lower not in adverbs), 0)
    words = [piece.lower for piece in pieces[place : place + 3]]
    if len(words) < 3 or not pieces[place].is_word or not pieces[0].capital:
        return False
    if words[0] in load_contact_class("unsaid"):
        return words[1] in ("to", "you", "forward")
    told = (*load_contact_verbs().get(words[0], ()), *_phrases_at([p.lower for p in pieces[place:]]))
    if words[0] == "received" or any(cue.pattern == "light" for cue, _ in told):
        return words[1] in load_contact_class("determiner") and any("past" in parts for _, parts in told)
    ahead = any(piece.lower == "will" for piece in pieces[:place])
    forms = [parts for _, parts in told if ("base" in parts) == ahead]
    return words[1] != "by" and any(ahead or "past" in parts for parts in forms)


def _phrases_at(words: list[str]) -> Iterator[tuple[ContactCue, frozenset[str]]]:
    """The phrases of contact that begin with the first of some words: "hung up with B"."""
    for cue, parts in load_contact_phrases().get(words[0], ()):
        if cue.rest and tuple(words[1 : 1 + len(cue.rest)]) == cue.rest:
            yield cue, parts


def _names_contact(pieces: list[Piece]) -> bool:
    """Is a sentence no more than the contact that its writer had: "Good call with B", "Another meeting with B"?"""
    nouns = load_contact_nouns()
    noun = next((i for i, p in enumerate(pieces[:LONGEST_OPENING]) if p.lower in nouns), None)
    if noun is None or pieces[-1].lower not in ENDS or nouns[pieces[noun].lower].plural:
        return False
    if [p.lower for p in pieces[noun + 1 : noun + 2]] != ["with"]:
        return False
    leads = pieces[: noun + 1]
    plain = all(p.is_word and p.lower.isalpha() and (i == 0 or not p.capital) for i, p in enumerate(leads))
    return plain and pieces[0].capital and pieces[0].lower not in ("the", "this", "that", "his", "her", "their", "in")


def _with_pairs(pieces: list[Piece]) -> list[Piece]:
    """The pieces, "the two" and "the pair" read as all who took part where no noun follows, "he’s" as "he has"."""
    for index in range(1, len(pieces)):
        piece, before = pieces[index], pieces[index - 1]
        if piece.lower in ("'s", "’s") and before.who is not None and before.who.form == "pronoun":
            ahead = index + 1 < len(pieces) and pieces[index + 1].lower.endswith("ing")
            pieces[index] = piece._replace(lower="is" if ahead else "has")  # "he’s met B"
        if piece.is_word and piece.lower in ("two", "pair") and before.is_word and before.lower == "the":
            if index + 1 == len(pieces) or not _is_noun(pieces[index + 1]):
                pieces[index] = piece._replace(who=Mention("", Span("", piece.start, piece.end), JOINT, "group"))
    return pieces


def _is_noun(piece: Piece) -> bool:
    """May it be what "the two" counts? Not a mark, a time, a verb of contact or a word that leads on."""
    leads_on = piece.lower in load_contact_class("pair_follow") or piece.lower in load_contact_verbs()
    return piece.when is None and piece.lower[:1].isalnum() and not leads_on


def _words(text: str, start: int, end: int, speaker: str | None) -> list[Piece]:
    pieces: list[Piece] = []
    for w in _uncontracted(text, start, end):
        who = JOINT if w.text in ("We", "we", "us") else speaker if w.text in ("I", "me") else None
        mention = Mention("", Span("", w.start, w.end), who, "pronoun") if who else None
        lower = "with" if w.text == "w" and text[w.end : w.end + 1] == "/" else _whole(w.lower)
        if w.text == "@" or (w.text == "/" and pieces and pieces[-1].text == "w"):
            continue  # "a call w/ @AdaOrlo"
        pieces.append(Piece(w.text, lower, w.start, w.end, mention, capital=w.is_capitalised))
        if len(pieces) > 1 and _is_one_name(pieces[-2], pieces[-1]):
            name = text[pieces[-2].start : w.end]
            pieces[-2:] = [pieces[-2]._replace(text=name, lower=name.lower(), end=w.end)]
    return pieces


def _uncontracted(text: str, start: int, end: int) -> Iterator[Word]:
    """The words and marks of a stretch, "I’ve" and "he’ll" as two words, the second with its apostrophe."""
    ending = CONTRACTION.match(text, start, end)
    if ending is not None:  # behind a mention: "he"
        yield Word(ending[0], start, ending.end())
        start = ending.end()
    for word in read_words(text, start, end):
        short = CONTRACTED.fullmatch(word.text)
        if short is None:
            yield word
            continue
        middle = word.start + short.end(1)
        yield Word(short[1], word.start, middle)
        yield Word(short[2], middle, word.end)


def _whole(word: str) -> str:
    return AUXILIARIES.get(word.replace("’", "'"), word)


def _is_one_name(before: Piece, piece: Piece) -> bool:
    """Does a piece go on with the name before it: the stop of "St. Anna", the number of "No. 9" and "No 9"?"""
    if not before.capital or not before.is_word:
        return False
    numbered = before.lower in ("no", "no.", "number") and piece.text.isdigit()
    return numbered or (piece.text == "." and piece.start == before.end and before.lower in ABBREVIATED)
