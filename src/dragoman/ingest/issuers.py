"""Who issues official texts: by name in the line that introduces one, and in the masthead above one."""

from __future__ import annotations

import re
from functools import lru_cache

from dragoman.lexicon.loader import load_rows
from dragoman.model.records import Actor
from dragoman.text.folding import fold_case

# A capitalised word before the name makes it another's: "Norvian Prime Minister's Office".
PART_OF_NAME = re.compile(r"(?<![.:?!]\s)\b(?!The\b|From\b|Via\b|Per\b)[A-ZÀ-Þ][\w’'-]*\s$")
ISSUING = frozenset({"office", "institution"})  # kinds of actors
LONGEST_NAME_CHARS = 40
NAMED = ("outlet", "opening")  # rows of issuers.csv that hold a name

NAME_WORDS = r"(?:\s+(?:of|the|and|for|de|[A-ZÀ-Þ][\w.’'-]*)){1,8}"
SEAT = r"(?:,\s+[A-ZÀ-Þ][\w.’'-]*(?:\s[A-ZÀ-Þ][\w.’'-]*)?)?"  # ", Mirna"
SEATED = re.compile(rf"(?:The\s+)?(?P<name>[^,\n]+?){SEAT}")
LONGEST_MASTHEAD_CHARS = 100


def is_masthead(line: str, added: tuple[Actor, ...] = ()) -> bool:
    """Is a line nothing but the name of an official issuer, perhaps with the place where it sits?"""
    if len(line) > LONGEST_MASTHEAD_CHARS:
        return False
    if _masthead().fullmatch(line):
        return True
    seated = SEATED.fullmatch(line)
    return seated is not None and fold_case(seated["name"]) in _actors(added)


def find_issuer(words: str, added: tuple[Actor, ...] = (), *, alone: bool = False) -> str | None:
    """The actor that an introducer or title names first; with ``alone`` only where it names one and no other."""
    names = _actors(added)
    found = [
        actor
        for match in _issuers(added).finditer(words)
        if (actor := names[fold_case(match.group(1))])
        and not PART_OF_NAME.search(words, max(0, match.start() - LONGEST_NAME_CHARS), match.start())
    ]
    return None if not found or (alone and len(set(found)) > 1) else found[0]


@lru_cache(maxsize=1)
def _masthead() -> re.Pattern[str]:
    """A line that is nothing but the name of an office of state; a name of its own ("Norvian") may stand before it."""
    offices, whole = _forms_of("holder", "house"), _forms_of("whole")
    return re.compile(
        rf"(?:The\s+)?(?:[A-ZÀ-Þ][\w-]+\s+)?(?:{offices}\s+(?:of|for)(?:\s+the)?{NAME_WORDS}|{whole}){SEAT}"
    )


def _forms_of(*classes: str) -> str:
    rows = (row["form"] for row in load_rows("mastheads") if row["class"] in classes)
    forms = sorted(rows, key=lambda form: (-len(form), form))
    spaced = "|".join(r"\s+".join(map(re.escape, form.split())) for form in forms)
    return "(?:" + spaced.replace("’", "[’']") + ")"


@lru_cache(maxsize=4)
def _actors(added: tuple[Actor, ...]) -> dict[str, str]:
    """Those who issue texts, by their folded names without an article."""
    return {fold_case(form): actor for form, actor in _forms(added)}


def _forms(added: tuple[Actor, ...]) -> list[tuple[str, str]]:
    """The names of those who issue texts, in lower case without an article, and the actors."""
    rows = [(row["key"], row["actor"]) for row in load_rows("issuers") if row["source"] in NAMED]
    rows += [(row["form"].lower(), row["actor"]) for row in load_rows("metonyms") if row["kind"] == "seat"]
    rows += [
        (name.lower(), actor.id) for actor in added if actor.kind in ISSUING for name in (actor.name, *actor.aliases)
    ]
    return [(form.removeprefix("the "), actor) for form, actor in rows]


@lru_cache(maxsize=4)
def _issuers(added: tuple[Actor, ...]) -> re.Pattern[str]:
    forms = sorted({form for form, _ in _forms(added)}, key=lambda form: (-len(form), form))
    spaced = "|".join(r"\s+".join(map(re.escape, form.split())) for form in forms)
    return re.compile(rf"(?<!\w)({spaced})(?!\w)", re.I)
