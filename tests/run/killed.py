"""A run that kills itself at a moment: ``python -m tests.run.killed RECORD COUNT DOING DONE``.

It ends with SIGKILL when that progress is told, or, with DOING ``commit``, inside the last
transaction, its rows written and not committed.
"""

from __future__ import annotations

import os
import signal
import sys

from dragoman.run.local import run_pipeline
from dragoman.store import Store, open_store
from tests.run.small import PIPELINE, many


def kill_myself(*_: object) -> None:
    os.kill(os.getpid(), signal.SIGKILL)


def main(record: str, count: int, doing: str, done: int) -> None:
    def tell(told: str, number: int, total: int | None) -> None:
        if (told, number) == (doing, done):
            kill_myself()

    if doing == "commit":
        Store.add_run = kill_myself  # type: ignore[assignment, method-assign]
    with open_store(record) as store:
        run_pipeline(store, many(count), PIPELINE, progress=tell, version="1", started="2031-04-01")


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]), sys.argv[3], int(sys.argv[4]))
