"""Folding: what it takes away, and that every word keeps its place."""

from __future__ import annotations

import re
import unicodedata

import pytest
from hypothesis import given

from dragoman.text.folding import fold_case, fold_text, fold_words
from tests.strategies import any_texts, prose, wrapped


def folded(text: str) -> list[str]:
    return [word.text for word in fold_words(text)]


def slices(text: str) -> list[str]:
    return [text[word.start : word.end] for word in fold_words(text)]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Norvia AGREED", "norvia agreed"),
        ("“We agree,” he said", "'We agree', he said"),
        ("a cease‑fire — at last", "a cease-fire - at last"),
        ("Norvia’s offer", "Norvia's offer"),
        ("résumé in Málaga", "resume in Malaga"),
        ("re\u0301sume\u0301", "résumé"),
        ("Straße", "STRASSE"),
        ("the \ufb01rst o\ufb03cer", "the first officer"),
        ("İstanbul", "istanbul"),
        ("co\u00adoperation", "cooperation"),
        ("Mr.Vesk,of Caldera", "Mr. Vesk of Caldera"),
        ("the 3rd\nof May", "the 3rd of May"),
    ],
)
def test_the_same_wording_in_other_print_folds_to_the_same_words(one: str, other: str) -> None:
    assert folded(one) == folded(other)


@pytest.mark.parametrize(("one", "other"), [("2.5 million", "25 million"), ("resign", "re-sign"), ("Orlo", "Oslo")])
def test_what_differs_in_more_than_print_stays_apart(one: str, other: str) -> None:
    assert folded(one) != folded(other)


def test_an_acronym_with_stops_is_one_word_and_keeps_its_last_stop() -> None:
    text = "in the U.S., at 5 p.m."
    assert folded(text) == ["in", "the", "us", "at", "5", "pm"]
    assert slices(text)[2] == "U.S."


def test_an_initial_is_a_word_without_its_stop() -> None:
    assert slices("Ada R. Orlo") == ["Ada", "R", "Orlo"]


def test_marks_of_quotation_are_no_part_of_a_word() -> None:
    assert slices("‘twas “Orlo's” 'word'") == ["twas", "Orlo's", "word"]


def test_a_letter_that_folds_to_two_maps_to_its_one_place() -> None:
    text = "die Straße nach Æthel, dann"
    assert folded(text) == ["die", "strasse", "nach", "aethel", "dann"]
    assert slices(text) == ["die", "Straße", "nach", "Æthel", "dann"]


def test_every_character_is_a_word_where_no_spaces_part_them() -> None:
    assert folded("两国总统 met 東京") == ["两", "国", "总", "统", "met", "東", "京"]


def test_other_alphabets_keep_their_letters() -> None:
    assert folded("Президент сказал: «нет»") == ["президент", "сказал", "нет"]
    assert folded("서울에서 회담") == ["서울에서", "회담"]


@pytest.mark.parametrize("text", ["", " \n\t", "...—“”", "\u0301\u00ad\u200b"])
def test_a_text_without_letters_has_no_words(text: str) -> None:
    assert fold_words(text) == []


@given(any_texts | prose() | wrapped())
def test_every_word_lies_inside_the_text_after_the_one_before_it(text: str) -> None:
    end = 0
    for word in fold_words(text):
        assert word.text
        assert end <= word.start < word.end <= len(text)
        end = word.end


@given(any_texts | prose() | wrapped())
def test_a_word_s_own_slice_folds_to_the_word(text: str) -> None:
    for word in fold_words(text):
        assert folded(text[word.start : word.end]) == [word.text]


@given(prose())
def test_case_and_composition_do_not_matter(text: str) -> None:
    assert folded(unicodedata.normalize("NFD", text)) == folded(text)
    assert folded(text.lower()) == folded(text)


@given(any_texts)
def test_letters_are_kept_place_for_place_or_with_a_map(text: str) -> None:
    fold = fold_text(text)
    if fold.places is None:
        assert len(fold.text) == len(text)
    else:
        assert len(fold.places) == len(fold.text) + 1
        assert list(fold.places) == sorted(fold.places)
        assert fold.places[-1] == len(text)


@pytest.mark.parametrize("letters", [("i", "İ"), ("i", "ı"), ("s", "ſ"), ("k", "\u212a"), ("i", "I")])
def test_what_a_pattern_without_regard_to_case_finds_is_in_its_table(letters: tuple[str, str]) -> None:
    words = "his  weekly\nmissions"
    odd = words.replace(*letters)
    assert re.fullmatch(r"his\s+weekly\s+missions", odd, re.IGNORECASE)
    assert fold_case(odd) == "his weekly missions"


@given(any_texts)
def test_case_is_folded_once(text: str) -> None:
    assert fold_case(fold_case(text)) == fold_case(text)
    assert fold_case(text.swapcase()).casefold() == fold_case(text.swapcase())
