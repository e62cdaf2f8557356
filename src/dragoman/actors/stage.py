"""The stages of this room: what a document is, who is meant in it, and the actors of the record."""

from __future__ import annotations

from dragoman.actors.describe import describe
from dragoman.actors.gather import gather_actors
from dragoman.actors.mentions import find_mentions
from dragoman.actors.settings import ActorSettings
from dragoman.model.stage import PerDocument, Stage, WholeRecord

SETTINGS = ActorSettings()

DESCRIBE = Stage(
    name="describe",
    reads=("documents", "regions"),
    writes=("descriptions",),
    shape=PerDocument(),
    kernel=describe,
    settings=SETTINGS,
    version=5,
)
MENTIONS = Stage(
    name="mentions",
    reads=("documents", "descriptions", "regions", "sentences", "date_expressions"),
    writes=("actors_seen", "mentions"),
    shape=PerDocument(),
    kernel=find_mentions,
    settings=SETTINGS,
    version=9,
)
GATHER_ACTORS = Stage(
    name="gather_actors",
    reads=("actors_seen",),
    writes=("actors",),
    shape=WholeRecord(),
    kernel=gather_actors,
    settings=SETTINGS,
)
STAGES = (DESCRIBE, MENTIONS, GATHER_ACTORS)
