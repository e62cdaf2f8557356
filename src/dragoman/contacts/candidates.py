"""One place that may tell of a contact, as it was read, before places are gathered."""

from __future__ import annotations

from dataclasses import dataclass, field

from dragoman.contacts.reading import Unit
from dragoman.model.records import Actor, DateExpression
from dragoman.model.span import Span


@dataclass(frozen=True, slots=True)
class Candidate:
    """A cue with those who take part and what is said of the contact.

    ``members`` may hold ``JOINT``, or one side alone, or nobody: then only the document can tell who is meant.
    ``status`` is None where the words leave it open, as a title does.
    """

    unit: Unit
    span: Span
    kind: str
    members: tuple[str, ...]
    status: str | None
    dates: tuple[DateExpression, ...] = ()
    initiator: str | None = None
    place: str | None = None
    ordinal: str = ""  # first, latest, earlier, again
    separate: bool = False  # each of the other side had a contact of its own
    others: tuple[str, ...] = ()  # of the members, those behind "with"
    indefinite: bool = False  # "a meeting"
    definite: bool = False  # "the call", "their meeting": it leans on a contact already told of
    roll: bool = False  # a list of those who took part beside the one whose account it is
    last_told: bool = False  # "that call": the one told of last
    proper: bool = False  # an event with a name of its own: "the Harbour Summit"
    aside: bool = False  # said in passing, by one who speaks freely
    leaning: bool = False  # it names one side or nobody, and was given to a contact that is told of elsewhere
    one_sided: bool = False  # nobody is told to have acted, or only "I" or "we": those named are the other side
    spoken: bool = False  # the document is what was said at the contact
    groups: tuple[Actor, ...] = field(default=())

    @property
    def in_title(self) -> bool:
        return self.unit.field == "title"
