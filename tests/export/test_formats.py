"""Exports are whole files, the same for the same record."""

from __future__ import annotations

import csv
import json
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from dragoman.export import formats
from dragoman.export.formats import FORMATS, export_csv, export_jsonl, export_parquet
from dragoman.export.views import export_rows, exported_tables
from dragoman.model.errors import InputError
from dragoman.store import IN_MEMORY, Store, open_store
from tests.store.small import FILLINGS, OF_BOTH, OF_READOUT, READOUT, REPORT, fill


@pytest.fixture
def store() -> Iterator[Store]:
    with open_store(IN_MEMORY) as opened:
        yield fill(opened)


@pytest.mark.parametrize("format", FORMATS)
def test_one_file_a_table_and_nothing_else(format: str, store: Store, tmp_path: Path) -> None:
    if format == "parquet":
        pytest.importorskip("pyarrow")
    written = FORMATS[format](store, tmp_path / "made" / "here")
    assert [path.name for path in written] == [f"{table}.{format}" for table in exported_tables(store)]
    assert sorted((tmp_path / "made" / "here").iterdir()) == sorted(written)


def test_jsonl_has_the_rows_one_a_line(store: Store, tmp_path: Path) -> None:
    for path in export_jsonl(store, tmp_path):
        content = path.read_bytes().decode("utf-8")
        assert "\r" not in content
        assert not content or content.endswith("\n")
        assert [json.loads(line) for line in content.splitlines()] == list(export_rows(store, path.stem))
        assert not any(line != line.rstrip() for line in content.split("\n"))


def test_jsonl_is_utf_8_without_escapes(store: Store, tmp_path: Path) -> None:
    export_jsonl(store, tmp_path)
    assert "“agreed" in (tmp_path / "documents.jsonl").read_text(encoding="utf-8")


def test_the_order_of_reading_does_not_show(store: Store, tmp_path: Path) -> None:
    export_jsonl(store, tmp_path / "one")
    with open_store(IN_MEMORY) as other:
        other.add_document(REPORT, {}, "r0")
        fill(other)
        export_jsonl(other, tmp_path / "two")
    for path in sorted((tmp_path / "one").iterdir()):
        assert path.read_bytes() == (tmp_path / "two" / path.name).read_bytes()


def test_an_earlier_export_is_replaced(store: Store, tmp_path: Path) -> None:
    (tmp_path / "contacts.jsonl").write_text("old\n", encoding="utf-8")
    (tmp_path / "notes.txt").write_text("mine", encoding="utf-8")
    export_jsonl(store, tmp_path)
    assert json.loads((tmp_path / "contacts.jsonl").read_text(encoding="utf-8"))["id"] == "c_call"
    assert (tmp_path / "notes.txt").read_text(encoding="utf-8") == "mine"


def test_an_export_that_fails_leaves_the_earlier_one(
    store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    export_jsonl(store, tmp_path)
    before = {path.name: path.read_bytes() for path in tmp_path.iterdir()}
    store.replace(OF_BOTH | {"contacts": [replace(OF_BOTH["contacts"][0], place="Norvia")]}, FILLINGS)
    write = formats._write_jsonl

    def fill_the_disk(store: Store, table: str, path: Path) -> None:
        if table == "positions":
            raise OSError(28, "No space left on device")
        write(store, table, path)

    monkeypatch.setattr(formats, "_write_jsonl", fill_the_disk)
    with pytest.raises(InputError, match="No space left"):
        export_jsonl(store, tmp_path)
    assert {path.name: path.read_bytes() for path in tmp_path.iterdir()} == before


def test_a_folder_that_is_a_file_is_said_so(store: Store, tmp_path: Path) -> None:
    (tmp_path / "out").write_text("", encoding="utf-8")
    with pytest.raises(InputError, match="cannot be written"):
        export_jsonl(store, tmp_path / "out")


def test_csv_has_lists_as_json_and_null_as_nothing(store: Store, tmp_path: Path) -> None:
    export_csv(store, tmp_path)
    with open(tmp_path / "contacts.csv", encoding="utf-8", newline="") as file:
        (row,) = csv.DictReader(file)
    assert json.loads(row["participants"]) == ["orlo", "vesk"]
    assert json.loads(row["evidence"])[0]["quote"] == "President Orlo spoke with President Vesk"
    assert (row["from"], row["initiator"]) == ("2031-03-14", "")
    with open(tmp_path / "documents.csv", encoding="utf-8", newline="") as file:
        texts = {row["id"]: row["text"] for row in csv.DictReader(file)}
    assert texts[REPORT.id] == REPORT.text
    assert b"\r" not in (tmp_path / "documents.csv").read_bytes()


@pytest.mark.parametrize("sign", ["=", "+", "-", "@", "\t"])
def test_csv_text_is_no_formula(sign: str, store: Store, tmp_path: Path) -> None:
    title = f"{sign}HYPERLINK(A1)"
    store.add_document(replace(READOUT, title=title), OF_READOUT, "r2")
    export_csv(store, tmp_path)
    with open(tmp_path / "documents.csv", encoding="utf-8", newline="") as file:
        titles = {row["id"]: row["title"] for row in csv.DictReader(file)}
    assert titles[READOUT.id] == f"'{title}"


def test_parquet_has_the_rows_of_the_tables(store: Store, tmp_path: Path) -> None:
    parquet = pytest.importorskip("pyarrow.parquet")
    for path in export_parquet(store, tmp_path):
        rows = parquet.read_table(path).to_pylist()
        expected = list(export_rows(store, path.stem))
        assert [without_nulls(row) for row in rows] == [without_nulls(row) for row in expected]


def without_nulls(value: object) -> object:
    """Rows of a Parquet file have every key; those of JSONL leave the field out where it is the text."""
    if isinstance(value, dict):
        return {key: without_nulls(held) for key, held in value.items() if held is not None}
    return [without_nulls(held) for held in value] if isinstance(value, list) else value


def test_parquet_types_do_not_depend_on_the_rows(store: Store, tmp_path: Path) -> None:
    parquet = pytest.importorskip("pyarrow.parquet")
    export_parquet(store, tmp_path / "full")
    store.replace({table: [] for table in OF_BOTH}, FILLINGS)
    export_parquet(store, tmp_path / "bare")
    for path in (tmp_path / "full").iterdir():
        assert parquet.read_schema(path).equals(parquet.read_schema(tmp_path / "bare" / path.name))


def test_parquet_without_pyarrow_says_what_to_install(
    store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(__import__("sys").modules, "pyarrow", None)
    monkeypatch.delitem(__import__("sys").modules, "dragoman.export.parquet", raising=False)
    with pytest.raises(InputError, match="needs pyarrow") as caught:
        export_parquet(store, tmp_path)
    assert "dragoman[parquet]" in caught.value.next_step
    assert list(tmp_path.iterdir()) == []
