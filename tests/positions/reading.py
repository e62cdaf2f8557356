"""Acts and undertakings as words, read from rows built by hand."""

from __future__ import annotations

from collections.abc import Sequence

from dragoman.model.records import Act, Attribution, Telling, Undertaking
from dragoman.positions.acts import read_acts
from dragoman.positions.settings import PositionSettings
from tests.builders import Made


def read_rows(made: Made, attributions: Sequence[Attribution], tellings: Sequence[Telling]) -> list[Act | Undertaking]:
    """What the kernel yields for a built document, its attributions and its tellings."""
    return list(
        read_acts(
            made.document,
            made.sentences,
            made.mentions,
            made.seen,
            made.dates,
            attributions,
            tellings,
            made.descriptions,
            PositionSettings(),
        )
    )


def acts_of(made: Made, attributions: Sequence[Attribution], tellings: Sequence[Telling]) -> list[Act]:
    """The acts alone."""
    return [row for row in read_rows(made, attributions, tellings) if isinstance(row, Act)]


def undertakings_of(made: Made, attributions: Sequence[Attribution], tellings: Sequence[Telling]) -> list[Undertaking]:
    """The undertakings alone."""
    return [row for row in read_rows(made, attributions, tellings) if isinstance(row, Undertaking)]
