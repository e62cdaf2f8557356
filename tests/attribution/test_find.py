"""The attributions of a document: nesting, order, tellers, and problems."""

from __future__ import annotations

import dataclasses
import textwrap

import pytest

from dragoman.attribution.stage import STAGES
from dragoman.model.records import Attribution, Problem
from tests.attribution.reading import Told, find_rows, parts, read, read_one, tell
from tests.builders import build

ORLO = "[[orlo|President Orlo]]"
VESK = "[[vesk|President Vesk]]"


def test_what_a_teller_says_somebody_said_is_nested() -> None:
    rows = read(f"[[palace|The Rose Palace]] said that {ORLO} told {VESK} that the ferries must sail.")
    outer, inner = rows
    assert parts(rows) == [
        ("The Rose Palace", "said", "President Orlo told President Vesk that the ferries must sail"),
        ("President Orlo", "told", "the ferries must sail"),
    ]
    assert (outer.parent, outer.teller, outer.to) == ("", "palace", None)
    assert (inner.parent, inner.teller, inner.to) == ("said", "palace", "vesk")


def test_nesting_goes_as_deep_as_the_text() -> None:
    rows = read(
        f"[[agency|Northern Wire]] reported that [[palace|the Rose Palace]] announced {ORLO} had told {VESK} that "
        "[[tarn|Tarn]] believed the strait was closed."
    )
    assert [(row.cue, row.parent) for row in rows] == [
        ("reported", ""),
        ("announced", "reported"),
        ("told", "announced"),
        ("believed", "told"),
    ]
    assert [row.teller for row in rows] == ["agency", "palace", "palace", "palace"]


def test_every_sentence_of_a_quotation_stands_under_its_cue() -> None:
    rows = read(
        f"“{ORLO} thanked {VESK} for his help. [[orlo|The President]] raised the price of grain and called on "
        "[[caldera|Caldera]] to lower it,” [[palace|the Rose Palace]] said."
    )
    assert [(row.cue, row.parent, row.teller) for row in rows] == [
        ("said", "", "palace"),
        ("thanked", "said", "palace"),
        ("raised", "said", "palace"),
        ("called on", "said", "palace"),
    ]


@pytest.mark.parametrize("link", [", and ", ", while ", "; "])
def test_two_tellers_side_by_side_are_not_nested(link: str) -> None:
    rows = read(f"[[palace|The Palace]] said the call was long{link}[[castle|the Castle]] said it was short.")
    assert [(row.content, row.parent, row.teller) for row in rows] == [
        ("the call was long", "", "palace"),
        ("it was short", "", "castle"),
    ]


def test_the_account_of_one_side_on_what_the_other_said_stays_that_sides() -> None:
    rows = read(f"“{VESK} expressed interest in talks,” [[palace|the Rose Palace]] said.")
    inner = rows[1]
    assert (inner.actor, inner.cue, inner.content, inner.teller) == ("vesk", "expressed interest", "in talks", "palace")


def test_a_second_that_clause_belongs_to_the_cue_that_has_the_first() -> None:
    rows = read(f"{ORLO} said that [[orlo|she]] had asked {VESK} to open the strait and that [[vesk|he]] had refused.")
    assert [row.content for row in rows] == [
        "she had asked President Vesk to open the strait and that he had refused",
        "to open the strait",
    ]


def test_wishes_of_the_one_who_tells_them_are_no_second_telling() -> None:
    row = read_one(f"{ORLO} has indicated [[orlo|she]] wants to keep the strait open.")
    assert row.content == "she wants to keep the strait open"


def test_an_unclosed_mark_is_reported_once_and_the_search_goes_on() -> None:
    made = build(
        f"{ORLO} said “the ferries are ready.\n\n“We sail,” {VESK} said. Then came “fog.\n\n{ORLO} raised grain."
    )
    rows = find_rows(made)
    problems = [row for row in rows if isinstance(row, Problem)]
    assert [(row.code, made.words([row.span])) for row in problems if row.span] == [("unclosed_quotation", "“fog.")]
    assert problems[0].next_step
    assert "raised" in [made.words(row.cue) for row in rows if isinstance(row, Attribution)]


def test_spans_of_a_title_are_not_read_as_text() -> None:
    made = build(f"{ORLO} said it sails.", title="Orlo says it sails")
    assert all(span.field == "text" for row in find_rows(made) if isinstance(row, Attribution) for span in row.content)


def test_the_empty_document_has_none() -> None:
    assert read("") == []
    assert read("The ferries will sail in June.") == []


def test_a_document_of_which_nothing_else_is_known_is_read() -> None:
    made = build("“The ferries will sail,” said the minister.")
    bare = dataclasses.replace(made, descriptions=[], regions=[], seen=[], mentions=[])
    assert parts(tell(bare)) == [("the minister", "said", "The ferries will sail")]
    assert tell(dataclasses.replace(bare, sentences=[])) == []


def test_ids_last_as_long_as_the_words_and_differ_within_a_document() -> None:
    text = f"{ORLO} said it sails and {VESK} said it sails. {ORLO} said it sails."
    first, again, elsewhere = (
        [row.id for row in find_rows(build(text, name=name)) if isinstance(row, Attribution)]
        for name in ("same.txt", "same.txt", "other.txt")
    )
    assert first == again
    assert len(set(first)) == len(first) == 3
    assert not set(first) & set(elsewhere)


def test_the_stage_names_what_the_kernel_yields() -> None:
    (stage,) = STAGES
    assert set(stage.writes) == {"attributions", "actors_seen", "document_problems"}
    assert stage.kernel.__name__ == "find_attributions"
    assert stage.reads[0] == "documents"


def test_a_wrapped_text_reads_like_the_same_text_on_one_line() -> None:
    text = (
        f"{ORLO} told {VESK} on Monday that the ferries between the two ports would sail again in June, and she "
        "thanked the harbour pilots of both countries for the long and careful work on the new sea charts of the "
        "strait, which had been promised to the captains in the spring of the year before the last election."
    )
    wrapped = textwrap.fill(text.replace("[[orlo|President Orlo]]", "@").replace("[[vesk|President Vesk]]", "#"), 60)
    plain = [_flat(row) for row in read(text)]
    assert [_flat(row) for row in read(wrapped.replace("@", ORLO).replace("#", VESK))] == plain
    assert plain


def _flat(row: Told) -> tuple[str, ...]:
    return tuple(" ".join(words.split()) for words in (row.source, row.cue, row.content, row.addressee))
