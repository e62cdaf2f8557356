"""Spark as a cluster: documents are read, and the steps of kernels worked out, by its workers.

All that goes to the workers and comes back is Arrow. A worker that is lost is Spark's business: its
tasks are worked out again elsewhere. This process alone writes the record.
"""

from __future__ import annotations

import pickle
import re
import sys
import traceback
import warnings
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from importlib.util import find_spec
from itertools import groupby
from typing import Any

from dragoman.model.codec import decode, encode, read_json, write_json
from dragoman.model.errors import DragomanError, InputError, StageError, WorkerLost
from dragoman.model.records import Document
from dragoman.model.stage import Piece, Stage, Step
from dragoman.model.tables import TABLES
from dragoman.model.version import VERSION
from dragoman.run.desk import Desk, Found, read_at_desk
from dragoman.run.masters import KNOWN_MASTERS, check_java, check_reachable, python_of_workers, retrying

PLACE_DOCUMENTS = 128  # of each place, in one job
PLACE_CHARS = 500_000
MOST_CHARS = 16_000_000  # in one job, so that this process has room for what is found
BATCH_ROWS = 8  # that a worker takes in at a time: a piece may have megabytes
ERROR = "!"  # the key of a piece that tells of an error
FOUND_COLUMNS = "number long, failed int, rows string"
PIECE_COLUMNS = "key string, piece binary"
GUIDE = "the guide to clusters in the documentation says how"


@contextmanager
def open_spark(master: str | None = None) -> Iterator[SparkCluster]:
    """Spark, as long as the ``with`` statement; a session that this program has already is used and left as it is.

    Args:
        master: its address, such as ``spark://host:7077`` or ``local[4]``; by default what Spark's own settings name,
            and without them all processors of this machine.

    Raises:
        InputError: Spark or Java is missing, or the master cannot be reached, or the session has another.
    """
    _check_installed()
    from pyspark.sql import SparkSession

    held = SparkSession.getActiveSession()
    if held is not None:
        if master is not None and held.sparkContext.master not in (master, retrying(master)):
            raise InputError(
                f"This program has a Spark session already, with the master {held.sparkContext.master}.",
                "Leave the master out to use that, or stop it first.",
            )
        yield SparkCluster(held.newSession())  # with settings of its own
        return
    check_java()
    check_reachable(master)
    try:
        session = _start(master)
    except Exception as error:
        named = f"with the master {master}" if master else "with the master of its own settings"
        raise InputError(
            f"Spark does not start {named} ({_reason(error)}).", f"Spark needs Java 17 or later. {KNOWN_MASTERS}"
        ) from error
    try:
        yield SparkCluster(session)
    finally:
        with suppress(Exception):  # it may be what failed
            session.stop()


class SparkCluster:
    """A Spark session, as ``run/desk.py`` asks for a cluster."""

    def __init__(self, session: Any) -> None:
        self.places: int = max(1, session.sparkContext.defaultParallelism)
        self._session = session
        session.conf.set("spark.sql.execution.arrow.maxRecordsPerBatch", str(BATCH_ROWS))

    def desk(self, stages: Sequence[Stage]) -> Desk:
        """A desk at which workers read documents; they are sent the stages once."""
        return _SparkDesk(self, tuple(stages))

    def work(self, pieces: Iterable[Piece], steps: Sequence[Step]) -> Iterator[Piece]:
        """What the last step yields; see ``model.stage.Grid``."""
        import pyarrow

        keys, held = pyarrow.array([], pyarrow.string()), pyarrow.array([], pyarrow.binary())
        if first := list(pieces):
            keys, held = map(pyarrow.array, zip(*first, strict=True))
        parts = 3 * self.places  # so that none waits long for the last
        with _told():
            frame = self._session.createDataFrame(pyarrow.table({"key": keys, "piece": held}))
            for step in steps:
                frame = frame.repartition(parts, "key").sortWithinPartitions("key")
                frame = frame.mapInArrow(_step_mapper(pickle.dumps(step), VERSION), PIECE_COLUMNS)
            # Set down once more, so that all of the last step is done side by side before the first part is asked for.
            rows = frame.repartition(parts, "key").toLocalIterator()
        while (row := _next(rows)) is not None:
            if row["key"] == ERROR:
                raise _step_error(row["piece"])
            yield row["key"], bytes(row["piece"])

    def read(self, documents: Sequence[Document], broadcast: Any) -> list[Found]:
        """What the stages of a broadcast find in documents, in their order."""
        import pyarrow

        table = pyarrow.table(
            {
                "number": list(range(len(documents))),
                "document": [write_json(encode(document)) for document in documents],
            }
        )
        with _told():
            frame = self._session.createDataFrame(table).repartition(min(len(documents), 2 * self.places))
            rows = frame.mapInArrow(_reading_mapper(broadcast, VERSION), FOUND_COLUMNS).toArrow().to_pylist()
        rows.sort(key=lambda row: row["number"])
        for row in rows:
            if row["failed"] < 0:
                raise _reading_error(documents[row["number"]], row["rows"])
        return [_found(row) for row in rows]

    def broadcast(self, value: Any) -> Any:
        """A value that each worker is sent once."""
        with _told():
            return self._session.sparkContext.broadcast(value)


