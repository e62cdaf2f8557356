"""Contacts are chosen by actor, status and days; what may be meant is never left out."""

from __future__ import annotations

from dataclasses import replace

import pytest

from dragoman.export.choosing import Choice, choose, find_actors
from dragoman.export.timeline import read_timeline
from dragoman.model.errors import UnknownId
from dragoman.store import Store
from tests.store.small import CALL

BOUNDED = replace(CALL, from_=None, to=None, earliest="2031-03-01", latest="2031-03-20")
OPEN = replace(CALL, from_=None, to=None)


@pytest.mark.parametrize(
    ("choice", "admitted"),
    [
        (Choice(), True),
        (Choice(actors=frozenset({"orlo", "senn"})), True),
        (Choice(actors=frozenset({"senn"})), False),
        (Choice(status="held"), True),
        (Choice(status="planned"), False),
        (Choice(since="2031-03-14", until="2031-03-14"), True),
        (Choice(since="2031-03-15"), False),
        (Choice(until="2031-03-13"), False),
    ],
)
def test_contact_with_a_day_is_admitted_where_all_agrees(choice: Choice, admitted: bool) -> None:
    assert choice.admits(CALL) is admitted


def test_contact_without_a_day_is_left_out_only_where_its_bounds_say_so() -> None:
    assert Choice(since="2031-03-20").admits(BOUNDED)
    assert not Choice(since="2031-03-21").admits(BOUNDED)
    assert not Choice(until="2031-02-28").admits(BOUNDED)
    assert Choice(since="2031-03-21", until="2031-03-22").admits(OPEN)


def test_chosen_contacts_keep_their_order(store: Store) -> None:
    moments = read_timeline(store)
    assert list(choose(moments, Choice(status="held"))) == list(moments)


@pytest.mark.parametrize("named", ["orlo", "Ada", "ADA ORLO", "ada o"])
def test_actor_is_found_by_id_or_part_of_a_name(store: Store, named: str) -> None:
    assert find_actors(store, named) == {"orlo"}


def test_actor_whom_nobody_names_is_an_error(store: Store) -> None:
    with pytest.raises(UnknownId, match="Nobody in the record is called 'Senn'"):
        find_actors(store, "Senn")
