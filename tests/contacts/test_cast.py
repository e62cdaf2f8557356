from __future__ import annotations

from dragoman.contacts.cast import Cast
from dragoman.contacts.seats import join_seats, seats_agree, seats_hold
from dragoman.model.records import JOINT, Actor, Role
from tests.contacts.made import CAST

GROUP = Actor("x:four-leaders", "Four leaders", "group", member_of="four")
LOOSE = Actor("x:southern-allies", "southern allies", "group")
FULL = Cast([*CAST.values(), GROUP, LOOSE])


def test_a_side_is_the_state_or_body_an_actor_speaks_for() -> None:
    assert FULL.side("orlo") == FULL.side("castle") == FULL.side("norvia") == "norvia"
    assert FULL.side("tarn") == "meridian-league"
    assert FULL.side("x:four-leaders") == "harbour-four"
    assert FULL.side("x:southern-allies") == "x:southern-allies"


def test_the_side_of_one_nobody_knows_is_themselves() -> None:
    assert FULL.side("pell") == "pell"
    assert FULL.side("x:unheard-of") == "x:unheard-of"


def test_a_role_tells_the_side_where_no_membership_does() -> None:
    roles = (Role("Envoy", "Sund", "2020", "2024"), Role("Minister", "Caldera", "2025"))
    assert Cast([Actor("p", "P", "person", roles=roles)]).side("p") == "caldera"


def test_offices_of_which_a_state_has_one_are_told_by_their_titles() -> None:
    minister = Actor("m", "M", "person", roles=(Role("Foreign Minister"),))
    cast = Cast([*CAST.values(), minister])
    assert (cast.unique_offices("orlo"), cast.unique_offices("m")) == ({"head"}, {"foreign"})
    assert cast.unique_offices("pell") == cast.unique_offices("x:unheard-of") == frozenset()


def test_members_in_a_ring_end() -> None:
    ring = Cast([Actor("a", "A", "office", member_of="a")])
    assert ring.side("a") == "a"


def test_persons_go_before_groups_and_groups_before_states() -> None:
    assert FULL.principals(["norvia", "vesk", "orlo", "vesk"]) == ("vesk", "orlo")
    assert FULL.principals(["norvia", "x:four-leaders"]) == ("x:four-leaders",)
    assert FULL.principals(["norvia", "caldera"]) == ("norvia", "caldera")


def test_those_who_lead_and_those_who_accompany_are_told_by_their_roles() -> None:
    spouse = Cast([Actor("s", "S", "person", roles=(Role("First Lady", "Norvia"),))])
    assert FULL.leads("orlo")
    assert not FULL.leads("senn")
    assert spouse.accompanies("s")
    assert not FULL.accompanies("orlo")
    assert not FULL.is_person(JOINT)


def test_the_same_sides_agree_where_they_have_someone_in_common() -> None:
    assert seats_agree(("orlo", "vesk"), ("vesk", "orlo", "senn"), FULL)
    assert seats_agree(("orlo", "caldera"), ("orlo", "vesk"), FULL)
    assert not seats_agree(("orlo", "vesk"), ("senn", "vesk"), FULL)
    assert not seats_agree(("orlo", "vesk"), ("orlo", "vesk", "halt"), FULL)


def test_a_group_agrees_with_three_sides_or_more() -> None:
    assert seats_agree(("orlo", "x:southern-allies"), ("orlo", "vesk", "halt"), FULL)
    assert not seats_agree(("orlo", "x:southern-allies"), ("orlo", "vesk"), FULL)


def test_a_contact_holds_those_who_are_of_it() -> None:
    assert seats_hold(("orlo", "vesk"), ("vesk",), FULL)
    assert seats_hold(("orlo", "vesk"), ("caldera",), FULL)
    assert seats_hold(("orlo", "vesk"), (), FULL)
    assert not seats_hold(("orlo", "vesk"), ("senn",), FULL)


def test_names_take_the_place_of_states_and_groups() -> None:
    assert join_seats(("orlo", "caldera"), ("vesk",), FULL) == ("orlo", "vesk")
    assert join_seats(("orlo", "x:southern-allies"), ("vesk", "halt"), FULL) == ("orlo", "vesk", "halt")
    assert join_seats(("orlo", "x:southern-allies"), ("orlo",), FULL) == ("orlo", "x:southern-allies")
