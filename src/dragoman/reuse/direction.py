"""Which of two documents likely has the wording from the other."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from dragoman.model.records import Overlap
from dragoman.model.span import Span
from dragoman.reuse.descent import Direction, find_contained
from dragoman.reuse.facts import Facts
from dragoman.reuse.settings import PassageSettings


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
    a, b = overlap.a, overlap.b
    one, two = facts[a.doc_id], facts[b.doc_id]
    order, days_apart = _order_in_time(one, two)
    choice = order if days_apart > settings.same_news_days else 0
    choice = choice or _is_official(two, b) - _is_official(one, a) or order
    choice = choice or (two.embedding(b) is not None) - (one.embedding(a) is not None)
    earlier = None if order == 0 else a.doc_id if order < 0 else b.doc_id
    return Direction(b, a, True, earlier) if choice > 0 else Direction(a, b, choice != 0, earlier)


def _order_in_time(one: Facts, two: Facts) -> tuple[int, int]:
    """-1 where the first document is known to be earlier, 1 where the second is, else 0; and the days between."""
    if one.day_number and two.day_number and one.day_number != two.day_number:
        apart = one.day_number - two.day_number
        return (-1 if apart < 0 else 1), abs(apart)
    if one.moment and two.moment and one.moment != two.moment:
        return (-1 if one.moment < two.moment else 1), 0
    return 0, 0


def _is_official(facts: Facts, span: Span) -> bool:
    """Is the span the wording of a document that is an official text itself?"""
    return facts.issuer is not None and facts.embedding(span) is None
