"""Dates resolved in whole documents: what they lean on, and what stays open. 10 June 2031 is a Tuesday."""

from __future__ import annotations

import random

import pytest
from hypothesis import given

from dragoman.dating.expressions import find_date_expressions
from dragoman.dating.resolve import resolve_dates
from dragoman.dating.settings import ExpressionSettings, ResolveSettings
from dragoman.model.records import DateExpression, Document, Overlap, Publication, Region, ResolvedDate, Sentence
from dragoman.text.layout import find_paragraphs
from dragoman.text.sentences import find_sentences
from tests.strategies import documents as any_documents

INTRODUCTION = "The two sides spoke on Tuesday morning, the outlet reports.\n"
EMBEDDED = "President Vesk spoke today with Prime Minister Senn. They will meet again in the coming weeks.\n"
BACKGROUND = "A spokesman told reporters Monday that the border is calm."
REPORT = Document("d_report", "report.txt", INTRODUCTION + EMBEDDED + BACKGROUND, "0" * 64)
REGION = Region("r_1", REPORT.span(len(INTRODUCTION), len(INTRODUCTION + EMBEDDED) - 1), "embedded")


def expressions(doc: Document, regions: list[Region]) -> list[DateExpression]:
    pairs = [pair for start, end in find_paragraphs(doc.text) for pair in find_sentences(doc.text, start, end)]
    sentences = [Sentence(f"s_{start}", doc.span(start, end)) for start, end in pairs]
    return list(find_date_expressions(doc, regions, sentences, ExpressionSettings()))


def resolve(
    doc: Document,
    published: str | None = None,
    regions: list[Region] | None = None,
    others: list[Publication] | None = None,
    overlaps: list[Overlap] | None = None,
) -> dict[str, ResolvedDate]:
    """The dates of one document by their words."""
    days = [Publication(doc.id, published, "given")] if published else []
    rows = sorted(expressions(doc, regions or []), key=lambda row: row.id)  # as a runner hands them over
    found = resolve_dates([doc], regions or [], rows, days + (others or []), overlaps or [], ResolveSettings())
    return {doc.slice(row.span): row for row in found}


def plain(text: str) -> Document:
    return Document("d_plain", "plain.txt", text, "0" * 64)


def test_every_expression_has_one_row_with_its_id() -> None:
    rows = expressions(REPORT, [REGION])
    found = list(resolve_dates([REPORT], [REGION], rows, [], [], ResolveSettings()))
    assert [(row.id, row.span) for row in found] == [(row.id, row.span) for row in rows]


def test_without_a_publication_day_only_constraints_are_known() -> None:
    found = resolve(REPORT, None, [REGION])
    assert all(row.from_ is None and row.to is None and not row.resolved for row in found.values())
    assert found["Monday"].constraints == ("weekday:1", "not_after:published")
    assert found["the coming weeks"].value == "FUTURE_REF"


def test_today_in_an_embedded_text_shares_the_day_that_the_report_gives_the_contact() -> None:
    found = resolve(REPORT, None, [REGION])
    told = found["Tuesday morning"]
    assert found["today"].anchor == "document"
    assert found["today"].constraints == ("day:0", "not_after:published", f"same:{told.id}", "weekday:2")


def test_an_embedded_text_is_of_the_day_the_report_gives_the_contact() -> None:
    found = resolve(REPORT, "2031-06-12", [REGION])
    assert (found["today"].from_, found["today"].to, found["today"].anchor) == ("2031-06-10", "2031-06-10", "document")
    assert found["the coming weeks"].from_ == "2031-06-10"
    assert found["Monday"].from_ == "2031-06-09"


def test_of_several_days_told_before_an_embedded_text_the_nearest_is_its_own() -> None:
    days = ("Monday", "Sunday", "Saturday")
    told = "".join(f"They also spoke on {day}. " for day in days)
    doc = Document("d_report", "report.txt", f"{told}{INTRODUCTION}{EMBEDDED}", "0" * 64)
    start = len(told) + len(INTRODUCTION)
    region = Region("r_1", doc.span(start, start + len(EMBEDDED) - 1), "embedded")
    found = resolve(doc, "2031-06-12", [region])
    assert found["today"].from_ == found["Tuesday morning"].from_ == "2031-06-10"


def test_an_embedded_text_is_of_the_day_of_the_dated_text_it_repeats() -> None:
    dated = Publication("d_a", "2031-06-11", "metadata")
    overlap = Overlap("o_1", Document("d_a", "a", EMBEDDED, "0").span(0, len(REGION.span)), REGION.span, 1.0, True)
    found = resolve(REPORT, "2031-06-12", [REGION], [dated], [overlap])
    assert (found["today"].from_, found["today"].anchor) == ("2031-06-11", "document")
    assert found["Tuesday morning"].from_ == "2031-06-10"


def test_a_short_common_phrase_dates_no_embedded_text() -> None:
    dated = Publication("d_a", "2031-05-01", "metadata")
    piece = REPORT.span(REGION.span.start, REGION.span.start + 30)
    overlap = Overlap("o_1", Document("d_a", "a", EMBEDDED, "0").span(0, 30), piece, 1.0, True)
    assert resolve(REPORT, "2031-06-12", [REGION], [dated], [overlap])["today"].from_ == "2031-06-10"


