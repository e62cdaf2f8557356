"""PDF files: their text layer."""

from __future__ import annotations

import re
from collections import Counter
from io import BytesIO
from itertools import pairwise
from typing import Any

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
STOPS = (".", "!", "?", ":", "”", '"')


def read_pdf(data: bytes, path: str) -> tuple[str, Facts]:
    """The text layer of a PDF, pages in order, and its title. Lines are as set; a wider gap becomes a blank line.

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
    text = _joined([page for page in pages if page])
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
