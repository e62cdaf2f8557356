"""Invented wording to copy from: sentences that have no four words in a row in common."""

from __future__ import annotations

import random

from dragoman.model.records import Document, Overlap, Problem
from dragoman.reuse.overlaps import find_overlaps
from dragoman.reuse.settings import OverlapSettings

WORDS = (
    "harbour ferry grain tariff border customs railway bridge tunnel treaty minister envoy council senate province "
    "river valley fishing quota licence inspector convoy depot garrison outpost ceasefire monitor pledge proposal "
    "draft annex clause deadline spring autumn winter summer market export import levy refund auction vessel anchor "
    "pilot signal beacon archive ledger charter statute verdict appeal witness evidence inquiry commission panel"
).split()
SMALL = "the a of to and in on with by for from at over under before after without".split()


def sentence(seed: int, words: int = 20) -> str:
    """A sentence of so many words, the same for the same seed and unlike that of any other."""
    rng = random.Random(seed)
    picked = [rng.choice(SMALL if index % 3 == 1 else WORDS) for index in range(words)]
    return " ".join(picked).capitalize() + "."


def document(name: str, text: str, published: str | None = None) -> Document:
    return Document(name, f"{name}.txt", text, "0" * 64, published=published)


def overlaps(*documents: Document, settings: OverlapSettings | None = None) -> list[Overlap]:
    found = find_overlaps(documents, [], settings or OverlapSettings())
    return [row for row in found if isinstance(row, Overlap)]


def problems(*documents: Document, settings: OverlapSettings | None = None) -> list[Problem]:
    found = find_overlaps(documents, [], settings or OverlapSettings())
    return [row for row in found if isinstance(row, Problem)]


def shown(rows: list[Overlap], *documents: Document) -> list[tuple[str, str]]:
    """The words of both sides of every overlap."""
    by_id = {doc.id: doc for doc in documents}
    return [(by_id[row.a.doc_id].slice(row.a), by_id[row.b.doc_id].slice(row.b)) for row in rows]
