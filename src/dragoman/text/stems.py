"""The words of a stretch that carry its matter, cut to their stems."""

from __future__ import annotations

from functools import lru_cache

from dragoman.lexicon.words import load_class
from dragoman.text.words import read_words

STEM_CHARS = 5  # "extend" and "extension", "discuss" and "discussed" meet; shorter stems make strangers meet
CLASSES = (
    "determiner", "possessive", "be", "have", "modal", "negation", "adverb", "preposition", "subordinator",
    "coordinator", "pronoun",
)  # fmt: skip


@lru_cache(maxsize=1)
def _function_words() -> frozenset[str]:
    return frozenset().union(*(load_class(name) for name in CLASSES))


def content_stems(text: str, start: int = 0, end: int | None = None) -> dict[str, bool]:
    """Stems of the content words of ``text[start:end]`` in order, each with whether it was met as a name.

    A name is a capitalised word that opens no sentence. Function words and marks are left out.
    """
    stems: dict[str, bool] = {}
    after_stop = True
    for word in read_words(text, start, end):
        for part in word.text.split("-") if word.is_word else ():
            if part and part.lower() not in _function_words():
                stem = part.lower()[:STEM_CHARS]
                stems[stem] = stems.get(stem, False) or (part[0].isupper() and not after_stop)
        after_stop = word.text in ".!?:"
    return stems
