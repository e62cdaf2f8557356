"""Records become plain values and come back as they were."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dragoman.model.codec import (
    codec_of,
    decode,
    document_of,
    encode,
    encode_span,
    in_text_order,
    key_of,
    spans_of,
    write_json,
    write_span,
)
from dragoman.model.records import (
    ActorSeen,
    Cluster,
    Commitment,
    Contact,
    FollowUp,
    Member,
    Problem,
    Role,
    Sentence,
)
from dragoman.model.span import Span
from dragoman.model.tables import TABLES
from tests.strategies import records

CLASSES = sorted({table.record for table in TABLES.values()}, key=lambda record: record.__name__)


@settings(max_examples=15)
@given(st.data())
@pytest.mark.parametrize("record", CLASSES, ids=lambda record: record.__name__)
def test_a_record_comes_back_from_json_as_it_was(record: type[Any], data: st.DataObject) -> None:
    row = data.draw(records(record))
    assert decode(record, json.loads(json.dumps(encode(row)))) == row


@pytest.mark.parametrize("table", TABLES.values(), ids=lambda table: table.name)
def test_the_key_of_each_table_is_made_of_its_columns(table: Any) -> None:
    assert set(table.key) <= {field.column for field in codec_of(table.record)}


def test_values_are_plain_and_named_as_the_columns() -> None:
    role = Role("president", "Norvia", "2019", None)
    assert encode(role) == {"title": "president", "state": "Norvia", "from": "2019", "to": None}
    sentence = Sentence("s_1", Span("d_1", 3, 9))
    assert encode(sentence) == {"id": "s_1", "span": ["d_1", 3, 9]}
    assert encode(Sentence("s_1", Span("d_1", 3, 9, "title")))["span"] == ["d_1", 3, 9, "title"]
    assert encode(Cluster("k_1", None, (Member(Span("d_1", 0, 4), "quoted"),)))["members"] == [
        {"span": ["d_1", 0, 4], "marked": "quoted"}
    ]


def test_spans_are_found_with_the_field_that_has_them() -> None:
    told, later = Span("d_1", 0, 5), Span("d_2", 7, 9)
    commitment = Commitment(
        "m_1", None, "a_1", "pledge", (), (), None, "open", None, (told,), (FollowUp(later, "fulfilled"),)
    )
    assert spans_of(commitment) == [("evidence", told), ("follow_ups", later)]


def test_a_row_belongs_to_the_document_it_names_or_lies_in() -> None:
    assert document_of(Sentence("s_1", Span("d_1", 3, 9))) == "d_1"
    assert document_of(Problem("p_1", "unclosed_quotation", "", "", doc_id="d_2")) == "d_2"
    assert document_of(Problem("p_1", "missing_path", "", "", path="x.txt")) is None
    contact = Contact("c_1", "call", (), None, None, None, None, None, "held", None, None, (Span("d_1", 0, 4),))
    assert document_of(contact) is None


def test_text_order_has_the_title_first_then_start_then_end() -> None:
    spans = [Span("d", 5, 9), Span("d", 2, 9), Span("d", 2, 4), Span("d", 7, 8, "title")]
    rows = [Sentence(f"s_{number}", span) for number, span in enumerate(spans)]
    assert [row.id for row in in_text_order(rows, lambda row: row.id)] == ["s_3", "s_2", "s_1", "s_0"]


def test_keys_are_comparable_text() -> None:
    seen = ActorSeen("d_1", decode(TABLES["actors"].record, encode_actor("Ilmar Vesk")))
    assert key_of(seen, ("doc", "actor")) == ("d_1", json.dumps(encode(seen)["actor"], separators=(",", ":")))


def encode_actor(name: str) -> dict[str, Any]:
    return {
        "id": "x:a",
        "name": name,
        "kind": "person",
        "aliases": [],
        "member_of": None,
        "roles": [],
        "origin": "text",
    }


def test_a_field_that_is_not_plain_is_refused_when_its_class_is_read() -> None:
    @dataclass(frozen=True)
    class Odd:
        when: dict  # type: ignore[type-arg]

    with pytest.raises(TypeError, match="no record may have"):
        codec_of(Odd)


@given(st.builds(Span, st.text(), st.integers(0, 10**9), st.integers(0, 10**9), st.sampled_from(["text", "title"])))
def test_a_span_is_written_as_its_json(span: Span) -> None:
    assert write_span(span) == write_json(encode_span(span))
