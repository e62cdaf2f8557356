"""Leaders who tell of their contacts themselves: "I spoke with the Chancellor. Informed her of ... We agreed to ..."

After such a sentence, to the end of the paragraph, a verb without a subject is the leader's, and what "we" agreed on
or discussed, both sides did. A post that opens with it is about nothing else, to its end.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence, Set
from dataclasses import dataclass

from dragoman.attribution.drafts import Draft, Place
from dragoman.lexicon.contacts import load_contact_nouns
from dragoman.lexicon.cues import act_of_rule
from dragoman.lexicon.words import load_class
from dragoman.model.records import JOINT, Mention, Sentence
from dragoman.text.words import read_words

LATEST_OPENING = 60  # characters before the sentence with which a post opens: its number, a word of greeting
LONGEST_POST = 2800  # characters; an address is longer, and goes on to other things
TWO_SIDED = frozenset(("agree", "discuss"))


@dataclass(frozen=True, slots=True)
class Scene:
    """Where a leader goes on about a contact."""

    start: int
    end: int
    speaker: str
    opened: int = 0  # where the sentence before it begins, which told of the contact


def find_scenes(
    text: str, sentences: Sequence[Sentence], paragraphs: Sequence[Place], mentions: Sequence[Mention],
    author: str | None = None,
) -> list[Scene]:  # fmt: skip
    """The rest of each paragraph, or post, after its first sentence in which "I" spoke with somebody; in text order.

    Only where it is known who says "I", as the mentions of a text tell, or who its ``author`` is: a post leaves the
    word out ("Spoke with the Chancellor"). Linear.
    """
    selves = [mention for mention in mentions if text[mention.span.start : mention.span.end] == "I"]
    author = author if len(text) <= LONGEST_POST else None
    if not selves and author is None:
        return []
    places = [mention.span.start for mention in selves]
    named = [mention.span.start for mention in mentions if mention.actor == author and mention.span.start > 0]
    contact_words = load_class("contact_verb") | load_contact_nouns().keys()
    scenes: list[Scene] = []
    for sentence in sentences:
        start, end = sentence.span.start, sentence.span.end
        number = bisect_right(places, end) - 1
        speaks = number >= 0 and places[number] >= start
        speaker = selves[number].actor if speaks else author
        if speaker is None or (scenes and start < scenes[-1].end):
            continue
        if not speaks and bisect_right(named, end) > bisect_right(named, start - 1):
            continue  # who is named in it does not write it
        close = paragraphs[bisect_right(paragraphs, (start, len(text))) - 1][1]
        if start <= LATEST_OPENING and len(text) <= LONGEST_POST:
            close = len(text)
        if end < close and any(word.lower in contact_words for word in read_words(text, start, end)):
            scenes.append(Scene(end, close, speaker, start))
    return scenes


def read_author(text: str, mentions: Sequence[Mention], persons: Set[str], issuer: str | None) -> str | None:
    """Who writes a text: its issuer, if a person, or whose name stands before it ("Ada Orlo: I spoke with ...")."""
    if issuer in persons:
        return issuer
    first = mentions[0] if mentions else None
    posts = first is not None and first.span.start == 0 and text.startswith(": ", first.span.end)
    return first.actor if first and posts and first.actor in persons else None


def scene_at(scenes: Sequence[Scene], place: int) -> Scene | None:
    """The scene in which a code point lies; scenes do not overlap, and come in text order."""
    number = bisect_right(scenes, place, key=lambda scene: scene.start) - 1
    return scenes[number] if number >= 0 and place < scenes[number].end else None


def read_person(draft: Draft, words: str, scene: Scene) -> str | None:
    """Who acts in a scene where the words of the source are "I" or "we", or there are none; else None."""
    two_sided = act_of_rule(draft.rule) in TWO_SIDED and draft.addressee is None  # not "agreed with the unions to"
    if words == "I":
        return scene.speaker
    if words.lower() == "we":
        return JOINT if two_sided else None
    return None if words else JOINT if two_sided else scene.speaker
