"""Documents into a record: once, with what lies beside them, and with one problem for what cannot be read."""

from __future__ import annotations

import io
import sys
from dataclasses import fields, replace
from pathlib import Path
from typing import Any

import pytest

import dragoman
from dragoman import Record
from dragoman.ingest.options import InputOptions
from dragoman.model.errors import InputError, RecordBusy, UnknownId
from dragoman.record.actors import find_actor_files, joined_actors, read_actor_file
from dragoman.record.reading import Columns
from dragoman.store import open_store
from tests.attribution.reader.changed import write_changed
from tests.record.folder import ACTORS, READOUT, make_folder

NEWS = (
    "The harbour master said the ferry would sail again in June, and critics believe that it will not.\n\n"
    "“We are ready,” Ada Orlo told reporters. Opponents of the plan fear higher tolls, according to a survey.\n"
)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return make_folder(tmp_path / "texts")


def summary(record: Record) -> tuple[int, int, int]:
    assert record.reading is not None
    return record.reading.summary.read, record.reading.summary.unchanged, record.reading.summary.problems


def names(record: Record) -> list[str]:
    return sorted(Path(document.path).name for document in record.documents)


def test_folder_is_read_with_its_metadata_and_actors(folder: Path) -> None:
    with dragoman.read(folder) as record:
        assert summary(record) == (2, 0, 0)
        assert names(record) == ["readout.txt", "report.txt"]
        assert {document.published_from for document in record.documents} == {"metadata"}
        assert {"x:orlo", "x:vesk"} <= {actor.id for actor in record.actors}
        assert record.path == ":memory:"


def test_one_path_or_several_of_any_kind_are_read(folder: Path) -> None:
    with dragoman.read(str(folder / "readout.txt")) as record:
        assert names(record) == ["readout.txt"]
    with dragoman.read([folder / "readout.txt", str(folder / "rep*.txt")]) as record:
        assert names(record) == ["readout.txt", "report.txt"]


def test_reading_twice_changes_nothing(folder: Path, tmp_path: Path) -> None:
    path = tmp_path / "record.db"
    with dragoman.read(folder, path) as record:
        before = {table: record.rows(table) for table in ("contacts", "positions", "attributions", "problems")}
    with dragoman.read(folder, path) as record:
        assert summary(record) == (0, 2, 0)
        assert {table: record.rows(table) for table in before} == before


def test_record_is_extended(folder: Path, tmp_path: Path) -> None:
    path = tmp_path / "record.db"
    dragoman.read(folder / "readout.txt", path, actors=folder / "actors.csv").close()
    with dragoman.read(folder, path) as record:
        assert names(record) == ["readout.txt", "report.txt"]


def test_later_run_need_not_be_given_the_actors_again(folder: Path, tmp_path: Path) -> None:
    path = tmp_path / "record.db"
    dragoman.read(folder, path).close()
    more = tmp_path / "more.txt"
    more.write_text("President Ada Orlo met President Ilmar Vesk on Friday.\n", encoding="utf-8")
    with dragoman.read(more, path) as record:
        met = next(document.id for document in record.documents if document.path == str(more))
        assert {"x:orlo", "x:vesk"} <= {mention.actor for mention in record.mentions if mention.span.doc_id == met}


def test_forgotten_document_leaves_nothing_and_the_others_stay(folder: Path, tmp_path: Path) -> None:
    path = tmp_path / "record.db"
    with dragoman.read(folder, path) as record:
        report = next(document.id for document in record.documents if document.path.endswith("report.txt"))
        record.forget(report)
        assert names(record) == ["readout.txt"]
        assert record.check() == []
        assert record.store.is_linked()
        kept = record.contacts
    with dragoman.read(folder / "readout.txt", actors=folder / "actors.csv", metadata=folder / "metadata.csv") as alone:
        assert kept == alone.contacts


def test_record_in_memory_forgets_too(folder: Path) -> None:
    with dragoman.read(folder) as record:
        for document in record.documents:
            record.forget(document.id)
        assert (record.documents, record.contacts, record.positions) == ([], [], [])


def test_file_that_cannot_be_read_is_a_problem_and_the_others_are_read(folder: Path) -> None:
    (folder / "empty.txt").write_bytes(b"")
    with dragoman.read([folder, folder / "missing.txt"]) as record:
        assert names(record) == ["readout.txt", "report.txt"]
        assert record.reading is not None
        assert sorted(problem.code for problem in record.reading.problems) == ["empty_file", "missing_path"]
        kept = {problem.code for problem in record.problems}
        assert "empty_file" in kept
        assert "missing_path" not in kept


def test_reading_nothing_makes_no_record(folder: Path) -> None:
    with dragoman.read(folder / "missing.txt", folder / "calls.db") as record:
        assert record.reading is not None
        assert [problem.code for problem in record.reading.problems] == ["missing_path"]
    assert not (folder / "calls.db").exists()


def test_document_is_named_by_its_id_path_or_file(folder: Path) -> None:
    with dragoman.read(folder) as record:
        readout = next(document for document in record.documents if document.path.endswith("readout.txt"))
        for named in (readout.id, readout.id[:8], readout.path, "readout.txt"):
            assert record.document(named) == readout
        with pytest.raises(UnknownId, match="could be any of 2 documents"):
            record.document("d_")
        with pytest.raises(UnknownId, match=r"readout\.txt"):
            record.document("nothing.txt")


