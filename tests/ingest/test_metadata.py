from __future__ import annotations

import os

import pytest

from dragoman.ingest.metadata import make_document, read_metadata
from dragoman.ingest.options import InputOptions
from dragoman.ingest.raw import Facts, RawText
from dragoman.ingest.rows import Row

FOLDER = os.path.abspath("archive")
RAW = RawText("a.txt", "archive/a.txt", "The two leaders spoke on Tuesday about the border.", "0" * 64)


def test_rows_name_files_by_path_or_base_name() -> None:
    rows = [Row(1, {"path": "2031/a.txt", "title": "A"}), Row(2, {"path": "b.txt", "title": "B"})]
    table, problems = read_metadata(rows, "m.jsonl", FOLDER, InputOptions())
    assert not problems
    assert table.facts_of(os.path.join(FOLDER, "2031", "a.txt"), "") == Facts(title="A")
    assert table.facts_of(os.path.join(FOLDER, "deep", "b.txt"), "") == Facts(title="B")
    assert table.facts_of(os.path.join(FOLDER, "a.txt"), "") is None


def test_a_packed_file_and_a_row_of_a_file_are_found() -> None:
    rows = [Row(1, {"path": "a.txt", "title": "A"}), Row(2, {"path": "r.jsonl#7", "title": "R"})]
    table, _ = read_metadata(rows, "m.jsonl", FOLDER, InputOptions())
    assert table.facts_of(os.path.join(FOLDER, "a.txt.gz"), "") == Facts(title="A")
    assert table.facts_of(os.path.join(FOLDER, "r.jsonl"), "#7") == Facts(title="R")


def test_a_row_without_path_and_one_named_twice_are_problems() -> None:
    rows = [Row(1, {"title": "A"}), Row(2, {"path": "a.txt", "title": "A"}), Row(3, {"path": "a.txt", "title": "B"})]
    table, problems = read_metadata(rows, "m.jsonl", FOLDER, InputOptions())
    assert [problem.code for problem in problems] == ["metadata_without_path", "metadata_twice"]
    assert table.facts_of(os.path.join(FOLDER, "a.txt"), "") == Facts(title="A")


def test_the_first_layer_that_has_a_fact_is_believed() -> None:
    layers = [
        ("given", Facts(outlet="Given Post")),
        ("metadata", Facts(title="Told", published="13 April 2031")),
        ("text", Facts(title="Page", outlet="Page Post", published="2031-01-01", url="https://p.example")),
    ]
    document, problems = make_document(RAW, layers)
    assert (document.title, document.outlet, document.url) == ("Told", "Given Post", "https://p.example")
    assert (document.published, document.published_from) == ("2031-04-13", "metadata")
    assert not problems


@pytest.mark.parametrize(("page", "published", "origin"), [("2031-01-01", "2031-01-01", "text"), (None, None, None)])
def test_an_unreadable_date_is_a_problem_and_the_next_is_asked(
    page: str | None, published: str | None, origin: str | None
) -> None:
    layers = [("metadata", Facts(published="03/04/2031")), ("text", Facts(published=page))]
    document, problems = make_document(RAW, layers)
    assert (document.published, document.published_from) == (published, origin)
    assert [(problem.code, problem.doc_id) for problem in problems] == [("unreadable_date", document.id)]


def test_an_unknown_fact_stays_none() -> None:
    document, _ = make_document(RAW, [])
    assert (document.title, document.outlet, document.published, document.published_from) == (None, None, None, None)
    assert document.language == "en"
