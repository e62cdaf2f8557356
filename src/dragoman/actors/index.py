"""The table of actors made ready for finding: names as a trie, surnames, offices by state, words of titles."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from dragoman.actors.offices import PRINCIPAL, office_key, rank_of
from dragoman.actors.tokens import COMMA, STOP, Tokens, fold_name, read_tokens
from dragoman.lexicon.loader import load_rows, load_words
from dragoman.model.records import Actor

NAME, DEMONYM, SEAT, CAPITAL, BLOCKED = "name", "demonym", "seat", "capital", "blocked"
STEM_CHARS = 4  # letters by which an adjective is known to be a state's
MOST_BODIES = 4  # up a chain of membership
MOST_INITIALS = 4  # passed over in one name; a longer run of them is no name
ADJECTIVE_END = re.compile(r"(?:an|ans|ese|ish|ic|i|is|er|ers)$")
SUFFIXES = frozenset({"jr", "sr", "ii", "iii", "iv"})
JUNIORS = frozenset({"jr", "sr"})
PARTICLES = frozenset(
    "al bin ibn bint ben van von der den de da dos das del della di la le du abu ter ten zu y e".split()
)
LOWER_INSIDE = PARTICLES | {"of", "the", "and", "for", "in", "on"}
# Where the family name comes first: China, the Koreas, Taiwan, Hong Kong, Singapore, Cambodia.
FAMILY_NAME_FIRST = frozenset({"Q148", "Q423", "Q884", "Q865", "Q8646", "Q334", "Q424"})


@dataclass(slots=True)
class Node:
    """A place in the trie: what ends here, and what goes on."""

    next: dict[str, Node] = field(default_factory=dict)
    entries: list[Entry] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Entry:
    """A form under which an actor is known."""

    sort: str  # name, demonym, seat, capital, blocked
    actor: str  # empty for a blocked form
    kind: str  # of the actor: person, state, institution, group, office
    exact: str = ""  # for acronyms: how it must be written, stops aside
    small: frozenset[str] = frozenset()  # words the form itself has without a capital


@dataclass(frozen=True, slots=True)
class HeldRole:
    """An office of a person of the table; ``owner`` is the actor it is of."""

    title: str
    key: str
    owner: str | None
    start: str | None
    end: str | None

    def covers(self, date: str) -> bool:
        """Does the day lie in the term? Its ends may be years, months or days."""
        start, end = self.start, self.end
        return (not start or date[: len(start)] >= start) and (not end or date[: len(end)] <= end)


@dataclass(frozen=True, slots=True)
class Match:
    """A known form in a text; its entries share the form."""

    end: int  # token after the last
    entries: tuple[Entry, ...]

    def of(self, *sorts: str) -> Entry | None:
        """The first entry of one of the sorts."""
        return next((entry for entry in self.entries if entry.sort in sorts), None)

    def persons(self) -> tuple[str, ...]:
        """The persons so called."""
        return tuple(entry.actor for entry in self.entries if entry.kind == "person")


class ActorIndex:
    """Everything the search asks of the table of actors. Built once a settings; read only afterwards."""

    def __init__(self, actors: Sequence[Actor], packaged: frozenset[str] = frozenset()) -> None:
        """
        Args:
            packaged: ids of the actors that the package's own table has.
        """
        self.actors = {actor.id: actor for actor in actors}
        self.root = Node()
        self.by_name: dict[str, str] = {}  # folded name of a state or institution -> actor
        self.surnames: dict[str, list[str]] = {}  # every word of a person's name -> persons
        self.words: dict[
            str, tuple[tuple[str, ...], ...]
        ] = {}  # person -> folded words of the name and its other forms
        self._roles: dict[str, tuple[HeldRole, ...]] = {}
        self._bare: dict[str, list[tuple[str, ...]]] | None = None
        self._by_owner: dict[str, list[str]] | None = None
        self._shorts: dict[str, tuple[tuple[str, ...], ...]] = {}
        self._handles: dict[str, str] | None = None
        for actor in actors:
            self._add_actor(actor, own=actor.id not in packaged)
        for row in load_rows("demonyms"):
            self._add(row["form"], DEMONYM, row["state"])
        for row in load_rows("metonyms"):
            self._add(row["form"], row["kind"], row["actor"])
        for row in load_rows("not_actors"):
            self._add(row["form"], BLOCKED, "")

    def _add_actor(self, actor: Actor, *, own: bool) -> None:
        for form in (actor.name, *actor.aliases):
            self._add(form, _sort_of(form, actor) if own else NAME, actor.id)
            if actor.kind != "person":
                self.by_name.setdefault(plain_name(form), actor.id)
        if actor.kind == "person":
            forms = tuple(name_words(form) for form in (actor.name, *actor.aliases))
            self.words[actor.id] = forms
            for word in dict.fromkeys(word for form in forms for word in form):
                if word not in PARTICLES and word not in SUFFIXES:
                    self.surnames.setdefault(word, []).append(actor.id)

    def _add(self, form: str, sort: str, actor: str) -> None:
        """Put a form into the trie, without its middle initials; an actor the table does not have is left out."""
        keys = read_tokens(form, [0]).keys
        if not keys or (actor and actor not in self.actors):
            return
        if len(keys) > 2:
            keys = [key for i, key in enumerate(keys) if not i or len(key) > 1 or key in PARTICLES]
        node = self.root
        for key in keys:
            found = node.next.get(key)
            if found is None:
                found = node.next[key] = Node()
            node = found
        bare = form.replace(".", "")
        exact = bare if len(keys) == 1 and (bare.isupper() or bare.islower()) and len(bare) <= 8 else ""
        kind = self.actors[actor].kind if actor else ""
        entry = Entry(sort, actor, kind, exact, frozenset(word.lower() for word in form.split() if word.islower()))
        if entry not in node.entries:
            node.entries.append(entry)

    def match(self, tokens: Tokens, start: int) -> Match | None:
        """The longest known form that begins at token ``start``; None where there is none.

        Initials the form does not have are passed over ("Ilmar T. Vesk").
        """
        node = self.root.next.get(tokens.keys[start])
        if node is None or not (tokens.upper[start] or node.entries):
            return None
        return self._walk(tokens, start, start + 1, node, MOST_INITIALS)

    def _walk(self, tokens: Tokens, start: int, end: int, node: Node, initials: int) -> Match | None:
        """The longest form from a node of the trie on; an initial may belong to the form, or so many be passed over."""
        best: Match | None = None
        if end < len(tokens) and self._goes_on(tokens, end):
            following = node.next.get(tokens.keys[end])
            if following is not None:
                best = self._walk(tokens, start, end + 1, following, initials)
            if best is None and initials and end > start and node.next and _is_initial(tokens, end):
                best = self._walk(tokens, start, end + 1, node, initials - 1)
                best = best if best is not None and best.end > end + 1 else None
        if best is None and node.entries:
            entries = tuple(entry for entry in node.entries if _is_written(tokens, start, end, entry))
            best = Match(end, entries) if entries else None
        return best

    @staticmethod
    def _goes_on(tokens: Tokens, index: int) -> bool:
        """Can the word belong to the same name as the one before it?"""
        join = tokens.joins[index]
        return join < COMMA or join == STOP or (join == COMMA and tokens.keys[index] in JUNIORS)

    def roles(self, person: str) -> tuple[HeldRole, ...]:
        """The offices of a person of the table, the latest first."""
        found = self._roles.get(person)
        if found is None:
            roles = sorted(self.actors[person].roles, key=lambda r: (r.to or "9999", r.from_ or ""), reverse=True)
            found = tuple(
                HeldRole(r.title, office_key(r.title), self.state_named(r.state), r.from_, r.to) for r in roles
            )
            self._roles[person] = found
        return found

    def shorts(self, person: str) -> tuple[tuple[str, ...], ...]:
        """The forms of a bare family name of a person of the table."""
        found = self._shorts.get(person)
        if found is None:
            found = tuple(short_forms(self.words[person][0], self.member_state(self.actors[person].member_of)))
            self._shorts[person] = found
        return found

    def bare_forms(self) -> dict[str, list[tuple[str, ...]]]:
        """The bare family names of all principals of the table, by first word, longest first."""
        if self._bare is None:
            grouped: dict[str, set[tuple[str, ...]]] = {}
            for person in self.words:
                if self.is_principal(person):
                    for form in self.shorts(person):
                        grouped.setdefault(form[0], set()).add(form)
            self._bare = {word: sorted(forms, key=lambda f: (-len(f), f)) for word, forms in grouped.items()}
        return self._bare

    def handles(self) -> dict[str, str]:
        """The names of the table's persons as a handle writes them, "adaorlo", with the one person so called."""
        if self._handles is None:
            found: dict[str, set[str]] = {}
            for person, names in self.words.items():
                for words in names:
                    found.setdefault("".join(words), set()).add(person)
            self._handles = {name: next(iter(people)) for name, people in found.items() if len(people) == 1}
        return self._handles

    def is_principal(self, person: str) -> bool:
        """Has the person ever spoken for a state or organisation?"""
        return any(rank_of(role.key) == PRINCIPAL for role in self.roles(person))

    def in_office(self, person: str, date: str) -> bool:
        """Did the person hold a principal's office on the day?"""
        return any(rank_of(role.key) == PRINCIPAL and role.covers(date) for role in self.roles(person))

    def holders(self, key: str, owner: str, date: str) -> list[str]:
        """Who of the table held an office on a day, in id order."""
        return [
            person
            for person in self._officers().get(owner, ())
            if any(role.key == key and role.owner == owner and role.covers(date) for role in self.roles(person))
        ]

    def offices(self, owner: str) -> frozenset[str]:
        """The keys of the offices of a state or institution whose holders the table knows."""
        roles = (role for person in self._officers().get(owner, ()) for role in self.roles(person))
        return frozenset(role.key for role in roles if role.owner == owner)

    def _officers(self) -> dict[str, list[str]]:
        """The persons of the table by the state or institution of any of their offices, in id order."""
        if self._by_owner is None:
            grouped: dict[str, list[str]] = {}
            for person in sorted(self.words):
                for owner in dict.fromkeys(role.owner for role in self.roles(person) if role.owner):
                    grouped.setdefault(owner, []).append(person)
            self._by_owner = grouped
        return self._by_owner

    def has_officers(self, actor: str) -> bool:
        """Does the table know anybody who has spoken for a state or an organisation?"""
        return any(
            role.owner == actor and rank_of(role.key) == PRINCIPAL
            for person in self._officers().get(actor, ())
            for role in self.roles(person)
        )

    def state_named(self, name: str | None) -> str | None:
        """The actor that a role's state or institution is."""
        return self.by_name.get(plain_name(name)) if name else None

    def person_named(self, name: str | None) -> str | None:
        """The one person of the table with this full name, alone or after a title: "President Ilmar Vesk"."""
        tokens = read_tokens(name or "", [0])
        for start in range(len(tokens)):
            if start and rank_of(office_key(" ".join(tokens.keys[:start]))) != PRINCIPAL:
                continue
            found = self.match(tokens, start)
            if found and found.end == len(tokens) > start + 1 and len(found.persons()) == 1:
                return found.persons()[0]
        return None

    def bodies(self, actor: str | None) -> list[str]:
        """The actor and those it is of, up the chain of membership; empty where the table does not have it."""
        found: list[str] = []
        while actor in self.actors and len(found) < MOST_BODIES:
            found.append(actor)
            actor = self.actors[actor].member_of
        return found

    def member_state(self, actor: str | None) -> str | None:
        """The state an actor is of, up the chain of membership; None where there is none."""
        return next((body for body in self.bodies(actor) if self.actors[body].kind == "state"), None)


