"""What documents are called: by outlet and day, and by their file where that would not tell them apart."""

from __future__ import annotations

from dragoman.export.sources import Sources
from dragoman.model.records import Document
from dragoman.store import IN_MEMORY, open_store
from tests.store.small import document


def labels(*documents: Document) -> list[str]:
    with open_store(IN_MEMORY) as store:
        for one in documents:
            store.add_document(one, {}, "m")
        sources = Sources(store)
        return [sources.label(one.id) for one in documents]


def test_document_is_called_by_its_outlet_and_day() -> None:
    wire = document("wires/a.txt", "Orlo called.", outlet="Newswire", published="2031-08-08")
    other = document("wires/b.txt", "Vesk called.", outlet="Newswire", published="2031-08-09")
    assert labels(wire, other) == ["Newswire, 2031-08-08", "Newswire, 2031-08-09"]


def test_documents_of_one_outlet_and_day_are_told_apart_by_their_files() -> None:
    wire = document("wires/a.txt", "Orlo called.", outlet="Newswire", published="2031-08-08")
    other = document("wires/b.txt", "Vesk called.", outlet="Newswire", published="2031-08-08")
    assert labels(wire, other) == ["Newswire, 2031-08-08 (a.txt)", "Newswire, 2031-08-08 (b.txt)"]


def test_files_of_one_name_are_told_apart_by_their_folders() -> None:
    assert labels(document("one/a.txt", "Orlo called."), document("two/a.txt", "Vesk called.")) == [
        "a.txt (one/a.txt)",
        "a.txt (two/a.txt)",
    ]
