"""Floors on the seeds and on the dated evidence beside the checkout; no text of theirs is kept here."""

from __future__ import annotations

import gzip
import json
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import pytest

from dragoman.dating.expressions import find_date_expressions
from dragoman.dating.publications import match_publications
from dragoman.dating.resolve import resolve_dates
from dragoman.dating.settings import ExpressionSettings, MatchSettings, ResolveSettings
from dragoman.model.records import DateExpression, Document, Region, ResolvedDate, Sentence
from dragoman.text.layout import find_paragraphs
from dragoman.text.sentences import find_sentences


def read_jsonl(path: Path) -> list[dict[str, Any]]:
    if not path.exists():
        pytest.skip(f"{path.name} is not among the shared sets")
    opener = gzip.open if path.suffix == ".gz" else open
    with opener(path, "rt", encoding="utf-8") as lines:
        return [json.loads(line) for line in lines if line.strip()]


def resolve(documents: Iterable[Document], regions: list[Region]) -> dict[str, list[ResolvedDate]]:
    documents = list(documents)
    rows: list[DateExpression] = []
    for doc in documents:
        pairs = [pair for start, end in find_paragraphs(doc.text) for pair in find_sentences(doc.text, start, end)]
        sentences = [Sentence(f"s_{start}", doc.span(start, end)) for start, end in pairs]
        own = [region for region in regions if region.span.doc_id == doc.id]
        rows += find_date_expressions(doc, own, sentences, ExpressionSettings())
    days = list(match_publications(documents, [], regions, [], MatchSettings()))
    found: dict[str, list[ResolvedDate]] = {}
    for row in resolve_dates(documents, regions, rows, days, [], ResolveSettings()):
        found.setdefault(row.span.doc_id, []).append(row)
    return found


def common_share(row: ResolvedDate, start: int, end: int) -> float:
    both = max(0, min(row.span.end, end) - max(row.span.start, start))
    return both / (len(row.span) + end - start - both)


def best_row(rows: list[ResolvedDate], *places: dict[str, Any] | None) -> ResolvedDate | None:
    """The row of the text that fits one of the places best, if it fits by half."""
    spans = [(place["start"], place["end"]) for place in places if place]
    scored = [(max(common_share(row, *span) for span in spans), row) for row in rows if row.span.field == "text"]
    score, row = max(scored, key=lambda pair: pair[0], default=(0.0, None))
    return row if score >= 0.5 else None


@pytest.mark.parametrize("dated", [True, False])
def test_the_dates_of_the_seeds_are_right(shared: Path, dated: bool) -> None:
    gold = json.loads((shared / "seeds" / "gold.json").read_text(encoding="utf-8"))
    documents, regions = [], []
    for entry in gold["documents"]:
        path = next((shared / "seeds").glob(f"{entry['id']}_*.txt"))
        published = entry["publication_date"]["test_setting"] if dated else None
        doc = Document(entry["id"], path.name, path.read_text(encoding="utf-8"), "0" * 64, published=published)
        documents.append(doc)
        spans = [(row["kind"], row["span"]["start"], row["span"]["end"]) for row in entry["regions"]]
        regions += [Region(f"r_{doc.id}_{start}", doc.span(start, end), kind) for kind, start, end in spans]
    found = resolve(documents, regions)
    wrong = []
    for entry in gold["documents"]:
        for expected in entry["dates"]:
            if expected.get("optional"):
                continue
            row = best_row(found[entry["id"]], expected["span"], expected.get("core"))
            if row is None or not is_right(row, expected["accept"], dated):
                wrong.append((entry["id"], expected["span"]["start"], row))
    assert wrong == []


def is_right(row: ResolvedDate, accept: dict[str, Any], dated: bool) -> bool:
    if not dated or accept.get("vague"):
        return not row.resolved and (dated or row.from_ is None)
    window = accept.get("window")
    inside = window and row.from_ and row.to and window[0] <= row.from_ <= row.to <= window[1]
    return [row.from_, row.to] in accept["pairs"] or bool(inside)


def test_the_dates_that_tell_when_a_contact_was_are_found_and_right(shared: Path) -> None:
    folder = shared / "data" / "contacts"
    texts = {row["id"]: row["text"] for row in read_jsonl(folder / "texts.jsonl.gz")}
    told = [row for row in read_jsonl(folder / "documents.jsonl") if row["date_evidence"] and row["id"] in texts]
    found = resolve(
        (Document(row["id"], row["id"], texts[row["id"]], "0" * 64, published=row["published"]) for row in told), []
    )
    right = 0
    for row in told:
        start, end = row["date_evidence"]
        best = best_row(found.get(row["id"], []), {"start": start, "end": end})
        right += best is not None and [best.from_, best.to] == row["date_told"]
    assert right / len(told) >= 0.985
