from __future__ import annotations

import gzip
import hashlib
import json
import os
from pathlib import Path
from typing import Any

import pytest

from dragoman.ingest.files import read_inputs
from dragoman.ingest.options import InputOptions
from dragoman.model.errors import InputError
from dragoman.model.records import Document, Problem
from tests.ingest.made_files import MENU_PAGE, PAGE, make_pdf

TEXT = "The two leaders spoke on Tuesday about the border.\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    inside = tmp_path / "archive"
    inside.mkdir()
    return inside


def read(*paths: Any, stdin: bytes | None = None, **options: Any) -> tuple[list[Document], list[Problem]]:
    rows = list(read_inputs(paths, InputOptions(**options), stdin))
    documents = [row for row in rows if isinstance(row, Document)]
    return documents, [row for row in rows if isinstance(row, Problem)]


def names(documents: list[Document]) -> list[str]:
    return [os.path.basename(document.path) for document in documents]


def test_a_folder_is_read_in_order_without_hidden_files_and_records(folder: Path) -> None:
    for name in ("b.txt", "a.md", ".hidden.txt", "dragoman.db", "sub/c.log", ".git/d.txt", "metadata.jsonl"):
        (folder / name).parent.mkdir(exist_ok=True)
        (folder / name).write_text("" if name == "metadata.jsonl" else TEXT)
    documents, problems = read(folder)
    assert names(documents) == ["a.md", "b.txt", "c.log"]
    assert not problems


def test_patterns_and_files_are_read_once_each(folder: Path) -> None:
    (folder / "a.txt").write_text(TEXT)
    (folder / "b.txt").write_text(TEXT)
    documents, problems = read(folder / "*.txt", folder / "a.txt", folder)
    assert names(documents) == ["a.txt", "b.txt"]
    assert not problems


