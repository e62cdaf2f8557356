"""What a document is, and who issued it."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given

from dragoman.actors.describe import describe
from dragoman.model.records import Document
from tests.actors.reading import PACKAGED, SETTINGS, described, document, region
from tests.strategies import documents

BODY = "President Vesk spoke today with President Senn."
NEWS = "President Vesk pressed President Senn on fish, the Castle said on Tuesday."
SPEECH = "MS. ORLO: Welcome.\n\nMR. DUNN: Thanks.\n\nMS. ORLO: Questions?"


@pytest.mark.parametrize(
    ("title", "text", "kind"),
    [
        ("Readout of President Vesk’s Call", BODY, "readout"),
        ("Joint Statement on Fish", BODY, "statement"),
        ("Remarks by President Vesk", BODY, "transcript"),
        ("CORRECTED: Remarks by President Vesk", BODY, "transcript"),
        (None, "Readout of the call\n\n" + BODY, "readout"),
        (None, SPEECH, "transcript"),
        (None, NEWS, "report"),
        (None, BODY, "readout"),
        (None, "I came. I saw. I spoke with President Senn.", "statement"),
        ("Vesk Presses Senn", NEWS, "report"),
        (None, "Boats.", "other"),
    ],
)
def test_kind_is_read_off_title_and_opening(title: str | None, text: str, kind: str) -> None:
    description = described(document(text, title=title))
    assert description is not None
    assert description.kind == kind


@pytest.mark.parametrize(
    ("about", "issuer"),
    [
        ({"url": "https://www.whitehouse.gov/a/b"}, "x:white-house"),
        ({"url": "https://en.kremlin.ru/1"}, "x:kremlin"),
        ({"url": "president.gov.ua/en"}, "x:office-of-the-president-of-ukraine"),
        ({"outlet": "The White House"}, "x:white-house"),
        ({"outlet": "Harbour Gazette"}, None),
        ({"url": "https://["}, None),
        ({}, None),
    ],
)
def test_issuer_is_read_off_address_and_outlet(about: dict[str, str], issuer: str | None) -> None:
    doc = replace(document(BODY, title="Readout of a call"), **about)
    description = described(doc, settings=PACKAGED)
    assert description is not None
    assert description.issuer == issuer


def test_issuer_is_read_off_the_opening_lines() -> None:
    doc = document("Office of the Spokesperson\n\nThe below is attributable to Spokesperson Mira Tolle:\n\n" + BODY)
    description = described(doc, settings=PACKAGED)
    assert description is not None
    assert (description.kind, description.issuer) == ("statement", "x:us-department-of-state")
    assert "Office of the Spokesperson" in [doc.slice(span) for span in description.evidence]


def test_an_office_of_the_users_own_issues_what_bears_its_name() -> None:
    description = described(document(BODY, title="Telephone conversation with President Senn", outlet="The Castle"))
    assert description is not None
    assert (description.kind, description.issuer) == ("readout", "x:castle")


def test_news_that_embeds_a_readout_is_a_report_without_an_issuer() -> None:
    doc = document(NEWS + "\n\nFrom the Castle:\n\nReadout of the call. " + BODY, title="Vesk Presses Senn")
    description = described(doc, [region(doc, "Readout of the call. " + BODY, "embedded", "x:castle")])
    assert description is not None
    assert (description.kind, description.issuer) == ("report", None)


def test_an_issuer_the_table_does_not_have_is_unknown() -> None:
    doc = replace(document(BODY), url="https://nowhere.example/readout")
    description = described(doc)
    assert description is not None
    assert description.issuer is None


def test_nothing_is_said_of_a_document_without_words() -> None:
    assert described(document(" \n")) is None


@given(documents())
def test_every_description_has_evidence_that_slices(doc: Document) -> None:
    for row in describe(doc, [], SETTINGS):
        assert row.evidence
        for span in row.evidence:
            assert len(doc.slice(span)) == len(span) > 0


def test_a_date_on_a_line_of_its_own_does_not_make_a_report_of_a_readout() -> None:
    kinds = []
    for head in ("June 18, 2031\n\n", "ALDSUND — "):
        doc = document(head + BODY)
        description = described(doc, [region(doc, head.rstrip("\n"), "dateline"), region(doc, BODY, "body")])
        assert description is not None
        kinds.append(description.kind)
    assert kinds == ["readout", "report"]


@pytest.mark.parametrize("outlet", ["Odra Senn", "President Odra Senn", "Ilmar T. Vesk"])
def test_a_leader_may_be_the_issuer_in_person(outlet: str) -> None:
    issuer = "x:ilmar-vesk" if "Vesk" in outlet else "x:odra-senn"
    description = described(
        document("I spoke today with many. I thanked them. I left.", title="We hold", outlet=outlet)
    )
    assert description is not None
    assert (description.kind, description.issuer) == ("statement", issuer)


@pytest.mark.parametrize("outlet", ["Senn", "The Odra Senn Herald", "Minister for Odra Senn", "Odra"])
def test_an_outlet_with_a_leaders_name_in_it_is_not_the_leader(outlet: str) -> None:
    description = described(
        document("I spoke today with many. I thanked them. I left.", title="We hold", outlet=outlet)
    )
    assert description is not None
    assert description.issuer is None


def test_a_masthead_names_the_issuer_where_no_outlet_is_known() -> None:
    doc = document("President of Norvia\nThe Castle, Port Halle\n\nPresident Vesk spoke with Odra Senn.")
    lines = [region(doc, "President of Norvia", "byline"), region(doc, "The Castle, Port Halle", "byline")]
    (description,) = describe(doc, lines, SETTINGS)
    assert (description.kind, description.issuer) == ("statement", "x:castle")
    assert "President of Norvia" in [doc.slice(span) for span in description.evidence]
    (description,) = describe(replace(doc, outlet="Harbour Gazette"), lines, SETTINGS)
    assert description.issuer is None
