"""Later text that shows what became of a commitment."""

from __future__ import annotations

import pytest

from dragoman.model.records import Passage
from tests.accounts.world import World
from tests.builders import build, contact

RETURN = "to complete the return of the detained crews"
FIRST = f"Orlo spoke with Vesk. They agreed {RETURN}."


def _follow_ups(
    later: str, *, same_people: bool = True, days: tuple[str, str] | None = None, contact_id: str = "c_2"
) -> list[str]:
    """The words of the follow-ups that a later text has of the agreement in the first."""
    world = World()
    made = build(FIRST, "first.txt", kind="readout", issuer="palace")
    world.add(made)
    world.undertake(made, RETURN)
    world.add(build(f"Later Orlo spoke with Vesk. {later}", "later.txt", kind="readout", issuer="palace"), contact_id)
    first, second = ({"from_": day, "to": day} if day else {} for day in (days or ("", "")))
    world.contacts.append(contact("c_1", **first))
    if contact_id == "c_2":
        world.contacts.append(contact("c_2", ("orlo", "vesk") if same_people else ("orlo", "tarn"), **second))
    (row,) = world.commitments("2024-12-31")
    assert (row.status == "fulfilled") is bool(row.follow_ups)
    return [world.words([follow_up.span]) for follow_up in row.follow_ups]


@pytest.mark.parametrize(
    ("later", "words"),
    [
        ("Building on the return of the detained crews, they met.", "Building on the return of the detained crews"),
        ("They met after the return of the detained crews.", "after the return of the detained crews"),
        ("They built on the return of the crews and on more.", "built on the return of the crews"),
        ("They praised the return of the detained crews.", "praised the return of the detained crews"),
        (
            "They noted with satisfaction that the return of the crews had been completed in March, as agreed.",
            "noted with satisfaction that the return of the crews had been completed in March",
        ),
    ],
)
def test_a_phrase_that_takes_it_for_done_is_a_follow_up(later: str, words: str) -> None:
    assert _follow_ups(later) == [words]


@pytest.mark.parametrize(
    "later",
    [
        "They discussed the return of the detained crews.",
        "They praised the plan to complete the return of the detained crews.",
        "Building on the talks about timber, they met.",
        "They met after the long winter.",
        "They praised the readiness of the detained crews to return.",
        "They met after the crews of the ferries.",
        "They noted with satisfaction that the crews had been paid.",
        "",
    ],
    ids=[
        "not taken for done",
        "only planned",
        "another matter",
        "no matter",
        "another head",
        "too little",
        "another deed",
        "nothing",
    ],
)
def test_other_words_are_none(later: str) -> None:
    assert _follow_ups(later) == []


def test_only_a_contact_of_the_same_people_follows_up() -> None:
    assert _follow_ups("They met after the return of the detained crews.", same_people=False) == []


def test_a_text_of_the_same_contact_is_no_follow_up() -> None:
    assert _follow_ups("They met after the return of the detained crews.", contact_id="c_1") == []


def test_an_earlier_contact_cannot_follow_up() -> None:
    later = "They met after the return of the detained crews."
    assert _follow_ups(later, days=("2024-06-18", "2024-02-13")) == []
    assert len(_follow_ups(later, days=("2024-02-13", "2024-06-18"))) == 1


def test_every_place_in_every_later_text_is_found_whatever_the_order_of_the_rows() -> None:
    world = World()
    made = build(FIRST, "first.txt", kind="readout", issuer="palace")
    world.add(made)
    world.undertake(made, RETURN)
    phrases = ("building on the return of the crews", "after the return of the detained crews")
    for number, people in ((2, ("orlo", "vesk")), (3, ("orlo", "tarn", "vesk")), (4, ("orlo", "tarn"))):
        text = f"Later Orlo spoke of {number}. They met, {phrases[0]}. They ate {phrases[1]}."
        world.add(build(text, f"{number}.txt"), f"c_{number}")
        world.contacts.append(contact(f"c_{number}", people))
    (row,) = world.commitments()
    spans = [follow_up.span for follow_up in row.follow_ups]
    assert spans == sorted(spans)
    assert world.words(spans) == " | ".join([*phrases, *phrases])
    for rows in (world.documents, world.sentences, world.mentions, world.reports, world.contacts):
        rows.reverse()
    assert world.commitments() == [row]


def test_who_takes_part_and_when_does_not_show_the_matter() -> None:
    world = World()
    what = "that experts return in the spring"
    made = build(f"Orlo spoke with [[vesk|President Vesk]]. [[vesk|President Vesk]] agreed {what}.", "first.txt")
    world.add(made)
    world.undertake(made, what)
    world.add(build("Later Orlo spoke. They met after the return of [[vesk|President Vesk]] home.", "later.txt"), "c_2")
    world.contacts += [contact("c_1"), contact("c_2", ("orlo", "vesk"))]
    assert [row.follow_ups for row in world.commitments("2024-12-31")] == [()]


@pytest.mark.parametrize(
    ("later", "words"),
    [
        ("They agreed to keep the line open. Orlo spoke of fish.", "They agreed to keep the line open."),
        ("They welcomed the boats on the line and urged all to wait.", None),
    ],
)
def test_the_same_words_in_a_later_sentence_take_it_up_again(later: str, words: str | None) -> None:
    world = World()
    first = build("Orlo spoke with Vesk. They agreed to keep the line open.", "first.txt")
    second = build(f"Later Orlo spoke. {later}", "later.txt")
    world.add(first)
    world.add(second, "c_2")
    world.undertake(first, "to keep the line open")
    world.contacts += [
        contact("c_1", from_="2024-02-13", to="2024-02-13"),
        contact("c_2", ("orlo", "vesk"), from_="2024-06-18", to="2024-06-18"),
    ]
    spans = first.at("They agreed to keep the line open"), second.at(later.rstrip("."))
    world.passages.append(Passage("g_1", "formula", *spans, None, "unmarked", 0.9))
    (row,) = world.commitments("2024-12-31")
    assert [world.words([found.span]) for found in row.follow_ups] == ([words] if words else [])
    assert row.status == "open"
