"""The strategies make what they promise, so that the laws tested with them mean something."""

from __future__ import annotations

from hypothesis import Phase, find, given, settings

from dragoman.model.records import Document
from dragoman.model.span import Span
from tests.strategies import documents_with_spans, prose, wrapped


@given(documents_with_spans())
def test_spans_lie_inside_their_document(made: tuple[Document, tuple[Span, ...]]) -> None:
    doc, spans = made
    for span in spans:
        assert len(doc.slice(span)) == len(span)


def test_texts_come_with_what_print_does_to_words() -> None:
    quick = settings(phases=[Phase.generate], max_examples=1000)
    assert find(prose(), lambda text: text.count("“") > text.count("”"), settings=quick)
    assert find(prose(), lambda text: "\u200b" in text, settings=quick)
    assert find(prose(), lambda text: len(text.casefold()) > len(text), settings=quick)
    assert find(wrapped(), lambda text: "\n\n" in text and "\n" in text.replace("\n\n", ""), settings=quick)
