"""Whom a source's words mean, and who is a teller."""

from __future__ import annotations

import pytest

from dragoman.model.records import ActorSeen
from tests.attribution.reading import find_rows, read, read_one
from tests.builders import build

ORLO = "[[orlo|President Orlo]]"
VESK = "[[vesk|President Vesk]]"


@pytest.mark.parametrize(
    "before",
    [
        f"According to the [[palace|Rose Palace]] readout, {ORLO} called.",
        f"[[palace|The Rose Palace]] said {ORLO} called.",
        "[[palace|The Rose Palace]] issued a statement.",
        "[[palace|The Rose Palace]] later published a short written statement on the call.",
        f"{ORLO} called, according to a statement by [[palace|the Rose Palace]].",
    ],
)
def test_the_statement_is_that_of_the_text_cited_before(before: str) -> None:
    row = read(f"{before} “The ferries will sail,” the statement read.")[-1]
    assert (row.source, row.actor, row.teller) == ("the statement", "palace", "palace")


def test_the_statement_is_the_one_cited_last() -> None:
    rows = read(
        "According to the [[palace|Rose Palace]] readout, it was long. [[castle|The Castle]] issued a statement. "
        "“It was short,” the statement read."
    )
    assert rows[-1].teller == "castle"


def test_the_statement_is_its_own_issuers_in_an_official_text() -> None:
    assert read_one("“It was long,” the statement read.", kind="statement", issuer="castle").teller == "castle"


def test_its_statement_is_that_of_whom_the_sentence_before_is_about() -> None:
    row = read(
        "According to the statement of [[castle|the Castle]], they met. [[palace|The Palace]] said it was long. "
        "Its statement did not mention the ferries."
    )[-1]
    assert (row.source, row.actor, row.teller) == ("Its statement", "palace", "palace")


def test_the_statement_of_nobody_has_no_teller() -> None:
    row = read_one("“It was long,” the statement read.")
    assert (row.source, row.actor, row.teller) == ("the statement", None, None)


def test_unnamed_sources_are_actors_of_their_document_alone() -> None:
    made = build("Officials familiar with the talks said the call was long. The officials said it was frank.")
    rows = find_rows(made)
    (seen,) = (row for row in rows if isinstance(row, ActorSeen))
    assert seen.actor.id == f"x:{made.document.id}:officials-familiar-with-the-talks"
    assert (seen.actor.name, seen.actor.kind) == ("Officials familiar with the talks", "group")
    tellers = read("Officials familiar with the talks said the call was long. The officials said it was frank.")
    assert [row.teller for row in tellers] == [seen.actor.id, seen.actor.id]


@pytest.mark.parametrize("again", ["The officials", "Those officials", "One of the officials", "Some of the officials"])
def test_those_met_before_are_the_same_teller(again: str) -> None:
    first, second = read(f"Officials familiar with the talks said it was long. {again} said it was frank.")
    assert first.teller == second.teller


def test_another_is_nobody_who_spoke_before() -> None:
    one, other = read("One official said the ferries would sail. Another said they would not.")
    assert (other.source, other.content) == ("Another", "they would not")
    assert other.actor != one.actor


def test_an_unnamed_source_is_named_without_its_relative_clause() -> None:
    made = build("Two senior officials, who asked for silence, said it was long.")
    assert [row.actor.name for row in find_rows(made) if isinstance(row, ActorSeen)] == ["Two senior officials"]


def test_unnamed_sources_of_two_documents_are_two() -> None:
    text = "Officials familiar with the talks said the call was long."
    assert read_one(text, name="a.txt").teller != read_one(text, name="b.txt").teller


def test_different_unnamed_sources_are_not_taken_for_one() -> None:
    rows = read("Norvian officials said it was long. Calderan diplomats said it was short.")
    assert rows[0].teller != rows[1].teller


@pytest.mark.parametrize(
    ("subject", "teller"),
    [
        ("[[palace|The Rose Palace]]", "palace"),
        ("[[norvia|Norvia]]", "norvia"),
        ("[[marr|Lena Marr]]", "marr"),
        ("[[agency|Northern Wire]]", "agency"),
        (ORLO, None),
        ("[[both|The presidents]]", None),
        ("[[orlo|She]]", None),
    ],
)
def test_only_who_stands_outside_the_contact_is_a_teller(subject: str, teller: str | None) -> None:
    assert read(f"{subject} said the ferries would sail.")[0].teller == teller


