"""Who the subject of a cue is."""

from __future__ import annotations

from dataclasses import dataclass

from dragoman.attribution.hits import Hit
from dragoman.attribution.sentence import QUOTE_MARKS, SentenceView
from dragoman.attribution.settings import AttributionSettings
from dragoman.lexicon.cues import load_cues

LINKS = ("of", "for", "from", "in", "at", "with", "on", "to", "about", "by", "familiar", "close", "briefed")


@dataclass(frozen=True, slots=True)
class Subject:
    """The words of a source, by index, and how it was found."""

    first: int
    last: int
    shared: bool = False  # taken over from an earlier verb of the sentence
    after: bool = False  # it follows its verb: "..., said the minister"


def find_subject(
    view: SentenceView, hit: Hit, earlier: list[tuple[Hit, Subject]], settings: AttributionSettings
) -> Subject | None:
    """The subject of a cue; None where no one who can speak or act stands in its place.

    ``earlier`` are the cues to the left with their subjects, in text order.
    """
    place = _skip_auxiliaries(view, hit.first)
    if hit.form == "infinitive":
        return _shared(view, hit, earlier)
    if hit.form == "gerund":
        return _gerund_subject(view, hit, place, earlier)
    if place < 0 or view.words[place].text in QUOTE_MARKS:
        return _subject_after(view, hit, settings)
    word = view.lower[place]
    if word in ("and", "or", "but", "then") or word in ("—", "–"):
        return _shared(view, hit, earlier)
    if word == ",":
        return (
            _before_apposition(view, place, settings)
            or _shared(view, hit, earlier)
            or _subject_after(view, hit, settings)
        )
    if word in ("who", "which"):
        place -= 1
        while place > 0 and view.lower[place] == ",":
            place -= 1
    elif view.is_class(place, "subordinator", "preposition"):
        return None
    if view.is_mark(place):
        return None
    return noun_phrase_before(view, place, settings)


def _skip_auxiliaries(view: SentenceView, first: int) -> int:
    place = first - 1
    while place >= 0 and (
        view.is_adverb(place)
        or (view.mention_at[place] is None and view.is_class(place, "have", "be", "modal", "negation"))
        or (view.lower[place] == "to" and place == first - 1)
    ):
        place -= 1
    return place


def _gerund_subject(view: SentenceView, hit: Hit, place: int, earlier: list[tuple[Hit, Subject]]) -> Subject | None:
    """A participle after a comma shares the subject of its clause; one that opens the sentence, that of the clause to come."""
    if place >= 0 and view.lower[place] not in (",", "and", "while", "—", "–", "but", ";"):
        return None
    return _shared(view, hit, earlier)


def _shared(view: SentenceView, hit: Hit, earlier: list[tuple[Hit, Subject]]) -> Subject | None:
    """The subject of the nearest earlier cue in the same quotation, else of the sentence's first verb."""
    reporting = [pair for pair in earlier if pair[0].cue.level == "report"] if hit.cue.level == "report" else []
    for other, subject in reversed(reporting or earlier):
        if other.quoted == hit.quoted and not (subject.after and hit.first > subject.last + 30):
            return Subject(subject.first, subject.last, shared=True)
    found = sentence_subject(view, hit.quoted)
    return Subject(found[0], found[1], shared=True) if found else None


def sentence_subject(view: SentenceView, quoted: int) -> tuple[int, int] | None:
    """The first mention that a verb follows and no preposition leads to, as first and last word."""
    index = 0
    while index < len(view):
        if view.mention_at[index] is None or view.quotation_at[index] != quoted:
            index += 1
            continue
        first, last = view.mention_span(index)
        index = last + 1
        if view.is_class(first - 1, "preposition", "possessive") and view.lower[first - 1] not in (
            "before",
            "after",
            "since",
        ):
            continue
        if index < len(view) and looks_verbal(view, index):
            return coordinated(view, first)[0], last
    return None


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


PAST = frozenset("spoke met held led made took gave had was were will told said wrote sent joined began".split())


