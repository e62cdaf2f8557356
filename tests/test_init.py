"""What the package promises, and what it costs to import."""

from __future__ import annotations

import json
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

import dragoman
from dragoman.model.errors import DragomanError

ROOT = Path(__file__).resolve().parent.parent


def test_promised_names_are_there_and_no_others() -> None:
    assert dragoman.__all__ == [
        "ComparisonTable", "DragomanError", "Record", "SharedWording", "__version__", "find_passages", "open_record",
        "read",
    ]  # fmt: skip
    assert dir(dragoman) == sorted(dragoman.__all__)
    for name in dragoman.__all__:
        assert getattr(dragoman, name) is not None
    assert dragoman.DragomanError is DragomanError


def test_name_that_was_not_promised_is_an_error() -> None:
    with pytest.raises(AttributeError, match="module 'dragoman' has no attribute 'write'"):
        dragoman.write  # noqa: B018


def test_every_promised_name_tells_what_it_is() -> None:
    for name in dragoman.__all__:
        if name != "__version__":
            assert getattr(dragoman, name).__doc__, name


def test_version_is_that_of_the_project() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    assert dragoman.__version__ == project["project"]["version"]


def test_importing_the_package_loads_no_room_but_the_model() -> None:
    program = (
        "import json, sys\nimport dragoman\nprint(json.dumps([m for m in sys.modules if m.startswith('dragoman')]))"
    )
    ran = subprocess.run(
        [sys.executable, "-c", program],
        capture_output=True,
        text=True,
        check=True,
        env={"PYTHONPATH": str(ROOT / "src")},
    )
    assert set(json.loads(ran.stdout)) == {"dragoman", "dragoman.model", "dragoman.model.version"}
