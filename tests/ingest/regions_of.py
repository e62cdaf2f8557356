"""The regions of a text as pairs of kind and words."""

from __future__ import annotations

from dragoman.ingest.regions import RegionSettings, find_regions
from dragoman.model.ids import document_id
from dragoman.model.records import Document, Region


def document_of(text: str, title: str | None = None, language: str | None = "en") -> Document:
    return Document(document_id("a.txt", text), "a.txt", text, "0" * 64, title=title, language=language)


def regions_of(text: str, title: str | None = None, *, body: bool = False) -> list[tuple[str, str]]:
    """Kind and words of each region, ``body`` only where asked for."""
    doc = document_of(text, title)
    found = [row for row in find_regions(doc, RegionSettings()) if isinstance(row, Region)]
    return [(row.kind, doc.slice(row.span)) for row in found if body or row.kind != "body"]


def words_of(kind: str, text: str, title: str | None = None) -> list[str]:
    """The words of the regions of one kind."""
    return [words for found, words in regions_of(text, title) if found == kind]