def _before_apposition(view: SentenceView, comma: int, settings: AttributionSettings) -> Subject | None:
    """ "Ann Lee, a spokeswoman for the ministry, said": the source runs from the name to the second comma."""
    for place in range(comma - 1, max(-1, comma - settings.apposition_words), -1):
        if view.words[place].text in QUOTE_MARKS or view.lower[place] in (";", ":", "."):
            return None
        if view.lower[place] != ",":
            continue
        head = place - 1
        if head < 0 or view.is_mark(head):
            return None
        opener = place + 1
        if not (
            view.is_class(opener, "determiner", "possessive")
            or view.lower[opener] in ("who", "which", "whose")
            or view.agent_kind(comma - 1)
            or _has_agent(view, opener, comma)
        ):
            return None
        phrase = noun_phrase_before(view, head, settings)
        return Subject(phrase.first, comma - 1) if phrase else None
    return None


def _has_agent(view: SentenceView, first: int, last: int) -> bool:
    return any(view.agent_kind(index) == "person" for index in range(first, last))


def _subject_after(view: SentenceView, hit: Hit, settings: AttributionSettings) -> Subject | None:
    """ "..., said the minister": the subject of a verb of saying right after it."""
    if hit.cue.level != "report" or hit.last + 1 >= len(view):
        return None
    first = hit.last + 1
    last = noun_phrase_after(view, first, settings)
    if last is None or not can_speak(view, first, last):
        return None
    return Subject(first, last, after=True)


def noun_phrase_before(view: SentenceView, place: int, settings: AttributionSettings) -> Subject | None:
    """The noun phrase that ends at a word, where its head can speak or act."""
    if view.mention_at[place] is not None:
        first, last = view.mention_span(place)
        if last != place:
            return None
        first = coordinated(view, first)[0]
        outer = _containing_phrase(view, first, settings)
        return Subject(outer, place)
    first = _left_edge(view, place, settings)
    return Subject(first, place) if first is not None and can_speak(view, first, place) else None


def coordinated(view: SentenceView, first: int) -> tuple[int, bool]:
    """First word of "A, B and C" whose last member begins at ``first``; and whether there is more than one."""
    found = False
    while first >= 2:
        before = first - 1
        if view.lower[before] in ("and", "&"):
            before -= 1
            if view.lower[before] == ",":
                before -= 1
        elif view.lower[before] == "," and found:
            before -= 1
        else:
            break
        if view.is_mark(before) or view.mention_at[before] is None or view.mention_span(before)[1] != before:
            break
        start = view.mention_span(before)[0]
        if view.is_class(start - 1, "preposition") or (start > 0 and view.lower[start - 1] in load_cues()):
            break
        if start > 0 and _contact_object(view, start - 1):
            break
        first, found = start, True
    return first, found


def _contact_object(view: SentenceView, place: int) -> bool:
    """Is the word before a mention a verb whose object it is?"""
    return view.lower[place].endswith("ed") and view.mention_at[place] is None


def _containing_phrase(view: SentenceView, first: int, settings: AttributionSettings) -> int:
    """A mention inside a larger source: "a spokesman for the White House" begins at "a"."""
    link = first - 1
    if (
        link >= 1
        and view.lower[link] in ("of", "for", "from", "in", "at", "with", "on")
        and view.mention_at[link] is None
    ):
        head = link - 1
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
        else:
            first = index
        index -= 1
    return first


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
    """Last word of the noun phrase that begins at ``first``; it runs over "of", "for" and the like to a mark or verb."""
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
        elif view.is_class(index, "pronoun") and last is None:
            return index
        elif not view.is_class(index, "determiner", "possessive"):
            last = index
        index += 1
    return last


def can_speak(view: SentenceView, first: int, last: int) -> bool:
    """Is there somebody in these words who can be a source: a mention, a pronoun, a noun of the agents' table, a name?"""
    for index in range(first, last + 1):
        if view.mention_at[index] is not None or view.agent_kind(index):
            return True
    if view.is_class(last, "pronoun"):
        return view.lower[last] not in ("it", "them", "him", "her", "us", "me")
    return all(view.words[index].is_capitalised for index in range(first, last + 1)) and first > 0
