"""A stage that does what a text tells it to, and a run of it: ``python -m tests.run.unruly RECORD WORKERS``.

The run prints the ids of its workers as it learns of them.
"""

from __future__ import annotations

import multiprocessing
import os
import signal
import sys
import time
from collections.abc import Iterator

import click

from dragoman.model.ids import row_id
from dragoman.model.records import Document, Problem, Sentence
from dragoman.model.stage import PerDocument, Stage
from dragoman.run.local import run_pipeline
from dragoman.store import open_store
from tests.run.small import PIPELINE, Settings, document, many


def obey(doc: Document, settings: Settings) -> Iterator[Problem | Sentence]:
    if "sleeps" in doc.text:
        time.sleep(0.3)
    if "hangs" in doc.text:
        time.sleep(600)
    if "dies" in doc.text:
        os.kill(os.getpid(), signal.SIGKILL)
    if "leaves" in doc.text:
        os._exit(7)
    if "cannot be sent" in doc.text:
        yield Sentence(lambda: "s_1", doc.span(0, 4))  # type: ignore[arg-type]
    if "threads" in doc.text:
        told = os.environ.get("OMP_NUM_THREADS", "any")
        yield Problem(row_id("p", doc.id, "threads", ()), "bad_bytes", f"{os.getpid()} {told}", "")


OBEY = Stage("obey", ("documents",), ("sentences", "document_problems"), PerDocument(), obey, Settings())


def worker_ids() -> list[int]:
    return [child.pid for child in multiprocessing.active_children() if child.pid is not None]


def main(record: str, workers: int) -> None:
    def tell(doing: str, done: int, total: int | None) -> None:
        click.echo(" ".join(map(str, worker_ids())))

    documents = [*many(40), *(document(f"z{n}.txt", "It hangs.") for n in range(workers)), *many(80)[40:]]
    with open_store(record) as store:
        run_pipeline(
            store, documents, (OBEY, *PIPELINE), workers=workers, progress=tell, version="1", started="2031-04-01"
        )


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]))
