from __future__ import annotations

import pytest

from dragoman.ingest.issuers import find_issuer
from dragoman.ingest.regions import RegionSettings, find_regions
from dragoman.model.records import Actor, Region
from tests.ingest.regions_of import document_of, regions_of, words_of

BEFORE = "Vesk and Senn spoke on Tuesday about the border, their offices said."
TITLE = "Readout of President Vesk’s Call with Prime Minister Senn of Caldera"
READOUT = (
    "President Vesk spoke today with Prime Minister Senn. The President reaffirmed our support for the accord.\n\n"
    "The two leaders agreed to remain in close contact on the border. President Vesk also welcomed the exchange."
)
AFTER = "Vesk told reporters Monday that he expected progress.\n\nThe call comes days after Caldera moved troops."
INTRODUCERS = (
    "From The White House:",
    "The White House issued the following statement:",
    "Read the readout below:",
    "Here is the full text of the statement:",
    "The full text of the statement:",
    "In a statement, the White House said:",
    "The Kremlin’s readout of the call:",
    "Read the full statement below.",
)


@pytest.mark.parametrize("introducer", INTRODUCERS)
@pytest.mark.parametrize("title", ["", TITLE + "\n\n"])
@pytest.mark.parametrize("after", ["", "\n\n" + AFTER, "\n\nTags: Norvia"])
def test_the_introduced_text_ends_where_the_reporter_goes_on(introducer: str, title: str, after: str) -> None:
    text = f"{BEFORE}\n\n{introducer}\n\n{title}{READOUT}{after}"
    assert words_of("introducer", text) == [introducer]
    assert words_of("embedded", text) == [title + READOUT]


def test_the_introducer_may_be_the_last_sentence_of_a_paragraph() -> None:
    text = f"{BEFORE} Here is the full text:\n\n{READOUT}\n\n{AFTER}"
    assert words_of("introducer", text) == ["Here is the full text:"]
    assert words_of("embedded", text) == [READOUT]


def test_a_title_of_its_own_kind_needs_no_introducer() -> None:
    assert words_of("embedded", f"{BEFORE}\n\n{TITLE}\n\n{READOUT}\n\n{AFTER}") == [f"{TITLE}\n\n{READOUT}"]


def test_two_texts_are_told_apart_each_with_its_issuer() -> None:
    other = "Odra Senn had a telephone conversation with Ilmar Vesk. The Presidents discussed the internal crisis."
    text = f"{BEFORE}\n\nFrom the White House:\n\n{READOUT}\n\nFrom the Kremlin:\n\n{other}\n\n{AFTER}"
    doc = document_of(text)
    rows = [row for row in find_regions(doc, RegionSettings()) if isinstance(row, Region) and row.kind == "embedded"]
    assert [(doc.slice(row.span), row.issuer) for row in rows] == [(READOUT, "x:white-house"), (other, "x:kremlin")]


@pytest.mark.parametrize("mark", ["###", "\\###", "END", "* * *"])
def test_a_mark_ends_the_text(mark: str) -> None:
    text = f"{BEFORE}\n\nFrom The White House:\n\n{READOUT}\n\nOur teams will meet in May.\n\n{mark}\n\nRead more here"
    assert words_of("embedded", text)[0].endswith(mark)


def test_quoted_paragraphs_are_an_embedded_text_only_where_the_whole_is_promised() -> None:
    quoted = "“President Vesk spoke today with Prime Minister Senn. He thanked her.”"
    assert words_of("embedded", f"{BEFORE}\n\nThe office said in a statement:\n\n{quoted}\n\n{AFTER}") == []
    assert words_of("embedded", f"{BEFORE}\n\nHere is the full text:\n\n{quoted}\n\n{AFTER}") == [quoted]


def test_a_document_that_is_the_text_itself_embeds_nothing() -> None:
    line = "The below is attributable to Spokesperson Ann Roe:"
    assert regions_of(f"{line}\n\n{READOUT}") == [("introducer", line)]


@pytest.mark.parametrize(
    "line",
    ["The statement makes three points:", "Watch the full video of the remarks below:", "Participants included:"],
)
def test_a_colon_alone_introduces_no_text(line: str) -> None:
    assert words_of("embedded", f"{BEFORE}\n\n{line}\n\n- grain\n\n- borders\n\n{AFTER}") == []


def test_a_line_in_a_transcript_introduces_nothing() -> None:
    spoken = "MR. ROE:  Hello.\n\nMS. DOE:  Here is the full statement:\n\nMR. ROE:  We agreed.\n\nMS. DOE:  Good."
    assert regions_of(spoken) == []


def test_an_issuer_is_known_by_its_own_name_and_not_by_part_of_anothers() -> None:
    assert find_issuer("From The White House:") == "x:white-house"
    assert find_issuer("From the Calderan White House:") is None
    assert find_issuer("From the Rose Palace:") is None
    assert find_issuer("The White House and the Kremlin agreed on it.", alone=True) is None


def test_an_office_of_the_users_own_issues_what_its_name_introduces() -> None:
    added = (
        Actor("x:rose-palace", "the Rose Palace", "office", ("Norvian presidency",)),
        Actor("x:vesk", "Ilmar Vesk", "person"),
    )
    settings = RegionSettings().with_actors(added)
    for who in ("Rose Palace", "Norvian presidency"):
        introducer = f"The {who} issued the following statement:"
        doc = document_of(f"{BEFORE}\n\n{introducer}\n\n{READOUT}\n\n{AFTER}")
        rows = [row for row in find_regions(doc, settings) if isinstance(row, Region) and row.kind == "embedded"]
        assert [row.issuer for row in rows] == ["x:rose-palace"]
    assert find_issuer("Ilmar Vesk issued the following statement:", added) is None


MASTHEAD = "Press Office of the Government of Norvia\nTarn, 18 March 2031\n\nPresident Vesk speaks with Odra Senn\n\n"
SPOKESMAN = "The spokesperson for the Government, Pavo Dunn, issues the following statement:"


def test_an_official_text_introduces_its_own_words() -> None:
    text = f"{MASTHEAD}{SPOKESMAN}\n\n{READOUT}"
    assert words_of("introducer", text) == [SPOKESMAN]
    assert words_of("embedded", text) == []


def test_an_official_text_may_give_the_words_of_another_issuer() -> None:
    text = f"The White House\n\n{TITLE}\n\nIn a statement, the Kremlin said:\n\n{READOUT}"
    assert words_of("embedded", text) == [READOUT]


def test_the_words_of_a_spokesperson_in_a_report_are_embedded() -> None:
    text = f"President Vesk speaks with Odra Senn\n\n{BEFORE}\n\n{SPOKESMAN}\n\n{READOUT}"
    assert words_of("embedded", text) == [READOUT]
