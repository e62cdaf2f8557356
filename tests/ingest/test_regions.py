from __future__ import annotations

import json
from pathlib import Path

from hypothesis import given

from dragoman.ingest.files import read_inputs
from dragoman.ingest.regions import RegionSettings, find_regions
from dragoman.ingest.sentences import SentenceSettings, find_document_sentences
from dragoman.model.records import Document, Problem, Region
from tests.ingest.regions_of import document_of, regions_of
from tests.strategies import documents

STORY = """BREAKING: Vesk Warns Senn Over Grain and Offers Talks

Ann Roe/Getty Images

President Ilmar Vesk pressed Prime Minister Odra Senn on Tuesday.

From The White House:

Readout of President Vesk’s Call with Prime Minister Senn

The President spoke today with Prime Minister Senn about our grain. They agreed to meet.

Senn told reporters Monday that she would not travel. — Agencies

Tags:"""


def test_the_regions_of_a_story_cover_its_words_in_order() -> None:
    kinds = [kind for kind, _ in regions_of(STORY, body=True)]
    assert kinds == ["kicker", "headline", "credit", "body", "introducer", "embedded", "body", "credit", "tags"]


def test_a_text_of_white_space_has_no_regions() -> None:
    assert list(find_regions(document_of(" \n\n "), RegionSettings())) == []


def test_another_language_is_body_with_a_problem() -> None:
    doc = document_of("ПЕРЕГОВОРЫ: Президент провёл телефонный разговор.\n\nСтороны обсудили вопросы.", language="ru")
    region, problem = find_regions(doc, RegionSettings())
    assert isinstance(region, Region)
    assert isinstance(problem, Problem)
    assert (region.kind, problem.code, problem.doc_id) == ("body", "language_not_read", doc.id)
    assert doc.slice(region.span) == doc.text


@given(documents())
def test_regions_do_not_overlap_and_every_word_lies_in_one(doc: Document) -> None:
    regions = [row for row in find_regions(doc, RegionSettings()) if isinstance(row, Region)]
    covered = 0
    for region in regions:
        assert covered <= region.span.start < region.span.end <= len(doc.text)
        assert not any(map(str.isalnum, doc.text[covered : region.span.start]))
        covered = region.span.end
    assert not any(map(str.isalnum, doc.text[covered:]))
    assert len({region.id for region in regions}) == len(regions)


@given(documents())
def test_the_same_document_gives_the_same_rows(doc: Document) -> None:
    assert list(find_regions(doc, RegionSettings())) == list(find_regions(doc, RegionSettings()))


def test_the_seeds_are_read_to_the_letter(shared: Path) -> None:
    gold = json.loads((shared / "seeds" / "gold.json").read_text(encoding="utf-8"))
    for row in gold["documents"]:
        (doc,) = [read for read in read_inputs([shared / "seeds" / row["file"]]) if isinstance(read, Document)]
        regions = [region for region in find_regions(doc, RegionSettings()) if isinstance(region, Region)]
        found = {(region.kind, region.span.start, region.span.end) for region in regions if region.kind != "body"}
        assert found == {(one["kind"], one["span"]["start"], one["span"]["end"]) for one in row["regions"]}
        sentences = find_document_sentences(doc, regions, SentenceSettings())
        places = [(sentence.span.start, sentence.span.end) for sentence in sentences]
        assert places == [(one["start"], one["end"]) for one in row["sentences"]]
        assert doc.sha256 == row["sha256"]
