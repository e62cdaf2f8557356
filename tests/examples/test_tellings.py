"""The example shows what its README says it shows: documents, contacts, days and who says it.

Rows are taken in the shape of the export.
"""

from __future__ import annotations

import re
from collections import Counter

import pytest

from tests.examples.tables import (
    AL_FEB,
    AL_JUNE,
    ALCARRA,
    BOTH,
    COURIER,
    FEBRUARY,
    GAZETTE,
    HALVORN,
    JUNE,
    LANTERN,
    LEDGER,
    LH_FEB,
    LH_JUNE,
    LINDEN_HOUSE,
    PEREVAL,
    VOSSMAAR,
    Row,
    Tables,
    accounts_of_officials,
    main_contact,
    places,
    plain,
    quotes,
    told_in,
)

# ---------------------------------------------------------------- documents


def test_only_the_eight_documents_are_read(tables: Tables) -> None:
    assert set(tables.document) == FEBRUARY | JUNE


def test_every_span_slices_to_its_quote(tables: Tables) -> None:
    checked = 0
    for name, rows in tables.rows.items():
        for place in (place for row in rows for place in places(row)):
            document = tables.document[tables.file[place["doc"]]]
            source = document["title"] if place.get("field") == "title" else document["text"]
            assert source[slice(*place["span"])] == place["quote"], name
            checked += 1
    assert checked > 100


def test_page_gives_its_main_text_title_site_and_day(tables: Tables) -> None:
    page = tables.document[COURIER]
    assert page["title"] == "Halvorn Confronts Pereval Over Patrols and Hospital Hacks"
    assert page["outlet"] == "The Aldsund Courier"
    assert page["published"].startswith("2024-02-14")
    assert "Nobody rings Port Sareno" in page["text"]
    assert not re.search("Subscribe|newsletter|Night ferry|Cookies", page["text"])


@pytest.mark.parametrize(
    ("file", "issuer"), [(LH_FEB, LINDEN_HOUSE), (LH_JUNE, LINDEN_HOUSE), (AL_FEB, ALCARRA), (AL_JUNE, ALCARRA)]
)
def test_each_side_issued_its_readouts(tables: Tables, file: str, issuer: str) -> None:
    assert tables.document[file]["issuer"] == issuer
    assert tables.document[file]["kind"] in {"readout", "statement"}


@pytest.mark.parametrize("file", [GAZETTE, COURIER, LANTERN, LEDGER])
def test_outlets_reports_are_reports(tables: Tables, file: str) -> None:
    assert tables.document[file]["kind"] == "report"


def test_day_of_a_document_is_read_off_its_head(tables: Tables) -> None:
    row = tables.document[AL_JUNE]
    assert (row["published"][:10], row["published_from"]) == ("2024-06-18", "text")


def test_undated_report_has_no_day_but_one_found_by_match(tables: Tables) -> None:
    row = tables.document[LANTERN]
    assert (row["published"], row["published_from"]) == ("2024-02-13", "match")


def test_embedded_statement_is_found_with_its_introducer(tables: Tables) -> None:
    (embedded,) = [row for row in tables.of("regions", LEDGER) if row["kind"] == "embedded"]
    words = tables.words(LEDGER, [embedded["span"]])
    assert embedded["issuer"] == ALCARRA
    assert words.startswith("Telephone conversation with President of Norvia Astrid Halvorn\n")
    assert words.endswith("The conversation was frank and constructive.")
    (introducer,) = [row for row in tables.of("regions", LEDGER) if row["kind"] == "introducer"]
    assert tables.words(LEDGER, [introducer["span"]]) == "The Alcarra issued the following statement:"


def test_dateline_headline_credits_and_tags_are_regions(tables: Tables) -> None:
    found = {(file, row["kind"]) for file in (GAZETTE, COURIER, LANTERN, LEDGER) for row in tables.of("regions", file)}
    expected = {(GAZETTE, "dateline"), (GAZETTE, "credit"), (LANTERN, "headline"), (LANTERN, "credit")}
    expected |= {(LEDGER, "dateline"), (LEDGER, "tags")}
    assert expected <= found


# ---------------------------------------------------------------- contacts and days


