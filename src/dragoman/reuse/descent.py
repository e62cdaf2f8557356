"""A wording that went through several hands: which of them the borrower has it from.

An agency copies a readout and adds words of its own; an outlet copies the agency. The outlet shares wording with both.
What it shares with the agency alone tells that it had the agency before it; what it shares with the readout
alone would tell that it had the readout; where it has neither, nothing tells.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from dragoman.model.records import Overlap
from dragoman.model.span import Span
from dragoman.reuse.facts import Facts
from dragoman.reuse.settings import PassageSettings
from dragoman.reuse.stretches import Stretches


class Direction(NamedTuple):
    """Which side of an overlap is the likelier source and which the borrower, and what is known of that."""

    source: Span
    borrower: Span
    known: bool  # does anything speak for the source?
    earlier: str | None  # the document that is known to be the earlier


def find_direct_sources(
    directions: Sequence[Direction], likeness: Sequence[float], settings: PassageSettings
) -> list[str | None]:
    """Of every overlap the document that its borrower has the wording from at first hand, None where nothing tells.

    Of all documents that share the stretch of the borrower it is the one that has of the borrower's words,
    there or elsewhere, ``told_apart_letters`` more than each other, and lacks none that another has. Words that were
    changed count as lacking, by the likeness of the overlap. A document that may as well have its words
    from the borrower can be the reason that nothing tells, and never the source. Costs, for every overlap, the
    sources of its borrower until ``most_rivals`` have the stretch.
    """
    by_borrower: dict[str, list[int]] = defaultdict(list)
    for row, (source, borrower, known, _) in enumerate(directions):
        by_borrower[borrower.doc_id].append(row)
        if not known:
            by_borrower[source.doc_id].append(row)
    found: list[str | None] = [None] * len(directions)
    for doc_id, rows in by_borrower.items():
        rivals = _gather_rivals(doc_id, rows, directions, likeness)
        chosen: dict[tuple[int, int], str | None] = {}
        for row in rows:
            borrower = directions[row].borrower
            if not directions[row].known or borrower.doc_id != doc_id:
                continue
            place = borrower.start, borrower.end
            if place not in chosen:
                chosen[place] = _choose(borrower, rivals, settings)
            found[row] = chosen[place]
    return found


class _Rival:
    """A document that shares words with a borrower, seen from the borrower."""

    def __init__(self, doc_id: str, shared: Sequence[tuple[int, int, float]], known: bool) -> None:
        self.doc_id = doc_id
        self.known = known  # does anything speak for its being the source?
        self.stretches = Stretches((start, end) for start, end, _ in shared)
        self.weight = sum(end - start for start, end in self.stretches)
        self._shared = shared
        self._gains: dict[str, int] = {}

    def changed(self, span: Span) -> float:
        """How many letters of the span, about, stand in words that are not those of this document."""
        letters = 0.0
        for start, end, likeness in self._shared:
            if start < span.end and span.start < end:
                letters += (1 - likeness) * (min(end, span.end) - max(start, span.start))
        return letters

    def gain(self, other: _Rival) -> int:
        """How many letters of the borrower this document has, whatever was changed in them, and the other has not."""
        if other.doc_id not in self._gains:
            held = other.stretches
            self._gains[other.doc_id] = sum(end - start - held.covered(start, end) for start, end in self.stretches)
        return self._gains[other.doc_id]


def _gather_rivals(
    doc_id: str, rows: Sequence[int], directions: Sequence[Direction], likeness: Sequence[float]
) -> list[_Rival]:
    """The documents that a borrower may have words from, those that share most with it first."""
    shared: dict[str, list[tuple[int, int, float]]] = defaultdict(list)
    known: dict[str, bool] = {}
    for row in rows:
        source, borrower, tells, _ = directions[row]
        here, there = (borrower, source) if borrower.doc_id == doc_id else (source, borrower)
        shared[there.doc_id].append((here.start, here.end, likeness[row]))
        known[there.doc_id] = tells
    rivals = [_Rival(other, stretches, known[other]) for other, stretches in shared.items()]
    return sorted(rivals, key=lambda rival: (-rival.weight, rival.doc_id))


def _choose(span: Span, rivals: Sequence[_Rival], settings: PassageSettings) -> str | None:
    """The one rival that accounts for more letters of the borrower than each other that has the span."""
    best: _Rival | None = None
    least, best_changed, count = settings.told_apart_letters, 0.0, 0
    for rival in rivals:
        if not rival.stretches.hold_most(span):
            continue
        count += 1
        if best is None:
            best, best_changed = rival, rival.changed(span)
        else:
            changed = rival.changed(span)
            if best.gain(rival) + max(0.0, changed - best_changed) < least:
                return None
            if rival.gain(best) + max(0.0, best_changed - changed) >= least:
                return None
        if count > settings.most_rivals:
            break
    return best.doc_id if best and best.known else None


def find_contained(
    overlaps: Sequence[Overlap], sources: Sequence[Span | None], facts: Mapping[str, Facts], settings: PassageSettings
) -> Iterator[tuple[int, bool]]:
    """The overlaps of no known source of which one document must have had the official text before it.

    Both documents copied an official text, and share words that are not its own: so the one has them from the
    other. It is the one that has more of the official text, if the other has nothing of that which it lacks. Gives the
    row, and whether that is the document of ``b``. ``sources`` has of every overlap the side that is known as its
    source, or None. Costs, for every such overlap, the official texts that its two documents share.
    """
    official: dict[str, dict[str, list[Overlap]]] = defaultdict(lambda: defaultdict(list))  # by borrower, then source
    unknown: dict[tuple[str, str], list[int]] = defaultdict(list)
    for row, (overlap, source) in enumerate(zip(overlaps, sources, strict=True)):
        if source is None:
            unknown[overlap.a.doc_id, overlap.b.doc_id].append(row)
        elif facts[source.doc_id].issuer and not facts[source.doc_id].embedding(source):
            borrower = overlap.b if source == overlap.a else overlap.a
            official[borrower.doc_id][source.doc_id].append(overlap)
    for (one, two), rows in unknown.items():
        common = official[one].keys() & official[two].keys() if one in official and two in official else ()
        if not common:
            continue
        texts = [[overlap for text in sorted(common) for overlap in official[doc][text]] for doc in (one, two)]
        own = _beyond([overlaps[row].a for row in rows], [_side(overlap, one) for overlap in texts[0]])
        if own < settings.told_apart_letters:
            continue
        held = [[_other_side(overlap, doc) for overlap in of] for doc, of in zip((one, two), texts, strict=True)]
        more, less = _beyond(held[0], held[1]), _beyond(held[1], held[0])
        if min(more, less) < settings.told_apart_letters <= max(more, less):
            for row in rows:
                yield row, less > more


def _side(overlap: Overlap, doc_id: str) -> Span:
    return overlap.a if overlap.a.doc_id == doc_id else overlap.b


def _other_side(overlap: Overlap, doc_id: str) -> Span:
    return overlap.b if overlap.a.doc_id == doc_id else overlap.a


def _beyond(spans: Sequence[Span], others: Sequence[Span]) -> int:
    """How many letters of the spans, which may lie in several documents, are in none of the others."""
    total = 0
    for doc_id in sorted({span.doc_id for span in spans}):
        here, there = (
            Stretches((span.start, span.end) for span in some if span.doc_id == doc_id) for some in (spans, others)
        )
        total += sum(end - start - there.covered(start, end) for start, end in here)
    return total
