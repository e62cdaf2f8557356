"""Rows that one document fills by itself."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from dragoman.model.span import Span

JOINT = "joint"  # stands for an actor where all participants act together
VOICE = "voice:"  # before a document id: the outlet's own voice as a teller


# ---------------------------------------------------------------- documents


@dataclass(frozen=True, slots=True)
class Document:
    """One published text. ``text`` is stored once and never edited."""

    id: str
    path: str  # as given; FILE#ID for a row of a JSONL or CSV file
    text: str
    sha256: str  # of the bytes read
    title: str | None = None
    outlet: str | None = None
    url: str | None = None
    published: str | None = None  # a date, or a date and time with zone
    published_from: str | None = None  # metadata, given, text
    language: str | None = None  # BCP 47
    replaces: str | None = None

    def slice(self, span: Span) -> str:
        """The words of a span of this document."""
        source = self.title or "" if span.field == "title" else self.text
        return source[span.start : span.end]

    def span(self, start: int, end: int) -> Span:
        """A span of this document's text."""
        return Span(self.id, start, end)


@dataclass(frozen=True, slots=True)
class Description:
    """What a document is and who issued it, as its title, outlet, address and opening say."""

    doc_id: str
    kind: str  # readout, statement, report, transcript, other
    issuer: str | None = None  # actor
    evidence: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True)
class Publication:
    """When a document was published, given or found by matching it with dated texts."""

    doc_id: str
    published: str  # a day
    published_from: str  # metadata, given, text, match
    evidence: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True)
class Region:
    """A stretch of a document with a part of its own in the page."""

    id: str
    span: Span
    kind: str  # headline, kicker, dateline, byline, credit, tags, embedded, introducer, body
    issuer: str | None = None  # actor, for embedded


@dataclass(frozen=True, slots=True)
class Sentence:
    id: str
    span: Span


# ---------------------------------------------------------------- actors and dates


@dataclass(frozen=True, slots=True, order=True)
class Role:
    """An office held, with its first and last day or year; None where open or unknown."""

    title: str
    state: str | None = None  # name of the state or institution
    from_: str | None = None
    to: str | None = None


@dataclass(frozen=True, slots=True)
class Actor:
    """Somebody who can act or tell: person, office, state, institution or group."""

    id: str
    name: str
    kind: str  # person, office, state, institution, group
    aliases: tuple[str, ...] = ()
    member_of: str | None = None  # actor
    roles: tuple[Role, ...] = ()
    origin: str = ""  # lexicon, user, text


@dataclass(frozen=True, slots=True)
class ActorSeen:
    """An actor as one document shows it; the actors of the record are gathered from these."""

    doc_id: str
    actor: Actor


@dataclass(frozen=True, slots=True)
class Mention:
    id: str
    span: Span
    actor: str  # an actor, or JOINT
    form: str  # name, role, metonym, pronoun, group
    members: tuple[str, ...] = ()  # of a group, where plain


@dataclass(frozen=True, slots=True)
class DateExpression:
    """A time expression as the text has it, before any publication date is known.

    ``value`` is a TIMEX3 value where the words alone give one (``2021-02-05``,
    ``XXXX-02-05``, ``P5Y``), else empty. ``meaning`` is the rule's own code for what
    the words mean relative to an anchor (``weekday:2``, ``day:0``, ``week:-1``) and
    is what resolving reads.
    """

    id: str
    span: Span
    meaning: str
    value: str = ""
    anchor: str | None = None  # published, document, expression: what the meaning leans on
    direction: str | None = None  # past, future: where the verb around it points


EXCLUSIVE = "mod:BEFORE"  # of TIMEX3: "before 1 May" names a day that is no longer meant


@dataclass(frozen=True, slots=True)
class ResolvedDate:
    """A date expression with the days it means, or with what is known without a date."""

    id: str  # of the expression
    span: Span
    value: str
    from_: str | None = None  # first day meant
    to: str | None = None  # last day meant
    anchor: str | None = None  # published, document, expression
    resolved: bool = False
    constraints: tuple[str, ...] = ()

    @property
    def last_day(self) -> str | None:
        """The last day on which something with this deadline is in time; None where it is not known."""
        if EXCLUSIVE not in self.constraints or self.from_ is None:
            return self.to
        return (date.fromisoformat(self.from_) - timedelta(days=1)).isoformat()


# ---------------------------------------------------------------- who said it


@dataclass(frozen=True, slots=True)
class Attribution:
    """A source, a cue and a content, inside whose account it stands."""

    id: str
    doc_id: str
    source: tuple[Span, ...]
    cue: tuple[Span, ...]
    content: tuple[Span, ...]
    addressee: tuple[Span, ...]
    mode: str  # direct, indirect, mixed
    parent: str | None = None  # attribution
    source_actor: str | None = None
    addressee_actor: str | None = None
    teller: str | None = None  # stated
    probability: float | None = None
    rule: str = ""  # the cue row or pattern that found it


@dataclass(frozen=True, slots=True)
class Inference:
    """An inferred teller of an attribution, and the wording that betrays it."""

    attribution: str
    teller_inferred: str
    evidence: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Telling:
    """One place in one document that tells of a contact."""

    id: str
    span: Span  # the words that tell of it
    kind: str  # call, video_call, conversation, meeting, visit, summit, letter
    participants: tuple[str, ...]  # actors, two or more unless the text names only one side
    status: str  # held, planned, proposed, intended, cancelled, denied
    initiator: str | None = None
    place: str | None = None
    dates: tuple[str, ...] = ()  # date expressions that say when it was
    main: bool = False  # is it what the document is about?
    issued: str | None = None  # region of an embedded text that tells it, whose own day is its anchor
    hints: tuple[str, ...] = ()  # facts that tell contacts apart: "ordinal:first", "done:new_start"
    evidence: tuple[Span, ...] = ()  # every place in the document that tells of it


@dataclass(frozen=True, slots=True)
class Act:
    """An attribution read as one act of the closed set, by a participant of a contact."""

    id: str
    doc_id: str
    attribution: str
    act: str
    actor: str  # actor or JOINT
    addressee: tuple[str, ...]
    topics: tuple[str, ...]
    negated: bool
    hedged: bool
    telling: str | None  # the contact of the same document it belongs to
    evidence: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Undertaking:
    """An act that binds or offers something, with the words for what and by when."""

    id: str
    doc_id: str
    act: str  # id of the act
    kind: str  # agreement, pledge, proposal, request, invitation
    parties: tuple[str, ...]
    topics: tuple[str, ...]
    deadline: str | None  # date expression
    evidence: tuple[Span, ...]
