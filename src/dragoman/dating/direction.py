"""Where the clause around a date points: back, or ahead of its writing."""

from __future__ import annotations

import re
from functools import lru_cache

from dragoman.lexicon.loader import load_rows
from dragoman.text.words import Word, read_words

REACH_WORDS = 40  # how far from the date a verb is looked for; longer sentences hold several clauses
REACH_CHARS = 400  # the same in characters, so that a text without sentences costs no more
BEFORE_CHARS = 24  # room for the longest determiner and its spaces
NO_PAST = frozenset("need indeed proceed exceed succeed united speed feed seed concerned related based limited".split())
AFTER_TO = frozenset(
    "the a an his her its their our my your this that these those him them us me it any all some no both each".split()
)
NO_VERB_BEFORE = frozenset("according due prior thanks relating response addition regard close next access".split())
NOUNS_TOO = frozenset("plan plans hope hopes pledge commitment invitation intention planned count counts".split())
BEFORE_NOUN = frozenset("the a an his her its their our my those any new such of on for about with ’s 's".split())
AFTER_NOUN = frozenset({"for", "of", "about", "regarding"})
POSSIBLE = frozenset({"may", "might", "would", "should"})
BIDDING = frozenset({"invited"})
FRONTED = frozenset({"and", "but", "that", "while", "as", "when", "which", "who", "where"})
PREPOSITIONS = frozenset({"on", "in", "at", "for", "during", "over", "the", "of", "from", "by", "within", "early"})
OCCASIONS = frozenset("call calls conversation conversations talk talks meeting meetings phone telephone".split())
TALKING = frozenset(
    """be discuss talk speak meet raise address continue see negotiate
    brief inform update tell report convey ask urge press propose complain""".split()
)
SCHEDULED = frozenset("meets meet convenes convene gathers gather visits travels arrives".split())
SUBORDINATE = frozenset({"before", "when", "until", "once", "after"})
NEAR = 8  # words between these and the verb
ARRANGED = frozenset("visit trip meeting summit call talks session round".split())
LED_BY = frozenset({"in", "during", "at", "by", "over"})
OCCASION_WORDS = 6  # of the phrase that names the occasion: "in a long and detailed phone call"

OPENING, CLOSING = re.compile(r"[“«„]|\"(?=\w)"), re.compile(r"[”»]|\"(?!\w)")  # of quotations
MODIFIER_BEFORE = re.compile(r"(?:\b(?:the|their|his|her|its|our|a|separate)|['’]s?)\s+$", re.IGNORECASE)
NO_NOUN = "of|in|at|on|to|for|with|by|and|that|when|which|the|a|as|is|was|will"
NOUN_AFTER = re.compile(rf"(?:\s+\([A-Z]+\))?\s+(?!(?:{NO_NOUN})\b)[^\W\d_]")


@lru_cache(maxsize=1)
def _table() -> dict[str, str]:
    return {row["word"]: row["direction"] for row in load_rows("verb_directions")}


def find_direction(text: str, sentence: tuple[int, int], start: int, end: int) -> str | None:
    """``past`` or ``future``, as the nearest verb of the sentence has it; None where no verb tells.

    ``start`` and ``end`` bound the date inside the sentence. A word that sets a term right
    before the date (by, until, since) decides alone. A date that opens its clause leans on the
    verb after it, any other on the verb before it. Bounded by the reach.
    """
    low, high = max(sentence[0], start - REACH_CHARS), min(sentence[1], end + REACH_CHARS)
    before = read_words(text, low, start)[-REACH_WORDS:]
    after = read_words(text, end, _clause_end(text, low, start, end, high))[:REACH_WORDS]
    fronted = _is_fronted(before)
    term = _term(before)
    if term and not (fronted and term == "future"):
        return term
    if fronted:
        return _first_after(after) or term or _nearest_before(before)
    occasion = _occasion(before)
    if occasion is not None:
        return _nearest_before(before[:occasion], of_occasion=True) or _first_after(after)
    return _nearest_before(before) or _first_after(after)


def _clause_end(text: str, low: int, start: int, end: int, high: int) -> int:
    """Where the verbs end that may tell of a date: at the end of the quotation that it stands in, if any.

    "Home by March", one said: when he said it tells nothing of when they will be home.
    """
    opening = max((mark.end() for mark in OPENING.finditer(text, low, start)), default=None)
    closing = CLOSING.search(text, end, high)
    if opening is None or closing is None or CLOSING.search(text, opening, start):
        return high
    return high if OPENING.search(text, end, closing.start()) else closing.start()


def modifies_noun(text: str, start: int, end: int) -> bool:
    """Does the date stand before a noun as part of its name, as in "the June 9 summit"?"""
    return bool(MODIFIER_BEFORE.search(text, max(0, start - BEFORE_CHARS), start) and NOUN_AFTER.match(text, end))


def _term(before: list[Word]) -> str | None:
    index = len(before) - 1
    while index >= 0 and before[index].lower in ("the", "at", "on", "in", "early", "late", "mid"):
        index -= 1
    kind = _table().get(before[index].lower) if index >= 0 else None
    return {"before_date": "future", "after_date": "past"}.get(kind or "")


