"""How much of a document is official wording, marked or not, and how much its own words."""

from __future__ import annotations

from dataclasses import dataclass

from dragoman.export.labels import percent
from dragoman.export.sources import Sources
from dragoman.model.records import Passage, Region
from dragoman.model.span import Span

FORMULA = "formula"
# What a character can be, the later before the earlier where it is several.
OWN, COPIED, UNMARKED, ATTRIBUTED, QUOTED, EMBEDDED = range(6)
SHARES = {  # of the characters of a document
    "quoted": "official wording in quotation marks",
    "attributed": "official wording attributed without quotation marks",
    "embedded": "an official text embedded as a whole",
    "unmarked": "official wording without any mark",
    "copied": "the wording of others",
    "own": "its own words",
}
PLACES = {"unmarked": UNMARKED, "attributed": ATTRIBUTED, "quoted": QUOTED, "embedded": EMBEDDED}


@dataclass(frozen=True, slots=True)
class WordShares:
    """Whose words a document has, as shares of its characters; together they are 1."""

    doc_id: str
    quoted: float  # official wording in quotation marks
    attributed: float  # official wording given to its issuer without them
    embedded: float  # an official text carried as such
    unmarked: float  # official wording without any mark
    copied: float  # wording of others, however it is marked
    own: float  # all else

    @property
    def official(self) -> float:
        """Official wording, however it is marked."""
        return self.quoted + self.attributed + self.embedded + self.unmarked


def measure_shares(sources: Sources, doc_id: str) -> WordShares | None:
    """The shares of a document; None where it is an official text itself, or empty.

    Official is the wording of a readout or statement that is held, or that another document embeds; of a
    text that the document itself embeds the issuer alone need be known. Formulas are everybody's words, and count as
    its own. Linear.
    """
    length = len(sources.document(doc_id).text)
    if not length or sources.issuer(doc_id) is not None:
        return None
    whose = bytearray(length)
    passages: list[Passage] = sources.store.rows("passages", doc_id)
    borrowed = [row for row in passages if row.b.doc_id == doc_id and row.kind != FORMULA and row.b.field == "text"]
    painted = [(_place(sources, row), row.b) for row in borrowed]
    painted += [(EMBEDDED, region.span) for region in _embedded(sources, doc_id)]
    for place, span in sorted(painted):
        whose[span.start : span.end] = bytes([place]) * (span.end - span.start)
    counts = [whose.count(place) / length for place in range(6)]
    return WordShares(
        doc_id,
        counts[QUOTED],
        counts[ATTRIBUTED],
        counts[EMBEDDED],
        counts[UNMARKED],
        counts[COPIED],
        counts[OWN],
    )


def tell_shares(shares: WordShares) -> str:
    """Whose words a document has: ``56 % an official text embedded as a whole, 44 % its own words``."""
    told = ((getattr(shares, name), words) for name, words in SHARES.items())
    return ", ".join(f"{percent(share)} {words}" for share, words in told if share)


def _place(sources: Sources, passage: Passage) -> int:
    source = passage.a.doc_id
    embedded = any(_lies_in(passage.a, region.span) for region in _embedded(sources, source))
    official = embedded or sources.issuer(source) is not None
    return PLACES.get(passage.marked, UNMARKED) if official else COPIED


def _embedded(sources: Sources, doc_id: str) -> list[Region]:
    """The texts of an issuer that a document carries as such."""
    regions: list[Region] = sources.store.rows("regions", doc_id)
    return [region for region in regions if region.kind == "embedded" and region.issuer and region.span.field == "text"]


def _lies_in(span: Span, other: Span) -> bool:
    return 2 * (min(span.end, other.end) - max(span.start, other.start)) > span.end - span.start
