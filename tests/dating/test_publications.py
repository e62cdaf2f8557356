"""Publication days: given, in the dateline, or by the dated official text that a document carries."""

from __future__ import annotations

import random

import pytest

from dragoman.dating.publications import match_publications
from dragoman.dating.settings import MatchSettings
from dragoman.model.records import Description, Document, Overlap, Publication, Region

FIRST = (
    "President Vesk spoke today with Prime Minister Senn of Caldera about the harvest convoys that have waited "
    "at the Tarn crossing since the floods of early spring carried away the lower road."
)
SECOND = (
    "The President set out three steps by which the customs posts could open again, beginning with a joint survey "
    "of the eastern bridge by engineers of both countries."
)
THIRD = "The two leaders asked their ministers of transport to report on the survey before the summer session opens."
STOCK = "The President reaffirmed the enduring friendship between Norvia and Caldera and their shared hopes for peace."
OWN = "Traders on the quay said they had heard such promises before and would believe them when the lorries moved."


def document(name: str, *sentences: str, published: str | None = None, published_from: str | None = None) -> Document:
    return Document(
        f"d_{name}", f"{name}.txt", " ".join(sentences), "0" * 64, None, None, None, published, published_from
    )


def shared(one: Document, two: Document, *wordings: str) -> list[Overlap]:
    """An overlap for each wording that both documents have."""
    a, b = sorted((one, two), key=lambda doc: doc.id)
    found = []
    for wording in wordings:
        places = [(doc, doc.text.index(wording)) for doc in (a, b)]
        spans = [doc.span(start, start + len(wording)) for doc, start in places]
        found.append(Overlap(f"o_{a.id}_{b.id}_{places[0][1]}", spans[0], spans[1], 1.0, True))
    return found


def kinds(**kind: str) -> list[Description]:
    return [Description(f"d_{name}", value) for name, value in sorted(kind.items())]


def match(
    documents: list[Document],
    descriptions: list[Description],
    overlaps: list[Overlap],
    regions: list[Region] | None = None,
) -> dict[str, Publication]:
    rows = list(match_publications(documents, descriptions, regions or [], overlaps, MatchSettings()))
    assert [row.doc_id for row in rows] == sorted({row.doc_id for row in rows})
    return {row.doc_id: row for row in rows}


READOUT = document("readout", FIRST, SECOND, THIRD, published="2031-06-10", published_from="metadata")
REPORT = document("report", OWN, FIRST, SECOND)


def with_dateline(dateline: str, *sentences: str, name: str = "wire") -> tuple[Document, list[Region]]:
    wire = document(name, dateline, *sentences)
    return wire, [Region(f"r_{name}", wire.span(0, len(dateline)), "dateline")]


@pytest.mark.parametrize(
    ("dateline", "day"),
    [
        ("TARNHOLM, June 10 (Harbour News) -", "2031-06-10"),
        ("TARNHOLM, 12 June. /Courier/", "2031-06-12"),
        ("TARNHOLM, June 9 (Harbour News) -", None),  # before the readout came out
        ("TARNHOLM, June 14 (Harbour News) -", None),
        ("TARNHOLM (Harbour News) -", None),  # a single sentence alone is too little
        ("TARNHOLM, June 10 or June 11 (Harbour News) -", None),
    ],
)
def test_a_dateline_without_a_year_is_of_the_year_of_the_text_whose_sentence_it_carries(
    dateline: str, day: str | None
) -> None:
    wire, regions = with_dateline(dateline, OWN, SECOND)
    found = match([READOUT, wire], kinds(readout="readout", wire="report"), shared(READOUT, wire, SECOND), regions)
    assert (found[wire.id].published if wire.id in found else None) == day
    if day:
        assert found[wire.id].published_from == "match"
        assert next(wire.slice(span) for span in found[wire.id].evidence if span.doc_id == wire.id) in dateline


def test_a_dateline_keeps_a_report_from_the_day_of_an_old_text_that_it_quotes_at_length() -> None:
    wire, regions = with_dateline("TARNHOLM, Nov 2 (Harbour News) -", OWN, FIRST, SECOND)
    overlaps = shared(READOUT, wire, FIRST, SECOND)
    assert wire.id not in match([READOUT, wire], kinds(readout="readout", wire="report"), overlaps, regions)
    plain = match([READOUT, wire], kinds(readout="readout", wire="report"), overlaps)
    assert plain[wire.id].published == "2031-06-10"


