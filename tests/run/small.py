"""A small pipeline: sentences, who spoke with whom, which sentences are the same, which contacts are told of."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from dragoman.model.ids import document_id, row_id
from dragoman.model.records import (
    Actor,
    ActorSeen,
    Contact,
    Decision,
    Document,
    Overlap,
    Problem,
    Report,
    Sentence,
    Telling,
)
from dragoman.model.stage import PerDocument, Stage, WholeRecord

SPOKE = re.compile(r"(\w+) spoke with (\w+)")


@dataclass(frozen=True)
class Settings:
    """None of these texts needs any."""

    least_chars: int = 1
    refused: tuple[str, ...] = ()


def split_sentences(doc: Document, settings: Settings) -> Iterator[Sentence]:
    for match in re.finditer(r"[^.\s][^.]*\.", doc.text):
        span = doc.span(match.start(), match.end())
        if len(span) >= settings.least_chars:
            yield Sentence(row_id("s", doc.id, "sentence", [span]), span)


def find_tellings(
    doc: Document, sentences: list[Sentence], settings: Settings
) -> Iterator[Telling | ActorSeen | Problem]:
    for sentence in sentences:
        words = doc.slice(sentence.span)
        if "breaks" in words:
            raise ValueError(f"cannot read {words!r}")
        match = SPOKE.match(words)
        if match:
            parties = tuple(sorted(name.lower() for name in match.groups()))
            yield Telling(row_id("c", doc.id, "telling", [sentence.span]), sentence.span, "call", parties, "held")
            yield from (ActorSeen(doc.id, Actor(name, name.title(), "person", origin="text")) for name in parties)
        elif "“" in words and "”" not in words:
            yield Problem(
                row_id("p", doc.id, "unclosed_quotation", [sentence.span]), "unclosed_quotation", words, "", None,
                sentence.span,
            )  # fmt: skip


def find_overlaps(documents: list[Document], sentences: list[Sentence], settings: Settings) -> Iterator[Overlap]:
    texts = {document.id: document for document in documents}
    for a in sentences:
        for b in sentences:
            if a.span.doc_id < b.span.doc_id and texts[a.span.doc_id].slice(a.span) == texts[b.span.doc_id].slice(
                b.span
            ):
                yield Overlap(row_id("v", a.span.doc_id, "overlap", [a.span, b.span]), a.span, b.span, 1.0, True)


def gather_actors(seen: list[ActorSeen], settings: Settings) -> Iterator[Actor]:
    yield from {row.actor.id: row.actor for row in seen}.values()


def link_contacts(
    documents: list[Document], tellings: list[Telling], decisions: list[Decision], settings: Settings
) -> Iterator[Contact | Report]:
    rejected = {decision.span for decision in decisions if decision.kind == "reject"}
    by_parties: dict[tuple[str, ...], list[Telling]] = {}
    for telling in sorted(tellings, key=lambda telling: telling.span):
        if telling.span not in rejected:
            by_parties.setdefault(telling.participants, []).append(telling)
    for parties, told in by_parties.items():
        spans = tuple(telling.span for telling in told)
        yield Contact(told[0].id, "call", parties, None, None, None, None, None, "held", None, None, spans)
        for doc_id in sorted({span.doc_id for span in spans}):
            evidence = tuple(span for span in spans if span.doc_id == doc_id)
            yield Report(doc_id, told[0].id, True, None, evidence)


SENTENCES = Stage("sentences", ("documents",), ("sentences",), PerDocument(), split_sentences, Settings())
TELLINGS = Stage(
    "tellings", ("documents", "sentences"), ("tellings", "actors_seen", "document_problems"), PerDocument(),
    find_tellings, Settings(),
)  # fmt: skip
OVERLAPS = Stage("overlaps", ("documents", "sentences"), ("overlaps",), WholeRecord(), find_overlaps, Settings())
ACTORS = Stage("actors", ("actors_seen",), ("actors",), WholeRecord(), gather_actors, Settings())
CONTACTS = Stage(
    "contacts", ("documents", "tellings", "decisions"), ("contacts", "reports", "problems"), WholeRecord(),
    link_contacts, Settings(),
)  # fmt: skip
PIPELINE = (SENTENCES, TELLINGS, OVERLAPS, ACTORS, CONTACTS)


def document(name: str, text: str, **more: str) -> Document:
    return Document(document_id(name.rpartition("/")[2], text), name, text, "0" * 64, **more)


DOCUMENTS = (
    document("a.txt", "Orlo spoke with Vesk. They agreed on grain. Nobody else was there."),
    document("b.txt", "It rained. Vesk spoke with Orlo. “They agreed on ships. Nobody else was there."),
    document("c.txt", "Senn spoke with Orlo. Nobody else was there."),
    document("d.txt", "The harbour was closed."),
)


def many(count: int) -> list[Document]:
    """Documents of which some tell of the same contacts."""
    return [
        document(
            f"{n:03}.txt", f"Orlo spoke with Vesk{'abcde'[n % 5]}. Report number {n} says so. It rained on day {n % 7}."
        )
        for n in range(count)
    ]