class _SparkDesk:
    """Documents are read together, as many as keep all workers busy for a while."""

    def __init__(self, cluster: SparkCluster, stages: tuple[Stage, ...]) -> None:
        self._cluster = cluster
        self._stages = stages
        self._broadcast: Any = None
        self._line: list[Document] = []
        self._chars = 0

    def put(self, document: Document) -> Iterator[Found]:
        """Have a document read with others.

        Raises:
            WorkerLost: workers were lost time and again.
            StageError: a document could not be read at all.
        """
        self._line.append(document)
        self._chars += len(document.text)
        places = self._cluster.places
        if len(self._line) >= PLACE_DOCUMENTS * places or self._chars >= min(PLACE_CHARS * places, MOST_CHARS):
            yield from self.rest()

    def rest(self) -> Iterator[Found]:
        """Have all that wait read; errors as for ``put``."""
        if not self._line:
            return
        if self._broadcast is None:
            self._broadcast = self._cluster.broadcast(_pickled(self._stages))
        documents, self._line, self._chars = self._line, [], 0
        yield from self._cluster.read(documents, self._broadcast)


# ---------------------------------------------------------------- on the workers


def _reading_mapper(broadcast: Any, version: str) -> Callable[[Iterable[Any]], Iterator[Any]]:
    """What reads batches of documents on a worker. One that cannot be read at all has fewer than no failures."""

    def read(batches: Iterable[Any]) -> Iterator[Any]:
        import pyarrow

        _check_version(version)
        stages = pickle.loads(broadcast.value)
        for batch in batches:
            for number, words in zip(*(column.to_pylist() for column in batch.columns), strict=True):
                failed, rows = _read(words, stages)
                yield pyarrow.RecordBatch.from_pydict(
                    {"number": [number], "failed": pyarrow.array([failed], pyarrow.int32()), "rows": [rows]}
                )

    return read


def _read(words: str, stages: Sequence[Stage]) -> tuple[int, str]:
    """How many stages failed and what was found, by table; or -1 and the traceback of what went wrong."""
    try:
        found = read_at_desk(decode(Document, read_json(words)), stages)
        return found.failed, write_json({table: list(map(encode, rows)) for table, rows in found.rows.items()})
    except Exception:
        return -1, traceback.format_exc().strip()


def _step_mapper(step: bytes, version: str) -> Callable[[Iterable[Any]], Iterator[Any]]:
    """What works out a step on a worker, of pieces that come sorted by key; an error is a piece too."""

    def work(batches: Iterable[Any]) -> Iterator[Any]:
        import pyarrow

        _check_version(version)
        run = pickle.loads(step)
        rows = ((key, piece) for batch in batches for key, piece in zip(*map(_values, batch.columns), strict=True))
        for key, together in groupby(rows, key=lambda row: row[0]):
            for made, piece in _made(run, key, [piece for _, piece in together]):
                yield pyarrow.RecordBatch.from_pydict(
                    {"key": [made], "piece": pyarrow.array([piece], pyarrow.binary())}
                )

    return work


def _made(step: Step, key: str, pieces: list[bytes]) -> Iterator[Piece]:
    if key == ERROR:
        yield from ((key, piece) for piece in pieces)
        return
    try:
        yield from step(key, pieces)
    except Exception:
        yield ERROR, traceback.format_exc().strip().encode()


def _values(column: Any) -> list[Any]:
    values: list[Any] = column.to_pylist()
    return values


