"""``export`` and ``report`` write files, ``check`` and ``forget`` keep the record in order."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from tests.cli.conftest import Run
from tests.store.small import REPORT

Json = Callable[..., Any]


@pytest.mark.parametrize("format_", ["jsonl", "csv"])
def test_export_writes_a_file_a_table(run: Run, record: Path, folder: Path, format_: str) -> None:
    ran = run("export", "--format", format_, "--out", "tables")
    assert ran.exit_code == 0, ran.output
    assert f"contacts.{format_}" in ran.stdout
    assert (folder / "tables" / f"positions.{format_}").exists()


def test_export_of_no_known_format_is_a_mistake(run: Run, record: Path) -> None:
    assert run("export", "--format", "xml", "--out", "tables").exit_code == 2


def test_report_is_written_and_says_what_it_holds(run: Run, record: Path, folder: Path) -> None:
    ran = run("report", "--out", "page.html")
    assert ran.stdout == "page.html: 1 contact in 2 documents\n"
    assert (folder / "page.html").read_text(encoding="utf-8").startswith("<!DOCTYPE html>")


def test_file_that_cannot_be_written_is_named(run: Run, record: Path, folder: Path) -> None:
    (folder / "taken").write_text("a file and no folder")
    for arguments in (["report", "--out", "taken/page.html"], ["export", "--out", "taken"]):
        ran = run(*arguments)
        assert (ran.exit_code, ran.stdout) == (2, "")
        assert "taken" in ran.stderr


def test_whole_record_passes_the_check(run: Run, run_json: Json, record: Path) -> None:
    ran = run("check")
    assert (ran.exit_code, ran.stdout) == (0, "All is as it was written, in 2 documents.\n")
    assert run_json("check") == {"documents": 2, "faults": []}


def test_text_that_was_changed_fails_the_check(run: Run, record: Path) -> None:
    with closing(sqlite3.connect(record)) as engine, engine:
        engine.execute("UPDATE documents SET text = replace(text, 'grain', 'sugar') WHERE outlet IS NOT NULL")
    ran = run("check")
    assert ran.exit_code == 1
    assert "its text is not the one that was read" in ran.stdout
    shown = json.loads(run("check", "--json").stdout)
    assert {"table": "documents", "id": REPORT.id} == {k: shown["faults"][0][k] for k in ("table", "id")}


def test_document_that_is_not_there_cannot_be_forgotten(run: Run, record: Path) -> None:
    ran = run("forget", "d_none")
    assert ran.exit_code == 2
    assert "no document d_none" in ran.stderr
