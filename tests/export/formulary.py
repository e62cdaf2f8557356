"""A record of three calls whose readouts share a formula, with a report that quotes one, filled by hand."""

from __future__ import annotations

from typing import Any

from dragoman.model.records import (
    JOINT,
    Actor,
    Attribution,
    Contact,
    Description,
    Document,
    Formula,
    Passage,
    Position,
    Publication,
    Region,
    Report,
    Variant,
)
from dragoman.store import Filling, Store
from tests.store.small import at, document

USUAL = "support for the free ferry of the strait"
NEW = "support for the safe ferry of the strait"
SHORT = "President Orlo spoke today with"

FIRST = document("first.txt", f"{SHORT} President Vesk. She voiced her {USUAL}.")
SECOND = document("second.txt", f"{SHORT} Chancellor Senn. She voiced her {USUAL}.")
THIRD = document("third.txt", f"{SHORT} President Vesk. Both voiced their {NEW}.")
GAZETTE = document(
    "gazette.txt",
    f"Few ships sail.\nThe Rose Palace told of “{NEW}”. It rains.\nThey wrote: Both voiced their {NEW}.",
    outlet="Harbour Gazette",
)
DOCUMENTS = {FIRST: "2031-01-05", SECOND: "2031-02-07", THIRD: "2031-03-09", GAZETTE: "2031-03-10"}
ORLO, VESK, SENN = (
    Actor(key, name, "person", origin="user")
    for key, name in (("orlo", "Ada Orlo"), ("vesk", "Ilmar Vesk"), ("senn", "Odra Senn"))
)
PALACE = Actor("palace", "the Rose Palace", "institution", origin="user")
TELLS = Attribution(
    "t_tells", GAZETTE.id, (at(GAZETTE, "The Rose Palace"),), (at(GAZETTE, "told of"),), (at(GAZETTE, NEW),), (),
    "direct", teller="palace", source_actor="palace",
)  # fmt: skip
EMBEDDED = Region("r_1", at(GAZETTE, f"Both voiced their {NEW}."), "embedded", "palace")


def call(contact: str, doc: Document, *participants: str) -> Contact:
    day = DOCUMENTS[doc]
    return Contact(
        contact, "call", participants, day, day, None, None, "text", "held", None, None, (at(doc, "spoke today"),)
    )


def voicing(row_id: str, contact: str, doc: Document, actor: str, words: str) -> Position:
    return Position(row_id, contact, "a_1", actor, "affirm", (), (), False, False, "t_0", None, None, (at(doc, words),))


SPANS = (at(FIRST, USUAL), at(SECOND, USUAL), at(THIRD, NEW), at(GAZETTE, NEW))
FERRY = Formula(
    "f_ferry", USUAL, "2031-01-05", 3, ("orlo", "senn", "vesk"),
    (Variant(USUAL, "2031-01-05", 2), Variant(NEW, "2031-03-09", 2)), tuple(sorted(SPANS)),
)  # fmt: skip
OPENING = Formula(
    "f_call", SHORT, "2031-01-05", 3, ("orlo", "senn", "vesk"), (Variant(SHORT, "2031-01-05", 3),),
    tuple(sorted(at(doc, SHORT) for doc in (FIRST, SECOND, THIRD))),
)  # fmt: skip
TOGETHER: dict[str, list[Any]] = {
    "actors": [ORLO, PALACE, SENN, VESK],
    "publications": [Publication(doc.id, day, "metadata") for doc, day in DOCUMENTS.items()],
    "contacts": [
        call("c_1", FIRST, "orlo", "vesk"),
        call("c_2", SECOND, "orlo", "senn"),
        call("c_3", THIRD, "orlo", "vesk"),
    ],
    "reports": [
        Report(doc.id, contact, True, None, (doc.span(0, 5),))
        for doc, contact in ((FIRST, "c_1"), (SECOND, "c_2"), (THIRD, "c_3"), (GAZETTE, "c_3"))
    ],
    "positions": [
        voicing("o_1", "c_1", FIRST, "orlo", f"voiced her {USUAL}"),
        voicing("o_2", "c_2", SECOND, "orlo", f"voiced her {USUAL}"),
        voicing("o_3", "c_3", THIRD, JOINT, f"voiced their {NEW}"),
    ],
    "passages": [
        Passage("g_1", "verbatim", at(THIRD, NEW), at(GAZETTE, NEW), THIRD.id, "quoted", 1.0),
        Passage("g_2", "formula", at(FIRST, SHORT), at(THIRD, SHORT), FIRST.id, "unmarked", 1.0),
    ],
    "formulas": [OPENING, FERRY],
}
FILLINGS = {
    "alone": Filling("m1", ("descriptions", "attributions", "regions")),
    "together": Filling("m2", tuple(TOGETHER)),
}


def fill_with_formulas(store: Store) -> Store:
    """Write the documents and what follows from them."""
    for doc in DOCUMENTS:
        official = doc is not GAZETTE
        rows: dict[str, list[Any]] = {
            "descriptions": [Description(doc.id, "readout" if official else "report", "palace" if official else None)],
            "attributions": [] if official else [TELLS],
            "regions": [] if official else [EMBEDDED],
        }
        store.add_document(doc, rows, "r1")
        store.add_source(doc)
    store.replace(TOGETHER, FILLINGS)
    return store
