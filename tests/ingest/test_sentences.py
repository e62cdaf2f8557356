from __future__ import annotations

from hypothesis import given

from dragoman.ingest.regions import RegionSettings, find_regions
from dragoman.ingest.sentences import SentenceSettings, find_document_sentences
from dragoman.model.records import Document, Region, Sentence
from dragoman.text.layout import find_paragraphs
from tests.ingest.regions_of import document_of
from tests.ingest.test_regions import STORY
from tests.strategies import documents


def sentences_of(doc: Document) -> tuple[list[Region], list[Sentence]]:
    regions = [row for row in find_regions(doc, RegionSettings()) if isinstance(row, Region)]
    return regions, list(find_document_sentences(doc, regions, SentenceSettings()))


def words_of(text: str) -> list[str]:
    doc = document_of(text)
    return [doc.slice(sentence.span) for sentence in sentences_of(doc)[1]]


def test_small_print_stands_apart_and_a_kicker_does_not() -> None:
    assert words_of(STORY) == [
        "BREAKING: Vesk Warns Senn Over Grain and Offers Talks",
        "Ann Roe/Getty Images",
        "President Ilmar Vesk pressed Prime Minister Odra Senn on Tuesday.",
        "From The White House:",
        "Readout of President Vesk’s Call with Prime Minister Senn",
        "The President spoke today with Prime Minister Senn about our grain.",
        "They agreed to meet.",
        "Senn told reporters Monday that she would not travel.",
        "— Agencies",
        "Tags:",
    ]


def test_a_dateline_is_one_with_its_sentence_whatever_stops_it_has() -> None:
    first = "MOSCOW, April 13. /TASS/. The presidents spoke on Tuesday."
    assert words_of(f"{first} They agreed to meet.") == [first, "They agreed to meet."]


def test_a_headline_is_one_sentence() -> None:
    headline = "Game over. Will Vesk and Senn talk again?"
    assert words_of(f"{headline}\n\nThe leaders spoke on Tuesday. They met.")[0] == headline


def test_marks_alone_are_no_sentence() -> None:
    assert words_of("The leaders spoke.\n\n\\###\n\n* * *") == ["The leaders spoke."]


def test_an_empty_text_has_none() -> None:
    assert words_of("") == []


@given(documents())
def test_sentences_lie_in_order_inside_one_paragraph_and_hold_every_letter(doc: Document) -> None:
    sentences = sentences_of(doc)[1]
    paragraphs = find_paragraphs(doc.text)
    covered = 0
    for sentence in sentences:
        span = sentence.span
        assert covered <= span.start < span.end
        assert not any(map(str.isalnum, doc.text[covered : span.start]))
        assert any(start <= span.start and span.end <= end for start, end in paragraphs)
        assert doc.slice(span) == doc.slice(span).strip()
        covered = span.end
    assert not any(map(str.isalnum, doc.text[covered:]))


@given(documents())
def test_no_sentence_crosses_a_border_but_that_of_what_opens_it(doc: Document) -> None:
    regions, sentences = sentences_of(doc)
    for sentence in sentences:
        touched = [region.kind for region in regions if region.span.touches(sentence.span)]
        assert len(touched) == 1 or touched[0] in ("kicker", "dateline")
