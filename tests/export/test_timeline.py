"""Contacts stand in order of time with what tells of them and what was committed to."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest

from dragoman.export.timeline import read_timeline
from dragoman.store import IN_MEMORY, Store, open_store
from tests.store.small import CALL, COMMITMENT, DUE, FILLINGS, OF_BOTH, READOUT, REPORT, fill


@pytest.fixture
def store() -> Iterator[Store]:
    with open_store(IN_MEMORY) as opened:
        yield fill(opened)


def test_a_contact_comes_with_its_documents_and_commitments(store: Store) -> None:
    (moment,) = read_timeline(store)
    assert (moment.contact, moment.dated) == (CALL, True)
    assert [(told.doc_id, told.main) for told in moment.documents] == [(REPORT.id, True), (READOUT.id, True)]
    assert moment.documents[0].label == "Harbour Gazette, 2031-03-15"
    assert [(due.commitment, due.deadline, due.retold) for due in moment.commitments] == [(COMMITMENT, DUE, 0)]


def test_a_commitment_that_retells_another_is_counted_with_it(store: Store) -> None:
    again = replace(COMMITMENT, id="m_again", same_as="m_ferry", evidence=(REPORT.span(0, 10),))
    store.replace(OF_BOTH | {"commitments": [COMMITMENT, again]}, FILLINGS)
    (moment,) = read_timeline(store)
    assert [(due.commitment.id, due.retold) for due in moment.commitments] == [("m_ferry", 1)]


def test_contacts_stand_by_day_then_by_bounds_and_those_without_last(store: Store) -> None:
    contacts = [
        replace(CALL, id="c_late", from_="2031-06-01", to="2031-06-02"),
        replace(CALL, id="c_never", from_=None, to=None),
        replace(CALL, id="c_bound", from_=None, to=None, earliest="2031-04-01", latest="2031-05-01"),
        replace(CALL, id="c_by", from_=None, to=None, latest="2031-03-01"),
        CALL,
    ]
    store.replace(OF_BOTH | {"contacts": contacts}, FILLINGS)
    assert [(moment.contact.id, moment.dated) for moment in read_timeline(store)] == [
        ("c_by", False),
        ("c_call", True),
        ("c_bound", False),
        ("c_late", True),
        ("c_never", False),
    ]


def test_an_empty_record_has_no_moments() -> None:
    with open_store(IN_MEMORY) as empty:
        assert read_timeline(empty) == ()
