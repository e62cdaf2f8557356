"""Lines and tables of text, wrapped to a width, with every text made safe to show.

Texts of documents are written by others and may hold escape sequences: nothing gets into a
``Page`` but through ``one_line``, which makes all of them visible.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

from dragoman.export.visible import one_line

LEAST_COLUMN = 11  # characters; a table whose columns would be narrower is shown row by row
GAP = "  "


@dataclass(frozen=True, slots=True)
class Styled:
    """A text and how it looks where there are styles; it must say as much without them."""

    text: str
    style: str = ""  # bold, dim, or a colour
    glued: bool = False  # no space before it, unless there is one in the text


Part = str | Styled
Cell = Part | Sequence[Part]
Paint = Callable[[str, str], str]  # a text in a style
Line = list[list[Styled]]  # words, each in pieces of one style
BREAK = Styled("")  # between two parts: the second begins a new line


def bold(text: str) -> Styled:
    return Styled(text, "bold")


def dim(text: str) -> Styled:
    return Styled(text, "dim")


def stacked(parts: Iterable[Part]) -> list[Part]:
    """Each part on a line of its own."""
    return [part for one in parts for part in (BREAK, one)][1:]


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
        for number, line in enumerate(wrap(parts, room, hang)):
            self._lines.append(" " * (indent + (hang if number else 0)) + self._show(line))

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

    def _show(self, line: Line) -> str:
        return " ".join("".join(self._painted(piece) for piece in word) for word in line)

    def _painted(self, piece: Styled) -> str:
        return self._paint(piece.text, piece.style) if piece.style else piece.text

    def _row(self, row: Sequence[Sequence[Part]], widths: Sequence[int], indent: int) -> None:
        cells = [wrap(cell, width, 0) for cell, width in zip(row, widths, strict=True)]
        for number in range(max(map(len, cells))):
            lines = [cell[number] if number < len(cell) else [] for cell in cells]
            padded = (
                self._show(line) + " " * (width - line_width(line)) for line, width in zip(lines, widths, strict=True)
            )
            self._lines.append((" " * indent + GAP.join(padded)).rstrip())

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


def wrap(parts: Iterable[Part], width: int, hang: int) -> list[Line]:
    """The words of the parts in lines of at most ``width`` columns, the further ones ``hang`` narrower.

    Between two parts is a space, unless the second is glued. There is one line at least. Linear.
    """
    lines: list[Line] = [[]]
    used = 0  # columns of the last line
    for word in words_of(parts):
        crossing = used > 0 and used + 1 + word_width(word) > width - (hang if len(lines) > 1 else 0)
        for number, part in enumerate(broken(word, width - hang)):
            if number or crossing or not word:
                lines.append([])
                used = 0
            if word:
                used += word_width(part) + (used > 0)
                lines[-1].append(part)
    return lines


def words_of(parts: Iterable[Part]) -> list[list[Styled]]:
    """The words of the parts, made visible, each in pieces of one style; an empty one begins a new line."""
    words: list[list[Styled]] = []
    open_end = False  # may a glued part go on with the last word?
    for part in parts:
        if part is BREAK:
            words.append([])
            open_end = False
            continue
        styled = part if isinstance(part, Styled) else Styled(part)
        pieces = [Styled(word, styled.style) for word in one_line(styled.text).split(" ") if word]
        if pieces and styled.glued and open_end and not styled.text[0].isspace():
            words[-1].append(pieces.pop(0))
        words += [[piece] for piece in pieces]
        open_end = bool(styled.text) and not styled.text[-1].isspace()
    return words


def broken(word: list[Styled], width: int) -> Iterator[list[Styled]]:
    """A word in parts that fit a line; one that fits is its only part."""
    if word_width(word) <= width:
        yield word
        return
    part: list[Styled] = []
    used = 0
    for piece in word:
        for character in piece.text:
            size = columns(character)
            if part and used + size > width:
                yield part
                part, used = [], 0
            part.append(Styled(character, piece.style))
            used += size
    yield part


def parts_of(cell: Cell) -> Sequence[Part]:
    return [cell] if isinstance(cell, str | Styled) else cell


def natural_width(parts: Sequence[Part]) -> int:
    """The columns of a cell that has all the room it wants."""
    return max(map(line_width, wrap(parts, 1_000_000, 0)))


def line_width(line: Line) -> int:
    return sum(map(word_width, line)) + max(0, len(line) - 1)


def word_width(word: Sequence[Styled]) -> int:
    return sum(columns(piece.text) for piece in word)


def columns(text: str) -> int:
    """How many columns of a terminal a text takes: letters of East Asia two, combining marks none."""
    if text.isascii():
        return len(text)
    return sum(
        0 if unicodedata.combining(character) else 2 if unicodedata.east_asian_width(character) in "WF" else 1
        for character in text
    )