def test_an_embedded_text_without_any_other_day_is_of_the_reports() -> None:
    doc = Document("d_report", "report.txt", EMBEDDED, "0" * 64)
    region = Region("r_1", doc.span(0, len(EMBEDDED) - 1), "embedded")
    found = resolve(doc, "2031-06-12", [region])
    assert (found["today"].from_, found["today"].anchor) == ("2031-06-12", "published")


def test_a_stretch_without_an_end_opens_and_is_not_resolved() -> None:
    row = resolve(plain("They agreed to meet in the coming months."), "2031-06-12")["the coming months"]
    assert (row.from_, row.to, row.resolved, row.value) == ("2031-06-12", None, False, "FUTURE_REF")


def test_a_length_has_no_days() -> None:
    row = resolve(plain("They extended it for five years."), "2031-06-12")["five years"]
    assert (row.from_, row.to, row.resolved, row.value) == (None, None, False, "P5Y")


def test_a_full_date_is_resolved_without_a_publication_day() -> None:
    row = resolve(plain("They met on June 9, 2031."))["June 9, 2031"]
    assert (row.from_, row.to, row.anchor, row.resolved) == ("2031-06-09", "2031-06-09", "expression", True)


def test_a_deadline_without_a_year_lies_ahead() -> None:
    row = resolve(plain("They agreed to finish the work by Feb. 5."), "2031-06-12")["Feb. 5"]
    assert (row.from_, row.to, row.value) == ("2032-02-05", "2032-02-05", "2032-02-05")


@pytest.mark.parametrize(
    ("words", "to", "last_day"),
    [
        ("before 2032", "2032-12-31", "2031-12-31"),
        ("before 1 July", "2031-07-01", "2031-06-30"),
        ("prior to March 2032", "2032-03-31", "2032-02-29"),
        ("before the end of 2032", "2032-12-31", "2032-12-31"),
        ("by 1 July", "2031-07-01", "2031-07-01"),
        ("by the end of 2032", "2032-12-31", "2032-12-31"),
    ],
)
def test_what_must_be_done_before_a_day_is_late_on_that_day(words: str, to: str, last_day: str) -> None:
    """The row keeps the days that the words name; ``last_day`` reads them as a deadline."""
    (row,) = resolve(plain(f"They agreed to finish the work {words}."), "2031-06-12").values()
    assert (row.to, row.last_day) == (to, last_day)


def test_a_day_not_known_is_no_last_day() -> None:
    (row,) = resolve(plain("They agreed to finish the work before Friday.")).values()
    assert row.last_day is None


def test_the_next_day_leans_on_the_date_before_it() -> None:
    text = "They met on June 9, 2031. She left the next day."
    row = resolve(plain(text))["the next day"]
    assert (row.from_, row.anchor) == ("2031-06-10", "document")


def test_the_next_day_after_an_unknown_one_says_what_it_follows() -> None:
    found = resolve(plain("They met on Tuesday. She left the next day."))
    assert found["the next day"].from_ is None
    assert found["the next day"].constraints == (f"after:{found['Tuesday'].id}",)


def test_the_afternoon_is_of_the_day_just_named_or_of_publication() -> None:
    text = "He spoke with her this morning and again in the afternoon."
    assert resolve(plain(text), "2031-06-12")["the afternoon"].value == "2031-06-12TAF"
    assert resolve(plain("In the afternoon he spoke with her."), "2031-06-12")["the afternoon"].from_ == "2031-06-12"


def test_a_day_that_no_calendar_has_stays_open() -> None:
    row = resolve(plain("They met on February 30, 2031."))["February 30, 2031"]
    assert (row.from_, row.resolved, row.value) == (None, False, "2031-02-30")


def test_the_order_of_the_input_does_not_matter() -> None:
    rows = expressions(REPORT, [REGION])
    days = [Publication("d_report", "2031-06-12", "given"), Publication("d_a", "2031-06-11", "metadata")]
    expected = list(resolve_dates([REPORT], [REGION], rows, days, [], ResolveSettings()))
    for seed in range(4):
        random.Random(seed).shuffle(rows)
        assert list(resolve_dates([REPORT], [REGION], rows, days[::-1], [], ResolveSettings())) == expected


def test_no_expressions_give_no_rows() -> None:
    assert list(resolve_dates([], [], [], [], [], ResolveSettings())) == []


@given(any_documents())
def test_resolved_rows_have_both_days_in_order(doc: Document) -> None:
    for row in resolve(doc, "2031-06-12").values():
        assert row.resolved == (row.from_ is not None and row.to is not None)
        assert row.from_ is None or row.to is None or row.from_ <= row.to


def test_a_term_is_counted_from_the_day_on_which_it_was_set() -> None:
    doc = plain("The two last spoke on February 13, when they agreed to send the crews home by March 15.")
    assert resolve(doc, "2031-06-19")["March 15"].from_ == "2031-03-15"
    assert resolve(doc, "2031-06-19")["March 15"].anchor == "document"


def test_a_term_of_another_sentence_or_of_an_old_day_leans_on_the_present() -> None:
    apart = plain("The two spoke on February 13. They must send the crews home by March 15.")
    assert resolve(apart, "2031-06-19")["March 15"].from_ == "2032-03-15"
    old = plain("The treaty signed on May 3, 2021, must be extended by March 15.")
    assert resolve(old, "2031-06-19")["March 15"].from_ == "2032-03-15"
