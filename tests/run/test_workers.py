"""Several processes read what one would read, in the order in which one would write it, and end with their parent."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterable, Iterator
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest

import dragoman.run.workers as workers_of
from dragoman.model.errors import StageError, WorkerLost
from dragoman.model.records import Document, Problem
from dragoman.model.stage import PerDocument, Stage
from dragoman.run.desk import read_at_desk
from dragoman.run.local import RunSummary, run_pipeline
from dragoman.store import IN_MEMORY, Store, open_store
from tests.run.small import DOCUMENTS, PIPELINE, SENTENCES, Settings, document, many
from tests.run.tables import dump, dump_file
from tests.run.unruly import OBEY, worker_ids

ROOT = Path(__file__).resolve().parent.parent.parent
COUNT = 80
UNRULY = (OBEY, *PIPELINE)

needs_signals = pytest.mark.skipif(os.name == "nt", reason="needs signals")


def run(
    store: Store,
    documents: Iterable[Document | Problem],
    pipeline: tuple[Stage, ...] = PIPELINE,
    workers: int = 2,
    **more: Any,
) -> RunSummary:
    return run_pipeline(store, documents, pipeline, workers=workers, version="1", started="2031-04-01", **more)


def paths(store: Store) -> list[str]:
    """Of the documents, in the order in which they were written."""
    return [path for (path,) in store._connection.fetch("SELECT path FROM documents ORDER BY n")]


MIXED = [
    *many(COUNT),
    document("copies/007.txt", many(8)[7].text, title="A copy"),
    document("broken.txt", "Orlo spoke with Vesk. This breaks the stage."),
    *DOCUMENTS,
    *many(3),
]


def test_the_record_is_the_same_whatever_the_number_and_the_order(tmp_path: Path) -> None:
    told: dict[int, str] = {}
    for workers, documents in ((1, MIXED), (2, MIXED), (3, MIXED[::-1])):
        record = tmp_path / f"{workers}.db"
        with open_store(record) as store:
            summary = run(store, documents, workers=workers)
            assert (summary.read, summary.failed) in ((COUNT + 6, 1), (COUNT + 7, 1)), "a copy may be read twice"
        told[workers] = dump_file(record)
    assert told[2] == told[1]
    assert told[3] == told[1]
    assert worker_ids() == []


def test_documents_are_written_in_the_order_in_which_they_were_handed_over(store: Store) -> None:
    slow = document("slow.txt", "It sleeps.")
    told: list[tuple[str, int, int | None]] = []
    run(store, [slow, *many(40)], UNRULY, progress=lambda *doing: told.append(doing))
    assert paths(store) == ["slow.txt", *(doc.path for doc in many(40))]
    done = [count for doing, count, _ in told if doing == "documents"]
    assert done == sorted(done)
    assert (done[0], done[-1]) == (0, 41)


def test_documents_of_other_settings_are_read_again_by_workers(store: Store) -> None:
    run(store, many(4))
    told: list[tuple[str, int, int | None]] = []
    assert run(store, [], UNRULY, progress=lambda *doing: told.append(doing)).read == 4
    assert ("documents read before", 4, 4) in told


def test_a_process_is_started_only_for_something_to_read(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    run(store, DOCUMENTS, workers=1)

    def start(*_: object) -> None:
        raise AssertionError("a process was started")

    monkeypatch.setattr(workers_of, "start_worker", start)
    assert run(store, DOCUMENTS, workers=4) == RunSummary(unchanged=4)
    with pytest.raises(AssertionError):
        run(store, many(1), workers=4)
    monkeypatch.setattr(workers_of, "WorkerDesk", start)
    assert run(store, many(1), workers=1).read == 1


def test_no_more_documents_are_held_than_the_limits_say(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(workers_of, "AHEAD_DOCUMENTS", 3)
    taken, most = 0, 0

    def handed() -> Iterator[Document]:
        nonlocal taken
        for doc in many(30):
            taken += 1
            yield doc

    def tell(doing: str, done: int, total: int | None) -> None:
        nonlocal most
        most = max(most, taken - done) if doing == "documents" else most

    assert run(store, handed(), progress=tell).read == 30
    assert 2 <= most <= 6
    monkeypatch.setattr(workers_of, "AHEAD_CHARS", 10)
    assert run(store, [document(f"{n}.txt", f"It rained {n} days.") for n in range(5)]).read == 5


def test_a_document_larger_than_a_pipe_goes_to_a_worker_and_back(store: Store) -> None:
    large = [document(f"{n}.txt", f"It rained on day {n}. " * 5_000) for n in range(3)]
    assert run(store, large, (SENTENCES,)).read == 3
    assert len(store.rows("sentences")) == 15_000


def test_numeric_libraries_of_workers_use_one_thread(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("OMP_NUM_THREADS", "8")
    run(store, [document(f"{n}.txt", f"How many threads, {n}? It sleeps.") for n in range(4)], UNRULY)
    told = [problem.message.split() for problem in store.rows("document_problems")]
    assert {threads for _, threads in told} == {"1"}
    assert len({process for process, _ in told} - {str(os.getpid())}) == 2
    assert os.environ["OMP_NUM_THREADS"] == "8"


# ---------------------------------------------------------------- what goes wrong


@needs_signals
@pytest.mark.parametrize(("text", "how"), [("It dies.", "was ended by SIGKILL"), ("It leaves.", "ended with code 7")])
def test_a_worker_that_ends_is_said_so_and_costs_nothing_that_was_recorded(text: str, how: str, tmp_path: Path) -> None:
    record = tmp_path / "record.db"
    documents = [*many(COUNT)[:40], document("bad.txt", text), *many(COUNT)[40:]]
    with open_store(record) as store, pytest.raises(WorkerLost, match=f"{how} while it read bad.txt") as caught:
        run(store, documents, UNRULY)
    assert "goes on from there" in caught.value.next_step
    assert worker_ids() == []
    dump_file(record)
    with open_store(record) as store:
        assert paths(store) == [doc.path for doc in many(40)]
        assert run(store, many(COUNT), UNRULY) == RunSummary(COUNT - 40, 40, linked=("overlaps", "actors", "contacts"))
    with open_store(IN_MEMORY) as undisturbed:
        run(undisturbed, many(COUNT), UNRULY, workers=1)
        assert dump_file(record) == dump(undisturbed)


@needs_signals
def test_a_worker_that_is_killed_as_it_starts_is_said_so(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    start = workers_of.start_worker

    def start_and_kill(*arguments: Any) -> Any:
        worker = start(*arguments)
        worker.process.kill()
        return worker

    monkeypatch.setattr(workers_of, "start_worker", start_and_kill)
    with pytest.raises(WorkerLost, match="was ended by SIGKILL as it started; what was recorded is kept"):
        run(store, DOCUMENTS)


def test_a_worker_that_is_killed_while_it_waits_is_no_loss() -> None:
    with workers_of.WorkerDesk([SENTENCES], 1) as desk:
        assert [*desk.put(DOCUMENTS[0]), *desk.rest()] == [read_at_desk(DOCUMENTS[0], [SENTENCES])]
        (worker,) = desk._workers
        worker.process.kill()
        worker.process.join()
        assert [*desk.put(DOCUMENTS[1]), *desk.rest()] == [read_at_desk(DOCUMENTS[1], [SENTENCES])]
        assert desk._workers != [worker]


def test_a_row_that_cannot_be_sent_is_said_so(store: Store) -> None:
    with pytest.raises(StageError, match=r"bad\.txt could not be read: .*lambda") as caught:
        run(store, [document("bad.txt", "It cannot be sent.")], (OBEY,))
    assert "Traceback" in caught.value.__notes__[0]


def test_a_stage_that_cannot_be_sent_is_said_so(store: Store) -> None:
    stage = Stage("local", ("documents",), ("sentences",), PerDocument(), lambda doc, settings: (), Settings())
    with pytest.raises(StageError, match="The stage local cannot be sent") as caught:
        run(store, DOCUMENTS, (stage,))
    assert "with one worker" in caught.value.next_step


def test_a_program_that_starts_itself_anew_is_told_how_to_begin(tmp_path: Path) -> None:
    (tmp_path / "call.txt").write_text("Ada Orlo called Ilmar Vesk.", encoding="utf-8")
    program = tmp_path / "program.py"
    program.write_text("import dragoman\ndragoman.read('call.txt', workers=2)\n", encoding="utf-8")
    ended = subprocess.run(
        [sys.executable, program], env=environment(), cwd=tmp_path, capture_output=True, text=True, timeout=120,
        check=False,
    )  # fmt: skip
    assert ended.returncode == 1
    assert "as it started. In a program of your own, call dragoman under `if __name__" in ended.stderr


# ---------------------------------------------------------------- the end of the parent


def environment() -> dict[str, str]:
    return {**os.environ, "PYTHONPATH": os.pathsep.join([str(ROOT / "src"), str(ROOT)])}


def start_and_learn_of_workers(record: Path) -> tuple[subprocess.Popen[str], set[int]]:
    """A run whose workers hang after forty documents, and the processes they are."""
    program = [sys.executable, "-m", "tests.run.unruly", str(record), "2"]
    running = subprocess.Popen(
        program, env=environment(), cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
        start_new_session=True,
    )  # fmt: skip
    assert running.stdout is not None
    ids: set[int] = set()
    until = time.monotonic() + 120
    while time.monotonic() < until:
        ids = {int(number) for number in running.stdout.readline().split()} or ids
        with suppress(Exception), open_store(record, writable=False) as store:
            if len(ids) == 2 and len(store.rows("documents")) == 32:
                break
    return running, ids


def is_running(process: int) -> bool:
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    return True


@needs_signals
@pytest.mark.parametrize(("number", "reached"), [(signal.SIGINT, "all"), (signal.SIGKILL, "the parent")])
def test_no_worker_outlives_its_parent(number: signal.Signals, reached: str, tmp_path: Path) -> None:
    record = tmp_path / "record.db"
    running, ids = start_and_learn_of_workers(record)
    assert len(ids) == 2
    if reached == "all":  # as a terminal sends Ctrl-C
        os.killpg(running.pid, number)
    else:
        os.kill(running.pid, number)
    _, told = running.communicate(timeout=60)
    assert running.returncode == -number
    assert told.count("Traceback") == (1 if number == signal.SIGINT else 0), "the workers say nothing"
    until = time.monotonic() + 60
    while any(map(is_running, ids)) and time.monotonic() < until:
        time.sleep(0.02)
    assert not any(map(is_running, ids))
    dump_file(record)
    with open_store(record, wait_seconds=0) as store:
        assert run(store, many(COUNT), UNRULY, workers=1).unchanged == 32
