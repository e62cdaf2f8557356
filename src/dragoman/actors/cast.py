"""The persons of one document: who is who under which names and titles."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from dragoman.actors.hits import PERSON, Hit
from dragoman.actors.index import PARTICLES, SUFFIXES, ActorIndex, gender_of, name_words, short_forms
from dragoman.actors.names import Name
from dragoman.actors.offices import PRINCIPAL, SPOKESPERSON, Office, is_counterpart, is_same_office, rank_of
from dragoman.actors.tokens import Tokens
from dragoman.model.ids import slug
from dragoman.model.records import Actor, Role

MALE = frozenset(
    {"mr", "sir", "lord", "king", "prince", "emir", "sultan", "pope", "spokesman", "chairman", "congressman"}
)
FEMALE = frozenset(
    {"mrs", "ms", "miss", "dame", "lady", "queen", "princess", "spokeswoman", "chairwoman", "congresswoman"}
)
PATRONYMICS = frozenset({"bin", "ibn", "bint", "ben"})


@dataclass(slots=True)
class Person:
    """A person of the document, known to the table or not."""

    id: str
    name: str
    words: tuple[str, ...]  # folded
    known: Actor | None = None
    offices: list[Office] = field(default_factory=list)  # as the document has them
    forms: set[str] = field(default_factory=set)  # names as written
    gender: str | None = None
    state: str | None = None  # actor
    shorts: tuple[tuple[str, ...], ...] = ()
    equal: bool = False  # somebody's counterpart


class Cast:
    """Persons by id, and the rules that say which one is meant. ``date`` is the document's day, or None."""

    def __init__(self, index: ActorIndex, date: str | None) -> None:
        self.index = index
        self.date = date
        self.persons: dict[str, Person] = {}

    # ------------------------------------------------------------ taking persons in

    def admit(self, tokens: Tokens, hit: Hit) -> Person | None:
        """The person of a hit with a name in full; takes a new one in. None where the name is ambiguous."""
        assert hit.name is not None
        name, offices = hit.name, hit.offices
        person: Person | None = None
        if name.known:
            chosen = self._choose(name.known, offices)
            if chosen is None:
                return None
            person = self.person_of_table(chosen)
        else:
            words = _bare(name.words)
            person = self._same_person(words, offices)
            if person is None:
                chosen = self._table_person(words, offices)
                person = self.person_of_table(chosen) if chosen else self.newcomer(tokens, name, offices)
            if words != person.words:  # "Ivo Orlo", whom the table has as "Ivo Orlo Sandell"
                person.shorts += tuple(f for f in short_forms(words, person.state) if f not in person.shorts)
        self.note(tokens, hit, person)
        return person

    def person_of_table(self, id: str) -> Person:
        """A person of the table, taken in."""
        if id not in self.persons:
            actor = self.index.actors[id]
            words = name_words(actor.name)
            state = self.index.member_state(actor.member_of)
            person = Person(id, actor.name, words, actor, gender=gender_of(words), state=state)
            person.shorts = tuple(short_forms(words, state) + _given_alone(words))
            self.persons[id] = person
        return self.persons[id]

    def newcomer(self, tokens: Tokens, name: Name, offices: Sequence[Office]) -> Person:
        """A person the table does not have."""
        written = written_name(tokens, name)
        id = f"x:{slug(written)}"
        if id not in self.persons:
            state = next((self.index.member_state(o.owner) for o in offices if o.owner), None)
            words = _bare(name.words)
            person = Person(id, written, words, gender=gender_of(words), state=state)
            forms = short_forms(words, state) + _given_alone(words)
            if state == "Q17" and len(words) == 2:
                forms.append((words[0],))  # Japanese names are printed in either order
            person.shorts = tuple(forms)
            self.persons[id] = person
        return self.persons[id]

    def note(self, tokens: Tokens, hit: Hit, person: Person) -> None:
        """Keep what the hit tells of the person: form, titles, gender."""
        assert hit.name is not None
        written = written_name(tokens, hit.name)
        if not written.isupper():
            person.forms.add(written)
        person.equal = person.equal or any(is_counterpart(office.key) for office in hit.offices)
        told = (office for office in hit.offices if not is_counterpart(office.key))
        person.offices += [office for office in told if office not in person.offices]
        if person.gender is None:
            person.gender = gender_before(tokens, hit)
        if person.state is None:
            person.state = next((self.index.member_state(o.owner) for o in hit.offices if o.owner), hit.state)

    def _same_person(self, words: tuple[str, ...], offices: Sequence[Office]) -> Person | None:
        """Somebody of the document whose name holds this one, or is held by it, in the same order."""
        for person in self.persons.values():
            if len(words) > 1 and _is_part(words, person.words) and self._agrees(person, offices):
                return person
            if (
                len(person.words) > 1
                and len(words) > 1
                and _is_part(person.words, words)
                and self._agrees(person, offices)
            ):
                return person
        return None

    def _table_person(self, words: tuple[str, ...], offices: Sequence[Office]) -> str | None:
        """The one person of the table with a longer or shorter form of this name, and this office."""
        found = []
        for word in dict.fromkeys(words):
            for id in self.index.surnames.get(word, ()):
                alike = any(_are_alike(_bare(held), words) for held in self.index.words[id])
                if alike and id not in found and any(self.held(id, o) for o in offices):
                    found.append(id)
        return found[0] if len(found) == 1 else None

    # ------------------------------------------------------------ short names

    def find_short(
        self, words: tuple[str, ...], offices: Sequence[Office], *, titled: bool, gender: str | None = None
    ) -> list[Person]:
        """Persons of the document who may be called so; with a title any part of the name will do."""
        words = _bare(words)
        named = [p for p in self.persons.values() if words in p.shorts or (titled and _is_part(words, p.words))]
        named = [p for p in named if gender is None or p.gender in (None, gender)]
        fitting = [p for p in named if self._agrees(p, offices)]
        exact = [p for p in fitting if any(self.person_holds(p, o) for o in offices)]
        if len(fitting) > 1 and not offices:
            exact = [p for p in fitting if self.is_principal(p.id)]  # "Biden" beside the First Lady
        return exact or fitting

    def find_in_table(self, words: tuple[str, ...], offices: Sequence[Office]) -> str | None:
        """The one person of the table who is called so in this office: in it on the document's day, or ever."""
        words = _bare(words)
        lists = [self.index.surnames.get(word, []) for word in words if word not in PARTICLES]
        if not lists:
            return None
        named = [id for id in lists[0] if any(_is_part(words, held) for held in self.index.words[id])]
        holding = [id for id in named if any(self.held(id, office) for office in offices)]
        now = [id for id in holding if any(self.held(id, office, self.date) for office in offices)]
        if self.date and len(now) == 1:
            return now[0]
        return holding[0] if len(holding) == 1 else None

    def find_bare(self, words: tuple[str, ...]) -> str | None:
        """The one person of the table whom a bare family name means, nobody of the document being called so.

        A name that is part of another's there may be hers: "Alexander", beside an Alexander Vesk.
        """
        if any(words[-1] in person.words[:-1] for person in self.persons.values()):
            return None
        named = [
            id
            for id in self.index.surnames.get(words[-1], ())
            if words in self.index.shorts(id) and self.index.is_principal(id)
        ]
        if self.date:
            named = [id for id in named if self.index.in_office(id, self.date)]
        return named[0] if len(named) == 1 else None

    def _choose(self, ids: Sequence[str], offices: Sequence[Office]) -> str | None:
        """Of several persons of one name, the one who holds the office, or an office on the day."""
        if len(ids) == 1:
            return ids[0]
        for kept in (
            [id for id in ids if any(self.held(id, o) for o in offices)],
            [id for id in ids if self.date and self.index.in_office(id, self.date)],
        ):
            if len(kept) == 1:
                return kept[0]
        return None

    # ------------------------------------------------------------ offices

    def held(self, id: str, office: Office, date: str | None = None) -> bool:
        """Did a person of the table hold the office, ever or on the day?"""
        return any(
            is_same_office(office.key, role.key, role.title)
            and self._same_body(office.owner, role.owner)
            and (date is None or role.covers(date))
            for role in self.index.roles(id)
        )

    def person_holds(self, person: Person, office: Office, *, former: bool = False) -> bool:
        """Does the person hold the office as far as the document or the table says?

        With no date, of the table's offices only the latest counts: nobody means Mr Putin by "the Prime Minister".
        """
        body = person.state or next((o.owner for o in person.offices if o.owner), None)
        body = body or (person.known.member_of if person.known else None)
        for held in person.offices:
            same = is_same_office(office.key, held.key, held.title) and held.past == former
            if same and self._same_body(office.owner, held.owner or body):
                return True
        if person.known is None or former:
            return False
        if self.date:
            return self.held(person.id, office, self.date)
        latest = self.index.roles(person.id)[:1]
        return any(
            is_same_office(office.key, r.key, r.title) and self._same_body(office.owner, r.owner) for r in latest
        )

    def is_spokesperson(self, id: str) -> bool:
        """Does the person only speak for others, as far as the document or the table says?"""
        person = self.persons[id]
        ranks = [o.rank for o in person.offices] or self._table_ranks(person)
        return bool(ranks) and all(rank == SPOKESPERSON for rank in ranks)

    def is_principal(self, id: str) -> bool:
        """Does the person speak for a state or organisation, as far as the document or the table says?"""
        offices = any(o.rank == PRINCIPAL for o in self.persons[id].offices)
        return offices or any(rank_of(key) == PRINCIPAL for key in self.keys_of(id))

    def _table_ranks(self, person: Person) -> list[str]:
        return [rank_of(role.key) for role in self.index.roles(person.id)[:1]] if person.known else []

    def keys_of(self, id: str) -> set[str]:
        """The person's offices: those of the document, else of the table, on its day or the latest."""
        person = self.persons[id]
        told = {o.key for o in person.offices if not o.past}
        if told or person.known is None:
            return told
        roles = self.index.roles(id)
        if self.date:
            return {role.key for role in roles if role.covers(self.date)}
        return {role.key for role in roles[:1]}

    def _agrees(self, person: Person, offices: Sequence[Office]) -> bool:
        """Does nothing in the titles speak against the person? Another state does, and another high office."""
        for office in offices:
            state = self.index.member_state(office.owner)
            if state and person.state and state != person.state and not self.person_holds(person, office):
                return False
        if not offices or any(self.person_holds(person, o) for o in offices):
            return True
        highest = [o for o in person.offices if not o.past and o.rank == PRINCIPAL]
        asked = [o for o in offices if not o.past and o.rank == PRINCIPAL]
        alike = any(
            is_same_office(a.key, h.key, h.title) or is_same_office(h.key, a.key, a.title)
            for a in asked
            for h in highest
        )
        return not highest or not asked or alike or person.known is not None

    def _same_body(self, asked: str | None, held: str | None) -> bool:
        """Is the office of the same state or institution? An unsaid one is of any."""
        if asked is None or held is None or asked == held:
            return True
        return self.index.member_state(asked) == self.index.member_state(held) is not None

    # ------------------------------------------------------------ rows

    def actor_of(self, person: Person) -> Actor:
        """The person as a row: the table's own, or what the document tells."""
        if person.known is not None:
            return person.known
        roles = {
            Role(o.title, self.index.actors[o.owner].name if o.owner in self.index.actors else None)
            for o in person.offices
        }
        kept = sorted((r for r in roles if not _is_shorter(r, roles)), key=lambda r: (r.title, r.state or ""))
        member = next((o.owner for o in person.offices if o.owner), person.state)
        aliases = tuple(sorted(person.forms - {person.name}))
        return Actor(person.id, person.name, "person", aliases, member, tuple(kept), "text")


