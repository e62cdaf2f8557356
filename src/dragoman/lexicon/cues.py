"""The cues: verbs that report or act by words, in all their forms."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from dragoman.lexicon.loader import load_rows, load_words
from dragoman.lexicon.verbs import inflect

COMMON = frozenset("be have come find let see throw".split())  # too common to tell of a cue: its particles do
# Verbs of so many other things that they tell of no cue at all; where another does they are read.
BROAD = frozenset(
    "abandon air apply arrive bat bow cast center centre deal drop go hand hit kick knock lift nod pin pour ram range "
    "react rip run shoot sing sue tear toast turn value vent warm yield".split()
)
EXPRESSING = frozenset("express voice convey share extend offer send show".split())


@dataclass(frozen=True, slots=True)
class Cue:
    """One row of the cue table."""

    key: str  # as in the table: "call on"
    verb: str  # base form of its first word
    particles: tuple[str, ...]
    level: str  # report, act, mind, light
    act: str
    takes: frozenset[str]
    addressee: str  # "object", a preposition, or ""


@dataclass(frozen=True, slots=True)
class ActNoun:
    """What a noun makes of the verbs that govern it."""

    act: str
    in_cue: bool


@lru_cache(maxsize=1)
def load_cues() -> dict[str, tuple[tuple[Cue, frozenset[str]], ...]]:
    """Cues by the lower-case form of their verb, each with the parts the form can play; longest cue first."""
    forms: dict[str, list[tuple[Cue, frozenset[str]]]] = {}
    for row in load_rows("cues"):
        verb, *particles = row["cue"].split()
        cue = Cue(
            row["cue"], verb, tuple(particles), row["level"], row["act"],
            frozenset(row["takes"].split("|")), row["addressee"] or "",
        )  # fmt: skip
        for form, parts in inflect(verb).items():
            forms.setdefault(form, []).append((cue, parts))
        if verb == "be":
            forms.setdefault("were", []).append((cue, frozenset(("past",))))
            for form in ("are", "am"):
                forms.setdefault(form, []).append((cue, frozenset(("third",))))
    return {form: tuple(sorted(cues, key=lambda c: -len(c[0].particles))) for form, cues in forms.items()}


@lru_cache(maxsize=1)
def cue_gate() -> re.Pattern[str]:
    """Finds a word without which no attribution is made but by quotation marks: a form of a cue or stance verb.

    Of "be clear" and "be of one mind" it is the longest behind the verb: the others stand everywhere.
    """
    cues = {form: [cue for cue, _ in found] for form, found in load_cues().items()}
    words = {form for form, found in cues.items() if any(cue.verb not in COMMON | BROAD for cue in found)}
    words |= {
        max(cue.particles, key=len)
        for found in cues.values()
        for cue in found
        if cue.verb in COMMON and cue.level != "mind"
    } | {"according"}
    words |= {form for verb in load_words("stance_verbs") for form in inflect(verb)}
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, sorted(words)))})\b", re.I)


@lru_cache(maxsize=1)
def load_cue_acts() -> dict[str, str]:
    """The act of each cue by its key in the table; empty where the content decides."""
    return {row["cue"]: row["act"] or "" for row in load_rows("cues")}


def act_of_rule(rule: str) -> str:
    """The act of an attribution's rule: ``express+thank`` is ``thank``, and by the table ``urge`` is ``call_on``."""
    key, _, act = rule.partition("+")
    return act or load_cue_acts().get(key, "")


@lru_cache(maxsize=1)
def load_quoting() -> frozenset[str]:
    """The keys of cues that report and may lead a quotation, verbs of saying and writing, and of "counter that"."""
    return frozenset(
        row["cue"]
        for row in load_rows("cues")
        if row["level"] == "report" and ("quote" in row["takes"].split("|") or row["cue"].endswith(" that"))
    )


@lru_cache(maxsize=1)
def load_binding() -> frozenset[str]:
    """The keys of cues by which somebody agrees or pledges."""
    return frozenset(key for key, act in load_cue_acts().items() if act in ("agree", "pledge"))


@lru_cache(maxsize=1)
def load_hearing() -> frozenset[str]:
    """The keys of cues whose words somebody hears: "told her that", "assured him that", not "thanked him for"."""
    return frozenset(
        row["cue"] for row in load_rows("cues") if row["addressee"] == "object" and row["act"] in ("inform", "pledge")
    )


@dataclass(frozen=True, slots=True)
class PassiveCue:
    """What a verb in the passive makes of its subject, where nobody is said to act."""

    verb: str
    particles: tuple[str, ...]
    subject: str  # "it", "any" or a noun
    act: str


@lru_cache(maxsize=1)
def load_passive_cues() -> dict[str, tuple[PassiveCue, ...]]:
    """Passive cues by the participle of their verb, in the table's order; what takes place, by the past."""
    found: dict[str, list[PassiveCue]] = {}
    acts = load_cue_acts()
    for row in load_rows("passive_cues"):
        for name in row["verbs"].split("|"):
            verb, *particles = name.split()
            part = "past" if particles == ["place"] else "participle"
            cue = PassiveCue(verb, tuple(particles), row["subject"], row["act"] or acts[name])
            for form, parts in inflect(verb).items():
                if part in parts:
                    found.setdefault(form, []).append(cue)
    for (verb, noun), made in load_act_nouns().items():
        for form, parts in inflect(verb).items():
            if "participle" in parts:
                found.setdefault(form, []).insert(0, PassiveCue(verb, (), noun, made.act))
    return {form: tuple(cues) for form, cues in found.items()}


@lru_cache(maxsize=1)
def load_act_nouns() -> dict[tuple[str, str], ActNoun]:
    """Act nouns by (verb, noun), the noun in singular and plural."""
    found: dict[tuple[str, str], ActNoun] = {}
    for row in load_rows("cue_nouns"):
        verbs = {verb for name in row["verbs"].split("|") for verb in (EXPRESSING if name == "*" else {name})}
        act_noun = ActNoun(row["act"], row["part"] == "cue")
        plural = row["noun"][:-1] + "ies" if row["noun"].endswith("y") else row["noun"] + "s"
        for verb in sorted(verbs):
            for form in (row["noun"], plural):
                found.setdefault((verb, form), act_noun)
    return found