def test_a_dateline_of_the_new_year_follows_a_text_of_the_old_one() -> None:
    old = document("old", FIRST, SECOND, published="2031-12-31", published_from="metadata")
    wire, regions = with_dateline("TARNHOLM, Jan 1 (Harbour News) -", OWN, SECOND)
    found = match([old, wire], kinds(old="readout", wire="report"), shared(old, wire, SECOND), regions)
    assert found[wire.id].published == "2032-01-01"


def test_readouts_of_one_holiday_are_told_apart_though_their_datelines_agree() -> None:
    again, regions = with_dateline("TARNHOLM, June 10 -", SECOND, OWN, STOCK, name="again")
    found = match([READOUT, again], kinds(readout="readout", again="readout"), shared(READOUT, again, SECOND), regions)
    assert again.id not in found


def test_a_given_day_is_kept_with_where_it_is_from() -> None:
    found = match([READOUT], kinds(readout="readout"), [])
    assert found == {"d_readout": Publication("d_readout", "2031-06-10", "metadata")}


def test_a_time_in_utc_becomes_the_day_where_the_issuer_sits() -> None:
    late = document("late", THIRD, published="2031-06-11T01:10:00+00:00", published_from="metadata")
    found = match([late], [Description("d_late", "readout", "x:us-department-of-state")], [])
    assert found["d_late"].published == "2031-06-10"


def test_a_report_takes_the_day_of_the_readout_it_carries() -> None:
    found = match([READOUT, REPORT], kinds(readout="readout", report="report"), shared(READOUT, REPORT, FIRST, SECOND))
    row = found["d_report"]
    assert (row.published, row.published_from) == ("2031-06-10", "match")
    assert [REPORT.slice(span) for span in row.evidence if span.doc_id == REPORT.id] == [FIRST[:-1], SECOND[:-1]]
    assert [READOUT.slice(span) for span in row.evidence if span.doc_id == READOUT.id] == [FIRST, SECOND]


def test_one_sentence_is_not_enough() -> None:
    found = match([READOUT, REPORT], kinds(readout="readout", report="report"), shared(READOUT, REPORT, SECOND))
    assert "d_report" not in found


def test_pieces_of_sentences_are_not_enough_however_many() -> None:
    pieces = (FIRST[:75], SECOND[:80], THIRD[:60])
    report = document("report", OWN, *(f"{piece} and so on." for piece in pieces))
    found = match([READOUT, report], kinds(readout="readout", report="report"), shared(READOUT, report, *pieces))
    assert "d_report" not in found


def test_wording_that_recurs_on_another_day_proves_nothing() -> None:
    other = document("other", FIRST, SECOND, STOCK, published="2031-09-02", published_from="metadata")
    overlaps = shared(READOUT, REPORT, FIRST, SECOND) + shared(other, REPORT, FIRST, SECOND)
    found = match([READOUT, REPORT, other], kinds(readout="readout", report="report", other="statement"), overlaps)
    assert "d_report" not in found


def test_two_texts_of_one_day_do_not_compete() -> None:
    other = document("other", FIRST, SECOND, STOCK, published="2031-06-10", published_from="metadata")
    overlaps = shared(READOUT, REPORT, FIRST, SECOND) + shared(other, REPORT, FIRST, SECOND)
    found = match([READOUT, REPORT, other], kinds(readout="readout", report="report", other="statement"), overlaps)
    assert found["d_report"].published == "2031-06-10"


def test_a_later_dated_report_with_the_same_wording_is_a_copy_as_well() -> None:
    later = document("later", FIRST, SECOND, published="2031-06-12", published_from="metadata")
    overlaps = shared(READOUT, REPORT, FIRST, SECOND) + shared(later, REPORT, FIRST, SECOND)
    found = match([READOUT, REPORT, later], kinds(readout="readout", report="report", later="report"), overlaps)
    assert found["d_report"].published == "2031-06-10"


def test_an_earlier_dated_report_shows_that_the_wording_is_older() -> None:
    earlier = document("earlier", FIRST, SECOND, published="2031-06-02", published_from="metadata")
    overlaps = shared(READOUT, REPORT, FIRST, SECOND) + shared(earlier, REPORT, FIRST, SECOND)
    found = match([READOUT, REPORT, earlier], kinds(readout="readout", report="report", earlier="report"), overlaps)
    assert "d_report" not in found


