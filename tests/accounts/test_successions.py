"""Which texts come after a contact of the same people."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.accounts.successions import Successions
from dragoman.model.records import Contact, Report
from dragoman.model.span import Span
from tests.builders import contact


def _report(doc: str, contact_id: str, main: bool = True) -> Report:
    return Report(doc, contact_id, main, None, (Span(doc, 0, 5),))


def _later(
    second: Contact, *more: Report, first: Contact | None = None, later: set[tuple[str, str]] | None = None
) -> bool:
    """Does a document about the second contact come after the first, told of in a document of its own?"""
    one = first or contact("c_1")
    successions = Successions([one, second], [_report("own", "c_1"), _report("other", "c_2"), *more])
    return successions.comes_later("other", one, "own", later)


def test_a_text_of_another_contact_of_the_same_people_comes_later() -> None:
    assert _later(contact("c_2"))
    assert _later(contact("c_2", ("orlo", "tarn", "vesk")))


def test_one_participant_in_common_is_not_enough() -> None:
    assert not _later(contact("c_2", ("orlo", "tarn")))


def test_a_text_that_tells_of_the_contact_itself_does_not() -> None:
    assert not _later(contact("c_2"), _report("other", "c_1", main=False))


def test_a_text_that_is_not_mainly_about_it_and_the_own_text_do_not() -> None:
    one, two = contact("c_1"), contact("c_2")
    successions = Successions([one, two], [_report("own", "c_2"), _report("other", "c_2", main=False)])
    assert not successions.comes_later("other", one, "own")
    assert not successions.comes_later("own", one, "own")
    assert not successions.comes_later("unheard of", one, "own")


@pytest.mark.parametrize(("day", "expected"), [("2024-02-12", False), ("2024-02-13", False), ("2024-02-14", True)])
def test_days_that_are_known_decide(day: str, expected: bool) -> None:
    first = contact("c_1", from_="2024-02-13", to="2024-02-13")
    assert _later(contact("c_2", from_=day, to=day), first=first) is expected


def test_where_later_contacts_are_named_one_without_a_day_must_be_among_them() -> None:
    assert not _later(contact("c_2"), later=set())
    assert _later(contact("c_2"), later={("c_1", "c_2")})
    days = {"from_": "2024-02-14", "to": "2024-02-14"}
    first = contact("c_1", from_="2024-02-13", to="2024-02-13")
    assert _later(contact("c_2", **days), first=first, later=set())


@given(st.lists(st.sets(st.sampled_from("abcdef"), min_size=1), min_size=2, max_size=8))
def test_who_shares_two_participants_shares_one_of_the_rarer(people: list[set[str]]) -> None:
    contacts = [contact(f"c_{number}", tuple(sorted(names))) for number, names in enumerate(people)]
    successions = Successions(contacts, [])
    for one in contacts:
        rarer = set(successions.rarer_people(one))
        assert rarer < set(one.participants)
        for two in contacts:
            if len(set(one.participants) & set(two.participants)) >= 2:
                assert rarer & set(two.participants)
