"""Which machines read documents and work out what follows from them."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from dragoman.model.errors import InputError

if TYPE_CHECKING:
    from dragoman.run.desk import Cluster

LOCAL, SPARK = "local", "spark"


@contextmanager
def open_engine(engine: str, master: str | None, workers: int) -> Iterator[Cluster | None]:
    """The cluster of an engine; None for that which is this machine.

    Raises:
        InputError: there is no such engine, it cannot be started, or it has no use for a master or for workers.
    """
    if workers < 1:
        raise InputError(f"{workers} workers read nothing.", "Give 1, or as many as there are processors to use.")
    if engine not in (LOCAL, SPARK):
        raise InputError(f"There is no engine {engine!r}.", f"Choose {LOCAL!r} or {SPARK!r}.")
    if engine == LOCAL:
        if master is not None:
            raise InputError(f"The local engine has no master {master}.", "Choose the engine 'spark' with it.")
        yield None
        return
    if workers != 1:
        raise InputError(
            "With Spark, its master says how many workers there are.", f"Give the master local[{workers}] instead."
        )
    from dragoman.run.spark import open_spark

    with open_spark(master) as cluster:
        yield cluster
