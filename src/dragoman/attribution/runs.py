"""Contents that run on: quotations over several paragraphs, and over several sentences after one cue."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from dragoman.attribution.contents import TRAILING, tidy
from dragoman.attribution.drafts import Draft, Place
from dragoman.text.quotes import Quotation, quotations_in


def run_on(
    text: str, drafts: Sequence[Draft], sentences: Sequence[Place], quotations: Sequence[Quotation]
) -> list[Draft]:
    """The drafts with the quotations that belong to their contents too, in the same order.

    A quotation that goes on over paragraphs belongs, with all of them, to a cue outside it in any one of them. A
    sentence that is nothing but a quotation belongs to the cue of the sentence before it, where
    that one follows a quotation of its own: '"It sails," he said. "It is ready."' Linear.
    """
    if not quotations:
        return list(drafts)
    grown = [replace(draft, content=_over_paragraphs(text, draft.content, draft.cue, quotations)) for draft in drafts]
    return [
        replace(draft, content=(*draft.content, *_next_sentences(text, draft, grown, sentences, quotations)))
        if _follows_quotation(text, draft, quotations)
        else draft
        for draft in grown
    ]


def _over_paragraphs(
    text: str, content: tuple[Place, ...], cue: Place, quotations: Sequence[Quotation]
) -> tuple[Place, ...]:
    """A content that ends, or begins, with a part of a quotation over several paragraphs gets the other parts."""
    places = list(content)
    number = _quotation_ending_at(text, places[-1][1], quotations) if places else None
    if number is not None and _holds(quotations[number], cue):
        number = None  # told inside the quotation
    while number is not None and quotations[number].continues and number + 1 < len(quotations):
        number += 1
        places.extend(_inner(text, quotations[number]))
    first = _quotation_beginning_at(places[0][0], quotations) if places else None
    if first is not None and _holds(quotations[first], cue):
        first = None
    while first is not None and first > 0 and quotations[first - 1].continues:
        first -= 1
        places[:0] = _inner(text, quotations[first])
    return tuple(places)


def _holds(quotation: Quotation, cue: Place) -> bool:
    return quotation.start <= cue[0] < quotation.end


def _quotation_beginning_at(start: int, quotations: Sequence[Quotation]) -> int | None:
    """The quotation whose first word begins at ``start``."""
    return next((n for n in quotations_in(quotations, start, start + 1) if quotations[n].inner_start == start), None)


def _quotation_ending_at(text: str, end: int, quotations: Sequence[Quotation]) -> int | None:
    """The quotation whose last words end at ``end``, closing marks and stops aside."""
    for number in quotations_in(quotations, max(0, end - 1), end):
        quotation = quotations[number]
        if quotation.inner_start < end <= quotation.inner_end and not text[end : quotation.inner_end].strip(TRAILING):
            return number
    return None


def _follows_quotation(text: str, draft: Draft, quotations: Sequence[Quotation]) -> bool:
    """Does the cue close its sentence, after a content that ends with a quotation?"""
    if draft.level != "report" or not draft.content or draft.cue[0] < draft.content[-1][1]:
        return False
    return _quotation_ending_at(text, draft.content[-1][1], quotations) is not None


def _next_sentences(
    text: str, draft: Draft, drafts: Sequence[Draft], sentences: Sequence[Place], quotations: Sequence[Quotation]
) -> list[Place]:
    """The inner parts of the quotations that follow the cue's sentence as sentences of their own."""
    found: list[Place] = []
    starts, stops = ({place[side] for place in sentences} for side in (0, 1))
    end = next((stop for start, stop in sentences if start <= draft.cue[0] < stop), None)
    for quotation in quotations:
        if end is None or quotation.start < end:
            continue
        between = text[end : quotation.start]
        whole = quotation.start in starts and (quotation.continues or (quotation.closed and quotation.end in stops))
        if between.strip() or "\n" in between or not whole or any(_claims(other, quotation) for other in drafts):
            break
        found.extend(_over_paragraphs(text, tuple(_inner(text, quotation)), draft.cue, quotations))
        end = None if quotation.continues else quotation.end
    return found


def _claims(draft: Draft, quotation: Quotation) -> bool:
    """Has another cue, outside the quotation, its content in it?"""
    inside = any(quotation.start < start and stop <= quotation.end for start, stop in draft.content)
    return inside and not _holds(quotation, draft.cue)


def _inner(text: str, quotation: Quotation) -> list[Place]:
    place = tidy(text, quotation.inner_start, quotation.inner_end)
    return [place] if place else []
