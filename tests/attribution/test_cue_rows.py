"""The cue table read as English: verbs and idioms of telling, asking, agreeing and refusing, with what they make."""

from __future__ import annotations

import pytest

from dragoman.lexicon.cues import act_of_rule
from dragoman.model.records import Attribution
from tests.attribution.reading import find_rows, read
from tests.builders import build

ORLO = "[[orlo|President Orlo]]"
HIM = "[[vesk|him]]"


def made_of(words: str) -> list[tuple[str, str]]:
    """The act and the content of each attribution of "President Orlo WORDS."."""
    made = build(f"{ORLO} {words}.")
    return [(act_of_rule(r.rule), made.words(r.content)) for r in find_rows(made) if isinstance(r, Attribution)]


@pytest.mark.parametrize(
    ("words", "act", "content"),
    [
        (f"lobbied {HIM} to keep the port open", "call_on", "to keep the port open"),
        (f"counselled {HIM} to wait", "call_on", "to wait"),
        (f"counseled {HIM} to wait", "call_on", "to wait"),
        ("pressed for an early vote", "call_on", "for an early vote"),
        ("issued a call for calm", "call_on", "for calm"),
        (f"begged {HIM} to stay", "request", "to stay"),
        ("inquired whether the ferries would sail", "request", "whether the ferries would sail"),
        ("broached the price of grain", "raise", "the price of grain"),
        ("took up the matter of the ferries", "raise", "of the ferries"),
        (f"sounded out {HIM} on a loan", "raise", "on a loan"),
        ("drove home that the strait is open", "emphasise", "the strait is open"),
        ("attached great importance to the strait", "emphasise", "to the strait"),
        ("thrashed out the price of grain", "discuss", "the price of grain"),
        ("took issue with the wording", "reject", "with the wording"),
        ("countered that the tolls were fair", "reject", "the tolls were fair"),
        ("rebutted the claim that ships had left", "reject", "the claim that ships had left"),
        ("brushed aside the report", "reject", "the report"),
        (f"scolded {HIM} for the delay", "condemn", "for the delay"),
        ("bemoaned the delay", "express_concern", "the delay"),
        ("registered deep unease over the tolls", "express_concern", "over the tolls"),
        ("voiced disquiet at the tolls", "express_concern", "at the tolls"),
        ("extolled the harbour works", "welcome", "the harbour works"),
        ("placed on record his thanks for the grain", "thank", "his thanks for the grain"),
        (f"felicitated {HIM} on the treaty", "congratulate", "on the treaty"),
        (f"commiserated with {HIM} over the flood", "condole", "over the flood"),
        ("threw his weight behind the treaty", "affirm", "the treaty"),
        ("signalled his readiness to sail", "affirm", "to sail"),
        ("gave his blessing to the visit", "agree", "to the visit"),
        ("signed off on the treaty", "agree", "on the treaty"),
        ("struck an understanding on grain", "agree", "on grain"),
        ("committed himself to a new round", "pledge", "to a new round"),
        ("forswore the use of mines", "pledge", "the use of mines"),
        ("held out an assurance that the port would open", "pledge", "the port would open"),
        ("floated the idea of a ferry", "propose", "the idea of a ferry"),
        (f"acquainted {HIM} with the damage", "inform", "with the damage"),
        ("let it be known that the port would open", "inform", "the port would open"),
        ("spelled out the terms of the loan", "inform", "the terms of the loan"),
    ],
)
def test_idioms_of_speech_make_their_act(words: str, act: str, content: str) -> None:
    assert (act, content) in made_of(words)


@pytest.mark.parametrize(
    "marked",
    [
        f"{ORLO} pushed the door open.",
        f"{ORLO} issued new stamps.",
        f"{ORLO} reached the harbour at noon.",
        f"{ORLO} struck the drum.",
        f"{ORLO} took up office in May.",
        f"{ORLO} threw a party.",
        f"{ORLO} challenged the champion.",
        f"{ORLO} swore in the judges.",
        "[[norvia|Norvian]] protests went on. The disputes were old.",
    ],
)
def test_the_same_verbs_without_words_are_no_cues(marked: str) -> None:
    assert read(marked) == []


def test_an_office_before_a_name_is_no_verb() -> None:
    assert read("[[both|Norvia, Castle]] Counsel [[senn|Odra Senn]] came too.") == []


def test_two_who_see_eye_to_eye_agree() -> None:
    made = build("[[both|The leaders]] saw eye to eye on grain. [[both|They]] were of one mind about the ferries.")
    rows = [row for row in find_rows(made) if isinstance(row, Attribution)]
    assert [act_of_rule(row.rule) for row in rows] == ["agree", "agree"]
