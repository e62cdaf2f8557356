"""Noun phrases by rule: where the words that name somebody begin and end."""

from __future__ import annotations

from dataclasses import dataclass

from dragoman.attribution.sentence import SentenceView
from dragoman.attribution.settings import AttributionSettings
from dragoman.lexicon.cues import load_cues

LINKS = ("of", "for", "from", "in", "at", "with", "on", "to", "about", "by", "familiar", "close", "briefed")
CONTAINING_LINKS = ("of", "for", "from", "in", "at", "with", "on", "by", "to")


@dataclass(frozen=True, slots=True)
class Subject:
    """The words of a source, by index, and how it was found."""

    first: int
    last: int
    shared: bool = False  # taken over from an earlier verb of the sentence
    after: bool = False  # it follows its verb: "..., said the minister"
    left_out: bool = False  # "Thanked her for ...": the words are those of the verb


def noun_phrase_before(view: SentenceView, place: int, settings: AttributionSettings) -> Subject | None:
    """The noun phrase that ends at a word, where its head can speak or act."""
    if view.lower[place] == "them" and place > 1 and view.lower[place - 1] == "of" and view.lower[place - 2] in PARTS:
        return Subject(place - 2, place)  # "one of them"
    if view.mention_at[place] is None:
        edge = _left_edge(view, place, settings)
        if edge is None or not can_speak(view, edge, place):
            return None
        joined = edge > 1 and view.lower[edge - 1] == "and" and view.agent_kind(edge - 2) in ("person", "body")
        other = _left_edge(view, edge - 2, settings) if joined else None
        return Subject(edge if other is None else other, place)
    first, last = view.mention_span(place)
    if last != place:
        return None
    if _is_object(view, first):
        return None
    first = _containing_phrase(view, _joined(view, coordinated(view, first)[0], settings), settings)
    return Subject(first - 1 if first > 0 and view.lower[first - 1] == "the" else first, place)


def _is_object(view: SentenceView, first: int) -> bool:
    """Does a mention stand where a verb of acting has its object ("reaffirmed the U.S. extended deterrence")?"""
    before = first - 1
    while before >= 0 and view.is_class(before, "determiner"):
        before -= 1
    if before < 0 or view.mention_at[before] is not None:
        return False
    return any(
        cue.level == "act" and not cue.particles and "object" in cue.takes and "past" in parts
        for cue, parts in load_cues().get(view.lower[before], ())
    )


def _joined(view: SentenceView, first: int, settings: AttributionSettings) -> int:
    """First word of "The ambassadors and Mr. Lee", where the other half is no mention but opens the clause."""
    if first < 3 or view.lower[first - 1] != "and" or view.agent_kind(first - 2) not in ("person", "body", "pair"):
        return first
    edge = _left_edge(view, first - 2, settings)
    return edge if edge is not None and (edge == 0 or view.is_mark(edge - 1)) else first


def coordinated(view: SentenceView, first: int) -> tuple[int, bool]:
    """First word of "A, B and C" whose last member begins at ``first``; and whether there is more than one."""
    found = False
    while first >= 2:
        before, of_three = first - 1, False
        if view.lower[before] in ("and", "&"):
            before -= 1
            if view.lower[before] == ",":
                before, of_three = before - 1, True
        elif view.lower[before] == "," and found:
            before -= 1
        else:
            break
        if view.is_mark(before) or view.mention_at[before] is None or view.mention_span(before)[1] != before:
            break
        start = view.mention_span(before)[0]
        if of_three and start > 0 and view.lower[start - 1] in ("and", "&"):
            break  # "Caldera and Norvia, and Sarn said": a pair, and one who opens a clause
        if of_three and not found and not _opens_list(view, start):
            break  # "deterrence against an aggressive Caldera, and Sarn said"
        if view.is_class(start - 1, "preposition") or (start > 0 and view.lower[start - 1] in load_cues()):
            break
        if start > 0 and _contact_object(view, start - 1):
            break
        first, found = start, True
    return first, found


def _opens_list(view: SentenceView, start: int) -> bool:
    """May "A, and B" begin here: behind a mark or a word that opens a clause, articles aside?"""
    before = start - 1
    while view.is_class(before, "determiner"):
        before -= 1
    return before < 0 or view.is_mark(before) or view.is_class(before, "subordinator", "coordinator")


def _contact_object(view: SentenceView, place: int) -> bool:
    """Is the word before a mention a verb whose object it is?"""
    return view.lower[place].endswith("ed") and view.mention_at[place] is None


PARTS = frozenset("one two three some many most several both all each none any".split())


def _containing_phrase(view: SentenceView, first: int, settings: AttributionSettings) -> int:
    """A mention inside a larger source: "a spokesman for the White House", "sources close to the President"."""
    link = first - 1
    if link < 1 or view.mention_at[link] is not None or view.lower[link] not in CONTAINING_LINKS:
        return first
    head = link - 1
    if head > 0 and view.lower[head] in ("close", "familiar", "briefed", "loyal"):
        head -= 1
    if view.lower[link] == "of" and view.lower[head] in PARTS:
        return head
    if view.agent_kind(head) in ("person", "document", "body", "pair") and view.mention_at[head] is None:
        edge = _left_edge(view, head, settings)
        return edge if edge is not None else first
    return first


