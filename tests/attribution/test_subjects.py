"""Who the source of a cue is: the words that stand as its subject."""

from __future__ import annotations

import pytest

from tests.attribution.reading import parts, read, read_one

ORLO = "[[orlo|President Orlo]]"
VESK = "[[vesk|President Vesk]]"
MARR = "[[marr|Lena Marr]], a spokeswoman for [[palace|the Rose Palace]]"


@pytest.mark.parametrize(
    ("subject", "source"),
    [
        (ORLO, "President Orlo"),
        ("[[orlo|She]]", "She"),
        ("[[palace|The Rose Palace]]", "The Rose Palace"),
        ("The [[palace|Rose Palace]]", "The Rose Palace"),
        (f"{MARR},", "Lena Marr, a spokeswoman for the Rose Palace"),
        ("[[orlo|Ada Orlo]], who took office in May,", "Ada Orlo, who took office in May"),
        ("[[orlo|Ada Orlo]] — who took office in May —", "Ada Orlo — who took office in May"),
        ("The minister, [[senn|Odra Senn]],", "The minister, Odra Senn"),
        ("A spokesman for [[palace|the Rose Palace]]", "A spokesman for the Rose Palace"),
        ("An adviser to [[orlo|President Orlo]]", "An adviser to President Orlo"),
        ("Sources close to [[orlo|President Orlo]]", "Sources close to President Orlo"),
        ("[[orlo|President Orlo]]’s spokesman", "President Orlo’s spokesman"),
        ("Officials familiar with the talks", "Officials familiar with the talks"),
        ("Two senior officials, who asked for silence,", "Two senior officials, who asked for silence"),
        ("Two officials and a diplomat", "Two officials and a diplomat"),
        ("[[palace|The Rose Palace]]’s readout", "The Rose Palace’s readout"),
        ("The statement by [[vesk|President Vesk]]", "The statement by President Vesk"),
        ("Then [[norvia|Norvian]] Foreign Minister [[senn|Odra Senn]]", "Odra Senn"),
    ],
)
def test_source_has_its_apposition_and_what_it_stands_in(subject: str, source: str) -> None:
    rows = [row for row in read(f"{subject} said the ferries would sail.") if row.cue == "said"]
    assert parts(rows) == [(source, "said", "the ferries would sail")]


@pytest.mark.parametrize(
    "aside",
    ["speaking in the port", "in a statement", "for her part", "according to officials", "seen in the port"],
)
def test_what_only_interrupts_the_clause_is_no_part_of_the_source(aside: str) -> None:
    rows = [row for row in read(f"{ORLO}, {aside}, said the ferries would sail.") if row.cue == "said"]
    assert parts(rows) == [("President Orlo", "said", "the ferries would sail")]


def test_an_apposition_behind_an_inverted_cue_belongs_to_the_source() -> None:
    assert read_one(f"“The ferries will sail,” said {MARR}.").source == "Lena Marr, a spokeswoman for the Rose Palace"
    row = read("“The ferries will sail,” said one of the officials, who asked for silence.")[0]
    assert row.source == "one of the officials, who asked for silence"


def test_what_is_listed_before_a_comma_is_no_source_of_the_clause_to_come() -> None:
    found = parts(
        read(
            "[[both|They]] discussed [[norvia|Norvia]] and [[caldera|Caldera]], and [[orlo|the President]] welcomed "
            "the talks of [[norvia|Norvia]], [[caldera|Caldera]], and [[sarn|Sarn]] on grain."
        )
    )
    assert found == [
        ("They", "discussed", "Norvia and Caldera"),
        ("the President", "welcomed", "the talks of Norvia, Caldera, and Sarn on grain"),
    ]


def test_coordinated_names_are_one_source() -> None:
    row = read_one(f"{ORLO} and {VESK} discussed grain.")
    assert (row.source, row.actor) == ("President Orlo and President Vesk", "joint")
    row = read_one(f"{ORLO} and {VESK}, who last met in May, discussed grain.")
    assert (row.actor, row.content) == ("joint", "grain")


def test_a_participle_shares_the_subject_of_its_clause() -> None:
    rows = read(f"{ORLO} spoke with {VESK} on Monday, telling [[vesk|him]] that the ferries would sail.")
    assert parts(rows) == [("President Orlo", "telling", "the ferries would sail")]
    rows = read(f"“We will sail,” {ORLO} said, adding that [[caldera|Caldera]] would not wait.")
    assert parts(rows) == [
        ("President Orlo", "said", "We will sail"),
        ("President Orlo", "adding", "Caldera would not wait"),
    ]


