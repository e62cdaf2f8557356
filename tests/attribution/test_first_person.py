"""Leaders who tell of their contacts themselves."""

from __future__ import annotations

import pytest

from dragoman.model.records import JOINT
from tests.attribution.reading import read

LONG_AGO = "The harbour of the old town was built by the grandfathers of those who sail from it today."
SPOKE = "[[vesk|I]] spoke today with [[orlo|President Ada Orlo]]."


@pytest.mark.parametrize(
    ("sentence", "cue", "actor"),
    [
        ("Informed [[orlo|her]] about the storm.", "Informed", "vesk"),
        ("Expressed gratitude for the pumps.", "Expressed gratitude", "vesk"),
        ("Agreed to reopen the strait.", "Agreed", JOINT),
        ("We agreed to reopen the strait.", "agreed", JOINT),
        ("We also discussed the strait.", "discussed", JOINT),
    ],
)
def test_after_i_spoke_a_verb_without_a_subject_is_the_speakers_and_we_are_both(
    sentence: str, cue: str, actor: str
) -> None:
    row = read(f"{SPOKE} A good talk. {sentence}", kind="statement", issuer="castle")[-1]
    assert (row.cue, row.actor) == (cue, actor)


@pytest.mark.parametrize(
    "text",
    [
        f"{SPOKE}\n\nWe agreed with the union to wait.",
        f"{LONG_AGO}\n\n{SPOKE}\n\nWe agreed to wait.",
        "[[vesk|I]] thank the pilots. We agreed to wait.",
        "[[orlo|President Ada Orlo]] spoke today. We agreed to wait.",
    ],
)
def test_elsewhere_we_are_nobody_who_is_known(text: str) -> None:
    row = read(text, kind="statement", issuer="castle")[-1]
    assert (row.cue, row.actor) == ("agreed", None)


def test_a_post_that_opens_with_a_contact_goes_on_about_it() -> None:
    row = read(f"1/ {SPOKE}\n\n2/ A good talk.\n\n3/ We also discussed the strait.", kind="statement", issuer="castle")
    assert (row[-1].cue, row[-1].actor) == ("discussed", JOINT)


def test_what_we_did_alone_is_not_both_sides() -> None:
    row = read(f"{SPOKE} We condemned the raid.", kind="statement", issuer="castle")[-1]
    assert (row.cue, row.actor) == ("condemned", None)


def test_without_a_scene_a_verb_without_a_subject_is_nobodys() -> None:
    assert read("Informed the pilots about the storm.", kind="statement", issuer="castle") == []


def test_they_are_not_those_who_spoke_where_one_of_them_says_i() -> None:
    row = read(f"{SPOKE} They accused us of piracy.", kind="statement", issuer="castle")[-1]
    assert (row.cue, row.actor) == ("accused", None)


POST = (
    "Phone call with [[orlo|President Ada Orlo]]. Told [[orlo|her]] that the strait is open. She replied that it rains."
)


def test_a_post_of_a_known_author_needs_no_i() -> None:
    told, replied = read(POST, kind="statement", issuer="vesk")
    assert (told.cue, told.actor) == ("Told", "vesk")
    assert (replied.cue, replied.actor) == ("replied", "orlo")
    assert read(POST, kind="statement", issuer="castle")[0].actor != "vesk"


def test_in_a_post_him_and_a_first_name_mean_the_one_person_spoken_with() -> None:
    spoke = "[[vesk|I]] spoke with [[orlo|President Ada Orlo]]."
    thanked, promised = read(f"{spoke} [[vesk|I]] thanked her for the grain – Ada agreed to wait.")
    assert (thanked.actor, thanked.to) == ("vesk", "orlo")
    assert (promised.cue, promised.actor) == ("agreed", "orlo")


def test_whose_name_stands_before_a_post_writes_it() -> None:
    rows = read(
        "[[vesk|Ilmar Vesk]]: I spoke with [[orlo|President Orlo]] today. I thanked [[orlo|her]] for the pumps."
    )
    assert rows[-1].actor == "vesk"
    rows = read("[[vesk|Ilmar Vesk]] left. I spoke with [[orlo|President Orlo]] today. I thanked [[orlo|her]] for it.")
    assert rows[-1].actor is None
