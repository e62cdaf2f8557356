"""The package's table of actors, and a user's own beside it."""

from __future__ import annotations

import re

import pytest

from dragoman.actors.offices import rank_of
from dragoman.actors.settings import ActorSettings
from dragoman.actors.table import extend_actors, load_actors, read_actors
from dragoman.lexicon.loader import load_rows
from dragoman.model.errors import InputError
from dragoman.model.records import Role

HEADER = "id,name,kind,aliases,member_of,roles"


def test_the_table_is_sound() -> None:
    actors = {actor.id: actor for actor in load_actors()}
    index = ActorSettings().index
    assert len(actors) > 1000
    assert list(actors) == sorted(actors)
    for actor in actors.values():
        assert re.fullmatch(r"Q[1-9]\d*|x:[a-z0-9-]+", actor.id)
        assert actor.member_of is None or actor.member_of in actors
        assert actor.name not in actor.aliases
        for role in actor.roles:
            assert role.state is None or index.state_named(role.state), f"{actor.name}: {role}"
            assert not (role.from_ and role.to) or role.from_[:4] <= role.to[:4], f"{actor.name}: {role}"


@pytest.mark.parametrize("table", ["demonyms", "metonyms", "issuers"])
def test_word_tables_name_actors_that_exist(table: str) -> None:
    ids = {actor.id for actor in load_actors()}
    column = "state" if table == "demonyms" else "actor"
    assert [row for row in load_rows(table) if row[column] not in ids] == []


def test_titles_rank_their_keys_one_way() -> None:
    ranks = {(row["key"], row["rank"]) for row in load_rows("titles")}
    assert len(ranks) == len({key for key, _ in ranks})
    assert rank_of("foreign ministry spokesman") == "spokesperson"


@pytest.mark.parametrize(
    ("id", "name"),
    [("Q6279", "Joe Biden"), ("Q7747", "Vladimir Putin"), ("x:white-house", "White House"), ("x:kremlin", "Kremlin")],
)
def test_those_the_record_names_are_there(id: str, name: str) -> None:
    assert {actor.id: actor.name for actor in load_actors()}[id] == name


def test_terms_are_told_apart_by_day() -> None:
    index = ActorSettings().index
    assert index.holders("prime minister", "Q145", "2022-09-10") == ["Q272201"]
    assert index.holders("president", "Q30", "2018-01-01") == ["Q22686"]
    assert index.holders("secretary general", "Q7184", "2021-01-26") == ["x:jens-stoltenberg"]


def test_a_users_row_extends_the_actor_of_its_id() -> None:
    lines = [
        HEADER,
        "Q7747,,,,,".replace("Q7747,", "Q7747,Wladimir Putin"),
        "x:vesk,Ilmar Vesk,,Vesk,,Mayor;Norvia;2020;",
    ]
    actors = {actor.id: actor for actor in load_actors([("own.csv", lines)])}
    putin = actors["Q7747"]
    assert (putin.name, putin.kind, putin.origin) == ("Wladimir Putin", "person", "user")
    assert "Vladimir Putin" in putin.aliases
    assert any(role.title == "President" for role in putin.roles)
    assert actors["x:vesk"].kind == "person"
    assert actors["x:vesk"].roles == (Role("Mayor", "Norvia", "2020"),)


def test_a_users_role_replaces_that_of_the_same_office() -> None:
    row = "Q6279,Joe Biden,,,,President;United States;2021-01-20;2024-12-31"
    biden = next(actor for actor in load_actors([("own.csv", [HEADER, row])]) if actor.id == "Q6279")
    assert [role.to for role in biden.roles if role.title == "President"] == ["2024-12-31"]
    assert any(role.title == "Vice President" for role in biden.roles)


def test_putting_a_table_over_itself_changes_nothing() -> None:
    added = list(read_actors("own.csv", [HEADER, "x:n,Norvia,state,Norvian,,", "Q30,United States,,Yankees,,"]))
    once = extend_actors(load_actors(), added)
    assert extend_actors(once, added) == once
    assert extend_actors(once, [actor for actor in once if actor.origin == "user"]) == once


def test_an_empty_id_is_made_of_the_name() -> None:
    (actor,) = read_actors("own.csv", ["name,kind", "Élan Vösk,person"])
    assert actor.id == "x:elan-vosk"


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("x:a,,person,,,", "without a name"),
        ("x:a,Anna,robot,,,", "'robot'"),
        ("x:a,Anna,person,,,Mayor;Norvia", "'Mayor;Norvia'"),
        ("x:a,Anna,person,,,Mayor;Norvia;May 2020;", "'May 2020'"),
        ("x:a,Anna,person,,,,,", "more cells"),
        ("a b,Anna,person,,,", "'a b'"),
    ],
)
def test_a_bad_row_names_file_and_line(line: str, said: str) -> None:
    with pytest.raises(InputError) as error:
        load_actors([("own.csv", ["# mine\n", f"{HEADER}\n", "\n", f"{line}\n"])])
    assert "own.csv, line 4" in str(error.value)
    assert said in str(error.value)


def test_a_table_without_names_says_what_it_wants() -> None:
    with pytest.raises(InputError, match=r"own\.csv, line 1: .*'name'"):
        list(read_actors("own.csv", ["id,label"]))


def test_a_users_state_may_bring_its_adjectives_and_its_capital() -> None:
    lines = [HEADER, "x:n,Norvia,state,Norvian|Norvians|Port Halle|Republic of Norvia,,"]
    index = ActorSettings().with_actors(read_actors("own.csv", lines)).index
    sorts = {form: entry.sort for form in ("norvian", "norvians", "norvia") for entry in index.root.next[form].entries}
    assert sorts == {"norvian": "demonym", "norvians": "demonym", "norvia": "name"}
    assert index.root.next["port"].next["halle"].entries[0].sort == "capital"
