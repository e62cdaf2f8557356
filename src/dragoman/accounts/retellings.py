"""One act told twice is one act: positions that retell another."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from dragoman.accounts.settings import AccountSettings
from dragoman.model.records import JOINT, Passage, Position
from dragoman.model.span import Span, hull

# Acts that two tellers use for one act: a proposal to meet is an invitation, a pressed point is a raised one.
FAMILIES = (
    frozenset(("propose", "invite")),
    frozenset(("express_concern", "raise")),
    frozenset(("call_on", "request")),
    frozenset(("affirm", "reaffirm", "emphasise")),
    frozenset(("warn", "threaten", "emphasise")),
    frozenset(("express_interest", "intend")),
    frozenset(("agree", "pledge")),
)
Home = tuple[str, str]  # an account and a document that carries it
Shared = dict[str, dict[str, list[tuple[Span, Span]]]]  # by document and other document, their sides of passages
VAGUE = frozenset(("general", "bilateral_relations", "communication", "global_challenges", "regional_security"))


def link_retellings(
    positions: Sequence[Position],
    whole_texts: Mapping[str, Sequence[Span]],
    passages: Sequence[Passage],
    days: dict[str, str],
    settings: AccountSettings,
) -> Iterator[Position]:
    """The positions in id order, each with ``same_as`` where it retells another of the same contact.

    ``whole_texts`` are those held of an account, by its id. A retelling points to the telling that
    stands first: one in the whole text of its account before others, then the earlier published,
    then by document and place; one step leads there, so none runs in a circle. Two positions are
    one act where a passage holds most of both, or where actor, act and a particular topic agree and
    the accounts, or the documents that carry one account, differ. Linear but for sorting, and for the positions
    of documents of one contact that share a passage.
    """
    at_home: dict[tuple[str, str], list[Span]] = defaultdict(list)
    for account, spans in whole_texts.items():
        for span in spans:
            at_home[account, span.doc_id].append(span)
    by_contact: dict[str, list[Position]] = defaultdict(list)
    for position in positions:
        if position.contact:
            by_contact[position.contact].append(position)
    shared = _copied(passages, by_contact)
    linked: dict[str, str] = {}
    for group in by_contact.values():
        group.sort(key=lambda p: _rank(p, at_home, days))
        linked |= _link(group, shared, settings)
    for position in sorted(positions, key=lambda p: p.id):
        yield replace(position, same_as=linked.get(position.id))


def _link(group: Sequence[Position], shared: Shared, settings: AccountSettings) -> dict[str, str]:
    """The first telling of each retelling among the positions of one contact, which stand in their rank."""
    linked: dict[str, str] = {}
    told_in: dict[str, list[int]] = defaultdict(list)  # places in the group, by document
    acts = _ActsTold()
    for place, position in enumerate(group):
        doc_id = position.evidence[0].doc_id
        same = acts.first_elsewhere(position)
        copied = sorted(other for near in shared.get(doc_id, ()) for other in told_in.get(near, ()))
        before = copied if same is None else copied[: bisect_left(copied, same)]
        first = next((other for other in before if _is_copy(position, group[other], shared, settings)), same)
        if first is not None:
            linked[position.id] = linked.get(group[first].id, group[first].id)
        told_in[doc_id].append(place)
        acts.note(place, position)
    return linked


class _ActsTold:
    """Where each act of an actor on a topic is told first in the positions of a contact."""

    def __init__(self) -> None:
        # By actor, topic, act and whether it is negated: the first place, and the first in another account or document.
        self._firsts: dict[tuple[str, str, str, bool], list[tuple[int, Home]]] = defaultdict(list)

    def note(self, place: int, position: Position) -> None:
        """Takes in the position at a place behind all others."""
        for topic in set(position.topics) - VAGUE:
            firsts = self._firsts[position.actor, topic, position.act, position.negated]
            if not firsts or (len(firsts) == 1 and firsts[0][1] != _home(position)):
                firsts.append((place, _home(position)))

    def first_elsewhere(self, position: Position) -> int | None:
        """The first place at which another account, or another document, tells of the same act; None without any."""
        if position.actor == JOINT and position.act == "discuss":
            return None
        places = (
            place
            for topic in set(position.topics) - VAGUE
            for act in _akin(position.act)
            for place, home in self._firsts.get((position.actor, topic, act, position.negated), ())
            if home != _home(position)
        )
        return min(places, default=None)


def _home(position: Position) -> Home:
    return position.account, position.evidence[0].doc_id


def _rank(
    position: Position, at_home: Mapping[Home, Sequence[Span]], days: dict[str, str]
) -> tuple[bool, str, Span, str]:
    first = position.evidence[0]
    whole = any(first.field == "title" or span.covers(first) for span in at_home.get(_home(position), ()))
    return not whole, days.get(first.doc_id, "9999"), first, position.id


def _copied(passages: Sequence[Passage], by_contact: Mapping[str, Sequence[Position]]) -> Shared:
    """By two documents that tell of one contact: their sides of each passage that is no formula."""
    contacts: dict[str, set[str]] = defaultdict(set)
    for contact, group in by_contact.items():
        for position in group:
            contacts[position.evidence[0].doc_id].add(contact)
    shared: Shared = {}
    for passage in passages:
        one, two = contacts.get(passage.a.doc_id), contacts.get(passage.b.doc_id)
        if passage.kind == "formula" or not one or not two or one.isdisjoint(two):
            continue
        for here, there in ((passage.a, passage.b), (passage.b, passage.a)):
            shared.setdefault(here.doc_id, {}).setdefault(there.doc_id, []).append((here, there))
    return shared


def _is_copy(one: Position, two: Position, shared: Shared, settings: AccountSettings) -> bool:
    """Does one passage hold most of both, at places that answer to each other?"""
    if two.act not in _akin(one.act):
        return False
    a, b = hull(one.evidence), hull(two.evidence)
    for here, there in shared[a.doc_id][b.doc_id]:
        if _share(a, here) < settings.retold_share or _share(b, there) < settings.retold_share:
            continue
        offset_a = (a.start - here.start) / max(1, len(here))
        offset_b = (b.start - there.start) / max(1, len(there))
        if abs(offset_a - offset_b) * max(len(here), len(there)) < max(len(a), len(b)):
            return True
    return False


def _share(inner: Span, outer: Span) -> float:
    common = min(inner.end, outer.end) - max(inner.start, outer.start)
    return max(0, common) / max(1, len(inner))


def _akin(act: str) -> set[str]:
    """The acts that another teller may use for this one, itself among them."""
    return {act}.union(*(family for family in FAMILIES if act in family))
