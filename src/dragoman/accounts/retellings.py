"""One act told twice is one act: positions that retell another."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from operator import itemgetter

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
    the accounts, or the documents that carry one account, differ. Quadratic in the positions of one
    contact that have an actor and a topic in common.
    """
    shared = _copied(passages)
    by_contact: dict[str, list[Position]] = defaultdict(list)
    for position in positions:
        by_contact[position.contact or ""].append(position)
    linked: dict[str, str] = {}
    copied_with: dict[str, set[str]] = defaultdict(set)
    for one, two in shared:
        copied_with[one].add(two)
    for contact, group in by_contact.items():
        if not contact:
            continue
        group.sort(key=lambda p: _rank(p, whole_texts, days))
        likely: dict[tuple[str, str], list[tuple[int, Position]]] = defaultdict(list)  # by document, or actor and topic
        for order, position in enumerate(group):
            doc_id = position.evidence[0].doc_id
            topics = [(position.actor, topic) for topic in position.topics]
            keys = [*(("", other) for other in copied_with.get(doc_id, ())), *topics]
            near = {earlier.id: (place, earlier) for key in keys for place, earlier in likely[key]}
            for _, earlier in sorted(near.values(), key=itemgetter(0)):
                if _is_copy(position, earlier, shared, settings) or _is_same_act(position, earlier):
                    linked[position.id] = linked.get(earlier.id, earlier.id)
                    break
            for key in (("", doc_id), *topics):
                likely[key].append((order, position))
    for position in sorted(positions, key=lambda p: p.id):
        yield replace(position, same_as=linked.get(position.id))


def _rank(
    position: Position, whole_texts: Mapping[str, Sequence[Span]], days: dict[str, str]
) -> tuple[bool, str, Span, str]:
    first = position.evidence[0]
    at_home = any(
        span.doc_id == first.doc_id and (first.field == "title" or span.covers(first))
        for span in whole_texts.get(position.account, ())
    )
    return not at_home, days.get(first.doc_id, "9999"), first, position.id


def _copied(passages: Sequence[Passage]) -> dict[tuple[str, str], list[tuple[Span, Span]]]:
    pairs: dict[tuple[str, str], list[tuple[Span, Span]]] = defaultdict(list)
    for passage in passages:
        if passage.kind != "formula":
            pairs[passage.a.doc_id, passage.b.doc_id].append((passage.a, passage.b))
            pairs[passage.b.doc_id, passage.a.doc_id].append((passage.b, passage.a))
    return pairs


def _is_copy(
    one: Position, two: Position, shared: dict[tuple[str, str], list[tuple[Span, Span]]], settings: AccountSettings
) -> bool:
    """Does one passage hold most of both, at places that answer to each other?"""
    if not _akin(one.act, two.act):
        return False
    a, b = hull(one.evidence), hull(two.evidence)
    for here, there in shared.get((a.doc_id, b.doc_id), ()):
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


def _akin(one: str, two: str) -> bool:
    return one == two or any(one in family and two in family for family in FAMILIES)


def _is_same_act(one: Position, two: Position) -> bool:
    if one.account == two.account and one.evidence[0].doc_id == two.evidence[0].doc_id:
        return False
    if one.negated != two.negated or not _akin(one.act, two.act):
        return False
    if one.actor != two.actor or (one.actor == JOINT and one.act == "discuss"):
        return False
    return bool((set(one.topics) & set(two.topics)) - VAGUE)
