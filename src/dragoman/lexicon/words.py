"""Closed classes of words and the nouns that can speak."""

from __future__ import annotations

from functools import cache, lru_cache

from dragoman.lexicon.loader import load_rows


def load_class(name: str) -> frozenset[str]:
    """The words of one closed class (``determiner``, ``preposition``, ...).

    A class the table lacks is a defect and raises ``KeyError``.
    """
    return _classes()[name]


@cache
def _classes() -> dict[str, frozenset[str]]:
    classes: dict[str, set[str]] = {}
    for row in load_rows("function_words"):
        classes.setdefault(row["class"], set()).add(row["word"])
    return {name: frozenset(words) for name, words in classes.items()}


@lru_cache(maxsize=1)
def load_agent_nouns() -> dict[str, str]:
    """Nouns that can be a source, with what they stand for: ``person``, ``document``, ``body`` or ``pair``."""
    return {row["noun"]: row["kind"] for row in load_rows("agent_nouns")}


def is_adverb(word: str) -> bool:
    """May the lower-case word stand between a subject and its verb as an adverb?"""
    return word in load_class("adverb") or (word.endswith("ly") and len(word) > 4 and word not in NO_ADVERBS)


NO_ADVERBS = frozenset("family ally italy july assembly reply rely apply supply anomaly monopoly early daily".split())
