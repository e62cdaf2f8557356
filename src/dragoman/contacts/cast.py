"""Who takes part: persons, groups and states, and the side each of them is on."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from dragoman.lexicon.contacts import load_contact_class
from dragoman.lexicon.words import load_class
from dragoman.model.ids import slug
from dragoman.model.records import JOINT, Actor, Role

PEOPLE = frozenset({"person", "office"})


class Cast:
    """The actors that a stage knows of, by id."""

    def __init__(self, actors: Iterable[Actor]) -> None:
        self._actors: dict[str, Actor] = {}
        for actor in sorted(actors, key=lambda a: (a.id, -len(a.roles), -len(a.aliases), a.name)):
            self._actors.setdefault(actor.id, actor)
        self._sides: dict[str, str] = {}  # of actors asked for

    def kind(self, actor: str) -> str:
        """The kind of an actor; an actor nobody described is read as a person."""
        known = self._actors.get(actor)
        return known.kind if known else ("group" if actor == JOINT else "person")

    def is_person(self, actor: str) -> bool:
        """A person, or an office that stands for the person who holds it."""
        return actor != JOINT and self.kind(actor) in PEOPLE

    def name(self, actor: str) -> str:
        """The name of an actor, or its id where nobody described it."""
        known = self._actors.get(actor)
        return known.name if known else actor

    def side(self, actor: str) -> str:
        """The state or institution an actor speaks for, as a key; the actor itself where that is not known."""
        if actor not in self._sides:
            self._sides[actor] = self._find_side(actor)
        return self._sides[actor]

    def _find_side(self, actor: str) -> str:
        known = self._actors.get(actor)
        if known is None:
            return actor
        if known.kind == "state":
            return slug(known.name)
        owner = self._actors.get(known.member_of or "")
        if owner is not None and owner.id != actor:
            return self.side(owner.id) if owner.kind != "group" else slug(owner.name)
        if known.kind == "group":
            return actor
        stated = [role.state for role in sorted(known.roles, key=_latest_first) if role.state]
        if stated:
            return slug(stated[0])
        return slug(known.name) if known.kind == "institution" else actor

    def is_of(self, actor: str, state: str) -> bool:
        """Is an actor known as a member of a state?"""
        known = self._actors.get(actor)
        return known is not None and known.member_of == state

    def leads(self, actor: str) -> bool:
        """Is it, or was it, at the head of a state or government?"""
        known = self._actors.get(actor)
        return known is not None and bool(_titles(known) & load_contact_class("head_role"))

    def unique_offices(self, actor: str) -> frozenset[str]:
        """The offices it holds of which a state has one: ``head``, ``foreign``."""
        known = self._actors.get(actor)
        titles = _titles(known) if known else frozenset()
        named = {"head": "head_role", "foreign": "foreign_role"}
        return frozenset(office for office, role in named.items() if titles & load_contact_class(role))

    def accompanies(self, actor: str) -> bool:
        """Is it known as the spouse of one who leads, and as nothing else?"""
        known = self._actors.get(actor)
        titles = _titles(known) if known else frozenset()
        return bool(titles) and titles <= load_contact_class("spouse_role")

    def speaks_for_others(self, actor: str) -> bool:
        """Is it known as a spokesperson, and as nothing else?"""
        known = self._actors.get(actor)
        titles = _titles(known) if known else frozenset()
        return bool(titles) and all(load_contact_class("spokes_role") & set(title.split("-")) for title in titles)

    def is_press(self, actor: str) -> bool:
        """Is it a newspaper, an agency or a broadcaster, by its name, or known as a person of one?"""
        known = self._actors.get(actor)
        if known is not None and known.kind == "person":
            known = self._actors.get(known.member_of or "")
        if known is None or known.kind != "institution":
            return False
        return not load_class("press_word").isdisjoint(known.name.lower().replace("-", " ").split())

    def sides(self, actors: Iterable[str]) -> dict[str, tuple[str, ...]]:
        """The actors by side, in the order of the sides' keys."""
        found: dict[str, list[str]] = {}
        for actor in actors:
            found.setdefault(self.side(actor), []).append(actor)
        return {side: tuple(found[side]) for side in sorted(found)}

    def principals(self, actors: Sequence[str]) -> tuple[str, ...]:
        """Persons where there are any, with groups; else groups; else states and institutions. In the order given."""
        unique = list(dict.fromkeys(actors))
        people = [a for a in unique if self.is_person(a)]
        groups = [a for a in unique if self.kind(a) == "group"]
        return tuple(a for a in unique if a in people or a in groups) if people or groups else tuple(unique)


def _titles(actor: Actor) -> frozenset[str]:
    return frozenset(role.title.lower().replace(" ", "-") for role in actor.roles)


def _latest_first(role: Role) -> tuple[bool, int]:
    """Roles still held before those laid down, the one taken up last first."""
    digits = "".join(c for c in role.from_ or "" if c.isdigit())
    return role.to is not None, -int(digits.ljust(8, "0")[:8] or 0)
