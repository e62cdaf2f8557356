"""Formulas come with their forms in order of time, and with those who use them."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from dragoman.export.formulas import FormulaHistory, read_formulas
from dragoman.model.errors import UnknownId
from dragoman.store import IN_MEMORY, Store, open_store
from tests.export.formulary import FERRY, FIRST, GAZETTE, NEW, SECOND, THIRD, USUAL, at, fill_with_formulas


@pytest.fixture
def store() -> Iterator[Store]:
    with open_store(IN_MEMORY) as opened:
        yield fill_with_formulas(opened)


@pytest.fixture
def ferry(store: Store) -> FormulaHistory:
    return read_formulas(store)[0]


def test_what_tells_most_comes_before_the_words_every_readout_opens_with(store: Store) -> None:
    assert [history.formula.id for history in read_formulas(store)] == ["f_ferry", "f_call"]


def test_forms_are_told_against_the_usual_one_in_order_of_time(ferry: FormulaHistory) -> None:
    assert [(form.wording, form.changed, form.first.day, form.last.day) for form in ferry.forms] == [
        (USUAL, 0, "2031-01-05", "2031-02-07"),
        (NEW, 1, "2031-03-09", "2031-03-10"),
    ]
    assert [(piece.old, piece.new) for piece in ferry.forms[1].pieces if not piece.same] == [("free", "safe")]


def test_spread_is_that_of_the_table(ferry: FormulaHistory) -> None:
    assert (ferry.contacts, ferry.documents) == (FERRY.contacts, 4)
    told = [(form.wording, form.first.day, len(form.uses)) for form in ferry.forms]
    assert told == [(variant.wording, variant.first, variant.count) for variant in FERRY.variants]
    assert {use.span for use in ferry.uses} == set(FERRY.evidence)


def test_teller_and_speakers_are_told_apart(ferry: FormulaHistory) -> None:
    users = {use.span.doc_id: (use.teller, use.speakers) for use in ferry.uses}
    assert users[FIRST.id] == users[SECOND.id] == ("palace", ("orlo",))
    assert users[THIRD.id] == ("palace", ("orlo", "vesk"))  # both together
    assert ferry.tellers() == [("palace", 4)]
    assert ferry.speakers() == [("orlo", 3), ("vesk", 1)]


def test_words_that_only_a_report_has_are_its_stated_tellers(ferry: FormulaHistory) -> None:
    (use,) = (use for use in ferry.uses if use.span == at(GAZETTE, NEW))
    assert (use.teller, use.speakers) == ("palace", ())  # who tells does not use the words beside himself


@pytest.mark.parametrize(
    ("actor", "uses"), [("vesk", {THIRD.id}), ("Ada", {FIRST.id, SECOND.id, THIRD.id}), ("Rose Palace", None)]
)
def test_history_of_an_actor_has_only_the_uses_of_that_one(store: Store, actor: str, uses: set[str] | None) -> None:
    ferry = read_formulas(store, actor)[0]
    assert {use.span.doc_id for use in ferry.uses} == (uses or {FIRST.id, SECOND.id, THIRD.id, GAZETTE.id})


def test_actor_without_a_formula_has_none(store: Store) -> None:
    assert read_formulas(store, "Senn") == ()
    with pytest.raises(UnknownId):
        read_formulas(store, "Nobody")


@pytest.mark.parametrize(
    ("words", "found"),
    [("FREE ferry", ["f_ferry"]), ("safe", ["f_ferry"]), ("f_f", ["f_ferry"]), ("ferr", []), ("free strait", [])],
)
def test_formulas_are_named_by_whole_words_of_a_form_or_by_id(store: Store, words: str, found: list[str]) -> None:
    assert [history.formula.id for history in read_formulas(store, words=words)] == found


def test_since_a_day_there_are_only_the_forms_that_are_new(store: Store) -> None:
    (history,) = read_formulas(store, since="2031-02-01")
    assert [form.wording for form in history.forms] == [NEW]
    assert read_formulas(store, since="2031-04-01") == ()


def test_record_without_formulas_has_none() -> None:
    with open_store(IN_MEMORY) as empty:
        assert read_formulas(empty) == ()
