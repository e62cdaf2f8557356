"""A contact comes with all that is told of it, retellings with what they retell."""

from __future__ import annotations

from dataclasses import replace

import pytest

from dragoman.export.contact import ContactView, view_contact
from dragoman.export.sources import Sources
from dragoman.model.records import Link
from dragoman.store import Store
from tests.store.small import (
    AGREED,
    AGREEING,
    CALL,
    COMMITMENT,
    DUE,
    FILLINGS,
    INNER,
    OF_BOTH,
    OWN,
    POSITION,
    READOUT,
    REPORT,
    RETOLD,
    SAID,
    VOICED,
    at,
)


def view(store: Store, **rows: object) -> ContactView:
    if rows:
        store.replace({**OF_BOTH, **rows}, FILLINGS)
    return view_contact(Sources(store), CALL)


def test_documents_about_it_come_first_and_then_by_day(store: Store) -> None:
    in_passing = replace(OF_BOTH["reports"][1], main=False)
    assert [entry.report.doc_id for entry in view(store).reports] == [REPORT.id, READOUT.id]
    reports = view(store, reports=[OF_BOTH["reports"][0], in_passing]).reports
    assert [entry.report.doc_id for entry in reports] == [READOUT.id, REPORT.id]


def test_document_comes_with_what_speaks_for_it_and_against(store: Store) -> None:
    links = [
        Link(REPORT.id, CALL.id, fact, weighs, (at(REPORT, "The leaders"),))
        for fact, weighs in (("date", "for"), ("done", "against"))
    ]
    report, readout = view(store, links=links).reports
    assert [link.fact for link in report.speaks_for] == ["date"]
    assert [link.fact for link in report.speaks_against] == ["done"]
    assert readout.speaks_for == readout.speaks_against == ()


def test_whole_accounts_come_first_and_retellings_stand_with_the_first_telling(store: Store) -> None:
    own, voiced = view(store).accounts
    assert (own.account, voiced.account) == (OWN, VOICED)
    assert [(entry.position, entry.retold) for entry in own.positions] == [(POSITION, (RETOLD,))]
    assert (voiced.positions, voiced.retells) == ((), (POSITION,))


def test_account_that_repeats_itself_retells_nobody(store: Store) -> None:
    again = [replace(RETOLD, id=name, account=OWN.id) for name in ("o_second", "o_third")]
    own, _ = view(store, positions=[POSITION, *again]).accounts
    assert (own.positions[0].retold, own.retells) == (tuple(again), ())


def test_position_whose_first_telling_is_not_of_the_contact_stands_for_itself(store: Store) -> None:
    _, voiced = view(store, positions=[replace(RETOLD, same_as="o_elsewhere")]).accounts
    assert [entry.position.id for entry in voiced.positions] == [RETOLD.id]
    assert voiced.retells == ()


def test_position_stands_in_its_attributions_from_the_outermost(store: Store) -> None:
    _, voiced = view(store, positions=[replace(RETOLD, same_as=None)]).accounts
    assert voiced.positions[0].chain == (SAID, INNER)


def test_attributions_that_stand_in_one_another_end(store: Store) -> None:
    rows = [replace(AGREEING, parent="t_other"), replace(AGREEING, id="t_other", parent=AGREEING.id)]
    store.add_document(READOUT, {"attributions": rows}, "r2")
    own, _ = view(store, dates=[], commitments=[]).accounts
    assert [row.id for row in own.positions[0].chain] == ["t_other", AGREEING.id]


def test_commitment_comes_with_its_deadline_and_retellings(store: Store) -> None:
    again = replace(COMMITMENT, id="m_again", same_as=COMMITMENT.id, evidence=(at(REPORT, AGREED),))
    (entry,) = view(store, commitments=[COMMITMENT, again]).commitments
    assert (entry.commitment, entry.deadline, entry.retold) == (COMMITMENT, DUE, (again,))


def test_claims_are_those_that_cite_one_of_its_accounts(store: Store) -> None:
    (claim,) = OF_BOTH["unsupported"]
    elsewhere = replace(claim, id="u_2", account="a_elsewhere")
    assert view(store, unsupported=[claim, elsewhere]).unsupported == (claim,)


def test_shared_wording_is_counted_once_and_formulas_not_at_all(store: Store) -> None:
    (passage,) = OF_BOTH["passages"]
    part = replace(passage, id="w_2", a=at(READOUT, "reopen the grain"), b=at(REPORT, "reopen the grain"))
    stock = replace(passage, id="w_3", kind="formula", a=at(READOUT, "spoke"), b=at(REPORT, "spoke"))
    shown = view(store, passages=[passage, part, stock])
    assert {row.id for row in shown.passages} == {"w_1", "w_2"}
    (share,) = shown.wording
    assert (share.doc_id, share.source, share.marked, share.chars) == (REPORT.id, READOUT.id, "quoted", len(AGREED))
    assert share.share == pytest.approx(len(AGREED) / len(REPORT.text))
