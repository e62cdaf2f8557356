"""Stages walked once in memory find what a first run into a record finds."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest

from dragoman.model.records import Document, Problem, Region
from dragoman.model.stage import PerDocument, Stage, WholeRecord
from dragoman.run.local import run_pipeline
from dragoman.run.once import run_once
from dragoman.store import IN_MEMORY, open_store
from tests.store.small import READOUT, REPORT


def find_openings(document: Document, settings: None) -> Iterator[Region]:
    yield Region(f"r_{document.id}", document.span(0, 5), "headline")


def count_openings(documents: list[Document], regions: list[Region], settings: None) -> Iterator[Problem]:
    told = " ".join(region.span.doc_id for region in regions)
    yield Problem("p_1", "odd", f"{len(documents)}: {told}", "look")


def fail(documents: list[Document], settings: None) -> Iterator[Problem]:
    raise ValueError("no")
    yield


STAGES = (
    Stage("openings", ("documents",), ("regions",), PerDocument(), find_openings, None),
    Stage("counts", ("documents", "regions"), ("problems",), WholeRecord(), count_openings, None),
)
BROKEN = Problem("p_0", "empty_file", "empty", "fill it", path="empty.txt")


@pytest.mark.parametrize("handed", [[READOUT, BROKEN, REPORT], [REPORT, READOUT, REPORT, BROKEN]])
def test_rows_are_those_of_a_record_in_whatever_order(handed: list[Document | Problem]) -> None:
    found = run_once(handed, STAGES)
    with open_store(IN_MEMORY) as store:
        run_pipeline(store, handed, STAGES, version="1", started="now")
        for table in ("documents", "regions", "problems", "input_problems"):
            assert found.rows(table) == store.rows(table), table
    assert found.failed == 0


def test_document_of_two_paths_is_one() -> None:
    deep = replace(READOUT, path="deep/readout.txt", title=None, outlet="The Gazette")
    (document,) = run_once([deep, READOUT], STAGES).rows("documents")
    assert (document.path, document.title, document.outlet) == ("readout.txt", READOUT.title, "The Gazette")


def test_stage_that_fails_leaves_a_problem_and_the_rows_of_the_others() -> None:
    broken = Stage("broken", ("documents",), ("passages",), WholeRecord(), fail, None)
    found = run_once([READOUT], (*STAGES, broken))
    assert found.failed == 1
    assert {problem.code for problem in found.rows("problems")} == {"odd", "stage_failed"}
    assert len(found.rows("regions")) == 1


def test_progress_is_told() -> None:
    told: list[tuple[str, int, int | None]] = []
    run_once([READOUT, REPORT], STAGES, lambda *step: told.append(step))
    assert told == [("documents", 1, None), ("documents", 2, None), ("counts", 0, 1)]


def test_nothing_is_found_in_nothing() -> None:
    found = run_once([], STAGES)
    assert (found.rows("documents"), found.rows("regions"), found.failed) == ([], [], 0)
