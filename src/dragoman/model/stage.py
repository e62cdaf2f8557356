"""What a stage of the pipeline is: a pure function and the tables it reads and writes."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any, Protocol


@dataclass(frozen=True, slots=True)
class PerDocument:
    """The kernel sees one document and its rows; documents know nothing of each other."""


@dataclass(frozen=True, slots=True)
class WholeRecord:
    """The kernel sees all rows of the tables it reads, in id order."""


Piece = tuple[str, bytes]  # some rows, written down, and the key under which they are brought together with others
Step = Callable[[str, Sequence[bytes]], Iterable[Piece]]  # what is made of a key and all pieces that have it


class Grid(Protocol):
    """Machines that can work out the steps of a kernel side by side."""

    places: int  # at which steps are worked out at a time

    def work(self, pieces: Iterable[Piece], steps: Sequence[Step]) -> Iterator[Piece]:
        """What the last step yields, in no order.

        Each step is called once a key, with all pieces of this key that the step before it yielded, in no
        order; the first with ``pieces``. A step can be pickled, and may be worked out again where a machine was lost.

        Raises:
            StageError: a step raised an error.
            WorkerLost: machines were lost time and again.
        """


@dataclass(frozen=True, slots=True)
class Stage:
    """One question, asked of the rows in ``reads`` and answered by rows in ``writes``.

    ``kernel`` is called as ``kernel(*rows, settings)``, with the rows of each table
    of ``reads`` in that order: a list each, in text order for one document and in
    id order for the whole record. For ``PerDocument`` the first table is ``documents`` and is given
    as one ``Document``. It yields records of the tables in ``writes``. It opens no
    file, reads no clock and keeps no state.
    """

    name: str
    reads: tuple[str, ...]
    writes: tuple[str, ...]
    shape: PerDocument | WholeRecord
    kernel: Callable[..., Iterable[Any]]
    settings: Any
    version: int = 1  # raised when the kernel's answers change
    spreads: bool = False  # the kernel takes a ``Grid`` as well, last, and yields the same rows
