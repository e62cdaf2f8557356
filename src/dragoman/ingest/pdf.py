"""PDF files: their text layer."""

from __future__ import annotations

import re
from collections import Counter
from io import BytesIO
from itertools import pairwise
from typing import Any

from dragoman.ingest.day_lines import is_day_line
from dragoman.ingest.decode import with_line_feeds
from dragoman.ingest.problems import unreadable
from dragoman.ingest.raw import Facts
from dragoman.model.errors import UnreadableFile

PAGE_NUMBER = re.compile(r"(?:page\s+)?[-–—]?\s*\d{1,4}\s*[-–—]?(?:\s*(?:of|/)\s*\d{1,4})?", re.I)
FILE_TITLE = re.compile(r".*\.(?:docx?|pdf|indd|rtf|tmp)|microsoft word.*|untitled.*|document\d*", re.I)
WIDE_GAP = 1.35  # of the page's line step: more is the space between paragraphs
SAME_LINE = 3.0  # points: a raised figure is no new line
SHORT_LINE_SHARE = 0.6  # of the page's longest line: a shorter one ends its paragraph
FULL_LINE_SHARE = 0.85  # one below it ends its paragraph if it ends with a stop
ITEM = re.compile(r"\s*(?:[-–—•*·▪◦]|\(?(?:\d{1,3}|[a-z])[.)])\s")
SPLIT_WORD = re.compile(r"([^\W\d_]+)([-\u00ad\u2010])$")
STOPS = (".", "!", "?", ":", "”", '"')


def read_pdf(data: bytes, path: str) -> tuple[str, Facts]:
    """The text layer of a PDF, pages in order, and its title: the lines of a paragraph are one, blank lines between.

    A page's number, alone on its first or last line, is left out. A paragraph goes on over the end of a page unless its
    last line ends with a stop.

    Raises:
        UnreadableFile: it is no PDF, is locked by a password, or has no text layer.
    """
    import logging

    from pypdf import PdfReader
    from pypdf.errors import DependencyError

    logging.getLogger("pypdf").setLevel(logging.CRITICAL)  # it reports on every page of a sloppy file
    try:
        reader = PdfReader(BytesIO(data))
        if reader.is_encrypted and not reader.decrypt(""):
            raise unreadable("locked_pdf", path, "it is locked with a password.")
        pages = [_read_pdf_page(page) for page in reader.pages]
        title = reader.metadata.title if reader.metadata else None
    except UnreadableFile:
        raise
    except DependencyError as error:
        raise unreadable("locked_pdf", path, "it is encrypted.") from error
    except Exception as error:  # a broken PDF makes the reader fail in any way
        raise unreadable("broken_pdf", path, f"it is no PDF that can be read ({type(error).__name__}).") from error
    text = with_whole_paragraphs(_joined([page for page in pages if page]))
    if not text:
        raise unreadable("pdf_without_text", path, "it has no text layer, only pictures of pages.")
    shown = " ".join(str(title or "").split())
    return text, Facts(title=shown if shown and not FILE_TITLE.fullmatch(shown) else None)


def _read_pdf_page(page: Any) -> str:
    """The text of a page, with a blank line where the step to the next line is wider than the page's usual one."""
    pieces: list[tuple[float, str]] = []

    def take(text: str, matrix: list[float], text_matrix: list[float], font: object, size: float) -> None:
        pieces.append((text_matrix[5] * matrix[3] + matrix[5], text))

    plain = page.extract_text(visitor_text=take)
    heights = [height for height, text in pieces if text.strip()]
    steps = Counter(round(above - below) for above, below in pairwise(heights))
    usual = max(((n, -step) for step, n in steps.items() if step > SAME_LINE), default=(0, 0))
    text, last = "", None
    for height, piece in pieces:
        if piece.strip():
            if last is not None and usual[0] > 1 and last - height > WIDE_GAP * -usual[1]:
                text = text.rstrip("\n") + "\n\n"
            last = height
        text += piece
    return _with_blank_lines(_without_page_number(text if text.split() == plain.split() else plain))


def _without_page_number(text: str) -> list[str]:
    lines = [line.rstrip() for line in text.strip().split("\n")]
    for place in (0, -1):
        if lines and PAGE_NUMBER.fullmatch(lines[place].strip()):
            lines.pop(place)
    return lines


def _with_blank_lines(lines: list[str]) -> str:
    """The lines of a page, with a blank one after each that is too short to have been wrapped."""
    longest = max(map(len, lines), default=0)
    text = ""
    for line in lines:
        short = len(line) < (FULL_LINE_SHARE if line.endswith(STOPS) else SHORT_LINE_SHARE) * longest
        text += line + ("\n\n" if short and line else "\n")
    return re.sub(r"\n{3,}", "\n\n", text).strip("\n")


def _joined(pages: list[str]) -> str:
    text = ""
    for page in pages:
        if text:
            text += "\n\n" if text.endswith(STOPS) else "\n"
        text += page
    return with_line_feeds(text)


def with_whole_paragraphs(text: str) -> str:
    """The text with the lines of each paragraph in one; items of a list and lines with a day keep their own."""
    words = frozenset(re.findall(r"[^\W\d_]+", text.casefold()))
    set_lines = [line.strip() for line in text.split("\n")]
    full = FULL_LINE_SHARE * max(map(len, set_lines))
    lines = set_lines[:1]
    for last, line in pairwise(set_lines):
        if _goes_on(last, line, full):
            lines[-1] = _continued(lines[-1], line, words)
        else:
            lines.append(line)
    return "\n".join(lines)


def _goes_on(line: str, following: str, full: float) -> bool:
    """Is there no room in a line of so many characters for the next word, or does the next line plainly go on?"""
    if not line or not following or ITEM.match(following) or is_day_line(line) or is_day_line(following):
        return False
    return following[0].islower() or len(line) + 1 + len(following.split(maxsplit=1)[0]) >= full


def _continued(line: str, following: str, words: frozenset[str]) -> str:
    """Two lines of a paragraph as one; a word split over both is whole again only where the text has it elsewhere."""
    split = SPLIT_WORD.search(line)
    if split is None:
        return f"{line} {following}"
    if not following[0].islower():
        return line + following if split[2] == "-" else f"{line} {following}"
    rest = re.match(r"[^\W\d_]+", following)
    whole = (split[1] + (rest.group() if rest else "")).casefold()
    return (line[:-1] if split[2] == "\u00ad" or whole in words else line) + following
