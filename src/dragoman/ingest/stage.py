"""The two stages of this room."""

from __future__ import annotations

from dragoman.ingest.regions import RegionSettings, find_regions
from dragoman.ingest.sentences import SentenceSettings, find_document_sentences
from dragoman.model.stage import PerDocument, Stage

STAGES: tuple[Stage, ...] = (
    Stage(
        name="regions",
        reads=("documents",),
        writes=("regions", "document_problems"),
        shape=PerDocument(),
        kernel=find_regions,
        settings=RegionSettings(),
        version=2,
    ),
    Stage(
        name="sentences",
        reads=("documents", "regions"),
        writes=("sentences",),
        shape=PerDocument(),
        kernel=find_document_sentences,
        settings=SentenceSettings(),
    ),
)
