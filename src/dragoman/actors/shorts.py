"""Bare family names, once it is known who is in the document: "Putin", "Xi", "the Biden administration"."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache

from dragoman.actors import hits as sorts
from dragoman.actors.cast import Cast
from dragoman.actors.hits import Hit, make_hit
from dragoman.actors.index import PARTICLES, not_names
from dragoman.actors.tokens import TIGHT, Tokens
from dragoman.lexicon.loader import load_words

ADMINISTRATION = "administration"
WHITE_HOUSE, UNITED_STATES = "x:white-house", "Q30"
HYPHENS = "-‐‑"
SON_OF = frozenset({"bin", "ibn", "bint", "ben"})

Forms = dict[str, list[tuple[str, ...]]]  # bare names by first word, longest first


class ShortNames:
    """The search for bare names in one text.

    Persons of the document come first. If it has nobody of the name, the one principal of the table does who is
    called so, and who was in office on the document's day, where that is known.
    """

    def __init__(
        self, tokens: Tokens, hits: Iterable[Hit], cast: Cast, headlines: frozenset[int], quiet: set[int]
    ) -> None:
        self.tokens = tokens
        self.cast = cast
        self.headlines = headlines  # sentences whose words all have capitals
        hits = list(hits)
        self.covered = quiet.union(*(range(hit.first, hit.last) for hit in hits))
        self.named: dict[str, int] = {}  # persons named in full, with the token of the first time
        for hit in hits:
            for id in hit.resolved:
                self.named.setdefault(id, hit.first)
        self.held = _forms_of(cast)
        self.table: Forms = cast.index.bare_forms()

    def find(self) -> list[Hit]:
        """Bare names outside the hits found before, with the persons they mean, in text order. Linear."""
        found: list[Hit] = []
        place = 0
        while place < len(self.tokens):
            hit = None if place in self.covered else self._read_at(place)
            if hit is not None:
                found.append(hit)
                self.covered.update(range(hit.first, hit.last))  # "the Orlo-Vesk call" names two
            place = hit.last if hit is not None else place + 1
        return found

    def _read_at(self, place: int) -> Hit | None:
        key = self.tokens.keys[place]
        if key == ADMINISTRATION and self._is_the_administration(place):
            return make_hit(self.tokens, sorts.SEAT, place - 1, place + 1, actor=WHITE_HOUSE)
        if key in self.held:
            for form in self.held[key]:
                if self._stands(place, form):
                    named = self.cast.find_short(form, (), titled=False)
                    if len(named) == 1 and (other := self._before_named(place, form, named[0].id)):
                        return self._hit(place, place + len(form), other)
                    return self._hit(place, place + len(form), named[0].id) if len(named) == 1 else None
        if key not in self.table or key in plain_surnames() or not (self.tokens.upper[place] or key in PARTICLES):
            return None
        if place and self.tokens.keys[place - 1] in SON_OF:
            return None  # "Prince Faisal bin Farhan bin Abdullah" is no king
        for form in self.table[key]:
            if self._stands(place, form):
                id = self.cast.find_bare(form)
                return self._hit(place, place + len(form), self.cast.person_of_table(id).id) if id else None
        return None

    def _before_named(self, place: int, form: tuple[str, ...], person: str) -> str:
        """Who else is meant before one who holds no office is named: "Orlo and her husband, Ivo Orlo"; or empty."""
        if self.named.get(person, -1) <= place or self.cast.is_principal(person) or form[0] in plain_surnames():
            return ""
        id = self.cast.find_bare(form)
        return self.cast.person_of_table(id).id if id and id != person else ""

    def _hit(self, place: int, end: int, person: str) -> Hit | None:
        """The hit of a bare name, or of the administration it gives its name to."""
        tokens = self.tokens
        last = end
        while last < min(len(tokens), end + 2) and self._follows(last) and tokens.keys[last] != ADMINISTRATION:
            last += 1
        if not (last < len(tokens) and self._follows(last, lower=True) and tokens.keys[last] == ADMINISTRATION):
            return make_hit(tokens, sorts.SHORT, place, end, resolved=(person,))
        if self.cast.persons[person].state != UNITED_STATES or WHITE_HOUSE not in self.cast.index.actors:
            return None
        first = place - 1 if place and tokens.keys[place - 1] == "the" and tokens.joins[place] == TIGHT else place
        return make_hit(tokens, sorts.SEAT, first, last + 1, actor=WHITE_HOUSE)

    def _follows(self, place: int, *, lower: bool = False) -> bool:
        """Does the word hang on the one before it, as "-Harris" or "Administration" does?"""
        tokens = self.tokens
        return tokens.joins[place] == TIGHT and not tokens.owns[place - 1] and (lower or tokens.upper[place])

    def _is_the_administration(self, place: int) -> bool:
        """Is it "the administration" in a document that has an American in it?"""
        tokens = self.tokens
        if not place or place - 1 in self.covered or tokens.keys[place - 1] != "the" or tokens.joins[place] != TIGHT:
            return False
        if place + 1 < len(tokens) and tokens.joins[place + 1] == TIGHT and not tokens.owns[place]:
            if tokens.upper[place + 1] or tokens.keys[place + 1] == "of":
                return False
        american = any(person.state == UNITED_STATES for person in self.cast.persons.values())
        return american and WHITE_HOUSE in self.cast.index.actors

    def _stands(self, place: int, form: tuple[str, ...]) -> bool:
        """Do the words of the form stand at the token, in one stretch and as a name of their own?"""
        tokens, end = self.tokens, place + len(form)
        if tuple(tokens.keys[place:end]) != form or not tokens.upper[end - 1]:
            return False
        if not all(tokens.joins[i] == TIGHT and not tokens.owns[i - 1] for i in range(place + 1, end)):
            return False
        if tokens.sentences[place] in self.headlines:
            return not self._is_hyphened(place)  # in a headline only a hyphen binds words together
        return not self._has_word_before(place) and not self._has_word_after(end)

    def _has_word_before(self, place: int) -> bool:
        """Does a capitalised word before make it another name, as in "Hunter Biden"?"""
        tokens, before = self.tokens, place - 1
        if before < 0 or tokens.joins[place] != TIGHT or before in self.covered or tokens.owns[before]:
            return False
        opens = before == 0 or tokens.sentences[before - 1] != tokens.sentences[before]
        adverb = opens and tokens.keys[before].endswith("ly")
        return tokens.upper[before] and tokens.keys[before] not in not_names() and not adverb

    def _has_word_after(self, end: int) -> bool:
        """Does a capitalised word after make it another name?"""
        tokens = self.tokens
        if end >= len(tokens) or tokens.joins[end] != TIGHT or end in self.covered or tokens.owns[end - 1]:
            return False
        other = tokens.upper[end] and tokens.keys[end] not in not_names() and tokens.keys[end] != ADMINISTRATION
        return other and not self._is_hyphened(end)

    def _is_hyphened(self, place: int) -> bool:
        """Does a hyphen join the word to one before it that is no hit?"""
        return (
            place > 0 and place - 1 not in self.covered and self.tokens.text[self.tokens.starts[place] - 1] in HYPHENS
        )


def _forms_of(cast: Cast) -> Forms:
    """The bare names of the document's persons."""
    forms: dict[str, set[tuple[str, ...]]] = {}
    for person in cast.persons.values():
        for form in person.shorts:
            forms.setdefault(form[0], set()).add(form)
    return {word: sorted(found, key=lambda form: (-len(form), form)) for word, found in forms.items()}


@lru_cache(maxsize=1)
def plain_surnames() -> frozenset[str]:
    """Family names that are also plain words."""
    return load_words("plain_surnames")
