"""What the trained reader is given, how deep it is asked, and what of its answers is kept."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

import pytest
from hypothesis import given, settings

from dragoman.attribution.drafts import Place
from dragoman.attribution.learned import find_prose, known_cue, read_learned
from dragoman.attribution.reader import model as door
from dragoman.attribution.reader.confidence import FACTS
from dragoman.attribution.reader.decode import Reading
from dragoman.attribution.reader.windows import Window, cut_windows
from dragoman.attribution.settings import AttributionSettings
from dragoman.lexicon.cues import cue_gate
from dragoman.model.records import Description
from dragoman.text.layout import find_paragraphs
from tests.builders import build
from tests.strategies import texts

SETTINGS = AttributionSettings()
SURE = (-0.1,) * 5
LONG = "the ferries sail again in spring"  # enough of a content to hold another


@dataclass
class FakeModel:
    """Reads "X said Y" as such wherever a "said" stands, and is as sure as it is told; keeps what it was given."""

    sure: float = 9.0
    given: list[list[str]] = field(default_factory=list)

    @property
    def weights(self) -> list[float]:
        return [self.sure] + [0.0] * (len(FACTS) - 1)

    def read(self, text: str, paragraphs: Sequence[Place]) -> Iterator[tuple[Window, Reading]]:
        self.given.append([text[slice(*place)] for place in paragraphs])
        for window in cut_windows(text, paragraphs):
            words = [word.text for word in window.words]
            if "said" in words[1:-1]:
                cue = words.index("said", 1)
                yield window, Reading((0, cue), (cue, cue + 1), ((cue + 1, len(words)),), SURE)


@pytest.fixture
def fake(monkeypatch: pytest.MonkeyPatch) -> FakeModel:
    made = FakeModel()
    monkeypatch.setattr(door, "load_model", lambda *_: made)
    return made


def prose_of(marked: str, kind: str = "report", issuer: str | None = None) -> list[str]:
    """The paragraphs of a marked text that the reader is given."""
    made = build(marked, kind=kind, issuer=issuer)
    places = find_prose(made.document.text, find_paragraphs(made.document.text), made.regions, made.descriptions)
    return [made.document.text[start:end] for start, end in places]


def contents_of(text: str, chosen: AttributionSettings = SETTINGS) -> list[tuple[str, int]]:
    """The contents found, with their depth."""
    return [(text[slice(*found.content[0])], found.depth) for found in read_learned(text, [(0, len(text))], chosen)]


# ---------------------------------------------------------------- what is given


def test_paragraphs_before_and_after_all_with_a_cue_or_a_mark_are_dismissed() -> None:
    told, fog, quoted = "Vesk said it sails.", "Fog came in.", "The trip: a “success”."
    assert prose_of(f"Calm seas again.\n\n{told}\n\n{fog}\n\n{quoted}\n\nThe end.") == [told, fog, quoted]
    assert prose_of("Calm seas again.\n\nFog came in.") == []


@pytest.mark.parametrize("word", ["SAID", "tells", "According", "urging", "warned", "agreed"])
def test_the_gate_knows_every_form_of_a_cue(word: str) -> None:
    assert cue_gate().search(f"There {word} here")
    assert not cue_gate().search(f"There un{word}ly here")


@pytest.mark.parametrize("kind", ["readout", "statement"])
def test_official_documents_are_left_to_the_rules(kind: str) -> None:
    assert prose_of("Vesk said it sails.", kind, "palace") == []
    assert prose_of("Vesk said it sails.", kind) == ["Vesk said it sails."]
    assert prose_of("Vesk said it sails.", "report", "agency") == ["Vesk said it sails."]


def test_texts_set_apart_are_left_to_the_rules() -> None:
    marked = "Vesk said no.\n\n[[introducer|The palace said:]]\n\n[[embedded:palace|Orlo said yes.]]\n\nTarn said so."
    assert prose_of(marked) == ["Vesk said no.", "Tarn said so."]


def test_a_document_without_a_description_is_read() -> None:
    text = "Vesk said it sails."
    assert find_prose(text, [(0, len(text))], [], []) == [(0, len(text))]
    assert find_prose(text, [(0, len(text))], [], [Description("d_x", "readout", None)]) == [(0, len(text))]
    assert find_prose("", [], [], []) == []


def test_no_model_is_loaded_where_nothing_is_given(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> None:
        raise AssertionError("the model was loaded")

    monkeypatch.setattr(door, "load_model", refuse)
    assert read_learned("The sea was calm.", [], SETTINGS) == []
    with pytest.raises(AssertionError, match="was loaded"):
        read_learned("Vesk said no.", [(0, 13)], SETTINGS)


# ---------------------------------------------------------------- how deep


@pytest.mark.parametrize("depth", [0, 1, 2, 3, 5])
def test_a_content_is_read_again_down_to_the_depth_that_is_set(fake: FakeModel, depth: int) -> None:
    text = f"Orlo said Vesk said Tarn said Senn said Marr said {LONG}"
    found = contents_of(text, AttributionSettings(depth=depth))
    contents = [text.split(" said ", number)[-1] for number in range(1, 6)]
    assert found == [(content, number) for number, content in enumerate(contents[:depth])]


def test_depth_ends_where_the_text_does_however_much_is_allowed(fake: FakeModel) -> None:
    found = contents_of("Orlo said " * 40 + LONG, AttributionSettings(depth=1000))
    assert [depth for _, depth in found] == list(range(40))
    assert len(fake.given) <= 41


def test_a_content_without_a_cue_word_or_too_short_for_one_is_not_read_again(fake: FakeModel) -> None:
    for content in (LONG, "I agreed"):
        fake.given.clear()
        contents_of(f"Orlo said {content}")
        assert fake.given == [[f"Orlo said {content}"]]
    fake.given.clear()
    contents_of(f"Orlo said Vesk warned {LONG}")
    assert fake.given == [[f"Orlo said Vesk warned {LONG}"], [f"Vesk warned {LONG}"]]


def test_a_content_stands_inside_the_one_it_was_read_in(fake: FakeModel) -> None:
    text = f"Orlo said Vesk said Tarn said {LONG}"
    found = read_learned(text, [(0, len(text))], SETTINGS)
    for outer, inner in pairwise(found):
        (start, end), *_ = outer.content
        assert start <= inner.cue[0] < inner.cue[1] <= end
        assert start <= inner.content[0][0] < inner.content[0][1] <= end


# ---------------------------------------------------------------- what is kept


def test_what_is_less_probable_than_the_floor_is_left_out(fake: FakeModel) -> None:
    fake.sure = 0.0  # a probability of 0.5
    text = f"Orlo said Vesk said {LONG}"
    floors = AttributionSettings(least_probability=0.5, least_nested=0.51)
    assert contents_of(text, floors) == [(f"Vesk said {LONG}", 0)]
    assert contents_of(text, AttributionSettings(least_probability=0.51, least_nested=0.0)) == []
    assert len(contents_of(text, AttributionSettings(least_probability=0.5, least_nested=0.5))) == 2
    assert {found.probability for found in read_learned(text, [(0, len(text))], floors)} == {0.5}


def test_a_hedge_is_no_cue(monkeypatch: pytest.MonkeyPatch) -> None:
    class Hedging(FakeModel):
        def read(self, text: str, paragraphs: Sequence[Place]) -> Iterator[tuple[Window, Reading]]:
            (window,) = cut_windows(text, paragraphs)
            yield window, Reading(None, (1, 4), ((4, 5),), SURE)

    monkeypatch.setattr(door, "load_model", lambda *_: Hedging())
    assert contents_of("The so-called reform") == []
    assert contents_of("The new-found reform") == [("reform", 0)]


def test_a_content_of_marks_alone_is_none(fake: FakeModel) -> None:
    assert contents_of("Orlo said ,” .") == []


def test_a_cue_is_known_by_its_verb_and_particles() -> None:
    for words, key in (("said", "say"), ("had SAID", "say"), ("called on", "call on"), ("was telling", "tell")):
        known = known_cue(words, (0, len(words)))
        assert known is not None
        assert known.key == key
    assert known_cue("called", (0, 6)) is None
    assert known_cue("the harbour", (0, 11)) is None
    assert known_cue("", (0, 0)) is None


# ---------------------------------------------------------------- with the network


@settings(max_examples=40)
@given(texts)
def test_whatever_is_found_lies_in_what_was_given_and_is_probable_enough(text: str) -> None:
    prose = find_prose(text, find_paragraphs(text), [], [])
    found = read_learned(text, prose, SETTINGS)
    for learned in found:
        low, high = prose[0][0], prose[-1][1]
        for start, end in (learned.cue, *learned.content, *([learned.source] if learned.source else [])):
            assert low <= start < end <= high
            assert text[start:end].strip()
        assert (SETTINGS.least_nested if learned.depth else SETTINGS.least_probability) <= learned.probability <= 1
        assert learned.depth < SETTINGS.depth
    assert [learned.depth for learned in found] == sorted(learned.depth for learned in found)
    assert read_learned(text, prose, SETTINGS) == found


def test_a_higher_floor_leaves_out_and_adds_nothing() -> None:
    text = "“It sails,” Vesk said. Orlo hopes so. According to Tarn, the so-called plan is dead, and Senn agrees to it."
    every = read_learned(text, [(0, len(text))], AttributionSettings(depth=1, least_probability=0.0))
    for floor in (0.3, 0.6, 0.9, 1.0):
        kept = read_learned(text, [(0, len(text))], AttributionSettings(depth=1, least_probability=floor))
        assert kept == [learned for learned in every if learned.probability >= floor]
    assert every


def test_a_source_ends_before_the_comma_behind_an_apposition() -> None:
    text = "The palace spokesman, Pavo Dunn, told reporters that the ferries would sail again in spring."
    sources = [text[slice(*row.source)] for row in read_learned(text, [(0, len(text))], SETTINGS) if row.source]
    assert sources
    assert not any(source.endswith(",") for source in sources)


def test_a_lone_quotation_mark_is_no_part_of_a_source_or_cue() -> None:
    text = "The minister “stressed” that the ferries would sail. Vesk “said” it, “again”. “No,” said “Orlo”."
    found = read_learned(text, [(0, len(text))], SETTINGS)
    assert found
    for row in found:
        for place in (row.source, row.cue):
            assert place is None or not set(text[slice(*place)]) & set("“”")