def test_a_path_stays_as_given(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (folder / "a.txt").write_text(TEXT)
    monkeypatch.chdir(folder.parent)
    assert [document.path for document in read("archive/a.txt")[0]] == ["archive/a.txt"]
    assert [document.path for document in read("archive")[0]] == [os.path.join("archive", "a.txt")]


def test_a_plain_file_has_its_own_digest_and_a_packed_one_is_the_same_document(folder: Path) -> None:
    (folder / "a.txt").write_bytes(b"One.\r\nTwo.\r\n")
    (folder / "a.txt.gz").write_bytes(gzip.compress(b"One.\r\nTwo.\r\n"))
    (plain,), (packed,) = read(folder / "a.txt")[0], read(folder / "a.txt.gz")[0]
    assert plain.sha256 == packed.sha256 == hashlib.sha256(b"One.\r\nTwo.\r\n").hexdigest()
    assert plain.id == packed.id
    assert plain.text == "One.\nTwo.\n"


def test_every_kind_is_read(folder: Path) -> None:
    (folder / "a.html").write_text(PAGE)
    (folder / "b.pdf").write_bytes(make_pdf([TEXT]))
    (folder / "c.jsonl").write_text(json.dumps({"id": "r1", "text": TEXT}) + "\n")
    (folder / "d.csv").write_text(f'id,text\n7,"{TEXT}"\n')
    (folder / "e.jsonl.gz").write_bytes(gzip.compress(json.dumps({"text": TEXT}).encode()))
    (folder / "f.csv").write_bytes("id,text\n8,Sechzehn.\n".encode("utf-16"))
    documents, problems = read(folder)
    assert names(documents) == ["a.html", "b.pdf", "c.jsonl#r1", "d.csv#7", "e.jsonl.gz#1", "f.csv#8"]
    assert not problems
    assert documents[0].published_from == "text"


@pytest.mark.parametrize(
    ("data", "path"),
    [(TEXT.encode(), "-"), (PAGE.encode(), "-"), (make_pdf([TEXT]), "-"), (b'{"id": "r", "text": "One."}\n', "-#r")],
)
def test_standard_input_is_read_by_what_it_holds(data: bytes, path: str) -> None:
    documents, problems = read("-", stdin=data)
    assert [document.path for document in documents] == [path]
    assert not problems


BAD = {
    "empty.txt": (b"", "empty_file"),
    "blank.txt": (b" \n\t\n", "empty_file"),
    "rows.jsonl": (b"", "empty_file"),
    "binary.txt": (b"\x89PNG\r\n" + bytes(range(256)), "binary_file"),
    "long.txt": (b"x" * 5000, "too_large"),
    "row.jsonl": (b'{"text": "' + b"x" * 5000 + b'"}\n', "too_large"),
    "packed.txt.gz": (gzip.compress(b"text " * 500)[:-20], "broken_gzip"),
    "page.html": (MENU_PAGE.encode(), "page_without_text"),
    "scan.pdf": (make_pdf([]), "pdf_without_text"),
    "broken.pdf": (b"%PDF-1.7", "broken_pdf"),
    "column.csv": (b"id,body\n1,One.\n", "no_text_column"),
    "line.jsonl": (b"{broken\n", "broken_row"),
}


@pytest.mark.parametrize("name", BAD)
def test_a_bad_file_gives_one_problem_that_names_it_and_the_others_are_read(folder: Path, name: str) -> None:
    data, code = BAD[name]
    (folder / name).write_bytes(data)
    (folder / "z.txt").write_text(TEXT)
    documents, problems = read(folder, max_bytes=4000)
    assert names(documents) == ["z.txt"]
    assert [problem.code for problem in problems] == [code]
    assert name in problems[0].message
    assert problems[0].next_step
    assert problems[0].path == str(folder / name)


def test_a_broken_link_a_missing_path_and_an_empty_folder_are_problems(folder: Path) -> None:
    (folder / "sub").mkdir()
    (folder / "a.txt").symlink_to(folder / "gone.txt")
    documents, problems = read(folder / "a.txt", folder / "b.txt", folder / "*.md", folder / "sub")
    assert not documents
    assert [problem.code for problem in problems] == ["unreadable_file", "missing_path", "missing_path", "no_documents"]


def test_a_pipe_in_a_folder_is_not_waited_for(folder: Path) -> None:
    os.mkfifo(folder / "pipe")
    documents, problems = read(folder)
    assert not documents
    assert [problem.code for problem in problems] == ["unreadable_file"]


def test_the_row_behind_a_very_long_one_is_read_without_holding_it(folder: Path) -> None:
    with (folder / "a.jsonl").open("wb") as file:
        file.write(b'{"text": "')
        for _ in range(100):
            file.write(b"x" * 100_000)
        file.write(b'"}\n{"id": "b", "text": "One."}\n')
    documents, problems = read(folder, max_bytes=50_000)
    assert names(documents) == ["a.jsonl#b"]
    assert [problem.code for problem in problems] == ["too_large"]


def test_a_folder_describes_its_files_also_those_given_one_by_one(folder: Path) -> None:
    (folder / "sub").mkdir()
    (folder / "sub" / "a.txt").write_text(TEXT)
    (folder / "b.txt").write_text(TEXT)
    rows = [{"path": "sub/a.txt", "title": "A", "published": "13 April 2031"}, {"path": "b.txt", "outlet": "B"}]
    (folder / "metadata.jsonl").write_text("\n".join(map(json.dumps, rows)))
    documents, problems = read(folder)
    assert [(row.title, row.outlet, row.published) for row in documents] == [
        (None, "B", None),
        ("A", None, "2031-04-13"),
    ]
    assert not problems
    assert [row.outlet for row in read(folder / "b.txt")[0]] == ["B"]


def test_what_is_given_goes_before_metadata_rows_and_pages(folder: Path) -> None:
    (folder / "a.html").write_text(PAGE)
    (folder / "r.csv").write_text(f'id,text,published\n7,"{TEXT}",2031-01-01\n')
    given = folder.parent / "given.csv"
    given.write_text("path,published\narchive/r.csv#7,2031-02-02\n")
    page, row = read(folder)[0]
    assert (page.published, page.published_from) == ("2031-05-04T10:15:00+02:00", "text")
    assert (row.published, row.published_from) == ("2031-01-01", "metadata")
    page, row = read(folder, metadata=given)[0]
    assert (row.published, row.published_from) == ("2031-02-02", "metadata")
    page, row = read(folder, metadata=given, published="3 March 2031", outlet="The Post")[0]
    assert {(page.published, page.published_from), (row.published, row.published_from)} == {("2031-03-03", "given")}
    assert (page.outlet, row.outlet) == ("The Post", "The Post")


def test_a_metadata_file_that_names_nothing_read_is_a_problem(folder: Path) -> None:
    (folder / "a.txt").write_text(TEXT)
    given = folder / "about.csv"
    given.write_text("path,title\nelsewhere.txt,T\n")
    documents, problems = read(folder, metadata=given)
    assert names(documents) == ["a.txt"]
    assert [problem.code for problem in problems] == ["metadata_unused"]


def test_options_that_cannot_be_used_are_refused_before_anything_is_read(folder: Path) -> None:
    for options in (
        InputOptions(metadata=folder / "gone.csv"),
        InputOptions(metadata=folder),
        InputOptions(published="?"),
    ):
        with pytest.raises(InputError):
            read_inputs([folder], options)


def test_a_problem_of_a_document_that_was_read_names_it(folder: Path) -> None:
    (folder / "a.txt").write_bytes("The leaders’ café talks.".encode("cp1252"))
    documents, problems = read(folder)
    assert [(row.code, row.doc_id) for row in problems] == [("encoding_guessed", documents[0].id)]


def test_the_same_name_and_text_is_the_same_document_wherever_it_lies(folder: Path) -> None:
    for name in ("one", "two"):
        (folder / name).mkdir()
        (folder / name / "a.txt").write_text(TEXT)
    one, two = read(folder)[0]
    assert one.id == two.id
    assert one.path != two.path
