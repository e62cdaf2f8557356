"""What can go wrong, and who is told.

DragomanError
├── InputError        a path or option the caller gave cannot be used
├── UnreadableFile    one file cannot be read; the others still are
├── RecordError       the record file cannot be opened or written
│   ├── RecordTooNew  it was made by a later version
│   ├── RecordBusy    another process is writing to it
│   └── RecordFull    there is no room left on the disk
├── DiskFull          there is no room left for temporary files
├── UnknownId         no row of the record has this id
├── WorkerLost        a process that read documents ended before it was done
└── StageError        a stage failed on its input: a defect of the program

Difficult text is no error: it becomes a ``Problem`` row with a span.
"""

from __future__ import annotations


class DragomanError(Exception):
    """Base of all errors a caller may want to catch.

    The message says what happened and names the file; ``next_step`` says what to do.
    """

    def __init__(self, message: str, next_step: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.next_step = next_step

    def __str__(self) -> str:
        return f"{self.message} {self.next_step}".strip()


class InputError(DragomanError):
    """A path, option or value given by the caller cannot be used."""


class UnreadableFile(DragomanError):
    """One file could not be read; ``code`` is that of the problem row it becomes."""

    def __init__(self, path: str, code: str, message: str, next_step: str) -> None:
        super().__init__(message, next_step)
        self.path = path
        self.code = code


class RecordError(DragomanError):
    """The record file cannot be opened or written."""


class RecordTooNew(RecordError):
    """The record was made by a later version of dragoman."""


class RecordBusy(RecordError):
    """Another process is writing to the record."""


class RecordFull(RecordError):
    """There is no room left on the disk; nothing recorded was lost."""


class DiskFull(DragomanError):
    """There is no room left for temporary files; nothing recorded was lost."""


class UnknownId(DragomanError):
    """No row of the record has this id."""


class WorkerLost(DragomanError):
    """A process that read documents ended before it was done; what was recorded is kept."""


class StageError(DragomanError):
    """A stage failed; the message names the stage and the document."""