def _left_edge(view: SentenceView, place: int, settings: AttributionSettings) -> int | None:
    """First word of the noun phrase that ends at ``place``; None where nothing like a noun stands there."""
    index = place
    least = max(0, place - settings.source_words)
    first: int | None = None
    while index >= least and not view.is_mark(index):
        if view.mention_at[index] is not None:
            index = first = view.mention_span(index)[0]
            index -= 1
            continue
        word = view.lower[index]
        if view.is_class(index, "determiner", "possessive") and word not in ("'s", "’s", "that"):
            first = index
            if not (index > 1 and view.lower[index - 1] in LINKS and _is_noun(view, index - 2)):
                break
            index -= 1
        if word in LINKS or view.lower[index] in LINKS:
            if not _is_noun(view, index - 1):
                break
        elif view.is_class(index, "be", "have", "modal", "subordinator", "coordinator", "preposition", "negation"):
            break
        elif view.is_class(index, "pronoun") and word not in ("two", "both"):
            return index if index == place else first
        elif first is not None and _says(view, index):
            break
        else:
            first = index
        index -= 1
    return first


def _says(view: SentenceView, index: int) -> bool:
    """ "..., said one of the officials", "officials said Orlo": a verb of saying, no part of the phrase behind it."""
    told = view.is_mark(index - 1) or view.mention_at[index - 1] is not None or view.agent_kind(index - 1)
    return bool(told) and any(
        cue.level == "report" and "past" in parts for cue, parts in load_cues().get(view.lower[index], ())
    )


def _is_noun(view: SentenceView, index: int) -> bool:
    if index < 0 or view.is_mark(index):
        return False
    if view.mention_at[index] is not None or view.agent_kind(index):
        return True
    return (
        not view.is_class(
            index,
            "be",
            "have",
            "modal",
            "subordinator",
            "coordinator",
            "preposition",
            "adverb",
            "determiner",
            "pronoun",
        )
        and view.lower[index] not in load_cues()
    )


def noun_phrase_after(view: SentenceView, first: int, settings: AttributionSettings) -> int | None:
    """Last word of the noun phrase that begins at ``first``; it runs over "of", "for" and the like."""
    last: int | None = None
    index = first
    while index < len(view) and index - first < settings.source_words:
        if view.mention_at[index] is not None:
            last = view.mention_span(index)[1]
            index = last + 1
            continue
        word = view.lower[index]
        if view.is_mark(index) or view.is_class(index, "be", "have", "modal", "subordinator", "negation"):
            break
        if view.is_class(index, "coordinator"):
            if word != "and" or not _is_noun(view, index + 1) or word in load_cues():
                break
        elif view.is_class(index, "preposition"):
            if word not in LINKS or last is None or (word == "on" and view.agent_kind(last) != "document"):
                break
            if word == "to" and not (view.agent_kind(last) and _opens_phrase(view, index + 1)):
                break  # an infinitive: "the other side to lift the ban"
        elif view.is_class(index, "pronoun") and last is None:
            return index
        elif not view.is_class(index, "determiner", "possessive"):
            last = index
        index += 1
    return last


def _opens_phrase(view: SentenceView, index: int) -> bool:
    """Do an article, a possessive or a mention stand here, and no verb?"""
    return index < len(view) and (
        view.mention_at[index] is not None or view.is_class(index, "determiner", "possessive")
    )


def can_speak(view: SentenceView, first: int, last: int) -> bool:
    """Can these words be a source: is there a mention, a pronoun, a noun of the agents' table or a name?"""
    for index in range(first, last + 1):
        if view.mention_at[index] is not None or view.agent_kind(index):
            return True
    if view.lower[last] in ("another", "others", "latter", "former"):
        return True
    if view.is_class(last, "pronoun"):
        return view.lower[last] not in ("it", "them", "him", "her", "us", "me")
    start = first + 1 if view.lower[first] == "the" and first < last else first
    return start > 0 and all(view.words[index].is_capitalised for index in range(start, last + 1))


def looks_verbal(view: SentenceView, index: int) -> bool:
    """Does a finite verb seem to stand here, adverbs aside? By its ending, or by the tables of verbs."""
    while index < len(view) and view.is_adverb(index):
        index += 1
    if index >= len(view) or view.is_mark(index) or view.mention_at[index] is not None:
        return False
    word = view.lower[index]
    if word in ("and", "or") or view.is_class(index, "preposition", "determiner", "possessive", "pronoun"):
        return False
    return (
        word in load_cues() or word.endswith(("ed", "s")) or view.is_class(index, "be", "have", "modal") or word in PAST
    )


PAST = frozenset(
    "spoke met held led made took gave had was were will told said wrote sent joined began felt went chose".split()
)
