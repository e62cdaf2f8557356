"""The engine holds its measures on planted reuse in real prose."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from dragoman.model.records import Document
from tests.reuse.making import overlaps

FLOORS = {"plagdet": 0.96, "precision": 0.965, "recall": 0.95, "recall.direct": 0.97, "recall.heavy30": 0.89}


@pytest.fixture(scope="module")
def detections(shared: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    rows = map(json.loads, (shared / "data/reuse/gov1k/docs.jsonl").read_text(encoding="utf-8").splitlines())
    documents = [Document(row["id"], row["id"], row["text"], "") for row in rows]
    out = tmp_path_factory.mktemp("reuse") / "found.jsonl"
    with out.open("w", encoding="utf-8") as lines:
        for row in overlaps(*documents):
            a, b = row.a, row.b
            found = {"a": a.doc_id, "ab": a.start, "ae": a.end, "b": b.doc_id, "bb": b.start, "be": b.end}
            lines.write(json.dumps(found) + "\n")
    return out


@pytest.mark.parametrize(("window", "floors"), [((), FLOORS), (("--window", "168"), {**FLOORS, "plagdet": 0.97})])
def test_planted_passages_are_found(
    shared: Path, detections: Path, window: tuple[str, ...], floors: dict[str, float]
) -> None:
    command = [sys.executable, shared / "scorers/score_passages.py", shared / "data/reuse/gov1k", detections, "--json"]
    done = subprocess.run([*map(str, command), *window], check=True, capture_output=True, text=True)
    measures = json.loads(done.stdout)
    assert {name: measures[name] for name, floor in floors.items() if measures[name] < floor} == {}
    assert measures["granularity"] <= 1.01
