"""A record of which every text was written to do harm."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from dragoman.model.ids import document_id
from dragoman.model.records import (
    Account,
    Actor,
    Attribution,
    Comparison,
    Contact,
    Document,
    Formula,
    Mention,
    Position,
    Problem,
    Report,
    Topic,
    Variant,
)
from dragoman.store import Store
from tests.store.small import FILLINGS

ATTACKS = (
    "<script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "{{ 7*7 }}{% raw %}",
    "</p></div></style><style>body{display:none}</style>",
    "&lt;b&gt; &amp; 'single' \"double\"",
    "\u202egnirts drawkcab\u202c",
    "\x1b]0;title\x07\x9b2J",
    "javascript:alert(1)",
)
ATTACK = " ".join(ATTACKS)
TEXT = f"President Orlo said: {ATTACK} and more.\n\nThen {ATTACK} again."


def hostile_document(url: str | None = "javascript:alert(1)") -> Document:
    return Document(
        document_id("x.txt", TEXT), f"{ATTACK}.txt", TEXT, "0" * 64, title=f"On {ATTACK}", outlet=f"Daily {ATTACK}",
        url=url, published="2031-03-15", published_from="metadata", language='en" onload="alert(1)',
    )  # fmt: skip


def fill_with_attacks(store: Store, url: str | None = "javascript:alert(1)") -> Document:
    """Write a document, and rows of which every free text is an attack."""
    doc = hostile_document(url)
    start = TEXT.index("<script>")
    whole, part = doc.span(start, start + len(ATTACK)), doc.span(start + 3, start + 12)
    crossing, head = doc.span(start + 8, start + 40), doc.span(0, 14)
    title = replace(doc.span(3, 3 + len(ATTACK)), field="title")
    said = Attribution("a_1", doc.id, (head,), (doc.span(15, 19),), (whole,), (), "direct", teller="x:orlo")
    rows: dict[str, list[Any]] = {
        "attributions": [said],
        "mentions": [Mention("m_1", part, "x:orlo", "name")],
        "document_problems": [Problem("p_1", "unclosed_quotation", ATTACK, ATTACK, doc.id, crossing)],
    }
    store.add_document(doc, rows, "r1")
    store.add_source(doc)
    store.replace(
        {
            "actors": [Actor("x:orlo", f"Orlo {ATTACK}", "person")],
            "contacts": [
                Contact(
                    "c_1",
                    "call",
                    ("x:orlo",),
                    None,
                    None,
                    None,
                    None,
                    None,
                    "held",
                    None,
                    f"in {ATTACK}",
                    (whole, title),
                )
            ],
            "reports": [Report(doc.id, "c_1", True, None, (whole, title))],
            "accounts": [Account("k_1", "c_1", "x:orlo", True, False, (head,))],
            "positions": [
                Position(
                    "s_1", "c_1", "k_1", "x:orlo", "warn", (), ("t",), False, False, "a_1", None, None, (crossing,)
                )
            ],
            "comparisons": [Comparison("c_1", "t", "k_1", "says", (part,))],
            "topics": [Topic("t", f"Topic {ATTACK}", None)],
            "formulas": [Formula("f_1", ATTACK, None, 2, ("x:orlo",), (Variant(ATTACK, None, 1),) * 2, (part,))],
            "problems": [],
        },
        FILLINGS,
    )
    return doc
