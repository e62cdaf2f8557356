"""Bare family names, once it is known who is in the document: "Putin", "Xi", "the Biden administration"."""

from __future__ import annotations

from functools import lru_cache

from dragoman.actors import hits as sorts
from dragoman.actors.cast import Cast, Person
from dragoman.actors.hits import Hit, make_hit
from dragoman.actors.index import ActorIndex, not_names
from dragoman.actors.tokens import TIGHT, Tokens
from dragoman.lexicon.loader import load_words

ADMINISTRATION = "administration"
WHITE_HOUSE, UNITED_STATES = "x:white-house", "Q30"


def find_shorts(
    tokens: Tokens, hits: list[Hit], cast: Cast, index: ActorIndex, headlines: frozenset[int], quiet: set[int]
) -> list[Hit]:
    """Bare family names outside the hits found before, with the persons they mean; in text order.

    Persons of the document come first. If it has nobody of the name, the one principal of the
    table does who is called so (and was in office on the document's day, where that is known).
    """
    covered = set(quiet)
    for hit in hits:
        covered.update(range(hit.first, hit.last))
    forms = _forms(cast)
    table = index.bare_forms()
    found: list[Hit] = []
    place = 0
    while place < len(tokens):
        key = tokens.keys[place]
        if key == ADMINISTRATION and _is_the_administration(tokens, place, covered, cast):
            found.append(make_hit(tokens, sorts.SEAT, place - 1, place + 1, actor=WHITE_HOUSE))
            place += 1
            continue
        if place in covered or not (tokens.upper[place] or key in forms) or (key not in forms and key not in table):
            place += 1
            continue
        hit = _short_at(tokens, place, forms, table, cast, headlines, covered)
        if hit is None:
            place += 1
            continue
        found.append(hit)
        place = hit.last
    return found


def _short_at(
    tokens: Tokens,
    place: int,
    forms: dict[str, list[tuple[tuple[str, ...], Person]]],
    table: dict[str, list[tuple[str, ...]]],
    cast: Cast,
    headlines: frozenset[int],
    covered: set[int],
) -> Hit | None:
    """The bare name at a token, with whom it means; None where it means nobody plainly."""
    free = tokens.sentences[place] in headlines
    key = tokens.keys[place]
    for form, _ in forms.get(key, ()):
        end = place + len(form)
        if not _stands(tokens, place, form) or not _alone(tokens, place, end, covered, free=free):
            continue
        named = cast.find_short(form, (), titled=False)
        if len(named) != 1:
            return None
        return _hit(tokens, place, end, named[0].id, cast)
    if not tokens.upper[place] or key in plain_surnames():
        return None
    for form in table.get(key, ()):
        end = place + len(form)
        if not _stands(tokens, place, form) or not _alone(tokens, place, end, covered, free=free):
            continue
        id = cast.find_bare(form)
        if id is None:
            return None
        cast.person_of_table(id)
        return _hit(tokens, place, end, id, cast)
    return None


def _hit(tokens: Tokens, place: int, end: int, person: str, cast: Cast) -> Hit | None:
    """The hit of a bare name, or of the administration it gives its name to."""
    last = end
    while (
        last < len(tokens)
        and last < end + 2
        and tokens.joins[last] == TIGHT
        and tokens.upper[last]
        and tokens.keys[last] != ADMINISTRATION
    ):
        last += 1
    if (
        last < len(tokens)
        and tokens.joins[last] == TIGHT
        and tokens.keys[last] == ADMINISTRATION
        and not tokens.owns[last - 1]
    ):
        if cast.persons[person].state != UNITED_STATES or WHITE_HOUSE not in cast.index.actors:
            return None
        first = place - 1 if place and tokens.keys[place - 1] == "the" and tokens.joins[place] == TIGHT else place
        return make_hit(tokens, sorts.SEAT, first, last + 1, actor=WHITE_HOUSE)
    return make_hit(tokens, sorts.SHORT, place, end, resolved=(person,))


def _is_the_administration(tokens: Tokens, place: int, covered: set[int], cast: Cast) -> bool:
    """Is it "the administration" in a document that has an American in it?"""
    if place == 0 or place in covered or place - 1 in covered or tokens.keys[place - 1] != "the":
        return False
    goes_on = place + 1 < len(tokens) and tokens.joins[place + 1] == TIGHT and tokens.upper[place + 1]
    known = WHITE_HOUSE in cast.index.actors and any(p.state == UNITED_STATES for p in cast.persons.values())
    return (
        known
        and tokens.joins[place] == TIGHT
        and not goes_on
        and not (place + 1 < len(tokens) and tokens.keys[place + 1] == "of")
    )


def _stands(tokens: Tokens, place: int, form: tuple[str, ...]) -> bool:
    """Do the words of the form stand at the token, in one stretch?"""
    end = place + len(form)
    if tuple(tokens.keys[place:end]) != form or not tokens.upper[end - 1]:
        return False
    return all(tokens.joins[i] == TIGHT and not tokens.owns[i - 1] for i in range(place + 1, end))


def _alone(tokens: Tokens, place: int, end: int, covered: set[int], *, free: bool) -> bool:
    """Is there no other capitalised word before or after it that makes it another name ("Hunter Biden")?

    In a headline (``free``) only a hyphen binds words together.
    """
    if free:
        return not (place and place - 1 not in covered and tokens.text[tokens.starts[place] - 1] in "-‐‑")
    if place and tokens.joins[place] == TIGHT and place - 1 not in covered and not tokens.owns[place - 1]:
        before = tokens.keys[place - 1]
        opens = place == 1 or tokens.sentences[place - 2] != tokens.sentences[place - 1]
        if (
            tokens.upper[place - 1]
            and before not in not_names()
            and not (opens and len(before) > 1 and before.endswith("ly"))
        ):
            return False
    if end < len(tokens) and tokens.joins[end] == TIGHT and end not in covered and not tokens.owns[end - 1]:
        after = tokens.keys[end]
        hyphen = tokens.text[tokens.ends[end - 1]] in "-‐‑"
        if tokens.upper[end] and after not in not_names() and after != ADMINISTRATION and not hyphen:
            return False
    return True


def _forms(cast: Cast) -> dict[str, list[tuple[tuple[str, ...], Person]]]:
    """The bare names of the document's persons, by first word, longest first."""
    forms: dict[str, list[tuple[tuple[str, ...], Person]]] = {}
    for person in cast.persons.values():
        for form in person.shorts:
            forms.setdefault(form[0], []).append((form, person))
    for listed in forms.values():
        listed.sort(key=lambda pair: (-len(pair[0]), pair[1].id))
    return forms


@lru_cache(maxsize=1)
def plain_surnames() -> frozenset[str]:
    return load_words("plain_surnames")
