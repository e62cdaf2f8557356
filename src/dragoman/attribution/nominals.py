"""Acts told by a noun: "Orlo's offer of pilots was accepted", "Congratulations from Vesk opened the call"."""

from __future__ import annotations

from dragoman.attribution.contents import tidy
from dragoman.attribution.drafts import Draft
from dragoman.attribution.sentence import SentenceView
from dragoman.lexicon.cues import load_act_nouns

VERBS = ("express", "make", "extend", "issue", "give")  # by which such a noun is done
OWNERS = frozenset("his her".split())
LINKS = frozenset("for of that to over on about against".split())
LONGEST_SUBJECT = 24  # words before the verb
NOUN_WORDS = 3  # the longest "warm and repeated thanks", behind the one whose they are


def find_nominal(view: SentenceView) -> list[Draft]:
    """The act of a noun with which a sentence opens, where its verb says that it was done or answered. Linear."""
    owner = _owner(view)
    if owner is not None:
        first, last, noun = owner
    elif len(view) > 3 and view.lower[1] == "from" and view.mention_at[2] is not None and _act_of(view, 0):
        first, last, noun = 2, view.mention_span(2)[1], 0
    else:
        return []
    begin = noun + 1 if noun > last else last + 1
    verb = _verb_place(view, begin)
    if verb is None:
        return []
    linked = noun > last and begin < verb and view.lower[begin] in LINKS
    start = begin + (view.lower[begin] == "that") if linked else verb
    content = tidy(view.text, view.words[start].start, view.words[verb].start if linked else view.end)
    if content is None or (not linked and noun > last):
        return []
    rule = f"express+{_act_of(view, noun)}"
    return [Draft(view.slice(first, last), view.slice(noun, noun), (content,), None, rule, "act", view.lower[last])]


def _owner(view: SentenceView) -> tuple[int, int, int] | None:
    """First and last word of whose it is, and where the noun stands."""
    if view.lower[:1] and view.lower[0] in OWNERS:
        last = behind = 0
    elif len(view) > 4 and view.mention_at[0] is not None:
        last = view.mention_span(0)[1]
        behind = last + 1
        if view.lower[behind : behind + 1] not in (["'s"], ["’s"]):
            return None
    else:
        return None
    for noun in range(behind + 1, min(behind + 1 + NOUN_WORDS, len(view) - 2)):
        if view.is_mark(noun) or view.mention_at[noun] is not None:
            return None
        if _act_of(view, noun):
            return 0, last, noun
    return None


def _act_of(view: SentenceView, noun: int) -> str:
    nouns = load_act_nouns()
    return next((nouns[verb, view.lower[noun]].act for verb in VERBS if (verb, view.lower[noun]) in nouns), "")


def _verb_place(view: SentenceView, begin: int) -> int | None:
    """Where "came first", "opened the call" or "was (not) accepted" stands, by nobody who is named; else None."""
    clause = view.lower[begin : begin + 1] == ["that"]
    for index in range(begin, min(begin + LONGEST_SUBJECT, len(view) - 1)):
        if view.is_mark(index):
            return None
        if view.is_class(index, "answer_verb") and not clause:
            return index
        if view.mention_at[index] is None and view.is_class(index, "be", "have"):
            behind = index + 1
            while behind < len(view) and (view.is_adverb(behind) or view.is_class(behind, "be", "negation")):
                behind += 1
            if view.is_class(behind, "answered_word"):
                return index if "by" not in view.lower[behind + 1 : behind + 3] else None
            if not clause:
                return None
        if view.is_class(index, "modal") and not clause:
            return None
    return None
