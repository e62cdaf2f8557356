"""HTML pages: the main text, and what the page says of itself."""

from __future__ import annotations

import re
from typing import Any

from dragoman.ingest.decode import Decoded, decode
from dragoman.ingest.problems import unreadable
from dragoman.ingest.published import read_published
from dragoman.ingest.raw import Facts
from dragoman.model.errors import UnreadableFile

DECLARED = re.compile(rb"""<meta[^>]{0,200}?charset\s*=\s*["']?\s*([\w.:-]{2,40})""", re.I)
DECLARATION = re.compile(r"^\s*<\?xml[^>]*\?>")  # lxml refuses text that names an encoding
HEAD_BYTES = 4_096

DATE_NAMES = frozenset(
    "article:published_time article:published og:published_time datepublished date dc.date dc.date.issued dcterms.date "
    "dcterms.issued pubdate publishdate publish-date publish_date publication_date parsely-pub-date"
    " sailthru.date".split()
)
LINKED_DATE = re.compile(r'"datePublished"\s*:\s*"([^"]+)"')

BLOCKS = frozenset(
    "address article aside blockquote body br caption dd div dl dt figcaption figure h1 h2 h3 h4 h5 h6 hr li main ol p "
    "pre section table tbody td th thead tr ul".split()
)
LEFT_OUT = frozenset(
    "aside button footer form head header iframe menu nav noscript script select style svg template".split()
)
STOPS = tuple(".!?…:”\"'’»)")
LEAST_PROSE_WORDS = 8  # of a line without a stop: a menu's entry has fewer
NO_PROSE = re.compile(
    r"(©|\(c\)\s|copyright\b|all rights reserved|(please )?(enable|turn on) (javascript|cookies)"
    r"|(we|this (web)?site|our (web)?site) uses? cookies|skip to )",
    re.I,
)


def read_page(data: bytes, path: str, encoding: str | None = None) -> tuple[Decoded, Facts]:
    """The main text of an HTML page, a paragraph a line, and its title, site name, address, date and language.

    Raises:
        UnreadableFile: the bytes are no text, or the page has no prose, only menus.
    """
    from lxml import etree, html

    decoded = decode_page(data, path, encoding)
    try:
        tree = html.document_fromstring(DECLARATION.sub("", decoded.text))
    except (etree.LxmlError, ValueError, RecursionError) as error:
        raise unreadable("page_without_text", path, "it is no HTML page that can be read.") from error
    links = {" ".join(link.text_content().split()) for link in tree.iter("a")}
    date, language = _find_date(tree), tree.get("lang")
    text, facts = _extract(tree)
    if not _has_prose(text, links):
        text = "\n".join(_block_lines(tree))
    if not _has_prose(text, links):
        raise unreadable("page_without_text", path, "the page has menus and no text of its own.")
    told = Facts(facts.title, facts.outlet, language, date or facts.published, facts.url)
    return Decoded(text, decoded.encoding, decoded.guessed, decoded.bad_bytes), told


def decode_page(data: bytes, path: str, encoding: str | None = None) -> Decoded:
    """The source of a page as text, in the encoding it declares where that fits."""
    declared = DECLARED.search(data[:HEAD_BYTES])
    if encoding is None and declared:
        try:
            return decode(data, path, declared.group(1).decode("ascii"))
        except (UnreadableFile, LookupError):
            return decode(data, path)
    return decode(data, path, encoding)


def _extract(tree: Any) -> tuple[str, Facts]:
    """What trafilatura finds. Its search for dates is bounded to markup and never asks the clock."""
    import logging

    from trafilatura import bare_extraction
    from trafilatura.settings import Document as Extracted

    logging.getLogger("trafilatura").setLevel(logging.CRITICAL)  # it reports on every page without text
    dates = {"extensive_search": False, "original_date": True, "max_date": "2100-12-31"}
    page = bare_extraction(tree, with_metadata=True, include_comments=False, date_extraction_params=dates)
    if not isinstance(page, Extracted):
        return "", Facts()
    return page.text or "", Facts(page.title or None, page.sitename or None, None, page.date or None, page.url or None)


def _find_date(tree: Any) -> str | None:
    """The publication date that the page's markup gives, with its time where there is one."""
    told = [
        node.get("content") or ""
        for node in tree.iter("meta")
        if (node.get("property") or node.get("name") or node.get("itemprop") or "").lower() in DATE_NAMES
    ]
    for script in tree.iter("script"):
        if "ld+json" in (script.get("type") or ""):
            told += LINKED_DATE.findall(script.text or "")
    times = list(dict.fromkeys(node.get("datetime") or "" for node in tree.iter("time")))
    told += [node.get("datetime") or "" for node in tree.iter("time") if node.get("itemprop") == "datePublished"]
    told += times if len(times) == 1 else []
    return next((value for value in told if read_published(value)), None)


def _has_prose(text: str, links: set[str]) -> bool:
    """Is there a line that is a sentence, and no link or notice?"""
    lines = (" ".join(line.removeprefix("- ").split()) for line in text.splitlines())
    return any(
        line not in links
        and not NO_PROSE.match(line)
        and (len(line.split()) >= LEAST_PROSE_WORDS or (line.endswith(STOPS) and " " in line))
        for line in lines
    )


def _block_lines(tree: Any) -> list[str]:
    """The text of each block of a page, in order, without those that are mostly links or lie in menus."""
    from lxml import etree

    lines: list[str] = []
    held: list[tuple[str, bool]] = []  # pieces of the block, and whether they are links

    def close() -> None:
        linked = sum(len(piece.strip()) for piece, is_link in held if is_link)
        line = " ".join("".join(piece for piece, _ in held).split())
        if line and linked <= len(line) / 2:
            lines.append(line)
        held.clear()

    depth = 0  # of links
    walk = etree.iterwalk(tree, events=("start", "end"))
    for event, node in walk:
        if event == "start":
            if node.tag in LEFT_OUT or not isinstance(node.tag, str):
                walk.skip_subtree()
                continue
            depth += node.tag == "a"
            if node.tag in BLOCKS:
                close()
            held.append((node.text or "", depth > 0))
        else:
            left_out = node.tag in LEFT_OUT or not isinstance(node.tag, str)
            depth -= node.tag == "a"
            if node.tag in BLOCKS:
                close()
            held.append((node.tail or "", depth > 0 and not left_out))
    close()
    return lines
