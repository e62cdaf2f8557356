"""Beside dated readouts of the same calls, undated reports get their days and their unmarked wording its source."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

import dragoman
from dragoman.export.views import export_rows
from evaluation.plans import PLANS

JANUARY, APRIL = "2021-01-26", "2021-04-13"
SEEDS = {"000": APRIL, "003": APRIL, "004": JANUARY}


@pytest.fixture(scope="module")
def record(shared: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[dragoman.Record]:
    (plan,) = (plan for plan in PLANS if plan.name == "seeds.beside")
    paths, options = plan.prepare(tmp_path_factory.mktemp("beside"))
    with dragoman.read(paths, **options) as read:
        yield read


def seed_of(path: str) -> str:
    """The number of a seed; of another document the whole path."""
    return Path(path).name[:3] if Path(path).name[:3] in SEEDS else path


def test_undated_reports_get_their_days_by_matching(record: dragoman.Record) -> None:
    rows = {
        seed_of(row["path"]): (row["published"], row["published_from"])
        for row in export_rows(record.store, "documents")
    }
    assert {seed: rows[seed] for seed in SEEDS} == {seed: (day, "match") for seed, day in SEEDS.items()}


def test_their_days_of_the_week_lean_on_what_was_found(record: dragoman.Record) -> None:
    paths = {row.id: seed_of(row.path) for row in record.documents}
    days = {(paths[row.span.doc_id], row.from_, row.anchor) for row in record.dates if "weekday:2" in row.constraints}
    assert {("003", APRIL, "published"), ("004", JANUARY, "published")} <= days


def test_unmarked_wording_is_traced_to_the_readout_and_its_teller_inferred(record: dragoman.Record) -> None:
    paths = {row.id: row.path for row in record.documents}
    unmarked = [row for row in record.passages if row.kind != "formula" and row.marked == "unmarked"]
    sources = {paths[row.a.doc_id] for row in unmarked if seed_of(paths[row.b.doc_id]) == "004"}
    assert any(JANUARY in source for source in sources)
    inferred = [row for row in export_rows(record.store, "attributions") if row["teller_inferred"]]
    told = {(seed_of(paths[row["doc"]]), row["teller_inferred"]) for row in inferred}
    assert ("004", "x:white-house") in told
    assert all(row["teller"] is None for row in inferred), "what is inferred is never stated"