def _is_fronted(before: list[Word]) -> bool:
    index = len(before) - 1
    while index >= 0 and before[index].lower in PREPOSITIONS:
        index -= 1
    if index < 0:
        return True
    word = before[index]
    return word.lower in FRONTED or not word.is_word


def _occasion(before: list[Word]) -> int | None:
    """Where the talks begin on whose day something was said: "in a phone call on Friday"; None where it is no such day.

    The day is that of the verb of saying, and of nothing that the talks were about.
    """
    index = len(before) - 1
    while index >= 0 and before[index].lower in PREPOSITIONS:
        index -= 1
    if index < 0 or before[index].lower not in OCCASIONS:
        return None
    for left in range(index - 1, max(-1, index - 1 - OCCASION_WORDS), -1):
        if before[left].lower in LED_BY:
            return left
        if not before[left].is_word or before[left].lower in PREPOSITIONS - {"the"} or _kind(before[left]) is not None:
            return None
    return None


def _nearest_before(before: list[Word], *, of_occasion: bool = False) -> str | None:
    """The direction of the nearest verb to the left; an infinitive takes that of the verb that rules it.

    With ``of_occasion`` only one that can be done in talks counts: "agreed to discuss it", but "pledged to deliver".
    """
    infinitive = False
    for index in range(len(before) - 1, -1, -1):
        word = before[index]
        if word.lower == "to" and _opens_infinitive(before, index):
            infinitive = not of_occasion or before[index + 1].lower in TALKING
            continue
        if word.lower in ("ahead", "advance", "eve") and [w.lower for w in before[index + 1 : index + 2]] == ["of"]:
            return "future"  # "ahead of Monday's meeting"
        leading = (led.lower for led in before[max(0, index - NEAR) : index])
        if word.lower in SCHEDULED and not SUBORDINATE.isdisjoint(leading):
            return "future"  # "before the council meets in August"
        kind = None if of_occasion and _is_noun(before, index) else _kind(word)
        if kind == "past" and _is_passive(before, index):
            continue
        if kind == "past_to_future":
            wished = [w.lower for w in before[index + 1 : index + 2]] == ["that"]  # "proposed that they meet on Monday"
            ahead = infinitive or wished or _is_invited(before, index) or _is_arranged(before, index)
            return "future" if ahead else "past"
        if kind == "to_future" and infinitive:
            return "future"
        if kind in ("past", "future"):
            return kind
    return "future" if infinitive else None


def _is_invited(before: list[Word], index: int) -> bool:
    """Is it the time of what somebody was invited to: "invited him to Vell this autumn", and not "on Monday"?"""
    return before[index].lower in BIDDING and before[-1].lower != "on" and any(w.lower == "to" for w in before[index:])


def _is_arranged(before: list[Word], index: int) -> bool:
    """Is it the time of what was agreed on: "agreed on a visit to Vell in July", and not "on a text on Monday"?"""
    behind = [word.lower for word in before[index + 1 :]]
    return behind[:1] in (["on"], ["to"]) and behind[-1] != "on" and not ARRANGED.isdisjoint(behind[1:])


def _is_noun(words: list[Word], index: int) -> bool:
    """Does a word that may be a verb of what is to come stand as a noun or before one: "discussed plans for"?

    The day of what is planned it may still tell ("plans for elections in June"), but not that of the verb.
    """
    if words[index].lower not in NOUNS_TOO:
        return False
    following = words[index + 1].lower if index + 1 < len(words) else ""
    if not index:
        return following in AFTER_NOUN
    return words[index - 1].lower in BEFORE_NOUN or _kind(words[index - 1]) == "neutral" or following in AFTER_NOUN


def _first_after(after: list[Word]) -> str | None:
    for index, word in enumerate(after):
        kind = None if _is_noun(after, index) else _kind(word)
        if kind in ("past", "past_to_future"):
            return "past"
        if kind == "future":
            perfect = index + 1 < len(after) and after[index + 1].lower == "have"
            return "past" if perfect and word.lower in POSSIBLE else "future"
        if word.lower == "to" and index and after[index - 1].lower in ("is", "are"):
            return "future"
    return None


def _kind(word: Word) -> str | None:
    """What the table says of the word, or what its ending does."""
    if word.text.endswith(("'ll", "’ll")):
        return "future"
    found = _table().get(word.lower)
    if found or word.is_capitalised:
        return found if not word.is_capitalised else None
    if word.text.endswith("ed") and len(word.text) > 4 and word.text not in NO_PAST:
        return "past"
    return None


def _is_passive(before: list[Word], index: int) -> bool:
    """Is the past form a participle after "be", as in "will be held"?"""
    left = index - 1
    while left >= 0 and before[left].lower.endswith("ly"):
        left -= 1
    return left >= 0 and before[left].lower in ("be", "being")


def _opens_infinitive(before: list[Word], index: int) -> bool:
    """Does "to" lead a verb rather than a noun?"""
    if index + 1 >= len(before):
        return False
    following = before[index + 1]
    if not re.fullmatch(r"[a-z]+(?:-[a-z]+)*", following.text) or following.lower in AFTER_TO:
        return False
    if following.text.endswith("s") and not following.text.endswith(("ss", "us")):
        return False  # "to reporters", "to allies"
    if following.text.endswith("ing"):
        return False
    return index == 0 or before[index - 1].lower not in NO_VERB_BEFORE
