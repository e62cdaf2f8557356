"""What a cue says: where a content begins, where it ends, and what belongs to neither."""

from __future__ import annotations

import pytest

from dragoman.attribution.contents import tidy
from tests.attribution.reading import parts, read, read_one

ORLO = "[[orlo|President Orlo]]"
VESK = "[[vesk|President Vesk]]"


@pytest.mark.parametrize(
    ("marked", "content", "mode"),
    [
        (f"{ORLO} said that the ferries would sail again in June.", "the ferries would sail again in June", "indirect"),
        (f"{ORLO} said the ferries would sail again in June.", "the ferries would sail again in June", "indirect"),
        (f"{ORLO} said, “The ferries will sail again.”", "The ferries will sail again", "direct"),
        (f"{ORLO} said: “The ferries will sail again.”", "The ferries will sail again", "direct"),
        (f"{ORLO} said that “the ferries will sail again.”", "the ferries will sail again", "direct"),
        (f"{ORLO} said the ferries were “ready to sail” by June.", "the ferries were “ready to sail” by June", "mixed"),
        (f"{ORLO} said the ferries were “ready to sail.”", "the ferries were “ready to sail", "mixed"),
    ],
)
def test_cue_before_its_content(marked: str, content: str, mode: str) -> None:
    row = read_one(marked)
    assert (row.source, row.cue, row.content, row.mode) == ("President Orlo", "said", content, mode)


@pytest.mark.parametrize(
    ("marked", "content", "mode"),
    [
        (f"“The ferries will sail again,” {ORLO} said.", "The ferries will sail again", "direct"),
        (f"“The ferries will sail again”, {ORLO} said.", "The ferries will sail again", "direct"),
        (f"The ferries would sail again, {ORLO} said.", "The ferries would sail again", "indirect"),
        (f"The ferries would sail again, {ORLO} said on Monday.", "The ferries would sail again", "indirect"),
        (f"The ferries were “ready to sail,” {ORLO} said.", "The ferries were “ready to sail", "mixed"),
        (f"But the ferries would not sail, {ORLO} said.", "the ferries would not sail", "indirect"),
    ],
)
def test_cue_after_its_content(marked: str, content: str, mode: str) -> None:
    row = read_one(marked)
    assert (row.source, row.cue, row.content, row.mode) == ("President Orlo", "said", content, mode)


@pytest.mark.parametrize("comma", [",”", "”,"])
def test_cue_between_two_quotations_has_both_as_its_content(comma: str) -> None:
    row = read_one(f"“The ferries are ready{comma} {ORLO} said, “but the crews are not.”")
    assert (row.content, row.mode) == ("The ferries are ready | but the crews are not", "direct")


@pytest.mark.parametrize(
    ("marked", "source", "content"),
    [
        ("“The ferries will sail,” said the minister.", "the minister", "The ferries will sail"),
        (f"“The ferries will sail,” said {ORLO} on Monday.", "President Orlo", "The ferries will sail"),
        ("The ferries would sail, said the minister.", "the minister", "The ferries would sail"),
    ],
)
def test_inverted_cue_has_its_source_behind_it(marked: str, source: str, content: str) -> None:
    assert parts(read(marked)) == [(source, "said", content)]


def test_a_quotation_of_several_sentences_is_one_content() -> None:
    row = read_one("“The ferries are ready. The crews are aboard. Nobody will stop them,” the statement read.")
    assert row.content == "The ferries are ready. The crews are aboard. Nobody will stop them"
    row = read_one(f"{ORLO} said: “The ferries are ready. The crews are aboard.”")
    assert row.content == "The ferries are ready. The crews are aboard"


@pytest.mark.parametrize(
    "marked",
    [
        f'"The ferries will sail," {ORLO} said.',
        f'"The ferries will sail,” {ORLO} said.',
        f'“The ferries will sail," {ORLO} said.',
        f"«The ferries will sail,» {ORLO} said.",
        f"„The ferries will sail“, {ORLO} said.",
    ],
    ids=["straight", "straight-curly", "curly-straight", "guillemets", "low-high"],
)
def test_marks_of_any_kind_close_each_other(marked: str) -> None:
    row = read_one(marked)
    assert (row.content, row.mode) == ("The ferries will sail", "direct")


