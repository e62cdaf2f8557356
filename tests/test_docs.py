"""What can be used is in the docs, what the docs name can be used, and their examples run."""

from __future__ import annotations

import dataclasses
import re
import shlex
import shutil
from pathlib import Path
from typing import Any

import click
import pytest
from click.testing import CliRunner

from dragoman import Record, open_record
from dragoman.attribution.reader.card import read_card
from dragoman.cli import main
from dragoman.export.shapes import COLUMNS
from dragoman.ingest.options import InputOptions
from dragoman.model.problems import CODES
from dragoman.model.tables import TABLES
from dragoman.pipeline import PIPELINE

ROOT = Path(__file__).resolve().parent.parent
DOCS = ROOT / "docs"
COMMANDS = (
    "read", "contacts", "show", "compare", "formulas", "trace", "timeline", "search", "export", "report", "check",
    "decide", "link", "forget", "passages", "model",
)  # fmt: skip
FRAGMENT = re.compile(r"[a-z0-9]+(-[a-z0-9]+)+\.(added|changed|deprecated|removed|fixed)\.md")


def read_doc(name: str) -> str:
    return (ROOT / name).read_text(encoding="utf-8")


def load_commands() -> dict[str, click.Command]:
    """The click commands by name."""
    context = click.Context(main)
    commands = {name: main.get_command(context, name) for name in main.list_commands(context)}
    return {name: command for name, command in commands.items() if command is not None}


def section(page: str, heading: str) -> str:
    """A page's text from a heading of its own to the next one of that level or above."""
    level = heading.split()[0]
    match = re.search(rf"^{re.escape(heading)}\n(.*?)(?=^#{{1,{len(level)}}} |\Z)", page, re.MULTILINE | re.DOTALL)
    assert match is not None, f"no section {heading!r}"
    return match[1]


def first_table(text: str) -> list[list[str]]:
    """The cells of the first table of a text, row by row, without its head; none where there is no table."""
    match = re.search(r"(?:^\|.*\n)+", text, re.MULTILINE)
    lines = match[0].splitlines()[2:] if match else []
    return [[cell.strip() for cell in re.split(r"(?<!\\)\|", line)[1:-1]] for line in lines]


def names_in(cell: str) -> list[str]:
    return re.findall(r"`([^`]+)`", cell)


def test_every_command_has_its_page_and_stands_in_the_readme() -> None:
    commands = load_commands()
    missing = [name for name in commands if not (DOCS / "commands" / f"{name}.md").exists()]
    assert not missing, f"no page docs/commands/NAME.md for {missing}"
    readme = read_doc("README.md")
    unnamed = [name for name in commands if f"`dragoman {name}" not in readme]
    assert not unnamed, f"not in the README's table of commands: {unnamed}"
    index = read_doc("docs/index.md")
    assert not [name for name in commands if f"commands/{name}\n" not in index]


def test_the_promised_commands_exist() -> None:
    assert set(COMMANDS) == load_commands().keys()


@pytest.mark.parametrize("path", [*sorted(DOCS.rglob("*.md")), ROOT / "README.md"], ids=lambda path: path.name)
def test_docs_name_no_command_that_does_not_exist(path: Path) -> None:
    used = re.findall(r"(?:^ {4}|`|\$ )dragoman ([a-z][a-z-]*)\b", path.read_text(encoding="utf-8"), re.MULTILINE)
    unknown = set(used) - load_commands().keys()
    assert not unknown, f"{path.name} names commands that do not exist: {sorted(unknown)}"


@pytest.mark.parametrize("name", COMMANDS)
def test_every_option_is_on_the_page_of_its_command(name: str) -> None:
    page = read_doc(f"docs/commands/{name}.md")
    command = load_commands()[name]
    inner = dict(command.commands) if isinstance(command, click.Group) else {}
    assert not [word for word in inner if f"    dragoman {name} {word}" not in page]
    options = [option for one in (command, *inner.values()) for parameter in one.params for option in parameter.opts]
    missing = [option for option in options if option.startswith("--") and option != "--help" and option not in page]
    assert not missing, f"docs/commands/{name}.md does not name {missing}"


def test_every_exported_table_has_its_section() -> None:
    sections = re.findall(r"^### `(\w+)`$", read_doc("docs/record.md"), re.MULTILINE)
    exported = {table.name for table in TABLES.values() if table.exported}
    assert exported == set(sections)
    assert len(sections) == len(set(sections))


@pytest.mark.parametrize("table", COLUMNS)
def test_every_exported_column_is_described_in_its_tables_section(table: str) -> None:
    rows = first_table(section(read_doc("docs/record.md"), f"### `{table}`"))
    assert sorted(name for row in rows for name in names_in(row[0])) == sorted(COLUMNS[table])