@pytest.mark.parametrize("verb", ["spoke with", "called", "met"])
def test_the_purpose_of_a_contact_is_told_as_done(verb: str) -> None:
    rows = read(f"{ORLO} {verb} {VESK} to congratulate [[vesk|him]] on the anniversary and to discuss the ferries.")
    assert parts(rows) == [
        ("President Orlo", "congratulate", "on the anniversary"),
        ("President Orlo", "discuss", "the ferries"),
    ]


def test_a_purpose_after_another_act_belongs_to_that_act() -> None:
    row = read_one(f"{ORLO} met {VESK} and [[both|both]] agreed to discuss the ferries.")
    assert (row.cue, row.content) == ("agreed", "to discuss the ferries")


def test_it_is_the_text_cited_before() -> None:
    rows = read("[[palace|The Rose Palace]] said the call was long. It added that [[both|the presidents]] would meet.")
    assert [(row.source, row.actor, row.teller) for row in rows] == [
        ("The Rose Palace", "palace", "palace"),
        ("It", "palace", "palace"),
    ]


def test_it_is_nobody_where_somebody_else_spoke_last() -> None:
    rows = read(
        "[[palace|The Rose Palace]] said the call was long. Officials agreed. Critics said it was dull. It added a map."
    )
    assert rows[-1].actor is None


@pytest.mark.parametrize(
    "marked",
    [
        "It was said that the ferries would sail.",
        f"{ORLO} was told that the ferries would sail.",
        "The proposal put forward by [[caldera|Caldera]] was welcomed.",
        f"{VESK}’s calls for calm were welcomed by the crowd.",
    ],
)
def test_a_passive_has_no_source(marked: str) -> None:
    assert read(marked) == []


def test_a_relative_clause_of_a_source_ends_with_the_source() -> None:
    rows = read("Two officials, who asked not to be named, said the ferries would sail.")
    assert ("Two officials", "asked", "not to be named") in parts(rows)
    assert [row.parent for row in rows] == ["", ""]


@pytest.mark.parametrize(
    ("told", "source", "cue"),
    [
        ("Both agreed that the ferries would sail.", "Both", "agreed"),
        ("The parties were unanimous that the ferries would sail.", "The parties", "were unanimous"),
        ("Both presidents spoke in favour of ferries.", "Both presidents", "spoke in favour"),
    ],
)
def test_both_together_are_a_source(told: str, source: str, cue: str) -> None:
    row = read_one(told)
    assert (row.source, row.cue, row.actor) == (source, cue, "joint")


def test_a_gerund_tied_to_a_verb_has_its_subject() -> None:
    row = read_one(f"{ORLO} began by thanking [[vesk|him]] for the ferries.")
    assert (row.actor, row.cue, row.content) == ("orlo", "thanking", "for the ferries")


def test_one_who_is_quoted_as_telling_speaks_and_the_text_that_quotes_tells() -> None:
    rows = read(f"[[palace|The Rose Palace]] quoted {ORLO} as telling {VESK} that the ferries would sail.")
    assert [(row.cue, row.actor, row.to, row.teller) for row in rows] == [
        ("quoted", "palace", None, "palace"),
        ("telling", "orlo", "vesk", "palace"),
    ]


def test_the_subject_stands_before_what_is_inserted() -> None:
    rows = read(f"{ORLO}, [[palace|the Rose Palace]] said, had warned {VESK} of the storm.")
    assert [(row.cue, row.actor, row.teller) for row in rows if row.cue.endswith("warned")] == [
        ("warned", "orlo", "palace")
    ]


@pytest.mark.parametrize(
    ("text", "cue"),
    [
        (
            f'{ORLO} "stressed that it is open", according to [[palace|the Rose Palace]], and thanked {VESK} for it.',
            "thanked",
        ),
        (f"{ORLO} took the point, a diplomat said, but wondered aloud whether it would last.", "wondered aloud"),
        (f"{ORLO} stressed the point, a diplomat said, and asked for time.", "asked"),
    ],
)
def test_who_breaks_in_does_not_do_what_follows(text: str, cue: str) -> None:
    assert {row.cue: row.source for row in read(text)}[cue] == "President Orlo"


def test_who_adds_something_is_the_one_who_broke_in() -> None:
    rows = read(f"{ORLO} had left, a diplomat said, adding that the talks were over.")
    assert rows[-1].source == "a diplomat"


