"""The evaluation sets beside the project: where they are, and how their files are read and written."""

from __future__ import annotations

import gzip
import hashlib
import json
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import Any

SHARED = Path(__file__).resolve().parents[2] / "shared"


def scorer(name: str, *arguments: str | Path) -> list[str]:
    """The command of one of the scorers."""
    return [sys.executable, str(SHARED / "scorers" / name), *map(str, arguments), "--json"]


def read_rows(path: Path) -> list[dict[str, Any]]:
    """The rows of a JSONL file, gzipped or not."""
    opener = gzip.open if path.suffix == ".gz" else open
    with opener(path, "rt", encoding="utf-8") as handle:
        return [json.loads(line) for line in handle if line.strip()]


def write_rows(path: Path, rows: Iterable[dict[str, Any]]) -> None:
    """Rows as JSONL."""
    path.write_text("".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows), encoding="utf-8")


def digest_of(name: str) -> str:
    """SHA-256 of a file below ``../shared``."""
    return hashlib.sha256((SHARED / name).read_bytes()).hexdigest()
