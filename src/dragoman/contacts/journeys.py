"""Visits: who was the host, and for which talks somebody went."""

from __future__ import annotations

from collections.abc import Sequence

from dragoman.contacts.cast import Cast
from dragoman.contacts.gathered import Gathered
from dragoman.contacts.kinds import kinds_agree


def name_hosts(found: Sequence[Gathered], cast: Cast) -> None:
    """Puts persons for the states that are visited, where the document tells of one whom the guest is in contact with.

    "Following B's visit to Norvia", in the account of B's call with the president of Norvia.
    """
    for visit in found:
        places = [m for m in visit.members if cast.kind(m) in ("state", "institution")]
        if visit.kinds != {"visit"} or len(places) != 1 or len(visit.members) == 1:
            continue
        guests = set(visit.members) - set(places)
        met = dict.fromkeys(m for other in found if guests <= set(other.members) for m in other.members)
        hosts = [m for m in met if cast.is_person(m) and cast.side(m) == cast.side(places[0])]
        if len(hosts) == 1:
            visit.members = tuple(hosts[0] if m == places[0] else m for m in visit.members)


def join_journeys(found: Sequence[Gathered]) -> list[Gathered]:
    """The contacts, where a visit that names no host is that for which somebody went: "will visit Mirna for talks"."""
    kept = []
    for contact in found:
        goals = [other for other in found if other is not contact and _is_goal(other, contact)]
        if len(goals) == 1:
            goals[0].places += contact.places
        else:
            kept.append(contact)
    return kept


def _is_goal(talks: Gathered, visit: Gathered) -> bool:
    """Are the talks told with the visit of one guest, in the same sentence and of the same day and status?"""
    if visit.kinds != {"visit"} or len(visit.members) != 1 or not set(visit.members) < set(talks.members):
        return False
    days = {when.id for place in visit.places for when in place.dates}
    same = any(a.unit.place == b.unit.place for a in visit.places for b in talks.places)
    shared = any(when.id in days for place in talks.places for when in place.dates)
    return same and shared and talks.status == visit.status and all(kinds_agree("visit", k) for k in talks.kinds)
