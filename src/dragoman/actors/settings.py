"""The settings of the stages of this room."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import cached_property

from dragoman.actors.index import ActorIndex
from dragoman.actors.table import extend_actors, load_actors
from dragoman.model.records import Actor


@dataclass(frozen=True)
class ActorSettings:
    """Settings of ``describe``, ``mentions`` and ``gather_actors``.

    ``added`` are the user's own actors, put over the package's table. ``headline_share`` (0 to 1) is the share
    of words of four letters or more that have capitals in a headline where capitals say nothing.
    """

    added: tuple[Actor, ...] = ()
    headline_share: float = 0.75

    def with_actors(self, added: Iterable[Actor]) -> ActorSettings:
        """These settings with the user's own actors."""
        return replace(self, added=tuple(added))

    @property
    def actors(self) -> tuple[Actor, ...]:
        """The whole table, in id order."""
        return extend_actors(load_actors(), self.added)

    @cached_property
    def index(self) -> ActorIndex:
        """The whole table made ready for finding; built once, in about 30 ms."""
        return ActorIndex(self.actors, frozenset(actor.id for actor in load_actors()))
