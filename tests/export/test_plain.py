"""Views as plain text, and rows in one line."""

from __future__ import annotations

from dataclasses import replace

import pytest

from dragoman.export.compare import compare
from dragoman.export.described import as_json, describe
from dragoman.export.layout import Page
from dragoman.export.plain import lay_out_comparison, shortened
from dragoman.export.sources import Sources
from dragoman.export.views import export_rows
from dragoman.model.tables import TABLES
from dragoman.store import Store
from tests.store.small import CALL, COMMITMENT, DUE, FILLINGS, OF_BOTH, POSITION, READOUT, SAID


def test_comparison_is_a_table_of_topics_by_accounts(store: Store) -> None:
    page = Page(100)
    lay_out_comparison(page, Sources(store), compare(store, "c_call"))
    lines = page.text().splitlines()
    assert lines[0] == "call of Ada Orlo, Ilmar Vesk, 2031-03-14, held c_call"
    assert lines[2].split("  ")[0] == "Topic"
    assert "the Rose Palace (whole)" in lines[2]
    assert [line.split() for line in lines[4:7]] == [
        ["grain", "shipments", "says", "says"],
        ["“grain”", "“grain”"],
        ["a", "spring", "meeting", "silent", "not", "carried"],
    ]
    assert lines[-1] == "  “Nobody answered” Harbour Gazette, 2031-03-15, citing the Rose Palace"


def test_contact_without_topics_says_so(store: Store) -> None:
    store.replace(OF_BOTH | {"comparisons": []}, FILLINGS)
    page = Page(100)
    lay_out_comparison(page, Sources(store), compare(store, "c_call"))
    assert "No account of it speaks of a topic." in page.text()


def test_long_quote_is_cut_at_a_word() -> None:
    assert shortened("one two three", 13) == "one two three"
    assert shortened("one two three four", 12) == "one two …"


@pytest.mark.parametrize(
    ("row", "said"),
    [
        (CALL, "call of Ada Orlo, Ilmar Vesk, 2031-03-14, held"),
        (POSITION, "together: agree"),
        (replace(POSITION, actor="orlo", addressee=("vesk",), negated=True), "Ada Orlo: not agree, to Ilmar Vesk"),
        (replace(POSITION, hedged=True), "together: agree, with reserve"),
        (COMMITMENT, "agreement of Ada Orlo, Ilmar Vesk, open"),
        (SAID, "The Rose Palace said, mixed, by the account of the Rose Palace"),
        (DUE, "2031-05-01 to 2031-05-31"),
        (replace(DUE, from_=None, constraints=("weekday:2",)), "a day not known: weekday:2"),
        (READOUT, "readout.txt, Readout of the call with Caldera, readout.txt"),
    ],
)  # fmt: skip
def test_row_is_said_in_a_line(store: Store, row: object, said: str) -> None:
    assert describe(Sources(store), row) == said


def test_rows_as_json_are_those_of_the_export(store: Store) -> None:
    sources = Sources(store)
    for table in (
        "contacts",
        "reports",
        "accounts",
        "positions",
        "commitments",
        "comparisons",
        "unsupported",
        "passages",
    ):
        assert TABLES[table].exported
        assert as_json(sources, table, store.rows(table)) == list(export_rows(store, table))
