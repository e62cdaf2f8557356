"""The trained reader says what it is, and a file that is none is refused in one message."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

from tests.attribution.reader.changed import named, packaged_reader, write_changed
from tests.cli.conftest import Run


def test_the_packages_reader_is_shown_with_its_card(run: Run) -> None:
    ran = run("model", "info")
    assert (ran.exit_code, ran.stderr) == (0, "")
    assert f"size: {len(packaged_reader()):,} bytes" in ran.stdout
    for heading in ("How sure it is", "Trained on", "Figures", "Limits", "Licence"):
        assert f"\n\n{heading}\n" in ran.stdout
    assert "mean probability  attributions  right" in ran.stdout
    assert "|" not in ran.stdout
    assert max(map(len, ran.stdout.splitlines())) <= 100


def test_another_file_is_shown_with_what_it_says_of_itself(run: Run, folder: Path) -> None:
    write_changed(
        folder / "own.onnx", (named("weights"), named("version")), (named("reliability"), named("reliance_on"))
    )
    ran = run("model", "info", "own.onnx")
    assert ran.exit_code == 0
    assert "calibrated: no" in ran.stdout
    assert "  version: [" in ran.stdout
    assert "How sure it is" not in ran.stdout
    assert "Licence" not in ran.stdout


def test_json_has_what_is_shown(run_json: Callable[..., Any]) -> None:
    shown = run_json("model", "info")
    assert shown.keys() == {
        "name", "told", "file", "bytes", "sha256", "packaged", "calibrated", "reliability", "card",
    }  # fmt: skip
    assert shown["reliability"][0].keys() == {"attributions", "probability", "right"}
    assert shown["card"].startswith("# The trained reader")


def test_a_file_that_is_no_reader_is_one_message(run: Run, folder: Path) -> None:
    (folder / "text.onnx").write_text("no network")
    for arguments in (("model", "info", "text.onnx"), ("read", "text.onnx", "--model", "text.onnx")):
        ran = run(*arguments)
        assert (ran.exit_code, ran.stdout) == (2, "")
        assert ran.stderr.startswith("dragoman: The model text.onnx cannot be opened")
        assert len(ran.stderr.splitlines()) == 1
    assert not (folder / "dragoman.db").exists()


def test_a_probability_outside_its_range_is_a_mistake(run: Run, folder: Path) -> None:
    (folder / "a.txt").write_text("The harbour is open.")
    ran = run("read", "a.txt", "--least-probability", "80")
    assert ran.exit_code == 2
    assert ran.stderr == "dragoman: 80.0 is no probability. Give a number from 0 to 1, such as 0.8.\n"
