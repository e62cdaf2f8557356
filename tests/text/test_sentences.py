"""Sentences, never across a paragraph's end."""

from __future__ import annotations

import time

import pytest
from hypothesis import given

from dragoman.text.layout import find_paragraphs
from dragoman.text.sentences import LONGEST_CHARS, find_sentences
from tests.strategies import texts


def _sentences(text: str) -> list[str]:
    return [text[start:end] for start, end in find_sentences(text, 0, len(text))]


@pytest.mark.parametrize(
    "sentences",
    [
        ["The ferries sail.", "The crews are aboard."],
        ["Mr. Vesk called Dr. Senn.", "They spoke."],
        ["Joss R. Tarn, Jr. called.", "He was brief."],
        ["She is in the U.S. again.", "He is not."],
        ["The treaty ends on Feb. 5.", "It may be extended."],
        ["The U.S. President called.", "He was brief."],
        ["It is No. 3 of 5.", "It costs 3.5 crowns."],
        ["“The ferries sail,” she said.", "“The crews are aboard.”", "He left."],
        ["Who pays?", "We do!", "Really…", "Yes."],
        ["(They sail.)", "[They do not.]"],
        ["They spoke (at length.)", "Then they rang off."],
        ["It ended at 5 p.m. on Monday.", "It was long."],
        ["It ended at 5 p.m.", "The pair rang off."],
        ["He went to the U.N.", "The council met."],
        ["Only one"],
    ],
)
def test_sentences_end_where_a_reader_ends_them(sentences: list[str]) -> None:
    assert _sentences(" ".join(sentences)) == sentences


def test_a_line_end_inside_a_paragraph_is_a_space() -> None:
    assert _sentences("The ferries\nsail. The crews\nare aboard.") == ["The ferries\nsail.", "The crews\nare aboard."]


def test_a_sentence_that_goes_on_after_a_quoted_question_is_one() -> None:
    assert _sentences("“Who pays?” asked the minister. He left.") == ["“Who pays?” asked the minister.", "He left."]


@pytest.mark.parametrize("words", ["the ferries sail and ", "a,", "ferries" + " " * 4000, "U.S. "])
def test_an_endless_sentence_is_cut_between_words_where_it_can_be(words: str) -> None:
    text = (words * 20_000)[:20_000].strip()
    found = find_sentences(text, 0, len(text))
    assert max(end - start for start, end in found) <= LONGEST_CHARS
    assert all(text[start:end] == text[start:end].strip() != "" for start, end in found)
    assert "".join("".join(text[start:end].split()) for start, end in found) == "".join(text.split())
    if words == "the ferries sail and ":
        assert [word for start, end in found for word in text[start:end].split()] == text.split()


def test_a_run_of_stops_takes_no_longer_than_other_text() -> None:
    text = "." * 50_000 + "x"
    began = time.process_time()
    assert len(find_sentences(text, 0, len(text))) == -(-len(text) // LONGEST_CHARS)
    assert time.process_time() - began < 1


def test_only_the_paragraph_is_read() -> None:
    text = "One. Two. Three."
    assert find_sentences(text, 5, 9) == [(5, 9)]
    assert find_sentences(text, 5, 5) == []


@given(texts)
def test_sentences_hold_all_of_their_paragraph(text: str) -> None:
    for start, end in find_paragraphs(text):
        done = start
        for first, last in find_sentences(text, start, end):
            assert done <= first < last <= end
            assert not text[done:first].strip()
            assert text[first:last].strip() == text[first:last]
            done = last
        assert not text[done:end].strip()
