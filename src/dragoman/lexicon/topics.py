"""The list of topics and their terms."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from dragoman.lexicon.loader import load_rows

KEY_CHARS = 3  # a term is looked up by the first letters of its first word


@dataclass(frozen=True, slots=True)
class Term:
    """A phrase that tells of a topic; a word that ends in ``*`` stands for any ending."""

    topic: str
    words: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class TopicRow:
    key: str
    label: str
    parent: str | None
    yields: frozenset[str]  # more particular topics; "*" for any other
    context: tuple[str, ...]  # beginnings of words of which one must stand in the text; empty for none


@lru_cache(maxsize=1)
def load_topics() -> dict[str, TopicRow]:
    """Topics by key, in the table's order; a row without a label is none."""
    return {
        row["key"]: TopicRow(
            row["key"],
            row["label"],
            row["parent"] or None,
            frozenset((row["yields"] or "").split("|")) - {""},
            tuple(word for word in (row["context"] or "").split("|") if word),
        )
        for row in load_rows("topics")
        if row["label"]
    }


@lru_cache(maxsize=1)
def load_terms() -> dict[str, tuple[Term, ...]]:
    """Terms by the first letters of their first word, longest first."""
    index: dict[str, list[Term]] = {}
    for row in load_rows("topics"):
        for phrase in row["terms"].split("|"):
            words = tuple(phrase.replace("'", "’").split())
            index.setdefault(words[0].rstrip("*")[:KEY_CHARS], []).append(Term(row["key"], words))
    return {key: tuple(sorted(terms, key=lambda t: (-len(t.words), t.topic))) for key, terms in index.items()}
