"""News read against human annotation: all of the development part of PolNeAR, or every seventh document of it."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from evaluation.sets import SHARED, read_rows, scorer, write_rows

GOLD = "data/polnear/dev.jsonl.gz"
SAMPLE_STEP = 7


def prepare(folder: Path) -> tuple[list[Path], dict[str, Any]]:
    """All documents, named as in the gold."""
    return _written(folder, read_rows(SHARED / GOLD))


def prepare_sample(folder: Path) -> tuple[list[Path], dict[str, Any]]:
    """Every seventh document, and beside the folder the gold of these alone."""
    rows = read_rows(SHARED / GOLD)[::SAMPLE_STEP]
    write_rows(folder.parent / "gold.jsonl", rows)
    return _written(folder, rows)


def score(out: Path) -> list[str]:
    """The scorer's command for the export of all documents."""
    return scorer("score_attribution.py", SHARED / GOLD, out)


def score_sample(out: Path) -> list[str]:
    """The scorer's command for the export of the sample."""
    return scorer("score_attribution.py", out.parent / "gold.jsonl", out)


def _written(folder: Path, rows: list[dict[str, Any]]) -> tuple[list[Path], dict[str, Any]]:
    write_rows(folder / "dev.jsonl", ({"id": row["doc_id"], "text": row["text"]} for row in rows))
    return [folder / "dev.jsonl"], {}
