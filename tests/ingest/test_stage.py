from __future__ import annotations

from dragoman.ingest.stage import STAGES
from dragoman.model.problems import CODES
from dragoman.model.tables import TABLES


def test_the_stages_read_and_write_known_tables() -> None:
    assert [stage.name for stage in STAGES] == ["regions", "sentences"]
    assert {table for stage in STAGES for table in (*stage.reads, *stage.writes)} <= TABLES.keys()


def test_every_code_has_a_next_step() -> None:
    assert all(step.endswith(".") for step in CODES.values())
