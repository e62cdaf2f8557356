"""Rows built by hand: a text with marks gives the document and what earlier stages read in it.

    made = build("[[orlo|President Ada Orlo]] told [[vesk|President Vesk]] that the ferries would sail.")
    made.document.text                # without the marks
    made.at("the ferries")            # the span of words
    made.mentions, made.sentences, made.seen

A mark is ``[[KEY|words]]``; marks may stand inside one another. KEY is

- an actor of ``CAST``: a mention of it; ``both``: one of all participants
- ``date:VALUE:DIRECTION``: a time expression; either part may be left out
- ``introducer`` ``kicker`` ``dateline`` ``headline`` ``credit`` ...: a region; ``embedded:ACTOR`` one with its issuer

Ids of actors are their keys. All names are invented.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from dragoman.model.ids import document_id, row_id
from dragoman.model.records import (
    JOINT,
    Act,
    Actor,
    ActorSeen,
    Attribution,
    Contact,
    DateExpression,
    Description,
    Document,
    Mention,
    Region,
    Report,
    Role,
    Sentence,
    Telling,
)
from dragoman.model.span import Span
from dragoman.text.layout import find_paragraphs
from dragoman.text.sentences import find_sentences

MARK = re.compile(r"\[\[([\w:+-]+)\|([^\[\]]*)\]\]|\[\[([\w:+-]+)\||\]\]")
PRONOUNS = frozenset("he she they we i his her their our him them both".split())


def _actor(key: str, name: str, kind: str, *roles: Role, member_of: str | None = None) -> Actor:
    return Actor(key, name, kind, member_of=member_of, roles=roles, origin="user")


CAST: dict[str, Actor] = {
    actor.id: actor
    for actor in (
        _actor("norvia", "Norvia", "state"),
        _actor("caldera", "Caldera", "state"),
        _actor("league", "the Meridian League", "institution"),
        _actor("palace", "the Rose Palace", "institution", member_of="norvia"),
        _actor("castle", "the Castle", "institution", member_of="caldera"),
        _actor("ministry", "the Norvian Foreign Ministry", "institution", member_of="norvia"),
        _actor("agency", "Northern Wire", "institution"),
        _actor("orlo", "Ada Orlo", "person", Role("President", "Norvia")),
        _actor("senn", "Odra Senn", "person", Role("Foreign Minister", "Norvia")),
        _actor("marr", "Lena Marr", "person", Role("Palace Spokeswoman", "Norvia")),
        _actor("vesk", "Ilmar Vesk", "person", Role("President", "Caldera")),
        _actor("tarn", "Joss Tarn", "person", Role("Secretary General", "the Meridian League")),
    )
}


@dataclass(frozen=True)
class Made:
    """A document with the rows of the stages before; all in text order."""

    document: Document
    descriptions: list[Description]
    regions: list[Region]
    sentences: list[Sentence]
    seen: list[ActorSeen]
    mentions: list[Mention]
    dates: list[DateExpression]

    def at(self, words: str, nth: int = 1) -> Span:
        """The span of the nth place that has these words."""
        start = -1
        for _ in range(nth):
            start = self.document.text.index(words, start + 1)
        return self.document.span(start, start + len(words))

    def words(self, spans: Sequence[Span]) -> str:
        """The words of the spans, joined by `` | ``."""
        return " | ".join(self.document.slice(span) for span in spans)


def build(
    marked: str,
    name: str = "report.txt",
    *,
    kind: str = "report",
    issuer: str | None = None,
    title: str | None = None,
    published: str | None = None,
) -> Made:
    """The rows of a marked text; ``kind`` and ``issuer`` are those of its description."""
    text, marks = _unmarked(marked)
    doc = Document(document_id(name, text), name, text, "0" * 64, title=title, published=published, language="en")
    mentions, dates, regions, keys = [], [], [], set()
    for key, start, end in sorted(marks, key=lambda mark: (mark[1], -mark[2])):
        span = doc.span(start, end)
        head, *more = key.split(":")
        if head in CAST or head == "both":
            mentions.append(_mention(span, head, text[start:end]))
            keys.add(head)
        elif head == "date":
            value, direction, *_ = [*more, "", ""]
            dates.append(DateExpression(row_id("t", doc.id, "date", [span]), span, "", value, None, direction or None))
        else:
            regions.append(Region(row_id("r", doc.id, head, [span]), span, head, more[0] if more else None))
            keys.update(more)
    keys.update({issuer} if issuer else ())
    sentences = [doc.span(*s) for p in find_paragraphs(text) for s in find_sentences(text, *p)]
    return Made(
        document=doc,
        descriptions=[Description(doc.id, kind, issuer)],
        regions=regions,
        sentences=[Sentence(row_id("n", doc.id, "sentence", [span]), span) for span in sentences],
        seen=[ActorSeen(doc.id, actor) for actor in sorted(_with_their_states(keys), key=lambda a: a.id)],
        mentions=mentions,
        dates=dates,
    )


def _unmarked(marked: str) -> tuple[str, list[tuple[str, int, int]]]:
    """The text without marks, and each mark's key with the place of its words."""
    text, done = "", 0
    marks: list[tuple[str, int, int]] = []
    opened: list[tuple[str, int]] = []
    for match in MARK.finditer(marked):
        text += marked[done : match.start()]
        done = match.end()
        if match.group(1):
            marks.append((match.group(1), len(text), len(text) + len(match.group(2))))
            text += match.group(2)
        elif match.group(3):
            opened.append((match.group(3), len(text)))
        else:
            key, start = opened.pop()
            marks.append((key, start, len(text)))
    assert not opened, f"[[{opened[-1][0]}| is never closed"
    return text + marked[done:], marks