def test_five_contacts_three_of_them_held(tables: Tables) -> None:
    assert Counter(row["status"] for row in tables.rows["contacts"]) == {"held": 3, "proposed": 1, "intended": 1}


@pytest.mark.parametrize(("file", "day"), [(LH_FEB, "2024-02-13"), (LH_JUNE, "2024-06-18")])
def test_calls_of_the_presidents_have_their_day(tables: Tables, file: str, day: str) -> None:
    call = main_contact(tables, file)
    assert (call["kind"], call["status"], call["from"], call["to"]) == ("call", "held", day, day)
    assert set(call["participants"]) == BOTH


def test_same_pair_weekday_and_opening_are_two_calls(tables: Tables, first_call: Row, second_call: Row) -> None:
    assert told_in(tables, first_call, main=True) == FEBRUARY
    assert told_in(tables, second_call, main=True) == JUNE
    assert not told_in(tables, second_call) & FEBRUARY


def test_earlier_call_is_told_in_passing_by_a_later_report(tables: Tables, first_call: Row) -> None:
    assert LEDGER in told_in(tables, first_call, main=False)


def test_initiator_is_known_of_the_first_call_only(first_call: Row, second_call: Row) -> None:
    assert first_call["initiator"] in {"x:caldera", PEREVAL, ALCARRA}
    assert second_call["initiator"] is None


def test_call_to_the_alliance_came_the_same_day(tables: Tables) -> None:
    (call,) = [row for row in tables.rows["contacts"] if VOSSMAAR in row["participants"]]
    assert (set(call["participants"]), call["kind"], call["status"]) == ({HALVORN, VOSSMAAR}, "call", "held")
    assert (call["from"], call["to"]) == ("2024-02-13", "2024-02-13")
    assert told_in(tables, call) == {GAZETTE}


def test_summit_is_proposed_by_one_side_only(tables: Tables) -> None:
    (summit,) = [row for row in tables.rows["contacts"] if row["status"] == "proposed"]
    assert (set(summit["participants"]), summit["kind"], summit["from"]) == (BOTH, "summit", None)
    assert told_in(tables, summit) == {LH_FEB, COURIER}


def test_intended_talk_is_not_told_as_held(tables: Tables) -> None:
    (talk,) = [row for row in tables.rows["contacts"] if row["status"] == "intended"]
    assert HALVORN in talk["participants"]
    assert PEREVAL not in talk["participants"]
    assert told_in(tables, talk) == {GAZETTE}
    assert "speak with the leaders of other alliance countries" in quotes(talk)


@pytest.mark.parametrize(
    ("file", "words", "day"),
    [
        (LH_FEB, "March 15", "2024-03-15"),
        (GAZETTE, "last Thursday", "2024-02-08"),
        (GAZETTE, "Tuesday", "2024-02-13"),
        (COURIER, "Tuesday", "2024-02-13"),
        (LANTERN, "Tuesday", "2024-02-13"),
        (LH_JUNE, "September 30", "2024-09-30"),
        (LEDGER, "Tuesday", "2024-06-18"),
        (LEDGER, "Wednesday", "2024-06-19"),
        (LEDGER, "February 13", "2024-02-13"),
        (LEDGER, "March 15", "2024-03-15"),
    ],
)
def test_words_mean_days(tables: Tables, file: str, words: str, day: str) -> None:
    found = [row for row in tables.of("dates", file) if words in tables.words(file, [row["span"]])]
    assert found
    assert {(row["from"], row["to"], row["resolved"]) for row in found} == {(day, day, True)}


# ---------------------------------------------------------------- who says it


def attributions(tables: Tables, file: str, cue: str, words: str) -> list[Row]:
    """The attributions of a document whose cue and content have these words."""
    return [
        row
        for row in tables.of("attributions", file)
        if cue in tables.words(file, row["cue"]) and words in plain(tables.words(file, row["content"]))
    ]


