"""The list of topics, and the words by which they are known."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from dragoman.lexicon.loader import load_rows

KEY_CHARS = 3  # a term is looked up by the first letters of its first word
GAP = "~"  # stands for a few words or none
TERM, SIGN, INSIDE = "term", "sign", "inside"


@dataclass(frozen=True, slots=True)
class TopicRow:
    key: str
    label: str
    parent: str | None
    yields: frozenset[str]  # more particular topics; "*" for any other


@dataclass(frozen=True, slots=True)
class Slot:
    """What may stand for one word of a term: words, beginnings of words; anything where neither is named."""

    words: frozenset[str]
    beginnings: tuple[str, ...]

    def fits(self, word: str) -> bool:
        """Is it this word, in lower case, with or without a possessive ending?"""
        if word in self.words or word.startswith(self.beginnings):
            return True
        return word.removesuffix("’s") in self.words or not (self.words or self.beginnings)


@dataclass(frozen=True, slots=True)
class Term:
    """A phrase that tells of a topic: the words that follow one another, and where others may stand between."""

    topic: str | None  # None: the words mean no topic, nor do others inside them
    slots: tuple[Slot | None, ...]  # None for a gap
    context: tuple[str, ...]  # beginnings of words of which one must stand in the text; empty for none
    is_sign: bool  # too vague to say that a topic is meant; where it stands, a text is not silent on it


@lru_cache(maxsize=1)
def load_topics() -> dict[str, TopicRow]:
    """Topics by key, in the table's order."""
    return {
        row["key"]: TopicRow(
            row["key"], row["label"], row["parent"] or None, frozenset((row["yields"] or "").split("|")) - {""}
        )
        for row in load_rows("topics")
    }


@lru_cache(maxsize=1)
def load_terms() -> dict[str, tuple[Term, ...]]:
    """Terms by the first letters of their first word, in the order of the table."""
    index: dict[str, list[Term]] = {}
    for row in load_rows("topic_terms"):
        context = tuple((row["context"] or "").split("|")) if row["context"] else ()
        topic = None if row["use"] == INSIDE else row["topic"]
        for phrase in row["terms"].split("|"):
            slots = tuple(None if word == GAP else _read_slot(word) for word in phrase.replace("'", "’").split())
            term = Term(topic, slots, context, row["use"] == SIGN)
            first = slots[0]
            for key in sorted({word[:KEY_CHARS] for word in (*first.words, *first.beginnings)} if first else ()):
                index.setdefault(key, []).append(term)
    return {key: tuple(terms) for key, terms in index.items()}


def _read_slot(written: str) -> Slot:
    """``war/conflict*``: one word, or whatever begins with the other; ``*``: any word."""
    words = [word for word in written.split("/") if word != "*"]
    return Slot(
        frozenset(word for word in words if not word.endswith("*")),
        tuple(word[:-1] for word in words if word.endswith("*")),
    )
