"""Phrases that are one formula with words changed in its midst: "a vital interest", then "a permanent interest"."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise

from dragoman.reuse.readings import Place, Readings, Wording
from dragoman.reuse.settings import PassageSettings

UNKNOWN_DAY = "9999"

Phrase = tuple[Wording, list[Place]]
Link = tuple[int, int]  # numbers of two phrases, of which the second follows the first


def join_phrases(phrases: Sequence[Phrase], readings: Readings, settings: PassageSettings) -> list[Phrase]:
    """Join the phrases that follow one another, with at most ``changed_words`` between them, in most of their contacts.

    The joined places reach from the one to the other, with the words between; the wording is the one of most contacts,
    of these the earliest. Where only one of the two stands, it is a phrase of its own still if two contacts have it.
    Costs a sort of the places.
    """
    line = sorted((place, number) for number, (_, places) in enumerate(phrases) for place in places)
    follower = _choose_links(phrases, line, readings, settings)
    if not follower:
        return list(phrases)
    first = _find_firsts(len(phrases), follower)
    rows: dict[int, list[list[tuple[Place, int]]]] = defaultdict(list)  # places that follow one another, by phrase
    before: tuple[Place, int] | None = None
    for place, number in line:
        own = rows[first[number]]
        if before and follower.get(before[1]) == number and _follow(before[0], place, readings, settings):
            own[-1].append((place, number))
        else:
            own.append([(place, number)])
        before = place, number
    return [phrase for number in sorted(rows) for phrase in _make_phrases(rows[number], phrases, readings, settings)]


def _make_phrases(
    rows: Sequence[Sequence[tuple[Place, int]]],
    phrases: Sequence[Phrase],
    readings: Readings,
    settings: PassageSettings,
) -> Iterator[Phrase]:
    """The joined phrase of some rows of places, then those that stand alone."""
    most = max(len(row) for row in rows)
    if most == 1:
        yield phrases[rows[0][0][1]][0], [place for row in rows for place, _ in row]
        return
    places = {tuple(row): Place(row[0][0].start, row[-1][0].end) for row in rows}
    wording = _choose_wording([place for row, place in places.items() if len(row) == most], readings)
    alone: dict[int, list[Place]] = defaultdict(list)
    kept = []
    for row, place in places.items():
        if place.end - place.start >= settings.variant_share * len(wording):
            kept.append(place)
        elif len(row) == 1:
            alone[row[0][1]].append(place)
    yield wording, kept
    for _, left in sorted(alone.items()):
        if len(_contacts(left, readings)) > 1:
            yield _choose_wording(left, readings), left


def _choose_links(
    phrases: Sequence[Phrase],
    line: Sequence[tuple[Place, int]],
    readings: Readings,
    settings: PassageSettings,
) -> dict[int, int]:
    """The phrase that follows each, where one does in ``phrase_share`` of the contacts of both; never in a circle."""
    shared: dict[Link, set[str]] = defaultdict(set)
    for (place, number), (following, other) in pairwise(line):
        if number != other and _follow(place, following, readings, settings):
            shared[number, other] |= readings.contacts_of([place.start])
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


def _follow(one: Place, two: Place, readings: Readings, settings: PassageSettings) -> bool:
    """Does the second place stand right behind the first, in the same sentence?"""
    return 0 <= two.start - one.end <= settings.changed_words and not any(readings.begins[one.end : two.start + 1])


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


def _choose_wording(places: Sequence[Place], readings: Readings) -> Wording:
    forms: dict[Wording, list[Place]] = defaultdict(list)
    for place in places:
        forms[readings.wording_of(place)].append(place)
    return min(
        forms,
        key=lambda form: (
            -len(_contacts(forms[form], readings)),
            min(readings.facts_at(place.start).day or UNKNOWN_DAY for place in forms[form]),
            form,
        ),
    )


def _contacts(places: Sequence[Place], readings: Readings) -> frozenset[str]:
    return readings.contacts_of(place.start for place in places)
