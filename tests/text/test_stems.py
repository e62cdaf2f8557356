"""The words of a stretch that carry its matter, cut to their stems."""

from __future__ import annotations

from dragoman.text.stems import content_stems


def test_forms_of_a_word_meet_in_their_stem() -> None:
    assert set(content_stems("extend the extension")) == {"exten"}


def test_function_words_and_marks_carry_no_matter() -> None:
    assert content_stems("and so, by the – of it – he has not ...") == {"so": False}


def test_a_name_is_a_capitalised_word_that_opens_no_sentence() -> None:
    stems = content_stems("Ferries sail to Norvia. Caldera waits.")
    assert stems == {"ferri": False, "sail": False, "norvi": True, "calde": False, "waits": False}


def test_a_word_met_as_a_name_once_is_a_name() -> None:
    assert content_stems("Norvia waits. It is Norvia.")["norvi"]


def test_only_the_stretch_is_read() -> None:
    assert set(content_stems("one ferry two", 4, 9)) == {"ferry"}
    assert content_stems("") == {}
