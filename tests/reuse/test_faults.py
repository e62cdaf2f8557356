"""What a run that ends before its time leaves, and what the next one makes of it."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

import dragoman
from dragoman.model.records import Document
from tests.reuse.making import document, overlaps, sentence

ROOT = Path(__file__).resolve().parents[2]
COUNT = 12
MATCHED = ["words", *(f"matched-{part}" for part in range(6))]
PHASES = {  # where a run is killed, and what it has done until then
    "find_grams": [],
    "match_grams": ["words", "grams"],
    "match_grams:2": ["words", "grams", *MATCHED[1:3]],
    "align_matches": MATCHED,
    "align_matches:1": MATCHED,
    "compose_chains": [*MATCHED, "aligned-0", "aligned-1", "aligned-2"],
}

pytestmark = pytest.mark.skipif(os.name == "nt", reason="needs SIGKILL")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Documents that have a sentence in common, two at a time, and a place for temporary files."""
    (tmp_path / "temporary").mkdir()
    rows = [
        {"id": str(number), "text": " ".join(sentence(seed) for seed in (number, 100 + number // 2, 200 + number))}
        for number in range(COUNT)
    ]
    lines = "".join(json.dumps(row) + "\n" for row in rows)
    (tmp_path / "texts.jsonl").write_text(lines, encoding="utf-8")
    return tmp_path


def run(folder: Path, *arguments: str, how: str = "", where: str = "match_grams") -> subprocess.CompletedProcess[str]:
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join([str(ROOT / "src"), str(ROOT)])}
    environment |= {"TMPDIR": str(folder / "temporary"), "DRAGOMAN_DEBUG": ""}
    command = [sys.executable, "-m", "tests.reuse.ended", how, where, *arguments]
    return subprocess.run(command, cwd=folder, env=environment, check=False, capture_output=True, text=True, timeout=60)


def left(folder: Path) -> list[str]:
    return sorted(path.name for path in (folder / "temporary").glob("dragoman-*"))


def marked(folder: Path) -> list[str]:
    """What the run that was killed has done."""
    return sorted(path.parent.name for path in (folder / "temporary").glob("dragoman-*/*/mark"))


@pytest.mark.parametrize("where", PHASES)
def test_passages_after_a_kill_are_those_of_a_run_that_was_not(where: str, folder: Path) -> None:
    dragoman.find_passages(folder / "texts.jsonl").export(folder / "whole")
    killed = run(folder, "passages", "texts.jsonl", "--out", "again", how="killed", where=where)
    assert killed.returncode == -signal.SIGKILL
    assert not (folder / "again").exists()
    assert len(left(folder)) == 1
    assert marked(folder) == sorted(PHASES[where])
    assert run(folder, "passages", "texts.jsonl", "--out", "again").returncode == 0
    found = [(folder / name / "passages.jsonl").read_text(encoding="utf-8") for name in ("whole", "again")]
    assert found[0] == found[1]
    assert found[0].count("\n") == COUNT // 2
    assert left(folder) == []


def test_a_record_after_a_kill_is_taken_up_again(folder: Path) -> None:
    killed = run(folder, "read", "texts.jsonl", how="killed", where="compose_chains")
    assert killed.returncode == -signal.SIGKILL
    with dragoman.open_record(folder / "dragoman.db") as record:
        assert len(record.documents) == COUNT
        assert list(record.passages) == []
    again = run(folder, "read", "texts.jsonl")
    assert (again.returncode, again.stderr) == (0, "")
    with dragoman.open_record(folder / "dragoman.db") as record, dragoman.read(folder / "texts.jsonl") as whole:
        assert list(record.passages) == list(whole.passages)
        assert len(record.passages) == COUNT // 2
    assert left(folder) == []


def test_a_full_disk_is_one_message_and_costs_nothing_that_was_read(folder: Path) -> None:
    full = run(folder, "read", "texts.jsonl", how="full", where="match_grams")
    assert full.returncode == 3
    [message] = [line for line in " ".join(full.stderr.split()).split("\n") if line]
    assert "There is no room left for temporary files" in message
    assert "TMPDIR" in message
    assert left(folder) == []
    with dragoman.open_record(folder / "dragoman.db") as record:
        assert len(record.documents) == COUNT
        assert list(record.problems) == []
    assert run(folder, "read", "texts.jsonl").returncode == 0
    full = run(folder, "passages", "texts.jsonl", "--out", "shared", how="full", where="align_matches")
    assert (full.returncode, (folder / "shared").exists(), left(folder)) == (3, False, [])


def test_two_rows_of_one_id_and_different_text_are_two_documents_and_a_problem(folder: Path) -> None:
    texts = [f"{sentence(number)} {sentence(9)}" for number in (1, 2)]
    lines = "".join(json.dumps({"id": "same", "text": text}) + "\n" for text in texts)
    (folder / "texts.jsonl").write_text(lines, encoding="utf-8")
    found = dragoman.find_passages(folder / "texts.jsonl")
    assert sorted(document.text for document in found.documents) == sorted(texts)
    assert len(found.passages) == 1
    assert [problem.code for problem in found.problems] == ["same_row_id"]


def test_two_documents_of_one_id_are_refused_by_the_search() -> None:
    one, two = document("same", sentence(1)), document("same", sentence(2))
    with pytest.raises(ValueError, match="Two documents have the id same"):
        overlaps(one, two, Document("other", "", sentence(1), ""))
