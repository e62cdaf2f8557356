from __future__ import annotations

import pytest

from dragoman.ingest.language import find_language, guess_language, is_english, normal_language


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("The two leaders spoke on Tuesday about the border and agreed to meet in the spring.", "en"),
        ("Die Präsidentin sprach mit dem Kanzler über die Lage an der Grenze zu Caldera.", "de"),
        ("Le président s’est entretenu avec le Premier ministre à propos de la situation à la frontière.", "fr"),
        ("El presidente habló con el primer ministro sobre la situación en la frontera.", "es"),
        ("Президент провёл телефонный разговор с премьер-министром и обсудил вопросы безопасности.", "ru"),
        ("Президент провів телефонну розмову з прем’єр-міністром та обговорив питання щодо безпеки.", "uk"),
        ("总统今天与总理通电话，讨论了边境局势。", "zh"),
        ("大統領は本日、首相と電話会談を行った。", "ja"),
        ("xx yy zz aa bb cc dd ee ff gg", "und"),
        ("Vesk met Senn.", None),
        ("", None),
    ],
)
def test_a_language_is_told_by_its_commonest_words_or_script(text: str, language: str | None) -> None:
    assert guess_language(text) == language


@pytest.mark.parametrize(
    ("name", "tag"), [("English", "en"), ("eng", "en"), ("en_us", "en-US"), ("zh-Hant-tw", "zh-Hant-TW"), ("?", None)]
)
def test_names_and_tags_become_bcp47(name: str, tag: str | None) -> None:
    assert normal_language(name) == tag


def test_what_is_told_goes_before_the_guess_and_the_page_comes_last() -> None:
    russian = "Президент провёл телефонный разговор с премьер-министром и обсудил вопросы безопасности."
    assert find_language(russian, [None, "en"], "fr") == "en"
    assert find_language(russian, [None, "?"], "en") == "ru"
    assert find_language("Vesk met Senn.", [], "en-GB") == "en-GB"


def test_a_text_too_short_to_tell_is_read_as_english() -> None:
    assert is_english(None)
    assert is_english("en-GB")
    assert not is_english("und")
