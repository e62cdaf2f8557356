"""What is read for each evaluation, and how it is scored."""

from __future__ import annotations

import gzip
import hashlib
import json
import subprocess
import sys
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

SHARED = Path(__file__).resolve().parents[2] / "shared"
FLOORS = Path(__file__).with_name("floors.json")


@dataclass(frozen=True, slots=True)
class Plan:
    """One corpus, one way of reading it, one scorer.

    ``prepare`` writes the inputs into a folder and returns the paths to read and the options of
    ``dragoman.read``; ``score`` gives the scorer's command for an export folder.
    """

    name: str
    sets: tuple[str, ...]  # files below ../shared whose digests the floors hold for
    prepare: Callable[[Path], tuple[list[Path], dict[str, Any]]]
    score: Callable[[Path], list[str]]
    quick: bool = True  # short enough for every test run


def _scorer(name: str, *arguments: str | Path) -> list[str]:
    return [sys.executable, str(SHARED / "scorers" / name), *map(str, arguments), "--json"]


def _gold() -> dict[str, Any]:
    gold: dict[str, Any] = json.loads((SHARED / "seeds" / "gold.json").read_text(encoding="utf-8"))
    return gold


def _seed_paths() -> list[Path]:
    return sorted((SHARED / "seeds").glob("*.txt"))


def _bare(folder: Path) -> tuple[list[Path], dict[str, Any]]:
    return _seed_paths(), {}


def _published(folder: Path) -> tuple[list[Path], dict[str, Any]]:
    rows = [
        {"path": str(SHARED / "seeds" / row["file"]), "published": row["publication_date"]["test_setting"]}
        for row in _gold()["documents"]
    ]
    metadata = folder / "metadata.jsonl"
    _write_rows(metadata, rows)
    return _seed_paths(), {"metadata": metadata}


def _beside(folder: Path) -> tuple[list[Path], dict[str, Any]]:
    """The bare seeds beside the two dated readouts of the same two calls."""
    days = ("2021-01-26", "2021-04-13")
    rows = [
        {"id": row["id"], "text": row["text"], "title": row["title"], "published": row["date"], "url": row["url"]}
        for row in read_rows(SHARED / "data" / "readouts" / "white_house_2021_2022.jsonl.gz")
        if row["date"] in days and "Vladimir Putin" in row["title"]
    ]
    _write_rows(folder / "readouts.jsonl", rows)
    return [*_seed_paths(), folder / "readouts.jsonl"], {}


def _contacts(variant: str) -> Callable[[Path], tuple[list[Path], dict[str, Any]]]:
    def prepare(folder: Path) -> tuple[list[Path], dict[str, Any]]:
        data = SHARED / "data" / "contacts"
        texts = [data / "texts.jsonl.gz", *([data / "noise_texts.jsonl.gz"] if variant == "plain" else [])]
        command = [sys.executable, data / "inputs.py", data, folder, "--texts", *texts, "--variant", variant]
        command += ["--noise"] if variant == "plain" else []
        subprocess.run([str(part) for part in command], check=True, capture_output=True)
        return [folder], {}

    return prepare


def _positions(folder: Path) -> tuple[list[Path], dict[str, Any]]:
    rows = [
        {
            "id": row["id"], "text": row["text"], "title": row["title"],
            "published": row["date"], "outlet": row["issuer"],
        }
        for row in json.loads((SHARED / "data" / "positions" / "dev.json").read_text(encoding="utf-8"))["documents"]
        if row.get("text")
    ]  # fmt: skip
    known = {row["id"]: row for row in read_rows(SHARED / "data" / "readouts" / "zelenskyy_2022.jsonl.gz")}
    for row in json.loads((SHARED / "data" / "positions" / "dev.json").read_text(encoding="utf-8"))["documents"]:
        if not row.get("text") and row["id"] in known:
            source = known[row["id"]]
            rows.append({"id": row["id"], "text": source["text"], "title": source["title"], "published": row["date"]})
    _write_rows(folder / "dev.jsonl", rows)
    return [folder / "dev.jsonl"], {}


def _attribution(folder: Path) -> tuple[list[Path], dict[str, Any]]:
    rows = [
        {"id": row["doc_id"], "text": row["text"]}
        for row in read_rows(SHARED / "data" / "polnear" / "dev.jsonl.gz")
    ]
    _write_rows(folder / "dev.jsonl", rows)
    return [folder / "dev.jsonl"], {}


def read_rows(path: Path) -> list[dict[str, Any]]:
    """The rows of a JSONL file, gzipped or not."""
    opener = gzip.open if path.suffix == ".gz" else open
    with opener(path, "rt", encoding="utf-8") as handle:
        return [json.loads(line) for line in handle if line.strip()]


def _write_rows(path: Path, rows: Iterable[dict[str, Any]]) -> None:
    path.write_text("".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows), encoding="utf-8")


def digest_of(name: str) -> str:
    """SHA-256 of a file below ``../shared``."""
    return hashlib.sha256((SHARED / name).read_bytes()).hexdigest()


SEEDS = ("seeds/gold.json", "scorers/score_seeds.py")
READOUTS = "data/readouts/white_house_2021_2022.jsonl.gz"
CONTACTS = ("data/contacts/documents.jsonl", "data/contacts/contacts.jsonl", "data/contacts/texts.jsonl.gz")

PLANS: tuple[Plan, ...] = (
    Plan("seeds.bare", SEEDS, _bare, lambda out: _scorer("score_seeds.py", out, "--variant", "text")),
    Plan("seeds.published", SEEDS, _published, lambda out: _scorer("score_seeds.py", out, "--variant", "published")),
    Plan("seeds.beside", (*SEEDS, READOUTS), _beside, lambda out: _scorer("score_seeds.py", out, "--variant", "published")),
    Plan(
        "positions", ("data/positions/dev.json",), _positions,
        lambda out: _scorer("score_positions.py", SHARED / "data" / "positions" / "dev.json", out),
    ),
    Plan(
        "contacts.plain", CONTACTS, _contacts("plain"),
        lambda out: _scorer("score_contacts.py", SHARED / "data" / "contacts", out), quick=False,
    ),
    Plan(
        "contacts.blind", CONTACTS, _contacts("blind"),
        lambda out: _scorer("score_contacts.py", SHARED / "data" / "contacts", out), quick=False,
    ),
    Plan(
        "attribution", ("data/polnear/dev.jsonl.gz",), _attribution,
        lambda out: _scorer("score_attribution.py", SHARED / "data" / "polnear" / "dev.jsonl.gz", out), quick=False,
    ),
)  # fmt: skip
