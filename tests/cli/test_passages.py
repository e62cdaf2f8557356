"""``passages`` writes what documents share, and leaves no record."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.cli.conftest import Run
from tests.cli.test_main import python
from tests.record.folder import READOUT, make_folder


@pytest.fixture
def texts(folder: Path) -> Path:
    return make_folder(folder / "texts")


def rows(path: Path) -> list[dict[str, object]]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def test_passages_and_documents_are_written_and_no_record(run: Run, texts: Path, folder: Path) -> None:
    ran = run("passages", "texts", "--out", "shared")
    assert (ran.exit_code, ran.stderr) == (0, "")
    assert ran.stdout.splitlines() == [
        "2 read, 0 problems with files; 1 passage in shared: documents.jsonl, passages.jsonl, problems.jsonl"
    ]
    assert sorted(path.name for path in folder.iterdir()) == ["shared", "texts"]
    assert len(rows(folder / "shared" / "documents.jsonl")) == 2
    (passage,) = rows(folder / "shared" / "passages.jsonl")
    assert list(passage) == ["id", "kind", "a", "b", "earlier", "marked", "similarity", "direct"]


def test_other_formats_are_those_of_the_export(run: Run, texts: Path, folder: Path) -> None:
    assert run("passages", "texts", "--format", "csv", "--out", "shared").exit_code == 0
    assert sorted(path.name for path in (folder / "shared").iterdir()) == [
        "documents.csv", "passages.csv", "problems.csv",
    ]  # fmt: skip


def test_problem_is_told_as_reading_tells_it_and_the_others_are_read(run: Run, texts: Path, folder: Path) -> None:
    (texts / "picture.txt").write_bytes(b"\x89PNG\r\n\x1a\n")
    ran, read = (run(*command, "texts", "missing.txt") for command in (("passages", "--out", "shared"), ("read",)))
    assert ran.exit_code == read.exit_code == 1
    assert ran.stderr == read.stderr
    assert ran.stdout.startswith("2 read, 2 problems with files; 1 passage in shared: ")
    assert [row["path"] for row in rows(folder / "shared" / "problems.jsonl")] == ["texts/picture.txt"]


def test_reading_nothing_writes_nothing(run: Run, folder: Path) -> None:
    ran = run("passages", "missing.txt", "--out", "shared")
    assert (ran.exit_code, ran.stdout) == (1, "0 read, 1 problem with files; nothing was written.\n")
    assert not (folder / "shared").exists()


def test_folder_that_is_a_file_is_told_before_the_work(run: Run, texts: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("dragoman.record.passages.find_passages", None)
    ran = run("passages", "texts", "--out", "texts/readout.txt")
    assert (ran.exit_code, ran.stdout) == (2, "")
    assert "texts/readout.txt is a file, and no folder to write into." in ran.stderr


@pytest.mark.parametrize(
    "arguments", [["--published", "03/04/2021"], ["--metadata", "none.csv"], ["--actors", "none.csv"]]
)
def test_option_that_cannot_be_used_is_a_mistake(run: Run, texts: Path, folder: Path, arguments: list[str]) -> None:
    ran = run("passages", "texts", "--out", "shared", *arguments)
    assert (ran.exit_code, ran.stdout) == (2, "")
    assert not (folder / "shared").exists()


def test_standard_input_and_named_columns_are_read(run: Run, folder: Path) -> None:
    (folder / "rows.jsonl").write_text(json.dumps({"n": 7, "body": READOUT}) + "\n")
    ran = run("passages", "rows.jsonl", "-", "--text-field", "body", "--id-field", "n", "--out", "out", input=READOUT)
    assert ran.stdout.startswith("2 read, 0 problems with files; 1 passage in out: ")
    assert {row["path"] for row in rows(folder / "out" / "documents.jsonl")} == {"rows.jsonl#7", "-"}


def test_only_what_it_needs_is_loaded(texts: Path) -> None:
    program = (
        "import json, sys\nfrom dragoman.cli import main\nmain(sys.argv[1:], standalone_mode=False)\n"
        "print(json.dumps(sorted(sys.modules)))"
    )
    ran = python(program, "passages", "texts", "--out", "shared")
    loaded = set(json.loads(ran.stdout.splitlines()[-1]))
    rooms = {name.split(".")[1] for name in loaded if name.startswith("dragoman.")}
    assert not rooms & {"store", "pipeline", "attribution", "contacts", "positions", "accounts"}
    assert not loaded & {"sqlite3", "jinja2", "pandas", "pyarrow", "onnxruntime", "trafilatura", "pypdf"}
