"""``contacts``, ``timeline``, ``show`` and ``compare`` say what the record holds, on any terminal."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from dragoman.model.records import FollowUp
from dragoman.store import open_store
from tests.cli.conftest import Run
from tests.export.hostile import fill_with_attacks
from tests.store.small import COMMITMENT, OF_BOTH, READOUT, REPORT, at, fill

Json = Callable[..., Any]


def test_contacts_are_a_table(run: Run, record: Path) -> None:
    lines = run("contacts").stdout.splitlines()
    assert lines[0].split() == ["When", "What", "Who", "Status", "Told", "in", "Id"]
    assert lines[2].split() == "2031-03-14 call Ada Orlo, Ilmar Vesk held Harbour Gazette, 2031-03-15 c_call".split()
    assert lines[3].split() == "the texts give the day readout.txt".split()


def test_contacts_as_json_are_rows_of_the_contract(run_json: Json, record: Path) -> None:
    shown = run_json("contacts")
    assert list(shown) == ["contacts", "reports", "names"]
    (contact,) = shown["contacts"]
    assert (contact["id"], contact["from"], contact["status"]) == ("c_call", "2031-03-14", "held")
    assert {row["doc"] for row in shown["reports"]} == {READOUT.id, REPORT.id}
    assert shown["names"] == {"orlo": "Ada Orlo", "vesk": "Ilmar Vesk"}


@pytest.mark.parametrize(
    ("arguments", "found"),
    [
        (["--actor", "vesk"], True),
        (["--actor", "Palace"], False),
        (["--status", "held"], True),
        (["--status", "proposed"], False),
        (["--since", "2031-03-14", "--until", "2031-03-14"], True),
        (["--since", "2031-04-01"], False),
    ],
)
def test_options_choose_contacts(run: Run, run_json: Json, record: Path, arguments: list[str], found: bool) -> None:
    assert bool(run_json("contacts", *arguments)["contacts"]) is found
    assert bool(run_json("timeline", *arguments)["contacts"]) is found
    if not found:
        assert run("contacts", *arguments).stdout == "No contact is like that.\n"


def test_actor_nobody_knows_is_a_mistake(run: Run, record: Path) -> None:
    ran = run("contacts", "--actor", "Senn")
    assert (ran.exit_code, ran.stdout) == (2, "")
    assert "Nobody in the record is called 'Senn'" in ran.stderr


def test_timeline_has_the_deadline_at_its_own_day(run: Run, record: Path) -> None:
    assert run("timeline").stdout.splitlines() == [
        "2031-03-14 call of Ada Orlo, Ilmar Vesk, held c_call",
        "  Harbour Gazette, 2031-03-15",
        "  readout.txt",
        "",
        "2031-05-31 deadline: agreement of Ada Orlo, Ilmar Vesk: “agreed to reopen the grain ferry by May”",
        "  open m_ferry agreed in c_call",
    ]


def test_timeline_tells_what_became_of_a_commitment(run: Run, folder: Path) -> None:
    kept = replace(COMMITMENT, status="fulfilled", follow_ups=(FollowUp(at(REPORT, "Nobody answered"), "fulfils"),))
    with open_store(folder / "dragoman.db") as store:
        fill(store, OF_BOTH | {"commitments": [kept]})
    assert run("timeline").stdout.endswith("\n  fulfils: “Nobody answered” Harbour Gazette, 2031-03-15\n")


def test_timeline_as_json_has_the_commitments_and_their_days(run_json: Json, record: Path) -> None:
    shown = run_json("timeline")
    assert [row["deadline"] for row in shown["commitments"]] == [row["id"] for row in shown["dates"]] == ["x_may"]


def test_show_tells_all_there_is_of_a_contact(run: Run, record: Path) -> None:
    shown = run("show", "c_call").stdout
    for told in (
        "call of Ada Orlo, Ilmar Vesk c_call\n  status: held\n  when: 2031-03-14 (the texts give the day)\n",
        "  asked for by: not known\n",
        "Told in\n  Harbour Gazette, 2031-03-15: “The leaders spoke”",
        "By the account of the Rose Palace, whole\n  together: agree: “agreed to reopen the grain ferry” [grain",
        "    told again: Harbour Gazette, 2031-03-15 “agreed to reopen the grain ferry by May”\n",
        "  also tells what another account tells first:\n    “agreed to reopen the grain ferry” o_first\n",
        "By the account of Harbour Gazette, in its own voice, in part, inferred from the wording\n",
        "    by 2031-05-31, now open\n",
        "  36 % of Harbour Gazette, 2031-03-15 is the wording of readout.txt, in quotation marks\n",
        "Not in the account that is cited for it\n  “Nobody answered” Harbour Gazette, 2031-03-15\n",
    ):
        assert told in shown


@pytest.mark.parametrize("named", ["c_call", "c_ca", "c_old", "2031-03-14"])
def test_contact_is_named_by_id_its_beginning_an_old_id_or_its_day(run_json: Json, record: Path, named: str) -> None:
    assert run_json("show", named)["contact"]["id"] == "c_call"
    assert run_json("compare", named)["contact"]["id"] == "c_call"


def test_contact_that_is_not_there_is_a_mistake(run: Run, record: Path) -> None:
    ran = run("show", "2031-03-15")
    assert ran.exit_code == 2
    assert "no contact on 2031-03-15" in ran.stderr


def test_contact_named_by_a_participant_is_told_how_to_ask(run: Run, record: Path) -> None:
    ran = run("show", "Orlo")
    assert ran.exit_code == 2
    assert 'dragoman contacts --actor "Orlo"' in ran.stderr


@pytest.mark.parametrize(
    "asked", [("show", "2031-13-45"), ("contacts", "--since", "2031-13-45"), ("timeline", "--until", "2031-02-30")]
)
def test_day_that_is_not_in_the_calendar_is_a_mistake(run: Run, record: Path, asked: tuple[str, ...]) -> None:
    ran = run(*asked)
    assert ran.exit_code == 2
    assert f"here is no day {asked[-1]}" in ran.stderr


def test_since_after_until_is_a_mistake(run: Run, record: Path) -> None:
    ran = run("contacts", "--since", "2031-03-15", "--until", "2031-03-14")
    assert ran.exit_code == 2
    assert "--since is after --until" in ran.stderr


def test_show_as_json_has_the_tables_of_the_contact(run_json: Json, record: Path) -> None:
    shown = run_json("show", "c_call")
    assert list(shown) == [
        "contact", "reports", "links", "accounts", "positions", "commitments", "comparisons", "unsupported",
        "passages", "dates", "shares", "names", "documents",
    ]  # fmt: skip
    assert {row["doc"]: row["copied"] > 0 for row in shown["shares"]} == {READOUT.id: False, REPORT.id: True}
    assert [row["id"] for row in shown["positions"]] == ["o_first", "o_second"]
    assert shown["positions"][0]["evidence"][0]["quote"] == "agreed to reopen the grain ferry"
    assert shown["names"]["palace"] == "the Rose Palace"
    assert shown["documents"][REPORT.id] == "Harbour Gazette, 2031-03-15"


def test_compare_sets_topics_against_accounts(run: Run, run_json: Json, record: Path) -> None:
    shown = run("compare", "c_call").stdout
    assert "a spring meeting  silent" in shown
    assert "not carried" in shown
    cells = run_json("compare", "c_call")["comparisons"]
    assert {(row["topic"], row["account"]): row["cell"] for row in cells}["spring", "a_own"] == "silent"


@pytest.mark.parametrize("width", ["40", "60", "140"])
@pytest.mark.parametrize("arguments", [["contacts"], ["timeline"], ["show", "c_call"], ["compare", "c_call"]])
def test_output_keeps_to_the_terminal(
    run: Run, record: Path, arguments: list[str], width: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", width)
    assert max(map(len, run(*arguments).stdout.splitlines())) <= int(width)


def test_colours_are_for_terminals_and_not_for_those_who_want_none(
    run: Run, record: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert "\x1b" not in run("contacts").stdout
    assert "\x1b[32mheld\x1b[0m" in run("contacts", color=True).stdout
    monkeypatch.setenv("NO_COLOR", "1")
    assert "\x1b" not in run("contacts", color=True).stdout


@pytest.mark.parametrize(
    "arguments",
    [
        ["contacts"], ["timeline"], ["show", "c_1"], ["compare", "c_1"], ["trace", "s_1"], ["search", "Orlo"],
        ["trace", "c_1", "--json"], ["show", "c_1", "--json"], ["search", "Orlo", "--json"], ["contacts", "--json"],
    ],
)  # fmt: skip
def test_terminal_never_gets_what_a_document_wrote_for_it(run: Run, folder: Path, arguments: list[str]) -> None:
    with open_store(folder / "dragoman.db") as store:
        fill_with_attacks(store)
    ran = run(*arguments)
    assert ran.exit_code == 0, ran.output
    assert not set(ran.stdout) & set("\x1b\x9b\x07\u202e\u202c")
    assert "gnirts" in ran.stdout or "Orlo" in ran.stdout


def test_record_without_contacts_says_so(run: Run, folder: Path) -> None:
    with open_store(folder / "dragoman.db") as store:
        store.replace({}, {})
    assert run("contacts").stdout == run("timeline").stdout == "The documents tell of no contact.\n"
