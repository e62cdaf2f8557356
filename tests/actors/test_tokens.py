"""Words as names are compared."""

from __future__ import annotations

from hypothesis import given

from dragoman.actors.tokens import BREAK, COMMA, STOP, TIGHT, fold_name, read_tokens
from tests.strategies import texts


def test_words_of_a_name_hang_together() -> None:
    tokens = read_tokens("Ilmar T. Vesk, Jr.’s Al-Oskar and U.S. (Norvia)", [0])
    assert tokens.keys == ["ilmar", "t", "vesk", "jr", "al", "oskar", "and", "us", "norvia"]
    assert tokens.joins == [BREAK, TIGHT, STOP, COMMA, TIGHT, TIGHT, TIGHT, TIGHT, BREAK]
    assert [place for place, owns in enumerate(tokens.owns) if owns] == [3]


def test_a_possessive_ending_is_kept_apart() -> None:
    tokens = read_tokens("Norvia’s and the States’ boats", [0])
    assert [tokens.word(place) for place in range(len(tokens))] == ["Norvia", "and", "the", "States", "boats"]
    assert tokens.owns == [True, False, False, True, False]


def test_a_sentence_breaks_a_name() -> None:
    tokens = read_tokens("He saw Ilmar. Vesk left.", [0, 14])
    assert tokens.joins[3] == BREAK
    assert tokens.sentences == [0, 0, 0, 1, 1]


def test_accents_and_lookalikes_are_folded() -> None:
    assert fold_name("Erdoğan") == fold_name("Erdogan")
    assert fold_name("Niinistӧ") == "niinisto"
    assert fold_name("O’Neill") == "oneill"


@given(texts)
def test_words_slice_in_order(text: str) -> None:
    tokens = read_tokens(text, [0])
    past = 0
    for place in range(len(tokens)):
        assert past <= tokens.starts[place] < tokens.ends[place] <= len(text)
        past = tokens.ends[place]
