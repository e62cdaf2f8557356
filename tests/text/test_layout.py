"""Paragraphs, also where the text is wrapped at a column."""

from __future__ import annotations

import textwrap

from hypothesis import given
from hypothesis import strategies as st

from dragoman.text.layout import find_paragraphs
from tests.strategies import texts

LONG = (
    "The two presidents spoke for an hour about the ferries between the ports, the price of grain and the new sea "
    "charts of the strait, and they agreed that their ministers would meet again before the end of the summer."
)
OTHER = (
    "Nobody in the harbour had seen so many ships since the year of the great fog, when the pilots of both countries "
    "guided them through the narrows with lanterns, one after the other, until the morning came."
)


def _paragraphs(text: str) -> list[str]:
    return [text[start:end] for start, end in find_paragraphs(text)]


def test_a_line_is_a_paragraph_where_nothing_is_wrapped() -> None:
    assert _paragraphs(f"{LONG}\n{OTHER}\nShort.") == [LONG, OTHER, "Short."]


def test_a_blank_line_ends_a_paragraph() -> None:
    assert _paragraphs(" One.\n\n\nTwo. \n \nThree.") == ["One.", "Two.", "Three."]


def test_lines_of_a_wrapped_text_are_joined() -> None:
    wrapped = [textwrap.fill(paragraph, 70) for paragraph in (LONG, OTHER)]
    assert _paragraphs("\n\n".join(wrapped)) == wrapped


def test_a_short_last_line_of_a_wrapped_paragraph_ends_it() -> None:
    wrapped = textwrap.fill(LONG + " Then they rang off after a while.", 72)
    title = "Ferries to sail again"
    assert _paragraphs(f"{title}\n\n{wrapped}\n\n{textwrap.fill(OTHER, 72)}") == [
        title,
        wrapped,
        textwrap.fill(OTHER, 72),
    ]


def test_a_break_that_is_meant_stays_one_in_a_wrapped_text() -> None:
    wrapped = textwrap.fill(LONG, 70)
    assert _paragraphs(f"By Lena Marr\nin Aldsund\n\n{wrapped}\n\n{textwrap.fill(OTHER, 70)}")[:2] == [
        "By Lena Marr",
        "in Aldsund",
    ]


def test_two_spaces_at_a_lines_end_mark_a_break_that_is_meant() -> None:
    first, *rest = textwrap.fill(LONG, 70).split("\n")
    text = "\n".join([first + "  ", *rest, "", textwrap.fill(OTHER, 70)])
    assert _paragraphs(text) == [first, "\n".join(rest), textwrap.fill(OTHER, 70)]


def test_a_text_of_white_space_has_none() -> None:
    assert _paragraphs("") == _paragraphs(" \n\n\t\n") == []


@given(texts)
def test_paragraphs_are_in_order_and_hold_all_that_is_not_space(text: str) -> None:
    done = 0
    for start, end in find_paragraphs(text):
        assert done <= start < end <= len(text)
        assert not text[done:start].strip()
        assert text[start:end].strip() == text[start:end]
        done = end
    assert not text[done:].strip()


@given(st.integers(min_value=55, max_value=100))
def test_a_wrapped_text_has_the_paragraphs_it_had_before(column: int) -> None:
    wrapped = "\n\n".join(textwrap.fill(paragraph, column) for paragraph in (LONG, OTHER, LONG))
    assert [" ".join(paragraph.split()) for paragraph in _paragraphs(wrapped)] == [LONG, OTHER, LONG]
