"""Texts, spans and documents for Hypothesis: what print and the web do to words.

Texts here have odd and unclosed quotation marks, lines wrapped at a column, invisible
and right-to-left characters, letters that change their length when folded, and
characters beyond the basic plane, where code points and UTF-16 units part.
"""

from __future__ import annotations

import textwrap
import types
from collections.abc import Sequence
from typing import Any, get_args, get_origin, get_type_hints

from hypothesis import strategies as st

from dragoman.model.ids import document_id
from dragoman.model.records import Document
from dragoman.model.span import Span

NAMES = ("Norvia", "Caldera", "President Ilmar Vesk", "Prime Minister Odra Senn", "the Norvian Foreign Ministry")
PLAIN_WORDS = tuple(
    "the leaders spoke on Tuesday about grain and border talks agreed to meet again in spring he said that she had "
    "not proposed it Mr. U.S. No. 3.5 percent".split()
)
ODD_WORDS = (
    "Straße",  # folds to a longer word
    "\ufb01eld",  # a ligature
    "İstanbul",  # its lower case has two code points
    "na\u0131ve",
    "re\u0301sume\u0301",  # accents as characters of their own
    "co\u00adoperation",  # a soft hyphen
    "zero\u200bwidth",
    "no\u00a0break",
    "joined\u200d",
    "\ufeffmarked",
    "\u202bסיכום\u202c",
    "بيان",
    "\U0001f91d",
    "𝔸ccord",
    "cease‑fire",
    "build-up",
)
MARKS = ('"', "“", "”", "„", "«", "»", "‘", "’", "'", "''", "``")
STOPS = (".", ",", "?", "!", "…", ":", ";", " —", " -", ".”", '."', "”.")
GAPS = (" ", " ", " ", "  ", "\t", "\u00a0", "\u2009", "\n", "\n\n", "\n  ", " \n")

words = st.one_of(st.sampled_from(PLAIN_WORDS), st.sampled_from(NAMES), st.sampled_from(ODD_WORDS))
marks = st.sampled_from(MARKS)
any_texts = st.text(st.characters(exclude_categories=("Cs",), exclude_characters="\r"), max_size=200)


@st.composite
def quotations(draw: st.DrawFn) -> str:
    """A few words between two marks that may not belong together, or with one of them missing."""
    inner = " ".join(draw(st.lists(words, min_size=1, max_size=8)))
    return draw(st.one_of(marks, st.just(""))) + inner + draw(st.one_of(marks, st.just("")))


@st.composite
def prose(draw: st.DrawFn, max_pieces: int = 40) -> str:
    """Words, quotations and stops with any white space between them."""
    pieces = draw(st.lists(st.one_of(words, words, quotations(), marks), max_size=max_pieces))
    text = ""
    for piece in pieces:
        text += piece + draw(st.one_of(st.just(""), st.just(""), st.sampled_from(STOPS))) + draw(st.sampled_from(GAPS))
    return text


@st.composite
def wrapped(draw: st.DrawFn) -> str:
    """Paragraphs wrapped at one column, as old wires and mails have them."""
    column = draw(st.integers(min_value=30, max_value=100))
    paragraphs = draw(st.lists(prose(), min_size=1, max_size=4))
    return "\n\n".join(textwrap.fill(" ".join(paragraph.split()), column) for paragraph in paragraphs)


texts = st.one_of(prose(), wrapped(), any_texts)

TELLINGS = (
    "President Ilmar Vesk spoke by telephone with Prime Minister Odra Senn of Caldera on Monday, the Palace said.",
    "“We will open it,” said a spokesman to the press, “and they know it.” According to the readout of the call,",
    "At the summit of the Harbour Commission in Mirna, messages from Senn were read; she had asked for a meeting with",
    "The two leaders agreed to send pilots by June 3, told each other of the talks held last week, and urged Norvia to",
    "Vesk's visit to Caldera, his third call to her and an invitation to the Norvian Foreign Ministry that he",
    "He thanked the Prime Minister for hosting the meeting (their second) — and welcomed her decision not to withdraw.",
)
OUTCOMES = (
    "Norvia has delivered the two ferries that it promised, and the survey of the bay was completed in May.",
    "They welcomed the release of the crews, noted with satisfaction that pilots were sent, and hailed the accord,",
    "The pact, which they had agreed to conclude, remains unsigned; Norvia has yet to pay the grant after the",
    "Vesk opened a mill, as Senn had promised, building on the extension of the treaty. The sensors have not been",
)


@st.composite
def clippings(draw: st.DrawFn, sentences: Sequence[str] = TELLINGS) -> str:
    """Cuttings of sentences, by default of contacts, put together anyhow: phrases that end where none does."""
    pieces = []
    for sentence in draw(st.lists(st.sampled_from(sentences), min_size=1, max_size=6)):
        cut = sentence.split()
        start = draw(st.integers(0, len(cut) - 1))
        pieces += cut[start : start + draw(st.integers(1, 12))]
        pieces += draw(st.lists(st.one_of(marks, st.sampled_from((".", "?", ",", "\n\n", "(", ")", ";"))), max_size=2))
    return " ".join(pieces)


@st.composite
def documents(draw: st.DrawFn, text: st.SearchStrategy[str] = texts) -> Document:
    """A document without metadata, some with a title."""
    content = draw(text)
    name = draw(st.sampled_from(("readout.txt", "agency.txt", "report.html#3")))
    title = draw(st.one_of(st.none(), prose(max_pieces=6)))
    return Document(id=document_id(name, content), path=name, text=content, sha256="0" * 64, title=title)


@st.composite
def spans(draw: st.DrawFn, doc: Document) -> Span:
    """A span inside the text of a document, empty only where the text is."""
    if not doc.text:
        return doc.span(0, 0)
    start = draw(st.integers(min_value=0, max_value=len(doc.text) - 1))
    return doc.span(start, draw(st.integers(min_value=start + 1, max_value=len(doc.text))))


@st.composite
def documents_with_spans(draw: st.DrawFn, max_spans: int = 6) -> tuple[Document, tuple[Span, ...]]:
    """A document and spans inside it, in text order; they may overlap."""
    doc = draw(documents())
    return doc, tuple(sorted(draw(st.lists(spans(doc), max_size=max_spans))))


def records(record: type[Any], docs: tuple[str, ...] = ("d_one", "d_two")) -> st.SearchStrategy[Any]:
    """Any row of a record class, its fields filled by their types; what they say need make no sense."""
    hints = get_type_hints(record)
    fields = {name: st.sampled_from(docs) if name == "doc_id" else _values(hint, docs) for name, hint in hints.items()}
    return st.builds(record, **fields)


def _values(hint: Any, docs: tuple[str, ...]) -> st.SearchStrategy[Any]:
    if get_origin(hint) is types.UnionType:
        return st.one_of([st.none() if kind is types.NoneType else _values(kind, docs) for kind in get_args(hint)])
    if get_origin(hint) is tuple:
        return st.lists(_values(get_args(hint)[0], docs), max_size=3).map(tuple)
    if hint is Span:
        offsets = st.integers(min_value=0, max_value=10**7)
        return st.builds(Span, st.sampled_from(docs), offsets, offsets, st.sampled_from(("text", "title")))
    plain = {str: any_texts, bool: st.booleans(), int: st.integers(0, 10**9), float: st.floats(0, 1)}
    return plain[hint] if hint in plain else records(hint, docs)
