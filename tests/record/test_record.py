"""A record as Python objects: rows, views, and what is written from it."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

import dragoman
from dragoman import Record
from dragoman.model.errors import InputError, RecordError, UnknownId
from dragoman.model.tables import TABLES
from dragoman.store import IN_MEMORY, open_store
from tests.store.small import CALL, COMMITMENT, POSITION, READOUT, REPORT, RETOLD, fill


@pytest.fixture
def record() -> Iterator[Record]:
    with Record(fill(open_store(IN_MEMORY))) as opened:
        yield opened


def test_every_table_of_the_contract_is_an_attribute(record: Record) -> None:
    for name, table in TABLES.items():
        if table.exported:
            assert getattr(record, name) == record.rows(name)
            assert getattr(Record, name).__doc__


def test_rows_are_records_in_the_order_of_their_ids(record: Record) -> None:
    assert record.contacts == [CALL]
    assert record.positions == [POSITION, RETOLD]
    assert [document.id for document in record.documents] == sorted([READOUT.id, REPORT.id])


def test_problems_are_those_of_documents_too(record: Record) -> None:
    assert [problem.id for problem in record.problems] == ["p_1"]


def test_table_that_is_none_is_named_with_those_there_are(record: Record) -> None:
    with pytest.raises(InputError, match=r"There is no table 'treaties'. The tables are documents, regions"):
        record.rows("treaties")


@pytest.mark.parametrize("named", ["c_call", "c_c", "c_old", "2031-03-14"])
def test_contact_is_found_by_id_its_beginning_an_old_id_or_its_day(record: Record, named: str) -> None:
    assert record.contact(named) == CALL


def test_day_of_two_contacts_names_none(record: Record) -> None:
    second = replace(CALL, id="c_second")
    record.store.replace({"contacts": [CALL, second]}, record.store.fillings())
    with pytest.raises(UnknownId, match="2 contacts on 2031-03-14: c_call, c_second"):
        record.contact("2031-03-14")


def test_actor_has_a_name(record: Record) -> None:
    assert [record.name(actor) for actor in ("orlo", "x:unheard-of", f"voice:{REPORT.id}")] == [
        "Ada Orlo", "x:unheard-of", "Harbour Gazette, in its own voice",
    ]  # fmt: skip


def test_views_take_a_contact_or_its_name(record: Record) -> None:
    assert record.compare(CALL) == record.compare("c_call") == record.compare("2031-03-14")
    assert record.compare(CALL).contact == CALL


def test_timeline_is_of_all_or_of_one_participant(record: Record) -> None:
    assert [moment.contact for moment in record.timeline()] == [CALL]
    assert [moment.contact for moment in record.timeline("vesk")] == [CALL]
    assert record.timeline("palace") == ()


def test_trace_search_and_check_are_those_of_the_store(record: Record) -> None:
    assert record.trace("m_ferry").steps[0].row == COMMITMENT
    assert [hit.words for hit in record.search("nobody", limit=1)] == ["Nobody answered."]
    assert record.check() == []


def test_export_and_report_are_written(record: Record, tmp_path: Path) -> None:
    assert tmp_path / "tables" / "contacts.csv" in record.export(tmp_path / "tables", "csv")
    assert record.report(tmp_path / "page.html").read_text(encoding="utf-8").startswith("<!DOCTYPE html>")
    with pytest.raises(InputError, match=r"There is no format 'xml'\. The formats are jsonl, csv, parquet"):
        record.export(tmp_path, "xml")


def test_table_becomes_a_data_frame(record: Record) -> None:
    pandas = pytest.importorskip("pandas", reason='needs pip install "dragoman[pandas]"')
    frame = record.to_pandas("positions")
    assert isinstance(frame, pandas.DataFrame)
    assert list(frame["id"]) == ["o_first", "o_second"]
    assert list(record.to_pandas("formulas").columns)[:2] == ["id", "wording"]


def test_missing_pandas_is_said_with_what_to_install(record: Record, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pandas", None)
    with pytest.raises(InputError, match=r'Install it with pip install "dragoman\[pandas\]"'):
        record.to_pandas("positions")


def test_opened_record_reads_and_closes(tmp_path: Path) -> None:
    path = tmp_path / "kept.db"
    with open_store(path) as store:
        fill(store)
    with dragoman.open_record(path) as record:
        assert record.contacts == [CALL]
        assert record.path == str(path)
        assert record.reading is None
        assert repr(record) == f"<dragoman.Record {path}>"
    record.close()


def test_record_that_is_not_there_is_not_made(tmp_path: Path) -> None:
    with pytest.raises(RecordError, match="There is no record"):
        dragoman.open_record(tmp_path / "none.db")
    assert list(tmp_path.iterdir()) == []


def test_open_record_keeps_nobody_from_writing(tmp_path: Path) -> None:
    path = tmp_path / "kept.db"
    with open_store(path) as store:
        fill(store)
    with dragoman.open_record(path) as record, open_store(path) as store:
        store.replace({"contacts": []}, store.fillings())
        assert record.contacts == []
