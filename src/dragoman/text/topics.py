"""Which topics a stretch of text touches, and by which words."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from functools import lru_cache

from dragoman.lexicon.topics import KEY_CHARS, Term, load_terms, load_topics
from dragoman.text.layout import find_paragraphs
from dragoman.text.words import Word, read_words

Hit = tuple[str, int, int]  # topic key, code points


def find_topics(text: str, start: int = 0, end: int | None = None, *, in_context: bool = True) -> list[Hit]:
    """Every term of a topic in ``text[start:end]``, in text order, with its place.

    Terms are compared in lower case, a possessive ending belongs to its word. A term inside a
    longer one is not given ("democratic" in the name of a republic, "Iran" in a president's title), nor one whose
    topic needs words that stand neither in its paragraph nor before, unless these are not asked for (``in_context``);
    weigh the others with ``choose_topics``.
    """
    words = _joined(read_words(text, start, end))
    found: list[Hit] = []
    terms = load_terms()
    opened = _contexts(text) if in_context else {}
    for index, word in enumerate(words):
        for term in terms.get(word.text[:KEY_CHARS], ()):
            last = _matches(words, index, term)
            if last is not None and opened.get(term.topic, 0) <= word.start:
                found.append((term.topic, word.start, words[last].end))
    topics = load_topics()
    return [hit for hit in _longest(found) if hit[0] in topics]


@lru_cache(maxsize=8)
def _contexts(text: str) -> dict[str, int]:
    """From where on the text can mean a topic, by its column ``context``: where the paragraph begins that says so.

    What a later paragraph turns to is not what an earlier one is about.
    """
    lower = text.lower()
    opened: dict[str, int] = {}
    for row in load_topics().values():
        if row.context:
            places = [place for word in row.context if (place := lower.find(word)) >= 0]
            opened[row.key] = _paragraph_start(text, min(places)) if places else len(text)
    return opened


def _paragraph_start(text: str, place: int) -> int:
    paragraphs = _paragraph_starts(text)
    return paragraphs[max(0, bisect_right(paragraphs, place) - 1)]


@lru_cache(maxsize=8)
def _paragraph_starts(text: str) -> list[int]:
    return [0, *(start for start, _ in find_paragraphs(text) if start)]


def _longest(hits: Sequence[Hit]) -> list[Hit]:
    """The hits that lie in no longer one, in text order."""
    kept: list[Hit] = []
    outer: Hit | None = None  # of those before, the one that reaches furthest
    for hit in sorted(hits, key=lambda hit: (hit[1], -hit[2], hit[0])):
        if outer is None or hit[2] > outer[2] or hit[1:] == outer[1:]:
            kept.append(hit)
        if outer is None or hit[2] > outer[2]:
            outer = hit
    return kept


def choose_topics(hits: Sequence[Hit], most: int = 6) -> tuple[str, ...]:
    """The topics that a reader would name, in order of first mention.

    A general topic gives way where a more particular one is found (column ``yields``).
    """
    present = list(dict.fromkeys(topic for topic, _, _ in sorted(hits, key=lambda hit: (hit[1], -hit[2], hit[0]))))
    rows = load_topics()
    kept = [
        key
        for key in present
        if not (rows[key].yields & set(present) or ("*" in rows[key].yields and len(present) > 1))
    ]
    return tuple(kept[:most])


def _joined(words: list[Word]) -> list[Word]:
    """Lower-case words with a possessive ending put back on: ``iran’s``; marks kept as they are."""
    joined: list[Word] = []
    for word in words:
        if word.text in ("’s", "'s") and joined and joined[-1].end == word.start:
            joined[-1] = Word(joined[-1].text + "’s", joined[-1].start, word.end)
        else:
            joined.append(Word(word.text.lower().replace("'", "’"), word.start, word.end))
    return joined


def _matches(words: Sequence[Word], index: int, term: Term) -> int | None:
    """Index of the last word of a term that begins at ``index``; None where it does not stand there."""
    if index + len(term.words) > len(words):
        return None
    for step, wanted in enumerate(term.words):
        given = words[index + step].text
        if wanted == "*":
            continue
        if wanted.endswith("*"):
            head, _, tail = wanted[:-1].partition("*")
            if not given.startswith(head) or tail not in given:
                return None
        elif given != wanted and given.removesuffix("’s") != wanted:
            return None
    return index + len(term.words) - 1