def test_metadata_of_the_call_goes_before_that_of_the_folder(folder: Path) -> None:
    with dragoman.read(folder, published="2031-04-01", outlet="Northern Wire") as record:
        assert {(document.published, document.outlet) for document in record.documents} == {
            ("2031-04-01", "Northern Wire")
        }


def test_columns_have_the_names_they_are_given(tmp_path: Path) -> None:
    rows = tmp_path / "rows.csv"
    rows.write_text("number,body,day\n7,The leaders spoke.,2031-03-12\n", encoding="utf-8")
    with dragoman.read(rows, text_field="body", id_field="number", date_field="day") as record:
        (document,) = record.documents
    assert (document.path, document.text, document.published) == (f"{rows}#7", "The leaders spoke.", "2031-03-12")


def test_every_name_of_a_column_can_be_given() -> None:
    known = {field.name for field in fields(InputOptions)}
    assert set(Columns.__annotations__) == {name for name in known if name.endswith("_field")} | {"encoding"}


def test_dash_is_standard_input(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(READOUT.encode())))
    with dragoman.read("-") as record:
        assert [document.text for document in record.documents] == [READOUT]


def test_progress_is_told_of_every_document(folder: Path) -> None:
    told: list[tuple[str, int, int | None]] = []
    dragoman.read(folder, progress=lambda *step: told.append(step)).close()
    assert [step for step in told if step[0] == "documents"] == [("documents", 1, None), ("documents", 2, None)]


@pytest.mark.parametrize(
    ("more", "told"),
    [
        ({"published": "some day"}, "publication date 'some day' cannot be read"),
        ({"as_of": "2031-02-30"}, "The day '2031-02-30' to judge deadlines at cannot be read"),
        ({"metadata": "none.csv"}, "none.csv cannot be read"),
        ({"actors": "none.csv"}, "none.csv cannot be read"),
        ({"model": "none.onnx"}, "There is no model none.onnx"),
        ({"model": __file__}, "test_reading.py cannot be opened"),
        ({"least_probability": 1.1}, "1.1 is no probability"),
        ({"least_probability": float("nan")}, "nan is no probability"),
    ],
)
def test_mistake_of_the_caller_leaves_no_record(folder: Path, tmp_path: Path, more: dict[str, Any], told: str) -> None:
    with pytest.raises(InputError, match=told):
        dragoman.read(folder, tmp_path / "record.db", **more)
    assert not (tmp_path / "record.db").exists()


def test_documents_are_read_again_when_the_model_changes_and_not_when_it_moves(folder: Path, tmp_path: Path) -> None:
    record = tmp_path / "record.db"
    dragoman.read(folder, record).close()
    own, moved = (write_changed(tmp_path / name) for name in ("own.onnx", "moved.onnx"))
    for model, expected in ((own, (2, 0, 0)), (moved, (0, 2, 0)), (None, (2, 0, 0))):
        with dragoman.read(folder, record, model=model) as made:
            assert summary(made) == expected, model


def test_what_the_reader_is_less_sure_of_than_asked_is_left_out(folder: Path) -> None:
    (folder / "news.txt").write_text(NEWS)
    found = {}
    for asked in (None, 0.0, 0.9, 1.0):
        with dragoman.read(folder / "news.txt", least_probability=asked) as record:
            found[asked] = [row.probability for row in record.attributions]
    assert any(probability is not None for probability in found[None])
    assert len(found[0.0]) >= len(found[None]) > len(found[1.0])
    assert all(probability is None or probability >= 0.9 for probability in found[0.9])
    assert found[1.0].count(None) <= found[None].count(None)


def test_second_writer_is_told_to_wait(folder: Path, tmp_path: Path) -> None:
    with open_store(tmp_path / "record.db"), pytest.raises(RecordBusy, match="Wait until it is done"):
        dragoman.read(folder, tmp_path / "record.db")


def test_stopped_reading_lets_the_next_writer_in(folder: Path, tmp_path: Path) -> None:
    def stop(doing: str, done: int, total: int | None) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        dragoman.read(folder, tmp_path / "record.db", progress=stop)
    with dragoman.read(folder, tmp_path / "record.db") as record:
        assert names(record) == ["readout.txt", "report.txt"]


# ---------------------------------------------------------------- the user's actors


def test_tables_of_actors_are_found_in_folders_and_those_inside(folder: Path) -> None:
    inner = folder / "older"
    inner.mkdir()
    (inner / "actors.csv").write_text(ACTORS, encoding="utf-8")
    (folder / ".hidden").mkdir()
    (folder / ".hidden" / "actors.csv").write_text(ACTORS, encoding="utf-8")
    found = find_actor_files([str(folder), str(folder / "readout.txt"), "-"])
    assert found == [str(folder / "actors.csv"), str(inner / "actors.csv")]


def test_table_of_actors_in_another_encoding_is_a_mistake(tmp_path: Path) -> None:
    path = tmp_path / "actors.csv"
    path.write_bytes("name\nJosé\n".encode("latin-1"))
    with pytest.raises(InputError, match="is not in UTF-8"):
        read_actor_file(str(path))


def test_later_table_goes_before_an_earlier_one(folder: Path) -> None:
    actors = read_actor_file(str(folder / "actors.csv"))
    again = [replace(actor, name="A. Orlo") for actor in actors if actor.id == "x:orlo"]
    joined = joined_actors(actors, again)
    assert [actor.id for actor in joined] == sorted(actor.id for actor in actors)
    assert next(actor.name for actor in joined if actor.id == "x:orlo") == "A. Orlo"
