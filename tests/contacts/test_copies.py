from __future__ import annotations

from dataclasses import replace

from dragoman.contacts.copies import find_copies
from dragoman.contacts.settings import ContactSettings
from dragoman.model.records import Document, Overlap
from dragoman.model.span import Span

TEXT = " ".join(["grain"] * 200)  # six characters a word
DOCUMENTS = {key: Document(key, key, TEXT, "0" * 64) for key in "abcd"}
SETTINGS = ContactSettings(copied_words=30, copied_total=50, sentence_words=20, shortest_words=10)


def overlap(one: str, two: str, words: int, start: int = 0) -> Overlap:
    a, b = Span(one, 6 * start, 6 * (start + words) - 1), Span(two, 6 * start, 6 * (start + words) - 1)
    return Overlap(f"o_{one}_{two}_{start}", a, b, 1.0, True)


def pairs(*overlaps: Overlap, key: dict[str, str] | None = None) -> list[tuple[str, str]]:
    """The pairs that share enough by itself."""
    return sorted(p for p, copy in find_copies(DOCUMENTS, overlaps, key or {}, SETTINGS).items() if copy.enough)


def test_one_long_stretch_is_a_copy() -> None:
    assert pairs(overlap("a", "b", 30)) == [("a", "b")]
    assert pairs(overlap("a", "b", 29)) == []


def test_several_stretches_make_a_copy_together_and_short_ones_do_not_count() -> None:
    assert pairs(overlap("a", "b", 25), overlap("a", "b", 25, start=60)) == [("a", "b")]
    assert pairs(overlap("a", "b", 25), *(overlap("a", "b", 9, start=60 + 20 * n) for n in range(4))) == []


def test_a_whole_sentence_is_kept_as_what_needs_a_weekday_beside_it() -> None:
    found = find_copies(DOCUMENTS, [overlap("a", "b", 25)], {}, SETTINGS)
    assert (found["a", "b"].sentence, found["a", "b"].enough) == (25, False)
    near = replace(overlap("a", "b", 25), verbatim=False)
    assert find_copies(DOCUMENTS, [near], {}, SETTINGS) == {}


def test_a_stretch_of_two_known_contacts_is_a_formula() -> None:
    three = (overlap("a", "c", 40), overlap("b", "c", 40))
    assert pairs(*three, key={"a": "one", "b": "two"}) == []
    assert pairs(*three, key={"a": "one", "b": "one"}) == [("a", "c"), ("b", "c")]


def test_a_formula_inside_a_longer_copy_does_not_undo_it() -> None:
    found = pairs(overlap("a", "c", 60), overlap("b", "c", 12), key={"a": "one", "b": "two"})
    assert found == [("a", "c")]


def test_two_documents_whose_contacts_are_known_need_no_copy() -> None:
    assert pairs(overlap("a", "b", 60), key={"a": "one", "b": "two"}) == []


def test_the_evidence_is_both_sides_of_every_stretch() -> None:
    found = find_copies(DOCUMENTS, [overlap("a", "b", 30)], {}, SETTINGS)
    assert {span.doc_id for span in found["a", "b"].evidence} == {"a", "b"}
    assert found["a", "b"].words == 30