def _sort_of(form: str, actor: Actor) -> str:
    """How a form of an actor is meant: a user's state may bring its adjectives and its capital among its aliases.

    "Norvian" shares its beginning with Norvia and is an adjective; a place that shares no word is the capital.
    """
    if actor.kind != "state" or form == actor.name or form.isupper():
        return NAME
    stems = {key[:STEM_CHARS] for key in plain_name(actor.name).split()}
    if not stems & {key[:STEM_CHARS] for key in plain_name(form).split()}:
        return CAPITAL
    return DEMONYM if ADJECTIVE_END.search(form) and " of " not in form else NAME


def _is_written(tokens: Tokens, start: int, end: int, entry: Entry) -> bool:
    """Is the form written as a name: acronyms exactly, other words with capitals?"""
    if entry.exact:
        word = tokens.word(start).replace(".", "")
        return word == entry.exact or (len(word) > 3 and word == entry.exact.capitalize())
    return all(
        tokens.upper[i]
        or tokens.keys[i] in LOWER_INSIDE
        or tokens.keys[i] in entry.small
        or (i > start and _hyphened(tokens, i))
        for i in range(start, end)
    )


def _hyphened(tokens: Tokens, index: int) -> bool:
    return tokens.text[tokens.starts[index] - 1] in "-‐‑"


