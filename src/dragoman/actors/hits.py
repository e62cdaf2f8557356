"""What the search finds in one text before it is known who is meant."""

from __future__ import annotations

from dataclasses import dataclass, field

from dragoman.actors.names import Name
from dragoman.actors.offices import Office
from dragoman.actors.tokens import Tokens

PERSON, SHORT, ROLE, BODY, SEAT, PRONOUN, GROUP, UNNAMED = (
    "person",
    "short",
    "role",
    "body",
    "seat",
    "pronoun",
    "group",
    "unnamed",
)


BARE, STYLE = "bare", "style"  # of a role: a title used as a name ("Prime Minister said"), a form of address ("HRH")


@dataclass(slots=True)
class Hit:
    """A stretch of tokens that names somebody, or stands for somebody.

    ``sort`` is one of
    ``person``: a name in full, or any name after a title; ``short``: a bare family name; ``role``: a title without a
    name; ``body``: a state, institution or group by name; ``seat``: one by its building or capital;
    ``pronoun``; ``group``: "the two leaders"; ``unnamed``: "a senior official".
    """

    sort: str
    first: int  # token
    last: int  # one past the last token
    start: int  # code point
    end: int
    sentence: int
    name: Name | None = None
    offices: tuple[Office, ...] = ()
    complement: bool = False  # does the title end with "of ...", so that what follows may be more of it?
    actor: str = ""  # of a body or seat
    state: str | None = None  # of a person named as a state's: "Norvia's Ada Orlo"
    together: tuple[Office, ...] = ()  # of "the presidents of Norvia and Caldera": those of all whom the words name
    named: int = -1  # and the token at which the name of its own state begins
    word: str = ""  # pronoun, noun of a group, determiner of a role, or how it is used
    resolved: tuple[str, ...] = field(default=())  # the actors meant, once known


def make_hit(tokens: Tokens, sort: str, first: int, last: int, **more: object) -> Hit:
    """A hit over tokens ``first`` to ``last``; the stop of "Jr." belongs to it."""
    end = tokens.ends[last - 1]
    if tokens.keys[last - 1] in ("jr", "sr") and tokens.text[end : end + 1] == ".":
        end += 1
    return Hit(sort, first, last, tokens.starts[first], end, tokens.sentences[first], **more)  # type: ignore[arg-type]