def test_a_question_before_its_cue_is_its_content_and_keeps_its_mark() -> None:
    rows = read(f"“Who pays?” asked {ORLO}. “We do,” {VESK} replied.")
    assert parts(sorted(rows)) == [("President Orlo", "asked", "Who pays?"), ("President Vesk", "replied", "We do")]


def test_words_before_an_announced_quotation_are_not_its_content() -> None:
    assert read_one("Asked if the strait was closed, [[marr|Marr]] replied: “No.”").content == "No"
    assert read_one(f"In Aldsund, {ORLO} said, “We will sail.”").content == "We will sail"


@pytest.mark.parametrize(
    ("marked", "content"),
    [
        (f"{ORLO} raised the price of grain.", "the price of grain"),
        (f"{ORLO} expressed deep concern about the ships.", "about the ships"),
        (f"{ORLO} called for calm.", "for calm"),
        (f"{ORLO} coordinated the next steps.", "the next steps"),
        (f"{ORLO} agreed on Monday to open the strait.", "to open the strait"),
        (f"{ORLO} urged [[caldera|Caldera]] to open the strait.", "to open the strait"),
        (f"{ORLO} urged [[caldera|Caldera]] not to close the strait.", "not to close the strait"),
        (f"{ORLO} accused [[caldera|Caldera]] of closing the strait.", "of closing the strait"),
        (f"{ORLO} pledged to open the ports of the U.S. and the U.K.", "to open the ports of the U.S. and the U.K."),
        (f"{ORLO} affirmed her support for the league in their latest call.", "for the league"),
    ],
)
def test_content_keeps_to_and_a_governed_preposition_and_drops_the_stop(marked: str, content: str) -> None:
    assert read_one(marked).content == content


@pytest.mark.parametrize(
    ("marked", "cue"),
    [
        (f"{ORLO} expressed deep concern about the ships.", "expressed deep concern"),
        (f"{ORLO} made it clear that the strait must stay open.", "made it clear"),
        (f"{ORLO} voiced our alarm at the ships.", "voiced our alarm"),
        (f"{ORLO} extended her condolences to the families.", "extended her condolences"),
        (f"{ORLO} called on [[caldera|Caldera]] to open the strait.", "called on"),
    ],
)
def test_cue_is_a_light_verb_with_its_object(marked: str, cue: str) -> None:
    assert read_one(marked).cue == cue


def test_a_quoted_act_noun_stays_in_the_content() -> None:
    row = read_one("[[both|The presidents]] expressed their “willingness to go on.”")
    assert (row.cue, row.content) == ("expressed", "their “willingness to go on")


def test_acts_with_a_shared_subject_share_it_and_no_words() -> None:
    rows = read(
        f"{ORLO} affirmed [[norvia|Norvia]]’s part in the league, welcomed the release of the crews and called on "
        "[[caldera|Caldera]] to open the strait."
    )
    assert parts(rows) == [
        ("President Orlo", "affirmed", "Norvia’s part in the league"),
        ("President Orlo", "welcomed", "the release of the crews"),
        ("President Orlo", "called on", "to open the strait"),
    ]


def test_an_act_to_come_lends_its_subject_and_its_auxiliary() -> None:
    rows = read(f"{ORLO} will underscore her concerns about ships and reaffirm her support for [[norvia|Norvia]].")
    assert parts(rows) == [
        ("President Orlo", "underscore her concerns", "about ships"),
        ("President Orlo", "reaffirm her support", "for Norvia"),
    ]


@pytest.mark.parametrize("links", [(", ", ", and "), (", and ", "; ")])
def test_a_content_ends_where_a_clause_beside_it_begins(links: tuple[str, str]) -> None:
    clauses = "[[both|The leaders]] discussed the ferries", f"{ORLO} stressed that they must sail"
    rows = read(clauses[0] + links[0] + clauses[1] + links[1] + f"{VESK} thanked [[orlo|her]].")
    assert [row.content for row in rows] == ["the ferries", "they must sail", "her"]
    assert [row.parent for row in rows] == ["", "", ""]


def test_a_participle_that_opens_the_sentence_ends_before_its_subject() -> None:
    rows = read(f"Stressing that the strait must stay open, {ORLO} invited {VESK} to [[norvia|Norvia]].")
    assert parts(rows) == [
        ("President Orlo", "Stressing", "the strait must stay open"),
        ("President Orlo", "invited", "to Norvia"),
    ]