def _is_initial(tokens: Tokens, index: int) -> bool:
    """Is it an initial, or two: "J." or "H.W."?"""
    if len(tokens.keys[index]) > 2 or not tokens.upper[index]:
        return False
    return tokens.text[tokens.ends[index] - 1] == "." or (index + 1 < len(tokens) and tokens.joins[index + 1] == STOP)


@lru_cache(maxsize=8192)
def plain_name(name: str) -> str:
    """A name of a state or institution as it is compared: folded, without its article."""
    keys = read_tokens(name, [0]).keys
    return " ".join(keys[1:] if keys[:1] == ["the"] else keys)


def name_words(name: str) -> tuple[str, ...]:
    """The folded words of a person's name, ``of COUNTRY`` left out."""
    keys = read_tokens(name, [0]).keys
    if "of" in keys[1:]:
        keys = keys[: keys.index("of", 1)]
    return tuple(keys)


def short_forms(words: Sequence[str], state: str | None) -> list[tuple[str, ...]]:
    """How a person may be called once named in full, longest first: the family name, with particles or middle names.

    "Mohammed bin Salman" is never "Salman" alone; "Abdel Fattah el-Sisi" may be "Sisi".
    """
    kept = [word for word in words if word not in SUFFIXES]
    if len(kept) < 2:
        return [tuple(kept)] if kept else []
    if state in FAMILY_NAME_FIRST:
        return [(kept[0],)]
    forms = set()
    for i in range(1, len(kept)):
        if kept[i - 1] not in PARTICLES or kept[i - 1] == "al":
            forms.add(tuple(kept[i:]))
        if kept[i] in PARTICLES and i + 1 < len(kept):
            forms.add(tuple(kept[i : i + 2]))
    return sorted(
        (form for form in forms if len(form[-1]) > 1 and form[-1] not in PARTICLES), key=lambda form: (-len(form), form)
    )


@lru_cache(maxsize=1)
def not_names() -> frozenset[str]:
    return load_words("not_names")


@lru_cache(maxsize=1)
def given_genders() -> dict[str, str]:
    return {fold_name(row["name"]): row["gender"] for row in load_rows("given_names")}


def gender_of(words: Iterable[str]) -> str | None:
    """The gender a given name suggests: "f", "m" or None."""
    genders = given_genders()
    return next((genders[word] for word in words if word in genders), None)
