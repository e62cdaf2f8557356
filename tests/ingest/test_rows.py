from __future__ import annotations

import json
from typing import Any

import pytest

from dragoman.ingest.options import InputOptions
from dragoman.ingest.raw import RawText
from dragoman.ingest.rows import Row, TooLong, read_csv, read_jsonl, read_texts
from dragoman.model.records import Problem

OPTIONS = InputOptions()


def lines_of(*rows: Any) -> list[bytes | TooLong]:
    return [row if isinstance(row, bytes | TooLong) else json.dumps(row).encode() + b"\n" for row in rows]


def texts_of(*rows: Any, options: InputOptions = OPTIONS) -> tuple[list[RawText], list[Problem]]:
    read = list(read_texts(read_jsonl(lines_of(*rows), "d/r.jsonl", options), "d/r.jsonl", "r.jsonl", options))
    texts = [text for text in read if isinstance(text, RawText)]
    return texts, [problem for problem in read if isinstance(problem, Problem)]


def test_a_row_goes_by_its_id_else_its_line() -> None:
    texts, problems = texts_of({"id": "a1", "text": "One."}, {"text": "Two."}, {"id": 7, "text": "Three."})
    assert [(text.name, text.path) for text in texts] == [
        ("a1", "d/r.jsonl#a1"),
        ("r.jsonl#2", "d/r.jsonl#2"),
        ("7", "d/r.jsonl#7"),
    ]
    assert not problems


def test_columns_become_facts_by_their_given_names() -> None:
    options = InputOptions(text_field="body", date_field="day")
    texts, _ = texts_of(
        {"body": "One.", "day": "2031-05-04", "title": " T ", "outlet": None, "url": ["x"]}, options=options
    )
    facts = texts[0].row
    assert (facts.published, facts.title, facts.outlet, facts.url) == ("2031-05-04", "T", None, None)


@pytest.mark.parametrize(
    ("row", "code"),
    [
        (b"{broken\n", "broken_row"),
        (b"[1]\n", "broken_row"),
        (b"[" * 100_000 + b"\n", "broken_row"),
        ({"id": "b", "text": "  "}, "row_without_text"),
        ({"id": "b", "text": None}, "row_without_text"),
        (TooLong(99), "too_large"),
    ],
)
def test_a_bad_row_is_told_with_its_line_and_the_others_are_read(row: Any, code: str) -> None:
    texts, problems = texts_of({"id": "a", "text": "One."}, row, {"id": "c", "text": "Three."})
    assert [text.name for text in texts] == ["a", "c"]
    assert [problem.code for problem in problems] == [code]
    assert "d/r.jsonl: line 2" in problems[0].message


def test_a_missing_column_is_told_once_with_those_that_are_there() -> None:
    texts, problems = texts_of({"id": "a", "body": "One."}, {"id": "b", "body": "Two."})
    assert not texts
    assert [problem.code for problem in problems] == ["no_text_column"]
    assert "line 1 and 1 more" in problems[0].message
    assert "body" in problems[0].message


def test_an_id_twice_keeps_both_texts_under_different_paths() -> None:
    texts, problems = texts_of({"id": "a", "text": "One."}, {"id": "a", "text": "Two."})
    assert [text.path for text in texts] == ["d/r.jsonl#a", "d/r.jsonl#2"]
    assert [problem.code for text in texts for problem in text.problems] == ["same_row_id"]
    assert not problems


def test_a_row_twice_is_read_once() -> None:
    texts, problems = texts_of({"id": "a", "text": "One."}, {"id": "a", "text": "One."})
    assert len(texts) == 1
    assert [problem.code for problem in problems] == ["same_row_id"]


def test_half_a_surrogate_becomes_a_mark_and_a_problem() -> None:
    texts, _ = texts_of(b'{"id": "a", "text": "x \\ud800 y"}\n')
    assert texts[0].text == "x \ufffd y"
    assert [problem.code for problem in texts[0].problems] == ["bad_bytes"]


def test_the_digest_is_of_the_text_as_the_row_has_it() -> None:
    import hashlib

    texts, _ = texts_of({"text": "One.\r\nTwo."})
    assert texts[0].text == "One.\nTwo."
    assert texts[0].sha256 == hashlib.sha256(b"One.\r\nTwo.").hexdigest()


def test_csv_keeps_line_ends_and_marks_inside_a_field() -> None:
    data = [b"id;text\r\n", b'1;"One; and\r\n', b'""two""."\r\n', b"2;Three.\r\n"]
    rows = list(read_csv(data, "r.csv", OPTIONS))
    assert rows == [Row(2, {"id": "1", "text": 'One; and\r\n"two".'}), Row(4, {"id": "2", "text": "Three."})]


def test_an_unclosed_field_is_a_problem_with_the_line_it_begins_on() -> None:
    rows = list(read_csv([b"id,text\n", b"1,One.\n", b'2,"Two.\n', b"3,Three.\n"], "r.csv", OPTIONS))
    assert rows[0] == Row(2, {"id": "1", "text": "One."})
    assert isinstance(rows[1], Problem)
    assert "line 3" in rows[1].message


def test_a_line_beyond_utf8_is_read_and_told_once() -> None:
    lines: list[bytes | TooLong] = ['{"text": "The leaders’ café talks."}\n'.encode("cp1252")] * 2
    read = list(read_jsonl(lines, "r.jsonl", OPTIONS))
    assert [row.fields["text"] for row in read if isinstance(row, Row)] == ["The leaders’ café talks."] * 2
    assert [row.code for row in read if isinstance(row, Problem)] == ["encoding_guessed"]
