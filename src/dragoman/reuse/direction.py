"""Which of two documents likely has the wording from the other."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from dragoman.model.records import Overlap
from dragoman.model.span import Span
from dragoman.reuse.descent import find_contained
from dragoman.reuse.facts import Facts
from dragoman.reuse.settings import PassageSettings


@dataclass(frozen=True, slots=True)
class Direction:
    """The likelier source, the borrower, and which document is known to be the earlier."""

    source: Span
    borrower: Span
    known: bool  # does anything speak for the source?
    earlier: str | None


def find_directions(
    overlaps: Sequence[Overlap], facts: Mapping[str, Facts], settings: PassageSettings
) -> list[Direction]:
    """The direction of every overlap, in their order: by what is known of its documents, else by what else they share.

    Linear in the overlaps, but for those that nothing is known of (see ``find_contained``).
    """
    found = [find_direction(overlap, facts, settings) for overlap in overlaps]
    for row, swapped in find_contained(overlaps, [one.source if one.known else None for one in found], facts, settings):
        first, second = found[row].source, found[row].borrower
        source, borrower = (second, first) if swapped else (first, second)
        found[row] = Direction(source, borrower, True, found[row].earlier)
    return found


def find_direction(overlap: Overlap, facts: Mapping[str, Facts], settings: PassageSettings) -> Direction:
    """Choose the source of an overlap by what is known of its documents.

    A document published days before the other; else an official text before what is none; else the
    earlier; else a text that is embedded as such before one that is not. Where nothing speaks
    for either, the source is the one with the smaller document id, and not ``known``.
    """
    one, two = facts[overlap.a.doc_id], facts[overlap.b.doc_id]
    order = _order_in_time(one, two)
    apart = abs(_days_between(one, two))
    reasons = (
        order if apart > settings.same_news_days else 0,
        _prefer(_is_official(one, overlap.a), _is_official(two, overlap.b)),
        order,
        _prefer(one.embedding(overlap.a) is not None, two.embedding(overlap.b) is not None),
    )
    choice = next((reason for reason in reasons if reason), 0)
    first, second = (overlap.b, overlap.a) if choice > 0 else (overlap.a, overlap.b)
    earlier = {-1: overlap.a.doc_id, 1: overlap.b.doc_id}.get(order)
    return Direction(first, second, choice != 0, earlier)


def _order_in_time(one: Facts, two: Facts) -> int:
    """-1 where the first document is known to be earlier, 1 where the second is, else 0."""
    if one.day and two.day and one.day != two.day:
        return -1 if one.day < two.day else 1
    if one.moment and two.moment and one.moment != two.moment:
        return -1 if one.moment < two.moment else 1
    return 0


def _days_between(one: Facts, two: Facts) -> int:
    if not one.day or not two.day:
        return 0
    return (date.fromisoformat(one.day) - date.fromisoformat(two.day)).days


def _prefer(one: bool, two: bool) -> int:
    return int(two) - int(one)


def _is_official(facts: Facts, span: Span) -> bool:
    """Is the span the wording of a document that is an official text itself?"""
    return facts.issuer is not None and facts.embedding(span) is None