def _check_version(version: str) -> None:
    if version != VERSION:
        raise RuntimeError(f"a worker has dragoman {VERSION}, and the program {version}")


# ---------------------------------------------------------------- back from them


def _found(row: dict[str, Any]) -> Found:
    held = read_json(row["rows"])
    return Found(
        {table: [decode(TABLES[table].record, one) for one in rows] for table, rows in held.items()}, row["failed"]
    )


def _next(rows: Iterator[Any]) -> Any:
    """The next row; None where there is none."""
    with _told():
        return next(rows, None)


def _reading_error(document: Document, told: str) -> StageError:
    error = StageError(f"{document.path} could not be read: {told.splitlines()[-1]}.", "Report it.")
    error.add_note(told)
    return error


def _step_error(piece: bytes) -> StageError:
    told = bytes(piece).decode()
    error = StageError(f"A step on a Spark worker failed: {told.splitlines()[-1]}.", "Report it.")
    error.add_note(told)
    return error


@contextmanager
def _told() -> Iterator[None]:
    """What Spark raises in here, as an error of the project.

    Raises:
        InputError: the workers lack the program.
        WorkerLost: any other; Spark has then tried again already.
    """
    try:
        with warnings.catch_warnings():
            warnings.filterwarnings("ignore", "PySpark does not yet fully support pandas")  # none of it is used here
            yield
    except DragomanError:
        raise
    except Exception as error:
        reason = _reason(error)
        if "No module named" in reason or "a worker has dragoman" in reason:
            raise InputError(
                f"The Spark workers cannot run dragoman ({reason}).",
                f"Install the same version of it, and the same Python, on each of them: {GUIDE}.",
            ) from error
        raise WorkerLost(
            f"Spark gave up ({reason}); what was recorded is kept.",
            "Run the command again: it goes on from there. If a worker had too little memory, give it more, or fewer "
            f"processors: {GUIDE}.",
        ) from error


def _reason(error: Exception) -> str:
    """The line of Spark's message that says why."""
    words = _words_of(error)
    for pattern in (
        r"(ModuleNotFoundError: .*)", r"RuntimeError: (a worker has .*)", r"most recent failure: (.*)",
        r"(Job aborted .*)", r"Exception: (.+)",
    ):  # fmt: skip
        if match := re.search(pattern, words):
            return match[1].strip().rstrip(".")[:300]
    return (words.strip().splitlines() or [type(error).__name__])[0].rstrip(".")[:300]


def _words_of(error: Exception) -> str:
    """What an error says, and what the errors of Java behind it do."""
    told = [str(error)]
    behind = getattr(error, "java_exception", None) or getattr(error, "_origin", None)
    with suppress(Exception):  # Java may be gone
        while behind is not None:
            told.append(behind.toString())
            behind = behind.getCause()
    return "\n".join(told)


# ---------------------------------------------------------------- the beginning


def _start(master: str | None) -> Any:
    """A new session."""
    from pyspark import SparkConf
    from pyspark.sql import SparkSession

    conf = SparkConf()
    chosen = retrying(master or conf.get("spark.master", None) or "local[*]")
    conf.setMaster(chosen).setAppName(conf.get("spark.app.name", None) or "dragoman")
    conf.setIfMissing("spark.ui.showConsoleProgress", "false")
    if chosen.startswith("local"):
        conf.setIfMissing("spark.ui.enabled", "false")
        with python_of_workers(sys.executable):
            session = SparkSession.builder.config(conf=conf).getOrCreate()
    else:
        session = SparkSession.builder.config(conf=conf).getOrCreate()
    session.sparkContext.setLogLevel("ERROR")
    return session


def _check_installed() -> None:
    for package in ("pyspark", "pyarrow", "pandas"):
        if find_spec(package) is None:
            raise InputError(
                f"Reading with Spark needs {package}, which is not installed.",
                "Install it with `pip install 'dragoman[spark]'`.",
            )


def _pickled(stages: tuple[Stage, ...]) -> bytes:
    """The stages as they are sent to workers."""
    try:
        return pickle.dumps(stages)
    except (pickle.PicklingError, AttributeError, TypeError) as error:
        raise StageError(
            f"A stage cannot be sent to the workers ({error}).",
            "Define its kernel and its settings at the top of a module.",
        ) from error
