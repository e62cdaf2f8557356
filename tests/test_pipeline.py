"""The one ordered tuple of stages."""

from __future__ import annotations

import pytest

from dragoman.model.records import Actor
from dragoman.model.stage import PerDocument
from dragoman.model.tables import NEVER_DERIVED, TABLES
from dragoman.pipeline import PIPELINE, build_pipeline


def test_no_stage_stands_twice() -> None:
    names = [stage.name for stage in PIPELINE]
    assert len(names) == len(set(names))


@pytest.mark.parametrize("stage", PIPELINE, ids=lambda stage: stage.name)
def test_a_stage_reads_what_came_in_or_was_written_before(stage) -> None:  # type: ignore[no-untyped-def]
    before = {table for other in PIPELINE[: PIPELINE.index(stage)] for table in other.writes}
    assert set(stage.reads) <= before | set(NEVER_DERIVED)


@pytest.mark.parametrize("stage", PIPELINE, ids=lambda stage: stage.name)
def test_a_stage_names_tables_of_the_record(stage) -> None:  # type: ignore[no-untyped-def]
    assert set(stage.reads) | set(stage.writes) <= set(TABLES)
    assert not set(stage.writes) & set(NEVER_DERIVED)


def test_stages_of_one_document_come_before_those_of_the_whole_record() -> None:
    shapes = [isinstance(stage.shape, PerDocument) for stage in PIPELINE]
    assert shapes == sorted(shapes, reverse=True)
    for stage in PIPELINE:
        if isinstance(stage.shape, PerDocument):
            assert stage.reads[0] == "documents"
            assert all(TABLES[table].per_document for table in stage.writes), stage.name


def test_every_derived_table_is_written_by_some_stage() -> None:
    written = {table for stage in PIPELINE for table in stage.writes}
    assert set(TABLES) - set(NEVER_DERIVED) - {"problems"} <= written


def test_a_users_actors_reach_the_stages_that_know_actors() -> None:
    actor = Actor("x:ada-orlo", "Ada Orlo", "person", origin="user")
    changed = {a.name for a, b in zip(build_pipeline([actor]), PIPELINE, strict=True) if a != b}
    assert "mentions" in changed
    assert changed == {stage.name for stage in PIPELINE if hasattr(stage.settings, "with_actors")}


def test_the_day_to_judge_at_reaches_the_commitments() -> None:
    settings = {stage.name: stage.settings for stage in build_pipeline(as_of="2024-06-30")}
    assert settings["commitments"].as_of == "2024-06-30"
    assert [stage.name for stage in build_pipeline()] == [stage.name for stage in PIPELINE]
    assert build_pipeline() == PIPELINE
