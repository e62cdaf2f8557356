"""Nothing that a terminal or a page would obey gets through."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.export.visible import one_line, visible


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("a\x1b[31mred", "a␛[31mred"),
        ("bell\x07", "bell␇"),
        ("rub\x7fout", "rub␡out"),
        ("eight bits\x9b2J", "eight bits‹U+009B›2J"),
        ("over\u202eride", "over‹U+202E›ride"),
        ("half\ud800", "half‹U+D800›"),
        ("nul\0", "nul␀"),
    ],
)
def test_unsafe_character_is_shown_in_place(text: str, shown: str) -> None:
    assert visible(text) == shown


def test_text_of_any_script_stays_as_it_is() -> None:
    text = "Grüße, 北京, \u200fשלום\u200f, résume\u0301, \U0001f91d\n\tindented"
    assert visible(text) == text


def test_line_has_single_spaces() -> None:
    assert one_line("  two\n\n lines\u2028and\tmore ") == "two lines and more"


@given(st.text())
def test_what_is_visible_can_be_printed_and_obeys_nothing(text: str) -> None:
    shown = visible(text)
    shown.encode("utf-8")
    assert not [c for c in shown if unicodedata.category(c) == "Cc" and c not in "\n\t"]
    assert visible(shown) == shown
