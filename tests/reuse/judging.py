"""A small record by hand, judged: documents, what they tell of, and the passages that come of it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from dragoman.model.records import (
    Attribution,
    Cluster,
    Contact,
    Formula,
    Overlap,
    Passage,
    Publication,
    Report,
)
from dragoman.model.span import Span
from dragoman.reuse.overlaps import find_overlaps
from dragoman.reuse.passages import classify_passages
from dragoman.reuse.settings import OverlapSettings, PassageSettings
from tests.builders import Made


@dataclass
class Judged:
    """The passages of a record, and what they say in words."""

    made: Sequence[Made]
    rows: list[Passage | Cluster | Formula] = field(default_factory=list)

    @property
    def passages(self) -> list[Passage]:
        return [row for row in self.rows if isinstance(row, Passage)]

    @property
    def clusters(self) -> list[Cluster]:
        return [row for row in self.rows if isinstance(row, Cluster)]

    @property
    def formulas(self) -> list[Formula]:
        return [row for row in self.rows if isinstance(row, Formula)]

    def words(self, span: Span) -> str:
        return next(made.document.slice(span) for made in self.made if made.document.id == span.doc_id)

    def kinds(self) -> dict[str, str]:
        """The kind of every passage, by the words of its source."""
        return {self.words(row.a): row.kind for row in self.passages}


def judge(
    *made: Made,
    main: Mapping[int, str] | None = None,
    also: Mapping[int, Mapping[str, str]] | None = None,
    days: Mapping[int, str] | None = None,
    attributions: Sequence[Attribution] = (),
    participants: Mapping[str, tuple[str, ...]] | None = None,
) -> Judged:
    """Find and judge the passages of documents.

    ``main`` gives the contact a document is about, ``also`` others it tells of with the words that do,
    ``days`` when it was published; all by its place among the arguments.
    """
    documents = [one.document for one in made]
    regions = [region for one in made for region in one.regions]
    overlaps = [row for row in find_overlaps(documents, regions, OverlapSettings()) if isinstance(row, Overlap)]
    reports = [Report(documents[place].id, contact, True, None, ()) for place, contact in (main or {}).items()]
    for place, told in (also or {}).items():
        for contact, words in told.items():
            reports.append(Report(documents[place].id, contact, False, None, (made[place].at(words),)))
    ids = sorted({report.contact for report in reports})
    contacts = [
        Contact(i, "call", (participants or {}).get(i, ()), None, None, None, None, None, "held", None, None, ())
        for i in ids
    ]
    rows = classify_passages(
        documents,
        [row for one in made for row in one.descriptions],
        regions,
        [row for one in made for row in one.sentences],
        attributions,
        [Publication(documents[place].id, day, "given") for place, day in (days or {}).items()],
        overlaps,
        contacts,
        reports,
        PassageSettings(),
    )
    return Judged(made, list(rows))
