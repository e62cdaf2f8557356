"""When a word of the cue table is a verb that tells or acts, and when it is not."""

from __future__ import annotations

import pytest

from tests.attribution.reading import parts, read, read_one

ORLO = "[[orlo|President Orlo]]"
VESK = "[[vesk|President Vesk]]"


@pytest.mark.parametrize(
    "marked",
    [
        "The call was short. The call began late.",
        f"After the call {ORLO} rested.",
        f"The call between {ORLO} and {VESK} lasted an hour.",
        "A request for help was made, and a demand for grain.",
        "There were reports of ships near the strait.",
        "The [[norvia|Norvian]] offer of grain lapsed. [[norvia|Norvian]] plans were late.",
        "The claims were false, and many claims remain.",
        "Her answer was clear. The minister’s remarks angered many.",
        f"The ferries helped {ORLO} address the crowd.",
        "In a note about [[norvia|Norvia]] plans were sketched.",
        "[[norvia|Norvian]] claims were false.",
        "A message conveyed by [[caldera|Caldera]] was short.",
    ],
)
def test_nouns_that_look_like_cues_are_none(marked: str) -> None:
    assert read(marked) == []


def test_a_noun_that_looks_like_a_cue_stays_in_the_content() -> None:
    row = read_one(f"{ORLO} noted the reports of ships near the harbour and the demand for grain.")
    assert row.content == "the reports of ships near the harbour and the demand for grain"


def test_an_adjective_that_looks_like_a_cue_is_none() -> None:
    assert parts(read("[[both|The leaders]] affirmed shared values and discussed continued talks.")) == [
        ("The leaders", "affirmed", "shared values"),
        ("The leaders", "discussed", "continued talks"),
    ]


@pytest.mark.parametrize(
    "content",
    [
        "acute and shared concerns about the strait",
        "ongoing, coordinated efforts to open the strait",
        "the close and coordinated work on the strait",
    ],
)
def test_a_participle_beside_an_adjective_belongs_to_the_noun(content: str) -> None:
    assert parts(read(f"[[both|The leaders]] discussed {content}.")) == [("The leaders", "discussed", content)]


def test_a_gerund_behind_and_is_one_more_of_a_list_of_gerunds_alone() -> None:
    row = read_one(f"{ORLO} thanked {VESK} for his work on issues including grain and countering piracy.")
    assert row.content == "for his work on issues including grain and countering piracy"
    found = parts(read(f"{ORLO} spoke of the strait, thanking {VESK} and stressing that it is open."))
    assert [cue for _, cue, _ in found] == ["spoke", "thanking", "stressing"]


def test_a_verb_behind_a_noun_is_none_of_its_adjectives() -> None:
    found = read("[[both|The leaders]] discussed the strait and shared concerns about it.")
    assert [content for _, _, content in parts(found)] == ["the strait", "about it"]


@pytest.mark.parametrize("rest", ["and discuss grain", "and to discuss grain", "as well as to discuss grain"])
def test_an_infinitive_goes_on_in_a_list(rest: str) -> None:
    found = parts(read(f"{ORLO} spoke with {VESK} to thank [[vesk|him]] for his help {rest}."))
    assert [content for _, _, content in found][-1] == "grain"
    assert len(found) == 2


@pytest.mark.parametrize(
    "told", ["rejected the claims in full and demanded reforms", "saw the military and demanded aid"]
)
def test_a_verb_behind_what_is_no_adjective_is_a_verb(told: str) -> None:
    assert parts(read(f"{ORLO} {told}."))[-1][1] == "demanded"


def test_what_an_infinitive_brings_with_it_is_its_content() -> None:
    found = read(f"{ORLO} spoke with {VESK} to reiterate the commitment to seek peace.")
    assert [content for _, _, content in parts(found)] == ["to seek peace"]


@pytest.mark.parametrize(
    ("marked", "cue"),
    [
        (f"{ORLO} has said that the strait is open.", "said"),
        (f"{ORLO} had repeatedly said that the strait is open.", "said"),
        (f"{ORLO} will say that the strait is open.", "say"),
        (f"{ORLO} does not believe that the strait is open.", "believe"),
        (f"{ORLO} says that the strait is open.", "says"),
        ("[[both|The leaders]] say that the strait is open.", "say"),
        (f"{ORLO} is telling [[vesk|him]] that the strait is open.", "telling"),
        ("[[norvia|Norvia]] plans to open the strait.", "plans"),
        (f"As {ORLO} put it, “the strait is open.”", "put it"),
    ],
)
def test_every_form_of_the_verb_is_a_cue(marked: str, cue: str) -> None:
    assert read_one(marked).cue == cue


