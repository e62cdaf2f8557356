"""What is read for each evaluation, and how it is scored."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from evaluation import attribution
from evaluation.sets import SHARED, read_rows, scorer, write_rows

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
    write_rows(metadata, rows)
    return _seed_paths(), {"metadata": metadata}


def _beside(folder: Path) -> tuple[list[Path], dict[str, Any]]:
    """The bare seeds beside the two dated readouts of the same two calls."""
    days = ("2021-01-26", "2021-04-13")
    rows = [
        {"id": row["id"], "text": row["text"], "title": row["title"], "published": row["date"], "url": row["url"]}
        for row in read_rows(SHARED / "data" / "readouts" / "white_house_2021_2022.jsonl.gz")
        if row["date"] in days and "Vladimir Putin" in row["title"]
    ]
    write_rows(folder / "readouts.jsonl", rows)
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
    """The documents of the set; the texts that it does not hold itself come from the addresses beside it."""
    listed = json.loads((SHARED / "data" / "positions" / "dev.json").read_text(encoding="utf-8"))["documents"]
    kept = {row["id"]: row for row in read_rows(SHARED / "data" / "readouts" / "zelenskyy_2022.jsonl.gz")}
    rows = []
    for row in listed:
        source = row if row.get("text") else kept[row["id"]]
        told = {"title": source["title"], "outlet": row["issuer"], "published": row["date"]}
        rows.append({"id": row["id"], "text": source["text"], **told})
    write_rows(folder / "dev.jsonl", rows)
    return [folder / "dev.jsonl"], {}


def _reuse(folder: Path) -> tuple[list[Path], dict[str, Any]]:
    """The documents of the set as they are; the minutes they give are no days, so they are read undated."""
    return [SHARED / "data" / "reuse" / "gov1k" / "docs.jsonl"], {}


SEEDS = ("seeds/gold.json", "scorers/score_seeds.py")
READOUTS = "data/readouts/white_house_2021_2022.jsonl.gz"
CONTACTS = ("data/contacts/documents.jsonl", "data/contacts/contacts.jsonl", "data/contacts/texts.jsonl.gz")
REUSE = tuple(f"data/reuse/gov1k/{name}.jsonl" for name in ("docs", "gold", "ignore"))


def _score_seeds(variant: str) -> Callable[[Path], list[str]]:
    return lambda out: scorer("score_seeds.py", out, "--variant", variant)


def _score_contacts(out: Path) -> list[str]:
    return scorer("score_contacts.py", SHARED / "data" / "contacts", out)


PLANS: tuple[Plan, ...] = (
    Plan("seeds.bare", SEEDS, _bare, _score_seeds("text")),
    Plan("seeds.published", SEEDS, _published, _score_seeds("published")),
    Plan("seeds.beside", (*SEEDS, READOUTS), _beside, _score_seeds("published")),
    Plan(
        "positions",
        ("data/positions/dev.json", "data/readouts/zelenskyy_2022.jsonl.gz"),
        _positions,
        lambda out: scorer("score_positions.py", SHARED / "data" / "positions" / "dev.json", out),
    ),
    Plan("contacts.plain", CONTACTS, _contacts("plain"), _score_contacts, quick=False),
    Plan("contacts.blind", CONTACTS, _contacts("blind"), _score_contacts, quick=False),
    Plan("contacts.shifted", CONTACTS, _contacts("shifted"), _score_contacts, quick=False),
    Plan("attribution.sample", (attribution.GOLD,), attribution.prepare_sample, attribution.score_sample),
    Plan("attribution.whole", (attribution.GOLD,), attribution.prepare, attribution.score, quick=False),
    Plan(
        "reuse",
        REUSE,
        _reuse,
        lambda out: scorer("score_passages.py", SHARED / "data" / "reuse" / "gov1k", out, "--window", "168"),
        quick=False,
    ),
)
