"""One file, one text: what kind it is, and what it says."""

from __future__ import annotations

import hashlib
import json
import os

from dragoman.ingest.decode import decode, without_surrogates
from dragoman.ingest.options import InputOptions
from dragoman.ingest.page import read_page
from dragoman.ingest.pdf import read_pdf
from dragoman.ingest.problems import file_problem, unreadable
from dragoman.ingest.raw import Facts, RawText

KINDS = {
    ".txt": "text",
    ".md": "text",
    ".html": "page",
    ".htm": "page",
    ".pdf": "pdf",
    ".jsonl": "jsonl",
    ".csv": "csv",
}
ROWS = frozenset({"jsonl", "csv"})


def name_of(path: str) -> str:
    """The name a file's text is known by: folders and the ending of a packed file left out."""
    return os.path.basename(path).removesuffix(".gz")


def kind_of(path: str, head: bytes, options: InputOptions) -> str:
    """``text``, ``page``, ``pdf``, ``jsonl`` or ``csv``: by the ending, else by the first bytes."""
    if head.startswith(b"%PDF-"):
        return "pdf"
    known = KINDS.get(os.path.splitext(name_of(path))[1].lower())
    if known:
        return known
    opening = head.lstrip(b"\xef\xbb\xbf \t\r\n")
    if opening[:14].lower().startswith((b"<!doctype html", b"<html")):
        return "page"
    return "jsonl" if _is_row(opening, options) else "text"


def read_text(data: bytes, path: str, kind: str, options: InputOptions) -> RawText:
    """The text of a whole file, unpacked, of the kind ``text``, ``page`` or ``pdf``. Its digest is that of the bytes.

    Raises:
        UnreadableFile: there is no text in it, or none that can be read.
    """
    if not data:
        raise unreadable("empty_file", path, "it is empty.")
    notes = []
    page = Facts()
    if kind == "pdf":
        text, page = read_pdf(data, path)
    else:
        if kind == "page":
            decoded, page = read_page(data, path, options.encoding)
        else:
            decoded = decode(data, path, options.encoding)
        text = decoded.text
        if decoded.guessed:
            notes.append(file_problem("encoding_guessed", path, f"it is not UTF-8 and was read as {decoded.encoding}."))
        if decoded.bad_bytes:
            bad = f"it is not sound {decoded.encoding}: U+FFFD stands for what was broken, {decoded.bad_bytes} times."
            notes.append(file_problem("bad_bytes", path, bad))
    if not text.strip():
        raise unreadable("empty_file", path, "it holds nothing but white space.")
    return RawText(
        name=name_of(path),
        path=path,
        text=without_surrogates(text)[0],
        sha256=hashlib.sha256(data).hexdigest(),
        page=page,
        problems=tuple(notes),
    )


def _is_row(opening: bytes, options: InputOptions) -> bool:
    """Is the first line, whole or cut, a JSON object with the column of texts?"""
    line = opening.split(b"\n", 1)[0]
    if not line.startswith(b"{"):
        return False
    try:
        row = json.loads(line)
    except (ValueError, RecursionError):
        return b"\n" not in opening and f'"{options.text_field}":'.encode() in line
    return isinstance(row, dict) and options.text_field in row