@pytest.mark.parametrize(
    ("verbs", "acts"),
    [("Presses {v} on Grain, Proposes Summit", ["Presses", "Proposes"]), ("Thanks {v} for Grain", ["Thanks"])],
)
def test_headlines_tell_in_the_present(verbs: str, acts: list[str]) -> None:
    rows = read("[[headline|[[orlo|Orlo]] " + verbs.format(v="[[vesk|Vesk]]") + "]]\n\nThe text begins here.")
    assert [row.cue for row in rows] == acts


@pytest.mark.parametrize("region", ["kicker", "byline", "credit", "tags", "dateline"])
def test_regions_that_are_not_prose_tell_nothing(region: str) -> None:
    assert read(f"[[{region}|{ORLO} said the strait is open.]]\n\nThe text begins here.") == []


def test_a_dateline_is_no_part_of_the_first_content() -> None:
    row = read_one(f"[[dateline|ALDSUND —]] {ORLO} met {VESK}, [[agency|Northern Wire]] reported.")
    assert row.content == "President Orlo met President Vesk"


def test_how_long_it_took_is_no_topic() -> None:
    assert read(f"{ORLO} and [[vesk|President Vesk]] spoke to the press for about 40 minutes.") == []


@pytest.mark.parametrize(
    ("told", "cue", "content"),
    [
        ("had a long and frank exchange of views on grain", "had a long and frank exchange", "of views on grain"),
        ("undertook a full review of the ferries", "undertook a full review", "of the ferries"),
        ("spoke highly of the pilots", "spoke highly", "of the pilots"),
        ("renewed the league’s offer to send pilots", "renewed", "the league’s offer to send pilots"),
        ("gave an explanation of the tolls", "gave an explanation", "of the tolls"),
        ("made an appeal for calm", "made an appeal", "for calm"),
        ("voiced her support", "voiced", "her support"),
        ("made clear her commitment to the league", "made clear", "her commitment to the league"),
    ],
)
def test_verbs_that_take_a_noun_to_tell_or_act_are_cues(told: str, cue: str, content: str) -> None:
    assert parts(read(f"{ORLO} {told}.")) == [("President Orlo", cue, content)]


@pytest.mark.parametrize(
    "told", ["had lunch by the sea", "made a start on the harbour", "renewed old roads", "is ready"]
)
def test_without_such_a_noun_they_are_none(told: str) -> None:
    assert read(f"{ORLO} {told}.") == []


def test_what_is_done_in_addition_is_done_by_the_same() -> None:
    assert parts(read(f"{ORLO} raised grain, in addition to reviewing the ferries.")) == [
        ("President Orlo", "raised", "grain"),
        ("President Orlo", "reviewing", "the ferries"),
    ]


def test_who_stands_ready_inside_what_is_told_is_not_who_tells_it() -> None:
    row = read_one(f"{ORLO} noted that the port has grown and stands ready to take ferries.")
    assert row.content == "the port has grown and stands ready to take ferries"


def test_how_two_speak_is_no_topic() -> None:
    assert read(f"{ORLO} spoke with [[vesk|Vesk]] on the phone.") == []


@pytest.mark.parametrize(
    ("sentence", "cue", "content", "to"),
    [
        (f"{ORLO} turned the plan down.", "turned", "the plan", ""),
        (f"{ORLO} brought the matter of the ferries up with her host.", "brought", "the matter of the ferries", ""),
        (f"{ORLO} waved the matter aside.", "waved", "the matter", ""),
        (f"{ORLO} called once again for grain.", "called once again", "for grain", ""),
        (f"{ORLO} filled {VESK} in on the storm.", "filled", "on the storm", "President Vesk"),
    ],
)
def test_a_particle_may_stand_behind_the_object(sentence: str, cue: str, content: str, to: str) -> None:
    row = read_one(sentence)
    assert (row.cue, row.content, row.addressee) == (cue, content, to)


def test_to_back_a_plan_is_told_where_it_was_done() -> None:
    assert read_one(f"{ORLO} backed the plan.").content == "the plan"
    assert read(f"{ORLO} left, backing the plan. {ORLO} came to support the crews.") == []


@pytest.mark.parametrize("object_", ["to opening the strait", "more than $30 million to the ferries"])
def test_to_commit_is_to_promise_a_deed_or_a_sum(object_: str) -> None:
    assert read_one(f"{ORLO} committed {object_}.").cue == "committed"
    assert read(f"{ORLO} committed a blunder.") == []