def _mention(span: Span, key: str, words: str) -> Mention:
    actor = JOINT if key == "both" else key
    form = "pronoun" if words.lower() in PRONOUNS else "group" if actor == JOINT else "name"
    return Mention(row_id("m", span.doc_id, "mention", [span], actor), span, actor, form)


def _with_their_states(keys: set[str]) -> list[Actor]:
    """The actors of these keys with the states and institutions they belong to."""
    states = {actor.name: actor for actor in CAST.values()}
    found = {key: CAST[key] for key in keys if key in CAST}
    for actor in list(found.values()):
        around = [states[role.state] for role in actor.roles if role.state in states]
        found.update({other.id: other for other in (*around, *([CAST[actor.member_of]] if actor.member_of else []))})
    return list(found.values())


def attribution(
    made: Made,
    cue: str,
    content: str | tuple[str, ...],
    *,
    source: str = "",
    actor: str | None = None,
    rule: str = "say",
    to: str | None = None,
    teller: str | None = None,
    parent: Attribution | None = None,
) -> Attribution:
    """An attribution whose spans are the first places of these words; its teller is that of its parent if not given."""
    contents = tuple(made.at(words) for words in ((content,) if isinstance(content, str) else content) if words)
    return Attribution(
        id=row_id("a", made.document.id, "attribution", (made.at(cue), *contents)),
        doc_id=made.document.id,
        source=(made.at(source),) if source else (),
        cue=(made.at(cue),),
        content=contents,
        addressee=(),
        mode="indirect",
        parent=parent.id if parent else None,
        source_actor=actor,
        addressee_actor=to,
        teller=teller or (parent.teller if parent else None),
        rule=rule,
    )


def telling(
    made: Made, words: str = "spoke", participants: tuple[str, ...] = ("orlo", "vesk"), **fields: Any
) -> Telling:
    """A place that tells of a contact: a held call of Orlo and Vesk unless the fields say otherwise."""
    span = made.at(words)
    fields = {"kind": "call", "status": "held", "main": True, "evidence": (span,), **fields}
    return Telling(row_id("g", made.document.id, "telling", [span]), span, participants=participants, **fields)


def act(made: Made, row: Attribution, name: str, topics: tuple[str, ...] = (), **fields: Any) -> Act:
    """An act of an attribution's source in the contact of ``telling``, if that is given among the fields."""
    told = fields.pop("telling", None)
    fields = {"addressee": (), "negated": False, "hedged": False, **fields}
    return Act(
        id=row_id("y", made.document.id, "act", (*row.cue, *row.content)),
        doc_id=made.document.id,
        attribution=row.id,
        act=name,
        actor=fields.pop("actor", row.source_actor or JOINT),
        topics=topics,
        telling=told.id if told else None,
        evidence=tuple(sorted((*row.cue, *row.content))),
        **fields,
    )


def contact(id_: str = "c_1", participants: tuple[str, ...] = ("orlo", "vesk"), **fields: Any) -> Contact:
    """A held call without a day, unless the fields say otherwise."""
    unknown = dict.fromkeys(("from_", "to", "earliest", "latest", "date_basis", "initiator", "place"))
    return Contact(
        **{
            "id": id_,
            "kind": "call",
            "participants": participants,
            "status": "held",
            "evidence": (),
            **unknown,
            **fields,
        }
    )


def report(made: Made, contact_id: str = "c_1", told: Telling | None = None, *, main: bool = True) -> Report:
    """The document is of the contact."""
    return Report(made.document.id, contact_id, main, None, (), told.id if told else "")
