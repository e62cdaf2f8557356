"""A contact of one document while its places are being gathered, and what the document says besides."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from dragoman.contacts.addressed import Addressed
from dragoman.contacts.candidates import Candidate
from dragoman.contacts.cast import Cast
from dragoman.contacts.kinds import FURTHEST, choose_kind


@dataclass(slots=True)
class Gathered:
    """One contact of a document while its places are being gathered."""

    members: tuple[str, ...]
    places: list[Candidate] = field(default_factory=list)

    @property
    def first(self) -> Candidate:
        return self.places[0]

    @property
    def status(self) -> str | None:
        """As the places say that name both sides; else as those that lean on them say; None where it is left open."""
        told = [(c, c.status) for c in self.places if c.status is not None]
        firm = [status for c, status in told if not c.leaning or status == "cancelled"]
        leaning = [status for c, status in told if c.leaning and (c.dates or not c.aside)]
        return min(firm or leaning, key=FURTHEST.index, default=None)

    @property
    def kinds(self) -> set[str]:
        return {c.kind for c in self.places}

    @property
    def kind(self) -> str:
        """What a title calls it, unless that is a visit or leaves the channel open; else what the text says most."""
        told = {c.kind for c in self.places if not c.leaning or c.status is not None} or self.kinds
        titled = {c.kind for c in self.places if c.unit.heading} - {"visit", "conversation"}
        chosen = choose_kind(titled | (told & {"video_call"}) if titled else told)
        closer = self.kinds & {"call", "video_call"} if chosen == "conversation" else set()
        return next(iter(closer)) if len(closer) == 1 else chosen  # "spoke to B. The call took place on Monday"

    @property
    def ordinals(self) -> set[str]:
        return {c.ordinal for c in self.places if c.ordinal}


@dataclass(frozen=True, slots=True)
class Frame:
    """What a document says besides: its day, and the person whose contacts it tells of."""

    published: str | None
    principal: str | None
    together: tuple[str, ...]  # those whom the title makes speak together
    cast: Cast
    addressed: tuple[Addressed, ...] = ()  # who told whom something, where no contact is named
    pairs: Mapping[int, tuple[str, ...]] = field(default_factory=dict)  # who act together, by sentence
    named: Mapping[int, tuple[str, ...]] = field(default_factory=dict)  # the only two whom a sentence names
    candidates: Sequence[Candidate] = ()  # all places of the document that may tell of a contact
