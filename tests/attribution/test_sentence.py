"""One sentence as the rules see it."""

from __future__ import annotations

from dragoman.attribution.sentence import SentenceView, view_sentence
from dragoman.text.layout import find_paragraphs
from dragoman.text.quotes import find_quotations
from tests.builders import build


def _view(marked: str) -> SentenceView:
    made = build(marked)
    text = made.document.text
    (sentence,) = made.sentences
    quotations = find_quotations(text, find_paragraphs(text))
    outsiders = frozenset(row.actor.id for row in made.seen if row.actor.kind != "person")
    return view_sentence(text, sentence.span.start, sentence.span.end, made.mentions, quotations, outsiders)


def test_the_longest_mention_over_a_word_counts() -> None:
    view = _view("[[palace|The palace of [[norvia|Norvia]]]] spoke.")
    assert view.mention_at[3] is view.mention_at[0]
    assert view.mention_at[0] is not None
    assert view.mention_at[0].actor == "palace"
    assert view.mention_span(2) == (0, 3)
    assert view.mention_at[4] is None


def test_words_know_their_quotation_marks_included() -> None:
    view = _view("He said “go” and “stay”.")
    assert view.quotation_at == [-1, -1, 0, 0, 0, -1, 1, 1, 1, -1]


def test_places_outside_the_sentence_are_marks_and_of_no_class() -> None:
    view = _view("He said so.")
    assert view.is_mark(-1)
    assert view.is_mark(len(view))
    assert not view.is_class(-1, "pronoun")
    assert view.agent_kind(99) is None


def test_institutions_texts_and_unnamed_people_speak_from_outside() -> None:
    view = _view("[[palace|Palace]] and [[orlo|Orlo]] , officials , leaders and statement .")
    told = {word.text: view.speaks_from_outside(index) for index, word in enumerate(view.words) if word.is_word}
    assert told == {"Palace": True, "and": False, "Orlo": False, "officials": True, "leaders": False, "statement": True}


def test_a_slice_runs_from_the_first_word_to_the_last() -> None:
    view = _view("He said so.")
    start, end = view.slice(0, 1)
    assert view.text[start:end] == "He said"
