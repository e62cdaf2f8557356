"""From any row a reader comes to the words."""

from __future__ import annotations

import pytest

from dragoman.model.errors import UnknownId
from dragoman.model.tables import TABLES
from dragoman.store import Store
from tests.store.small import CALL, DECISION, READOUT, REPORT


def relations(store: Store, asked: str) -> list[tuple[str, str, str]]:
    return [(step.relation, step.table, step.id) for step in store.trace(asked).steps]


def test_a_position_leads_to_its_attribution_account_and_contact(store: Store) -> None:
    assert relations(store, "o_second") == [
        ("row", "positions", "o_second"),
        ("same_as", "positions", "o_first"),
        ("attribution", "attributions", "t_inner"),
        ("account", "accounts", "a_voice"),
        ("attribution", "attributions", "t_agreed"),
        ("account", "accounts", "a_own"),
        ("teller_inferred", "inferences", "t_inner"),
        ("parent", "attributions", "t_said"),
        ("contact", "contacts", "c_call"),
    ]


def test_every_place_has_the_words_of_its_span_and_those_around(store: Store) -> None:
    for table in TABLES:
        for row in store.rows(table):
            if not hasattr(row, "id") or table in ("topics", "runs"):
                continue
            for step in store.trace(row.id).steps:
                for place in step.places:
                    doc = store.document(place.span.doc_id)
                    assert place.words == doc.slice(place.span)
                    assert place.before + place.words + place.after in doc.text
                    assert place.path == doc.path


def test_a_contact_leads_to_all_documents_that_tell_of_it(store: Store) -> None:
    steps = store.trace("c_call").steps
    assert [step.table for step in steps] == ["contacts", "reports", "reports"]
    assert {step.row.doc_id for step in steps[1:]} == {READOUT.id, REPORT.id}
    assert [place.words for place in steps[0].places] == [
        "President Orlo spoke with President Vesk",
        "The leaders spoke",
    ]


def test_an_old_id_of_a_contact_leads_to_the_new(store: Store) -> None:
    trace = store.trace("c_old")
    assert trace.redirected
    assert trace.steps[0].row == CALL
    assert not store.trace("c_call").redirected
    assert store.row("contacts", "c_old") == CALL


def test_an_actor_leads_to_its_mentions(store: Store) -> None:
    steps = store.trace("orlo").steps
    assert [place.words for place in steps[1].places] == ["President Orlo"]


def test_the_beginning_of_an_id_is_enough_where_it_is_the_only_one(store: Store) -> None:
    assert store.trace("m_f").steps[0].id == "m_ferry"
    assert store.trace(READOUT.id[:20]).steps[0].row == READOUT
    assert not store.trace("m_f").redirected
    with pytest.raises(UnknownId, match="could be any of 2 rows: o_first, o_second"):
        store.trace("o_")


def test_a_date_is_found_before_the_expression_it_resolves(store: Store) -> None:
    assert relations(store, "x_may")[0] == ("row", "dates", "x_may")
    assert store.row("date_expressions", "x_may").meaning == "month:5"


def test_decisions_and_problems_are_traced(store: Store) -> None:
    assert relations(store, DECISION.id) == [("row", "decisions", DECISION.id)]
    assert relations(store, "p_1") == [("row", "document_problems", "p_1")]


def test_an_id_that_no_row_has_is_an_error(store: Store) -> None:
    for asked in ("c_none", "%", "_", ""):
        with pytest.raises(UnknownId):
            store.trace(asked)
    with pytest.raises(UnknownId):
        store.row("contacts", "o_first")
