"""The example shows what its README says it shows: wording, acts, commitments, comparison and problems.

Where the contract leaves a choice (the key of a topic, the order of two retellings) the tests ask for the words that
carry a row, not for the choice.
"""

from __future__ import annotations

import re

import pytest

from tests.examples.tables import (
    AL_FEB,
    AL_JUNE,
    ALCARRA,
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
    Row,
    Tables,
    accounts_of_officials,
    main_contact,
    quotes,
)

# ---------------------------------------------------------------- wording


PASSAGES = [
    (LH_FEB, COURIER, "expressed deep concern about the growing number of Calderan patrol vessels", "quoted"),
    (LH_FEB, COURIER, "agreed to complete the return of all detained crews to their home ports", "quoted"),
    (LH_FEB, COURIER, "extended her condolences to the relatives of those who died", "attributed"),
    (LH_FEB, LANTERN, "extended her condolences to the relatives of those who died", "unmarked"),
    (LH_FEB, LANTERN, "any further intrusion would be met with a proportionate response", "unmarked"),
    (AL_FEB, LANTERN, "questions concerning the strait should be settled exclusively by", "quoted"),
    (AL_FEB, COURIER, "rejected attempts to portray routine patrols as a military build-up", "quoted"),
    (LH_JUNE, LEDGER, "raised the tariffs that Caldera imposed on Norvian timber", "quoted"),
    (AL_JUNE, LEDGER, "accused the Meridian Alliance of raising tension", "embedded"),
]


@pytest.mark.parametrize(("source", "copy", "words", "marked"), PASSAGES)
def test_copied_wording_is_a_passage(tables: Tables, source: str, copy: str, words: str, marked: str) -> None:
    found = []
    for row in tables.rows["passages"]:
        (a, a_words), (b, b_words) = tables.side(row["a"]), tables.side(row["b"])
        if (a, b) == (source, copy) and words in a_words and words in b_words:
            found.append((row["kind"] in {"verbatim", "near_verbatim"}, row["marked"]))
    assert found == [(True, marked)]


def test_wording_shared_by_the_two_calls_is_a_formula(tables: Tables) -> None:
    across = []
    for row in tables.rows["passages"]:
        (a, words), (b, _) = tables.side(row["a"]), tables.side(row["b"])
        if (a in FEBRUARY) != (b in FEBRUARY):
            across.append((row["kind"], words))
    assert {kind for kind, _ in across} == {"formula"}


@pytest.mark.parametrize(
    ("words", "variants"),
    [
        ("interest of Norvia and of every nation", ("vital", "permanent")),
        ("by the coastal states", ("exclusively", "primarily")),
    ],
)
def test_formula_returns_with_one_word_changed(tables: Tables, words: str, variants: tuple[str, str]) -> None:
    (formula,) = [row for row in tables.rows["formulas"] if words in row["wording"]]
    told = {variant: [v for v in formula["variants"] if variant in v["wording"]] for variant in variants}
    assert formula["contacts"] == 2
    assert all(len(found) == 1 for found in told.values())
    assert formula["first"] == "2024-02-13"


def test_claim_that_the_readout_does_not_support_is_marked(tables: Tables) -> None:
    (row,) = tables.rows["unsupported"]
    words = tables.words(tables.file[row["doc"]], [row["span"]])
    assert tables.file[row["doc"]] == COURIER
    assert "threatened to expel the Calderan ambassador" in words
    assert "condemned" not in words
    assert tables.teller[row["account"]] == LINDEN_HOUSE
    assert re.search("[Aa]ccording to the readout", quotes(row))


# ---------------------------------------------------------------- positions and commitments


POSITIONS = [
    (LH_FEB, HALVORN, "condole", "earthquake"),
    (LH_FEB, HALVORN, "offer", "search and rescue teams"),
    (LH_FEB, PEREVAL, "thank", "the offer"),
    (LH_FEB, "joint", "discuss", "fishing crews"),
    (LH_FEB, "joint", "agree", "the return of all detained crews"),
    (LH_FEB, HALVORN, "express_concern", "patrol vessels"),
    (LH_FEB, HALVORN, "call_on", "withdraw them"),
    (LH_FEB, HALVORN, "reaffirm", "freedom of navigation"),
    (LH_FEB, HALVORN, "condemn", "cyberattacks"),
    (LH_FEB, HALVORN, "warn", "proportionate response"),
    (LH_FEB, HALVORN, "propose", "summit"),
    (AL_FEB, HALVORN, "condole", "Orsela"),
    (AL_FEB, PEREVAL, "inform", "rescue work"),
    (AL_FEB, PEREVAL, "emphasise", "coast guard operates"),
    (AL_FEB, PEREVAL, "reject", "military build-up"),
    (AL_FEB, PEREVAL, "propose", "consultations on gas transit"),
    (AL_FEB, HALVORN, "express_interest", "uninterrupted supply of gas"),
    (GAZETTE, HALVORN, "pledge", "no step in the strait"),
    (COURIER, HALVORN, "threaten", "expel the Calderan ambassador"),
    (LH_JUNE, PEREVAL, "congratulate", "national day"),
    (LH_JUNE, "joint", "welcome", "return of the detained crews"),
    (LH_JUNE, HALVORN, "raise", "tariffs"),
    (LH_JUNE, HALVORN, "request", "be lifted"),
    (LH_JUNE, HALVORN, "invite", "sea rescue exercise"),
    (LH_JUNE, HALVORN, "intend", "parliament"),
    (LH_JUNE, "joint", "affirm", "climate change"),
    (AL_JUNE, PEREVAL, "accuse", "raising tension"),
    (AL_JUNE, PEREVAL, "announce", "second rescue station"),
    (AL_JUNE, PEREVAL, "offer", "deliveries of gas"),
]