def written_name(tokens: Tokens, name: Name) -> str:
    """The name as written, its white space made single; the words of "@AdaOrlo" apart."""
    if tokens.text[: tokens.starts[name.start]].endswith("@"):
        return " ".join(tokens.word(place) for place in range(name.start, name.end))
    end = tokens.ends[name.end - 1]
    if tokens.keys[name.end - 1] in ("jr", "sr") and tokens.text[end : end + 1] == ".":
        end += 1
    return " ".join(tokens.text[tokens.starts[name.start] : end].split())


def gender_before(tokens: Tokens, hit: Hit) -> str | None:
    """The gender that "Mr.", "Queen" and the like before a name tell."""
    before = set(tokens.keys[hit.first : hit.name.start]) if hit.name else set()
    return "m" if before & MALE else "f" if before & FEMALE else None


def is_full(hit: Hit) -> bool:
    """Does the hit bring a name in full?"""
    return hit.sort == PERSON and hit.name is not None and (bool(hit.name.known) or hit.name.parts > 1)


def _bare(words: tuple[str, ...]) -> tuple[str, ...]:
    """The words of a name without "Jr." and middle initials."""
    return tuple(w for i, w in enumerate(words) if w not in SUFFIXES and not (i and len(w) == 1))


def _given_alone(words: tuple[str, ...]) -> list[tuple[str, ...]]:
    """The given name of somebody named after his father, by which he goes once named: "Faisal bin ..."."""
    return [words[:1]] if PATRONYMICS & set(words[1:2]) else []


def _is_shorter(role: Role, roles: set[Role]) -> bool:
    """Is the role another one of them with words or the state left out: "Minister" beside "Minister of Finance"?"""
    words = set(role.title.lower().split())
    others = [r for r in roles if r != role and role.state in (None, r.state)]
    return any(words <= set(r.title.lower().split()) and (words, role.state) != _words_and_state(r) for r in others)


def _words_and_state(role: Role) -> tuple[set[str], str | None]:
    return set(role.title.lower().split()), role.state


def _are_alike(left: tuple[str, ...], right: tuple[str, ...]) -> bool:
    """Is one name the other with words left out, two at least being shared?"""
    return len(set(left) & set(right) - PARTICLES) > 1 and (_is_part(left, right) or _is_part(right, left))


def _is_part(short: tuple[str, ...], words: tuple[str, ...]) -> bool:
    """Do the words stand in a row in the other words, middle names passed over at either end?"""
    words = _bare(words)
    size = len(short)
    if any(words[i : i + size] == short for i in range(len(words) - size + 1)):
        return True
    return size > 1 and short[0] == words[0] and short[-1] == words[-1] and set(short) <= set(words)
