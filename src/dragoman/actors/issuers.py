"""Which institution the name of an outlet is: "Ministry of Foreign Affairs, Norvia", "Norvian Presidency"."""

from __future__ import annotations

from functools import lru_cache

from dragoman.actors.index import BLOCKED, CAPITAL, DEMONYM, NAME, ActorIndex
from dragoman.actors.offices import PRINCIPAL, head_titles, office_key, rank_of
from dragoman.actors.tokens import TIGHT, Tokens, read_tokens
from dragoman.lexicon.loader import load_rows

WORD, WHOLE, FRAME = "word", "whole", "frame"
ARTICLES = frozenset({"the", "die", "la", "le"})
BETWEEN = frozenset({"of", "the"})
FORMAL = frozenset({"republic", "kingdom", "state", "federation", "government", "of", "the"})  # before a state's name
# Offices whose holders are "I" in the texts of their own office; a ministry's texts are many people's.
SPEAKING = frozenset({"president", "prime minister", "chancellor", "king", "emir", "secretary general"})


LONGEST = 5  # words of an institution behind a state: "Ministry of Foreign and European Affairs"
# Words that make the name of an institution of an office: "minister" alone is a person's.
HOUSES = frozenset(
    {"ministry", "department", "presidency", "chancellery", "secretariat", "office", "administration", "court"}
)
PLACED = frozenset({"at", "in", "to", "from", "near", "outside", "inside"})  # before a house that is a place here


def plain_outlet(name: str | None) -> str:
    """The name of an outlet as names are compared: folded, without an article before it."""
    keys = read_tokens(name or "", [0]).keys
    return " ".join(keys[1:] if keys and keys[0] in ARTICLES else keys)


def institution_named(outlet: str, index: ActorIndex) -> str | None:
    """The actor that an institution and the state or organisation it is of name together; None where they do not.

    It is the table's actor for that institution, else the state or organisation itself.
    """
    office, body = office_and_body(outlet, index)
    if office is None or body is None:
        return None
    return institution_of(office, body, index)


def institution_of(office: str, body: str, index: ActorIndex) -> str:
    """The table's actor for an office's institution, else whose it is."""
    return _institutions(index).get((office, body), body)


def head_institution(office: str, body: str, index: ActorIndex) -> str | None:
    """The table's actor for the office of a head of state or government; None for any other office."""
    return _institutions(index).get((office, body)) if office in SPEAKING else None


def office_of(institution: str | None, index: ActorIndex) -> str | None:
    """The office whose institution an actor is: the foreign minister for a foreign ministry; None for any other."""
    return _offices(index).get(institution or "")


def is_official(actor: str, index: ActorIndex) -> bool:
    """Does the actor speak for itself: an office, an institution of a state, or an organisation with officers?"""
    known = index.actors[actor]
    return known.kind == "office" or actor in _official(index) or (known.kind != "state" and index.has_officers(actor))


def speaking_title(issuer: str, outlet: str | None, index: ActorIndex) -> str | None:
    """The title of the one person for whom the issuer speaks, known by its id or by the outlet's name; else None."""
    known = head_titles().get(issuer)
    office = known or (office_and_body(outlet, index)[0] if outlet else None)
    ministry = known is None and "ministr" in plain_outlet(outlet)
    return office if office in SPEAKING and not (ministry and office != "prime minister") else None


def office_and_body(outlet: str, index: ActorIndex) -> tuple[str | None, str | None]:
    """The office whose institution the words name, and whose it is: ("foreign minister", Norvia).

    Either is None where the words do not tell it: a name without a state has an office alone.
    """
    tokens = read_tokens(outlet, [0])
    size = len(tokens)
    for place in range(1, size):
        office = institution_office(_before_body(tokens.keys[:place]))
        body = _body(outlet[tokens.starts[place] :], index) if office else None
        if body is not None:
            return office, body
    for place in range(1, size):
        office = institution_office(tokens.keys[place:])
        body = _body(outlet[: tokens.ends[place - 1]], index) if office else None
        if body is not None:
            return office, body
    text = " ".join(tokens.keys)
    frame = next((form for form in _frames() if text.startswith(form + " ")), None)
    if frame is not None:  # "Office of the Spokesperson for the League Secretary General"
        return office_and_body(outlet[tokens.starts[len(frame.split())] :], index)
    return institution_office(tokens.keys), None


