"""The other of two who are in contact: whom "his guest" means, and who acts where only the one spoken to is named."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence, Set
from dataclasses import replace
from functools import cache

from dragoman.lexicon.cues import act_of_rule, load_quoting
from dragoman.lexicon.loader import load_rows
from dragoman.lexicon.words import load_agent_nouns
from dragoman.model.records import JOINT, Act, Attribution, Document, Telling
from dragoman.positions.settling import Setting
from dragoman.text.words import read_words

# "his guest", "her Calderan counterpart", "the Calderan": somebody met before, without a name.
SOMEBODY = re.compile(r"(?:to |with |upon |on )?(?:him|her|(?:his|her|the|their)(?:\s+[\w’'.-]+){1,4})", re.I)
NOT_THERE = re.compile(
    r"\b(?:press|media|people|nation|public|audience|parliament|congress|cabinet|staff|\w*team|delegation|government|"
    r"country|family|wounded|injured|world)\b",
    re.I,
)
ANSWERS = ("accept", "decline", "reject", "refuse", "turn down")
ANSWERED = re.compile(r"\b(?:invitation|offer|proposal|request|suggestion)s?\b", re.I)
ASKED = frozenset(("invite", "offer", "propose", "request", "call_on"))
LETTER = re.compile(r"it|(?:the|his|her) (?:letter|message|note|telegram|missive)", re.I)
THEY = re.compile(r"they|both|the (?:two|pair|duo)|both (?:men|women|leaders)", re.I)
NEAR_CHARS = 200  # from the contact to "they"
# Those who took part beside the one who speaks: "them", "the two", "his counterparts".
OTHERS = re.compile(
    r"(?:to |with )?(?:(?:both|all) of )?(?:them|both|the (?:two|others|other two|pair)|"
    r"(?:the|his|her|both)(?: (?:two|other|European|foreign|fellow))* (?:leaders|presidents|ministers|counterparts|"
    r"guests|hosts|interlocutors|colleagues|visitors))",
    re.I,
)
HEAD = re.compile(r"\w\s+[a-z][\w-]*\Z")  # a common noun behind a name: "the League chief"
MINISTER = re.compile(r"minister|secretary|official|leader|chief")
THANKING = frozenset(("thank", "congratulate"))
PEOPLE_OF = re.compile(r"(?:the\s+)?((?:people|government|citizens)\s+of\s+)(?:the\s+)?", re.I)
MOST_WORDS = 6


def hearers_of(
    document: Document, row: Attribution, telling: Telling, found: tuple[str, ...], setting: Setting
) -> tuple[str, ...]:
    """Whom an act is said to: those ``found``, or where its words name nobody, the others in contact.

    Nobody speaks to himself, and "the League chief" is no league but who took part for it.
    """
    others = tuple(actor for actor in found if actor != row.source_actor)
    words = document.slice(row.addressee[0]) if row.addressee else ""
    if len(others) == 1 and others[0] not in telling.participants and HEAD.search(words):
        their: Set[str] = setting.sides.get(others[0], set())
        if load_agent_nouns().get(words.split()[-1].lower()) == "person":
            return tuple(a for a in telling.participants if a in their and a != row.source_actor)
    if JOINT in others or (not others and len(telling.participants) > 2 and OTHERS.fullmatch(words)):
        together = row.source_actor not in telling.participants
        return () if together else tuple(actor for actor in telling.participants if actor != row.source_actor)
    if others or not words:
        return others
    if len(telling.participants) != 2 or row.source_actor not in telling.participants or NOT_THERE.search(words):
        return ()
    several = words.endswith("s") and not words.endswith("ss")
    if several or not SOMEBODY.fullmatch(words) or len(read_words(words)) > MOST_WORDS:
        return ()
    other = next(actor for actor in telling.participants if actor != row.source_actor)
    return () if _is_of_another_title(words, setting.titles.get(other, ())) else (other,)


def _is_of_another_title(words: str, titles: Sequence[str]) -> bool:
    """ "the Emir" of whom it is known that he is a prime minister: somebody else is spoken to."""
    title = re.sub(r"(?:(?:to|with|upon|on) )?the ", "", words.lower())
    return bool(titles) and title in _office_words() and not any(_bears(other, title) for other in titles)


@cache
def _office_words() -> frozenset[str]:
    offices = {row["form"] for row in load_rows("titles")}
    offices |= {row["word"] for row in load_rows("title_words") if row["class"] == "head"}
    return frozenset(form for form in offices if not MINISTER.search(form))  # of whom few are known


def of_other(document: Document, row: Attribution, tellings: Sequence[Telling], setting: Setting) -> Attribution:
    """An attribution of which it is not known who acts, with the one whom the contact told of last before it tells.

    Where one is "asked to" or "thanked for" something, the other; of a letter, its writer; of "they", both; of "the
    Norvian" or "the President", the only one of that state or title. Else the row itself. Linear in the tellings.
    """
    himself = row.source_actor == row.addressee_actor  # "Orlo was invited by his host"
    if row.source_actor and not himself:
        return row
    words = document.slice(row.source[0]) if row.source else ""
    place = row.cue[0].start
    before = [t for t in tellings if t.span.field == "text" and t.span.start <= place and t.status == "held"]
    heard = bool(row.addressee_actor and row.addressee and row.addressee[0] < row.cue[0])
    if heard:
        before = [t for t in before if row.addressee_actor in t.participants]
    last = max(before, key=lambda telling: (telling.span.start, telling.id), default=None)
    if last is None:
        return row
    if heard and len(last.participants) == 2 and (not words or SOMEBODY.fullmatch(words)):
        return replace(row, source_actor=next(a for a in last.participants if a != row.addressee_actor))
    if last.kind == "letter" and last.initiator and LETTER.fullmatch(words):
        return replace(row, source_actor=last.initiator)
    if THEY.fullmatch(words) and place - last.span.end <= NEAR_CHARS and row.rule not in load_quoting():
        return replace(row, source_actor=JOINT)
    theirs = _of_state(row, words, last, setting) if words and row.source[0].field == "text" else ()
    return replace(row, source_actor=theirs[0]) if len(theirs) == 1 else row


def _of_state(row: Attribution, words: str, last: Telling, setting: Setting) -> list[str]:
    """Those who took part whom "the President", "the Norvian" or "the League leader" can mean, by their office."""
    *opening, head = words.split()
    titled = " ".join((*opening[1:], head)).lower()
    if opening and opening[0].lower() == "the":
        named = [a for a in last.participants if any(_bears(title, titled) for title in setting.titles.get(a, ()))]
        if named:
            return named
    if len(opening) == 1 and opening[0].lower() == "the":
        state = _states_of_people().get(head) or _states_of_people().get(head.removesuffix("man").removesuffix("wo"))
        return [actor for actor in last.participants if state and state in setting.states.get(actor, ())]
    if load_agent_nouns().get(head) != "person":
        return []
    places = range(row.source[0].start, row.source[0].start + len("the ") + 1)
    inside = (m for place in places if (m := setting.mention_at.get(("text", place))))
    states = [m for m in inside if m.span.end < row.source[0].end]
    return [actor for m in states for actor in last.participants if actor in setting.sides.get(m.actor, ())]


def _bears(title: str, words: str) -> bool:
    """ "the minister" of a foreign minister, "the secretary" of a secretary of state."""
    return title == words or title.endswith(f" {words}") or title.startswith(f"{words} of ")


@cache
def _states_of_people() -> Mapping[str, str]:
    """The names of states by what their people are called."""
    names = {row["id"]: row["name"] for row in load_rows("actors")}
    return {row["form"]: names[row["state"]] for row in load_rows("demonyms") if row["state"] in names}


def with_hearer_as_object(document: Document, row: Attribution, setting: Setting) -> Attribution:
    """An attribution with the one spoken to, where he is all that its verb has: "thanked him", "thanked Caldera"."""
    if row.addressee or len(row.content) != 1 or act_of_rule(row.rule) not in THANKING:
        return row
    content = row.content[0]
    words = document.slice(content)
    opener = PEOPLE_OF.match(words)
    places = (content.start, *((content.start + opener.end(), content.start + opener.end(1)) if opener else ()))
    mention = next((m for place in places if (m := setting.mention_at.get((content.field, place)))), None)
    if mention and mention.span.end == content.end:
        return replace(row, addressee=row.content, addressee_actor=mention.actor)
    return replace(row, addressee=row.content) if words.lower() in ("him", "her", "them") else row


def read_answer(
    document: Document, row: Attribution, before: Sequence[tuple[Act, object]], telling: Telling
) -> str | None:
    """Who accepts or declines where the text does not tell: whom the last invitation or offer was made to.

    "The invitation was accepted": never both of them together. ``""`` where the row is no such answer, None where it
    is one and nobody is known to have made it.
    """
    words = document.slice(row.content[0])
    if row.source or row.source_actor != JOINT or not row.rule.startswith(ANSWERS):
        return ""
    if not ANSWERED.search(words + " " + document.slice(row.cue[0])):
        return ""
    last = next((act for act, _ in reversed(before) if act.act in ASKED and act.telling == telling.id), None)
    if last is None:
        return None
    others = last.addressee or tuple(actor for actor in telling.participants if actor != last.actor)
    return others[0] if len(others) == 1 and last.actor != JOINT else None
