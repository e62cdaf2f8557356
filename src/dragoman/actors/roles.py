"""Who is meant by an office: "the President", "his Ukrainian counterpart", "His Majesty"."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from dragoman.actors import hits as sorts
from dragoman.actors.cast import Cast, Person
from dragoman.actors.clauses import is_acting
from dragoman.actors.hits import BARE, STYLE, Hit
from dragoman.actors.issuers import office_of
from dragoman.actors.leading import leaders_of, leading_office
from dragoman.actors.offices import (
    FOREIGN,
    GENERIC,
    HEAD_OF_STATE,
    HEADS_OF_STATE,
    LEADER,
    Office,
    head_titles,
    is_counterpart,
)
from dragoman.actors.titles import styles
from dragoman.actors.tokens import Tokens

ROYAL = frozenset(("king", "queen", "emperor", "emir", "sultan", "crown prince", "crown princess"))
REIGNING = ("president", "king", "queen", "emperor", "emir", "sultan")
YEAR = 4  # digits
THEIRS = frozenset({"his", "her"})


@dataclass(slots=True)
class Focus:
    """What the sentences read so far have left in the reader's mind."""

    subject: tuple[str, ...] = ()  # of the last sentence that had persons for one
    subject_age: int = 0  # sentences ago
    named: tuple[str, ...] = ()  # all persons of the last sentence that had any
    pair: tuple[str, ...] = ()  # the two persons last named together
    pair_age: int = 0
    talked: tuple[str, ...] = ()  # the same, where the sentence before tells that these talked
    office: tuple[str, ...] = ()  # the person whose office was last spoken of


