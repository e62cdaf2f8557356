"""Was it said or done in the contact, or on another occasion: to the press, in a speech, last year, time and again?"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Mapping, Sequence

from dragoman.lexicon.cues import act_of_rule, load_cues, load_quoting
from dragoman.lexicon.occasions import load_occasions
from dragoman.model.records import JOINT, Attribution, Document, Telling
from dragoman.positions.scenes import is_in, is_of_before
from dragoman.positions.settling import Setting

LONGEST_REACH = 300  # characters from the beginning of a sentence to the act
VERB_CHARS = 40  # the longest words in front of a verb
LEADING = re.compile(r"(?:and|but|yet|however|meanwhile|also)?[\s,]*", re.I)
SAME = re.compile(r"|he|she|who|mr\.? \S+|ms\.? \S+", re.I)  # the one who spoke before goes on
PERFECT = re.compile(r"\b(?:has|have|is|are)(?:\s+\w+ly)?\s*$", re.I)
AFTERWARDS = frozenset(("deny", "reject", "accuse"))  # what is later denied is denied to the world


class Occasions:
    """Tells, for the acts of one document in text order, which were done on another occasion than the contact."""

    def __init__(self, document: Document, starts: Sequence[int], setting: Setting) -> None:
        """``starts`` are where the sentences of the text begin."""
        self._document = document
        self._starts = starts
        self._setting = setting
        self._away: dict[str, int] = {}  # who speaks elsewhere, and in which paragraph

    def is_elsewhere(self, row: Attribution, telling: Telling, by_id: Mapping[str, Attribution]) -> bool:
        """Was the act done elsewhere? Who goes on speaking in the same paragraph is still there.

        What both did, or what was said to one who took part, was not said to the press. Linear in the sentence.
        """
        cue = row.cue[0]
        if cue.field != "text":
            return False
        told = self._setting.official or self._setting.speaks
        if not told and is_of_before(row, self._document, self._starts, self._setting.tellings):
            return True
        if self._was_before(row, telling, by_id):
            return True
        actor = row.source_actor
        if actor is None or actor == JOINT or row.addressee_actor in telling.participants:
            return False
        if self._took_no_part(actor, telling):
            return True
        place = bisect_right(self._setting.paragraphs, cue.start)
        words = self._document.slice(row.source[0]) if row.source else ""
        away = self._is_apart(row, telling, by_id) or (
            self._away.get(actor) == place and SAME.fullmatch(words) is not None
        )
        if away:
            self._away[actor] = place
        else:
            self._away.pop(actor, None)
        return away

    def _took_no_part(self, actor: str, telling: Telling) -> bool:
        """Is it, in news, a colleague of one who took part, who speaks to the world?"""
        persons = self._setting.persons
        if self._setting.official or actor not in persons or is_in(actor, telling):
            return False
        return not persons.isdisjoint(telling.participants)

    def _begin(self, row: Attribution, by_id: Mapping[str, Attribution]) -> int:
        """Where the clause of an act begins: behind the words of who tells of it, else with its sentence."""
        cue = row.cue[0]
        begin = self._starts[max(0, bisect_right(self._starts, cue.start) - 1)] if self._starts else 0
        parent = by_id.get(row.parent or "")
        if parent and parent.content[0].field == "text":
            begin = max(begin, *(span.start for span in parent.content if span.start <= cue.start), 0)
        return max(begin, cue.start - LONGEST_REACH)

    def _was_before(self, row: Attribution, telling: Telling, by_id: Mapping[str, Attribution]) -> bool:
        """Is it told as of another time, as done time and again, or as what would have been?"""
        text, cue, begin = self._document.text, row.cue[0], self._begin(row, by_id)
        if _stands(load_occasions("often"), text, max(begin, cue.start - VERB_CHARS), cue.start, cue.end):
            return True
        ahead = telling.status == "held" and load_occasions("future")
        if ahead and _stands(ahead, text, max(begin, cue.start - VERB_CHARS), cue.start, cue.end):
            return True
        if not (self._setting.official or self._setting.speaks) and self._lasts(row):
            return True
        if telling.span.field == "text" and begin <= telling.span.start <= cue.start:
            return False  # "last week she met him, and urged"
        sides = ("earlier",) if telling.kind == "letter" else ("earlier", "letter")
        return load_occasions(*sides).match(text, _opening(text, begin), cue.start) is not None

    def _lasts(self, row: Attribution) -> bool:
        """Is it told of a state, as of something that lasts: "accuses Norvia of", "has condemned the strikes"?"""
        if row.source_actor == JOINT or row.source_actor in self._setting.persons:
            return False
        cue = row.cue[0]
        words = self._document.slice(cue).lower().split()
        if words[0] in ("has", "have", "is", "are"):
            return True
        forms = [parts for word in words for _, parts in load_cues().get(word, ())]
        if PERFECT.search(self._document.text, max(0, cue.start - VERB_CHARS), cue.start):
            return True
        return bool(forms) and all(parts <= {"third", "base"} for parts in forms)

    def _is_apart(self, row: Attribution, telling: Telling, by_id: Mapping[str, Attribution]) -> bool:
        """Is it said to the press, to the public, or before or after the contact?"""
        text, cue, begin = self._document.text, row.cue[0], self._begin(row, by_id)
        opening = load_occasions("opening").match(text, _opening(text, begin), cue.start)
        if opening:  # but not "before that, she met him, and urged"
            comma = text.find(",", opening.end() - 1, cue.start)
            return not (telling.span.field == "text" and -1 < comma < telling.span.end <= cue.start)
        if row.source and row.source[0].field == "text":  # "Orlo, speaking to reporters, said"
            comma = text.find(",", row.source[0].start, cue.start)
            if comma >= 0 and load_occasions("opening").match(text, _opening(text, comma), cue.start):
                return True
        if row.addressee and row.rule in load_quoting():
            if load_occasions("hearers").search(self._document.slice(row.addressee[0])):
                return True
        if row.rule in load_quoting() or act_of_rule(row.rule) in AFTERWARDS:
            if _stands(load_occasions("later"), text, max(begin, cue.start - VERB_CHARS), cue.start, cue.end):
                return True
            behind = load_occasions("behind")
            if behind.search(text, cue.start, cue.end) or behind.match(text, cue.end + 1):
                return True
        return any(load_occasions("tail").search(text, span.start, span.end) for span in row.content)


def _opening(text: str, begin: int) -> int:
    """Where a sentence's own words begin, behind an opening "And" or "But"."""
    led = LEADING.match(text, begin)
    return led.end() if led else begin


def _stands(words: re.Pattern[str], text: str, begin: int, start: int, end: int) -> bool:
    """Do some words stand right before a cue that begins at ``start``, or open it?"""
    return any(not text[match.end() : start].strip() for match in words.finditer(text, begin, end))
