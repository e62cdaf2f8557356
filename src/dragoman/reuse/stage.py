"""Whose words were copied?"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from dragoman.model.records import Document, Overlap, Problem, Region
from dragoman.model.stage import Grid, Stage, WholeRecord
from dragoman.reuse.passages import classify_passages
from dragoman.reuse.settings import OVERLAPS_VERSION, OverlapSettings, PassageSettings


def find_overlaps(
    documents: Sequence[Document], regions: Sequence[Region], settings: OverlapSettings, grid: Grid | None = None
) -> Iterator[Overlap | Problem]:
    """Find the wording that documents share: ``dragoman.reuse.overlaps.find_overlaps``, read when it is first needed.

    NumPy takes a tenth of a second to import, which the commands that read no documents need not pay.
    """
    from dragoman.reuse import overlaps

    yield from overlaps.find_overlaps(documents, regions, settings, grid)


STAGES_EARLY = (
    Stage(
        name="overlaps",
        reads=("documents", "regions"),
        writes=("overlaps", "problems"),
        shape=WholeRecord(),
        kernel=find_overlaps,
        settings=OverlapSettings(),
        version=OVERLAPS_VERSION,
        spreads=True,
    ),
)

STAGES_LATE = (
    Stage(
        name="passages",
        reads=(
            "documents", "descriptions", "regions", "sentences", "attributions", "publications", "overlaps",
            "contacts", "reports",
        ),
        writes=("passages", "clusters", "formulas"),
        shape=WholeRecord(),
        kernel=classify_passages,
        settings=PassageSettings(),
        version=4,
    ),
)  # fmt: skip
