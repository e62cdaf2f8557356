"""The words that tell of a contact, and those that say whether it was held."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache

from dragoman.lexicon.loader import load_rows
from dragoman.lexicon.verbs import inflect

PARTS = ("base", "third", "past", "participle", "gerund")


@dataclass(frozen=True, slots=True)
class ContactCue:
    """One row of the table of contact cues."""

    cue: str
    pattern: str  # with, object, joint, light, noun, modifier, manner, group, barred
    kind: str  # of the contact, or empty
    needs: str  # date, place, person, guest, light, channel, sight, manner, caller, bare, town ...
    plural: bool = False
    rest: tuple[str, ...] = ()  # of a phrase, the words right behind the verb: "down" of "sit down"
    behind: tuple[str, ...] = ()  # and those behind the object: "on the line" of "have B on the line"


@lru_cache(maxsize=1)
def load_contact_verbs() -> dict[str, tuple[tuple[ContactCue, frozenset[str]], ...]]:
    """Verbs by the form of their first word, each with the parts the form can play, in the order of the table."""
    found: dict[str, list[tuple[ContactCue, frozenset[str]]]] = {}
    for row in load_rows("contact_cues"):
        phrase = " " in row["cue"] and row["pattern"] != "light"
        if row["pattern"] not in ("with", "object", "joint", "light") or phrase:
            continue
        cue = ContactCue(row["cue"], row["pattern"], row["kind"], row["needs"])
        for form, parts in _forms(row["cue"].split()[0], row["forms"]).items():
            found.setdefault(form, []).append((cue, parts))
    return {form: tuple(cues) for form, cues in found.items()}


@lru_cache(maxsize=1)
def load_contact_phrases() -> dict[str, tuple[tuple[ContactCue, frozenset[str]], ...]]:
    """Verbs that tell of a contact with words behind them only, as ``load_contact_verbs`` gives the others."""
    found: dict[str, list[tuple[ContactCue, frozenset[str]]]] = {}
    for row in load_rows("contact_cues"):
        verb, *words = row["cue"].split()
        if not words or row["pattern"] not in ("with", "object"):
            continue
        gap = words.index("*") if "*" in words else len(words)
        rest, behind = tuple(words[:gap]), tuple(words[gap + 1 :])
        cue = ContactCue(row["cue"], row["pattern"], row["kind"], row["needs"], rest=rest, behind=behind)
        for form, parts in _forms(verb, row["forms"]).items():
            found.setdefault(form, []).append((cue, parts))
    return {form: tuple(cues) for form, cues in found.items()}


def _forms(base: str, given: str) -> dict[str, frozenset[str]]:
    if not given:
        return inflect(base)
    forms: dict[str, set[str]] = {}
    for form, part in zip(given.split(), PARTS, strict=True):
        for variant in form.split("/"):
            forms.setdefault(variant, set()).add(part)
    return {form: frozenset(parts) for form, parts in forms.items()}


@lru_cache(maxsize=1)
def load_contact_nouns() -> dict[str, ContactCue]:
    """Nouns of contact in singular and plural."""
    rows = [row for row in load_rows("contact_cues") if row["pattern"] == "noun"]
    found = {row["cue"]: ContactCue(row["cue"], "noun", row["kind"], row["needs"]) for row in rows}
    for row in rows:
        plural = ContactCue(row["cue"], "noun", row["kind"], row["needs"], plural=True)
        found.setdefault(row["cue"] + "s", plural)  # "talks" has a row of its own
    return found


@cache
def load_contact_words(pattern: str) -> dict[tuple[str, ...], str]:
    """The words of a pattern (``modifier``, ``manner``, ``group``, ``barred``), split, with the kind they give."""
    return {tuple(row["cue"].split()): row["kind"] for row in load_rows("contact_cues") if row["pattern"] == pattern}


@lru_cache(maxsize=1)
def load_contact_status() -> dict[tuple[str, ...], str]:
    """Governing words, split, with the status they give to a contact."""
    return {tuple(row["words"].split()): row["status"] for row in load_rows("contact_status")}


@lru_cache(maxsize=1)
def load_towns() -> frozenset[str]:
    """Towns in which talks are held: capitals, and the places that datelines name. In small letters."""
    capitals = {row["form"] for row in load_rows("metonyms") if row["kind"] == "capital"}
    return frozenset(town.lower() for town in capitals | {row["name"] for row in load_rows("dateline_places")})


@lru_cache(maxsize=1)
def contact_gate() -> re.Pattern[str]:
    """Finds a verb or noun of contact: a text without one tells of none. Light verbs need a noun and do not count."""
    words = {form for form, cues in load_contact_verbs().items() if any(cue.pattern != "light" for cue, _ in cues)}
    words |= set(load_contact_nouns())
    for form, cues in load_contact_phrases().items():
        words |= {" ".join(cue.behind or (form, *cue.rest)) for cue, _ in cues}
    told = "|".join(_branch(first, words) for first in sorted({word[:1] for word in words}))
    return re.compile(r"\b(?:" + told + r")\b", re.IGNORECASE)


def _branch(first: str, words: set[str]) -> str:
    """The words of one first letter as one branch of a pattern, so that most places in a text need one look each."""
    rests = sorted((word[1:] for word in words if word[:1] == first), key=lambda rest: (-len(rest), rest))
    return first + "(?:" + "|".join(rests).replace(" ", r"\s+") + ")"


@cache
def load_contact_class(name: str) -> frozenset[str]:
    """The words of one closed class; a class the table lacks is a defect and raises ``KeyError``."""
    return _classes()[name]


@lru_cache(maxsize=1)
def _classes() -> dict[str, frozenset[str]]:
    return {row["class"]: frozenset(row["words"].split()) for row in load_rows("contact_words")}
