"""Help costs nothing and teaches; errors are one message and an exit code."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import click
import pytest

import dragoman
from dragoman.cli import MODULES, main
from dragoman.cli.failures import explained
from dragoman.model.errors import InputError, RecordBusy, UnknownId, UnreadableFile, WorkerLost
from tests.cli.conftest import Run

SOURCE = str(Path(dragoman.__file__).resolve().parent.parent)
COMMANDS = {name: main.get_command(click.Context(main), name) for name in MODULES}
HEAVY = (
    "numpy",
    "onnxruntime",
    "sqlite3",
    "jinja2",
    "trafilatura",
    "lxml",
    "pypdf",
    "dragoman.pipeline",
    "dragoman.store",
    "dragoman.run",
)


def python(program: str, *arguments: str, **more: str) -> subprocess.CompletedProcess[str]:
    environment = {**os.environ, "PYTHONPATH": SOURCE, **more}
    return subprocess.run(
        [sys.executable, "-c", program, *arguments], capture_output=True, text=True, env=environment, timeout=60
    )


DRAGOMAN = "from dragoman.cli import main; main(prog_name='dragoman')"


@pytest.mark.parametrize(
    "arguments", [["--help"], ["read", "--help"], ["compare", "--help"], ["passages", "--help"], ["--version"]]
)
def test_help_loads_nothing_that_reading_needs(arguments: list[str]) -> None:
    ran = python(
        "import json, sys\nfrom dragoman.cli import main\nmain(sys.argv[1:], standalone_mode=False)\n"
        "print(json.dumps(sorted(sys.modules)))",
        *arguments,
    )
    loaded = set(json.loads(ran.stdout.splitlines()[-1]))
    assert not loaded & set(HEAVY)


def test_help_lists_every_command_in_full_and_the_exit_codes(run: Run) -> None:
    ran = run("--help")
    assert ran.exit_code == 0
    assert "..." not in ran.stdout.partition("Commands:")[2]
    assert [line.split()[0] for line in ran.stdout.partition("Commands:\n")[2].split("\n\n")[0].splitlines()] == [
        *MODULES
    ]
    for told in ("Exit codes:", "  3  the record cannot be opened or written", "_DRAGOMAN_COMPLETE=zsh_source"):
        assert told in ran.stdout


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_on_a_record_names_it_and_each_teaches_by_an_example(name: str) -> None:
    command = COMMANDS[name]
    assert command is not None
    for one in command.commands.values() if isinstance(command, click.Group) else [command]:
        options = [option for parameter in one.params for option in parameter.opts]
        assert ("--record" in options) is (name not in ("passages", "model"))
    assert f"dragoman {name}" in (command.help or "").partition("Example")[2]


@pytest.mark.parametrize("name", ["contacts", "show", "compare", "formulas", "trace", "timeline", "search", "check"])
def test_every_listing_has_json(name: str) -> None:
    command = COMMANDS[name]
    assert command is not None
    assert "--json" in [option for parameter in command.params for option in parameter.opts]


def test_version_is_the_package_s(run: Run) -> None:
    assert run("--version").stdout == f"dragoman, version {dragoman.__version__}\n"


@pytest.mark.parametrize(
    ("arguments", "code", "told"),
    [
        (["contacts"], 3, "There is no record dragoman.db. Make it with `dragoman read"),
        (["contacts", "--record", "."], 3, ". is a folder."),
        (["nonsense"], 2, "No such command 'nonsense'"),
        (["read"], 2, "Missing argument 'PATH...'"),
        (["read", "x.txt", "--published", "03/04/2021"], 2, "The publication date '03/04/2021' cannot be read."),
        (["read", "x.txt", "--as-of", "tomorrow"], 2, "The day 'tomorrow' to judge deadlines at cannot be read."),
        (["read", "x.txt", "--metadata", "none.csv"], 2, "none.csv cannot be read"),
        (["read", "x.txt", "--actors", "none.csv"], 2, "none.csv cannot be read"),
        (["contacts", "--since", "soon"], 2, "Invalid value for '--since'"),
    ],
)
def test_mistake_is_one_message_and_an_exit_code(run: Run, arguments: list[str], code: int, told: str) -> None:
    ran = run(*arguments)
    assert ran.exit_code == code
    assert told in ran.stderr
    assert "Traceback" not in ran.output
    assert not ran.stdout


def test_file_that_is_no_record_is_left_as_it_is(run: Run, folder: Path) -> None:
    (folder / "notes.db").write_text("notes of the harbour master, and nothing else in it")
    ran = run("contacts", "--record", "notes.db")
    assert ran.exit_code == 3
    assert "notes.db is not a record of dragoman" in ran.stderr
    assert (folder / "notes.db").read_text().startswith("notes")


@pytest.mark.parametrize(
    ("error", "told", "code"),
    [
        (RecordBusy("It is written to.", "Wait."), "It is written to. Wait.", 3),
        (UnreadableFile("x", "binary_file", "x is no text.", "Convert it."), "x is no text. Convert it.", 1),
        (WorkerLost("A worker ended.", "Run it again."), "A worker ended. Run it again.", 1),
        (InputError("No such table.", "Look."), "No such table. Look.", 2),
        (UnknownId("No row x."), "No row x.", 2),
        (PermissionError(13, "Permission denied", "out.html"), "out.html cannot be used (Permission denied).", 3),
        (OSError(28, "No space left on device"), "The disk or the system refused: No space left on device.", 3),
    ],
)  # fmt: skip
def test_error_is_told_with_its_next_step(error: Exception, told: str, code: int) -> None:
    assert explained(error) == (told, code)


def test_defect_is_one_line_and_a_traceback_only_where_asked_for(
    run: Run, record: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("dragoman.record.Record.check", lambda self: 1 / 0)
    ran = run("check")
    assert ran.exit_code == 1
    assert ran.stderr.startswith("dragoman: dragoman failed, and should not have: ZeroDivisionError")
    assert "DRAGOMAN_DEBUG=1" in ran.stderr
    monkeypatch.setenv("DRAGOMAN_DEBUG", "1")
    assert isinstance(run("check").exception, ZeroDivisionError)


def test_ctrl_c_says_that_the_same_command_goes_on(run: Run, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def stop(*arguments: object, **more: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("dragoman.record.read", stop)
    ran = run("read", ".")
    assert ran.exit_code == 130
    assert (
        ran.stderr.strip() == "dragoman: Stopped. What was read until now is kept; the same command goes on from there."
    )


def test_reader_that_goes_away_is_no_error(record: Path) -> None:
    program = f"import os\nclosed, pipe = os.pipe()\nos.close(closed)\nos.dup2(pipe, 1)\n{DRAGOMAN}"
    ran = python(program, "contacts", "--record", str(record))
    assert (ran.stderr, ran.returncode) == ("", 141)


def test_output_that_the_terminal_cannot_spell_is_replaced(record: Path) -> None:
    ran = python(DRAGOMAN, "search", "ferry", "--record", str(record), PYTHONIOENCODING="iso8859-1")
    assert (ran.returncode, ran.stderr) == (0, "")
    assert "?agreed to reopen the grain ferry by May?" in ran.stdout


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_shell_is_told_how_to_complete(shell: str, folder: Path) -> None:
    if shell == "bash":
        pytest.importorskip("shutil").which("bash") or pytest.skip("needs bash")
    ran = python(DRAGOMAN, _DRAGOMAN_COMPLETE=f"{shell}_source")
    assert ran.returncode == 0
    assert "_DRAGOMAN_COMPLETE" in ran.stdout


def test_shell_completes_contacts_from_the_record(record: Path) -> None:
    words = f"dragoman compare --record {record} c_"
    ran = python(DRAGOMAN, _DRAGOMAN_COMPLETE="zsh_complete", COMP_WORDS=words, COMP_CWORD="4")
    assert ran.stdout.splitlines()[:3] == ["plain", "c_call", "call of Ada Orlo, Ilmar Vesk, 2031-03-14, held"]
