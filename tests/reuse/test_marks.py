"""Marks that come in pairs."""

from __future__ import annotations

import pytest

from dragoman.reuse.marks import pair_marks


@pytest.mark.parametrize(
    ("text", "words", "paired"),
    [
        ("called “open and free” by all", "called “open and free", "called “open and free”"),
        ("by a “senior official,” who", "a “senior official", "a “senior official,”"),
        ("the League (LMS) launches", "LMS) launches", "(LMS) launches"),
        ("by \\[senior official\\] today", "\\[senior official", "\\[senior official\\]"),
        ('called "open and free" by all', 'called "open and free', 'called "open and free"'),
        ('was "open and free" by all', 'open and free" by', '"open and free" by'),
        ("open (and free) by all", "open (and free", "open (and free)"),
        ("said “we agree to", "said “we agree", "said “we agree"),
        ("and free) by all", "free) by", "free) by"),
        ("(open) and free", "open", "open"),
        ("open", "open", "open"),
    ],
)
def test_a_mark_is_taken_in_where_the_other_one_is_inside(text: str, words: str, paired: str) -> None:
    start = text.index(words)
    low, high = pair_marks(text, start, start + len(words))
    assert text[low:high] == paired
