"""The user's own actors: where their tables lie, and those a record holds."""

from __future__ import annotations

import os
from collections.abc import Iterable
from typing import TYPE_CHECKING

from dragoman.actors.gather import gather_actors
from dragoman.actors.settings import ActorSettings
from dragoman.actors.table import read_actors
from dragoman.model.errors import InputError
from dragoman.model.records import Actor

if TYPE_CHECKING:
    from dragoman.store import Store

ACTORS_NAME = "actors.csv"  # a folder's own table of actors


def find_actor_files(paths: Iterable[str]) -> list[str]:
    """The tables of actors in the folders among the paths, in the order of the paths."""
    found = []
    for path in paths:
        for folder, inner, names in os.walk(path):
            inner[:] = sorted(name for name in inner if not name.startswith("."))
            if ACTORS_NAME in names:
                found.append(os.path.join(folder, ACTORS_NAME))
    return found


def read_actor_file(path: str) -> list[Actor]:
    """The actors of one CSV file.

    Raises:
        InputError: the file cannot be read, or a row of it cannot be used.
    """
    try:
        with open(path, encoding="utf-8-sig", newline="") as file:
            return list(read_actors(path, file))
    except OSError as error:
        raise InputError(f"The table of actors {path} cannot be read ({error.strerror}).", "Check its path.") from error
    except UnicodeDecodeError as error:
        raise InputError(f"The table of actors {path} is not in UTF-8.", "Save it as UTF-8.") from error


def kept_actors(store: Store) -> list[Actor]:
    """The user's own actors that documents of the record name: a later run need not be given them again."""
    return list(gather_actors(store.own_actors(), ActorSettings()))


def joined_actors(*tables: Iterable[Actor]) -> tuple[Actor, ...]:
    """The actors of all tables in the order of their ids; of two with one id, that of the later table."""
    by_id = {actor.id: actor for table in tables for actor in table}
    return tuple(by_id[actor_id] for actor_id in sorted(by_id))
