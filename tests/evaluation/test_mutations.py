"""Whatever is done to a text, reading it leaves no fault; and the faults that are looked for would be noticed."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from random import Random
from typing import Any

import pytest
from hypothesis import given, settings

from dragoman.model.ids import document_id
from dragoman.model.records import Attribution, Document, Sentence
from evaluation import mutations
from evaluation.mutations import MUTATIONS, STAGES, find_faults, find_faults_of_attributions, main, make_case
from tests.builders import attribution, build
from tests.strategies import documents

CASES = range(200)
SEED = 7
TEXT = "“The ferries will sail,” President Vesk told Orlo, who said that “nothing is agreed.”\n\nHe left."


def read_document_of(text: str) -> Document:
    return Document(document_id("a.txt", text), "a.txt", text, "0" * 64, language="en")


# ---------------------------------------------------------------- what is read leaves no fault


@pytest.mark.parametrize("first", CASES[::20])
def test_changed_paragraphs_are_read_without_fault(shared: Path, first: int) -> None:
    for number in range(first, first + 20):
        case = make_case(SEED, number)
        assert not find_faults(case.document), f"python -m evaluation.mutations --seed {SEED} --only {number}"


@settings(max_examples=60)
@given(documents())
def test_generated_documents_are_read_without_fault(document: Document) -> None:
    assert not find_faults(document)


@pytest.mark.parametrize("change", MUTATIONS)
def test_every_change_of_an_invented_text_is_read_without_fault(change: str) -> None:
    assert not find_faults(read_document_of(MUTATIONS[change](Random(1), TEXT)))


@pytest.mark.parametrize(
    "words",
    ["U.S. ", "J. ", "President and ", "President of Finland and Prime Minister of Sweden and ", "Mr. ", "he ", "both ",
     "Russia Ukraine ", "He said that ", "according to ", "Biden spoke with Putin ", "...", "“a” ", "“", "said ",
     "another ", "Monday ", "a\n", "e\u0301\u0301", "(", ", ",
     "“Vesk said it sails.\n\n"],
)  # fmt: skip
def test_words_without_end_are_read_without_fault(words: str) -> None:
    assert not find_faults(read_document_of(("Biden met " + words * 12_000)[:12_000]))


# ---------------------------------------------------------------- the changes


@pytest.mark.parametrize("change", MUTATIONS)
@pytest.mark.parametrize("text", ["", " ", "x", "\n\n", TEXT])
def test_a_change_takes_any_text_and_gives_one_that_can_be_stored(change: str, text: str) -> None:
    changed = MUTATIONS[change](Random(3), text)
    assert changed.encode("utf-8").decode("utf-8") == changed
    assert changed == MUTATIONS[change](Random(3), text)


def test_changes_change() -> None:
    same = [change for change in MUTATIONS if all(MUTATIONS[change](Random(n), TEXT) == TEXT for n in range(5))]
    assert same == []


def test_a_case_is_known_by_its_number(shared: Path) -> None:
    assert make_case(1, 5) == make_case(1, 5)
    assert len({make_case(1, number).document.id for number in range(20)}) == 20
    assert make_case(2, 5) != make_case(1, 5)


# ---------------------------------------------------------------- the faults


def _broken(*_: Any) -> Iterator[Any]:
    raise RecursionError("too deep")


def _outside(document: Document, *_: Any) -> Iterator[Sentence]:
    yield Sentence("s_1", document.span(0, len(document.text) + 1))


@pytest.mark.parametrize(("kernel", "told"), [(_broken, "failed: RecursionError"), (_outside, "outside its document")])
def test_a_stage_that_fails_or_runs_out_of_the_text_is_a_fault(
    monkeypatch: pytest.MonkeyPatch, kernel: Any, told: str
) -> None:
    stages = [replace(stage, kernel=kernel) if stage.name == "sentences" else stage for stage in STAGES]
    monkeypatch.setattr(mutations, "STAGES", stages)
    assert any(told in fault for fault in find_faults(read_document_of(TEXT)))


def test_a_paragraph_that_takes_too_long_is_a_fault(monkeypatch: pytest.MonkeyPatch) -> None:
    clock = iter((0.0, 60.0))
    monkeypatch.setattr(mutations, "process_time", lambda: next(clock))
    assert find_faults(read_document_of(TEXT)) == [f"it took 60.0 s for {len(TEXT)} characters"]


MADE = build("Orlo said that Vesk told Tarn   that it sails.")
OUTER = attribution(MADE, "said", "Vesk told Tarn   that it sails", source="Orlo")
INNER = attribution(MADE, "told", "it sails", source="Vesk", parent=OUTER)


@pytest.mark.parametrize(
    ("rows", "told"),
    [
        ([OUTER, INNER], []),
        ([OUTER, replace(INNER, cue=())], ["without cue or content"]),
        ([OUTER, replace(INNER, content=())], ["without cue or content"]),
        ([OUTER, replace(INNER, source=(MADE.at("   "),))], ["blank words"]),
        ([replace(OUTER, probability=1.01), INNER], ["its probability is 1.01"]),
        ([INNER], ["its parent is absent"]),
        ([OUTER, replace(INNER, cue=(MADE.at("Orlo"),))], ["outside the content of its parent"]),
        ([replace(OUTER, parent=OUTER.id)], ["outside", "in a circle"]),
        ([replace(OUTER, parent=INNER.id), INNER], ["outside", "in a circle", "in a circle"]),
    ],
)
def test_attributions_that_cannot_be_are_faults(rows: list[Attribution], told: list[str]) -> None:
    found = list(find_faults_of_attributions(MADE.document, rows))
    assert len(found) == len(told)
    assert all(words in fault for words, fault in zip(told, found, strict=True))


def test_the_command_says_what_was_read_and_ends_with_whether_all_was_well(
    shared: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["--count", "3", "--seed", "4"]) == 0
    assert "in 3 paragraphs" in capsys.readouterr().out
    monkeypatch.setattr(mutations, "find_faults", lambda document: ["it is odd"])
    assert main(["--only", "2"]) == 1
    shown = capsys.readouterr().out
    assert "FAULT  2 (" in shown
    assert repr(make_case(0, 2).document.text) in shown


def test_without_the_sets_there_is_nothing_to_change(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    monkeypatch.setattr(mutations, "SHARED", tmp_path / "absent")
    assert main([]) == 0
    assert "Nothing to change" in capsys.readouterr().out
