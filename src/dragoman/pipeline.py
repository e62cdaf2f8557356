"""The one ordered tuple of stages: what is asked of the documents, and in which order."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from hashlib import file_digest
from os import PathLike
from os.path import abspath

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
        "regions", "describe", "sentences", "date_expressions", "mentions", "attributions", "tellings", "acts",
        # all documents together
        "overlaps", "publications", "dates", "gather_actors", "contacts", "passages",
        "accounts", "commitments", "comparisons", "unsupported",
    )
)  # fmt: skip


def build_pipeline(
    actors: Sequence[Actor] = (),
    as_of: str | None = None,
    model: str | PathLike[str] | None = None,
    least_probability: float | None = None,
) -> tuple[Stage, ...]:
    """The pipeline with what a user set.

    Args:
        actors: the user's own, beside those of the lexicon.
        as_of: an ISO day to judge deadlines at; without it they are judged at the latest day of publication.
        model: the file of a trained reader, instead of the one in the package.
        least_probability: 0 to 1, of what the trained reader finds; less sure attributions are left out.

    Raises:
        OSError: the model's file cannot be read.
    """
    stages = []
    for stage in PIPELINE:
        settings = stage.settings
        if actors and hasattr(settings, "with_actors"):
            settings = settings.with_actors(tuple(actors))
        if as_of and hasattr(settings, "as_of"):
            settings = replace(settings, as_of=as_of)
        if model is not None and hasattr(settings, "model"):
            settings = replace(settings, model=abspath(model), model_digest=_digest_of(model))
        if least_probability is not None and hasattr(settings, "least_probability"):
            least = min(settings.least_probability, least_probability)
            settings = replace(settings, asked_probability=least_probability, least_probability=least)
        stages.append(replace(stage, settings=settings))
    return tuple(stages)


def _digest_of(path: str | PathLike[str]) -> str:
    """SHA-256 of a file."""
    with open(path, "rb") as file:
        return file_digest(file, "sha256").hexdigest()
