"""Which kinds of contact can be names for the same one, and which name says most."""

from __future__ import annotations

from collections.abc import Iterable

# A conversation is any of them told without its channel; a virtual meeting is told as a call and as a meeting.
KIN = {
    "conversation": frozenset({"conversation", "call", "video_call", "meeting", "summit", "visit"}),
    "call": frozenset({"conversation", "call", "video_call"}),
    "video_call": frozenset({"conversation", "call", "video_call", "meeting", "summit"}),
    "meeting": frozenset({"conversation", "video_call", "meeting", "summit", "visit"}),
    "summit": frozenset({"conversation", "video_call", "meeting", "summit", "visit"}),
    "visit": frozenset({"conversation", "meeting", "summit", "visit"}),
    "letter": frozenset({"letter"}),
}
# The status that goes before the others: an invitation taken up is a plan.
FURTHEST = ("held", "denied", "cancelled", "planned", "proposed", "intended")
# The first of these that is told names the contact: a guest's visit is a meeting where they met.
TELLING_MOST = ("letter", "video_call", "call", "summit", "meeting", "visit", "conversation")


def kinds_agree(one: str, two: str) -> bool:
    """Can both words tell of one contact?"""
    return two in KIN[one]


def in_person(kind: str) -> str:
    """The kind of what is told with a place: those who spoke in one town met there."""
    return "meeting" if kind == "conversation" else kind


def choose_kind(kinds: Iterable[str]) -> str:
    """The kind that says most of those told of one contact."""
    told = set(kinds)
    return next(kind for kind in TELLING_MOST if kind in told)
