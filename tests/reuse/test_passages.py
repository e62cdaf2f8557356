"""Which shared wording is a copy, which a formula, and how the borrower marks it."""

from __future__ import annotations

import pytest

from tests.builders import attribution, build
from tests.reuse.judging import judge
from tests.reuse.making import sentence

STOCK = "Norvia will act firmly to defend its shipping in the Northern Straits"
PLEDGE = "The two presidents agreed to reopen the ferry line between their capitals before the end of the summer."


def test_wording_of_one_contact_is_a_copy_word_for_word_or_nearly() -> None:
    edited = PLEDGE.replace("agreed to reopen", "have agreed to open")
    judged = judge(
        build(f"{PLEDGE} {sentence(1)}", "a"), build(f"{sentence(2)} {PLEDGE}", "b"), build(edited, "c"),
        main={0: "c1", 1: "c1", 2: "c1"},
    )  # fmt: skip
    assert sorted(row.kind for row in judged.passages) == ["near_verbatim", "near_verbatim", "verbatim"]


def test_wording_of_different_contacts_is_a_formula() -> None:
    judged = judge(
        build(f"{STOCK}, she told him. {sentence(1)}", "a"), build(f"{sentence(2)} {STOCK}, he heard.", "b"),
        main={0: "c1", 1: "c2"},
    )  # fmt: skip
    assert judged.kinds() == {STOCK: "formula"}
    assert judged.clusters == []


def test_stock_wording_stays_a_copy_between_documents_of_one_contact() -> None:
    judged = judge(
        build(f"{STOCK}. {sentence(1)}", "a"), build(f"{STOCK}. {sentence(2)}", "b"),
        build(f"{STOCK}. {sentence(3)}", "c"),
        main={0: "c1", 1: "c1", 2: "c2"},
    )  # fmt: skip
    kinds = {
        frozenset(judged.made.index(made) for made in judged.made if made.document.id in (row.a.doc_id, row.b.doc_id)):
        row.kind for row in judged.passages
    }  # fmt: skip
    assert kinds == {frozenset((0, 1)): "verbatim", frozenset((0, 2)): "formula", frozenset((1, 2)): "formula"}


def test_wording_shared_with_a_document_of_no_contact_is_a_copy() -> None:
    judged = judge(build(f"{PLEDGE} {sentence(1)}", "a"), build(f"{sentence(2)} {PLEDGE}", "b"), main={0: "c1"})
    assert [row.kind for row in judged.passages] == ["verbatim"]


def test_but_not_where_it_is_known_as_a_formula() -> None:
    judged = judge(
        *(build(f"{STOCK}. {sentence(number)}", str(number)) for number in range(3)), main={0: "c1", 1: "c2"}
    )
    assert [row.kind for row in judged.passages] == ["formula"] * 3


def test_a_contact_in_passing_that_both_look_forward_to_makes_no_copy() -> None:
    summit = "They look forward to the summit in Port Sel."
    judged = judge(
        build(f"{STOCK}. {sentence(1)} {summit}", "a"), build(f"{STOCK}. {sentence(2)} {summit}", "b"),
        main={0: "c1", 1: "c2"}, also={0: {"c9": "the summit"}, 1: {"c9": "the summit"}},
    )  # fmt: skip
    assert set(judged.kinds().values()) == {"formula"}


def test_what_a_report_tells_of_a_contact_elsewhere_makes_no_formula_of_what_it_copied() -> None:
    between = f"{sentence(3)} {sentence(4)} {sentence(5)}"
    for number, main in enumerate(({0: "c1"}, {})):
        judged = judge(
            build(f"{PLEDGE} {sentence(1)}", "a"), build(f"{PLEDGE} {between} Last week the two met.", "b"),
            main=main, also={1: {"c2": "the two met"}, **({} if main else {0: {"c1": sentence(1)[:20]}})},
        )  # fmt: skip
        assert [row.kind for row in judged.passages] == ["verbatim"], number


def test_what_stands_where_another_contact_is_recalled_comes_from_there() -> None:
    recalled = f"In their call last week, the palace said, {PLEDGE[0].lower()}{PLEDGE[1:]}"
    judged = judge(
        build(f"{PLEDGE} {sentence(1)} {STOCK}.", "a"),
        build(f"{sentence(2)} {STOCK}. {sentence(3)} {recalled}", "b"),
        main={0: "c1", 1: "c2"},
        also={1: {"c1": "their call last week"}},
    )
    assert judged.kinds() == {PLEDGE.rstrip("."): "verbatim", STOCK: "formula"}


