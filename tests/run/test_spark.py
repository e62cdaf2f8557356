"""Spark reads what this process would read, and loses nothing with a worker."""

from __future__ import annotations

import importlib.util
import os
from collections.abc import Iterable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

import dragoman.run.spark as spark_of
from dragoman.model.errors import InputError, StageError, WorkerLost
from dragoman.model.records import Document, Problem
from dragoman.model.stage import PerDocument, Stage
from dragoman.run.local import RunSummary, run_pipeline
from dragoman.run.masters import retrying
from dragoman.run.spark import open_spark
from dragoman.store import IN_MEMORY, Store, open_store
from tests.run.losing import (
    ALWAYS,
    LOSING,
    ONCE,
    UNSENDABLE,
    break_down,
    count_letters,
    list_senders,
    list_senders_and_die,
)
from tests.run.small import DOCUMENTS, PIPELINE, Settings, document, many
from tests.run.tables import dump, dump_file

if TYPE_CHECKING:
    from dragoman.run.spark import SparkCluster

# PySpark leaves sockets for the collector to close.
pytestmark = [
    pytest.mark.filterwarnings("ignore::ResourceWarning", "ignore::pytest.PytestUnraisableExceptionWarning"),
    pytest.mark.skipif(os.name == "nt", reason="needs signals"),
]
MIXED = [*many(40), document("broken.txt", "Orlo spoke with Vesk. This breaks the stage."), *DOCUMENTS, *many(3)]
PIECES = [("one", b"a"), ("two", b"bb"), ("one", b"cc"), ("three", b"d")]


def run(
    store: Store,
    documents: Iterable[Document | Problem],
    cluster: SparkCluster | None,
    pipeline: tuple[Stage, ...] = PIPELINE,
    **more: Any,
) -> RunSummary:
    return run_pipeline(store, documents, pipeline, cluster=cluster, version="1", started="2031-04-01", **more)


def dump_of(documents: Iterable[Document], pipeline: tuple[Stage, ...] = PIPELINE) -> str:
    """The record that this process makes."""
    with open_store(IN_MEMORY) as store:
        run(store, documents, None, pipeline)
        return dump(store)


