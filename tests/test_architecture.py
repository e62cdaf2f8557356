"""Holds the house: who may import whom, one door for each outer library, and how long files grow.

All imports count: those inside functions, those under ``TYPE_CHECKING``, and
``import_module`` with a literal name. A failing line names the file, the line
and the rule.
"""

from __future__ import annotations

import ast
import json
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import pytest

ROOT = Path(__file__).resolve().parent.parent
PACKAGE = ROOT / "src" / "dragoman"

STAGE_ROOMS = frozenset({"accounts", "actors", "attribution", "contacts", "dating", "ingest", "positions", "reuse"})
BELOW_RUN = frozenset({"pipeline", "export", "store", "text", "lexicon", "model"}) | STAGE_ROOMS

# A room, and the rooms it may import beside its own. Abbreviations are a word list, so text/ reads the lexicon.
MAY_IMPORT: dict[str, frozenset[str]] = {
    "cli": BELOW_RUN | {"", "record", "run"},
    "": BELOW_RUN | {"record", "run"},
    "record": BELOW_RUN | {"run"},
    "run": frozenset({"pipeline", "store", "model"}),
    "pipeline": STAGE_ROOMS | {"model"},
    **dict.fromkeys(STAGE_ROOMS, frozenset({"text", "lexicon", "model"})),
    "export": frozenset({"store", "model"}),
    "store": frozenset({"model"}),
    "text": frozenset({"lexicon", "model"}),
    "lexicon": frozenset(),
    "model": frozenset(),
}

# An outer library, and the rooms or files that are its door.
DOORS: dict[str, frozenset[str]] = {
    "charset_normalizer": frozenset({"ingest"}),
    "click": frozenset({"cli"}),
    "jinja2": frozenset({"export"}),
    "lxml": frozenset({"ingest"}),
    "lxml_html_clean": frozenset({"ingest"}),
    "numpy": frozenset({"attribution", "reuse"}),
    "onnxruntime": frozenset({"attribution"}),
    "pandas": frozenset({"export", "record"}),
    "pyarrow": frozenset({"export", "run/spark.py"}),
    "pypdf": frozenset({"ingest"}),
    "pyspark": frozenset({"run/spark.py"}),
    "sqlite3": frozenset({"store"}),
    "trafilatura": frozenset({"ingest"}),
}

HEAVY = frozenset(
    {
        "charset_normalizer", "jinja2", "lxml", "numpy", "onnxruntime", "pandas", "pyarrow", "pypdf", "pyspark",
        "sqlite3", "trafilatura",
    }
)  # fmt: skip
MOST_FILE_LINES = 400
MOST_FUNCTION_LINES = 60

FILES = sorted(PACKAGE.rglob("*.py"))


class Import(NamedTuple):
    module: str  # absolute, with the imported name after its module where that is a module too
    line: int


def read_imports(source: str, path: Path) -> Iterator[Import]:
    """Every import of a file of the package, in no particular order; ``path`` is relative to ``src``."""
    package = path.with_suffix("").parts[:-1]
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Import):
            yield from (Import(alias.name, node.lineno) for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            base = package[: len(package) - node.level + 1] if node.level else ()
            module = ".".join([*base, *([node.module] if node.module else [])])
            yield from (Import(f"{module}.{alias.name}", node.lineno) for alias in node.names)
        elif isinstance(node, ast.Call) and node.args and isinstance(node.args[0], ast.Constant):
            called = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
            if called in ("import_module", "__import__") and isinstance(node.args[0].value, str):
                yield Import(node.args[0].value, node.lineno)


def room_of(path: Path) -> str:
    """The room of a file, given relative to ``src/dragoman``; the package's own ``__init__`` is the empty name."""
    return "" if path.name == "__init__.py" and len(path.parts) == 1 else path.with_suffix("").parts[0]


def room_imported(module: str) -> str:
    """The room that an import of ``dragoman...`` enters; a plain name of the package is its ``__init__``."""
    parts = module.split(".")
    known = len(parts) > 1 and (parts[1] in MAY_IMPORT or (PACKAGE / parts[1]).exists())
    return parts[1] if known else ""


def find_breaches(source: str, path: Path) -> list[str]:
    """What a file imports against the table or past a door, one line each; ``path`` is relative to ``src``."""
    inside = path.relative_to("dragoman")
    room = room_of(inside)
    breaches = []
    for module, line in sorted(read_imports(source, path)):
        outer = module.split(".")[0]
        if outer == "dragoman":
            entered = room_imported(module)
            if entered != room and entered not in MAY_IMPORT[room]:
                allowed = ", ".join(sorted(MAY_IMPORT[room])) or "the standard library only"
                breaches.append(f"{path}:{line}: {room or '__init__'} imports {module}; it may import {allowed}")
            elif room == "pipeline" and entered in STAGE_ROOMS and module.split(".")[2:3] != ["stage"]:
                breaches.append(f"{path}:{line}: the pipeline imports {module}; of a room it sees stage.py only")
        elif outer not in DOORS and outer not in sys.stdlib_module_names:
            breaches.append(f"{path}:{line}: imports {outer}, which has no door yet: give it one in DOORS")
        elif outer in DOORS and not DOORS[outer] & {room, inside.as_posix()}:
            breaches.append(f"{path}:{line}: imports {outer}; its one door is {', '.join(sorted(DOORS[outer]))}")
    return breaches


def test_every_room_stands_in_the_table() -> None:
    rooms = {room_of(path.relative_to(PACKAGE)) for path in FILES}
    assert rooms <= MAY_IMPORT.keys(), f"not in the table of MAY_IMPORT: {sorted(rooms - MAY_IMPORT.keys())}"


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.relative_to(PACKAGE).as_posix())
def test_imports_keep_to_the_table(path: Path) -> None:
    breaches = find_breaches(path.read_text(encoding="utf-8"), path.relative_to(PACKAGE.parent))
    assert not breaches, "\n".join(breaches)