def test_an_issuer_that_recalls_an_earlier_contact_uses_its_usual_words() -> None:
    recalled = f"In their call last week they agreed on this. {STOCK}."
    one = build(f"{STOCK}. {sentence(1)}", "a", kind="readout", issuer="palace")
    two = build(f"{sentence(2)} {recalled}", "b", kind="readout", issuer="palace")
    judged = judge(one, two, main={0: "c1", 1: "c2"}, also={1: {"c1": "their call last week"}})
    assert judged.kinds() == {STOCK: "formula"}


def test_a_long_faithful_stretch_is_a_copy_even_across_contacts() -> None:
    long = " ".join(sentence(seed, 15) for seed in range(40, 43))
    report = build(f"{sentence(1)} {long}", "a")
    rest = " ".join(sentence(seed) for seed in range(50, 56))
    official = build(f"{long} {rest}", "b", kind="readout", issuer="palace")
    judged = judge(report, official, main={0: "c1", 1: "c2"})
    assert [row.kind for row in judged.passages] == ["verbatim"]


def test_an_issuer_that_repeats_itself_at_length_uses_a_formula() -> None:
    long = " ".join(sentence(seed, 15) for seed in range(40, 43))
    texts = [f"{long} {' '.join(sentence(seed) for seed in range(start, start + 6))}" for start in (50, 60)]
    one, two = (build(text, str(start), kind="readout", issuer="palace") for start, text in enumerate(texts))
    assert [row.kind for row in judge(one, two, main={0: "c1", 1: "c2"}).passages] == ["formula"]


def test_a_whole_official_text_is_a_copy_whoever_has_it() -> None:
    text = " ".join(sentence(seed, 15) for seed in range(40, 42))
    one = build(f"{text} {sentence(1, 3)}", "a", kind="readout", issuer="palace")
    two = build(f"{text} Corrected.", "b", kind="readout", issuer="palace")
    assert [row.kind for row in judge(one, two, main={0: "c1", 1: "c2"}).passages] == ["verbatim"]


@pytest.mark.parametrize("issuer", ["palace", None])
def test_the_official_text_is_the_source(issuer: str | None) -> None:
    official = build(f"{PLEDGE} {sentence(1)}", "z", kind="readout", issuer="palace")
    report = build(f"{sentence(2)} {PLEDGE}", "a", kind="report", issuer=issuer)
    for order in ((official, report), (report, official)):
        [row] = judge(*order).passages
        assert row.a.doc_id == official.document.id
        assert row.earlier is None


def test_of_two_reports_the_earlier_is_the_source_and_the_day_is_known() -> None:
    one, two = build(f"{PLEDGE} {sentence(1)}", "a"), build(f"{sentence(2)} {PLEDGE}", "b")
    for days, first in (({0: "2031-05-02", 1: "2031-05-01"}, two), ({0: "2031-05-01", 1: "2031-05-02"}, one)):
        [row] = judge(one, two, days=days).passages
        assert (row.a.doc_id, row.earlier) == (first.document.id, first.document.id)


def test_without_days_nothing_is_earlier_and_the_smaller_id_comes_first() -> None:
    one, two = build(f"{PLEDGE} {sentence(1)}", "a"), build(f"{sentence(2)} {PLEDGE}", "b")
    [row] = judge(one, two).passages
    assert row.earlier is None
    assert row.a.doc_id == min(one.document.id, two.document.id)


def test_an_official_text_dated_the_day_after_is_still_the_source_but_not_the_earlier() -> None:
    official = build(f"{PLEDGE} {sentence(1)}", "z", kind="statement", issuer="palace")
    report = build(f"{sentence(2)} {PLEDGE}", "a")
    [row] = judge(official, report, days={0: "2031-05-02", 1: "2031-05-01"}).passages
    assert (row.a.doc_id, row.earlier) == (official.document.id, report.document.id)
    [row] = judge(official, report, days={0: "2031-05-09", 1: "2031-05-01"}).passages
    assert row.a.doc_id == report.document.id


