"""An attribution while it is being read: places in one document, not yet a row."""

from __future__ import annotations

from dataclasses import dataclass

Place = tuple[int, int]  # code points of the document's text, half-open


@dataclass(frozen=True, slots=True)
class Draft:
    """Source, cue, content and addressee as places, and what is known of the source's words."""

    source: Place | None
    cue: Place
    content: tuple[Place, ...]
    addressee: Place | None
    rule: str  # the cue's key, or the pattern's name
    level: str  # report, act, mind
    head: str = ""  # head noun of the source, in lower case, where it is no name
    probability: float | None = None  # of the trained reader, where it found it
    depth: int | None = None  # of the content that the trained reader found it in; 0 in prose
    together: bool = False  # without a source: those who took part did it

    @property
    def reach(self) -> Place:
        """The least stretch over the content."""
        return (self.content[0][0], self.content[-1][1]) if self.content else self.cue
