"""What is asked, left open or supposed is no act."""

from __future__ import annotations

import pytest

from tests.builders import attribution, build, telling
from tests.positions.reading import acts_of

CALL = "[[orlo|President Orlo]] spoke with [[vesk|President Vesk]]. "


def _acts(sentence: str, cue: str = "had agreed", content: str = "to wait", rule: str = "agree") -> list[str]:
    made = build(f"{CALL}{sentence}")
    row = attribution(made, cue, content, source="She", actor="orlo", rule=rule)
    return [act.act for act in acts_of(made, [row], [telling(made)])]


@pytest.mark.parametrize(
    "opening",
    [
        "The Castle did not say whether ",
        "It is unclear if ",
        "The Castle declined to confirm that ",
        "There was no word on whether, after an hour, ",
        "If ",
        "Officials would not confirm reports that ",
    ],
)
def test_what_is_left_open_is_no_act(opening: str) -> None:
    assert _acts(f"{opening}[[orlo|She]] had agreed to wait.") == []


@pytest.mark.parametrize(
    "opening",
    [
        "",
        "Asked whether it was late, ",
        "The Castle did not comment, but ",
        "It was unclear if it rained; ",
        "Officials said ",
    ],
)
def test_what_stands_beside_it_is_one(opening: str) -> None:
    assert _acts(f"{opening}[[orlo|She]] had agreed to wait.") == ["agree"]


def test_who_declines_to_comment_rejects_nothing() -> None:
    assert _acts("[[orlo|She]] declined to comment on it.", "declined", "to comment on it", "decline") == []
    assert _acts("[[orlo|She]] declined to lower it.", "declined", "to lower it", "decline") == ["reject"]


@pytest.mark.parametrize(
    ("content", "act"),
    [
        ("she would halve the duty", "pledge"),
        ("Norvia would send pilots", "pledge"),
        ("she would not let him down", "pledge"),
        ("she would like to come", "inform"),
        ("she would take no part", "inform"),
        ("she was unable to come", "reject"),
    ],
)
def test_what_one_tells_to_do_oneself_is_promised(content: str, act: str) -> None:
    marked = content.replace("she", "[[orlo|she]]").replace("Norvia", "[[norvia|Norvia]]")
    assert _acts(f"[[orlo|She]] said {marked}.", "said", content, "say") == [act]


@pytest.mark.parametrize(
    ("content", "act"),
    [("what she would do", "raise"), ("whether she could come by", "request"), ("for pilots", "request")],
)
def test_a_question_raises_and_a_plea_asks(content: str, act: str) -> None:
    assert _acts(f"[[orlo|She]] asked {content}.", "asked", content, "ask") == [act]


def test_to_tell_of_the_contact_is_no_act_in_it() -> None:
    made = build("[[orlo|President Orlo]] said she spoke with [[vesk|President Vesk]] at length.")
    row = attribution(
        made, "said", "she spoke with President Vesk at length", source="President Orlo", actor="orlo", rule="say"
    )
    assert acts_of(made, [row], [telling(made)]) == []
