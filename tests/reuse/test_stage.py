"""The stages of the room, and what they cost before they are asked anything."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import dragoman
from dragoman.model.records import Overlap
from dragoman.reuse.overlaps import find_overlaps
from dragoman.reuse.settings import OverlapSettings
from dragoman.reuse.stage import STAGES_EARLY, STAGES_LATE
from tests.reuse.making import document, sentence


def test_the_stage_gives_what_the_kernel_gives() -> None:
    [stage] = STAGES_EARLY
    documents = [document("a", sentence(1)), document("b", f"{sentence(2)} {sentence(1)}")]
    rows = list(stage.kernel(documents, [], stage.settings))
    assert rows == list(find_overlaps(documents, [], OverlapSettings()))
    assert isinstance(rows[0], Overlap)


def test_empty_tables_give_no_rows() -> None:
    for stage in (*STAGES_EARLY, *STAGES_LATE):
        assert list(stage.kernel(*([] for _ in stage.reads), stage.settings)) == []


def test_numpy_is_not_imported_before_there_is_something_to_compare() -> None:
    code = "import sys, dragoman.reuse.stage; sys.exit('numpy' in sys.modules)"
    environment = {**os.environ, "PYTHONPATH": str(Path(dragoman.__file__).parent.parent)}
    assert subprocess.run([sys.executable, "-c", code], check=False, env=environment).returncode == 0
