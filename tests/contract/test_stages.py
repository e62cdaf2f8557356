"""What every stage owes the others, on the real pipeline."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from dragoman.export.formats import export_jsonl
from dragoman.export.shapes import COLUMNS
from dragoman.export.views import exported_tables
from dragoman.model.codec import document_of, key_of, spans_of
from dragoman.model.problems import CODES
from dragoman.model.records import Document, Topic
from dragoman.model.stage import PerDocument, Stage
from dragoman.model.tables import TABLES
from dragoman.run.linking import check_pipeline
from dragoman.run.local import RunSummary, forget_document, run_pipeline
from dragoman.run.marks import signature
from dragoman.store import IN_MEMORY, Store, open_store
from tests.contract.small import DOCUMENTS, pipeline
from tests.run.tables import dump

ROOT = Path(__file__).resolve().parent.parent.parent
FAILURES = ("stage_failed", "row_refused")

STAGES = pipeline()
BY_NAME = {stage.name: stage for stage in STAGES}


class Watch:
    """Keeps what each stage read and what it yielded, call by call."""

    def __init__(self) -> None:
        self.calls: dict[str, list[tuple[tuple[Any, ...], list[Any]]]] = {stage.name: [] for stage in STAGES}

    def stages(self) -> tuple[Stage, ...]:
        return tuple(replace(stage, kernel=self._watched(stage)) for stage in STAGES)

    def _watched(self, stage: Stage) -> Any:
        def kernel(*read: Any) -> list[Any]:
            rows = list(stage.kernel(*read))
            self.calls[stage.name].append((read, rows))
            return rows

        return kernel


def run(store: Store, documents: Any, stages: tuple[Stage, ...] = STAGES) -> RunSummary:
    return run_pipeline(store, documents, stages, version="1", started="2031-04-01")


@pytest.fixture(scope="module")
def watch() -> Watch:
    watch = Watch()
    with open_store(IN_MEMORY) as store:
        run(store, DOCUMENTS, watch.stages())
    return watch


@pytest.fixture
def store() -> Iterator[Store]:
    with open_store(IN_MEMORY) as opened:
        run(opened, DOCUMENTS)
        yield opened


def test_the_pipeline_is_one() -> None:
    check_pipeline(STAGES)
    assert len(BY_NAME) == len(STAGES)


@pytest.mark.parametrize("name", BY_NAME)
def test_settings_can_be_written_down(name: str) -> None:
    assert signature(BY_NAME[name]) == signature(replace(BY_NAME[name]))


@pytest.mark.parametrize("name", BY_NAME)
def test_rows_are_of_the_tables_that_the_stage_writes(name: str, watch: Watch) -> None:
    classes = {TABLES[table].record for table in BY_NAME[name].writes}
    assert {type(row) for _, rows in watch.calls[name] for row in rows} <= classes


@pytest.mark.parametrize("name", BY_NAME)
def test_spans_slice_to_words(name: str, watch: Watch) -> None:
    documents = {document.id: document for document in DOCUMENTS}
    for _, rows in watch.calls[name]:
        for row in rows:
            for role, span in spans_of(row):
                words = documents[span.doc_id].slice(span)
                assert len(words) == len(span) > 0, (role, row)
                assert words.strip(), (role, row)


@pytest.mark.parametrize("name", BY_NAME)
def test_rows_have_evidence(name: str, watch: Watch) -> None:
    tables = {TABLES[table].record: TABLES[table] for table in BY_NAME[name].writes}
    bare = [row for _, rows in watch.calls[name] for row in rows if tables[type(row)].evidence and not spans_of(row)]
    assert bare == []


@pytest.mark.parametrize("name", BY_NAME)
def test_no_two_different_rows_have_one_key(name: str, watch: Watch) -> None:
    tables = {TABLES[table].record: TABLES[table] for table in BY_NAME[name].writes}
    for _, rows in watch.calls[name]:
        kept: dict[Any, Any] = {}
        for row in rows:
            key = (tables[type(row)].name, key_of(row, tables[type(row)].key))
            assert kept.setdefault(key, row) == row


@pytest.mark.parametrize("name", [stage.name for stage in STAGES if isinstance(stage.shape, PerDocument)])
def test_a_stage_of_one_document_tells_of_that_one(name: str, watch: Watch) -> None:
    for (document, *_), rows in watch.calls[name]:
        for row in rows:
            assert document_of(row) in (document.id, None)
            assert {span.doc_id for _, span in spans_of(row)} <= {document.id}


@pytest.mark.parametrize("name", BY_NAME)
def test_the_same_rows_give_the_same_answer(name: str, watch: Watch) -> None:
    for read, rows in watch.calls[name]:
        assert list(BY_NAME[name].kernel(*read)) == rows


@pytest.mark.parametrize("name", BY_NAME)
def test_empty_tables_are_no_error(name: str) -> None:
    stage = BY_NAME[name]
    if isinstance(stage.shape, PerDocument):
        for document in DOCUMENTS:
            list(stage.kernel(document, *([] for _ in stage.reads[1:]), stage.settings))
    else:
        rows = list(stage.kernel(*([] for _ in stage.reads), stage.settings))
        assert all(isinstance(row, Topic) for row in rows)  # the list of topics is there before anything is told


def test_problems_have_a_known_code_and_a_next_step(store: Store) -> None:
    for problem in (*store.rows("document_problems"), *store.rows("problems")):
        assert problem.code in CODES
        assert problem.message
        assert problem.next_step


def test_no_stage_fails_and_no_row_is_refused(store: Store) -> None:
    problems = [*store.rows("document_problems"), *store.rows("problems")]
    assert [problem.message for problem in problems if problem.code in FAILURES] == []
    assert store.check() == []


def test_every_exported_table_has_a_stage(store: Store) -> None:
    assert exported_tables(store) == list(COLUMNS)


def test_reading_again_runs_nothing(store: Store) -> None:
    before = dump(store)
    assert run(store, DOCUMENTS) == RunSummary(unchanged=len(DOCUMENTS))
    assert dump(store) == before


def exported(documents: Any, folder: Path) -> dict[str, bytes]:
    with open_store(IN_MEMORY) as store:
        for some in documents:
            run(store, some)
        return {path.name: path.read_bytes() for path in export_jsonl(store, folder) if path.stem != "runs"}


def test_neither_order_nor_number_of_runs_shows_in_the_export(tmp_path: Path) -> None:
    at_once = exported([DOCUMENTS], tmp_path / "at once")
    assert exported([tuple(reversed(DOCUMENTS))], tmp_path / "reversed") == at_once
    assert exported([DOCUMENTS[3:], DOCUMENTS[:2], DOCUMENTS[2:3]], tmp_path / "in parts") == at_once
    assert exported([[document] for document in DOCUMENTS[::-1]], tmp_path / "singly") == at_once


def test_the_order_of_hashing_does_not_show() -> None:
    def tables(seed: str) -> str:
        environment = {
            **os.environ,
            "PYTHONHASHSEED": seed,
            "PYTHONPATH": os.pathsep.join([str(ROOT / "src"), str(ROOT)]),
        }
        program = [sys.executable, "-m", "tests.contract.small"]
        return subprocess.run(program, env=environment, cwd=ROOT, check=True, capture_output=True, text=True).stdout

    assert tables("1") == tables("2") != ""


@pytest.mark.parametrize("forgotten", DOCUMENTS, ids=lambda document: document.path)
def test_forgetting_gives_the_record_of_the_other_documents(forgotten: Document, store: Store) -> None:
    forget_document(store, forgotten.id, STAGES)
    with open_store(IN_MEMORY) as other:
        run(other, [document for document in DOCUMENTS if document.id != forgotten.id])
        assert dump(store) == dump(other)


def test_every_row_can_be_traced(store: Store) -> None:
    for table in TABLES.values():
        if table.evidence and table.key == ("id",):
            for row in store.rows(table.name):
                assert store.trace(row.id).steps[0].places