@pytest.mark.parametrize(
    ("text", "source", "cue", "content", "to"),
    [
        (f"The plan was rejected by {ORLO}.", "President Orlo", "rejected by", "The plan", ""),
        (f"A summit had been proposed by {ORLO}.", "President Orlo", "proposed by", "A summit", ""),
        (
            f"{VESK} was told by {ORLO} that the strait was shut.",
            "President Orlo",
            "told by",
            "the strait was shut",
            "President Vesk",
        ),
        (
            f"{VESK} was thanked by {ORLO} for the grain.",
            "President Orlo",
            "thanked by",
            "for the grain",
            "President Vesk",
        ),
    ],
)
def test_who_a_passive_says_did_it_is_its_source(text: str, source: str, cue: str, content: str, to: str) -> None:
    row = read_one(text)
    assert (row.source, row.content, row.addressee) == (source, content, to)
    assert cue.startswith(row.cue)


@pytest.mark.parametrize(
    ("sentence", "cue", "content"),
    [
        (f"{ORLO} went on to warn against delay.", "warn", "against delay"),
        (f"{ORLO} took the opportunity to thank [[vesk|him]] for it.", "thank", "for it"),
        (f"{ORLO} felt bound to point out that it sank.", "point out", "it sank"),
        (f"{ORLO} is said to have demanded a ferry.", "demanded", "a ferry"),
        (f"The talks saw {ORLO} plead for calm.", "plead", "for calm"),
        (f"{ORLO} left [[vesk|him]] in no doubt that it sank.", "left him in no doubt", "it sank"),
        (f"{ORLO} let [[vesk|him]] know that it sank.", "let", "it sank"),
    ],
)
def test_what_stands_between_a_subject_and_its_verb_changes_nothing(sentence: str, cue: str, content: str) -> None:
    row = read(sentence)[-1]
    assert (row.actor, row.content) == ("orlo", content)
    assert row.cue.split()[0] == cue.split()[0]


def test_the_latter_and_the_former_are_those_of_the_sentence_before() -> None:
    rows = read(f"{ORLO} met {VESK}. The latter praised the crews. The former thanked the pilots.")
    assert [row.actor for row in rows] == ["vesk", None]
    rows = read(f"{ORLO} met {VESK}. The former praised the crews.")
    assert [row.actor for row in rows] == ["orlo"]


def test_who_opens_with_a_participle_stands_behind_the_comma() -> None:
    rows = read("Stating that [[norvia|Norvia]] was ready to wait, [[orlo|President Orlo]] called for grain.")
    assert {row.actor for row in rows if row.cue in ("Stating", "called for")} == {"orlo"}
    (stated,) = (row for row in rows if row.cue == "Stating")
    assert stated.content == "Norvia was ready to wait"


def test_a_person_who_acts_behind_a_comma_is_no_part_of_what_was_said() -> None:
    rows = read("[[orlo|President Orlo]] said that it sails, and [[vesk|President Vesk]] expressed gratitude for it.")
    assert [(row.actor, row.content) for row in rows] == [("orlo", "it sails"), ("vesk", "for it")]


def test_a_verb_that_opens_a_quotation_shares_the_subject_outside_it() -> None:
    rows = read(f"{ORLO} thanked {VESK} and “reiterated her support for the ferries”, [[palace|the Rose Palace]] said.")
    told = [row for row in rows if row.cue == "reiterated her support"]
    assert [(row.source, row.actor, row.teller) for row in told] == [("President Orlo", "orlo", "palace")]
    assert [row.content for row in rows if row.cue == "thanked"] == ["President Vesk"]


def test_a_participle_behind_a_relative_clause_is_of_the_one_who_acts_in_it() -> None:
    rows = read(f"{VESK} invited her to Mirna, to which {ORLO} responded warmly, promising to come.")
    assert ("President Orlo", "promising", "to come") in parts(rows)


def test_a_subject_behind_and_is_not_joined_to_what_a_preposition_governs() -> None:
    rows = read(f"{VESK} agreed on patrols against an eager [[norvia|Norvia]], and {ORLO} updated on the ferries.")
    assert [row.source for row in rows if row.cue == "updated"] == ["President Orlo"]


def test_who_acts_in_a_clause_behind_a_name_does_not_act_behind_it() -> None:
    rows = read(f"{ORLO} paid tribute to the crews of [[norvia|Norvia]] who responded, and made clear that it sails.")
    assert [row.actor for row in rows if row.cue == "made clear"] == ["orlo"]


def test_a_name_around_an_inserted_source_acts_on() -> None:
    rows = read(f"{ORLO}, [[vesk|he]] said, neither came nor wrote, but reiterated that the ferries sail.")
    assert [row.actor for row in rows if row.cue == "reiterated"] == ["orlo"]


def test_what_a_call_to_come_is_for_has_not_been_said() -> None:
    assert read(f"{ORLO} would call {VESK} to agree on a new date.") == []
    assert [row.actor for row in read(f"{ORLO} called {VESK} to thank him for the boats.")] == ["orlo"]
