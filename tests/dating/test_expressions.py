"""Which words are time expressions, what they mean, and where the verb points."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given

from dragoman.dating.expressions import find_date_expressions, find_meanings
from dragoman.dating.settings import ExpressionSettings
from dragoman.model.records import DateExpression, Document, Region, Sentence
from dragoman.text.layout import find_paragraphs
from dragoman.text.sentences import find_sentences
from tests.strategies import documents, texts


def read(text: str, title: str | None = None, regions: tuple[Region, ...] = ()) -> list[tuple[str, DateExpression]]:
    doc = Document("d_1", "report.txt", text, "0" * 64, title=title)
    pairs = [pair for start, end in find_paragraphs(text) for pair in find_sentences(text, start, end)]
    sentences = [Sentence(f"s_{start}", doc.span(start, end)) for start, end in pairs]
    rows = list(find_date_expressions(doc, regions, sentences, ExpressionSettings()))
    return [(doc.slice(row.span), row) for row in rows]


def meanings(text: str) -> list[tuple[str, str]]:
    return [(text[start:end], meaning.code) for start, end, meaning in find_meanings(text)]


@pytest.mark.parametrize(
    ("text", "words", "code"),
    [
        ("They met on June 9, 2031 in Caldera.", "June 9, 2031", "calendar:2031-06-09"),
        ("They met on Monday, June 9, 2031.", "Monday, June 9, 2031", "calendar:2031-06-09:w1"),
        ("They met on June 9,2031.", "June 9,2031", "calendar:2031-06-09"),
        ("They met on 9 June 2031.", "9 June 2031", "calendar:2031-06-09"),
        ("It was on the evening of 9 June 2031.", "the evening of 9 June 2031", "calendar:2031-06-09"),
        ("They met on the morning of Tuesday.", "the morning of Tuesday", "weekday:2"),
        ("They met on the afternoon of this Tuesday.", "the afternoon of this Tuesday", "weekday:2:this"),
        ("the 3rd of March, 2031", "3rd of March, 2031", "calendar:2031-03-03"),
        ("MONDAY, JUNE 9, 2031", "MONDAY, JUNE 9, 2031", "calendar:2031-06-09:w1"),
        ("on Tues., Sept. 2", "Tues., Sept. 2", "calendar:XXXX-09-02:w2"),
        ("due by Feb. 5.", "Feb. 5", "calendar:XXXX-02-05"),
        ("on March 18th with", "March 18th", "calendar:XXXX-03-18"),
        ("dated 2031-06-09.", "2031-06-09", "calendar:2031-06-09"),
        ("on 13/6/2031 at", "13/6/2031", "calendar:2031-06-13"),
        ("on 04/05/2031 at", "04/05/2031", "calendar:2031"),
        ("am 9.6.2031 in", "9.6.2031", "calendar:2031-06-09"),
        ("on June 8-9 in", "June 8-9", "calendar:XXXX-06-08/XXXX-06-09"),
        ("on June 8 and 9 in", "June 8 and 9", "calendar:XXXX-06-08/XXXX-06-09"),
        ("from December 30 to January 2, 2032", "December 30 to January 2, 2032", "calendar:2031-12-30/2032-01-02"),
        ("from 8 to 9 June 2031", "8 to 9 June 2031", "calendar:2031-06-08/2031-06-09"),
        ("the week of January 24", "the week of January 24", "calendar:XXXX-01-24:week"),
        ("held in June of last year", "June of last year", "calendar:XXXX-06:y-1"),
        ("in August 2031", "August 2031", "calendar:2031-08"),
        ("in late August", "late August", "calendar:XXXX-08:late"),
        ("by the end of March", "the end of March", "calendar:XXXX-03:end"),
        ("at the end of March", "the end of March", "calendar:XXXX-03:late"),
        ("since last October", "last October", "calendar:XXXX-10:last"),
        ("the May leaders’ summit", "May", "calendar:XXXX-05"),
        ("in the first quarter of 2031", "the first quarter of 2031", "calendar:2031-Q1"),
        ("in the summer of 2030", "the summer of 2030", "calendar:2030-SU"),
        ("in 2030 it", "2030", "calendar:2030"),
        ("the 2030 election", "2030", "calendar:2030"),
        ("from 2028-2030", "2028-2030", "calendar:2028/2030"),
        ("in the 1990s", "the 1990s", "calendar:199"),
        ("on Tuesday morning", "Tuesday morning", "weekday:2:MO"),
        ("this past Friday", "this past Friday", "weekday:5:last"),
        ("earlier today", "today", "day:0"),
        ("earlier this evening", "this evening", "day:0:EV"),
        ("late last night", "last night", "day:-1:NI"),
        ("spoke last evening", "last evening", "day:-1:EV"),
        ("two days ago", "two days ago", "day:-2"),
        ("forty-two years ago", "forty-two years ago", "year:-42"),
        ("early next month", "early next month", "month:+1:early"),
        ("later this summer", "later this summer", "season:SU:later:this"),
        ("late last year", "late last year", "year:-1:late"),
        ("by the end of the month", "the end of the month", "month:0:end"),
        ("over the past two weeks", "the past two weeks", "past:P2W"),
        ("within 48 hours", "48 hours", "coming:PT48H"),
        ("in the coming days and weeks", "the coming days and weeks", "ahead"),
        ("in the critical period ahead", "the critical period ahead", "ahead"),
        ("in recent months", "recent months", "recent"),
        ("a few days ago", "a few days ago", "recent"),
        ("stay in touch going forward.", "going forward", "ahead"),
        ("they met two days later, at sea", "two days later", "reference:+2"),
        ("and again in the afternoon.", "the afternoon", "reference:0:AF"),
        ("for five years", "five years", "duration:P5Y"),
        ("a five-year extension", "five-year", "duration:P5Y"),
        ("two decades of work", "two decades", "duration:P20Y"),
    ],
)
def test_spellings_are_found_with_their_meaning(text: str, words: str, code: str) -> None:
    assert meanings(text) == [(words, code)]


@pytest.mark.parametrize(
    "text",
    [
        "They may march on.",
        "The New START Treaty and Article 5 stand.",
        "the G20, the 2030 Agenda and Vision 2030",
        "the Good Friday Agreement",
        "He reads the Sunday Times every Sunday.",
        "Theresa May was there with April Ryan.",
        "A note from May Senn reached us.",
        "2,500 soldiers and 2000 troops",
        "some 12,000 days and 3.5 years of it",
        "Resolution 2231 of the Council",
        "The envoy is 61 years old, a six-year-old treaty beside him.",
        "It pays $2031 a head.",
        "the day after the vote",
        "https://norvia.example/2031/06/09/readout",
    ],
)
def test_words_that_only_look_like_dates_are_left_alone(text: str) -> None:
    assert meanings(text) == []


def test_days_that_do_not_follow_each_other_are_two_dates() -> None:
    assert meanings("the launches of May 26 and June 4") == [
        ("May 26", "calendar:XXXX-05-26"),
        ("June 4", "calendar:XXXX-06-04"),
    ]


def test_an_expression_goes_over_the_end_of_a_wrapped_line() -> None:
    assert meanings("to the capital on December 1,\n2031. This") == [("December 1,\n2031", "calendar:2031-12-01")]


def test_an_expression_never_goes_over_a_blank_line() -> None:
    assert meanings("They met on Tuesday\n\nmorning papers said") == [("Tuesday", "weekday:2")]


@pytest.mark.parametrize(
    ("text", "direction"),
    [
        ("The two leaders spoke on Tuesday.", "past"),
        ("The two leaders will speak on Tuesday.", "future"),
        ("On Tuesday, President Vesk will welcome her.", "future"),
        ("On Tuesday he met her.", "past"),
        ("She plans to visit on Tuesday.", "future"),
        ("They agreed to meet on Tuesday.", "future"),
        ("They agreed on a visit to Mirna in July.", "future"),
        ("They agreed on a text on Tuesday.", "past"),
        ("They asked for an answer before the council meets in August.", "future"),
        ("They proposed that the envoy travel to Mirna on Tuesday.", "future"),
        ("They agreed that the envoy go on Tuesday.", "future"),
        ("They proposed it on Tuesday.", "past"),
        ("She flew to Caldera to attend the summit on Tuesday.", "past"),
        ("The talks will be held on Tuesday.", "future"),
        ("Vesk to meet Senn on Tuesday", "future"),
        ("The teams are to finish by Tuesday.", "future"),
        ("Nothing has moved since Tuesday.", "past"),
        ("According to officials, he called on Tuesday.", "past"),
        ("He’ll call on Tuesday.", "future"),
        ("A call on Tuesday.", None),
        ("Vesk may call on Senn on Tuesday.", "future"),
        ("Vesk may have called on Senn on Tuesday.", "past"),
        ("On Tuesday Vesk might have met Senn.", "past"),
        ("On Tuesday they reviewed plans for a ferry, the Castle said.", "past"),
        ("Vesk invited Senn to Mirna in September.", "future"),
        ("Vesk invited Senn to Mirna on Tuesday.", "past"),
        ("Caldera counts on the pact being signed by then, on Tuesday.", "future"),
    ],
)
def test_direction_is_that_of_the_verb(text: str, direction: str | None) -> None:
    assert [row.direction for _, row in read(text)] == [direction]


@pytest.mark.parametrize(
    ("text", "direction"),
    [
        ("They discussed plans for a ferry line in a phone call on Tuesday, the Castle said.", "past"),
        ("They discussed ways to end the siege in a long phone call on Tuesday, the Castle said.", "past"),
        ("Vesk pledged to send grain during their talks on Tuesday.", "past"),
        ("The planned accord was discussed at a meeting on Tuesday.", "past"),
        ("They agreed to discuss the grain in a phone call on Tuesday.", "future"),
        ("Vesk plans to raise the siege at a meeting on Tuesday.", "future"),
        ("The grain is to be discussed in a phone call on Tuesday.", "future"),
        ("They spoke ahead of planned talks on Tuesday.", "future"),
    ],
)
def test_the_day_of_talks_is_that_of_what_was_said_in_them(text: str, direction: str) -> None:
    assert [row.direction for _, row in read(text)] == [direction]


def test_what_is_planned_may_tell_the_day_of_its_own() -> None:
    assert [row.direction for _, row in read("They discussed plans for elections in November.")] == ["future"]


@pytest.mark.parametrize(
    ("text", "words", "code"),
    [
        ("to send it by Christmas.", "Christmas", "calendar:XXXX-12-25"),
        ("to send it before Easter 2031 and", "Easter 2031", "calendar:2031-EA"),
        ("no later than by the New Year.", "the New Year", "calendar:XXXX-01-01"),
        ("until Easter Sunday.", "Easter Sunday", "calendar:XXXX-EA"),
        ("they met this Christmas.", "this Christmas", "calendar:XXXX-12-25:this"),
    ],
)
def test_a_feast_is_a_day_where_it_sets_a_term_or_is_told_with_its_year(text: str, words: str, code: str) -> None:
    assert meanings(text) == [(words, code)]


@pytest.mark.parametrize("text", ["his Christmas message", "a truce before the Easter holiday", "a New Year call"])
def test_a_feast_in_the_name_of_something_is_no_day(text: str) -> None:
    assert meanings(text) == []


def test_a_verb_of_saying_outside_a_quotation_tells_nothing_of_a_date_inside_it() -> None:
    assert [row.direction for _, row in read("“Home the middle of March,” said a man whose boat was taken.")] == [None]
    assert [row.direction for _, row in read('"They went home in March," he says.')] == ["past"]


def test_what_is_spoken_of_has_no_direction_from_the_verb_of_speaking() -> None:
    assert [row.direction for _, row in read("They discussed the June 9 summit.")] == [None]
    assert [row.direction for _, row in read("They discussed elections in November.")] == [None]


def test_a_span_of_years_that_is_not_ahead_is_a_length() -> None:
    assert [row.meaning for _, row in read("It was the first visit in 30 years.")] == ["duration:P30Y"]
    assert [row.meaning for _, row in read("They will meet again in two weeks.")] == ["hence:P2W"]


def test_anchor_says_what_the_words_lean_on() -> None:
    text = "He spoke on June 9, 2031. She called today. Norvia gave five years."
    assert [(words, row.anchor) for words, row in read(text)] == [
        ("June 9, 2031", "expression"),
        ("today", "published"),
        ("five years", None),
    ]


def test_words_in_an_embedded_text_lean_on_that_text() -> None:
    text = "It came on Tuesday.\nPresident Vesk spoke today with Prime Minister Senn."
    doc = Document("d_1", "report.txt", text, "0" * 64)
    region = Region("r_1", doc.span(20, len(text)), "embedded")
    assert [(words, row.anchor) for words, row in read(text, regions=(region,))] == [
        ("Tuesday", "published"),
        ("today", "document"),
    ]


def test_photo_credits_are_left_out() -> None:
    text = "Norvian Press Pool, June 9\nThey spoke today."
    doc = Document("d_1", "report.txt", text, "0" * 64)
    region = Region("r_1", doc.span(0, 26), "credit")
    assert [words for words, _ in read(text, regions=(region,))] == ["today"]


def test_the_title_is_read_first() -> None:
    rows = read("They spoke today.", title="Vesk Meets Senn Tuesday")
    assert [(words, row.span.field) for words, row in rows] == [("Tuesday", "title"), ("today", "text")]


def test_an_empty_document_has_none() -> None:
    assert read("") == []


@given(documents())
def test_spans_slice_to_words_and_never_overlap(doc: Document) -> None:
    rows = list(find_date_expressions(doc, (), (), ExpressionSettings()))
    for field in ("title", "text"):
        spans = [row.span for row in rows if row.span.field == field]
        assert all(doc.slice(span).strip() == doc.slice(span) != "" for span in spans)
        assert all(one.end <= two.start for one, two in pairwise(spans))
    assert len({row.id for row in rows}) == len(rows)


@given(texts)
def test_what_is_found_stays_found_among_other_paragraphs(text: str) -> None:
    alone = meanings("They met on June 9, 2031.")
    assert meanings(f"{text}\n\nThey met on June 9, 2031.")[-1:] == alone


def test_a_long_run_of_white_space_costs_once() -> None:
    assert meanings("Tuesday" + " " * 200_000 + "morning")[0] == ("Tuesday" + " " * 200_000 + "morning", "weekday:2:MO")
