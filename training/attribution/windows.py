"""Annotated documents cut into windows of words that an encoder can read.

A window is one paragraph (or a part of a long one) with the end of the paragraph before it as
context. Every word of the paragraph has a tag; every word of a content points to the first word of its
cue, every first word of a cue to the first word of its source or to itself where it has none.
"""

from __future__ import annotations

import gzip
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

WORD = re.compile(r"\w+(?:['’]\w+)*|[^\w\s]")
ROLES = ("source", "cue", "content")
TAGS = ("O", *(f"{mark}-{role}" for role in ROLES for mark in "BI"))
OPENING, CLOSING, STRAIGHT = "“«", "”»", '"'
CONTEXT_WORDS = 48
MOST_WORDS = 180  # of the paragraph itself; longer ones are cut
NO_TARGET = -100


@dataclass(slots=True)
class Window:
    """Words as written with their places, quote states (0 outside, 1 inside, 2 a mark), and the labels."""

    words: list[str]
    places: list[tuple[int, int]]  # code points in the document
    context: int  # how many words at the front are context
    quotes: list[int]
    tags: list[int] = field(default_factory=list)
    cue_of: list[int] = field(default_factory=list)  # word index of the cue a content word points to
    source_of: list[int] = field(default_factory=list)  # word index of the source a cue points to


def read_rows(path: Path) -> list[dict[str, Any]]:
    """The documents of a gzipped JSONL file, discarded ones left out."""
    with gzip.open(path, "rt", encoding="utf-8") as handle:
        return [row for row in map(json.loads, handle) if not row.get("discard")]


def cut_windows(text: str) -> Iterator[Window]:
    """The windows of a text in order, without labels."""
    before: list[tuple[str, tuple[int, int], int]] = []
    for paragraph in re.finditer(r"[^\n]+", text):
        words = [(m.group(), m.span()) for m in WORD.finditer(text, paragraph.start(), paragraph.end())]
        if not words:
            continue
        states = quote_states([word for word, _ in words])
        items = [(word, place, state) for (word, place), state in zip(words, states, strict=True)]
        for start in range(0, len(items), MOST_WORDS):
            part = items[start : start + MOST_WORDS]
            context = (before + items[:start])[-CONTEXT_WORDS:]
            joined = context + part
            yield Window(
                [word for word, _, _ in joined],
                [place for _, place, _ in joined],
                len(context),
                [state for _, _, state in joined],
            )
        before = items[-CONTEXT_WORDS:]


def quote_states(words: list[str]) -> list[int]:
    """For every word of a paragraph whether it stands in quotation marks or is one."""
    states: list[int] = []
    inside = False
    for word in words:
        if word in OPENING or (word == STRAIGHT and not inside):
            inside = True
            states.append(2)
        elif inside and (word in CLOSING or word == STRAIGHT):
            inside = False
            states.append(2)
        else:
            states.append(1 if inside else 0)
    return states


def label(window: Window, attributions: list[dict[str, Any]]) -> Window:
    """The window with tags and pointers from annotated spans."""
    count = len(window.words)
    window.tags = [0] * count
    window.cue_of = [NO_TARGET] * count
    window.source_of = [NO_TARGET] * count
    for row in attributions:
        found = {role: [_inside(window, span) for span in row[role]] for role in ROLES}
        for number, role in enumerate(ROLES):
            for run in found[role]:
                for order, index in enumerate(run):
                    if index >= window.context:
                        window.tags[index] = 1 + 2 * number + (order > 0)
        cue = next((run[0] for run in found["cue"] if run), None)
        if cue is None:
            continue
        source = next((run[0] for run in found["source"] if run), None)
        if cue >= window.context:
            window.source_of[cue] = cue if source is None else source
        for run in found["content"]:
            for index in run:
                if index >= window.context:
                    window.cue_of[index] = cue
    return window


def _inside(window: Window, span: list[int]) -> list[int]:
    return [i for i, (start, end) in enumerate(window.places) if start >= span[0] and end <= span[1]]
