"""Find everything in a text that may name an actor, left to right, without saying yet who is meant."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import lru_cache

from dragoman.actors import hits as sorts
from dragoman.actors.clauses import CLAUSE_OPENERS
from dragoman.actors.groups import find_group
from dragoman.actors.hits import BARE, STYLE, Hit, make_hit
from dragoman.actors.index import BLOCKED, CAPITAL, DEMONYM, NAME, SEAT, ActorIndex, Match, given_genders
from dragoman.actors.issuers import HOUSES, institution_at
from dragoman.actors.names import (
    Name,
    is_apposed_name,
    is_apposition,
    name_before,
    place_after_name,
    read_known_name,
    read_name,
    skip_honorifics,
)
from dragoman.actors.offices import GENERIC, PRINCIPAL, Office, office_key
from dragoman.actors.plural_roles import EQUALS, find_plural_roles, plural_heads
from dragoman.actors.seats import is_place
from dragoman.actors.titles import (
    ADJECTIVE,
    HIGH,
    HIS,
    TitlePhrase,
    read_titles,
    short_titles,
    styles,
    title_classes,
)
from dragoman.actors.tokens import COMMA, TIGHT, Tokens
from dragoman.actors.unnamed import find_unnamed, unnamed_nouns

DETERMINERS = frozenset({"the", "his", "her", "their", "both", "two", "our", "its", "this"})
INDEFINITE = frozenset("no any every each a an another some as".split())  # "as President", "no President"
NO_ROLE = frozenset(
    "general chief member officer assistant head lady judge justice candidate diplomat lieutenant".split()
)
PREDICATES = frozenset(  # before a title that somebody is given and that stands for nobody
    "for became become becoming elected appointed named was is be being been sworn served serving".split()
)
POSTS = frozenset("office post position role rank title job seat".split())
PRONOUNS = frozenset({"he", "she", "him", "his", "her", "himself", "herself", "they", "i", "me", "my"})


class Scanner:
    """One text's search. ``found`` grows left to right; hits do not overlap."""

    def __init__(
        self, tokens: Tokens, index: ActorIndex, headlines: frozenset[int], quiet: Iterable[tuple[int, int]]
    ) -> None:
        self.tokens = tokens
        self.index = index
        self.headlines = headlines  # sentences whose words all have capitals
        self.found: list[Hit] = []
        self.has_unnamed = any(key in unnamed_nouns() for key in tokens.keys)
        plurals = plural_heads().keys() | {EQUALS}
        self.plural = {tokens.sentences[i] for i, key in enumerate(tokens.keys) if key in plurals}  # their sentences
        self.has_institution = not HOUSES.isdisjoint(tokens.keys)
        self.taken: set[int] = set()  # tokens of persons and of titles that stand beside a name
        self.quiet = {
            place
            for start, end in quiet
            for place in range(len(tokens))
            if tokens.starts[place] >= start and tokens.ends[place] <= end
        }

    def scan(self) -> list[Hit]:
        """All hits in text order. Linear, but for the length of a name."""
        first_words = starters()
        keys, upper = self.tokens.keys, self.tokens.upper
        place = 0
        while place < len(keys):
            key = keys[place]
            if place in self.quiet:
                place = self._institution_only(place)
            elif key in first_words or (upper[place] and key in self.index.root.next) or self.tokens.is_handle(place):
                place = self._read_at(place)
            else:
                place += 1
        return self.found

    def _read_at(self, place: int) -> int:
        """Try every kind of hit at a token; the token to go on with."""
        tokens = self.tokens
        key = tokens.keys[place]
        follows = place + 1 < len(tokens) and tokens.joins[place + 1] == TIGHT
        readers: tuple[Callable[[int], int], ...] = (
            self._plural, self._unnamed, self._group, self._titled, self._institution, self._known,
        )  # fmt: skip
        if key in HIS and follows and tokens.keys[place + 1] in HIGH:
            return self._titled(place) or place + 1  # no pronoun
        if key in DETERMINERS:
            after = (
                self._plural, self._group, self._unnamed, self._role_after_determiner, self._institution,
                self._body_after_determiner,
            )  # fmt: skip
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
        if phrase.end >= len(tokens) or tokens.owns[phrase.end - 1]:
            return 0
        start = phrase.end
        if tokens.joins[start] == COMMA:
            start = skip_honorifics(tokens, start)  # "the Foreign Minister of Norvia, H.E. Lena Orlo"
        if start == len(tokens):
            return 0
        together = start > phrase.end or tokens.joins[start] == TIGHT or tokens.text[tokens.ends[start - 1]] == ")"
        if not (together or is_apposed_name(tokens, start, phrase, self.index)):
            return 0
        name = read_name(tokens, start, self.index, headline=tokens.sentences[place] in self.headlines)
        if name is None:
            return 0
        if start > phrase.end and not phrase.offices[0].owner and name.end < len(tokens):
            if tokens.joins[name.end] == TIGHT:
                return 0  # "The President, Mr. Orlo said, was wrong"
        return self._add_person(place, name, phrase)

    def _add_person(self, place: int, name: Name, phrase: TitlePhrase | None) -> int:
        end, owner = place_after_name(self.tokens, name.end, self.index)
        offices = phrase.offices if phrase else ()
        if owner is not None:
            offices = tuple(o if o.owner else type(o)(o.title, o.key, owner, o.past) for o in offices)
        if not offices and owner is not None:
            end = name.end  # without a title, "of" is not the name's
        self.taken.update(range(place, end))
        complement = bool(phrase and phrase.complement)
        return self._add(sorts.PERSON, place, end, name=name, offices=offices, complement=complement)

    def _honoured(self, place: int) -> int:
        """ "Mr. Vesk", "His Majesty King Oskar": an honorific and no office."""
        tokens = self.tokens
        name = read_known_name(tokens, place, self.index)
        if name is not None:
            return self._add_person(place, name, None)
        first = skip_honorifics(tokens, place)
        if first == place:
            return 0
        if first < len(tokens):
            phrase = read_titles(tokens, first, self.index)
            if phrase is not None:
                return self._person(place, phrase) or self._styled(place)
            name = read_name(tokens, first, self.index, headline=tokens.sentences[place] in self.headlines)
            if name is not None:
                return self._add_person(place, name, None)
        return self._styled(place)

    def _styled(self, place: int) -> int:
        """ "HRH the Crown Prince", "His Majesty": a form of address, with a title or nothing after it."""
        tokens, end = self.tokens, place
        if tokens.keys[end] in HIS:
            end += 1
            while end < len(tokens) and tokens.keys[end] in HIGH and tokens.joins[end] == TIGHT:
                end += 1
        elif tokens.is_acronym(end):
            end += 1
        style = "royal highness" if "royal" in tokens.keys[place:end] else tokens.keys[end - 1]
        if end == place or style not in styles():
            return 0
        follows = end < len(tokens) and tokens.joins[end] == TIGHT
        title = end + (follows and tokens.keys[end] == "the")
        phrase = read_titles(tokens, title, self.index) if follows and title < len(tokens) else None
        if phrase is not None:
            return self._person(title, phrase) or self._role(place, title, phrase, word="the")
        if (follows and tokens.upper[end]) or (tokens.owns[end - 1] and not follows):
            return 0
        return self._add(sorts.ROLE, place, end, offices=(Office(style, style, None),), word=STYLE)

    def _apposition(self, place: int, phrase: TitlePhrase) -> int:
        """ "Rikard Aune, Secretary General of ...": the title tells of the name before it."""
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
        if place and tokens.keys[place - 1] in INDEFINITE:
            return phrase.end
        before = self.found[-1] if self.found else None
        joined = (
            place > 1
            and tokens.keys[place - 1] == "and"
            and tokens.upper[place]
            and before is not None
            and before.last == place - 1
            and before.sort in (sorts.ROLE, sorts.PERSON)
        )
        if joined or phrase.offices[0].owner or self._is_label(place, phrase):
            return self._role(place, place, phrase)
        if tokens.keys[place] in styles() and tokens.is_acronym(place):
            return self._role(place, place, phrase, word="the")  # "HRH Crown Prince"
        if phrase.complement and phrase.plain:
            title = " ".join(tokens.word(i) for i in range(place, phrase.head))  # "told Prime Minister of the harvest"
            phrase = TitlePhrase(place, phrase.head, (Office(title, office_key(title), None),))
        return self._role(place, place, phrase, word=BARE) if self._is_as_name(place, phrase) else 0

    def _is_as_name(self, place: int, phrase: TitlePhrase) -> bool:
        """Is a title used as a name: "Prime Minister thanked the crew"? Not as a predicate: "he was elected President".

        It must be a subject, or the text must have used it so before.
        """
        tokens, office, end = self.tokens, phrase.offices[0], phrase.end
        if not phrase.plain or office.past or office.rank != PRINCIPAL or office.key in GENERIC:
            return False
        if not all(tokens.upper[place:end]) or (end < len(tokens) and tokens.joins[end] == TIGHT and tokens.upper[end]):
            return False
        opens = place == 0 or tokens.sentences[place - 1] != tokens.sentences[place]
        opens = opens or (tokens.joins[place] == COMMA and not tokens.upper[place - 1])  # no apposition to a name
        before = "" if opens else tokens.keys[place - 1]
        if opens or before in CLAUSE_OPENERS:
            return end < len(tokens) and tokens.joins[end] == TIGHT and tokens.keys[end] not in ("of", "and")
        if tokens.upper[place - 1] or tokens.joins[place] != TIGHT or before in PREDICATES:
            return False
        if before == "of" and tokens.keys[place - 2] in POSTS:
            return False
        return any(hit.word == BARE and hit.offices[0].key == office.key for hit in self.found)

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
        single = read_titles(self.tokens, place + 1, self.index, joined=0)
        if single is None:
            return 0
        if self.tokens.keys[place] == "the" and self.tokens.joins[place] == COMMA:
            end = self._apposition(place, TitlePhrase(place, single.end, single.offices))
            if end:
                return end
        return self._person(place + 1, single) or self._role(place, place + 1, single)

    def _role(self, start: int, title_start: int, phrase: TitlePhrase, word: str = "") -> int:
        tokens = self.tokens
        if tokens.joins[phrase.end] == TIGHT if phrase.end < len(tokens) else False:
            following = tokens.keys[phrase.end]
            if not tokens.owns[phrase.end - 1] and tokens.upper[phrase.end] and following in self.index.root.next:
                match = self.index.match(tokens, phrase.end)
                if match is not None and match.persons():
                    return 0
        word = word or (tokens.keys[start] if start < title_start else "")
        if phrase.offices[0].key in NO_ROLE:
            return 0
        self.taken.update(range(start, phrase.end))
        single = phrase.offices[:1] if phrase.plain else phrase.offices
        return self._add(sorts.ROLE, start, phrase.end, offices=single, word=word)

    def _institution(self, place: int) -> int:
        """ "The Norvian foreign ministry", "Norvia's presidential office": an institution behind its state."""
        if not self.has_institution:
            return 0
        found = institution_at(self.tokens, place + (self.tokens.keys[place] == "the"), self.index)
        return self._add(sorts.BODY, place, found[1], actor=found[0]) if found else 0

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
        return self._body(place, match)

    def _body_after_determiner(self, place: int) -> int:
        if self.tokens.keys[place] != "the" or not self.tokens.upper[place + 1]:
            return 0
        match = self.index.match(self.tokens, place) or self.index.match(self.tokens, place + 1)
        if match is None or match.persons() or match.of(BLOCKED):
            return 0
        if read_titles(self.tokens, place + 1, self.index) is not None:
            return 0
        if match.of(CAPITAL):
            return match.end  # "the Geneva ones": no city that acts has an article
        return self._body(place + 1 if self._is_adjunct(match.end) else place, match)

    def _body(self, start: int, match: Match) -> int:
        """Add a state, institution or seat, unless it is a place here; the token to go on with."""
        entry = match.of(SEAT, CAPITAL)
        if entry is not None:
            headline = self.tokens.sentences[start] in self.headlines
            beside = bool(self.found) and self.found[-1].last == start - 1 and bool(self.found[-1].actor)
            if is_place(self.tokens, start, match.end, entry.sort, headline=headline, beside_actor=beside):
                return match.end
            return self._add(sorts.SEAT, start, match.end, actor=entry.actor)
        entry = match.of(NAME)
        if entry is None or (match.of(DEMONYM) and self._is_adjective(match.end)):
            return match.end
        end = self._add(sorts.BODY, start, match.end, actor=entry.actor)
        return self._states_own(end, entry.actor) or end if entry.kind == "state" else end

    def _states_own(self, place: int, state: str) -> int:
        """ "Norvia’s Ada Orlo": a person without a title, known by a given name; the token after."""
        tokens = self.tokens
        if place >= len(tokens) or not tokens.owns[place - 1] or tokens.joins[place] != TIGHT:
            return 0
        if tokens.keys[place] not in given_genders() or tokens.sentences[place] in self.headlines:
            return 0
        name = read_name(tokens, place, self.index)
        if name is None or name.known or name.parts < 2:
            return 0
        return self._add(sorts.PERSON, place, name.end, name=name, state=state)

    def _is_adjunct(self, end: int) -> bool:
        """Does the article belong to a word after the name: "the U.S.-Japan Alliance", "the NATO Summit"?"""
        tokens = self.tokens
        if end >= len(tokens) or tokens.joins[end] != TIGHT or tokens.owns[end - 1]:
            return False
        return tokens.upper[end] or tokens.text[tokens.ends[end - 1]] in "-‑"

    def _is_adjective(self, end: int) -> bool:
        return False if end >= len(self.tokens) else self.tokens.joins[end] == TIGHT and self.tokens.upper[end]

    def _institution_only(self, place: int) -> int:
        """In datelines, credits and tags only institutions count: "(Reuters)"."""
        match = self.index.match(self.tokens, place)
        entry = match.of(NAME) if match else None
        if match is None or entry is None or entry.kind != "institution":
            return place + 1
        return self._add(sorts.BODY, place, match.end, actor=entry.actor)

    def _group(self, place: int) -> int:
        """ "the two presidents", "both leaders", "the pair"."""
        noun, end = find_group(self.tokens, place)
        if noun and self.tokens.keys[place] == "two" and self.tokens.keys[end - 1] in unnamed_nouns():
            return 0  # "two officials said": not those who took part
        return self._add(sorts.GROUP, place, end, word=noun) if noun else 0

    def _plural(self, place: int) -> int:
        """ "The presidents of Norvia and Caldera": a role for each of the states."""
        if self.tokens.sentences[place] not in self.plural:
            return 0
        holders = find_plural_roles(self.tokens, place, self.index)
        offices, word = tuple(holder.office for holder in holders), self.tokens.keys[place]
        for first, last, office, named in holders:
            self._add(sorts.ROLE, first, last, offices=(office,), together=offices, named=named, word=word)
        return holders[-1].last if holders else 0

    def _unnamed(self, place: int) -> int:
        span = find_unnamed(self.tokens, place, self.index) if self.has_unnamed else 0
        return self._add(sorts.UNNAMED, place, span) if span else 0

    def _add(self, sort: str, first: int, last: int, **more: object) -> int:
        self.found.append(make_hit(self.tokens, sort, first, last, **more))
        return last


@lru_cache(maxsize=1)
def starters() -> frozenset[str]:
    """Folded words, outside the table of actors, that a hit may begin with."""
    titles = {word for word, word_class in title_classes().items() if word_class != ADJECTIVE}
    words = DETERMINERS | PRONOUNS | {"a", "an", "these"} | unnamed_nouns()
    return frozenset(titles | plural_heads().keys() | short_titles().keys() | words)
