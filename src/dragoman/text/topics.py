"""Which topics a stretch of text touches, and by which words."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from functools import lru_cache

from dragoman.lexicon.topics import KEY_CHARS, Slot, Term, load_terms, load_topics
from dragoman.text.layout import find_paragraphs
from dragoman.text.words import Word, read_words

Hit = tuple[str, int, int]  # topic key, code points
_Found = tuple[Term, frozenset[int]]  # the numbers of its words

MOST_BETWEEN = 3  # words that a gap stands for
MOST_NEAR = 12  # terms on either side that one is compared with
ENDS = frozenset(".!?;:")  # no term goes on over these


def find_topics(
    text: str, start: int = 0, end: int | None = None, *, in_context: bool = True, signs: bool = False
) -> list[Hit]:
    """Every term of a topic in ``text[start:end]``, in text order, with its place.

    Terms are compared in lower case, a possessive ending belongs to its word. A term whose words are all
    part of a longer one is not given ("democratic" in the name of a republic, "Iran" in a president's title), nor one
    that needs words which stand neither in its paragraph nor before, unless these are not asked for
    (``in_context``). With ``signs``, all are given, and words too vague to name a topic as well. Weigh what is found
    with ``choose_topics``.
    """
    words = _joined(read_words(text, start, end))
    texts = [word.text for word in words]
    found: list[_Found] = []
    terms = load_terms()
    for index, word in enumerate(texts):
        for term in terms.get(word[:KEY_CHARS], ()):
            if term.is_sign and not signs:
                continue
            matched = _match(texts, index, term.slots)
            if matched and not (in_context and term.context and words[index].start < _opened(text, term.context)):
                found.append((term, frozenset(matched)))
    kept = found if signs else _longest(found)
    hits = {(term.topic, words[min(own)].start, words[max(own)].end) for term, own in kept if term.topic}
    return sorted(hits, key=lambda hit: (hit[1], -hit[2], hit[0]))


@lru_cache(maxsize=64)
def _opened(text: str, context: tuple[str, ...]) -> int:
    """From where on a text can mean what needs a context: where the paragraph begins that first has a word of it.

    What a later paragraph turns to is not what an earlier one is about.
    """
    lower = text.lower()
    places = [place for word in context if (place := lower.find(word)) >= 0]
    return _paragraph_start(text, min(places)) if places else len(text)


def _paragraph_start(text: str, place: int) -> int:
    paragraphs = _paragraph_starts(text)
    return paragraphs[max(0, bisect_right(paragraphs, place) - 1)]


@lru_cache(maxsize=8)
def _paragraph_starts(text: str) -> list[int]:
    return [0, *(start for start, _ in find_paragraphs(text) if start)]


def _longest(found: Sequence[_Found]) -> list[_Found]:
    """What was found but for that of which all words, and not they alone, are part of another."""
    order = sorted(found, key=lambda one: (min(one[1]), -max(one[1])))
    kept = []
    for place, (term, own) in enumerate(order):
        near = (*order[max(0, place - MOST_NEAR) : place], *order[place + 1 : place + 1 + MOST_NEAR])
        if not any(own < other for _, other in near):
            kept.append((term, own))
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
    """Lower-case words, ``iran’s`` and ``u.s.-japan`` as one each; marks kept as they are."""
    joined: list[Word] = []
    for word, following in zip(words, [*words[1:], None], strict=False):
        last = joined[-1] if joined else None
        ending = word.text in ("’s", "'s")
        hyphen = word.text in ("-", "–") and following is not None and following.start == word.end
        if last and last.end == word.start and (ending or hyphen or last.text.endswith("-")):
            put_on = "’s" if ending else "-" if hyphen else word.text.lower()
            joined[-1] = Word(last.text + put_on, last.start, word.end)
        else:
            joined.append(Word(word.text.lower().replace("'", "’"), word.start, word.end))
    return joined


def _match(words: Sequence[str], index: int, slots: Sequence[Slot | None]) -> list[int]:
    """The numbers of the words that fill the slots from ``index`` on, the nearest ones; none where they do not."""
    slot, rest = slots[0], slots[1:]
    if slot is None:
        for ahead in range(index, min(index + MOST_BETWEEN + 1, len(words))):
            if matched := _match(words, ahead, rest):
                return matched
            if words[ahead] in ENDS:
                break
        return []
    if index >= len(words) or not slot.fits(words[index]):
        return []
    if not rest:
        return [index]
    matched = _match(words, index + 1, rest)
    return [index, *matched] if matched else []
