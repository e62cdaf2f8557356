"""Which contact each act of a document belongs to."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from dragoman.lexicon.cues import load_hearing
from dragoman.model.records import JOINT, ActorSeen, Attribution, Description, Document, Mention, Role, Telling
from dragoman.model.span import Span
from dragoman.positions.scenes import (
    find_scenes,
    find_sides,
    is_in,
    of_members,
    of_teller,
    takes_part,
    telling_of,
    told_here,
    with_hearer,
)
from dragoman.text.layout import find_paragraphs

LEAST_TOGETHER = 2  # named, who did something together


@dataclass(frozen=True, slots=True)
class Setting:
    """The contacts and the people of one document, in which its acts find their places."""

    tellings: Sequence[Telling]
    scenes: list[Telling]  # of which an act can be, wherever it stands
    sides: dict[str, set[str]]
    persons: frozenset[str]
    states: Mapping[str, frozenset[str | None]]  # of persons, by the names of those they have offices in
    titles: Mapping[str, tuple[str, ...]]  # of persons, those they bear on the day of the text, in lower case
    mentions: Sequence[Mention]
    mention_at: Mapping[tuple[str, int], Mention]  # by field and start
    members: Mapping[Span, tuple[str, ...]]  # of mentions of several
    paragraphs: list[int]  # where they start
    speaks: bool  # somebody says "I" in it
    has_main: bool
    official: bool  # a readout or statement

    def telling_for(self, row: Attribution, holder: Attribution | None, *, denied: bool) -> Telling | None:
        """The contact of an act, in which the ``holder`` who recounts it took part; None where there is none."""
        near = told_here(row, self.scenes, self.paragraphs) if self.speaks and not self.has_main else self.scenes
        if row.rule in load_hearing() or self.speaks or not self.has_main:
            near = with_hearer(row, near, self.sides, self.persons)
        if holder and holder.source_actor:
            near = [t for t in near if takes_part(holder.source_actor, t, self.sides)]
        able = of_teller(row, near, self.sides) if denied else self._of_those_named(row, near)
        own = self.tellings if row.source_actor in self.persons else ()
        meant = replace(row, source_actor=JOINT) if denied else row
        found = telling_of(meant, able, self.sides, self.paragraphs, own, self.mentions)
        return found or (None if denied or self.official or self.speaks else self._in_passing(row, holder))

    def _of_those_named(self, row: Attribution, near: Sequence[Telling]) -> Sequence[Telling]:
        """The contacts in which two whom a source names act together: of a report also one told in passing, or none."""
        named: set[str] = set()
        if row.source_actor == JOINT and row.source:
            inside = (mention.actor for mention in self.mentions if row.source[0].covers(mention.span))
            named.update(self.persons.intersection(inside))
        if len(named) < LEAST_TOGETHER or self.official:
            return of_members(row, near, self.members, self.sides)
        held = [telling for telling in self.tellings if telling.status == "held"]
        theirs = (
            [t for t in some if len(named.intersection(t.participants)) >= LEAST_TOGETHER] for some in (near, held)
        )
        return next(filter(None, theirs), ())

    def _in_passing(self, row: Attribution, holder: Attribution | None) -> Telling | None:
        """The contact told of last before an act, though only in passing, in which the one who acts took part himself.

        For what those who recount it together did, the one of the ``holder``.
        """
        actor = holder.source_actor if holder and row.source_actor == JOINT else row.source_actor
        theirs = [
            t for t in self.tellings
            if actor and actor != JOINT and is_in(actor, t) and t.status == "held"
            and t.span.field == "text" and t.span.start <= row.cue[0].start
        ]  # fmt: skip
        theirs = with_hearer(row, theirs, self.sides, self.persons)
        return max(theirs, key=lambda telling: (telling.span.start, telling.id), default=None)


def read_setting(
    document: Document, mentions: Sequence[Mention], seen: Sequence[ActorSeen], attributions: Sequence[Attribution],
    tellings: Sequence[Telling], descriptions: Sequence[Description],
) -> Setting:  # fmt: skip
    """The setting of a document's acts."""
    return Setting(
        tellings=tellings,
        scenes=find_scenes(document, attributions, tellings),
        sides=find_sides(seen),
        persons=frozenset(row.actor.id for row in seen if row.actor.kind == "person"),
        states={row.actor.id: frozenset(role.state for role in row.actor.roles) for row in seen},
        titles={
            row.actor.id: tuple(role.title.lower() for role in row.actor.roles if _is_held(role, document.published))
            for row in seen
        },
        mentions=mentions,
        mention_at={(mention.span.field, mention.span.start): mention for mention in mentions},
        members={mention.span: mention.members for mention in mentions if mention.members},
        paragraphs=[start for start, _ in find_paragraphs(document.text)],
        speaks=any(document.slice(mention.span) == "I" for mention in mentions),
        has_main=any(telling.main for telling in tellings),
        official=bool(descriptions) and descriptions[0].kind in ("readout", "statement"),
    )


def _is_held(role: Role, day: str | None) -> bool:
    """Is it held on a day? Its bounds may be years; where the day or a bound is not known, it may be."""
    begins, ends = role.from_ or "", role.to or ""
    return not day or (day[: len(begins)] >= begins and (not ends or day[: len(ends)] <= ends))
