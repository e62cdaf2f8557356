"""Passages without a record are those of a record, but for what contacts and attributions would say."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

import dragoman
from dragoman.model.errors import InputError
from dragoman.pipeline import PIPELINE
from dragoman.record.passages import STAGES, passage_stages
from tests.record.folder import make_folder

EXAMPLES = Path(__file__).resolve().parents[2] / "examples"
COPIES = ("verbatim", "near_verbatim")


def rows(folder: Path, table: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in (folder / f"{table}.jsonl").read_text(encoding="utf-8").splitlines()]


@pytest.fixture(scope="module")
def both(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """The examples as a record's export has them, and without a record."""
    folder = tmp_path_factory.mktemp("both")
    with dragoman.read(EXAMPLES) as record:
        record.export(folder / "record")
    dragoman.find_passages(EXAMPLES).export(folder / "alone")
    return folder / "record", folder / "alone"


def test_documents_are_those_of_the_record(both: tuple[Path, Path]) -> None:
    recorded, alone = (rows(folder, "documents") for folder in both)
    assert recorded == alone


def test_passages_differ_in_formulas_and_attributed_wording_alone(both: tuple[Path, Path]) -> None:
    recorded, alone = (rows(folder, "passages") for folder in both)
    assert {row["kind"] for row in recorded} == {*COPIES, "formula"}
    assert {row["marked"] for row in recorded} == {"quoted", "attributed", "embedded", "unmarked"}
    for row, bare in zip(recorded, alone, strict=True):
        assert bare["kind"] in COPIES if row["kind"] == "formula" else bare["kind"] == row["kind"]
        assert bare["marked"] == (row["marked"] if row["marked"] in ("quoted", "embedded") else None)
        same = row.keys() - {"kind", "marked"}
        assert {key: row[key] for key in same} == {key: bare[key] for key in same}


def test_stages_are_those_of_the_pipeline_with_its_settings_in_its_order() -> None:
    known = {stage.name: stage for stage in PIPELINE}
    assert [name for name in known if name in STAGES] == list(STAGES)
    for stage in passage_stages():
        assert stage.settings == known[stage.name].settings
        assert set(stage.reads) <= set(known[stage.name].reads)


def test_own_actors_and_metadata_tell_the_likelier_source(tmp_path: Path) -> None:
    found = dragoman.find_passages(make_folder(tmp_path))
    (passage,) = found.passages
    paths = {document.id: Path(document.path).name for document in found.documents}
    assert (paths[passage.a.doc_id], paths[passage.b.doc_id]) == ("readout.txt", "report.txt")
    assert (passage.earlier, passage.marked) == (passage.a.doc_id, "quoted")
    assert (found.file_problems, found.problems, found.failed) == ((), [], 0)


def test_order_of_paths_makes_no_difference(tmp_path: Path) -> None:
    folder = make_folder(tmp_path)
    names = [folder / "readout.txt", folder / "report.txt"]
    assert dragoman.find_passages(names).passages == dragoman.find_passages(reversed(names)).passages


def test_path_that_is_not_there_is_a_problem_of_the_call(tmp_path: Path) -> None:
    found = dragoman.find_passages(tmp_path / "none.txt")
    assert [problem.code for problem in found.file_problems] == ["missing_path"]
    assert (found.documents, found.passages, found.problems) == ([], [], [])


def test_format_nobody_knows_is_a_mistake(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="There is no format 'xml'"):
        dragoman.find_passages(make_folder(tmp_path)).export(tmp_path / "out", "xml")
