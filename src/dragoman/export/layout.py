"""Lines and tables of text, wrapped to a width, with every text made safe to show.

Texts of documents are written by others and may hold escape sequences: nothing gets into a
``Page`` but through ``one_line``, which makes all of them visible.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from dragoman.export.visible import one_line

LEAST_COLUMN = 11  # characters; a table whose columns would be narrower is shown row by row
GAP = "  "


@dataclass(frozen=True, slots=True)
class Styled:
    """A text and how it looks where there are styles; it must say as much without them."""

    text: str
    style: str = ""  # bold, dim, or a colour


Part = str | Styled
Cell = Part | Sequence[Part]
Paint = Callable[[str, str], str]  # a text in a style
BREAK = Styled("")  # between two parts: the second begins a new line


def bold(text: str) -> Styled:
    return Styled(text, "bold")


def dim(text: str) -> Styled:
    return Styled(text, "dim")


class Page:
    """Gathers lines, none of them wider than ``width`` columns."""

    def __init__(self, width: int, paint: Paint | None = None) -> None:
        """
        Args:
            paint: puts a text into a style; without it styles are left out.
        """
        self.width = width
        self._paint = paint or (lambda text, style: text)
        self._lines: list[str] = []

    def line(self, *parts: Part, indent: int = 0, hang: int = 0) -> None:
        """One line, or several where it is too long: the further ones ``hang`` characters further in."""
        room = self.width - indent
        for number, words in enumerate(wrap(parts, room, hang)):
            self._lines.append(" " * (indent + (hang if number else 0)) + self._show(words))

    def gap(self) -> None:
        """An empty line, unless there is one or nothing stands above."""
        if self._lines and self._lines[-1]:
            self._lines.append("")

    def heading(self, text: str) -> None:
        """A title over what follows."""
        self.gap()
        self.line(bold(text))

    def table(self, names: Sequence[str], rows: Iterable[Sequence[Cell]], indent: int = 0) -> None:
        """Rows under the names of their columns; one after the other where the terminal is too narrow for a table."""
        listed = [[parts_of(cell) for cell in row] for row in rows]
        widths = fit(
            [max(map(natural_width, column)) for column in zip(([bold(name)] for name in names), *listed, strict=True)],
            self.width - indent,
        )
        if widths is None:
            self._stack(names, listed, indent)
            return
        self._row([[bold(name)] for name in names], widths, indent)
        self._lines.append(" " * indent + GAP.join("-" * width for width in widths))
        for row in listed:
            self._row(row, widths, indent)

    def text(self) -> str:
        """What was gathered."""
        return "\n".join(self._lines)

    def _show(self, words: Sequence[Styled]) -> str:
        """Words as a line; a run of one style is painted as a whole."""
        runs = groupby(words, key=lambda word: word.style)
        return " ".join(self._painted(" ".join(word.text for word in run), style) for style, run in runs)

    def _painted(self, text: str, style: str) -> str:
        return self._paint(text, style) if style else text

    def _row(self, row: Sequence[Sequence[Part]], widths: Sequence[int], indent: int) -> None:
        cells = [wrap(cell, width, 0) for cell, width in zip(row, widths, strict=True)]
        for number in range(max(map(len, cells))):
            words = [cell[number] if number < len(cell) else [] for cell in cells]
            line = GAP.join(
                self._show(part) + " " * (width - line_width(part)) for part, width in zip(words, widths, strict=True)
            )
            self._lines.append(" " * indent + line.rstrip())

    def _stack(self, names: Sequence[str], rows: Sequence[Sequence[Sequence[Part]]], indent: int) -> None:
        for row in rows:
            self.line(*row[0], indent=indent)
            for name, cell in zip(names[1:], row[1:], strict=True):
                self.line(dim(f"{name}:"), *cell, indent=indent + 2, hang=2)


def fit(widths: Sequence[int], room: int) -> list[int] | None:
    """The widths with the widest cut to one measure, so that all fit; None where that would be too narrow."""
    room -= len(GAP) * (len(widths) - 1)
    narrow, left = 0, len(widths)
    for width in sorted(widths):
        if width * left > room - narrow:
            break
        narrow, left = narrow + width, left - 1
    if not left:
        return list(widths)
    cap, spare = divmod(room - narrow, left)
    if cap < LEAST_COLUMN:
        return None
    fitted = []
    for width in widths:
        fitted.append(min(width, cap + (spare > 0)))
        spare -= width > cap
    return fitted


def wrap(parts: Iterable[Part], width: int, hang: int) -> list[list[Styled]]:
    """The words of the parts in lines of at most ``width`` columns, the further ones ``hang`` narrower.

    There is one line at least. Linear.
    """
    lines: list[list[Styled]] = [[]]
    used = 0  # columns of the last line
    for part in parts:
        if part is BREAK:
            lines.append([])
            used = 0
            continue
        text, style = (part.text, part.style) if isinstance(part, Styled) else (part, "")
        for word in one_line(text).split(" "):
            for piece in broken(word, width - hang):
                room = width - (hang if len(lines) > 1 else 0)
                if used and used + 1 + columns(piece) > room:
                    lines.append([])
                    used = 0
                if piece:
                    lines[-1].append(Styled(piece, style))
                    used += columns(piece) + (used > 0)
    return lines


def broken(word: str, width: int) -> Iterator[str]:
    """A word in pieces that fit a line."""
    if columns(word) <= width:
        yield word
        return
    piece, used = "", 0
    for character in word:
        if piece and used + columns(character) > width:
            yield piece
            piece, used = "", 0
        piece += character
        used += columns(character)
    yield piece


def parts_of(cell: Cell) -> Sequence[Part]:
    return [cell] if isinstance(cell, str | Styled) else cell


def natural_width(parts: Sequence[Part]) -> int:
    """The columns of a cell that has all the room it wants."""
    return max(map(line_width, wrap(parts, 1_000_000, 0)))


def line_width(words: Sequence[Styled]) -> int:
    return sum(columns(word.text) for word in words) + max(0, len(words) - 1)


def columns(text: str) -> int:
    """How many columns of a terminal a text takes: letters of East Asia two, combining marks none."""
    if text.isascii():
        return len(text)
    return sum(
        0 if unicodedata.combining(character) else 2 if unicodedata.east_asian_width(character) in "WF" else 1
        for character in text
    )
