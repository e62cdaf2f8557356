"""Rows that follow from all documents together."""

from __future__ import annotations

from dataclasses import dataclass

from dragoman.model.span import Span


@dataclass(frozen=True, slots=True)
class Overlap:
    """Two stretches of two documents that share their wording, before it is known why."""

    id: str
    a: Span  # of the smaller document id
    b: Span
    similarity: float  # 0 to 1
    verbatim: bool  # word for word, case and punctuation aside


@dataclass(frozen=True, slots=True)
class Passage:
    id: str
    kind: str  # verbatim, near_verbatim, formula
    a: Span  # the likelier source where known
    b: Span
    earlier: str | None
    marked: str  # quoted, attributed, embedded, unmarked
    similarity: float
    direct: str | None = None  # the document from which b has it at first hand, where that can be told


@dataclass(frozen=True, slots=True)
class Member:
    span: Span
    marked: str


@dataclass(frozen=True, slots=True)
class Cluster:
    id: str
    source: Span | None
    members: tuple[Member, ...]


@dataclass(frozen=True, slots=True)
class Variant:
    wording: str
    first: str | None
    count: int


@dataclass(frozen=True, slots=True)
class Formula:
    id: str
    wording: str
    first: str | None
    contacts: int
    actors: tuple[str, ...]
    variants: tuple[Variant, ...]
    evidence: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Contact:
    id: str
    kind: str
    participants: tuple[str, ...]
    from_: str | None
    to: str | None
    earliest: str | None
    latest: str | None
    date_basis: str | None  # text, published, match
    status: str
    initiator: str | None
    place: str | None
    evidence: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Redirect:
    """The contact that an older contact's id now stands for."""

    id: str
    contact: str


@dataclass(frozen=True, slots=True)
class Report:
    doc_id: str
    contact: str
    main: bool
    probability: float | None
    evidence: tuple[Span, ...]
    telling: str = ""  # the telling of the document that became this contact


@dataclass(frozen=True, slots=True)
class Link:
    doc_id: str
    contact: str
    fact: str
    weighs: str  # for, against
    evidence: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Account:
    id: str
    contact: str | None
    teller: str  # actor, or VOICE and a document
    stated: bool
    whole: bool
    evidence: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Position:
    id: str
    contact: str | None
    account: str
    actor: str
    act: str
    addressee: tuple[str, ...]
    topics: tuple[str, ...]
    negated: bool
    hedged: bool
    attribution: str
    same_as: str | None
    probability: float | None
    evidence: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class FollowUp:
    span: Span
    reading: str


@dataclass(frozen=True, slots=True)
class Commitment:
    id: str
    contact: str | None
    account: str
    kind: str
    parties: tuple[str, ...]
    topics: tuple[str, ...]
    deadline: str | None
    status: str  # open, due, overdue, fulfilled, superseded, unknown
    same_as: str | None
    evidence: tuple[Span, ...]
    follow_ups: tuple[FollowUp, ...]


@dataclass(frozen=True, slots=True)
class Topic:
    key: str
    label: str
    parent: str | None


@dataclass(frozen=True, slots=True)
class Comparison:
    contact: str
    topic: str
    account: str
    cell: str  # says, denies, silent, not_carried
    evidence: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Unsupported:
    id: str
    span: Span
    account: str  # the one it cites
    evidence: tuple[Span, ...]  # the citing words
