"""Who is meant by "the President", "he", "they" and "the two leaders", sentence by sentence."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from dragoman.actors import hits as sorts
from dragoman.actors.cast import Cast, Person
from dragoman.actors.clauses import CLAUSE_OPENERS, OBJECTS, OWNERS, is_quoted, is_subject, joined, opens_clause
from dragoman.actors.groups import NUMBERS, may_be_joint, members_of
from dragoman.actors.hits import Hit
from dragoman.actors.index import not_names
from dragoman.actors.offices import Office
from dragoman.actors.tokens import COMMA, TIGHT, Tokens
from dragoman.lexicon.loader import load_words
from dragoman.model.records import JOINT

SUBJECT_REACH = 2  # sentences a subject is remembered when none takes its place
PAIR_REACH = 4  # sentences two persons named together are remembered
HEADS_OF_STATE = (
    "president",
    "prime minister",
    "chancellor",
    "king",
    "queen",
    "emir",
    "sultan",
    "supreme leader",
    "crown prince",
)
HEAD_OF_STATE = "head of state"
REIGNING = ("president", "king", "queen", "emperor", "emir", "sultan")
HE, SHE = frozenset({"he", "him", "his", "himself"}), frozenset({"she", "her", "herself"})


@dataclass(slots=True)
class Focus:
    """What the sentences read so far have left in the reader's mind."""

    subject: tuple[str, ...] = ()  # of the last sentence that had persons for one
    subject_age: int = 0  # sentences ago
    named: tuple[str, ...] = ()  # all persons of the last sentence that had any
    pair: tuple[str, ...] = ()  # the two persons last named together
    pair_age: int = 0


SIGNED = frozenset({"i", "me", "my"})


