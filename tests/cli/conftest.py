"""The command line on a small record, filled by hand."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from dragoman.cli import main
from dragoman.store import open_store
from tests.store.small import fill

Run = Callable[..., Result]


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty folder to work in, with a terminal of 100 columns."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("COLUMNS", "100")
    monkeypatch.delenv("NO_COLOR", raising=False)
    monkeypatch.delenv("DRAGOMAN_DEBUG", raising=False)
    return tmp_path


@pytest.fixture
def record(folder: Path) -> Path:
    """The folder's ``dragoman.db``."""
    with open_store(folder / "dragoman.db") as store:
        fill(store)
    return folder / "dragoman.db"


@pytest.fixture
def run(folder: Path) -> Run:
    """Runs ``dragoman`` with some arguments."""

    def run(*arguments: str, **more: Any) -> Result:
        return CliRunner().invoke(main, arguments, prog_name="dragoman", **more)

    return run


@pytest.fixture
def run_json(run: Run) -> Callable[..., Any]:
    """Runs a command with ``--json`` and gives what it printed."""

    def run_json(*arguments: str) -> Any:
        ran = run(*arguments, "--json")
        assert ran.exit_code == 0, ran.output
        return json.loads(ran.stdout)

    return run_json
