"""Windows: every word is read once, in company, and with what is known of it."""

from __future__ import annotations

from hypothesis import given

from dragoman.attribution.reader.windows import (
    CAPITALISED,
    CAPITALS,
    CONTEXT,
    CONTEXT_WORDS,
    INSIDE,
    LOWER,
    MARK,
    MOST_WORDS,
    NUMBER,
    OUTSIDE,
    START,
    WITHIN,
    WORD,
    Window,
    cut_windows,
    read_paragraph,
)
from tests.strategies import texts


def quotation_of(text: str) -> list[tuple[str, int]]:
    return [(word.text, word.quotation) for word in read_paragraph(text, 0, len(text))]


def own_words(windows: list[Window]) -> list[tuple[int, int]]:
    """The places of the words of all windows, those of their contexts left out."""
    return [(word.start, word.end) for window in windows for word in window.words[window.context :]]


@given(texts)
def test_every_word_is_in_exactly_one_window_outside_its_context(text: str) -> None:
    assert own_words(list(cut_windows(text))) == [match.span() for match in WORD.finditer(text)]


@given(texts)
def test_words_slice_to_themselves_and_windows_are_bounded(text: str) -> None:
    for window in cut_windows(text * 20):
        assert window.context <= CONTEXT_WORDS
        assert 0 < len(window.words) - window.context <= MOST_WORDS
        assert all((text * 20)[word.start : word.end] == word.text for word in window.words)


def test_the_context_is_the_last_words_before() -> None:
    text = "\n".join(f"The ferries sail at {number} today." for number in range(100))
    first, second, *_ = cut_windows(text)
    assert first.context == 0
    assert second.context == CONTEXT_WORDS
    assert second.words[:CONTEXT_WORDS] == first.words[-CONTEXT_WORDS:]


def test_whole_paragraphs_share_a_window_while_they_fit() -> None:
    paragraph = "word " * 60
    windows = list(cut_windows(f"{paragraph}\n{paragraph}\n{paragraph}"))
    assert [len(window.words) - window.context for window in windows] == [120, 60]


def test_a_paragraph_longer_than_a_window_is_cut() -> None:
    windows = list(cut_windows("word " * (2 * MOST_WORDS + 10)))
    assert [len(window.words) - window.context for window in windows] == [MOST_WORDS, MOST_WORDS, 10]
    assert [window.words[window.context].starts for window in windows] == [True, False, False]


def test_only_the_given_paragraphs_are_read() -> None:
    text = "Norvia said no.\nCaldera said yes.\nBoth said more."
    start = text.index("Caldera")
    windows = list(cut_windows(text, [(start, start + len("Caldera said yes."))]))
    assert [word.text for window in windows for word in window.words] == ["Caldera", "said", "yes", "."]


def test_the_empty_text_has_no_windows() -> None:
    assert list(cut_windows("")) == list(cut_windows(" \n\n \t")) == list(cut_windows("Norvia said no.", [])) == []


def test_words_inside_quotation_marks_are_known_as_such() -> None:
    assert quotation_of("He said “it sails” here") == [
        ("He", OUTSIDE), ("said", OUTSIDE), ("“", MARK), ("it", INSIDE), ("sails", INSIDE), ("”", MARK),
        ("here", OUTSIDE),
    ]  # fmt: skip
    assert quotation_of('"it" so')[-1] == ("so", OUTSIDE)
    assert [state for _, state in quotation_of("«it»")] == [MARK, INSIDE, MARK]


def test_an_unclosed_quotation_ends_with_its_paragraph() -> None:
    (window,) = cut_windows("He said “it sails\nand left")
    assert [word.quotation for word in window.words] == [OUTSIDE, OUTSIDE, MARK, INSIDE, INSIDE, OUTSIDE, OUTSIDE]


def test_a_closing_mark_that_nothing_opened_changes_nothing() -> None:
    assert [state for _, state in quotation_of("it sails” now")] == [OUTSIDE] * 4


def test_letters_and_parts_are_told_apart() -> None:
    (window,) = cut_windows("The U.N. met\nNATO in 2021 İ")
    letters = {word.text: word.letters for word in window.words}
    assert {letters["met"], letters["in"], letters["."]} == {LOWER}
    assert {letters["The"], letters["U"], letters["İ"]} == {CAPITALISED}
    assert (letters["NATO"], letters["2021"]) == (CAPITALS, NUMBER)
    assert [window.features(index)[1] for index in (0, 1, 6, 7)] == [START, WITHIN, START, WITHIN]
    assert Window(window.words, 2).features(0)[1] == CONTEXT


def test_an_apostrophe_inside_a_word_does_not_part_it() -> None:
    (window,) = cut_windows("Vesk’s crews don't sail")
    assert [word.text for word in window.words] == ["Vesk’s", "crews", "don't", "sail"]
    assert window.place((1, 3)) == (7, 18)
