"""``formulas`` shows which word of a stock phrase changed, when, by whom, and where it stands."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from dragoman.store import open_store
from tests.cli.conftest import Run
from tests.export.formulary import FIRST, NEW, THIRD, USUAL, at, fill_with_formulas

Json = Callable[..., Any]


@pytest.fixture
def record(folder: Path) -> Path:
    with open_store(folder / "dragoman.db") as store:
        fill_with_formulas(store)
    return folder / "dragoman.db"


def test_changed_word_is_shown_with_its_first_use_and_its_place(run: Run, record: Path) -> None:
    first, third = at(FIRST, USUAL), at(THIRD, NEW)
    lines = run("formulas").stdout.splitlines()
    assert lines[:8] == [
        f"“{USUAL}” f_ferry",
        "  in 3 contacts, 4 documents, 2031-01-05 to 2031-03-10",
        "  told by the Rose Palace (4)",
        "  used by Ada Orlo (3), Ilmar Vesk (1)",
        "  2031-01-05 to 2031-02-07 (2 documents) the usual wording",
        f"    2031-01-05 Ada Orlo, as told by the Rose Palace: first.txt, {first.start} to {first.end}",
        "  2031-03-09 to 2031-03-10 (2 documents) “support for the [free → safe] ferry of the strait”",
        f"    2031-03-09 Ada Orlo, Ilmar Vesk, as told by the Rose Palace: third.txt, {third.start} to {third.end}",
    ]


def test_one_formula_is_shown_with_every_use_in_its_context(run: Run, record: Path) -> None:
    for named in (["f_fer"], ["safe", "ferry"]):
        shown = run("formulas", *named).stdout
        assert shown.count("as told by") == 3
        assert "President Orlo spoke today with" not in shown.splitlines()[0]
        assert f"today with President Vesk. Both voiced their {NEW}." in " ".join(shown.split())


def test_options_choose_formulas_and_uses(run: Run, record: Path) -> None:
    vesk = run("formulas", "--actor", "Vesk").stdout
    assert "in 1 of 3 contacts, 1 document, 2031-03-09\n" in vesk
    assert "the usual wording" not in vesk
    assert "first.txt" not in run("formulas", "--since", "2031-03-01").stdout
    assert run("formulas", "--limit", "1").stdout.endswith(
        "\n1 formula more: --limit shows more of them, words or --actor fewer.\n"
    )


def test_nothing_chosen_is_told_from_nothing_found(run: Run, record: Path, folder: Path) -> None:
    assert run("formulas", "submarine").stdout == "No formula is like that.\n"
    with open_store(folder / "empty.db") as store:
        store.replace({}, {})
    told = "The documents have no formula: no wording recurs across their contacts.\n"
    assert run("formulas", "--record", "empty.db").stdout == told


@pytest.mark.parametrize("arguments", [["--actor", "Nobody"], ["--since", "2031-02-30"], ["--limit", "0"]])
def test_option_that_means_nothing_is_a_mistake(run: Run, record: Path, arguments: list[str]) -> None:
    ran = run("formulas", *arguments)
    assert (ran.exit_code, ran.stdout) == (2, "")


def test_json_has_forms_with_what_changed_and_where_they_stand(run_json: Json, record: Path) -> None:
    shown = run_json("formulas", "ferry")
    assert list(shown) == ["formulas", "forms", "names", "documents"]
    usual, new = shown["forms"]
    assert (usual["changed"], usual["changes"]) == (0, [])
    assert (new["formula"], new["wording"], new["changes"]) == ("f_ferry", NEW, [{"old": "free", "new": "safe"}])
    first = new["uses"][0]
    span = at(THIRD, NEW)
    assert (first["doc"], first["span"], first["quote"]) == (THIRD.id, [span.start, span.end], NEW)
    assert (first["day"], first["teller"], first["speakers"]) == ("2031-03-09", "palace", ["orlo", "vesk"])
    assert shown["documents"][THIRD.id] == "third.txt"
    assert shown["names"]["vesk"] == "Ilmar Vesk"


@pytest.mark.parametrize("width", ["40", "140"])
def test_output_keeps_to_the_terminal(run: Run, record: Path, width: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", width)
    for arguments in ([], ["f_ferry"]):
        assert max(map(len, run("formulas", *arguments).stdout.splitlines())) <= int(width)


def test_change_is_in_colours_on_a_terminal_and_in_brackets_everywhere(run: Run, record: Path) -> None:
    assert "[\x1b[31mfree\x1b[0m → \x1b[32msafe\x1b[0m]" in run("formulas", color=True).stdout
