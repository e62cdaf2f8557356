"""Where phrases begin and end."""

from __future__ import annotations

import pytest

from dragoman.model.span import Span
from dragoman.reuse.edges import Edges
from dragoman.reuse.facts import Facts
from dragoman.reuse.phrases import Phrases
from dragoman.reuse.readings import Readings
from dragoman.reuse.settings import PassageSettings
from tests.builders import build
from tests.reuse.making import sentence


def phrases_in(*texts: str) -> list[tuple[str, int]]:
    """The phrases that texts about a contact each have in common, with the number of their places."""
    facts, spans = {}, []
    for number, text in enumerate(texts):
        made = build(text, f"d{number}")
        own = Facts(made.document, main={f"c{number}"}, sentences=[row.span for row in made.sentences])
        facts[made.document.id] = own
        spans.append(Span(made.document.id, 0, len(made.document.text)))
    readings = Readings(facts, {span.doc_id: [(span.start, span.end)] for span in spans})
    phrases = Phrases(readings, Edges(readings), readings.places_of(spans), PassageSettings())
    found = []
    while (phrase := phrases.next()) is not None:
        _, places = phrase
        phrases.take(places)
        found.append((readings.facts_at(places[0].start).document.slice(readings.span_of(places[0])), len(places)))
    return found


def among(pattern: str, *fillings: str) -> list[str]:
    """A sentence with each of the fillings, among others that have nothing in common."""
    return [f"{sentence(n)} {pattern.format(filling)} {sentence(n + 50)}" for n, filling in enumerate(fillings)]


def phrase_in(marked: str, *fillings: str) -> bool:
    """Is what stands between < and > the one phrase of sentences with the fillings?"""
    phrase = marked[marked.index("<") + 1 : marked.index(">")]
    pattern = marked.replace("<", "").replace(">", "")
    return phrases_in(*among(pattern, *fillings)) == [(phrase, len(fillings))]


@pytest.mark.parametrize(
    "marked",
    [
        "<She praised open and unhindered passage> for the {}.",
        "<They will keep all of the ferries running> as well as {}.",
        "<They would settle the quarrel over fishing> in order to {}.",
        "<They talked about whether the ferries sail> and they {}.",
        "<They agreed to keep the ferries running> for its brave {}.",
        "Old {} of <the open and unhindered passage to all harbours>.",
        "Old {} would <keep open the passage to all harbours>.",
        "Old {} as well as <open passage to all of the harbours>.",
        "Old {} for <as long as it takes to reopen harbours>.",
    ],
)
def test_a_phrase_has_no_loose_ends(marked: str) -> None:
    assert phrase_in(marked, "talk", "hopes")


@pytest.mark.parametrize(
    "whole",
    [
        "There was nothing more that they would want to talk about.",
        "As a reminder this call of the two ministers is confidential.",
        "They will keep the ferries running in spite of all this.",
    ],
)
def test_a_sentence_may_begin_and_end_with_any_word(whole: str) -> None:
    assert phrases_in(*among("{}", whole, whole)) == [(whole.rstrip("."), 2)]


@pytest.mark.parametrize(
    ("marked", "fillings"),
    [
        ("<She praised the quiet work> of President {}.", ("Ada Orlo", "Ilmar Vesk")),
        ("<She praised the deep strength> of our Norvia-{} pact.", ("Caldera", "Tarn")),
        ("<She praised the old and brave people> of Norvia’s {}.", ("coast", "isles")),
        ("It is clear that {} Orlo <praised the work of the two crews>.", ("Ada", "Mother")),
    ],
)
def test_a_phrase_is_not_cut_within_a_name(marked: str, fillings: tuple[str, str]) -> None:
    assert phrase_in(marked, *fillings)


def test_places_that_differ_in_what_was_loose_are_places_of_one_phrase() -> None:
    texts = among("She praised open and unhindered passage {}.", "for the ferries", "for the barges", "to a coast")
    assert phrases_in(*texts) == [("She praised open and unhindered passage", 3)]


def test_what_is_too_short_without_its_loose_ends_is_none() -> None:
    assert phrase_in("Old {} <on the quiet margins of the pact>.", "talk", "hopes")
    ends = (("talk", "harbour"), ("hopes", "island"))
    texts = [f"{sentence(n)} Old {first} on the quiet margins of the {last}." for n, (first, last) in enumerate(ends)]
    assert phrases_in(*texts) == []


def test_an_address_is_no_part_of_a_phrase() -> None:
    linked = "They signed the [Charter of Free and Open Harbours](https://norvia.example/open/harbours/and/free) today."
    assert phrases_in(*among("{}", linked, linked)) == [("They signed the [Charter of Free and Open Harbours]", 2)]


def test_nothing_in_common_gives_no_phrase() -> None:
    assert phrases_in(sentence(1), sentence(2)) == []
