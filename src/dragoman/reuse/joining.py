"""Phrases that are one formula with words changed in its midst: "a vital interest", then "a permanent interest"."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise

from dragoman.reuse.phrases import UNKNOWN_DAY, Place, Reading, Wording
from dragoman.reuse.settings import PassageSettings

Phrase = tuple[Wording, list[Place]]
Link = tuple[int, int]  # numbers of two phrases, of which the second follows the first


def join_phrases(phrases: Sequence[Phrase], readings: Mapping[str, Reading], settings: PassageSettings) -> list[Phrase]:
    """Join the phrases that follow one another, with at most ``changed_words`` between them, in most of their contacts.

    The joined places reach from the one to the other, with the words between; where only one of the two stands, its
    place is kept as it is. The wording is the one of most contacts, of these the earliest. Costs a sort of the places.
    """
    lines = _lines(phrases)
    follower = _choose_links(phrases, lines, readings, settings)
    if not follower:
        return list(phrases)
    first = _find_firsts(len(phrases), follower)
    joined: dict[int, list[Place]] = defaultdict(list)
    for line in lines.values():
        last = None
        for place, number in line:
            own = joined[first[number]]
            if last is not None and follower.get(last) == number and _follow(own[-1], place, readings, settings):
                own[-1] = Place(place.doc_id, own[-1].start, place.end)
            else:
                own.append(place)
            last = number
    return [
        (_choose_wording(places, readings) if number in follower else phrases[number][0], places)
        for number, places in joined.items()
    ]


def _lines(phrases: Sequence[Phrase]) -> dict[str, list[tuple[Place, int]]]:
    """By document in the order of ids: the places of all phrases in text order, each with its phrase's number."""
    lines: dict[str, list[tuple[Place, int]]] = defaultdict(list)
    for place, number in sorted((place, number) for number, (_, places) in enumerate(phrases) for place in places):
        lines[place.doc_id].append((place, number))
    return lines


def _choose_links(
    phrases: Sequence[Phrase],
    lines: Mapping[str, list[tuple[Place, int]]],
    readings: Mapping[str, Reading],
    settings: PassageSettings,
) -> dict[int, int]:
    """The phrase that follows each, where one does in ``phrase_share`` of the contacts of both; never in a circle."""
    shared: dict[Link, set[str]] = defaultdict(set)
    for line in lines.values():
        for (place, number), (following, other) in pairwise(line):
            if number != other and _follow(place, following, readings, settings):
                shared[number, other] |= readings[place.doc_id].contacts
    spread = [len(_contacts(places, readings)) for _, places in phrases]
    follower: dict[int, int] = {}
    led: set[int] = set()
    for one, two in sorted(shared, key=lambda link: (-len(shared[link]), link)):
        least = max(2.0, settings.phrase_share * max(spread[one], spread[two]))
        if len(shared[one, two]) < least or one in follower or two in led or one in _after(two, follower):
            continue
        follower[one] = two
        led.add(two)
    return follower


def _follow(one: Place, two: Place, readings: Mapping[str, Reading], settings: PassageSettings) -> bool:
    """Does the second place stand right behind the first, in the same sentence?"""
    between = range(one.end - 1, two.start)
    return 0 <= two.start - one.end <= settings.changed_words and not any(
        readings[one.doc_id].parts(index) for index in between
    )


def _after(number: int, follower: Mapping[int, int]) -> Iterator[int]:
    """The phrases that follow a phrase, with itself."""
    yield number
    while number in follower:
        number = follower[number]
        yield number


def _find_firsts(count: int, follower: Mapping[int, int]) -> list[int]:
    """Of every phrase the one that its row of followers begins with."""
    firsts = list(range(count))
    for number in sorted(set(range(count)) - set(follower.values())):
        for other in _after(number, follower):
            firsts[other] = number
    return firsts


def _choose_wording(places: Sequence[Place], readings: Mapping[str, Reading]) -> Wording:
    forms: dict[Wording, list[Place]] = defaultdict(list)
    for place in places:
        forms[tuple(readings[place.doc_id].folded[place.start : place.end])].append(place)
    return min(
        forms,
        key=lambda form: (
            -len(_contacts(forms[form], readings)),
            min(readings[place.doc_id].facts.day or UNKNOWN_DAY for place in forms[form]),
            form,
        ),
    )


def _contacts(places: Sequence[Place], readings: Mapping[str, Reading]) -> set[str]:
    return {contact for place in places for contact in readings[place.doc_id].contacts}
