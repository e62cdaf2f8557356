"""The library's door: documents into a record, and the record as Python objects.

Rows are the frozen classes of ``dragoman.model.records``: the names of their fields are those
of the record's columns, with an underscore after a word of Python's own (``from_``). A name is
loaded when it is asked for, so that finding passages does not load what keeps a record.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from dragoman.record.passages import SharedWording, find_passages
    from dragoman.record.reading import open_record, read
    from dragoman.record.record import Reading, Record

__all__ = ["Reading", "Record", "SharedWording", "find_passages", "open_record", "read"]

_HOMES = {
    "Reading": "dragoman.record.record",
    "Record": "dragoman.record.record",
    "SharedWording": "dragoman.record.passages",
    "find_passages": "dragoman.record.passages",
    "open_record": "dragoman.record.reading",
    "read": "dragoman.record.reading",
}


def __getattr__(name: str) -> Any:
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(_HOMES[name]), name)
