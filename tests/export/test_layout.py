"""Lines and tables keep to their width, and show the words they were given."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from dragoman.export.layout import BREAK, Page, Styled, bold, columns, dim, fit, stacked, wrap
from dragoman.export.visible import one_line
from tests.strategies import prose

names = st.text("abcdefgh ", min_size=1, max_size=12).filter(str.strip)


def lines_of(page: Page) -> list[str]:
    return page.text().splitlines()


def test_long_line_goes_on_further_in() -> None:
    page = Page(20)
    page.line("the ferries sail again on Tuesday", indent=2, hang=2)
    assert lines_of(page) == ["  the ferries sail", "    again on Tuesday"]


def test_glued_part_has_no_space_before_it() -> None:
    page = Page(60)
    page.line("they ", bold("agreed"), Styled(", both of them", glued=True), dim("(id)"))
    assert page.text() == "they agreed, both of them (id)"


def test_word_that_is_too_long_is_broken() -> None:
    page = Page(10)
    page.line("abcdefghijklmnopqrstuvwxyz")
    assert lines_of(page) == ["abcdefghij", "klmnopqrst", "uvwxyz"]


def test_styles_are_painted_and_left_out_without_paint() -> None:
    painted = Page(40, lambda text, style: f"<{style}>{text}</{style}>")
    painted.line("so", bold("it is"))
    plain = Page(40)
    plain.line("so", bold("it is"))
    assert painted.text() == "so <bold>it</bold> <bold>is</bold>"
    assert plain.text() == "so it is"


def test_escape_sequence_of_a_text_is_shown_and_not_sent() -> None:
    page = Page(60)
    page.table(("who\x1b[2J",), [["\x1b]0;title\x07"]])
    page.line("\x1b[31m")
    assert "\x1b" not in page.text()
    assert "\x07" not in page.text()


def test_table_has_its_columns_under_their_names() -> None:
    page = Page(40)
    page.table(("Day", "Who"), [["2031-03-14", "Ada Orlo"], ["open", stacked(["Vesk", "Tarn"])]])
    assert lines_of(page) == [
        "Day         Who",
        "----------  --------",
        "2031-03-14  Ada Orlo",
        "open        Vesk",
        "            Tarn",
    ]


def test_table_without_room_stands_row_by_row() -> None:
    page = Page(20)
    page.table(("Topic", "Palace", "Castle"), [["grain shipments", "says a great deal", "silent"]])
    assert lines_of(page) == ["grain shipments", "  Palace: says a", "    great deal", "  Castle: silent"]


def test_letters_of_east_asia_take_two_columns_and_accents_none() -> None:
    assert (columns("北京"), columns("e\u0301"), columns("abc")) == (4, 1, 3)


@given(st.lists(prose(max_pieces=12), max_size=4), st.integers(20, 120), st.integers(0, 4))
def test_no_line_is_wider_than_the_page_and_no_word_is_lost(texts: list[str], width: int, hang: int) -> None:
    lines = wrap(texts, width, hang)
    shown = [" ".join("".join(piece.text for piece in word) for word in line) for line in lines]
    assert all(columns(line) <= width - (hang if number else 0) for number, line in enumerate(shown))
    assert "".join(shown).replace(" ", "") == "".join(map(one_line, texts)).replace(" ", "")


@given(st.lists(st.lists(names, min_size=3, max_size=3), min_size=1, max_size=4), st.integers(20, 80))
def test_no_row_of_a_table_is_wider_than_the_page(rows: list[list[str]], width: int) -> None:
    page = Page(width)
    page.table(rows[0], rows[1:])
    assert max(map(columns, lines_of(page)), default=0) <= width


@given(st.lists(st.integers(1, 60), min_size=1, max_size=6), st.integers(20, 140))
def test_columns_fit_and_only_the_widest_give_way(widths: list[int], room: int) -> None:
    fitted = fit(widths, room)
    if fitted is None:
        assert sum(widths) > room - 2 * (len(widths) - 1)
        return
    assert sum(fitted) + 2 * (len(fitted) - 1) <= room
    assert all(narrow <= wide for narrow, wide in zip(fitted, widths, strict=True))
    cut = [new for new, old in zip(fitted, widths, strict=True) if new < old]
    assert not cut or max(fitted) <= min(cut) + 1


def test_break_begins_a_line() -> None:
    assert len(wrap(["one", BREAK, "two"], 40, 0)) == 2