class Roles:
    """Says whom a role means. ``met`` are the persons named in the sentences read so far; it and ``focus`` grow."""

    def __init__(
        self,
        cast: Cast,
        main: tuple[str, ...],
        issuer_at: Callable[[int], str | None],
        focus: Focus,
        met: set[str],
    ) -> None:
        self.cast = cast
        self.main = main
        self.issuer_at = issuer_at
        self.focus = focus
        self.met = met

    def holder_meant(
        self, tokens: Tokens, hit: Hit, before: list[Hit], subject: tuple[str, ...] | None, *, opens: bool
    ) -> tuple[str, ...]:
        """The one who is meant; nobody where that is not plain.

        Args:
            before: the hits before it in its sentence, resolved.
            subject: of the sentence so far; None where it has had none.
            opens: is the hit itself a subject?
        """
        office = hit.offices[0]
        if hit.word == STYLE:
            return self._so_addressed(hit, office.key)
        if is_counterpart(office.key):
            return self._counterpart(hit, office, before, _acting(tokens, before, subject))
        if office.key == LEADER:
            return self._leader(office)
        if office.key == HEAD_OF_STATE and office.owner is None:
            return self._own_head(hit)
        fitting = [
            p
            for p in self.cast.persons.values()
            if all(self.cast.person_holds(p, o, former=o.past) for o in hit.offices)
        ]
        if hit.word == BARE and office.owner is None:
            ours = self._own_of(hit, fitting)
            meant = (ours[0].id,) if len(ours) == 1 else self._holder(hit, office)
            if meant or self._bodies(hit) or len(fitting) != 1:  # an issuer means its own, or nobody
                return meant
        if hit.word == "the" and office.owner is None and not office.past:
            house = next((h for h in reversed(before) if head_titles().get(h.actor) == office.key), None)
            if house is not None and (meant := self._of_house(house, office)):
                return meant
            own = self._of_issuing_office(hit, office, fitting, before)
            meant = own or self._own_before_foreign(hit, office, fitting, before)
            if meant:
                return meant
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
        fitting = [p for p in fitting if not _is_royal(p)] or fitting  # a Crown Prince may be Prime Minister as well
        main = [p for p in fitting if p.id in self.main]
        if len(main) == 1:
            return (main[0].id,)
        named = {id for h in before if h.sort in (sorts.PERSON, sorts.SHORT) for id in h.resolved}
        others = [p for p in main or fitting if p.id not in named]
        if not opens and subject and len(subject) == 1 and subject[0] in named and len(others) == 1:
            return (others[0].id,)  # "President X thanked the President": the other one
        own = self._own_of(hit, fitting)
        if len(own) == 1 and own[0].id not in named:
            return (own[0].id,)
        if len(self.focus.subject) == 1 and self.focus.subject[0] in {p.id for p in others or fitting}:
            return self.focus.subject
        return ()

    # ------------------------------------------------------------ the issuer's own

    def _bodies(self, hit: Hit) -> list[str]:
        """Who issued the text, and whose that issuer is: an office, its state."""
        return self.cast.index.bodies(self.issuer_at(hit.start))

    def _own_of(self, hit: Hit, persons: Sequence[Person]) -> list[Person]:
        bodies = self._bodies(hit)
        return [p for p in persons if not _bodies_of(p).isdisjoint(bodies)]

    def _own_head(self, hit: Hit) -> tuple[str, ...]:
        """ "the Head of State", "the President of the Republic": that of the state whose office issued the text."""
        state, date = self.cast.index.member_state(self.issuer_at(hit.start)), self.cast.date
        if state is None or date is None:
            return ()
        found = next((ids for title in REIGNING if (ids := self.cast.index.holders(title, state, date))), [])
        return (self.cast.person_of_table(found[0]).id,) if len(found) == 1 else ()

    def _of_issuing_office(
        self, hit: Hit, office: Office, fitting: Sequence[Person], before: list[Hit]
    ) -> tuple[str, ...]:
        """Whose office issued the text: nobody else is "the Prime Minister" there, but beside that name itself.

        It may tell of another of its people, though, who meets a President too.
        """
        if office_of(self.issuer_at(hit.start), self.cast.index) != office.key:
            return ()
        own, about = self._own_of(hit, fitting), [p for id in self.main if (p := self.cast.persons.get(id))]
        if any(p not in own for p in self._own_of(hit, about)):
            return ()
        meant = (own[0].id,) if len(own) == 1 else () if own else self._holder(hit, office)
        return () if any(set(meant) & set(other.resolved) for other in before) else meant

    def _own_before_foreign(
        self, hit: Hit, office: Office, fitting: Sequence[Person], before: list[Hit]
    ) -> tuple[str, ...]:
        """The issuer's own President, where all others who are one have not been named yet; else nobody."""
        met = self.met | {id for other in before for id in other.resolved}
        if not fitting or any(p.id in met or not _bodies_of(p) for p in fitting) or self._own_of(hit, fitting):
            return ()
        return self._holder(hit, office)

    def _of_house(self, house: Hit, office: Office) -> tuple[str, ...]:
        """ "The Castle said that the president": who holds the office for which the house speaks."""
        state = self.cast.index.member_state(house.actor)
        return self._of_state(Office(office.title, office.key, state)) if state else ()

    def _is_placed(self, person: Person) -> bool:
        """Is it known whose office the person holds? Of a stranger called president of a club it is not."""
        return person.known is not None or person.state is not None or person.id in self.main

    def _holder(self, hit: Hit, office: Office) -> tuple[str, ...]:
        """Nobody of the document holds the office: who did on its day, if it says whose office it is."""
        index, date = self.cast.index, self.cast.date
        owners, key = [office.owner] if office.owner else [], office.key
        if not owners and hit.word in ("the", BARE):
            owners = self._bodies(hit)
            own = office_of(self.issuer_at(hit.start), index) if key in GENERIC else None
            key = own or key  # "the Minister", in a ministry's text
        if equals := self._named_equals(owners):
            return self._equal_holder(office, equals)
        found = next((ids for owner in owners if date and (ids := index.holders(key, owner, date))), [])
        found = [id for id in found if self.cast.held(id, office, date)]  # who is a Secretary is no Minister
        return (self.cast.person_of_table(found[0]).id,) if len(found) == 1 else ()

    def _named_equals(self, owners: Sequence[str]) -> list[Person]:
        """Those whom the text calls the counterpart of somebody, of some states, whom the table does not know."""
        return [p for p in self.cast.persons.values() if p.equal and not p.known and p.state in owners]

    def _equal_holder(self, office: Office, equals: Sequence[Person]) -> tuple[str, ...]:
        """ "The Norvian prime minister", who is none of the table where the counterpart of another one is named."""
        alike = Office(office.title, office.key, None)
        held = any(self.cast.person_holds(p, alike) for p in self.cast.persons.values() if p.state != equals[0].state)
        return (equals[0].id,) if held and len(equals) == 1 else ()

    def _so_addressed(self, hit: Hit, style: str) -> tuple[str, ...]:
        """ "HRH", "His Majesty": the one of the document so addressed, the issuer's own before others."""
        titles = [Office(title, title, None) for title in styles()[style]]
        fitting = [p for p in self.cast.persons.values() if any(self.cast.person_holds(p, o) for o in titles)]
        chosen = self._own_of(hit, fitting) or fitting
        if len(self.focus.subject) == 1 and self.focus.subject[0] in {p.id for p in chosen}:
            return self.focus.subject
        return (chosen[0].id,) if len(chosen) == 1 else ()

    # ------------------------------------------------------------ leaders and equals

    def _leader(self, office: Office) -> tuple[str, ...]:
        """ "the Russian leader": the one person of the document who leads that state; else who did on its day."""
        state = office.owner
        if state is None:
            return ()
        fitting = [p for p in self.cast.persons.values() if p.state == state and self.cast.is_principal(p.id)]
        heads = [p for p in fitting if self._is_head(p, state)]
        if len(fitting) > 1:
            fitting = [p for p in heads if p.id in self.main] or heads
        if len(fitting) == 1 and (heads or not self.cast.keys_of(fitting[0].id) - GENERIC):
            return (fitting[0].id,)
        if not heads and (equals := self._named_equals([state])):
            held = any(p.state and p.state != state and self._is_head(p, p.state) for p in self.cast.persons.values())
            return (equals[0].id,) if held and len(equals) == 1 else ()
        found = leaders_of(state, self.cast.date, self.cast.index) if not heads else []
        return (self.cast.person_of_table(found[0]).id,) if len(found) == 1 else ()

    def resolve_together(self, tokens: Tokens, hit: Hit, before: list[Hit], subject: tuple[str, ...] | None) -> None:
        """The holder of one of the offices that a plural names; where not all are plain it is of states and no persons.

        "The presidents of Norvia and Caldera" name both, or nobody.
        """
        if is_counterpart(hit.offices[0].key):
            first = [other for other in before if other.together != hit.together]
            acting = _acting(tokens, first, subject)
            holders = [self._counterpart(hit, office, first, acting) for office in hit.together]
        else:
            holders = [self._of_state(office) for office in hit.together]
        both = zip(hit.together, holders, strict=True)
        if all(holders) and all(self._held_in(tokens, hit, *meant) for meant in both):
            hit.resolved = holders[hit.together.index(hit.offices[0])]
        elif hit.named >= 0 and hit.offices[0].owner is not None:
            hit.sort, hit.first, hit.start = sorts.BODY, hit.named, tokens.starts[hit.named]
            hit.resolved = (hit.offices[0].owner,)

    def _held_in(self, tokens: Tokens, hit: Hit, office: Office, holder: tuple[str, ...]) -> bool:
        """Did a holder hold the office all through the years that the sentence names, be they others than today's?"""
        place, years = hit.first, set()
        while place > 0 and tokens.sentences[place - 1] == hit.sentence:
            place -= 1
        while place < len(tokens) and tokens.sentences[place] == hit.sentence:
            if len(tokens.keys[place]) == YEAR and tokens.keys[place].isdigit():
                years.add(tokens.keys[place])
            place += 1
        others = sorted(years - {(self.cast.date or "")[:YEAR]})
        keys = (leading_office(office.owner or "", self.cast.index),) if office.key == LEADER else (office.key,)
        held = [Office(key, key, office.owner) for key in (*keys, *(FOREIGN if office.key in FOREIGN else ()))]
        days = [f"{year}-{day}" for year in others for day in ("01-01", "12-31")]
        return all(any(self.cast.held(holder[0], one, day) for one in held) for day in days)

    def _of_state(self, office: Office) -> tuple[str, ...]:
        """Who holds an office of a state, of the document or else by the table; nobody where that is not plain."""
        if office.key == LEADER:
            return self._leader(office)
        keys = REIGNING if office.key == HEAD_OF_STATE else FOREIGN if office.key in FOREIGN else (office.key,)
        wanted = [Office(key, key, office.owner) for key in sorted(keys)]
        placed = [p for p in self.cast.persons.values() if p.state == office.owner]
        fitting = {p.id for p in placed if any(self.cast.person_holds(p, one) for one in wanted)}
        index, date = self.cast.index, self.cast.date
        if not fitting and office.owner is not None and date is not None:
            found = {id for key in keys for id in index.holders(key, office.owner, date)}
            fitting = {self.cast.person_of_table(id).id for id in found} if len(found) == 1 else set()
        return tuple(fitting) if len(fitting) == 1 else ()

    def _is_head(self, person: Person, state: str | None) -> bool:
        return any(self.cast.person_holds(person, Office(key, key, state)) for key in HEADS_OF_STATE)

    def _counterpart(self, hit: Hit, office: Office, before: list[Hit], acting: tuple[str, ...]) -> tuple[str, ...]:
        """ "his Ukrainian counterpart": who holds the subject's office there. "his interlocutor": the other one."""
        named = [id for other in before for id in other.resolved]
        persons = [p for id in (*acting, *reversed(named), *self.focus.subject) if (p := self.cast.persons.get(id))]
        genders = {"his": ("m", None), "her": ("f", None)}.get(hit.word, ("m", "f", None))
        own = next((p.id for p in persons if p.gender in genders), None)
        if own is None:
            return ()
        if office.owner is None:
            both = next((two for two in (self.main, self.focus.pair) if len(two) == 2 and own in two), ())
            told = hit.word in THEIRS or office.key.endswith("counterpart")
            return tuple(id for id in both if id != own) if told else ()
        keys, head = self._equals(own)
        there = [p for p in self.cast.persons.values() if p.state == office.owner and p.id != own]
        fitting = [p for p in there if self.cast.is_principal(p.id) and head in (None, self._is_head(p, office.owner))]
        same = [p for p in fitting if keys & self.cast.keys_of(p.id)]
        chosen = same or fitting
        if len(chosen) == 1:
            return (chosen[0].id,)
        if chosen or not self.cast.date:
            return ()
        found = {i for key in keys for i in self.cast.index.holders(key, office.owner, self.cast.date)}
        if head and self._leads(own):
            found |= set(leaders_of(office.owner, self.cast.date, self.cast.index))  # may be an equal too
        return (self.cast.person_of_table(found.pop()).id,) if len(found) == 1 else ()

    def _leads(self, person: str) -> bool:
        """Does the person hold the office that leads the person's state?"""
        state = self.cast.persons[person].state
        office = leading_office(state, self.cast.index) if state in self.cast.index.actors else ""
        return bool(office) and self.cast.person_holds(self.cast.persons[person], Office(office, office, state))

    def _equals(self, person: str) -> tuple[set[str], bool | None]:
        """The offices whose holders are a person's equals, and whether these lead states; None where none is known."""
        keys, date = set(self.cast.keys_of(person)), self.cast.date
        if date and self.cast.persons[person].known is not None:
            keys |= {role.key for role in self.cast.index.roles(person) if role.covers(date)}
        head = not keys.isdisjoint(HEADS_OF_STATE) if keys else None
        return (keys | FOREIGN if keys & FOREIGN else keys), head


def _acting(tokens: Tokens, before: list[Hit], subject: tuple[str, ...] | None) -> tuple[str, ...]:
    """Who acts nearest before a place, and the subject of its sentence."""
    acting = next((h.resolved for h in reversed(before) if h.resolved and is_acting(tokens, h)), ())
    return (*acting, *(subject or ()))


def _bodies_of(person: Person) -> set[str]:
    """The states and institutions whose office the person is known to hold."""
    of = {person.state, person.known.member_of if person.known else None, *(o.owner for o in person.offices)}
    return {body for body in of if body is not None}


def _is_royal(person: Person) -> bool:
    """Has the person a royal title, which goes before any office held beside it?"""
    return any(held.key in ROYAL for held in person.offices)