class Resolver:
    """Resolves the hits of one text in order. ``main`` are the persons the document is about."""

    def __init__(
        self,
        cast: Cast,
        main: tuple[str, ...],
        issuer_at: Callable[[int], str | None],
        speaker: tuple[str, ...] = (),
    ) -> None:
        self.speaker = speaker
        self.cast = cast
        self.main = main
        self.issuer_at = issuer_at
        self.focus = Focus()
        self.met: set[str] = set()  # persons named in the sentences read so far

    def resolve(self, tokens: Tokens, hits: list[Hit]) -> None:
        """Fill ``resolved`` of every hit that plainly means somebody. Linear in the hits, for few persons."""
        begin = 0
        while begin < len(hits):
            end = begin
            while end < len(hits) and hits[end].sentence == hits[begin].sentence:
                end += 1
            if begin:
                self._age(hits[begin].sentence - hits[begin - 1].sentence)
            self._resolve_sentence(tokens, hits[begin:end])
            begin = end

    def _age(self, sentences: int) -> None:
        self.focus.subject_age += sentences
        self.focus.pair_age += sentences
        if self.focus.subject_age > SUBJECT_REACH:
            self.focus.subject = ()
        if self.focus.pair_age > PAIR_REACH:
            self.focus.pair = ()

    def _resolve_sentence(self, tokens: Tokens, hits: list[Hit]) -> None:
        subject: tuple[str, ...] | None = None  # None: not met yet; empty: no person
        last_subject: Hit | None = None
        for place, hit in enumerate(hits):
            together = last_subject is not None and joined(tokens, last_subject, hit)
            begins = is_subject if subject is None else opens_clause
            opens = not together and begins(tokens, hit, hits[:place])
            self._resolve_hit(tokens, hit, hits[:place], subject, opens=opens)
            persons = tuple(id for id in hit.resolved if id in self.cast.persons)
            if opens and (subject is None or persons) and hit.sort != sorts.UNNAMED:
                subject, last_subject = persons, hit
            elif subject and persons and together:
                subject = subject + tuple(id for id in persons if id not in subject)
                last_subject = hit
        if subject and not set(subject) <= set(self.speaker):  # "I" stays whoever it is: "he" is still the other
            self.focus.subject, self.focus.subject_age = subject, 0
        elif any(hit.sort == sorts.PRONOUN and hit.resolved and hit.resolved == self.focus.subject for hit in hits):
            self.focus.subject_age = 0  # "I briefed him": still the one whom "he" means
        named = [i for h in hits if h.sort in (sorts.PERSON, sorts.SHORT, sorts.ROLE) for i in h.resolved]
        self.met.update(named)
        pair = tuple(dict.fromkeys(id for id in named if not self.cast.is_spokesperson(id)))
        if named:
            self.focus.named = tuple(dict.fromkeys(id for id in named if id in self.cast.persons))
        if len(pair) == 2:
            self.focus.pair, self.focus.pair_age = pair, 0

    def _resolve_hit(
        self, tokens: Tokens, hit: Hit, before: list[Hit], subject: tuple[str, ...] | None, *, opens: bool
    ) -> None:
        if hit.resolved:
            return
        if hit.sort in (sorts.BODY, sorts.SEAT):
            hit.resolved = (hit.actor,)
        elif hit.sort == sorts.ROLE:
            hit.resolved = self._role(hit, before, subject, opens=opens)
        elif hit.sort == sorts.PRONOUN and hit.word == "they":
            if self._is_joint_they(tokens, hit, before):
                hit.actor, hit.resolved = JOINT, self._they()
        elif hit.sort == sorts.PRONOUN:
            hit.resolved = self._pronoun(tokens, hit, before, subject)
        elif hit.sort == sorts.GROUP and may_be_joint(hit.word, self.main, self.focus.pair, self.cast):
            two = not NUMBERS.isdisjoint(tokens.keys[hit.first : hit.last])
            hit.actor, hit.resolved = JOINT, members_of(hit.word, self.focus.pair, self.main, self.cast, two=two)

    # ------------------------------------------------------------ roles

    def _role(self, hit: Hit, before: list[Hit], subject: tuple[str, ...] | None, *, opens: bool) -> tuple[str, ...]:
        office = hit.offices[0]
        if office.key.endswith("counterpart"):
            return self._counterpart(office, before, subject)
        if office.key == "leader":
            return self._leader(office)
        if office.key == HEAD_OF_STATE and office.owner is None:
            return self._own_head(hit)
        fitting = [
            p
            for p in self.cast.persons.values()
            if all(self.cast.person_holds(p, o, former=o.past) for o in hit.offices)
        ]
        if hit.word == "the" and office.owner is None and not office.past:
            own = self._own_before_foreign(hit, office, fitting, before)
            if own:
                return own
        if len(fitting) == 1:
            holder = () if self._is_placed(fitting[0]) else self._holder(hit, office)
            return holder or (fitting[0].id,)
        if office.past:
            return ()
        if not fitting:
            return self._holder(hit, office)
        return self._choose(hit, fitting, before, subject, opens=opens)

    def _choose(
        self, hit: Hit, fitting: list[Person], before: list[Hit], subject: tuple[str, ...] | None, *, opens: bool
    ) -> tuple[str, ...]:
        """Of several who hold the office: one the document is about, the issuer's own, or the last subject."""
        main = [p for p in fitting if p.id in self.main]
        if len(main) == 1:
            return (main[0].id,)
        named = {id for h in before if h.sort in (sorts.PERSON, sorts.SHORT) for id in h.resolved}
        others = [p for p in main or fitting if p.id not in named]
        if not opens and subject and len(subject) == 1 and subject[0] in named and len(others) == 1:
            return (others[0].id,)  # "President X thanked the President": the other one
        state = self.cast.index.member_state(self.issuer_at(hit.start))
        own = [p for p in fitting if state and p.state == state]
        if len(own) == 1 and own[0].id not in named:
            return (own[0].id,)
        if len(self.focus.subject) == 1 and self.focus.subject[0] in {p.id for p in others or fitting}:
            return self.focus.subject
        return ()

    def _own_head(self, hit: Hit) -> tuple[str, ...]:
        """ "the Head of State", "the President of the Republic": that of the state whose office issued the text."""
        state, date = self.cast.index.member_state(self.issuer_at(hit.start)), self.cast.date
        if state is None or date is None:
            return ()
        found = next((ids for title in REIGNING if (ids := self.cast.index.holders(title, state, date))), [])
        return (self.cast.person_of_table(found[0]).id,) if len(found) == 1 else ()

    def _own_before_foreign(
        self, hit: Hit, office: Office, fitting: Sequence[Person], before: list[Hit]
    ) -> tuple[str, ...]:
        """The issuer's own President, where all others who are one have not been named yet; else nobody."""
        state = self.cast.index.member_state(self.issuer_at(hit.start))
        met = self.met | {id for other in before for id in other.resolved}
        if state is None or not fitting or any(p.id in met or p.state in (state, None) for p in fitting):
            return ()
        return self._holder(hit, office)

    def _is_placed(self, person: Person) -> bool:
        """Is it known whose office the person holds? Of a stranger called president of a club it is not."""
        return person.known is not None or person.state is not None or person.id in self.main

    def _holder(self, hit: Hit, office: Office) -> tuple[str, ...]:
        """Nobody of the document holds the office: who did on its day, if it says whose office it is."""
        index, date = self.cast.index, self.cast.date
        owner = office.owner
        if owner is None and hit.word == "the":
            owner = index.member_state(self.issuer_at(hit.start))
        found = index.holders(office.key, owner, date) if owner and date else []
        if len(found) != 1:
            return ()
        return (self.cast.person_of_table(found[0]).id,)

    def _leader(self, office: Office) -> tuple[str, ...]:
        """ "the Russian leader": the one person of the document who leads that state."""
        state = office.owner
        fitting = [p for p in self.cast.persons.values() if state and p.state == state and self.cast.is_principal(p.id)]
        if len(fitting) > 1:
            heads = [p for p in fitting if any(self.cast.person_holds(p, Office(k, k, state)) for k in HEADS_OF_STATE)]
            fitting = [p for p in heads if p.id in self.main] or heads
        return (fitting[0].id,) if len(fitting) == 1 else ()

    def _counterpart(self, office: Office, before: list[Hit], subject: tuple[str, ...] | None) -> tuple[str, ...]:
        """ "his Ukrainian counterpart": who holds the subject's office there."""
        named = [id for hit in before for id in hit.resolved if id in self.cast.persons]
        own = next(iter([*(subject or ()), *reversed(named), *self.focus.subject]), None)
        if own is None:
            return ()
        if office.owner is None:
            others = [id for id in self.main if id != own]
            return (others[0],) if len(self.main) == 2 and own in self.main else ()
        fitting = [
            p
            for p in self.cast.persons.values()
            if p.state == office.owner and p.id != own and self.cast.is_principal(p.id)
        ]
        keys = self.cast.keys_of(own)
        same = [p for p in fitting if keys & self.cast.keys_of(p.id)]
        chosen = same or fitting
        if len(chosen) == 1:
            return (chosen[0].id,)
        if chosen or not self.cast.date:
            return ()
        found = {i for key in keys for i in self.cast.index.holders(key, office.owner, self.cast.date)}
        return (self.cast.person_of_table(found.pop()).id,) if len(found) == 1 else ()

    # ------------------------------------------------------------ pronouns

    def _pronoun(self, tokens: Tokens, hit: Hit, before: list[Hit], subject: tuple[str, ...] | None) -> tuple[str, ...]:
        """He and she: the sentence's subject, else the one person before who fits, else the last subject.

        "I" is whoever signed the text.
        """
        if hit.word in SIGNED:
            return () if is_quoted(tokens.text, hit.start) else self.speaker
        gender = "m" if hit.word in HE else "f"
        persons = [h for h in before if h.sort in (sorts.PERSON, sorts.SHORT, sorts.ROLE) and len(h.resolved) == 1]
        fits = [id for id in dict.fromkeys(h.resolved[0] for h in persons) if self._fits(id, gender)]
        single = self._one_of(subject or (), fits, gender)
        if hit.word in OBJECTS or (hit.word == "her" and not _owns_next(tokens, hit)):
            return self._object(fits, subject, gender)
        if hit.word in OWNERS and persons and _is_thanked(tokens, persons[-1], hit) and persons[-1].resolved[0] in fits:
            return persons[-1].resolved
        if single:
            return (single,)
        if len(fits) == 1:
            return (fits[0],)
        if fits or subject or _names_stranger(tokens, hit, before):
            return ()
        last = self._one_of(self.focus.subject, self.focus.named, gender)
        return (last,) if last else ()

    def _one_of(self, subject: tuple[str, ...], others: Sequence[str], gender: str) -> str | None:
        """The one of a subject's persons whom the gender fits.

        A person known to be of it goes before those of whom it is not known, be it one of the ``others``.
        """
        fits = [id for id in subject if self._fits(id, gender)]
        if len(fits) == 1 and self.cast.persons[fits[0]].gender:
            return fits[0]
        known = [
            id for id in dict.fromkeys((*fits, *others)) if self._fits(id, gender) and self.cast.persons[id].gender
        ]
        chosen = known or fits
        return chosen[0] if fits and len(chosen) == 1 else None

    def _object(self, fits: list[str], subject: tuple[str, ...] | None, gender: str) -> tuple[str, ...]:
        """ "him": anybody but the subject, the nearest of the sentence, else the only one of the last sentence."""
        others = [id for id in fits if id not in (subject or ())]
        if others:
            return (others[-1],)
        earlier = [id for id in self.focus.named if id not in (subject or ()) and self._fits(id, gender)]
        return (earlier[0],) if subject and len(earlier) == 1 else ()

    def _they(self) -> tuple[str, ...]:
        """Those whom the last sentence had for its subject together, or else the participants."""
        together = self.focus.subject if self.focus.subject_age <= 1 else ()
        if len(together) > 1 and not set(together) <= set(self.main):
            return tuple(sorted(together))
        return members_of("leaders", self.focus.pair, self.main, self.cast)

    def _fits(self, id: str, gender: str) -> bool:
        if id in self.speaker:
            return False  # who says "I" is not "he"
        person = self.cast.persons.get(id)
        return person is not None and person.gender in (None, gender)

    def _is_joint_they(self, tokens: Tokens, hit: Hit, before: list[Hit]) -> bool:
        """Does "they" mean those who talked: before a verb of talking, or right after two were named?"""
        if self.speaker or not (self.focus.pair or len(self.main) > 1):
            return False  # with the one who says "I" it would be "we"
        opens = hit.first == 0 or tokens.sentences[hit.first - 1] != hit.sentence or tokens.joins[hit.first] >= COMMA
        following = tokens.keys[hit.last] if hit.last < len(tokens) and tokens.joins[hit.last] == TIGHT else ""
        if following in joint_verbs():
            return opens or tokens.keys[hit.first - 1] in CLAUSE_OPENERS
        together = len(self.focus.subject) > 1 and self.focus.subject_age <= 1
        at_once = together or (self.focus.pair and self.focus.pair_age <= 1 and len(self.focus.subject) != 1)
        plural_since = [h for h in before if h.sort in (sorts.UNNAMED, sorts.BODY)]
        return bool(
            opens and at_once and not plural_since and hit.first and tokens.sentences[hit.first - 1] != hit.sentence
        )


