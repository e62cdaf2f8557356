"""The one ordered tuple of stages."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from dragoman.model.ids import document_id
from dragoman.model.records import Actor, Document
from dragoman.model.stage import PerDocument
from dragoman.model.tables import NEVER_DERIVED, TABLES
from dragoman.pipeline import PIPELINE, build_pipeline
from dragoman.run.marks import settings_mark
from dragoman.run.shelf import read_document
from tests.strategies import clippings


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


def test_a_users_model_counts_by_what_it_holds_and_not_by_where_it_lies(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "one.onnx").write_bytes(b"one")
    (tmp_path / "copy.onnx").write_bytes(b"one")
    (tmp_path / "other.onnx").write_bytes(b"other")
    marks = {path.name: settings_mark(build_pipeline(model=path)) for path in tmp_path.iterdir()}
    assert marks["one.onnx"] == marks["copy.onnx"]
    assert len({*marks.values(), settings_mark(PIPELINE)}) == 3
    monkeypatch.chdir(tmp_path)
    settings = {stage.name: stage.settings for stage in build_pipeline(model="one.onnx")}
    assert settings["attributions"].model == str(tmp_path / "one.onnx")


@pytest.mark.parametrize(("asked", "least"), [(0.1, 0.1), (0.9, 0.3)])
def test_a_floor_of_probability_is_the_users_and_lowers_the_readers_own(asked: float, least: float) -> None:
    settings = {stage.name: stage.settings for stage in build_pipeline(least_probability=asked)}["attributions"]
    assert (settings.asked_probability, settings.least_probability) == (asked, least)


PEOPLE = (
    Actor("x:norvia", "Norvia", "state", origin="user"),
    Actor("x:caldera", "Caldera", "state", origin="user"),
    Actor("x:vesk", "Ilmar Vesk", "person", origin="user"),
    Actor("x:senn", "Odra Senn", "person", origin="user"),
)
ALONE = [stage for stage in build_pipeline(PEOPLE) if isinstance(stage.shape, PerDocument)]


@example("Caldera goes to the next summit of the", None)
@example("Ilmar Vesk spoke to Odra Senn of the messages from", None)
@given(clippings(), st.one_of(st.none(), clippings(), st.just(" ")))
def test_no_text_makes_a_stage_fail_or_break_the_rules_of_rows(text: str, title: str | None) -> None:
    document = Document(document_id("cut.txt", text), "cut.txt", text, "0" * 64, title=title)
    assert read_document(document, ALONE).failed == 0
