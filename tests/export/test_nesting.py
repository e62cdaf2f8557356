"""Marks that overlap come out as elements that nest, and the text between them is the text."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from dragoman.export.nesting import Closed, Mark, Opened, Piece, find_blocks, nest
from tests.strategies import texts


def mark(start: int, end: int, kind: str = "position") -> Mark:
    return Mark(start, end, kind, "")


def drawn(pieces: Iterable[Piece]) -> str:
    """Pieces as brackets: ``<`` where a mark begins, ``(`` where it goes on, likewise at its end."""
    signs = []
    for piece in pieces:
        if isinstance(piece, Opened):
            signs.append("<" if piece.first else "(")
        elif isinstance(piece, Closed):
            signs.append(">" if piece.last else ")")
        else:
            signs.append(piece)
    return "".join(signs)


def test_mark_stands_around_its_words() -> None:
    assert drawn(nest("abcdef", 0, 6, [mark(2, 4)])) == "ab<cd>ef"


def test_wider_mark_stands_outside() -> None:
    assert drawn(nest("abcdef", 0, 6, [mark(2, 4), mark(1, 5)])) == "a<b<cd>e>f"


def test_marks_of_one_stretch_stand_inside_one_another() -> None:
    assert drawn(nest("abc", 0, 3, [mark(0, 3, "day"), mark(0, 3, "name")])) == "<<abc>>"


def test_later_of_two_that_cross_is_closed_and_goes_on() -> None:
    assert drawn(nest("abcdef", 0, 6, [mark(0, 4), mark(2, 6)])) == "<ab<cd)>(ef>"


def test_mark_is_cut_at_the_ends_of_the_stretch() -> None:
    assert drawn(nest("abcdef", 2, 4, [mark(0, 6)])) == "(cd)"
    assert drawn(nest("abcdef", 2, 4, [mark(0, 2), mark(4, 6)])) == "cd"


def test_blocks_are_what_stands_between_blank_lines() -> None:
    text = "one\ntwo\n\nthree\n \n\nfour"
    assert [text[start:end] for start, end in find_blocks(text)] == ["one\ntwo", "three", "four"]
    assert find_blocks("") == []


marks = st.lists(
    st.tuples(st.integers(0, 60), st.integers(1, 30), st.sampled_from(("a", "b", "c"))).map(
        lambda drawn: Mark(drawn[0], drawn[0] + drawn[1], drawn[2], "")
    ),
    max_size=10,
    unique=True,
)


@given(st.text("abcdefgh ", max_size=70), marks, st.integers(0, 20), st.integers(20, 70))
def test_pieces_nest_and_give_the_text_and_the_words_of_each_mark(
    text: str, marks: list[Mark], start: int, end: int
) -> None:
    start, end = min(start, len(text)), min(end, len(text))
    stack: list[Mark] = []
    shown = ""
    words = dict.fromkeys(marks, "")
    begun: dict[Mark, int] = dict.fromkeys(marks, 0)
    ended: dict[Mark, int] = dict.fromkeys(marks, 0)
    for piece in nest(text, start, end, marks):
        if isinstance(piece, Opened):
            stack.append(piece.mark)
            begun[piece.mark] += piece.first
        elif isinstance(piece, Closed):
            assert stack.pop() == piece.mark
            ended[piece.mark] += piece.last
        else:
            assert piece
            shown += piece
            for one in stack:
                words[one] += piece
    assert stack == []
    assert shown == text[start:end]
    for one in marks:
        assert words[one] == text[max(start, one.start) : max(start, min(end, one.end))]
        assert begun[one] == (start <= one.start < end)
        assert ended[one] == (one.end <= end and one.start < end and one.end > start)


@given(texts)
def test_blocks_and_what_is_between_them_are_the_text(text: str) -> None:
    blocks = find_blocks(text)
    edges = pairwise([(0, 0), *blocks, (len(text), 0)])
    between = "".join(text[end:start] for (_, end), (start, _) in edges)
    assert not between.strip()
    assert sum(end - start for start, end in blocks) + len(between) == len(text)