@pytest.mark.parametrize(("file", "actor", "act", "words"), POSITIONS)
def test_acts_are_read(tables: Tables, file: str, actor: str, act: str, words: str) -> None:
    rows = [row for row in tables.rows["positions"] if file in tables.files(row) and words in quotes(row)]
    assert (actor, act) in {(row["actor"], row["act"]) for row in rows}


def test_what_the_palace_says_of_halvorn_is_calderas_account(tables: Tables) -> None:
    rows = [row for row in tables.rows["positions"] if "uninterrupted supply of gas" in quotes(row)]
    assert rows
    assert {tables.teller[row["account"]] for row in rows} == {ALCARRA}


def test_one_act_told_three_times_is_one_act(tables: Tables, first_call: Row) -> None:
    rows = [row for row in tables.rows["positions"] if row["act"] == "condemn" and "cyberattacks" in quotes(row)]
    assert {file for row in rows for file in tables.files(row)} == {LH_FEB, COURIER, LANTERN}
    assert {row["contact"] for row in rows} == {first_call["id"]}
    assert sorted(row["same_as"] is None for row in rows) == [False] * (len(rows) - 1) + [True]


def test_what_is_told_beside_an_earlier_call_belongs_to_the_one_the_report_is_about(
    tables: Tables, first_call: Row, second_call: Row
) -> None:
    told = {
        words: {
            row["contact"] for row in tables.rows["positions"] if LEDGER in tables.files(row) and words in quotes(row)
        }
        for words in ("send all detained crews home", "raised the tariffs")
    }
    assert told == {
        "send all detained crews home": {first_call["id"]},
        "raised the tariffs": {second_call["id"]},
    }


def commitment(tables: Tables, file: str, words: str) -> Row:
    (row,) = [row for row in tables.rows["commitments"] if file in tables.files(row) and words in quotes(row)]
    return row


def test_agreement_was_kept_as_the_second_call_shows(tables: Tables, first_call: Row) -> None:
    row = commitment(tables, LH_FEB, "the return of all detained crews")
    assert (row["kind"], row["status"], row["contact"]) == ("agreement", "fulfilled", first_call["id"])
    assert tables.day(row["deadline"]) == "2024-03-15"
    later = {tables.file[place["doc"]]: place["quote"] for place in row["follow_ups"]}
    assert LH_JUNE in later
    assert "return of the detained crews" in later[LH_JUNE]
    assert set(later) <= JUNE


def test_proposal_is_followed_up(tables: Tables) -> None:
    row = commitment(tables, AL_FEB, "consultations on gas transit")
    assert (row["kind"], row["status"]) == ("proposal", "fulfilled")
    assert AL_JUNE in {tables.file[place["doc"]] for place in row["follow_ups"]}


def test_agreement_of_the_second_call_is_open(tables: Tables) -> None:
    row = commitment(tables, LH_JUNE, "joint register of fishing licences")
    assert (row["kind"], row["status"], tables.day(row["deadline"])) == ("agreement", "open", "2024-09-30")
    assert not row["follow_ups"]


# ---------------------------------------------------------------- comparison


def cells(tables: Tables, contact: Row, tellers: set[str], topic: str) -> set[str]:
    """What the stated accounts of these tellers have on the topics that somebody in the contact speaks of."""
    labels = {row["key"]: f"{row['key']} {row['label']}" for row in tables.rows["topics"]}
    accounts = {row["id"] for row in tables.rows["accounts"] if row["stated"] and row["teller"] in tellers}
    return {
        row["cell"]
        for row in tables.rows["comparisons"]
        if row["contact"] == contact["id"] and row["account"] in accounts and re.search(topic, labels[row["topic"]])
    }


CYBER, ENERGY, SUMMIT, TRADE = r"(?i)cyber", r"(?i)energy|\bgas\b", r"(?i)summit|future", r"(?i)trade|tariff"


@pytest.mark.parametrize(
    ("file", "topic", "linden_house", "alcarra"),
    [
        (LH_FEB, CYBER, "says", "silent"),
        (LH_FEB, ENERGY, "silent", "says"),
        (LH_FEB, SUMMIT, "says", "silent"),
        (LH_JUNE, TRADE, "says", "silent"),
        (LH_JUNE, ENERGY, "silent", "says"),
    ],
)
def test_one_side_is_silent(tables: Tables, file: str, topic: str, linden_house: str, alcarra: str) -> None:
    contact = main_contact(tables, file)
    assert cells(tables, contact, {LINDEN_HOUSE}, topic) == {linden_house}
    assert cells(tables, contact, {ALCARRA}, topic) == {alcarra}


def test_partial_account_denies_or_does_not_carry_but_is_never_silent(tables: Tables, first_call: Row) -> None:
    officials = {row["teller"] for row in accounts_of_officials(tables)}
    assert cells(tables, first_call, officials, ENERGY) == {"denies"}
    assert cells(tables, first_call, officials, CYBER) == {"not_carried"}
    whole = {row["id"] for row in tables.rows["accounts"] if row["whole"]}
    assert {row["account"] for row in tables.rows["comparisons"] if row["cell"] == "silent"} <= whole


# ---------------------------------------------------------------- problems


def test_unclosed_mark_is_the_only_one_and_in_the_lantern(tables: Tables) -> None:
    rows = [row for row in tables.rows["problems"] if row["code"] == "unclosed_quotation"]
    assert [tables.file[row["doc"]] for row in rows] == [LANTERN]
    assert tables.words(LANTERN, [rows[0]["span"]]).startswith('"I will believe it')
