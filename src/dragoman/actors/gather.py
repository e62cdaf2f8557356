"""The actors of the record: what the documents show of each, united."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from dragoman.actors.settings import ActorSettings
from dragoman.model.records import Actor, ActorSeen, Role

ORIGINS = ("user", "lexicon", "text")  # whose name wins


def gather_actors(seen: Sequence[ActorSeen], settings: ActorSettings) -> Iterator[Actor]:
    """Unite the sightings of every actor, in id order.

    The name, kind and membership are those of the user's table, else of the package's, else of the document
    with the smallest id; aliases and roles are united and sorted. No sightings give no actors. Linear.
    """
    rows: dict[str, list[ActorSeen]] = {}
    for row in seen:
        rows.setdefault(row.actor.id, []).append(row)
    for id in sorted(rows):
        actors = [row.actor for row in sorted(rows[id], key=_standing)]
        first = actors[0]
        names = {name for actor in actors for name in (actor.name, *actor.aliases)} - {first.name}
        roles = {role for actor in actors for role in actor.roles}
        member_of = next((actor.member_of for actor in actors if actor.member_of), None)
        yield Actor(
            id, first.name, first.kind, tuple(sorted(names)), member_of, tuple(sorted(roles, key=_office)), first.origin
        )


def _standing(row: ActorSeen) -> tuple[int, str]:
    return ORIGINS.index(row.actor.origin) if row.actor.origin in ORIGINS else len(ORIGINS), row.doc_id


def _office(role: Role) -> tuple[str, str, str, str]:
    """None sorts before any state or day."""
    return role.title, role.state or "", role.from_ or "", role.to or ""
