"""What later text says outright of a matter."""

from __future__ import annotations

import re

import pytest
from hypothesis import given

from dragoman.accounts.tidings import DONE, NOT_DONE, find_tidings
from dragoman.lexicon.loader import load_rows
from tests.accounts.world import World
from tests.builders import build
from tests.strategies import OUTCOMES, clippings

MILL = "to open a mill in Vellen"
PEOPLE = "[[orlo|Orlo]] wrote to [[vesk|Vesk]]. "


def _found(text: str) -> list[tuple[str, str, str]]:
    """The words shown, the matter, and the reading."""
    return [
        (text[found.start : found.end], text[slice(*found.matter)].strip(), found.reading)
        for found in find_tidings(text, 0, len(text))
    ]


@pytest.mark.parametrize(
    ("text", "words", "matter", "reading"),
    [
        ("The survey was completed in May.", "The survey was completed", "The survey", DONE),
        ("Orlo said the survey of the bay has been finished.", "Orlo said the survey of the bay has been finished",
         "Orlo said the survey of the bay", DONE),
        ("Norvia has delivered the two ferries it promised.", "has delivered the two ferries it promised",
         "the two ferries", DONE),
        ("Norvia opened a mill, as Orlo had promised.", "Norvia opened a mill, as Orlo had promised",
         "Norvia opened a mill,", DONE),
        ("Norvia opened its mill in Vellen in May.", "opened its mill in Vellen in May", "its mill in Vellen in May",
         DONE),
        ("The pact, which they agreed to conclude, remains unsigned.",
         "The pact, which they agreed to conclude, remains unsigned", "The pact, which they agreed to conclude,",
         NOT_DONE),
        ("The pact remains unsigned.", "The pact remains unsigned", "The pact", NOT_DONE),
        ("The ferries have not been delivered.", "The ferries have not been delivered", "The ferries", NOT_DONE),
        ("The pact has yet to be ratified.", "The pact has yet to be ratified", "The pact", NOT_DONE),
        ("Norvia has yet to hand over the ferries it promised.", "has yet to hand over the ferries it promised",
         "the ferries", NOT_DONE),
        ("Norvia has not paid the grant.", "has not paid the grant", "the grant", NOT_DONE),
        ('They signed a "100-year pact" in Vellen.', 'signed a "100-year pact', 'a "100-year pact', DONE),
    ],
)  # fmt: skip
def test_a_clause_says_what_became_of_a_thing(text: str, words: str, matter: str, reading: str) -> None:
    assert _found(text) == [(words, matter, reading)]


@pytest.mark.parametrize("done", ["installed", "supplied", "extended", "set up", "answered", "handed over"])
@pytest.mark.parametrize(
    ("construction", "reading"),
    [
        ("The sensors were {} in May.", DONE),
        ("The sensors have been {}.", DONE),
        ("Norvia has {} the sensors.", DONE),
        ("Norvia {} the sensors in May.", DONE),
        ("Norvia has not {} the sensors.", NOT_DONE),
        ("The sensors have not been {}.", NOT_DONE),
        ("The sensors have yet to be {}.", NOT_DONE),
        ("The sensors haven’t been {}.", NOT_DONE),
    ],
)
def test_every_deed_is_known_in_every_construction(done: str, construction: str, reading: str) -> None:
    assert [found for *_, found in _found(construction.format(done))] == [reading]


@pytest.mark.parametrize(
    "text",
    [
        "The survey will be completed in May.",
        "They would speak once the survey was completed.",
        "Half of the survey was completed.",
        "Norvia has delivered some of the ferries.",
        "They will open a mill, as Orlo had promised.",
        "The newly opened mill burned.",
        "The mill will be opened in May.",
        "They spoke of a mill.",
        "",
    ],
)
def test_what_is_to_come_or_done_in_part_says_nothing(text: str) -> None:
    assert _found(text) == []


@given(clippings(OUTCOMES))
def test_tidings_lie_in_their_sentence_around_their_matter(text: str) -> None:
    for found in find_tidings(text, 0, len(text)):
        assert 0 <= found.start <= found.matter[0] <= found.matter[1] <= found.end <= len(text)


def _became(later: str, days: tuple[str | None, str | None], promise: str = MILL) -> tuple[str, list[tuple[str, str]]]:
    """The status of a promise, and what a later text says of it."""
    world = World()
    made = build(f"Orlo spoke with Vesk. They agreed {promise}.", "first.txt", kind="readout", issuer="palace")
    world.add(made, published=days[0])
    world.undertake(made, promise)
    report = build(later, "later.txt")
    world.documents.append(report.document)
    world.sentences.extend(report.sentences)
    world.mentions.extend(report.mentions)
    if days[1]:
        world.publish(report, days[1])
    (row,) = world.commitments("2024-12-31")
    return row.status, [(world.words([found.span]), found.reading) for found in row.follow_ups]


def test_a_later_report_settles_a_promise() -> None:
    days = ("2024-02-01", "2024-05-30")
    kept = "Norvia opened a mill in Vellen, as Orlo had promised"
    assert _became(f"{PEOPLE}{kept}.", days) == ("fulfilled", [(kept, DONE)])
    assert _became(f"{PEOPLE}The mill in Vellen was opened.", days)[0] == "fulfilled"
    unkept = "The mill in Vellen has not been opened"
    assert _became(f"{PEOPLE}{unkept}.", days) == ("open", [(unkept, NOT_DONE)])
    assert _became(f"{PEOPLE}The survey was completed.", days, "to complete the survey")[0] == "fulfilled"


def test_what_is_said_to_be_undone_on_the_same_day_leaves_it_open() -> None:
    days = ("2024-02-01", "2024-05-30")
    both = f"{PEOPLE}The mill in Vellen was opened. Norvia has yet to open the second mill in Vellen."
    assert _became(both, days, "to open two mills in Vellen")[0] == "open"


def test_another_matter_or_other_people_settle_nothing() -> None:
    days = ("2024-02-01", "2024-05-30")
    assert _became(f"{PEOPLE}The school in Tarn was opened.", days) == ("open", [])
    assert _became("[[orlo|Orlo]] spoke. The mill in Vellen was opened.", days) == ("open", [])


def test_only_a_later_text_settles_or_one_that_says_that_it_was_promised() -> None:
    opened = f"{PEOPLE}The mill in Vellen was opened."
    assert _became(opened, ("2024-02-01", "2024-01-30")) == ("open", [])
    assert _became(opened, (None, None)) == ("open", [])
    promised = f"{PEOPLE}The promised mill in Vellen was opened."
    assert _became(promised, (None, None))[0] == "fulfilled"
    assert _became(promised, ("2024-02-01", "2024-01-30")) == ("open", [])


def test_no_one_deed_fulfils_a_thing_that_lasts() -> None:
    days = ("2024-02-01", "2024-05-30")
    assert _became(f"{PEOPLE}The mill in Vellen was opened.", days, "to keep the mill in Vellen open") == ("open", [])
    held = f"{PEOPLE}Norvia and Caldera held the first session of the River Coordination Board."
    assert _became(held, days, "to convene the first session of the River Coordination Board")[0] == "fulfilled"


def test_what_is_written_in_capitals_is_found() -> None:
    assert _found("THE SURVEY WAS COMPLETED IN MAY.")


def test_the_patterns_are_in_small_letters() -> None:
    patterns = [re.sub(r"\\.", "", row["pattern"]) for row in load_rows("outcomes")]  # without \\S and its like
    assert [pattern for pattern in patterns if pattern != pattern.lower()] == []