def institution_at(tokens: Tokens, place: int, index: ActorIndex) -> tuple[str, int] | None:
    """The institution named from a token on, and the token after: "Norvia's foreign ministry", "the ministry in Mirna".

    It is the state itself where the table has no actor for the institution.
    """
    match = index.match(tokens, place)
    if match is None:
        return _house_in_capital(tokens, place, index)
    entry = match.of(NAME, DEMONYM) if match else None
    if entry is None or entry.kind == "person":
        return None
    last = match.end
    while last < len(tokens) and last - match.end < LONGEST and tokens.joins[last] == TIGHT:
        last += 1
    for end in range(last, match.end, -1):
        words = tokens.keys[match.end : end]
        if not HOUSES.isdisjoint(words) and (office := institution_office(words)) is not None:
            return institution_of(office, entry.actor, index), end
    return None


def _house_in_capital(tokens: Tokens, place: int, index: ActorIndex) -> tuple[str, int] | None:
    """The institution of the state whose capital it sits in: "presidency in Mirna"; not one that is a place here."""
    last = next((i for i in range(place + 1, min(place + LONGEST, len(tokens) - 1)) if tokens.keys[i] == "in"), 0)
    words = tokens.keys[place:last]
    if HOUSES.isdisjoint(words) or any(tokens.joins[i] != TIGHT for i in range(place + 1, last + 2)):
        return None
    leads = tokens.keys[max(0, place - 2) : place]
    match = None if PLACED & set(leads) else index.match(tokens, last + 1)
    capital = match.of(CAPITAL) if match else None
    office = institution_office(words) if capital else None
    if match is None or capital is None or office is None:
        return None
    return institution_of(office, capital.actor, index), match.end


def institution_office(words: list[str]) -> str | None:
    """The office that an institution is of, by folded words: "ministry of defence" is the defense minister's."""
    text = " ".join(words[1:] if words and words[0] in ARTICLES else words)
    forms = _forms()
    if (WHOLE, text) in forms:
        return forms[WHOLE, text]
    for form in _frames():
        if text.startswith(form + " "):
            return institution_office(text[len(form) + 1 :].split())
        if text.endswith(" " + form):
            return institution_office(text[: -len(form) - 1].split())
    key = office_key(" ".join(forms.get((WORD, word), word) for word in text.split()))
    return key if rank_of(key) == PRINCIPAL else None


def _body(words: str, index: ActorIndex) -> str | None:
    """The state or organisation that the words name, adjectives included; what follows a name is no part of it."""
    tokens = read_tokens(words, [0])
    match = index.match(tokens, 0)
    if match is None or match.end != len(tokens):
        return None
    return next((e.actor for e in match.entries if e.kind != "person" and e.sort != BLOCKED), None)


def _before_body(words: list[str]) -> list[str]:
    """The words without those that lead on to a state: "of the Republic of"."""
    end = len(words)
    while end > 1 and words[end - 1] in (FORMAL if words[end - 1] == "of" or end < len(words) else BETWEEN):
        end -= 1
    return words[:end]


@lru_cache(maxsize=4)
def _offices(index: ActorIndex) -> dict[str, str]:
    """The office of each institution; of one that is found by several, the first."""
    return {actor: office for (office, _), actor in reversed(_institutions(index).items())}


@lru_cache(maxsize=4)
def _institutions(index: ActorIndex) -> dict[tuple[str, str], str]:
    """The table's institutions by office and by whose they are; read off their own names, so none is listed twice."""
    found: dict[tuple[str, str], str] = {}
    for actor in index.actors.values():
        if actor.kind in ("institution", "office") and index.member_state(actor.member_of) is not None:
            for name in (actor.name, *actor.aliases):
                office, body = office_and_body(name, index)
                if office and body:
                    found.setdefault((office, body), actor.id)
    for id, title in head_titles().items():
        body = index.member_state(id)
        if body is not None:
            found.setdefault((title, body), id)
    return found


@lru_cache(maxsize=4)
def _official(index: ActorIndex) -> frozenset[str]:
    return frozenset(_institutions(index).values()) | head_titles().keys()


@lru_cache(maxsize=1)
def _forms() -> dict[tuple[str, str], str]:
    return {(row["class"], row["form"]): row["office"] for row in load_rows("institutions")}


@lru_cache(maxsize=1)
def _frames() -> tuple[str, ...]:
    """The longest first, so that "press office" goes before "office"."""
    return tuple(sorted((form for kind, form in _forms() if kind == FRAME), key=lambda form: (-len(form), form)))
