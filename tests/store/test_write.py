"""What is written can be read, and only what is meant to go goes."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.model.errors import RecordError, UnknownId
from dragoman.model.records import Problem, Sentence
from dragoman.model.span import Span
from dragoman.store import IN_MEMORY, Store, open_store
from tests.store.small import (
    CALL,
    DECISION,
    FILLINGS,
    OF_BOTH,
    OF_READOUT,
    OF_REPORT,
    POSITION,
    READOUT,
    REPORT,
    at,
    document,
    fill,
)


def test_rows_of_a_document_come_back_in_text_order(store: Store) -> None:
    assert store.rows("attributions", REPORT.id) == OF_REPORT["attributions"]
    assert store.rows("actors_seen", READOUT.id) == OF_READOUT["actors_seen"]
    starts = [row.span.start for row in store.rows("sentences", REPORT.id)]
    assert starts == sorted(starts)
    assert store.document(REPORT.id) == REPORT


def test_rows_of_the_whole_record_come_back_in_the_order_of_their_ids(store: Store) -> None:
    for table, rows in OF_BOTH.items():
        assert store.rows(table) == rows
    ids = [row.id for row in store.rows("sentences")]
    assert ids == sorted(ids)
    assert len(ids) == len(OF_READOUT["sentences"]) + len(OF_REPORT["sentences"])


def test_rows_of_the_whole_record_are_found_by_the_documents_they_rest_on(store: Store) -> None:
    assert store.rows("contacts", REPORT.id) == [CALL]
    assert store.rows("positions", READOUT.id) == [POSITION]
    assert store.rows("passages", REPORT.id) == OF_BOTH["passages"]
    assert store.rows("dates", READOUT.id) == OF_BOTH["dates"]
    assert store.rows("dates", REPORT.id) == []


def test_rows_of_a_contact(store: Store) -> None:
    assert store.rows_of_contact("positions", "c_call") == OF_BOTH["positions"]
    assert store.rows_of_contact("positions", "c_other") == []


def test_a_document_written_again_replaces_its_rows_only(store: Store) -> None:
    only = Sentence("s_only", at(REPORT, "Nobody answered."))
    store.add_document(replace(REPORT, title="A title"), {"sentences": [only]}, "r2")
    assert store.rows("sentences", REPORT.id) == [only]
    assert store.rows("attributions", REPORT.id) == []
    assert store.document(REPORT.id).title == "A title"
    assert store.rows("sentences", READOUT.id) == OF_READOUT["sentences"]
    assert store.rows("contacts") == [CALL]
    assert store.check() == []


def test_replacing_touches_only_rows_that_differ(store: Store) -> None:
    before = store._connection.fetch('SELECT rowid, "row" FROM spans ORDER BY rowid')
    store.replace(OF_BOTH, FILLINGS)
    assert store._connection.fetch('SELECT rowid, "row" FROM spans ORDER BY rowid') == before
    changed = replace(POSITION, hedged=True)
    store.replace(OF_BOTH | {"positions": [changed]}, FILLINGS)
    after = store._connection.fetch('SELECT rowid, "row" FROM spans ORDER BY rowid')
    assert {row for _, row in set(before) ^ set(after)} == {"o_first", "o_second"}
    assert store.rows("positions") == [changed]
    assert store.check() == []


PROBLEMS = st.dictionaries(st.text(st.characters(exclude_categories=["Cs"]), min_size=1), st.sampled_from("abc"))


@given(PROBLEMS, PROBLEMS)
def test_a_table_has_exactly_the_rows_wanted_whatever_it_had(before: dict[str, str], after: dict[str, str]) -> None:
    with open_store(IN_MEMORY) as store:
        for told in (before, after):
            rows = [Problem(key, "stage_failed", message, "Report it.") for key, message in told.items()]
            store.replace({"input_problems": rows}, None)
            assert store.rows("input_problems") == sorted(rows, key=lambda row: row.id)


def test_a_row_handed_over_twice_is_one(empty: Store) -> None:
    row = Problem("p_1", "stage_failed", "It failed.", "Report it.")
    empty.replace({"input_problems": [row, row]}, None)
    assert empty.rows("input_problems") == [row]


def test_a_record_is_linked_once_the_whole_was_written(store: Store, empty: Store) -> None:
    assert empty.is_linked()
    assert store.is_linked()
    store.add_document(READOUT, OF_READOUT, "r2")
    assert not store.is_linked()
    store.replace({}, FILLINGS)
    assert store.is_linked()


def test_marks_are_kept(store: Store) -> None:
    reading = store.reading(READOUT.id)
    assert reading is not None
    assert (reading.mark, reading.failed) == ("r1", 0)
    assert store.reading("d_none") is None
    assert store.readings() == dict(sorted({READOUT.id: "r1", REPORT.id: "r1"}.items()))
    assert store.fillings() == FILLINGS


def test_sources_are_kept_by_path(store: Store) -> None:
    elsewhere = replace(REPORT, path="b/report.txt", published=None, published_from=None)
    store.add_source(elsewhere)
    assert store.sources(REPORT.id) == [replace(elsewhere, text=""), replace(REPORT, text="")]


def test_forgetting_leaves_no_word_of_the_document(store: Store) -> None:
    store.forget(READOUT.id)
    with pytest.raises(UnknownId):
        store.document(READOUT.id)
    connection = store._connection
    assert {row.span.doc_id for row in store.rows("sentences")} == {REPORT.id}
    for table in ("contacts", "passages", "commitments", "dates"):
        assert store.rows(table) == [], table
    assert [account.id for account in store.rows("accounts")] == ["a_voice"]
    assert connection.fetch("SELECT count(*) FROM spans WHERE doc NOT IN (SELECT n FROM documents)") == [(0,)]
    assert store.search("14 March") == []
    assert store.check() == []
    assert not store.is_linked()


def test_a_forgotten_document_that_is_read_again_gives_the_same_record(store: Store, empty: Store) -> None:
    store.forget(REPORT.id)
    assert store.rows("decisions") == [DECISION]
    assert store.check() == []
    store.add_document(REPORT, OF_REPORT, "r1")
    store.replace(OF_BOTH, FILLINGS)
    assert store.rows("contacts") == [CALL]
    assert [step.places[0].words for step in store.trace(DECISION.id).steps] == ["The leaders spoke"]
    assert store.check() == []


def test_forgetting_what_is_not_held_is_an_error(store: Store) -> None:
    with pytest.raises(UnknownId, match="has no document d_none"):
        store.forget("d_none")


def test_what_is_written_in_a_transaction_that_fails_is_not_there(empty: Store) -> None:
    def write_and_fail() -> None:
        with empty.transaction():
            empty.add_document(READOUT, OF_READOUT, "r1")
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        write_and_fail()
    assert empty.rows("documents") == []
    fill(empty)
    assert len(empty.rows("documents")) == 2


def test_rows_of_a_document_that_is_not_held_are_refused(empty: Store) -> None:
    with pytest.raises(RecordError, match="FOREIGN KEY"):
        empty.replace({"dates": OF_BOTH["dates"]}, {})


def test_text_may_hold_any_character(empty: Store) -> None:
    odd = replace(READOUT, id="d_odd", text="a\x00b \U0001f91d c\u0301 \ufeff end", title="\x00")
    empty.add_document(odd, {"sentences": [Sentence("s_1", Span("d_odd", 0, 4))]}, "r1")
    assert empty.document("d_odd") == odd
    assert empty.check() == []
    empty.forget("d_odd")
    assert empty.check() == []


def test_forgotten_words_are_not_in_the_file_any_more(tmp_path: Path) -> None:
    path = tmp_path / "record.db"
    secret = document("secret.txt", "The xylograph spoke. " * 200, title="Xylograph")
    with open_store(path) as store:
        fill(store)
        store.add_document(secret, {}, "r1")
        store.replace(OF_BOTH, FILLINGS)
    assert b"xylograph" in path.read_bytes()
    with open_store(path) as store:
        store.forget(secret.id)
    assert sorted(file.name for file in tmp_path.iterdir()) == ["record.db"]
    for word in (b"xylograph", b"Xylograph", b"secret.txt"):
        assert word not in path.read_bytes()