def test_the_record_is_that_of_this_process(store: Store, spark: SparkCluster, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(spark_of, "PLACE_DOCUMENTS", 10)
    told: list[tuple[str, int, int | None]] = []
    summary = run(store, MIXED, spark, progress=lambda *doing: told.append(doing))
    assert (summary.read, summary.failed) == (45, 1)
    assert dump(store) == dump_of(MIXED)
    paths = [path for (path,) in store._connection.fetch("SELECT path FROM documents ORDER BY n")]
    assert paths == [doc.path for doc in MIXED[:45]]
    assert {20, 40, 48} <= {count for doing, count, _ in told if doing == "documents"}
    assert run(store, many(40), spark) == RunSummary(unchanged=40)


def test_each_step_is_given_all_pieces_of_a_key(spark: SparkCluster) -> None:
    found = spark.work(PIECES, [count_letters, list_senders])
    assert sorted(found) == [("letters 1", b"one three"), ("letters 2", b"one two")]
    assert list(spark.work([], [count_letters])) == []


# ---------------------------------------------------------------- what goes wrong


def test_a_worker_lost_once_while_it_reads_costs_nothing(store: Store, spark: SparkCluster, tmp_path: Path) -> None:
    note = tmp_path / "note"
    documents = [*many(20), document("once.txt", f"{ONCE}{note}"), *DOCUMENTS]
    assert run(store, documents, spark, (LOSING, *PIPELINE)).failed == 0
    assert note.exists(), "a worker was lost"
    assert dump(store) == dump_of(documents, (LOSING, *PIPELINE))


def test_a_worker_lost_once_in_a_step_costs_nothing(spark: SparkCluster, tmp_path: Path) -> None:
    note = tmp_path / "note"
    found = spark.work(PIECES, [count_letters, partial(list_senders_and_die, note=note), list_senders])
    assert sorted(found) == [("letters 1", b"one three"), ("letters 2", b"one two")]
    assert note.exists(), "a worker was lost"


def test_a_worker_lost_each_time_is_said_so_and_what_was_recorded_is_kept(
    spark: SparkCluster, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(spark_of, "PLACE_DOCUMENTS", 10)
    record = tmp_path / "record.db"
    pipeline = (LOSING, *PIPELINE)
    with open_store(record) as store, pytest.raises(WorkerLost, match=r"Spark gave up \(.*crashed.*\)") as caught:
        run(store, [*many(30), document("always.txt", ALWAYS)], spark, pipeline)
    assert "goes on from there" in caught.value.next_step
    with open_store(record) as store:
        assert run(store, many(40), spark, pipeline) == RunSummary(20, 20, linked=("overlaps", "actors", "contacts"))
    assert dump_file(record) == dump_of(many(40), pipeline)


def test_an_error_in_a_step_is_told_with_its_traceback(spark: SparkCluster) -> None:
    with pytest.raises(StageError, match="failed: ValueError: there are no letters") as caught:
        list(spark.work(PIECES, [count_letters, break_down, list_senders]))
    assert "Traceback" in caught.value.__notes__[0]


def test_a_row_that_cannot_be_sent_is_said_so(store: Store, spark: SparkCluster) -> None:
    with pytest.raises(StageError, match=r"bad\.txt could not be read: TypeError") as caught:
        run(store, [*many(3), document("bad.txt", UNSENDABLE)], spark, (LOSING,))
    assert "Traceback" in caught.value.__notes__[0]


def test_a_stage_that_cannot_be_sent_is_said_so(store: Store, spark: SparkCluster) -> None:
    stage = Stage("local", ("documents",), ("sentences",), PerDocument(), lambda doc, settings: (), Settings())
    with pytest.raises(StageError, match="cannot be sent to the workers"):
        run(store, DOCUMENTS, spark, (stage,))


def test_a_worker_with_another_version_is_said_so(
    store: Store, spark: SparkCluster, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(spark_of, "VERSION", "0.0.1")
    with pytest.raises(InputError, match=r"a worker has dragoman .*, and the program 0\.0\.1") as caught:
        run(store, DOCUMENTS, spark)
    assert "Install the same version" in caught.value.next_step


def test_a_session_that_the_program_has_is_used_and_left(spark: SparkCluster) -> None:
    with open_spark() as again, open_spark("local[2]"):
        assert sorted(again.work(PIECES, [count_letters]))[0] == ("letters 1", b"one")
    assert len(list(spark.work(PIECES, [list_senders]))) == 3
    with pytest.raises(InputError, match=r"a Spark session already, with the master local\[2,4\]"), open_spark("yarn"):
        pass


# ---------------------------------------------------------------- what is missing


@pytest.fixture
def no_session(monkeypatch: pytest.MonkeyPatch) -> None:
    session = pytest.importorskip("pyspark.sql", reason="needs PySpark").SparkSession
    monkeypatch.setattr(session, "getActiveSession", lambda: None)


@pytest.mark.parametrize("package", ["pyspark", "pyarrow", "pandas"])
def test_a_missing_package_is_named_with_the_way_to_it(package: str, monkeypatch: pytest.MonkeyPatch) -> None:
    find = importlib.util.find_spec
    monkeypatch.setattr(spark_of, "find_spec", lambda name: None if name == package else find("json"))
    with pytest.raises(InputError, match=rf"needs {package}, .*pip install 'dragoman\[spark\]'"), open_spark():
        pass


@pytest.mark.usefixtures("no_session")
def test_missing_java_is_said_so(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.delenv("JAVA_HOME", raising=False)
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(InputError, match=r"there is none on the PATH\. Install Java 17"), open_spark():
        pass
    monkeypatch.setenv("JAVA_HOME", str(tmp_path))
    with pytest.raises(InputError, match="where JAVA_HOME says"), open_spark():
        pass


@pytest.mark.usefixtures("no_session")
@pytest.mark.parametrize(
    ("master", "told"),
    [
        ("spark://127.0.0.1:1", "cannot be reached"),
        ("spark://127.0.0.1:port", "cannot be reached"),
        ("local[x]", "is no address of a Spark master"),
        ("sc://somewhere", "is no address of a Spark master"),
    ],
)
def test_a_master_that_is_not_there_is_said_so(master: str, told: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(spark_of, "check_java", lambda: None)
    with pytest.raises(InputError, match=told), open_spark(master):
        pass


@pytest.mark.parametrize(
    ("master", "started"),
    [
        ("local", "local[1,4]"),
        ("local[3]", "local[3,4]"),
        ("local[*]", "local[*,4]"),
        ("local[3,1]", "local[3,1]"),
        ("yarn", "yarn"),
    ],
)
def test_tasks_on_this_machine_are_tried_again(master: str, started: str) -> None:
    assert retrying(master) == started