def test_every_problem_code_is_listed_with_its_next_step_and_no_other() -> None:
    page = read_doc("docs/problems.md")
    listed = [first_table(part) for part in re.split(r"^## ", page, flags=re.MULTILINE)[1:]]
    told = [(names_in(code)[0], step) for table in listed for code, _, step in table]
    assert sorted(told) == sorted(CODES.items())


def shown(default: object) -> str:
    """A setting's default as its page gives it."""
    if isinstance(default, tuple):
        return ", ".join(f"`{value}`" for value in default) or "none"
    return "none" if default in (None, "") else f"`{default}`" if isinstance(default, str) else str(default)


SETTINGS = {type(stage.settings): None for stage in PIPELINE} | {InputOptions: None}


@pytest.mark.parametrize("kind", SETTINGS, ids=lambda kind: kind.__name__)
def test_every_setting_is_described_with_its_default(kind: type) -> None:
    page = read_doc("docs/settings.md")
    name = f"`{kind.__module__}.{kind.__qualname__}`"
    parts = [part for part in re.split(r"^## ", page, flags=re.MULTILINE) if name in part]
    assert len(parts) == 1, f"docs/settings.md has {len(parts)} sections with {name}"
    told = {names_in(row[0])[0]: row[1] for row in first_table(parts[0])}
    assert told == {field.name: shown(field.default) for field in dataclasses.fields(kind)}


def test_every_stage_stands_in_how_it_works_in_its_order() -> None:
    rows = first_table(section(read_doc("docs/how-it-works.md"), "## The stages"))
    told = [(names_in(row[0])[0], row[1], names_in(row[3])) for row in rows]
    problems = {"problems", "document_problems"}  # any stage may find some
    have = [(stage.name, stage.kernel.__module__.split(".")[1], stage.writes) for stage in PIPELINE]
    assert told == [(name, room, [table for table in writes if table not in problems]) for name, room, writes in have]


def test_every_table_of_the_lexicon_is_listed_with_its_columns() -> None:
    page = read_doc("docs/lexicon.md")
    tables = [first_table(part) for part in re.split(r"^## ", page, flags=re.MULTILINE)[1:]]
    listed = [(names_in(row[0])[0], names_in(row[1])) for table in tables for row in table]
    have = []
    for path in (ROOT / "src" / "dragoman" / "lexicon" / "data").iterdir():
        lines = path.read_text(encoding="utf-8").splitlines()
        have.append((path.name, next(line for line in lines if not line.startswith("#")).split(",")))
    assert sorted(listed) == sorted(have)


def test_the_curve_of_the_probabilities_is_that_of_the_packages_reader() -> None:
    rows = first_table(section(read_doc("docs/howto/ask-for-precision.md"), "## What a probability means"))
    curve = read_card().reliability
    assert rows == [[f"{row.probability:.2f}", str(row.attributions), f"{row.right:.2f}"] for row in curve]


@pytest.fixture
def clone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with a copy of the examples, to run the docs in."""
    shutil.copytree(ROOT / "examples", tmp_path / "examples")
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.mark.parametrize("name", ["README.md", "docs/library.md"])
def test_python_examples_run(name: str, clone: Path) -> None:
    examples = re.findall(r"^```python\n(.*?)^```$", read_doc(name), re.MULTILINE | re.DOTALL)
    assert examples
    names: dict[str, Any] = {}
    for example in examples:
        exec(compile(example, name, "exec"), names)
        for record in [value for value in names.values() if isinstance(value, Record)]:
            record.close()


def test_tutorial_runs(clone: Path) -> None:
    runner = CliRunner()
    lines = re.findall(r"^ {4}dragoman (.*)$", read_doc("docs/tutorial.md"), re.MULTILINE)
    assert lines[0].startswith("read ")
    contact = ""
    for line in lines:
        ran = runner.invoke(main, shlex.split(line.replace("CONTACT", contact).replace("trace ID", f"trace {contact}")))
        assert ran.exit_code == 0, f"`dragoman {line}` of the tutorial fails:\n{ran.output}"
        assert ran.output.strip(), f"`dragoman {line}` of the tutorial says nothing"
        with open_record(clone / "demo.db") as record:
            contact = contact or min(row.id for row in record.contacts)


def test_change_fragments_are_named_by_kind() -> None:
    fragments = [path.name for path in (ROOT / "changelog.d").iterdir() if path.name != "README.md"]
    assert not [name for name in fragments if not FRAGMENT.fullmatch(name)], "see changelog.d/README.md"