def _owns_next(tokens: Tokens, hit: Hit) -> bool:
    """Is "her" followed by what is hers?"""
    if hit.last >= len(tokens) or tokens.joins[hit.last] != TIGHT:
        return False
    return tokens.keys[hit.last] not in CLAUSE_OPENERS | {
        "to",
        "for",
        "with",
        "on",
        "in",
        "at",
        "by",
        "from",
        "about",
        "of",
    }


def _names_stranger(tokens: Tokens, hit: Hit, before: list[Hit]) -> bool:
    """Does the sentence name somebody before the pronoun of whom nothing is known, whom it may mean?"""
    known = {place for other in before for place in range(other.first, other.last)}
    place = hit.first - 1
    while place > 0 and tokens.sentences[place - 1] == hit.sentence:
        pair = tokens.upper[place] and tokens.upper[place - 1] and tokens.joins[place] == TIGHT
        if pair and not {place, place - 1} & known and tokens.keys[place - 1] not in not_names():
            return True
        place -= 1
    return False


def _is_thanked(tokens: Tokens, person: Hit, hit: Hit) -> bool:
    """Is the pronoun the person's before it, as in "thanked the Minister for his work", with no other verb between?"""
    if tokens.keys[person.last : hit.first] == ["and"] and not tokens.owns[person.last - 1]:
        return True  # "the Minister and his government"
    if not person.first or tokens.keys[person.first - 1] not in praise_verbs():
        return False
    between = tokens.keys[person.last : hit.first]
    verbs = [word for opener, word in pairwise(between) if opener in ("and", "also") and _is_past(word)]
    return all(verb in praise_verbs() for verb in verbs)


def _is_past(word: str) -> bool:
    return word.endswith("ed") or word in _irregular_pasts()


@lru_cache(maxsize=1)
def _irregular_pasts() -> frozenset[str]:
    return load_words("irregular_verbs", "past")


@lru_cache(maxsize=1)
def praise_verbs() -> frozenset[str]:
    return load_words("praise_verbs")


@lru_cache(maxsize=1)
def joint_verbs() -> frozenset[str]:
    return load_words("joint_verbs")
