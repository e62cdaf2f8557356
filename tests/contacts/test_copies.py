from __future__ import annotations

from dataclasses import replace

from dragoman.contacts.copies import Copy, Subject, find_copies
from dragoman.contacts.settings import ContactSettings
from dragoman.model.records import Document, Overlap
from dragoman.model.span import Span

TEXT = " ".join(["grain"] * 200)  # six characters a word
DOCUMENTS = {key: Document(key, key, TEXT, "0" * 64) for key in "abcd"}
SETTINGS = ContactSettings(copied_words=30, copied_total=50, sentence_words=20, shortest_words=10)


def overlap(one: str, two: str, words: int, start: int = 0) -> Overlap:
    a, b = Span(one, 6 * start, 6 * (start + words) - 1), Span(two, 6 * start, 6 * (start + words) - 1)
    return Overlap(f"o_{one}_{two}_{start}", a, b, 1.0, True)


SIDES = ("caldera", "norvia")


def copies(
    *overlaps: Overlap, days: dict[str, str] | None = None, official: str = "", others: str = ""
) -> dict[tuple[str, str], Copy]:
    """The copies among reports of one pair of sides; ``days`` are those known, ``others`` are about other sides."""
    subjects = {
        key: Subject(("elsewhere",) if key in others else SIDES, (days or {}).get(key), key in official)
        for key in DOCUMENTS
    }
    return find_copies(DOCUMENTS, overlaps, subjects, SETTINGS).get(SIDES, {})


def pairs(
    *overlaps: Overlap, days: dict[str, str] | None = None, official: str = "", others: str = ""
) -> list[tuple[str, str]]:
    """The pairs that share enough by itself."""
    found = copies(*overlaps, days=days, official=official, others=others)
    return sorted(pair for pair, copy in found.items() if copy.enough)


def test_one_long_stretch_is_a_copy() -> None:
    assert pairs(overlap("a", "b", 30)) == [("a", "b")]
    assert pairs(overlap("a", "b", 29)) == []


def test_several_stretches_make_a_copy_together_and_short_ones_do_not_count() -> None:
    assert pairs(overlap("a", "b", 25), overlap("a", "b", 25, start=60)) == [("a", "b")]
    assert pairs(overlap("a", "b", 25), *(overlap("a", "b", 9, start=60 + 20 * n) for n in range(4))) == []


def test_a_whole_sentence_is_kept_as_what_needs_a_weekday_beside_it() -> None:
    found = copies(overlap("a", "b", 25))
    assert (found["a", "b"].sentence, found["a", "b"].enough) == (25, False)
    near = replace(overlap("a", "b", 25), verbatim=False)
    assert copies(near) == {}


def test_a_stretch_of_two_known_contacts_is_a_formula() -> None:
    three = (overlap("a", "c", 40), overlap("b", "c", 40))
    assert pairs(*three, days={"a": "one", "b": "two"}) == []
    assert pairs(*three, days={"a": "one", "b": "one"}) == [("a", "c"), ("b", "c")]


def test_a_stretch_of_a_known_contact_of_other_sides_is_a_formula_too() -> None:
    three = (overlap("a", "c", 40), overlap("b", "c", 40))
    assert pairs(*three, days={"a": "one", "b": "one"}, others="b") == []


def test_a_formula_inside_a_longer_copy_does_not_undo_it() -> None:
    found = pairs(overlap("a", "c", 60), overlap("b", "c", 12), days={"a": "one", "b": "two"})
    assert found == [("a", "c")]


def test_two_documents_whose_contacts_are_known_need_no_copy() -> None:
    assert pairs(overlap("a", "b", 60), days={"a": "one", "b": "two"}) == []


def test_documents_about_other_sides_and_two_official_texts_have_no_copy_that_tells() -> None:
    assert pairs(overlap("a", "b", 60), others="b") == []
    assert pairs(overlap("a", "b", 60), official="ab") == []
    assert pairs(overlap("a", "b", 60), official="a") == [("a", "b")]


def test_the_evidence_is_both_sides_of_every_stretch() -> None:
    found = copies(overlap("a", "b", 30))
    assert {span.doc_id for span in found["a", "b"].evidence} == {"a", "b"}
    assert found["a", "b"].words == 30
