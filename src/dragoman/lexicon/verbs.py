"""Forms of English verbs by rule, irregular ones from a table."""

from __future__ import annotations

from functools import lru_cache

from dragoman.lexicon.loader import load_rows

VOWELS = "aeiou"


def inflect(base: str) -> dict[str, frozenset[str]]:
    """The forms of a verb with the parts they can play: ``base``, ``third``, ``past``, ``participle``, ``gerund``.

    >>> sorted(inflect("urge")["urged"])
    ['participle', 'past']
    """
    irregular = _irregular().get(base)
    if irregular:
        listed = ("past", "participle", "third", "gerund")
        parts = [(base, "base"), *((row[part], part) for row in irregular for part in listed)]
    else:
        past = _past(base)
        parts = [
            (base, "base"),
            (past, "past"),
            (past, "participle"),
            (_third(base), "third"),
            (_gerund(base), "gerund"),
        ]
    forms: dict[str, set[str]] = {}
    for form, part in parts:
        forms.setdefault(form, set()).add(part)
    return {form: frozenset(played) for form, played in forms.items()}


@lru_cache(maxsize=1)
def _irregular() -> dict[str, list[dict[str, str]]]:
    """The rows of each verb: more than one where English has two spellings ("counselled", "counseled")."""
    found: dict[str, list[dict[str, str]]] = {}
    for row in load_rows("irregular_verbs"):
        found.setdefault(row["base"], []).append(row)
    return found


def _past(base: str) -> str:
    if base.endswith("e"):
        return base + "d"
    if base.endswith("y") and base[-2] not in VOWELS:
        return base[:-1] + "ied"
    return base + "ed"


def _third(base: str) -> str:
    if base.endswith("y") and base[-2] not in VOWELS:
        return base[:-1] + "ies"
    if base.endswith(("s", "x", "z", "ch", "sh")):
        return base + "es"
    return base + "s"


def _gerund(base: str) -> str:
    if base.endswith("e") and not base.endswith("ee"):
        return base[:-1] + "ing"
    return base + "ing"
