from __future__ import annotations

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.ingest.decode import decode, without_surrogates
from dragoman.model.errors import UnreadableFile

ENGLISH = "President Vesk spoke today. “We will act,” she said — and the two leaders’ teams agreed to meet."
RUSSIAN = "Президент Норвии провёл разговор с премьер-министром Кальдеры."


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32", "utf-16-le", "cp1252"])
def test_english_in_its_usual_encodings_is_read(encoding: str) -> None:
    assert decode(ENGLISH.encode(encoding), "a.txt").text == ENGLISH


@pytest.mark.parametrize("encoding", ["cp1251", "koi8-r"])
def test_russian_in_old_encodings_is_read(encoding: str) -> None:
    decoded = decode(RUSSIAN.encode(encoding), "a.txt")
    assert (decoded.text, decoded.guessed) == (RUSSIAN, True)


def test_a_guess_is_called_one() -> None:
    assert decode(ENGLISH.encode("cp1252"), "a.txt").guessed
    assert not decode(ENGLISH.encode(), "a.txt").guessed


def test_a_broken_byte_in_utf8_is_replaced_and_counted() -> None:
    decoded = decode(ENGLISH.encode() + b" \x92 end", "a.txt")
    assert decoded.text == ENGLISH + " \ufffd end"
    assert (decoded.encoding, decoded.bad_bytes) == ("utf-8", 1)


def test_line_ends_become_one_and_nothing_else_is_changed() -> None:
    assert decode(b"one\r\ntwo\rthree\n\x0bfour\0", "a.txt").text == "one\ntwo\nthree\n\x0bfour\0"


@pytest.mark.parametrize("data", [random.Random(1).randbytes(5000), bytes(range(256)), b"\x89PNG\r\n\x1a\n rest"])
def test_a_binary_is_refused_with_its_name(data: bytes) -> None:
    with pytest.raises(UnreadableFile, match=r"photo\.txt") as caught:
        decode(data, "photo.txt")
    assert caught.value.code == "binary_file"
    assert caught.value.next_step


def test_the_encoding_given_holds() -> None:
    assert decode(b"caf\xe9", "a.txt", "latin-1").text == "café"
    with pytest.raises(UnreadableFile) as caught:
        decode(b"caf\xe9", "a.txt", "utf-8")
    assert caught.value.code == "wrong_encoding"


def test_halves_of_surrogates_are_replaced_and_whole_pairs_joined() -> None:
    assert without_surrogates("a\ud800b") == ("a\ufffdb", 1)
    assert without_surrogates("\ud83e\udd1d") == ("\U0001f91d", 0)


@given(st.text(st.characters(exclude_categories=("Cs", "Cc")), min_size=1))
def test_utf8_without_control_characters_is_read_as_it_is(text: str) -> None:
    assert decode(text.encode(), "a.txt").text == text.removeprefix("\ufeff")
