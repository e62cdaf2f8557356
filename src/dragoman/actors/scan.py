"""Find everything in a text that may name an actor, left to right, without saying yet who is meant."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import lru_cache

from dragoman.actors import hits as sorts
from dragoman.actors.hits import Hit, make_hit
from dragoman.actors.index import BLOCKED, CAPITAL, DEMONYM, NAME, SEAT, ActorIndex, Match
from dragoman.actors.names import Name, is_apposition, name_before, place_after_name, read_name, skip_honorifics
from dragoman.actors.titles import HIGH, HIS, HONORIFIC, TitlePhrase, read_titles, title_classes
from dragoman.actors.tokens import BREAK, COMMA, TIGHT, Tokens
from dragoman.actors.unnamed import find_unnamed, unnamed_nouns
from dragoman.lexicon.loader import load_rows

DETERMINERS = frozenset({"the", "his", "her", "their", "both", "two", "our", "its", "this"})
PRONOUNS = frozenset({"he", "she", "him", "his", "her", "himself", "herself", "they"})
NUMBERS = frozenset({"two", "2"})
PLACE_BEFORE = frozenset(
    "in at to from near outside around via inside through throughout toward towards across into leave left visit visited "
    "visits visiting reach reached enter entered capital evacuate evacuated city downtown central".split()
)
SEAT_PLACE_BEFORE = frozenset({"at", "in", "inside", "outside", "near", "around", "visit", "visited", "visits", "visiting"})
PLACE_AFTER = frozenset(
    "region regions airport city street streets time summit talks meeting meetings conference visit trip declaration agreement "
    "accord accords protocol process treaty embassy suburb suburbs area district province square-based based dc metro "
    "residents process format memorandum forum university".split()
)


class Scanner:
    """One text's search. ``found`` grows left to right; hits do not overlap."""

    def __init__(self, tokens: Tokens, index: ActorIndex, headlines: frozenset[int], quiet: Iterable[tuple[int, int]]) -> None:
        self.tokens = tokens
        self.index = index
        self.headlines = headlines  # sentences whose words all have capitals
        self.found: list[Hit] = []
        self.has_unnamed = any(key in unnamed_nouns() for key in tokens.keys)
        self.taken: set[int] = set()  # tokens of persons and of titles that stand beside a name
        self.quiet = {
            place
            for start, end in quiet
            for place in range(len(tokens))
            if tokens.starts[place] >= start and tokens.ends[place] <= end
        }

    def scan(self) -> list[Hit]:
        """All hits in text order. Linear, but for the length of a name."""
        starters = _starters(self.index)
        keys, upper = self.tokens.keys, self.tokens.upper
        place = 0
        while place < len(keys):
            key = keys[place]
            if place in self.quiet:
                place = self._institution_only(place)
            elif key in starters or upper[place] and key in self.index.root.next:
                place = self._read_at(place)
            else:
                place += 1
        return self.found

    def _read_at(self, place: int) -> int:
        """Try every kind of hit at a token; the token to go on with."""
        tokens = self.tokens
        key = tokens.keys[place]
        follows = place + 1 < len(tokens) and tokens.joins[place + 1] == TIGHT
        readers: tuple[Callable[[int], int], ...] = (self._unnamed, self._group, self._titled, self._known)
        if key in HIS and follows and tokens.keys[place + 1] in HIGH:
            readers = (self._titled,)
        elif key in DETERMINERS:
            after = (self._group, self._unnamed, self._role_after_determiner, self._body_after_determiner)
            readers = after if follows else ()
        for reader in readers:
            end = reader(place)
            if end:
                return end
        return self._add(sorts.PRONOUN, place, place + 1, word=key) if key in PRONOUNS else place + 1

    def _titled(self, place: int) -> int:
        """A title with a name, a title in apposition to a name, or a title that stands for its holder."""
        phrase = read_titles(self.tokens, place, self.index)
        if phrase is None:
            return self._honoured(place)
        return self._person(place, phrase) or self._apposition(place, phrase) or self._bare_title(place, phrase)

    def _person(self, place: int, phrase: TitlePhrase) -> int:
        """Title and name together, "of Russia" after it included."""
        tokens = self.tokens
        if phrase.end >= len(tokens) or tokens.joins[phrase.end] not in (TIGHT,) or tokens.owns[phrase.end - 1]:
            return 0
        name = read_name(tokens, phrase.end, self.index, headline=tokens.sentences[place] in self.headlines)
        if name is None:
            return 0
        return self._add_person(place, name, phrase)

    def _add_person(self, place: int, name: Name, phrase: TitlePhrase | None) -> int:
        end, owner = place_after_name(self.tokens, name.end, self.index)
        offices = phrase.offices if phrase else ()
        if owner is not None:
            offices = tuple(o if o.owner else type(o)(o.title, o.key, owner, o.past) for o in offices)
        if not offices and owner is not None:
            end = name.end  # without a title, "of" is not the name's
        self.taken.update(range(place, end))
        return self._add(sorts.PERSON, place, end, name=name, offices=offices)

    def _honoured(self, place: int) -> int:
        """ "Mr. Sullivan", "His Majesty King Abdullah": an honorific and no office."""
        tokens = self.tokens
        first = skip_honorifics(tokens, place)
        if first == place or first >= len(tokens):
            return 0
        phrase = read_titles(tokens, first, self.index)
        if phrase is not None:
            return self._person(place, phrase)
        name = read_name(tokens, first, self.index, headline=tokens.sentences[place] in self.headlines)
        return self._add_person(place, name, None) if name else 0

    def _apposition(self, place: int, phrase: TitlePhrase) -> int:
        """ "Akiba Takeo, Secretary General of ...": the title tells of the name before it."""
        tokens = self.tokens
        if not is_apposition(tokens, place, phrase.end):
            return 0
        before = self.found[-1] if self.found else None
        if before is not None and before.sort == sorts.PERSON and before.last == place:
            before.offices = before.offices + phrase.offices
        else:
            name = name_before(tokens, place, self.index, self.taken)
            if name is None:
                return 0
            while self.found and self.found[-1].last > name.start:
                self.found.pop()
            self._add(sorts.PERSON, name.start, name.end, name=name, offices=phrase.offices)
        self.taken.update(range(place, phrase.end))
        return phrase.end

    def _bare_title(self, place: int, phrase: TitlePhrase) -> int:
        """A title without a name: after "and" ("The President and Prime Minister"), or with whose it is."""
        tokens = self.tokens
        before = self.found[-1] if self.found else None
        joined = (
            place > 1
            and tokens.keys[place - 1] == "and"
            and tokens.upper[place]
            and before is not None
            and before.last == place - 1
            and before.sort in (sorts.ROLE, sorts.PERSON)
        )
        if not joined and not phrase.offices[0].owner and not self._is_label(place, phrase):
            return 0
        return self._role(place, place, phrase)

    def _is_label(self, place: int, phrase: TitlePhrase) -> bool:
        """Is it a speaker's label, as in "THE PRESIDENT:"?"""
        tokens = self.tokens
        return tokens.is_acronym(place) and tokens.text[tokens.ends[phrase.end - 1] :][:1] == ":"

    def _role_after_determiner(self, place: int) -> int:
        """ "the Russian president", "his Ukrainian counterpart", or a whole person after "the"."""
        phrase = read_titles(self.tokens, place + 1, self.index)
        if phrase is None:
            first = skip_honorifics(self.tokens, place + 1)
            return self._honoured(place + 1) if first > place + 1 else 0
        if phrase.plain or phrase.complement:
            end = self._person(place + 1, phrase)
            if end:
                return end
        single = read_titles(self.tokens, place + 1, self.index, joined=False)
        if single is None:
            return 0
        if self.tokens.keys[place] == "the" and self.tokens.joins[place] == COMMA:
            end = self._apposition(place, TitlePhrase(place, single.end, single.offices))
            if end:
                return end
        return self._person(place + 1, single) or self._role(place, place + 1, single)

    def _role(self, start: int, title_start: int, phrase: TitlePhrase) -> int:
        tokens = self.tokens
        if tokens.joins[phrase.end] == TIGHT if phrase.end < len(tokens) else False:
            following = tokens.keys[phrase.end]
            if not tokens.owns[phrase.end - 1] and tokens.upper[phrase.end] and following in self.index.root.next:
                match = self.index.match(tokens, phrase.end)
                if match is not None and match.persons():
                    return 0
        word = tokens.keys[start] if start < title_start else ""
        self.taken.update(range(start, phrase.end))
        single = phrase.offices[:1] if phrase.plain else phrase.offices
        return self._add(sorts.ROLE, start, phrase.end, offices=single, word=word)

    def _known(self, place: int) -> int:
        """A state, institution or person by name, a seat of power."""
        match = self.index.match(self.tokens, place)
        if match is None:
            return 0
        if match.of(BLOCKED) and not match.persons():
            return match.end
        if match.persons():
            name = read_name(self.tokens, place, self.index)
            return self._add_person(place, name, None) if name and name.known else match.end
        return self._body(place, place, match)

    def _body_after_determiner(self, place: int) -> int:
        if self.tokens.keys[place] != "the" or not self.tokens.upper[place + 1]:
            return 0
        match = self.index.match(self.tokens, place) or self.index.match(self.tokens, place + 1)
        if match is None or match.persons() or match.of(BLOCKED):
            return 0
        if read_titles(self.tokens, place + 1, self.index) is not None:
            return 0
        return self._body(place + 1 if self._is_adjunct(match.end) else place, place + 1, match)

    def _body(self, start: int, name_start: int, match: Match) -> int:
        """Add a state, institution or seat, unless it is a place here; the token to go on with."""
        entry = match.of(SEAT, CAPITAL)
        if entry is not None:
            if self._is_place(start, match.end, entry.sort):
                return match.end
            return self._add(sorts.SEAT, start, match.end, actor=entry.actor)
        entry = match.of(NAME)
        if entry is None or (match.of(DEMONYM) and self._is_adjective(match.end)):
            return match.end
        return self._add(sorts.BODY, start, match.end, actor=entry.actor)

    def _is_adjunct(self, end: int) -> bool:
        """Does the name stand before another that the article belongs to: "the U.S.-Japan Alliance", "the NATO Summit"?"""
        tokens = self.tokens
        if end >= len(tokens) or tokens.joins[end] != TIGHT or tokens.owns[end - 1]:
            return False
        return tokens.upper[end] or tokens.text[tokens.ends[end - 1]] in "-‑"

    def _is_adjective(self, end: int) -> bool:
        return False if end >= len(self.tokens) else self.tokens.joins[end] == TIGHT and self.tokens.upper[end]

    def _is_place(self, start: int, end: int, sort: str) -> bool:
        """Is a seat or capital meant as a place: after "in" or "at", in a list of towns, before "region"?"""
        tokens = self.tokens
        before = tokens.keys[start - 1] if start and tokens.joins[start] == TIGHT else ""
        if sort == SEAT:
            return before in SEAT_PLACE_BEFORE
        if before in PLACE_BEFORE or (start and tokens.joins[start] == COMMA and tokens.upper[start - 1]):
            return True
        if tokens.is_acronym(start) and end < len(tokens) and tokens.joins[end] != TIGHT and tokens.joins[start] != TIGHT:
            return True  # a dateline: "WASHINGTON (AP) —"
        if end >= len(tokens) or tokens.sentences[end] != tokens.sentences[start]:
            return False
        if tokens.joins[end] == COMMA and tokens.upper[end] and tokens.sentences[start] not in self.headlines:
            return True
        following = tokens.keys[end] if tokens.joins[end] == TIGHT else ""
        return following in PLACE_AFTER or (
            bool(following) and tokens.upper[end] and tokens.sentences[start] not in self.headlines
        )

    def _institution_only(self, place: int) -> int:
        """In datelines, credits and tags only institutions count: "(Reuters)"."""
        match = self.index.match(self.tokens, place)
        entry = match.of(NAME) if match else None
        if match is None or entry is None or entry.kind != "institution":
            return place + 1
        return self._add(sorts.BODY, place, match.end, actor=entry.actor)

    def _group(self, place: int) -> int:
        """ "the two presidents", "both leaders", "the pair": determiner, number and noun."""
        tokens = self.tokens
        end, said_two, determined = place, False, False
        while end < len(tokens) and end < place + 3 and tokens.keys[end] in ("the", "both", "these", *NUMBERS):
            said_two = said_two or tokens.keys[end] in NUMBERS or tokens.keys[end] == "both"
            determined = True
            end += 1
            if end < len(tokens) and tokens.joins[end] != TIGHT:
                return 0
        if not determined:
            return 0
        noun, after = _group_noun(tokens, end)
        if not noun or (_group_nouns()[noun][2] == "no" and not said_two):
            return 0
        if after < len(tokens) and tokens.joins[after] == TIGHT and tokens.keys[after] == "of" and not tokens.owns[after - 1]:
            return 0  # "the leaders of Britain, France and Germany"
        return self._add(sorts.GROUP, place, after, word=noun)

    def _unnamed(self, place: int) -> int:
        span = find_unnamed(self.tokens, place, self.index) if self.has_unnamed else 0
        return self._add(sorts.UNNAMED, place, span) if span else 0

    def _add(self, sort: str, first: int, last: int, **more: object) -> int:
        self.found.append(make_hit(self.tokens, sort, first, last, **more))
        return last


def _group_noun(tokens: Tokens, place: int) -> tuple[str, int]:
    """The longest noun of a group at a token, and the token after it."""
    nouns = _group_nouns()
    best, after = "", place
    words = ""
    for end in range(place, min(place + 3, len(tokens))):
        if end > place and tokens.joins[end] != TIGHT:
            break
        words = f"{words} {tokens.keys[end]}".strip()
        if words in nouns:
            best, after = words, end + 1
    return best, after


@lru_cache(maxsize=1)
def _group_nouns() -> dict[str, tuple[str, int, str]]:
    return {row["word"]: (row["of"], int(row["size"]), row["bare"]) for row in load_rows("group_nouns")}


@lru_cache(maxsize=1)
def _fixed_starters() -> frozenset[str]:
    titles = {word for word, word_class in title_classes().items() if word_class != "adjective"}
    return frozenset(titles | DETERMINERS | PRONOUNS | HIS | {"a", "an", "these"} | UNNAMED_STARTERS)


UNNAMED_STARTERS = frozenset({"senior", "officials", "diplomats", "aides", "sources", "people"})


def _starters(index: ActorIndex) -> frozenset[str]:
    return _fixed_starters()