def test_two_subjects_of_a_that_clause_are_not_two_clauses() -> None:
    row = read_one(f"{ORLO} made clear that [[norvia|Norvia]] and its partners would respond with sanctions.")
    assert row.content == "Norvia and its partners would respond with sanctions"


def test_the_contact_between_cue_and_topic_is_no_part_of_the_topic() -> None:
    row = read_one(f"{ORLO} spoke to {VESK} on Monday about grain.")
    assert (row.cue, row.content, row.to) == ("spoke", "about grain", "vesk")


@pytest.mark.parametrize(
    "marked",
    [
        f"{ORLO} called on {VESK} on Monday.",
        f"{ORLO} agreed.",
        f"{ORLO} reacted, and responded with sanctions.",
        "[[norvia|Norvian]] plans include ferries.",
    ],
    ids=["a visit", "no words", "a deed", "a noun"],
)
def test_a_cue_without_words_is_no_attribution(marked: str) -> None:
    assert read(marked) == []


@pytest.mark.parametrize("space", ["\u2003", "\x0b", "\x1f", "\x85", "\u2028", "\u00a0", "\t"])
def test_white_space_of_any_kind_is_no_content_and_no_end_of_one(space: str) -> None:
    text = f"“{space}it sails{space}”{space}"
    place = tidy(text, 0, len(text))
    assert place is not None
    assert text[slice(*place)] == "it sails"
    assert tidy(space * 3, 0, 3) is None


@pytest.mark.parametrize(
    ("told", "content"),
    [
        (f"Raids on ferries, {ORLO} noted, set a bad example.", "Raids on ferries | set a bad example"),
        (f"In May, {ORLO} said, the ferries would sail.", "In May | the ferries would sail"),
        (f"[[norvia|Norvia]], {ORLO} stressed, stands ready.", "Norvia | stands ready"),
        (f"The talks were useful, {ORLO} said, and left.", "The talks were useful"),
    ],
)
def test_a_clause_goes_on_after_a_cue_that_breaks_into_it(told: str, content: str) -> None:
    assert read_one(told).content == content


def test_a_clause_told_by_others_goes_on_after_and() -> None:
    rows = read(f"{ORLO} thanked {VESK}, [[palace|the Rose Palace]] said, and welcomed his visit.")
    assert [(row.actor, row.cue, row.content) for row in rows] == [
        ("palace", "said", "President Orlo thanked President Vesk | and welcomed his visit"),
        ("orlo", "thanked", "President Vesk"),
        ("orlo", "welcomed", "his visit"),
    ]


@pytest.mark.parametrize(
    "told",
    [
        f"[[orlo|I]] met {VESK}, who told [[orlo|me]] that grain is short, and [[orlo|I]] assured him of ferries.",
        f"{VESK} told {ORLO} that grain is short, and [[orlo|she]] assured him of ferries.",
    ],
)
def test_the_answer_of_the_one_spoken_to_is_no_part_of_what_was_told(told: str) -> None:
    assert [(row.actor, row.content) for row in read(told)] == [("vesk", "grain is short"), ("orlo", "of ferries")]


def test_a_noun_that_is_all_there_is_makes_the_content() -> None:
    assert parts(read(f"{ORLO} expressed her gratitude and welcomed that and praised the pilots.")) == [
        ("President Orlo", "expressed", "her gratitude"),
        ("President Orlo", "welcomed", "that"),
        ("President Orlo", "praised", "the pilots"),
    ]


def test_a_clause_goes_on_behind_whom_a_cue_was_said_to() -> None:
    rows = read("[[orlo|President Orlo]], [[marr|she]] told reporters in Lund, would open the strait.")
    (told,) = (row for row in rows if row.cue == "told")
    assert told.content == "President Orlo | would open the strait"


def test_what_follows_who_breaks_in_is_told_by_the_same() -> None:
    rows = read(
        "[[orlo|President Orlo]] thanked [[vesk|President Vesk]], officials said, and [[vesk|Vesk]] agreed to wait."
    )
    tellers = {row.cue: row.teller for row in rows}
    assert tellers["agreed"] == tellers["thanked"] == tellers["said"] is not None
