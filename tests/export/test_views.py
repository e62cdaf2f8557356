"""The tables come out in the form of the contract."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from dragoman.export.shapes import COLUMNS
from dragoman.export.views import earlier_versions, export_rows, exported_columns, exported_tables
from dragoman.model.errors import InputError
from dragoman.model.records import Description, Problem, Publication, Region
from dragoman.model.tables import TABLES
from dragoman.store import IN_MEMORY, Filling, Store, open_store
from tests.store.small import AGREED, FILLINGS, OF_BOTH, OF_REPORT, READOUT, REPORT, at, document, fill


@pytest.fixture
def store() -> Iterator[Store]:
    with open_store(IN_MEMORY) as opened:
        yield fill(opened)


def read_contract(path: Path) -> dict[str, tuple[str, ...]]:
    """The columns of each table, as the contract lists them; remarks stand in brackets or after a semicolon."""
    tables = path.read_text(encoding="utf-8").split("\n## Tables", 1)[1].split("\nActs:", 1)[0]
    listed = re.findall(r"^\| `(\w+)` \| (.+) \|$", tables, re.MULTILINE)
    plain = {table: re.sub(r"\([^()]*(?:\([^()]*\))?[^()]*\)", "", columns) for table, columns in listed}
    return {table: tuple(re.findall(r"`(\w+)`", columns.split(";")[0])) for table, columns in plain.items()}


def test_the_tables_and_columns_are_those_of_the_contract(shared: Path) -> None:
    beyond = {"problems": ("path", "stage"), "passages": ("direct",)}
    contract = read_contract(shared / "RECORD.md")
    assert {table: (*columns, *beyond.get(table, ())) for table, columns in contract.items()} == COLUMNS


def test_every_exported_table_has_its_columns() -> None:
    assert set(COLUMNS) == {table.name for table in TABLES.values() if table.exported}


def test_keys_come_in_the_order_of_the_contract(store: Store) -> None:
    for table in exported_tables(store):
        for row in export_rows(store, table):
            assert tuple(row) == exported_columns(store, table), table


def test_rows_come_in_the_order_of_their_ids(store: Store) -> None:
    for table in exported_tables(store):
        ids = [row["id"] for row in export_rows(store, table) if "id" in row]
        assert ids == sorted(ids)


def test_a_span_stands_beside_its_document(store: Store) -> None:
    row = next(row for row in export_rows(store, "mentions"))
    assert row == {"id": "n_1", "doc": READOUT.id, "span": [0, 14], "actor": "orlo", "form": "name"}


def test_evidence_has_its_words(store: Store) -> None:
    span = at(REPORT, AGREED)
    row = next(row for row in export_rows(store, "positions") if row["id"] == "o_second")
    assert row["evidence"] == [{"doc": REPORT.id, "span": [span.start, span.end], "quote": AGREED}]
    assert row["topics"] == ["grain"]


def test_passages_have_two_places_without_quotes(store: Store) -> None:
    (row,) = export_rows(store, "passages")
    a, b = at(READOUT, AGREED), at(REPORT, AGREED)
    assert row["a"] == {"doc": READOUT.id, "span": [a.start, a.end]}
    assert row["b"] == {"doc": REPORT.id, "span": [b.start, b.end]}


def test_attributions_list_their_spans_and_the_inferred_teller_beside_the_stated(store: Store) -> None:
    rows = {row["id"]: row for row in export_rows(store, "attributions")}
    source = at(REPORT, "The Rose Palace")
    assert rows["t_said"]["source"] == [[source.start, source.end]]
    assert (rows["t_said"]["teller"], rows["t_said"]["teller_inferred"]) == ("palace", None)
    assert (rows["t_inner"]["teller"], rows["t_inner"]["teller_inferred"]) == (None, "palace")
    assert (rows["t_inner"]["parent"], rows["t_inner"]["doc"]) == ("t_said", REPORT.id)


def test_what_no_stage_fills_is_left_out(store: Store) -> None:
    assert "regions" not in exported_tables(store)
    assert "kind" not in exported_columns(store, "documents")
    assert "teller_inferred" in exported_columns(store, "attributions")
    fewer = {
        name: replace(filling, writes=tuple(t for t in filling.writes if t != "inferences"))
        for name, filling in FILLINGS.items()
    }
    store.replace({}, fewer)
    assert "teller_inferred" not in exported_columns(store, "attributions")
    assert all("teller_inferred" not in row for row in export_rows(store, "attributions"))


def test_a_table_that_is_filled_with_nothing_is_empty(store: Store) -> None:
    store.replace(OF_BOTH | {"unsupported": []}, FILLINGS)
    assert "unsupported" in exported_tables(store)
    assert list(export_rows(store, "unsupported")) == []


def test_a_record_that_was_never_linked_has_its_documents(store: Store) -> None:
    with open_store(IN_MEMORY) as unread:
        assert exported_tables(unread) == ["documents", "decisions", "problems", "runs"]


def test_documents_are_joined_with_what_is_known_of_them(store: Store) -> None:
    extended = FILLINGS | {"describe": Filling("m", ("descriptions", "publications"))}
    store.add_document(READOUT, {"descriptions": [Description(READOUT.id, "readout", "palace")]}, "r2")
    found = [
        Publication(READOUT.id, "2031-03-14", "match", (at(READOUT, "14 March"),)),
        Publication(REPORT.id, "2031-03-16", "metadata"),
    ]
    store.replace({"publications": found}, extended)
    rows = {row["id"]: row for row in export_rows(store, "documents")}
    readout, report = rows[READOUT.id], rows[REPORT.id]
    assert (readout["kind"], readout["issuer"]) == ("readout", "palace")
    assert (readout["published"], readout["published_from"]) == ("2031-03-14", "match")
    assert (report["kind"], report["issuer"]) == (None, None)
    assert (report["published"], report["published_from"]) == ("2031-03-15", "metadata"), "as it was given"
    assert readout["text"] == READOUT.text


def test_problems_of_files_documents_and_stages_are_one_table(store: Store) -> None:
    missing = Problem("p_0", "missing_path", "x.txt: no", "look", path="x.txt")
    failed = Problem("p_2", "stage_failed", "no", "look", stage="overlaps")
    store.replace({"input_problems": [missing], "problems": [failed]}, FILLINGS)
    rows = list(export_rows(store, "problems"))
    assert [(row["id"], row["doc"], row["span"], row["path"], row["stage"]) for row in rows] == [
        ("p_0", None, None, "x.txt", None),
        ("p_1", REPORT.id, [at(REPORT, "Nobody").start, at(REPORT, "Nobody").end], None, "alone"),
        ("p_2", None, None, None, "overlaps"),
    ]


def test_spans_in_a_title_say_so(store: Store) -> None:
    title = replace(at(READOUT, "President"), start=0, end=7, field="title")
    store.add_document(READOUT, {"regions": [Region("g_1", title, "headline")]}, "r2")
    contact = replace(OF_BOTH["contacts"][0], evidence=(title,))
    store.replace(OF_BOTH | {"contacts": [contact]}, FILLINGS | {"regions": Filling("m", ("regions",))})
    assert list(export_rows(store, "regions")) == [
        {"id": "g_1", "doc": READOUT.id, "span": [0, 7], "kind": "headline", "issuer": None, "field": "title"}
    ]
    (row,) = export_rows(store, "contacts")
    assert row["evidence"] == [{"doc": READOUT.id, "span": [0, 7], "quote": "Readout", "field": "title"}]


def test_a_table_the_contract_does_not_have_is_an_error(store: Store) -> None:
    with pytest.raises(InputError, match="There is no table 'tellings'"):
        list(export_rows(store, "tellings"))


def test_the_document_of_every_row_is_exported(store: Store) -> None:
    docs = {row["id"] for row in export_rows(store, "documents")}
    for table in exported_tables(store):
        for row in export_rows(store, table):
            assert row.get("doc", READOUT.id) in docs
    assert OF_REPORT["sentences"][0].id in {row["id"] for row in export_rows(store, "sentences")}


# ---------------------------------------------------------------- versions of a page


def page(text: str, published: str | None, url: str = "https://palace.example/1"):  # type: ignore[no-untyped-def]
    return document("page.html", text, url=url, published=published)


def test_a_page_replaces_the_one_of_the_same_address_before_it() -> None:
    first, second, third = page("one", "2031-03-14"), page("two", "2031-03-15T10:00:00Z"), page("three", "2031-03-20")
    other = page("four", "2031-03-16", "https://palace.example/2")
    expected = {second.id: first.id, third.id: second.id}
    assert (
        earlier_versions([third, other, first, second]) == earlier_versions([first, second, third, other]) == expected
    )


def test_the_order_of_pages_is_not_guessed() -> None:
    assert earlier_versions([page("one", None), page("two", "2031-03-15")]) == {}
    assert earlier_versions([page("one", "2031-03-15"), page("two", "2031-03-15")]) == {}
    assert earlier_versions([page("one", "2031-03-14", ""), document("a.txt", "b")]) == {}
