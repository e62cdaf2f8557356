"""What can be used is in the docs, what the docs name can be used, and their examples run."""

from __future__ import annotations

import dataclasses
import importlib
import importlib.util
import re
import shlex
import shutil
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from dragoman.model.problems import CODES
from dragoman.model.stage import Stage
from dragoman.model.tables import TABLES

ROOT = Path(__file__).resolve().parent.parent
DOCS = ROOT / "docs"
COMMANDS = ("read", "contacts", "show", "compare", "trace", "timeline", "search", "export", "report", "check", "forget")
FRAGMENT = re.compile(r"[a-z0-9]+(-[a-z0-9]+)+\.(added|changed|deprecated|removed|fixed)\.md")


def read_doc(name: str) -> str:
    return (ROOT / name).read_text(encoding="utf-8")


def built(module: str, name: str) -> ModuleType:
    """A module of the package; skips only while it, or what it is there for, does not stand yet."""
    if importlib.util.find_spec(module) is None or not hasattr(importlib.import_module(module), name):
        pytest.skip(f"{module}.{name} does not exist yet")
    return importlib.import_module(module)


def load_commands() -> dict[str, Any]:
    """The click commands by name."""
    click = importlib.import_module("click")
    main = built("dragoman.cli", "main").main
    context = click.Context(main)
    return {name: main.get_command(context, name) for name in main.list_commands(context)}


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
    assert set(COMMANDS) <= load_commands().keys()


@pytest.mark.parametrize("path", [*sorted(DOCS.rglob("*.md")), ROOT / "README.md"], ids=lambda path: path.name)
def test_docs_name_no_command_that_does_not_exist(path: Path) -> None:
    used = re.findall(r"(?:^ {4}|`|\$ )dragoman ([a-z][a-z-]*)\b", path.read_text(encoding="utf-8"), re.MULTILINE)
    unknown = set(used) - set(COMMANDS)
    if unknown:
        unknown -= load_commands().keys()
    assert not unknown, f"{path.name} names commands that do not exist: {sorted(unknown)}"


@pytest.mark.parametrize("name", COMMANDS)
def test_every_option_is_on_the_page_of_its_command(name: str) -> None:
    page = read_doc(f"docs/commands/{name}.md")
    options = [option for parameter in load_commands()[name].params for option in parameter.opts]
    missing = [option for option in options if option.startswith("--") and option != "--help" and option not in page]
    assert not missing, f"docs/commands/{name}.md does not name {missing}"


def test_every_exported_table_has_its_section() -> None:
    sections = re.findall(r"^### `(\w+)`$", read_doc("docs/record.md"), re.MULTILINE)
    exported = {table.name for table in TABLES.values() if table.exported}
    assert exported == set(sections)
    assert len(sections) == len(set(sections))


def test_every_problem_code_is_listed_and_no_other() -> None:
    listed = re.findall(r"^\| `(\w+)` \|", read_doc("docs/problems.md"), re.MULTILINE)
    assert sorted(listed) == sorted(CODES)


def test_every_setting_is_described() -> None:
    pipeline = built("dragoman.pipeline", "PIPELINE")
    page = read_doc("docs/settings.md")
    stages: tuple[Stage, ...] = pipeline.PIPELINE
    missing = [
        f"{stage.name}.{field.name}"
        for stage in stages
        if dataclasses.is_dataclass(stage.settings)
        for field in dataclasses.fields(stage.settings)
        if f"`{field.name}`" not in page
    ]
    assert not missing, f"docs/settings.md does not describe {missing}"


@pytest.fixture
def clone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with a copy of the examples, to run the docs in."""
    shutil.copytree(ROOT / "examples", tmp_path / "examples")
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.mark.parametrize("name", ["README.md", "docs/library.md"])
def test_python_examples_run(name: str, clone: Path) -> None:
    built("dragoman", "read")
    examples = re.findall(r"^```python\n(.*?)^```$", read_doc(name), re.MULTILINE | re.DOTALL)
    assert examples
    names: dict[str, Any] = {}
    for example in examples:
        exec(compile(example, name, "exec"), names)


def test_tutorial_runs(clone: Path) -> None:
    main = built("dragoman.cli", "main").main
    dragoman = built("dragoman", "open_record")
    runner = importlib.import_module("click.testing").CliRunner()
    lines = re.findall(r"^ {4}dragoman (.*)$", read_doc("docs/tutorial.md"), re.MULTILINE)
    assert lines[0].startswith("read ")
    contact = ""
    for line in lines:
        ran = runner.invoke(main, shlex.split(line.replace("CONTACT", contact).replace("trace ID", f"trace {contact}")))
        assert ran.exit_code == 0, f"`dragoman {line}` of the tutorial fails:\n{ran.output}"
        assert ran.output.strip(), f"`dragoman {line}` of the tutorial says nothing"
        contact = contact or min(contact.id for contact in dragoman.open_record(clone / "demo.db").contacts)


def test_change_fragments_are_named_by_kind() -> None:
    fragments = [path.name for path in (ROOT / "changelog.d").iterdir() if path.name != "README.md"]
    assert not [name for name in fragments if not FRAGMENT.fullmatch(name)], "see changelog.d/README.md"
