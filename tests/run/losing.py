"""Kernels and steps that end the process they run in: once, at the first attempt, or each time."""

from __future__ import annotations

import os
import signal
from collections.abc import Iterator, Sequence
from pathlib import Path

from dragoman.model.records import Document, Problem, Sentence
from dragoman.model.stage import PerDocument, Piece, Stage
from tests.run.small import Settings

ONCE = "It dies at the first attempt, which it notes in "
ALWAYS = "It dies each time."
UNSENDABLE = "It cannot be sent."


def lose(doc: Document, settings: Settings) -> Iterator[Problem | Sentence]:
    if doc.text.startswith(ONCE):
        die_once(Path(doc.text.removeprefix(ONCE)))
    if doc.text == ALWAYS:
        os.kill(os.getpid(), signal.SIGKILL)
    if doc.text == UNSENDABLE:
        yield Sentence(lambda: "s_1", doc.span(0, 4))  # type: ignore[arg-type]


def die_once(note: Path) -> None:
    if not note.exists():
        note.write_text("died", encoding="utf-8")
        os.kill(os.getpid(), signal.SIGKILL)


LOSING = Stage("losing", ("documents",), ("sentences", "document_problems"), PerDocument(), lose, Settings())


def count_letters(key: str, pieces: Sequence[bytes]) -> Iterator[Piece]:
    """Each piece goes where those of its length are."""
    for piece in pieces:
        yield f"letters {len(piece)}", key.encode()


def list_senders(key: str, pieces: Sequence[bytes]) -> Iterator[Piece]:
    yield key, b" ".join(sorted(pieces))


def list_senders_and_die(key: str, pieces: Sequence[bytes], note: Path) -> Iterator[Piece]:
    die_once(note)
    yield from list_senders(key, pieces)


def break_down(key: str, pieces: Sequence[bytes]) -> Iterator[Piece]:
    yield key, b"the first of two"
    raise ValueError(f"there are no {key}")
