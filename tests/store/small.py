"""A small record built by hand: two documents that tell of one contact, and what follows from them."""

from __future__ import annotations

from typing import Any

from dragoman.model.ids import document_id, row_id
from dragoman.model.records import (
    Account,
    Actor,
    ActorSeen,
    Attribution,
    Commitment,
    Comparison,
    Contact,
    DateExpression,
    Decision,
    Document,
    Inference,
    Mention,
    Passage,
    Position,
    Problem,
    Redirect,
    Report,
    ResolvedDate,
    Sentence,
    Topic,
    Unsupported,
)
from dragoman.model.span import Span
from dragoman.store import Filling, Store

READOUT_TEXT = "President Orlo spoke with President Vesk on 14 March. They agreed to reopen the grain ferry by May."
REPORT_TEXT = (
    "The leaders spoke.\nThe Rose Palace said that they “agreed to reopen the grain ferry by May”. Nobody answered."
)


def document(name: str, text: str, **more: Any) -> Document:
    return Document(document_id(name, text), name, text, "0" * 64, **more)


READOUT = document(
    "readout.txt", READOUT_TEXT, title="Readout of the call with Caldera", url="https://palace.example/1"
)
REPORT = document(
    "report.txt", REPORT_TEXT, outlet="Harbour Gazette", published="2031-03-15", published_from="metadata"
)
FILLINGS = {
    "alone": Filling("m1", ("sentences", "mentions", "date_expressions", "attributions", "actors_seen")),
    "together": Filling(
        "m2",
        (
            "actors", "dates", "contacts", "redirects", "reports", "passages", "accounts", "inferences", "positions",
            "commitments", "comparisons", "unsupported", "topics", "problems",
        ),
    ),
}  # fmt: skip


def at(doc: Document, words: str) -> Span:
    """The span of some words."""
    start = doc.text.index(words)
    return doc.span(start, start + len(words))


def sentences(doc: Document) -> list[Sentence]:
    rows = []
    start = 0
    for part in doc.text.replace("\n", " ").split(". "):
        span = doc.span(start, min(len(doc.text), start + len(part) + 1))
        rows.append(Sentence(row_id("s", doc.id, "sentence", [span]), span))
        start = span.end + 1
    return rows


AGREED = "agreed to reopen the grain ferry by May"
ORLO = Actor("orlo", "Ada Orlo", "person", origin="user")
VESK = Actor("vesk", "Ilmar Vesk", "person", origin="user")
PALACE = Actor("palace", "the Rose Palace", "institution", origin="user")
SAID = Attribution(
    "t_said", REPORT.id, (at(REPORT, "The Rose Palace"),), (at(REPORT, "said"),), (at(REPORT, AGREED),), (), "mixed",
    teller="palace", source_actor="palace",
)  # fmt: skip
AGREEING = Attribution(
    "t_agreed", READOUT.id, (at(READOUT, "They"),), (at(READOUT, "agreed"),),
    (at(READOUT, "to reopen the grain ferry"),), (), "indirect", parent=None, source_actor="joint",
)  # fmt: skip
INNER = Attribution(
    "t_inner", REPORT.id, (at(REPORT, "they"),), (at(REPORT, "agreed"),),
    (at(REPORT, "to reopen the grain ferry"),), (), "mixed", parent="t_said", source_actor="joint",
)  # fmt: skip
BY_MAY = DateExpression("x_may", at(READOUT, "May"), "month:5", "XXXX-05")
DUE = ResolvedDate("x_may", at(READOUT, "May"), "2031-05", "2031-05-01", "2031-05-31", "published", True)
CALL = Contact(
    "c_call", "call", ("orlo", "vesk"), "2031-03-14", "2031-03-14", None, None, "text", "held", None, None,
    (at(READOUT, "President Orlo spoke with President Vesk"), at(REPORT, "The leaders spoke")),
)  # fmt: skip
OWN = Account("a_own", "c_call", "palace", True, True, (at(READOUT, "spoke"),))
VOICED = Account("a_voice", "c_call", f"voice:{REPORT.id}", False, False, (at(REPORT, "The leaders spoke"),))
POSITION = Position(
    "o_first", "c_call", "a_own", "joint", "agree", (), ("grain",), False, False, "t_agreed", None, None,
    (at(READOUT, "agreed to reopen the grain ferry"),),
)  # fmt: skip
RETOLD = Position(
    "o_second", "c_call", "a_voice", "joint", "agree", (), ("grain",), False, False, "t_inner", "o_first", None,
    (at(REPORT, AGREED),),
)  # fmt: skip
COMMITMENT = Commitment(
    "m_ferry", "c_call", "a_own", "agreement", ("orlo", "vesk"), ("grain",), "x_may", "open", None,
    (at(READOUT, "agreed to reopen the grain ferry by May"),), (),
)  # fmt: skip
DECISION = Decision("e_1", "confirm", at(REPORT, "The leaders spoke"), "c_call", "an editor", "2031-04-01")

