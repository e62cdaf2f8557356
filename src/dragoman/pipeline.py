"""The one ordered tuple of stages: what is asked of the documents, and in which order."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from dragoman.accounts.stage import STAGES as ACCOUNTS
from dragoman.actors.stage import STAGES as ACTORS
from dragoman.attribution.stage import STAGES as ATTRIBUTION
from dragoman.contacts.stage import STAGES_EARLY as TELLINGS
from dragoman.contacts.stage import STAGES_LATE as CONTACTS
from dragoman.dating.stage import STAGES as DATING
from dragoman.ingest.stage import STAGES as INGEST
from dragoman.model.records import Actor
from dragoman.model.stage import Stage
from dragoman.positions.stage import STAGES as POSITIONS
from dragoman.reuse.stage import STAGES_EARLY as OVERLAPS
from dragoman.reuse.stage import STAGES_LATE as PASSAGES

_BY_NAME = {
    stage.name: stage
    for stage in (
        *INGEST, *ACTORS, *DATING, *ATTRIBUTION, *TELLINGS, *POSITIONS, *OVERLAPS, *CONTACTS, *PASSAGES, *ACCOUNTS,
    )
}  # fmt: skip

PIPELINE: tuple[Stage, ...] = tuple(
    _BY_NAME[name]
    for name in (
        # one document at a time
        "regions", "describe", "sentences", "mentions", "date_expressions", "attributions", "tellings", "acts",
        # all documents together
        "overlaps", "publications", "dates", "gather_actors", "contacts", "passages",
        "accounts", "commitments", "comparisons", "unsupported",
    )
)  # fmt: skip


def build_pipeline(actors: Sequence[Actor] = (), as_of: str | None = None) -> tuple[Stage, ...]:
    """The pipeline with a user's own actors beside the lexicon's, and a day to judge deadlines at.

    ``as_of`` is an ISO day; without it deadlines are judged at the latest day of publication.
    """
    stages = []
    for stage in PIPELINE:
        if actors and hasattr(stage.settings, "with_actors"):
            stage = replace(stage, settings=stage.settings.with_actors(tuple(actors)))
        if as_of and hasattr(stage.settings, "as_of"):
            stage = replace(stage, settings=replace(stage.settings, as_of=as_of))
        stages.append(stage)
    return tuple(stages)
