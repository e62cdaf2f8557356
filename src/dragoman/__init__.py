"""Reads what was published about conversations between leaders: who said what, to whom, by whose account.

``read`` reads documents into a record, ``open_record`` opens one that is there. Both give
a ``Record``, whose rows lead to the words they rest on. ``find_passages`` finds the wording that
documents share, without a record. The names in ``__all__`` are the
promise; the rest may change. Importing the package loads none of what reading needs.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

from dragoman.model.version import VERSION as __version__

if TYPE_CHECKING:
    from dragoman.export.compare import ComparisonTable
    from dragoman.model.errors import DragomanError
    from dragoman.record import Record, SharedWording, find_passages, open_record, read

__all__ = [
    "ComparisonTable",
    "DragomanError",
    "Record",
    "SharedWording",
    "__version__",
    "find_passages",
    "open_record",
    "read",
]

_HOMES = {
    "ComparisonTable": "dragoman.export.compare",
    "DragomanError": "dragoman.model.errors",
    "Record": "dragoman.record",
    "SharedWording": "dragoman.record",
    "find_passages": "dragoman.record",
    "open_record": "dragoman.record",
    "read": "dragoman.record",
}


def __getattr__(name: str) -> Any:
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(_HOMES[name]), name)


def __dir__() -> list[str]:
    return sorted(__all__)
