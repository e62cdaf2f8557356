"""Runs a plan and holds its measures against the floors."""

from __future__ import annotations

import json
import subprocess
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import dragoman
from evaluation.plans import FLOORS, Plan
from evaluation.sets import digest_of


@dataclass(frozen=True, slots=True)
class Outcome:
    """The measures of a plan, and one sentence for each floor or ceiling missed."""

    plan: str
    measures: dict[str, Any]
    missed: tuple[str, ...]


def load_floors() -> dict[str, Any]:
    """Floors, ceilings and digests, by plan."""
    floors: dict[str, Any] = json.loads(FLOORS.read_text(encoding="utf-8"))
    return floors


def run_plan(plan: Plan) -> Outcome:
    """Read the plan's documents into a new record, export it, score it, compare with the floors."""
    with tempfile.TemporaryDirectory() as folder:
        inputs, out = Path(folder, "in"), Path(folder, "out")
        inputs.mkdir()
        paths, options = plan.prepare(inputs)
        with dragoman.read(paths, record=Path(folder, "record.db"), **options) as record:
            record.export(out)
        done = subprocess.run(plan.score(out), check=False, capture_output=True, text=True)
    if done.returncode or not done.stdout.strip():
        return Outcome(plan.name, {}, (f"the scorer failed: {done.stderr.strip()[-500:]}",))
    measures = json.loads(done.stdout)
    return Outcome(plan.name, measures, tuple(_missed(plan, measures)))


def limits_of(plan: str) -> dict[str, tuple[str, float]]:
    """The pinned limits of a plan's measures: ``floor`` or ``ceiling``, and the value."""
    pinned = load_floors().get(plan, {})
    return {name: (kind, limit) for kind in ("floor", "ceiling") for name, limit in pinned.get(f"{kind}s", {}).items()}


def _missed(plan: Plan, measures: dict[str, Any]) -> list[str]:
    digests = load_floors()["digests"]
    found = [
        f"{name} changed since the floors were pinned: measure anew and pin its digest"
        for name in plan.sets
        if digests.get(name) != digest_of(name)
    ]
    for name, (kind, limit) in limits_of(plan.name).items():
        value = measures.get(name)
        if value is None or (value < limit if kind == "floor" else value > limit):
            found.append(f"{name} is {value}, the {kind} is {limit}")
    return found
