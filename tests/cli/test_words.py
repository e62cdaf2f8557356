"""``trace`` leads from a row to its words, ``search`` from words to their rows."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.cli.conftest import Run
from tests.store.small import READOUT, REPORT

Json = Callable[..., Any]


def test_trace_shows_the_words_in_their_context_and_the_way_there(run: Run, record: Path) -> None:
    lines = run("trace", "o_second").stdout.splitlines()
    assert lines[0] == "position together: agree o_second"
    assert lines[1] == "  evidence, in Harbour Gazette, 2031-03-15 (report.txt), 51 to 90:"
    assert lines[2].lstrip().startswith("The leaders spoke. The Rose Palace said that they “[agreed to reopen")
    heads = [line.split(":")[0] for line in lines if line and not line.startswith(" ")]
    assert heads[1:6] == ["Tells again", "Read from", "Read from", "Inferred", "Inside of"]
    assert heads[6].startswith("In the account of")
    assert "  cue: “said”" in lines


def test_trace_of_a_document_shows_how_it_begins_and_what_rests_on_it(run: Run, record: Path) -> None:
    shown = run("trace", READOUT.id).stdout
    for told in (
        "document readout.txt",
        "“President Orlo spoke with",
        "Tells of the call of Ada Orlo",
        "Rests on it: ",
    ):
        assert told in shown


def test_trace_of_an_old_id_says_what_it_is_part_of_now(run: Run, record: Path) -> None:
    assert run("trace", "c_old").stdout.startswith("c_old is now part of contact call of Ada Orlo")


def test_trace_as_json_has_each_step_with_its_words(run_json: Json, record: Path) -> None:
    shown = run_json("trace", "o_second")
    assert list(shown) == ["asked", "redirected", "steps"]
    first = shown["steps"][0]
    assert (first["relation"], first["table"], first["id"]) == ("row", "positions", "o_second")
    (place,) = first["places"]
    assert REPORT.text[slice(*place["span"])] == place["quote"]


def test_id_that_no_row_has_is_a_mistake_with_a_next_step(run: Run, record: Path) -> None:
    ran = run("trace", "zzz")
    assert (ran.exit_code, ran.stdout) == (2, "")
    assert "no row zzz" in ran.stderr


def test_search_shows_the_sentence_and_what_rests_on_it(run: Run, record: Path) -> None:
    shown = run("search", "nobody", "answered").stdout
    assert "Harbour Gazette, 2031-03-15" in shown
    assert "Nobody answered." in shown
    assert "rests on it: unsupported u_1" in shown


def test_search_as_json_has_the_places_of_the_matches(run_json: Json, record: Path) -> None:
    (hit,) = run_json("search", "nobody")["hits"]
    assert [hit["quote"][slice(*match)] for match in hit["matches"]] == ["Nobody"]
    assert REPORT.text[slice(*hit["span"])] == hit["quote"]


def test_words_that_stand_nowhere_are_no_error(run: Run, run_json: Json, record: Path) -> None:
    assert run("search", "submarine").stdout == "Nothing has all these words. Try fewer of them.\n"
    assert run_json("search", "submarine") == {"hits": []}


@pytest.mark.parametrize("words", ['"grain ferry"', "grain AND OR NOT *", "NEAR(grain", '"'])
def test_no_word_is_taken_for_an_operator(run: Run, record: Path, words: str) -> None:
    assert run("search", words).exit_code == 0


def test_limit_bounds_the_places(run_json: Json, record: Path) -> None:
    assert len(run_json("search", "the", "--limit", "1")["hits"]) == 1