OF_READOUT: dict[str, list[Any]] = {
    "sentences": sentences(READOUT),
    "mentions": [Mention("n_1", at(READOUT, "President Orlo"), "orlo", "name")],
    "date_expressions": [BY_MAY],
    "attributions": [AGREEING],
    "actors_seen": [ActorSeen(READOUT.id, ORLO), ActorSeen(READOUT.id, VESK)],
}
OF_REPORT: dict[str, list[Any]] = {
    "sentences": sentences(REPORT),
    "attributions": [SAID, INNER],
    "actors_seen": [ActorSeen(REPORT.id, PALACE)],
    "document_problems": [
        Problem("p_1", "unclosed_quotation", "odd", "look", REPORT.id, at(REPORT, "Nobody"), stage="alone")
    ],
}
OF_BOTH: dict[str, list[Any]] = {
    "actors": [ORLO, PALACE, VESK],
    "dates": [DUE],
    "contacts": [CALL],
    "redirects": [Redirect("c_old", "c_call")],
    "reports": [
        Report(READOUT.id, "c_call", True, None, (at(READOUT, "spoke with"),)),
        Report(REPORT.id, "c_call", True, None, (at(REPORT, "The leaders spoke"),)),
    ],
    "passages": [
        Passage(
            "w_1", "verbatim", at(READOUT, AGREED), at(REPORT, AGREED), READOUT.id, "quoted", 1.0,
        )
    ],
    "accounts": [OWN, VOICED],
    "inferences": [Inference("t_inner", "palace", (at(REPORT, AGREED),))],
    "positions": [POSITION, RETOLD],
    "commitments": [COMMITMENT],
    "comparisons": [
        Comparison("c_call", "grain", "a_own", "says", (at(READOUT, "grain"),)),
        Comparison("c_call", "grain", "a_voice", "says", (at(REPORT, "grain"),)),
        Comparison("c_call", "spring", "a_own", "silent", ()),
        Comparison("c_call", "spring", "a_voice", "not_carried", ()),
    ],
    "unsupported": [Unsupported("u_1", at(REPORT, "Nobody answered"), "a_own", (at(REPORT, "The Rose Palace said"),))],
    "topics": [Topic("grain", "grain shipments", None), Topic("spring", "a spring meeting", None)],
    "problems": [],
}  # fmt: skip


def fill(store: Store, rows: dict[str, list[Any]] | None = None) -> Store:
    """Write the two documents, a decision and what follows from them."""
    store.add_document(READOUT, OF_READOUT, "r1")
    store.add_document(REPORT, OF_REPORT, "r1")
    for doc in (READOUT, REPORT):
        store.add_source(doc)
    store.add_decisions([DECISION])
    store.replace(OF_BOTH if rows is None else rows, FILLINGS)
    return store
