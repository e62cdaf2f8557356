"""A comparison as a table of topics by accounts."""

from __future__ import annotations

from dragoman.export.compare import compare
from dragoman.export.layout import Page
from dragoman.export.plain.comparison import lay_out_comparison
from dragoman.store import Store
from tests.store.small import FILLINGS, OF_BOTH


def test_comparison_is_a_table_of_topics_by_accounts(store: Store) -> None:
    page = Page(100)
    lay_out_comparison(page, compare(store, "c_call"), "call of Orlo and Vesk")
    lines = page.text().splitlines()
    assert lines[0] == "call of Orlo and Vesk c_call"
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
    lay_out_comparison(page, compare(store, "c_call"))
    assert page.text().splitlines()[0] == "No account of it speaks of a topic."
