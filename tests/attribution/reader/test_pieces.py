"""Words as word pieces: whatever a word is made of, it has at least one, and few."""

from __future__ import annotations

import time
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.attribution.reader.pieces import (
    LONGEST,
    MOST_OF_A_WINDOW,
    MOST_OF_A_WORD,
    Vocabulary,
    cut_pieces,
)
from dragoman.attribution.reader.windows import CONTEXT_WORDS, FEATURES, MOST_WORDS, cut_windows
from tests.strategies import texts

LINES = ["[PAD]", "[UNK]", "[CLS]", "[SEP]", *"abcdefghijklmnopqrstuvwxyz'.“”", "ferry", "fer", "##r", "##y", "##ies",
         "##s", "sail", "##a", "##b", "said", "中", "مرحبا"]  # fmt: skip
UNKNOWN = LINES.index("[UNK]")


def vocabulary() -> Vocabulary:
    return Vocabulary(LINES)


def cut(word: str) -> list[str]:
    return [LINES[number] for number in vocabulary().cut(word)]


@pytest.mark.parametrize(
    ("word", "pieces"),
    [
        ("ferry", ["ferry"]),
        ("ferries", ["fer", "##r", "##ies"]),
        ("sails", ["sail", "##s"]),
        ("SAID", ["said"]),
        ("Sáïl", ["sail"]),
        ("SAİL", ["sail"]),
        ("sail's", ["sail", "'", "s"]),
        ("中中", ["中", "中"]),
        ("مرحبا", ["مرحبا"]),
        ("ferrz", ["[UNK]"]),
    ],
)
def test_pieces_are_the_longest_that_the_vocabulary_has(word: str, pieces: list[str]) -> None:
    assert cut(word) == pieces


@given(st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=40))
def test_no_word_is_without_pieces_or_has_more_than_its_share(word: str) -> None:
    found = vocabulary().cut(word)
    assert 1 <= len(found) <= MOST_OF_A_WORD
    assert all(0 <= number < len(LINES) for number in found)


@pytest.mark.parametrize("word", ["ፊደል", "한국어", "🤝", "\u0301", "\u200b", "\x00", "𝔸𝔹", "ß"])
def test_scripts_and_signs_it_does_not_know_are_unknown(word: str) -> None:
    assert set(cut(word)) == {"[UNK]"}


def test_a_part_that_is_unknown_leaves_the_others_known() -> None:
    assert cut("sail'ፊደል") == ["sail", "'", "[UNK]"]


def test_a_word_without_end_is_unknown() -> None:
    assert cut("a" + "b" * (LONGEST - 1)) == ["a"] + ["##b"] * (MOST_OF_A_WORD - 1)
    assert cut("a" + "b" * LONGEST) == ["[UNK]"]


@pytest.mark.parametrize(
    "word", ["a" * 10_000, "a'" * 5_000, "中" * 10_000, "é" * 10_000, "e" + "\u0301" * 10_000, "ab\u00adz" * 2_500]
)
def test_words_of_ten_thousand_characters_are_cut_at_once(word: str) -> None:
    words, began = vocabulary(), time.process_time()
    for number in range(20):
        assert 1 <= len(words.cut(f"{word}{number}")) <= MOST_OF_A_WORD
    assert time.process_time() - began < 2


def test_a_text_without_end_of_words_does_not_fill_the_memory() -> None:
    words = Vocabulary(LINES)
    for number in range(70_000):
        words.cut(f"w{number}")
    assert len(words._cut) <= 1 << 16
    assert words.cut("w69999") == words.cut("w69999") == (UNKNOWN,)


def test_a_vocabulary_without_its_marks_is_refused() -> None:
    with pytest.raises(ValueError, match=r"lacks \[CLS\], \[SEP\]"):
        Vocabulary(["[UNK]", "a"])


def test_lines_may_have_their_ends() -> None:
    assert Vocabulary([f"{line}\n" for line in LINES]).cut("ferry") == vocabulary().cut("ferry")


@given(texts)
def test_every_word_of_a_window_has_its_first_piece_and_its_features(text: str) -> None:
    words = vocabulary()
    for window in cut_windows(text):
        found = cut_pieces(window, words)
        assert len(found.ids) == len(found.features) <= MOST_OF_A_WINDOW
        assert (LINES[found.ids[0]], LINES[found.ids[-1]]) == ("[CLS]", "[SEP]")
        assert found.features[0] == found.features[-1] == (0,) * len(FEATURES)
        assert len(found.firsts) == len(window.words)
        for index, first in enumerate(found.firsts):
            assert found.ids[first] == words.cut(window.words[index].text)[0]
            assert found.features[first] == window.features(index)


def test_a_script_that_is_cut_into_letters_still_fits_into_the_network() -> None:
    *_, window = cut_windows(("中中中中中中 " * (MOST_WORDS + CONTEXT_WORDS)).strip())
    found = cut_pieces(window, vocabulary())
    assert len(found.ids) <= MOST_OF_A_WINDOW
    assert len(found.firsts) == len(window.words)
    full = list(cut_windows("中中中中中中 " * MOST_WORDS * 2))[1]
    assert len(full.words) == MOST_WORDS + CONTEXT_WORDS
    kept = cut_pieces(full, vocabulary())
    assert len(kept.ids) == 2 + 2 * len(full.words)
    assert [kept.features[first] for first in kept.firsts] == [full.features(i) for i in range(len(full.words))]


def test_decomposed_letters_are_cut_like_composed_ones() -> None:
    assert cut(unicodedata.normalize("NFD", "sáil")) == cut("sáil") == ["sail"]
