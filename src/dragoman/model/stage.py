"""What a stage of the pipeline is: a pure function and the tables it reads and writes."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class PerDocument:
    """The kernel sees one document and its rows; documents know nothing of each other."""


@dataclass(frozen=True, slots=True)
class WholeRecord:
    """The kernel sees all rows of the tables it reads, in id order.

    Kernels of this shape group their rows by participants or by wording first, so
    that an engine may hand them one group at a time.
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
