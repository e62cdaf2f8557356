"""Annotated documents as windows with labels: a tag for every word and the words that they point to."""

from __future__ import annotations

import gzip
import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from dragoman.attribution.reader.tags import ROLES, tag_run
from dragoman.attribution.reader.windows import Window, cut_windows

NO_TARGET = -100  # what a loss does not count


@dataclass(frozen=True, slots=True)
class Labels:
    """One number a word: its tag, the cue its content belongs to, the source of its cue (itself for none)."""

    tags: list[int]
    cue_of: list[int]
    source_of: list[int]


def read_rows(path: Path) -> list[dict[str, Any]]:
    """The documents of a gzipped JSONL file."""
    with gzip.open(path, "rt", encoding="utf-8") as handle:
        return [json.loads(line) for line in handle]


def read_windows(row: dict[str, Any]) -> list[tuple[Window, Labels]]:
    """The windows of one annotated document with their labels."""
    return [(window, label(window, row)) for window in cut_windows(row["text"])]


def label(window: Window, row: dict[str, Any]) -> Labels:
    """Tags and pointers from annotated spans; context and discarded stretches have no target."""
    count = len(window.words)
    tags = [NO_TARGET] * window.context + [0] * (count - window.context)
    cue_of, source_of = [NO_TARGET] * count, [NO_TARGET] * count
    for span in row.get("discard") or ():
        for index in _inside(window, span):
            tags[index] = NO_TARGET
    for attribution in row["attributions"]:
        found = {role: [run for span in attribution[role] if (run := _inside(window, span))] for role in ROLES}
        for role, runs in found.items():
            for run in runs:
                own = [index for index in run if index >= window.context]
                for index, tag in zip(own, tag_run(role, len(own)) if own else (), strict=True):
                    tags[index] = tag
        if not found["cue"]:
            continue
        cue = found["cue"][0][0]
        if cue >= window.context:
            source_of[cue] = found["source"][0][0] if found["source"] else cue
        for run in found["content"]:
            for index in run:
                if index >= window.context:
                    cue_of[index] = cue
    return Labels(tags, cue_of, source_of)


def _inside(window: Window, span: list[int]) -> list[int]:
    return [i for i, word in enumerate(window.words) if word.start >= span[0] and word.end <= span[1]]