def test_palace_on_what_the_other_president_said_is_nested(tables: Tables) -> None:
    (child,) = attributions(tables, LANTERN, "told", "her country was interested in")
    parent = next(row for row in tables.of("attributions", LANTERN) if row["id"] == child["parent"])
    assert tables.words(LANTERN, parent["source"]) == "The Calderan palace"
    assert tables.words(LANTERN, parent["cue"]) == "said"
    assert (parent["source_actor"], parent["parent"]) == (ALCARRA, None)
    assert tables.words(LANTERN, child["source"]) == "Halvorn"
    assert tables.words(LANTERN, child["addressee"]) == "Pereval"
    assert (child["source_actor"], child["addressee_actor"], child["teller"]) == (HALVORN, PEREVAL, ALCARRA)
    assert child["mode"] == "mixed"


def test_officials_without_names_tell_of_both_presidents(tables: Tables) -> None:
    (halvorn,) = attributions(tables, GAZETTE, "told", "is not a renewable resource")
    (pereval,) = attributions(tables, GAZETTE, "replied", "he would not be lectured")
    assert (halvorn["source_actor"], pereval["source_actor"]) == (HALVORN, PEREVAL)
    for row in (halvorn, pereval):
        parent = next(other for other in tables.of("attributions", GAZETTE) if other["id"] == row["parent"])
        assert "officials" in tables.words(GAZETTE, parent["source"])
        assert row["teller"] == parent["source_actor"]
    teller = next(row for row in tables.rows["actors"] if row["id"] == halvorn["teller"])
    assert "officials familiar with the conversation" in plain(teller["name"])


def test_readout_quoted_with_curly_marks_is_direct(tables: Tables) -> None:
    (row,) = attributions(tables, COURIER, "said", "expressed deep concern about the growing number")
    assert tables.words(COURIER, row["source"]) == "the readout"
    assert (row["mode"], row["source_actor"], row["teller"]) == ("direct", LINDEN_HOUSE, LINDEN_HOUSE)


def test_mark_opened_straight_and_closed_curly_is_one_quotation(tables: Tables) -> None:
    (row,) = attributions(tables, LANTERN, "read", "settled exclusively by the coastal states")
    assert tables.words(LANTERN, row["content"]).endswith("without the interference of outside powers")
    assert (row["mode"], row["source_actor"]) == ("direct", ALCARRA)


def test_agency_is_a_teller(tables: Tables) -> None:
    (row,) = attributions(tables, LEDGER, "reported", "sailed on March 12")
    assert (row["source_actor"], row["teller"]) == ("x:transmarine-press", "x:transmarine-press")


def test_spokesman_denies_and_is_a_teller(tables: Tables) -> None:
    (row,) = attributions(tables, LEDGER, "denied", "Norvia had paid")
    assert row["source_actor"] == "x:joren-tvedt"


def test_unmarked_wording_has_an_inferred_teller_and_no_stated_one(tables: Tables) -> None:
    rows = attributions(tables, LANTERN, "", "cyberattacks on Norvian hospitals")
    assert rows
    assert {row["teller"] for row in rows} == {None}
    assert {row["teller_inferred"] for row in rows} == {LINDEN_HOUSE}


@pytest.mark.parametrize("file", [LH_FEB, LH_JUNE])
def test_whole_accounts_are_those_of_the_two_sides(tables: Tables, file: str) -> None:
    contact = main_contact(tables, file)["id"]
    accounts = [row for row in tables.rows["accounts"] if row["contact"] == contact]
    assert {row["teller"] for row in accounts if row["whole"]} == {LINDEN_HOUSE, ALCARRA}
    assert all(row["stated"] for row in accounts if row["whole"])


def test_officials_account_is_partial(tables: Tables, first_call: Row) -> None:
    accounts = [row for row in accounts_of_officials(tables) if row["contact"] == first_call["id"]]
    assert accounts
    assert not any(row["whole"] for row in accounts)


def test_inferred_account_stands_beside_the_stated_one(tables: Tables, first_call: Row) -> None:
    accounts = [row for row in tables.rows["accounts"] if row["contact"] == first_call["id"]]
    inferred = [row for row in accounts if not row["stated"]]
    assert {row["teller"] for row in inferred} == {LINDEN_HOUSE}
    assert any("condemned the recent cyberattacks" in quotes(row) for row in inferred)


def test_briefing_before_the_call_belongs_to_no_contact(tables: Tables) -> None:
    accounts = [row for row in tables.rows["accounts"] if row["teller"] == "x:ines-tamarro"]
    assert [row["contact"] for row in accounts] == [None]