def test_an_hour_with_its_zone_tells_what_the_day_does_not() -> None:
    one = build(f"{PLEDGE} {sentence(1)}", "a", published="2031-05-01T09:00:00+02:00")
    two = build(f"{sentence(2)} {PLEDGE}", "b", published="2031-05-01T06:30:00+00:00")
    [row] = judge(one, two, days={0: "2031-05-01", 1: "2031-05-01"}).passages
    assert row.earlier == two.document.id


def test_an_embedded_text_is_the_source_of_what_a_report_quotes_of_it() -> None:
    embedded = f"From the Palace:\n\n[[embedded:palace|{PLEDGE} {sentence(3)}]]"
    embedding = build(f"{sentence(1)}\n\n{embedded}\n\n{sentence(4)}", "a")
    quoting = build(f"{sentence(2)} “{PLEDGE.rstrip('.')},” it read.", "b")
    for order in ((embedding, quoting), (quoting, embedding)):
        [row] = judge(*order).passages
        assert (row.a.doc_id, row.marked, row.earlier) == (embedding.document.id, "quoted", None)


def test_how_the_borrower_marks_the_wording() -> None:
    clause = PLEDGE.rstrip(".")
    official = build(f"{PLEDGE} {sentence(1)}", "z", kind="readout", issuer="palace")
    indirect = build(f"{sentence(2)} {clause}, according to the palace.", "told")
    told = attribution(indirect, "according to", clause, source="the palace", actor="palace", teller="palace")
    acts = build(f"{sentence(3)} {clause}.", "acts")
    act = attribution(acts, "agreed", "to reopen the ferry line", source="The two presidents", actor="both")
    embedding = build(f"{sentence(4)}\n\n[[embedded:palace|{PLEDGE}]]\n\n{sentence(5)}", "embedding")
    quoting = build(f"{sentence(6)} “{clause},” the palace said.", "quoting")
    judged = judge(official, indirect, acts, embedding, quoting, attributions=(told, act))
    marks = {row.b.doc_id: row.marked for row in judged.passages if row.a.doc_id == official.document.id}
    assert marks == {
        indirect.document.id: "attributed",
        acts.document.id: "unmarked",
        embedding.document.id: "embedded",
        quoting.document.id: "quoted",
    }


def test_less_than_half_in_quotation_marks_is_unmarked() -> None:
    start, rest = PLEDGE.rstrip(".").split(" to reopen ")
    official = build(f"{PLEDGE} {sentence(1)}", "z", kind="readout", issuer="palace")
    partly = build(f"{sentence(2)} “{start}” to reopen {rest}.", "a")
    [row] = judge(official, partly).passages
    assert row.marked == "unmarked"


@pytest.mark.parametrize(("opening", "mark"), [("“", "quoted"), ("", "unmarked")])
def test_a_quotation_goes_on_in_a_paragraph_that_opens_with_a_mark(opening: str, mark: str) -> None:
    official = build(f"{PLEDGE} {sentence(1)}", "z", kind="readout", issuer="palace")
    quoting = build(f"{sentence(2)} “{sentence(7)}\n\n{opening}{PLEDGE}", "quoting")
    [row] = judge(official, quoting).passages
    assert row.marked == mark


def test_an_official_text_s_own_attributions_are_no_mark() -> None:
    one = build(f"{PLEDGE} {sentence(1)}", "z", kind="readout", issuer="palace")
    two = build(f"{sentence(2)} {PLEDGE}", "a", kind="statement", issuer="castle")
    own = attribution(two, "agreed", PLEDGE.rstrip("."), teller="castle")
    [row] = judge(one, two, days={0: "2031-05-01", 1: "2031-05-02"}, attributions=(own,)).passages
    assert (row.b.doc_id, row.marked) == (two.document.id, "unmarked")


def test_the_id_of_a_passage_does_not_depend_on_what_is_known_of_it() -> None:
    one, two = build(f"{PLEDGE} {sentence(1)}", "a"), build(f"{sentence(2)} {PLEDGE}", "b")
    ids = {
        judge(one, two, main=main, days=days).passages[0].id
        for main in ({}, {0: "c1", 1: "c2"})
        for days in ({}, {0: "2031-05-02", 1: "2031-05-01"})
    }
    assert len(ids) == 1


def test_nothing_gives_nothing() -> None:
    assert judge().rows == []
