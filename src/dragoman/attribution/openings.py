"""What stands between a cue and its content without belonging to either."""

from __future__ import annotations

from dragoman.attribution.hits import Hit
from dragoman.attribution.sentence import QUOTE_MARKS, SentenceView

# What an adjunct of time or place begins with: "said late on Monday that", "told reporters at a briefing that".
ADJUNCT_OPENERS = frozenset(
    "on in at during after before from by to late early earlier last this monday tuesday wednesday "
    "thursday friday saturday sunday today yesterday".split()
)
DAY_WORDS = frozenset(
    "on late early earlier this last next monday tuesday wednesday thursday friday saturday sunday today yesterday "
    "morning afternoon evening night".split()
)
ADJUNCT_WORDS = 12  # a longer stretch is a clause of its own
ASIDE_OPENERS = frozenset(("according", "however", "though", "too"))


def skip_opening(view: SentenceView, place: int, hit: Hit) -> int:
    """Past an adjunct ("said in a statement that"), an aside, marks and "that" between a cue and its content."""
    place = skip_day(view, skip_aside(view, place))
    if _is_quoted_manner(view, place):
        place += 3
    if hit.cue.level == "report":
        place = _skip_adjunct(view, place)
    while place < len(view) and view.lower[place] in (",", ":"):
        place = skip_day(view, place + 1)
    if place + 1 < len(view) and view.lower[place] == "that" and not view.is_class(place + 1, "coordinator"):
        place += 1  # but "welcomed that and ..." is a pronoun
    return place


def _is_quoted_manner(view: SentenceView, place: int) -> bool:
    """'told her "clearly" that': an adverb in quotation marks before "that"."""
    if place + 3 >= len(view) or view.lower[place + 3] != "that":
        return False
    marks = view.words[place].text in QUOTE_MARKS and view.words[place + 2].text in QUOTE_MARKS
    return marks and view.is_adverb(place + 1)


def skip_day(view: SentenceView, place: int) -> int:
    """Past "late on Monday" where a "to" or "that" follows it; else ``place`` itself."""
    index = place
    while index < len(view) and view.lower[index] in DAY_WORDS:
        index += 1
    return index if index < len(view) and view.lower[index] in ("to", "that") else place


def skip_aside(view: SentenceView, place: int) -> int:
    """Past ", without giving details," or ", according to officials," before a content; else ``place`` itself."""
    if place + 2 >= len(view) or view.lower[place] != ",":
        return place
    opener = place + 1
    word = view.lower[opener]
    if not (word in ASIDE_OPENERS or word.endswith("ing") or view.is_class(opener, "preposition")):
        return place
    for comma in range(opener, min(opener + ADJUNCT_WORDS, len(view) - 1)):
        if view.words[comma].text in QUOTE_MARKS or view.lower[comma] == "that":
            return place
        if view.lower[comma] == ",":
            return comma + 1 if view.lower[comma + 1] in ("that", "to") else place
    return place


def _skip_adjunct(view: SentenceView, place: int) -> int:
    """Where the content's "that", colon or quotation begins after an adjunct; else ``place`` itself."""
    if place >= len(view) or view.lower[place] not in ADJUNCT_OPENERS:
        return place
    for index in range(place + 1, min(place + ADJUNCT_WORDS, len(view) - 1)):
        if view.lower[index] in ("that", ":") and view.mention_at[index] is None:
            return index
        if view.lower[index] == "," and view.words[index + 1].text in QUOTE_MARKS:
            return index
        if view.is_mark(index) or view.is_class(index, "be", "have", "modal", "subordinator"):
            return place
    return place
