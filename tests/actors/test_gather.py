"""The actors of the record, united from what documents show."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from dragoman.actors.gather import gather_actors
from dragoman.model.records import Actor, ActorSeen, Role
from tests.actors.reading import SETTINGS

TOLD = Actor("x:a", "Anna Bo", "person", ("Bo",), "x:n", (Role("Mayor", "Norvia"),), "text")
LISTED = Actor("x:a", "Anna B. Bo", "person", (), None, (Role("Mayor", "Norvia", "2020"),), "lexicon")


def test_the_tables_name_wins_and_the_rest_is_united() -> None:
    (actor,) = gather_actors([ActorSeen("d_1", TOLD), ActorSeen("d_2", LISTED)], SETTINGS)
    assert actor.name == "Anna B. Bo"
    assert actor.aliases == ("Anna Bo", "Bo")
    assert actor.member_of == "x:n"
    assert actor.roles == (Role("Mayor", "Norvia"), Role("Mayor", "Norvia", "2020"))
    assert actor.origin == "lexicon"


def test_no_sightings_give_no_actors() -> None:
    assert list(gather_actors([], SETTINGS)) == []


names = st.sampled_from(("Anna", "Bo", "Anna Bo"))
actors = st.builds(
    Actor,
    st.sampled_from(("x:a", "x:b")),
    names,
    st.just("person"),
    st.lists(names, max_size=2).map(tuple),
    origin=st.sampled_from(("text", "lexicon", "user")),
)


@given(
    st.lists(st.builds(ActorSeen, st.sampled_from(("d_1", "d_2")), actors), unique_by=lambda r: (r.doc_id, r.actor.id))
)
def test_the_order_of_sightings_changes_nothing(seen: list[ActorSeen]) -> None:
    united = list(gather_actors(seen, SETTINGS))
    assert united == list(gather_actors(list(reversed(seen)), SETTINGS))
    assert [actor.id for actor in united] == sorted({row.actor.id for row in seen})