@pytest.mark.parametrize(
    ("path", "source"),
    [
        ("dragoman/model/span.py", "from dragoman.text.words import Word"),
        ("dragoman/lexicon/loader.py", "import dragoman.model.span"),
        ("dragoman/text/words.py", "def late():\n    import dragoman.store.read"),
        ("dragoman/dating/find.py", "if TYPE_CHECKING:\n    from dragoman.actors import find"),
        ("dragoman/dating/find.py", "from ..actors.find import find_mentions"),
        ("dragoman/dating/find.py", "from .. import contacts"),
        ("dragoman/store/read.py", "from dragoman import Record"),
        ("dragoman/run/local.py", "import_module('dragoman.export.jsonl')"),
        ("dragoman/pipeline.py", "from dragoman.dating.find import find_dates"),
        ("dragoman/record/record.py", "from dragoman.cli import main"),
        ("dragoman/export/tables.py", "import sqlite3"),
        ("dragoman/accounts/compare.py", "def late():\n    import numpy.linalg"),
        ("dragoman/run/local.py", "from pyspark.sql import SparkSession"),
        ("dragoman/dating/find.py", "import dateparser.search"),
    ],
)
def test_a_forbidden_import_is_noticed(path: str, source: str) -> None:
    assert len(find_breaches(source, Path(path))) == 1


@pytest.mark.parametrize(
    ("path", "source"),
    [
        ("dragoman/model/span.py", "from collections.abc import Iterable"),
        ("dragoman/dating/stage.py", "from dragoman.model.stage import Stage\nfrom .find import find_dates"),
        ("dragoman/pipeline.py", "from dragoman.dating.stage import STAGE"),
        ("dragoman/cli/read.py", "import click\nfrom dragoman.run.local import run"),
        ("dragoman/run/spark.py", "from pyspark.sql import SparkSession"),
        ("dragoman/store/read.py", "import sqlite3"),
    ],
)
def test_an_allowed_import_is_let_through(path: str, source: str) -> None:
    assert find_breaches(source, Path(path)) == []


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.relative_to(PACKAGE).as_posix())
def test_files_and_functions_stay_short(path: Path) -> None:
    source = path.read_text(encoding="utf-8")
    name = path.relative_to(ROOT)
    lines = len(source.splitlines())
    assert lines <= MOST_FILE_LINES, f"{name} has {lines} lines, {MOST_FILE_LINES} at most"
    long = [
        f"{name}:{node.lineno}: {node.name} has {size} lines, {MOST_FUNCTION_LINES} at most"
        for node in ast.walk(ast.parse(source))
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
        and (size := (node.end_lineno or node.lineno) - node.lineno + 1) > MOST_FUNCTION_LINES
    ]
    assert not long, "\n".join(long)


@pytest.mark.parametrize(
    "statement",
    [
        "import dragoman",
        "import dragoman.cli",
        "import dragoman.cli as c; c.main(['--help'], standalone_mode=False)",
        "import dragoman.cli as c; c.main(['model', 'info', '--help'], standalone_mode=False)",
        "import dragoman.pipeline",
    ],
)
def test_nothing_heavy_is_loaded_at_start(statement: str) -> None:
    program = f"{statement}\nimport json, sys\nprint(json.dumps(sorted(sys.modules)))"
    environment = {**os.environ, "PYTHONPATH": str(PACKAGE.parent)}
    ran = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True, env=environment)
    loaded = {name.split(".")[0] for name in json.loads(ran.stdout.splitlines()[-1])}
    assert not loaded & HEAVY, f"`{statement}` loads {sorted(loaded & HEAVY)}: import them inside the function"
