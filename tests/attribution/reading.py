"""Attributions as words, so that a test shows what a reader of the record sees."""

from __future__ import annotations

from typing import NamedTuple

from dragoman.attribution.find import find_attributions
from dragoman.attribution.settings import AttributionSettings
from dragoman.model.records import ActorSeen, Attribution, Problem
from tests.builders import Made, build


class Told(NamedTuple):
    """One attribution in words; the parts of a content are joined by `` | ``, the parent is given by its cue."""

    source: str
    cue: str
    content: str
    addressee: str
    mode: str
    actor: str | None
    to: str | None
    teller: str | None
    parent: str


RULES_ALONE = AttributionSettings(depth=0)


def find_rows(made: Made, settings: AttributionSettings = RULES_ALONE) -> list[Attribution | ActorSeen | Problem]:
    """What the kernel yields for a built document."""
    return list(
        find_attributions(
            made.document,
            made.descriptions,
            made.regions,
            made.sentences,
            made.mentions,
            made.seen,
            settings,
        )
    )


def tell(made: Made) -> list[Told]:
    """The attributions of a built document in the order they are made."""
    rows = [row for row in find_rows(made) if isinstance(row, Attribution)]
    cues = {row.id: made.words(row.cue) for row in rows}
    return [
        Told(
            made.words(row.source),
            made.words(row.cue),
            made.words(row.content),
            made.words(row.addressee),
            row.mode,
            row.source_actor,
            row.addressee_actor,
            row.teller,
            cues.get(row.parent or "", ""),
        )
        for row in rows
    ]


def read(marked: str, **fields: str | None) -> list[Told]:
    """The attributions of a marked text; see ``tests.builders``."""
    return tell(build(marked, **fields))  # type: ignore[arg-type]


def read_one(marked: str, **fields: str | None) -> Told:
    """The only attribution of a marked text."""
    (row,) = read(marked, **fields)
    return row


def parts(rows: list[Told]) -> list[tuple[str, str, str]]:
    """Source, cue and content of each row."""
    return [(row.source, row.cue, row.content) for row in rows]
