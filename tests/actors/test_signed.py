"""Who says "I" in a statement, by its title or by the headline in its text."""

from __future__ import annotations

from dragoman.model.ids import document_id
from dragoman.model.records import Actor, Document
from dragoman.model.stage import PerDocument
from dragoman.pipeline import build_pipeline
from dragoman.run.shelf import read_document

STAGES = [
    stage
    for stage in build_pipeline([Actor("x:orlo", "Ada Orlo", "person", origin="user")])
    if isinstance(stage.shape, PerDocument)
]
HEADLINE = "Statement by President Ada Orlo on the ferries"
BODY = "I met today with President Ilmar Vesk of France. I thanked him for the pilots."


def who_says_i(text: str, title: str | None = None) -> set[str]:
    document = Document(document_id("a.txt", text), "a.txt", text, "0" * 64, title=title)
    mentions = read_document(document, STAGES).rows("mentions")
    return {m.actor for m in mentions if m.span.field == "text" and document.slice(m.span) == "I"}


def test_the_signer_of_the_headline_says_i_as_that_of_the_title_does() -> None:
    assert who_says_i(BODY, title=HEADLINE) == {"x:orlo"}
    assert who_says_i(f"{HEADLINE}\n\n{BODY}") == {"x:orlo"}


def test_whom_a_later_line_names_has_not_signed() -> None:
    assert who_says_i(f"Statement by the League\n\n{BODY}\n\nAda Orlo came.") == set()