def test_a_participant_who_speaks_to_the_press_is_a_teller() -> None:
    assert read_one(f"{ORLO} told reporters that the call was long.").teller == "orlo"


def test_a_named_apposition_is_the_one_who_speaks() -> None:
    assert read_one("The minister, [[senn|Odra Senn]], said it was long.").actor == "senn"
    assert (
        read_one("[[marr|Lena Marr]], a spokeswoman for [[palace|the Rose Palace]], said it was long.").actor == "marr"
    )


def test_somebody_close_to_a_person_is_not_that_person() -> None:
    row = read_one(f"Sources close to {ORLO} said it was long.")
    assert row.actor not in (None, "orlo")


@pytest.mark.parametrize(
    "marked",
    [
        f"{ORLO} raised the price of grain.",
        f"{ORLO} spoke with {VESK}. The ferries will sail.",
        f"In May {ORLO} said that the ferries would sail.",
    ],
)
def test_no_teller_is_invented_for_the_outlets_own_voice(marked: str) -> None:
    assert [row.teller for row in read(marked)] == [None] * len(read(marked))


@pytest.mark.parametrize("again", ["The diplomat", "[[vesk|He]]"])
def test_who_has_told_the_press_goes_on_telling(again: str) -> None:
    aide = "[[marr|Lena Marr]] told reporters that the call was long."
    rows = read(f"{aide} {again} added that {VESK} had thanked {ORLO}.")
    assert [row.teller for row in rows if row.cue in ("told", "added")] == ["marr", "marr"]


def test_who_described_the_talks_to_journalists_is_their_teller() -> None:
    assert read_one("[[marr|Lena Marr]] described the talks to journalists as long.").teller == "marr"


def test_they_are_the_officials_who_told_before() -> None:
    rows = read(f"Two officials said the call was long. {ORLO} thanked {VESK}, they said.")
    tellers = {row.cue: row.teller for row in rows}
    assert tellers["thanked"] == rows[0].teller is not None


def test_i_in_what_somebody_says_is_the_speaker() -> None:
    rows = read(f"“I thanked {VESK} for the grain,” {ORLO} said.")
    assert {row.cue: row.actor for row in rows}["thanked"] == "orlo"


def test_who_is_the_one_named_right_before() -> None:
    rows = read(f"She met {VESK}, who warned of a storm.")
    assert rows[-1].actor == "vesk"


def test_a_role_and_a_name_beside_it_are_one_source() -> None:
    assert read("[[palace|Palace]] [[marr|Lena Marr]] told reporters that it was long.")[0].actor == "marr"


def test_the_side_of_a_state_is_the_state() -> None:
    assert read_one("The [[norvia|Norvian]] side proposed a summit.").actor == "norvia"


@pytest.mark.parametrize("again", ["one of them", "another", "one of the officials"])
def test_one_of_them_is_of_those_who_told_before(again: str) -> None:
    rows = read(f"Two officials said {ORLO} had called. {VESK} refused to wait, {again} said.")
    assert len({row.actor for row in rows if row.cue == "said"}) == 1
    assert next(row for row in rows if row.cue == "refused").teller == rows[0].teller


def test_letters_that_say_something_are_a_body() -> None:
    rows = read(f"{ORLO} asked for grain, the NFO said.")
    assert {row.teller for row in rows} == {"x:nfo"}


def test_when_somebody_spoke_is_no_part_of_who_he_is() -> None:
    assert read_one(f"{ORLO} on Tuesday urged {VESK} to wait.").actor == "orlo"


def test_two_with_their_offices_act_together() -> None:
    both = f"{ORLO}, the Norvian leader, and {VESK}, the Calderan leader, discussed grain."
    assert read_one(both).actor == "joint"
    assert read(f"{ORLO} thanked Senn, the old pilot, and {VESK} discussed grain.")[-1].actor != "joint"


def test_a_verb_of_saying_is_no_part_of_the_name_behind_it() -> None:
    assert [row.source for row in read("Two officials said Harlow had raised grain.")] == ["Two officials", "Harlow"]


def test_to_press_somebody_is_not_to_tell_the_press() -> None:
    assert read_one(f"{ORLO} said the crews ought to press on.").teller is None
