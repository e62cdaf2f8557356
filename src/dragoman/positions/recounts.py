"""What somebody who took part tells of the contact afterwards: "Orlo said he had thanked Vesk for the grain"."""

from __future__ import annotations

import re
from collections.abc import Mapping

from dragoman.lexicon.cues import load_cues, load_quoting
from dragoman.model.records import Attribution, Document
from dragoman.positions.scenes import carries

# Before a cue: the form is no past, or one in the passive, or of what was not done.
NOT_DONE = re.compile(
    r"\b(?:will|would|shall|should|can|could|may|might|must|to|is|are|was|were|be|been|being|by|if)"
    r"\s+(?:\w+ly\s+|also\s+|not\s+|never\s+|have\s+)*$"
)
BEFORE_CHARS = 40  # the longest of these words


def recounter_of(
    document: Document, row: Attribution, by_id: Mapping[str, Attribution], persons: frozenset[str]
) -> Attribution | None:
    """The attribution in which a person tells that an act was done; None where the act is done in that person's words.

    Who tells speaks to nobody who is named, and what is told is in the past. Costs the depth of the nesting.
    """
    holder = by_id.get(row.parent or "")
    while holder and carries(holder):
        holder = by_id.get(holder.parent or "")
    if holder is None or holder.rule not in load_quoting() or holder.source_actor not in persons:
        return None
    if holder.teller or holder.addressee_actor in persons or not _is_past(document, row):
        return None
    return holder


def _is_past(document: Document, row: Attribution) -> bool:
    start, end = row.cue[0].start, row.cue[0].end
    if row.cue[0].field != "text" or NOT_DONE.search(document.text, max(0, start - BEFORE_CHARS), start):
        return False
    words = document.text[start:end].lower().split()
    return any(parts & {"past", "participle"} for word in words for _, parts in load_cues().get(word, ()))
