"""What is known about each document that decides whose words a passage has."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from operator import attrgetter

from dragoman.model.records import Attribution, Description, Document, Publication, Region, Report, Sentence
from dragoman.model.span import Span
from dragoman.reuse.stretches import MOST, Stretches
from dragoman.text.layout import find_paragraphs
from dragoman.text.quotes import MARK, find_quotations

BLANK_LINE = "\n\n"
START, END = attrgetter("start"), attrgetter("end")
OFFICIAL = frozenset({"readout", "statement"})
QUOTED, ATTRIBUTED, EMBEDDED, UNMARKED = "quoted", "attributed", "embedded", "unmarked"


@dataclass(slots=True)
class Facts:
    """One document as the judging of passages sees it."""

    document: Document
    issuer: str | None = None  # of an official text
    day: str | None = None  # of publication
    day_number: int = 0  # the same, counted from the year 1; 0 where unknown
    moment: datetime | None = None  # of publication, if the hour and the zone are known
    contacts: set[str] = field(default_factory=set)
    main: set[str] = field(default_factory=set)
    embedded: list[Region] = field(default_factory=list)  # texts of an issuer of their own
    tellings: list[Span] = field(default_factory=list)  # contents given to somebody else than the issuer
    sentences: list[Span] = field(default_factory=list)  # in order
    asides: dict[str, list[Span]] = field(default_factory=dict)  # what tells of a contact it is not about
    _near: dict[str, list[tuple[int, int]]] = field(default_factory=dict)  # to each of the asides
    _quotation_marks: list[int] | None = None
    _quoted: Stretches | None = None
    _told: Stretches | None = None

    def embedding(self, span: Span) -> Region | None:
        """The embedded text that holds most of the span."""
        for region in self.embedded:
            if min(region.span.end, span.end) - max(region.span.start, span.start) > MOST * len(span):
                return region
        return None

    def recalls(self, contact: str, span: Span) -> bool:
        """Does the span lie where a contact is told of that the document is not about, or right after?"""
        if contact not in self.asides:
            return False
        if contact not in self._near:
            self._near[contact] = [place for evidence in self.asides[contact] for place in self._places_near(evidence)]
        return any(start < span.end and span.start < end for start, end in self._near[contact])

    def _places_near(self, evidence: Span) -> list[tuple[int, int]]:
        """A stretch, the sentence it begins in and the next."""
        index = bisect_right(self.sentences, evidence.start, key=START) - 1
        return [(place.start, place.end) for place in (evidence, *self.sentences[max(0, index) : index + 2])]

    def mark(self, span: Span) -> str:
        """How the document marks the words of a span as not its own.

        What stands in an embedded text is ``embedded``, with its quotations; else most of it between
        quotation marks is ``quoted``, most of it in the content of an attribution to a teller
        ``attributed``; all else is ``unmarked``.
        """
        if self.embedded and self.embedding(span):
            return EMBEDDED
        if self._has_quotation_mark(span) and self._find_quoted().hold_most(span):
            return QUOTED
        if self._told is None:
            self._told = Stretches((told.start, told.end) for told in self.tellings)
        return ATTRIBUTED if self._told.hold_most(span) else UNMARKED

    def _has_quotation_mark(self, span: Span) -> bool:
        """Is there one before the end of the span, after the last blank line? No quotation goes on over that alone."""
        text = self.document.text
        if self._quotation_marks is None:
            self._quotation_marks = [match.start() for match in MARK.finditer(text)]
        before = bisect_left(self._quotation_marks, span.end)
        return before > 0 and text.find(BLANK_LINE, self._quotation_marks[before - 1], span.start) < 0

    def _find_quoted(self) -> Stretches:
        if self._quoted is None:
            text = self.document.text
            quotations = find_quotations(text, find_paragraphs(text))
            self._quoted = Stretches((found.inner_start, found.inner_end) for found in quotations)
        return self._quoted


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
    facts = {document.id: Facts(document, moment=_read_moment(document)) for document in documents}
    for described in descriptions:
        if described.kind in OFFICIAL:
            facts[described.doc_id].issuer = described.issuer
    for publication in publications:
        own = facts[publication.doc_id]
        own.day = publication.published[:10]
        own.day_number = date.fromisoformat(own.day).toordinal()
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
        own.sentences.sort(key=START)
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


def _read_moment(document: Document) -> datetime | None:
    text = document.published or ""
    try:
        moment = datetime.fromisoformat(text) if len(text) > len("2021-04-13") else None
    except ValueError:
        return None
    return moment if moment and moment.tzinfo else None


def spans_by_document(spans: Iterable[Span]) -> dict[str, list[tuple[int, int]]]:
    """The places of spans, by the document they lie in."""
    found: dict[str, list[tuple[int, int]]] = defaultdict(list)
    for span in spans:
        found[span.doc_id].append((span.start, span.end))
    return found
