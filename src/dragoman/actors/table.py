"""The table of actors, and what a user adds to it."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import lru_cache
from importlib.resources import files

from dragoman.model.errors import InputError
from dragoman.model.ids import slug
from dragoman.model.records import Actor, Role

COLUMNS = ("id", "name", "kind", "aliases", "member_of", "roles")
KINDS = ("person", "office", "state", "institution", "group")
DAY = re.compile(r"\d{4}(-\d\d(-\d\d)?)?")
COLUMNS_WANTED = f"The first line names the columns: {','.join(COLUMNS)}. Only name must be filled."
ROLES_WANTED = "Write a role as TITLE;STATE;FROM;TO with years or days, and join roles by |."


def load_actors(extra: Iterable[tuple[str, Iterable[str]]] = ()) -> tuple[Actor, ...]:
    """The package's actors and the user's, in id order.

    Args:
        extra: tables of the user's, each as its file's name and its lines. The columns are
            ``id,name,kind,aliases,member_of,roles``; aliases are joined by ``|``, and so are roles, each
            ``title;state;from;to``. An empty id is made of the name, an empty kind is ``person``.
            A row whose id is known extends that actor: its name, kind and membership win where they are filled,
            aliases are added, and its roles replace those of the same title and state.

    Raises:
        InputError: a row of ``extra`` cannot be used; it names file and line.
    """
    actors = _packaged()
    for name, lines in extra:
        actors = extend_actors(actors, read_actors(name, lines))
    return actors


def extend_actors(actors: Iterable[Actor], added: Iterable[Actor]) -> tuple[Actor, ...]:
    """A table with the rows of another put over it, in id order. To put the same rows over it again changes nothing."""
    rows = {actor.id: actor for actor in actors}
    for actor in added:
        held = rows.get(actor.id)
        rows[actor.id] = _extended(held, actor) if held else replace(actor, kind=actor.kind or "person")
    return tuple(rows[id] for id in sorted(rows))


def read_actors(name: str, lines: Iterable[str], origin: str = "user") -> Iterator[Actor]:
    """The actors of one table, in its order, with an empty kind where the row has none.

    Lines that begin with ``#`` are comments. A table without lines has no actors.

    Raises:
        InputError: as ``load_actors``.
    """
    rows = csv.reader("\n" if line.startswith("#") else line for line in lines)
    columns: list[str] = []
    try:
        for cells in rows:
            place = f"{name}, line {rows.line_num}"
            if not cells:
                continue
            if columns:
                yield _actor(columns, cells, place, origin)
            else:
                columns = [cell.strip().lstrip("\ufeff") for cell in cells]
                if "name" not in columns:
                    raise InputError(f"{place}: the table of actors has no column 'name'.", COLUMNS_WANTED)
    except csv.Error as error:
        raise InputError(f"{name}, line {rows.line_num}: not readable as CSV ({error}).", COLUMNS_WANTED) from error


def _actor(columns: list[str], row: list[str], place: str, origin: str) -> Actor:
    if len(row) > len(columns):
        raise InputError(
            f"{place}: the row has more cells than the table has columns.", "Quote cells that hold a comma."
        )
    cells = dict.fromkeys(COLUMNS, "") | dict(zip(columns, map(str.strip, row), strict=False))
    if not cells["name"]:
        raise InputError(f"{place}: an actor without a name.", COLUMNS_WANTED)
    kind = cells["kind"]
    if kind and kind not in KINDS:
        raise InputError(f"{place}: {kind!r} is no kind of actor.", f"Use one of {', '.join(KINDS)}.")
    id = cells["id"] or f"x:{slug(cells['name'])}"
    if id == "x:" or any(c.isspace() for c in id):
        raise InputError(f"{place}: {id!r} cannot be an id.", "Use a Wikidata id such as Q42, or x:some-name.")
    aliases = tuple(sorted({alias.strip() for alias in cells["aliases"].split("|")} - {"", cells["name"]}))
    roles = tuple(_role(role, place) for role in cells["roles"].split("|") if role.strip())
    return Actor(id, cells["name"], kind, aliases, cells["member_of"] or None, roles, origin)


def _role(text: str, place: str) -> Role:
    parts = [part.strip() for part in text.split(";")]
    if len(parts) != 4 or not parts[0]:
        raise InputError(f"{place}: {text!r} is no role.", ROLES_WANTED)
    title, state, start, end = parts
    for day in (start, end):
        if day and not DAY.fullmatch(day):
            raise InputError(f"{place}: {day!r} in the role {text!r} is no year or day.", ROLES_WANTED)
    return Role(title, state or None, start or None, end or None)


def _extended(held: Actor, added: Actor) -> Actor:
    """The packaged actor with what the user's row says of it."""
    offices = {(role.title, role.state) for role in added.roles}
    roles = added.roles + tuple(role for role in held.roles if (role.title, role.state) not in offices)
    aliases = {held.name, *held.aliases, *added.aliases} - {added.name}
    return replace(
        added,
        kind=added.kind or held.kind,
        aliases=tuple(sorted(aliases)),
        member_of=added.member_of or held.member_of,
        roles=tuple(sorted(roles, key=_by_office)),
    )


def _by_office(role: Role) -> tuple[str, str, str, str]:
    return role.title, role.state or "", role.from_ or "", role.to or ""


@lru_cache(maxsize=1)
def _packaged() -> tuple[Actor, ...]:
    text = files("dragoman.lexicon").joinpath("data").joinpath("actors.csv").read_text(encoding="utf-8")
    rows = read_actors("actors.csv", text.splitlines(keepends=True), origin="lexicon")
    return tuple(sorted(rows, key=lambda actor: actor.id))
