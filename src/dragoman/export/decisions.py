"""What people decided: the rows of one decision together, and in words."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import groupby

from dragoman.export.labels import short_day
from dragoman.export.sources import Sources
from dragoman.model.errors import UnknownId
from dragoman.model.records import Contact, Decision
from dragoman.model.span import Span, read_place

BESIDE = {"same": "the same contact as", "different": "another contact than"}
ALONE = {"date": "held on", "reject": "no contact", "confirm": "confirmed"}

Made = tuple[Decision, ...]  # the rows of one decision


def group_decisions(rows: Iterable[Decision]) -> list[Made]:
    """The rows that were made together, in the order in which they were."""
    ordered = sorted(rows, key=lambda row: (row.made, row.kind, row.author, row.span, row.value))
    return [tuple(made) for _, made in groupby(ordered, key=lambda row: (row.made, row.kind, row.author))]


def decisions_on(sources: Sources, contact: Contact) -> tuple[Made, ...]:
    """The decisions on words that tell of the contact; of those on its day the last alone counts."""
    told = [
        made
        for made in group_decisions(sources.store.rows("decisions"))
        if any(place.touches(span) for place in _places(made) for span in contact.evidence)
    ]
    dated = [made for made in told if made[0].kind == "date"]
    return tuple(made for made in told if made not in dated[:-1])


def describe_decision(sources: Sources, made: Sequence[Decision], contact: Contact | None = None) -> str:
    """What was decided about a contact, by whom and when."""
    first = made[0]
    said = f"by {first.author or 'nobody named'} on {short_day(first.made)}"
    if first.kind in BESIDE:
        evidence = contact.evidence if contact else (first.span,)
        others = [place for place in _places(made) if not any(place.touches(span) for span in evidence)]
        other = next(iter(others), None) or read_place(first.value) or first.span
        return f"{BESIDE[first.kind]} {describe_place(sources, other)}, {said}"
    days = " to ".join(first.value.split("/"))
    return f"{ALONE.get(first.kind, first.kind)} {days}".strip() + f", {said}"


def describe_place(sources: Sources, span: Span) -> str:
    """The words of a span and where they stand; a decision may be about a document that was forgotten since."""
    try:
        return f"“{sources.words(span)}” ({sources.label(span.doc_id)})"
    except UnknownId:
        return f"words of {span.doc_id}, which is not held"


def _places(made: Sequence[Decision]) -> list[Span]:
    """All words that a decision is about."""
    return [place for row in made for place in (row.span, read_place(row.value)) if place is not None]
