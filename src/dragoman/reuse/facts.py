"""What is known about each document that decides whose words a passage has."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from dragoman.model.records import Attribution, Description, Document, Publication, Region, Report, Sentence
from dragoman.model.span import Span
from dragoman.reuse.stretches import Stretches
from dragoman.text.layout import find_paragraphs
from dragoman.text.quotes import find_quotations

OFFICIAL = frozenset({"readout", "statement"})
QUOTED, ATTRIBUTED, EMBEDDED, UNMARKED = "quoted", "attributed", "embedded", "unmarked"


@dataclass(slots=True)
class Facts:
    """One document as the judging of passages sees it."""

    document: Document
    issuer: str | None = None  # of an official text
    day: str | None = None  # of publication
    contacts: set[str] = field(default_factory=set)
    main: set[str] = field(default_factory=set)
    embedded: list[Region] = field(default_factory=list)  # texts of an issuer of their own
    tellings: list[Span] = field(default_factory=list)  # contents given to somebody else than the issuer
    sentences: list[Span] = field(default_factory=list)
    asides: dict[str, list[Span]] = field(default_factory=dict)  # what tells of a contact it is not about
    _marks: dict[str, Stretches] = field(default_factory=dict)

    @property
    def moment(self) -> datetime | None:
        """When it was published, if the hour and the zone are known."""
        text = self.document.published or ""
        try:
            moment = datetime.fromisoformat(text) if len(text) > len("2021-04-13") else None
        except ValueError:
            return None
        return moment if moment and moment.tzinfo else None

    def embedding(self, span: Span) -> Region | None:
        """The embedded text that holds most of the span."""
        for region in self.embedded:
            if Stretches([(region.span.start, region.span.end)]).hold_most(span):
                return region
        return None

    def recalls(self, contact: str, span: Span) -> bool:
        """Does the span lie where a contact is told of that the document is not about, or right after?"""
        for evidence in self.asides.get(contact, ()):
            index = bisect_right(self.sentences, Span(span.doc_id, evidence.start + 1, 0)) - 1
            near = [evidence, *self.sentences[max(0, index) : index + 2]]
            if any(place.touches(span) for place in near):
                return True
        return False

    def mark(self, span: Span) -> str:
        """How the document marks the words of a span as not its own.

        What stands in an embedded text is ``embedded``, with its quotations; else most of it between
        quotation marks is ``quoted``, most of it in the content of an attribution to a teller
        ``attributed``; all else is ``unmarked``.
        """
        if self.embedding(span):
            return EMBEDDED
        if not self._marks:
            text = self.document.text
            quotations = find_quotations(text, find_paragraphs(text))
            self._marks[QUOTED] = Stretches((found.inner_start, found.inner_end) for found in quotations)
            self._marks[ATTRIBUTED] = Stretches((told.start, told.end) for told in self.tellings)
        for mark in (QUOTED, ATTRIBUTED):
            if self._marks[mark].hold_most(span):
                return mark
        return UNMARKED


def gather_facts(
    documents: Sequence[Document],
    descriptions: Sequence[Description],
    regions: Sequence[Region],
    sentences: Sequence[Sentence],
    attributions: Sequence[Attribution],
    publications: Sequence[Publication],
    reports: Sequence[Report],
) -> Mapping[str, Facts]:
    """What is known of every document, by its id. Linear."""
    facts = {document.id: Facts(document) for document in documents}
    for described in descriptions:
        if described.kind in OFFICIAL:
            facts[described.doc_id].issuer = described.issuer
    for publication in publications:
        facts[publication.doc_id].day = publication.published[:10]
    for region in regions:
        if region.kind == "embedded" and region.issuer and region.span.field == "text":
            facts[region.span.doc_id].embedded.append(region)
    for attribution in attributions:
        own = facts[attribution.doc_id]
        if attribution.teller and attribution.teller != own.issuer:
            own.tellings += [span for span in attribution.content if span.field == "text"]
    for sentence in sentences:
        if sentence.span.field == "text":
            facts[sentence.span.doc_id].sentences.append(sentence.span)
    for own in facts.values():
        own.sentences.sort()
    for report in reports:
        own = facts[report.doc_id]
        own.contacts.add(report.contact)
        if report.main:
            own.main.add(report.contact)
        else:
            own.asides.setdefault(report.contact, []).extend(
                span for span in report.evidence if span.field == "text" and span.doc_id == report.doc_id
            )
    return facts


def spans_by_document(spans: Iterable[Span]) -> dict[str, list[tuple[int, int]]]:
    """The places of spans, by the document they lie in."""
    found: dict[str, list[tuple[int, int]]] = defaultdict(list)
    for span in spans:
        found[span.doc_id].append((span.start, span.end))
    return found
