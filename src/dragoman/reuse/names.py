"""Is a stretch of wording only a name with its titles?"""

from __future__ import annotations

from dragoman.text.words import read_words

# Words written small inside names and titles: "Minister of Foreign Affairs", "bin Salman", "de la Cruz".
INSIDE_NAMES = frozenset("of the and for to in de la del da do dos van von der den el al bin ibn".split())


LEAST_BETWEEN = 2  # "spoke with" tells something of two names, "and" between them does not


def is_name(text: str, least_words: int, least_share: float) -> bool:
    """Has the text too few words outside its longest name, or nearly none outside all its names?

    A name is a run of capitalised words, with what is written small inside names; commas and
    stops do not end it. Less than ``least_words`` words outside the longest, or than
    ``least_share`` of all, prove nothing. A text without capitals, or all in capitals, has no names.
    """
    words = [word for word in read_words(text) if word.is_word]
    if not any(word.is_capitalised for word in words) or text.isupper():
        return False
    longest = run = pending = named = 0
    for word in words:
        if word.is_capitalised:
            named += 1 + (pending if run else 0)
            run += 1 + pending
            pending = 0
            longest = max(longest, run)
        elif run and word.lower in INSIDE_NAMES:
            pending += 1
        else:
            run = pending = 0
    outside = len(words) - longest
    return outside < least_words or outside < least_share * len(words) or len(words) - named < LEAST_BETWEEN
