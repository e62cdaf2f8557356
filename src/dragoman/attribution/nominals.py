"""Acts told by a noun: "Orlo's offer of pilots was accepted", "Congratulations from Vesk opened the call"."""

from __future__ import annotations

from dragoman.attribution.contents import tidy
from dragoman.attribution.drafts import Draft
from dragoman.attribution.sentence import SentenceView
from dragoman.lexicon.contacts import load_contact_nouns
from dragoman.lexicon.cues import load_act_nouns
from dragoman.lexicon.words import load_class

VERBS = ("express", "make", "extend", "issue", "give")  # by which such a noun is done
OWNERS = frozenset("his her".split())
LINKS = frozenset("for of that to over on about against".split())
STOPS = frozenset((",", ";", ":", "and", "but"))  # what ends what was received
TALKS = frozenset(("exchange", "exchanges", "discussion", "discussions"))
ABOUT = frozenset(("on", "about", "over", "regarding", "concerning"))  # what was talked about, or agreed on
LONGEST_SUBJECT = 24  # words before the verb
NOUN_WORDS = 3  # the longest "warm and repeated thanks", behind the one whose they are


def find_nominal(view: SentenceView) -> list[Draft]:
    """The act of a noun with which a sentence opens, where its verb says that it was done or answered. Linear."""
    if view.lower[:1] == ["there"]:
        return _there_was(view)
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


def find_received(view: SentenceView) -> list[Draft]:
    """Acts told by who got them: "Vesk won a pledge from Orlo to wait", "secured Orlo's agreement to it". Linear."""
    verbs = load_class("receiving_verb")
    if verbs.isdisjoint(view.lower):
        return []
    found: list[Draft] = []
    for verb in (index for index in range(1, len(view) - 2) if view.lower[index] in verbs):
        if view.mention_at[verb] is not None or view.is_class(verb - 1, "be"):
            continue
        draft = _received(view, verb)
        found.extend([draft] if draft else [])
    return found


def _received(view: SentenceView, verb: int) -> Draft | None:
    """The act of the noun behind a verb of receiving, of who is its owner or stands behind "from"."""
    giver: tuple[int, int] | None = None
    noun = verb + 1
    while noun < min(verb + 2 + NOUN_WORDS, len(view)) and not _act_of(view, noun):
        if view.mention_at[noun] is not None and not view.is_class(noun, "possessive"):
            last = view.mention_span(noun)[1]
            if view.lower[last + 1 : last + 2] not in (["'s"], ["’s"]):
                return None
            giver, noun = (noun, last), last + 1
        elif view.is_mark(noun) or view.is_class(noun, "preposition", "coordinator"):
            return None
        noun += 1
    if noun >= len(view) - 1 or not _act_of(view, noun) or view.lower[noun] in load_contact_nouns():
        return None  # "received a call today from Orlo"
    start, end = noun + 1, len(view)
    if giver is None:
        source = next((i for i in range(noun + 1, len(view) - 1) if view.lower[i] == "from" or view.is_mark(i)), None)
        if source is None or view.lower[source] != "from" or view.mention_at[source + 1] is None:
            return None
        giver = view.mention_span(source + 1)
        start, end = (giver[1] + 1, end) if source == noun + 1 else (start, source)
    start += view.lower[start : start + 1] == ["that"]
    stop = next((i for i in range(start, end) if view.lower[i] in STOPS), end)
    content = tidy(view.text, view.words[start].start, view.words[stop - 1].end) if start < stop else None
    heard = view.mention_span(verb - 1) if view.mention_at[verb - 1] is not None else None
    if content is None:
        return None
    rule = f"receive+{_act_of(view, noun)}"
    hearer = view.slice(*heard) if heard else None
    return Draft(view.slice(*giver), view.slice(noun, noun), (content,), hearer, rule, "act", view.lower[giver[1]])


def _there_was(view: SentenceView) -> list[Draft]:
    """ "There was a long exchange of views on grain", "There was agreement between them that ...": both did it."""
    if view.lower[1:2] not in (["was"], ["were"]):
        return []
    for noun in range(2, min(3 + NOUN_WORDS, len(view) - 2)):
        act = _shared_act(view, noun)
        if view.is_mark(noun) or view.mention_at[noun] is not None or view.lower[noun] == "no":
            return []
        if not act:
            continue
        for start in range(noun + 1, min(noun + 2 + NOUN_WORDS, len(view) - 1)):
            if view.lower[start] in ABOUT or view.lower[start] in ("that", "to"):
                content = tidy(view.text, view.words[start + (view.lower[start] == "that")].start, view.end)
                cue = view.slice(1, noun)
                return [Draft(None, cue, (content,), None, act, "act", together=True)] if content else []
    return []


def _shared_act(view: SentenceView, noun: int) -> str:
    if view.lower[noun] in TALKS:
        return "discuss"
    made = load_act_nouns().get(("reach", view.lower[noun]))
    return made.act if made else ""


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
