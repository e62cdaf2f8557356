"""The settings of the stages of this room."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from dragoman.actors.index import ActorIndex
from dragoman.lexicon.actors import load_actors
from dragoman.model.records import Actor


@dataclass(frozen=True)
class ActorSettings:
    """Settings of ``describe``, ``mentions`` and ``gather_actors``.

    ``actors`` is the whole table, as ``load_actors`` gives it; empty means the package's own.
    ``headline_share`` (0 to 1) is the share of words of four letters or more that have capitals in
    a headline where capitals say nothing.
    """

    actors: tuple[Actor, ...] = ()
    headline_share: float = 0.75

    @cached_property
    def index(self) -> ActorIndex:
        """The table made ready for finding; built once, in about 20 ms."""
        return ActorIndex(self.actors or load_actors())