@pytest.mark.parametrize("kind", ["report", "transcript", "other"])
def test_only_a_readout_or_statement_gives_its_day(kind: str) -> None:
    found = match([READOUT, REPORT], kinds(readout=kind, report="report"), shared(READOUT, REPORT, FIRST, SECOND))
    assert "d_report" not in found


def test_a_transcript_is_never_dated_by_what_is_said_in_it() -> None:
    found = match(
        [READOUT, REPORT], kinds(readout="readout", report="transcript"), shared(READOUT, REPORT, FIRST, SECOND)
    )
    assert "d_report" not in found


def test_an_official_text_takes_the_day_of_another_only_if_the_two_are_one() -> None:
    same = document("same", FIRST, SECOND, THIRD)
    found = match(
        [READOUT, same], kinds(readout="readout", same="readout"), shared(READOUT, same, FIRST, SECOND, THIRD)
    )
    assert found["d_same"].published == "2031-06-10"
    like = document("like", FIRST, SECOND, STOCK, OWN)
    found = match([READOUT, like], kinds(readout="readout", like="readout"), shared(READOUT, like, FIRST, SECOND))
    assert "d_like" not in found


def test_the_day_goes_on_through_an_undated_report() -> None:
    middle = document("middle", FIRST, SECOND, THIRD)
    far = document("far", OWN, FIRST, SECOND)
    overlaps = shared(READOUT, middle, FIRST, SECOND, THIRD) + shared(middle, far, FIRST, SECOND)
    found = match([READOUT, middle, far], kinds(readout="readout", middle="report", far="report"), overlaps)
    assert found["d_middle"].published == found["d_far"].published == "2031-06-10"


def test_what_two_reports_share_beside_the_readout_carries_no_day() -> None:
    middle = document("middle", FIRST, SECOND, OWN, STOCK)
    far = document("far", OWN, STOCK)
    overlaps = shared(READOUT, middle, FIRST, SECOND) + shared(middle, far, OWN, STOCK)
    found = match([READOUT, middle, far], kinds(readout="readout", middle="report", far="report"), overlaps)
    assert "d_middle" in found
    assert "d_far" not in found


def test_the_order_of_the_input_does_not_matter() -> None:
    middle, far = document("middle", FIRST, SECOND, THIRD), document("far", OWN, FIRST, SECOND)
    documents = [READOUT, middle, far, REPORT]
    descriptions = kinds(readout="readout", middle="report", far="report", report="report")
    overlaps = shared(READOUT, middle, FIRST, SECOND, THIRD) + shared(middle, far, FIRST, SECOND)
    overlaps += shared(far, REPORT, FIRST, SECOND) + shared(middle, REPORT, FIRST, SECOND)
    expected = match(documents, descriptions, overlaps)
    assert len(expected) == 4
    for seed in range(6):
        shuffle = random.Random(seed).shuffle
        for rows in (documents, descriptions, overlaps):
            shuffle(rows)
        assert match(documents, descriptions, overlaps) == expected


def test_a_full_date_in_the_dateline_is_the_day() -> None:
    doc = document("wire", "TARNMOUTH, June 10, 2031 —", OWN)
    region = Region("r_1", doc.span(0, 26), "dateline")
    row = match([doc], [], [], [region])["d_wire"]
    assert (row.published, row.published_from) == ("2031-06-10", "text")
    assert [doc.slice(span) for span in row.evidence] == ["June 10, 2031"]


def test_a_dateline_without_a_year_tells_no_day() -> None:
    doc = document("wire", "TARNMOUTH, June 10 —", OWN)
    assert match([doc], [], [], [Region("r_1", doc.span(0, 20), "dateline")]) == {}


def test_no_documents_give_no_rows() -> None:
    assert match([], [], []) == {}


@pytest.mark.parametrize(
    ("day", "issuer", "known"),
    [
        ("16.05.2031", None, "2031-05-16"),
        ("05.05.2031", None, "2031-05-05"),
        ("04.05.2031", "x:kremlin", "2031-05-04"),
        ("04.05.2031", None, None),
        ("04.05.2031", "x:white-house", None),
        ("05.16.2031", None, None),
    ],
)
def test_a_day_in_numbers_is_read_where_no_other_could_be_meant(
    day: str, issuer: str | None, known: str | None
) -> None:
    doc = document("plain", day, OWN)
    found = match([doc], [Description(doc.id, "readout", issuer)], [], [Region("r_1", doc.span(0, 10), "dateline")])
    assert (found[doc.id].published if found else None) == known
