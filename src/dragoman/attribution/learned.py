"""What the trained reader finds in the prose of a document."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from dragoman.attribution.contents import tidy
from dragoman.attribution.drafts import Place
from dragoman.attribution.reader.confidence import facts_of, probability
from dragoman.attribution.settings import AttributionSettings
from dragoman.lexicon.contacts import load_contact_nouns
from dragoman.lexicon.cues import Cue, cue_gate, load_cues
from dragoman.lexicon.words import load_class
from dragoman.model.records import JOINT, Description, Mention, Region, Sentence
from dragoman.text.quotes import MARK
from dragoman.text.words import read_words

OFFICIAL = frozenset(("readout", "statement"))  # documents that the rules read alone
APART = frozenset(("kicker", "byline", "credit", "tags", "introducer", "embedded"))
LEAST_NESTED_CHARS = 24  # of a content in which somebody can be told to have told something
RELATIVES = frozenset("which who whom whose that".split())
THAT = "that "
HEDGES = frozenset(("so-called", "so called"))  # they mark a word as somebody's, and tell of nobody


@dataclass(frozen=True, slots=True)
class Learned:
    """An attribution as the reader cut it, in places of the text."""

    source: Place | None
    cue: Place
    content: tuple[Place, ...]
    probability: float
    known: Cue | None  # the row of the cue table for its cue
    depth: int  # 0 in the document's own prose, 1 inside a content, and so on


def find_prose(
    text: str, paragraphs: Sequence[Place], regions: Sequence[Region], descriptions: Sequence[Description]
) -> list[Place]:
    """The paragraphs that the trained reader is given: in news, from the first to the last with a cue or a mark.

    It learnt from whole texts, so those between are read with them. Readouts and statements of a known issuer,
    and texts embedded in others, are left to the rules: the reader learnt from news, and knows nothing of their
    wording.
    """
    if descriptions and descriptions[0].kind in OFFICIAL and descriptions[0].issuer:
        return []
    apart = [region.span for region in regions if region.kind in APART and region.span.field == "text"]
    prose = [
        (start, end) for start, end in paragraphs if not any(span.start < end and start < span.end for span in apart)
    ]
    telling = [
        number for number, place in enumerate(prose) if MARK.search(text, *place) or cue_gate().search(text, *place)
    ]
    return prose[telling[0] : telling[-1] + 1] if telling else []


def find_partakers(
    text: str, sentences: Sequence[Sentence], mentions: Sequence[Mention], persons: frozenset[str]
) -> list[Mention]:
    """The mentions of persons from where a text first tells of a contact: a word for one, and two persons beside it.

    ``mentions`` are those of the text, in its order, and so are those given back. Linear.
    """
    words = load_class("contact_verb") | load_contact_nouns().keys()
    people = [mention for mention in mentions if mention.actor in persons or mention.actor == JOINT]
    number = 0
    for sentence in sentences:
        first, end = number, sentence.span.end
        while number < len(people) and people[number].span.start < end:
            number += 1
        met = {mention.actor for mention in people[first:number]}
        if JOINT in met or len(met) > 1:
            if any(word.lower in words for word in read_words(text, sentence.span.start, end)):
                return people[first:]
    return []


def read_learned(text: str, prose: Sequence[Place], settings: AttributionSettings) -> list[Learned]:
    """The attributions in the given paragraphs, by depth and place; none where nothing is given.

    A content with a cue word of its own is read again as a paragraph of its own, down to ``settings.depth``:
    the corpora that the reader learnt from know no nesting. Linear in the text for each depth.
    """
    found: list[Learned] = []
    places = list(prose)
    for depth in range(settings.depth):
        level = [*_read(text, places, depth, settings)] if places else []
        found += level
        sure = [learned for learned in level if learned.probability >= settings.asked_probability]
        places = sorted(
            (start + len(THAT) * text.startswith(THAT, start), end)  # a paragraph does not open with it
            for learned in sure
            for start, end in learned.content
            if end - start >= LEAST_NESTED_CHARS and cue_gate().search(text, start, end)
        )
    return found


def _read(text: str, places: Sequence[Place], depth: int, settings: AttributionSettings) -> Iterator[Learned]:
    from dragoman.attribution.reader.model import load_model  # NumPy comes with it, and most commands read nothing

    model = load_model(settings.model, settings.model_digest)
    least = settings.least_nested if depth else settings.least_probability
    for window, reading in model.read(text, places):
        content = tuple(
            span for run in reading.content if (span := tidy(text, *window.place(run))) and not _is_link(text, span)
        )
        cue = _without_marks(text, *window.place(reading.cue))
        if not content or cue is None or text[slice(*cue)].lower() in HEDGES:
            continue
        if depth and not _inside(content, places[bisect_right(places, cue) - 1]):
            continue
        known = known_cue(text, cue)
        sure = probability(facts_of(reading, known), model.weights)
        if sure >= least:
            source = _without_marks(text, *window.place(reading.source)) if reading.source else None
            yield Learned(source, cue, content, sure, known, depth)


def _without_marks(text: str, start: int, end: int) -> Place | None:
    """A source without the comma behind an apposition ("The spokesman, Pavo Dunn," said), or a lone quotation mark.

    None where nothing but such marks is there.
    """
    words = text[start:end]
    marks = ' ,“”"' if sum(map(words.count, '“”"')) == 1 else " ,"
    end = start + len(words.rstrip(marks))
    return (end - len(text[start:end].lstrip(marks)), end) if end > start else None


def _is_link(text: str, place: Place) -> bool:
    """Is it one word that only ties clauses together: the "which" that the reader leaves behind?"""
    return text[slice(*place)].lower() in RELATIVES


def _inside(content: tuple[Place, ...], held: Place) -> bool:
    return held[0] <= content[0][0] and content[-1][1] <= held[1]


def known_cue(text: str, cue: Place) -> Cue | None:
    """The first row of the cue table whose verb, with its particles, stands in the cue; a light verb's where no other.

    "Made plans" is planning, and "made a decision" only made.
    """
    light: Cue | None = None
    words = [word.lower for word in read_words(text, *cue)]
    for number, word in enumerate(words):
        for known, _ in load_cues().get(word, ()):
            if list(known.particles) == words[number + 1 : number + 1 + len(known.particles)]:
                if known.level != "light":
                    return known
                light = light or known
    return light
